"""What a passage has spoken of so far: the parties in the order of their mentions, and the people it has introduced."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.lexicons.who import WhoLexicon
from legation.who.identity import Identity


@dataclass(frozen=True, slots=True)
class Seen:
    """
    One mention of a party. ``identity`` None: a thing that is no party, kept since "it" may mean it. ``members`` are the
    parties of a pair ("Abe and Putin"). ``weak``: named by an adjective or in passing only.
    """

    identity: Identity | None
    sentence: int
    token: int
    subject: bool = False
    governor: int = -1
    plural: bool = False
    members: tuple[Identity, ...] = ()
    weak: bool = False
    role: str = ""
    quoted: bool = False
    proper: bool = False  # an unknown name: it may be a person's


def key_of(identity: Identity) -> str:
    """Return what tells one party from another."""
    return identity.id or f"{identity.kind}:{identity.name or identity.role}:{identity.country}"


class Memory:
    """The discourse of one passage (or of a page's article with its title)."""

    def __init__(self, lexicon: WhoLexicon, page: "Memory | None" = None) -> None:
        """Begin empty; *page* holds the people of the page's article, known here as weaker candidates."""
        self._lexicon = lexicon
        self._page = page
        self.seen: list[Seen] = []
        self.sentence = -1
        self.speaker: tuple[Identity, ...] = ()  # of the last direct speech
        self._people: dict[str, list[Identity]] = {}
        self._words: set[str] = set()

    def advance(self, words: set[str]) -> None:
        """Begin the next sentence, which holds these words."""
        self.sentence += 1
        self._words |= words

    def has_word(self, word: str) -> bool:
        """Tell whether the word has stood in the passage so far."""
        return word in self._words

    def introduce(self, identity: Identity, words: str, family: str | None = None) -> None:
        """Remember a person under the words that named them and under the family name."""
        for key in self._keys(words, family):
            known = self._people.setdefault(key, [])
            if known and known[-1] == identity:
                continue
            known[:] = [each for each in known if key_of(each) != key_of(identity)]
            known.append(identity)

    def person(self, words: str, gender: str | None = None) -> Identity | None:
        """Return the person whom these words named before in the passage, else in the page's article."""
        key = words.lower().replace("’", "'")
        for known in (self._people.get(key, ()), self._page._people.get(key, ()) if self._page else ()):
            fitting = [each for each in known if not (gender and each.gender and each.gender != gender)]
            if fitting:
                return fitting[-1]
        return None

    def add(self, seen: Seen) -> None:
        """Note a mention."""
        self.seen.append(seen)

    def back(self, sentences: int) -> Iterator[Seen]:
        """Yield the mentions of this and the last *sentences* sentences, the latest first."""
        for each in reversed(self.seen):
            if self.sentence - each.sentence > sentences:
                return
            yield each

    def _keys(self, words: str, family: str | None) -> set[str]:
        parts = words.replace("’", "'").split()
        keys = {words.lower().replace("’", "'")}
        if family:
            keys.add(family.lower())
            return keys
        if len(parts) > 1 and parts[0] in self._lexicon.family_first and parts[0] not in self._lexicon.given_names:
            keys.add(parts[0].lower())
            return keys
        last = parts[-1].lower()
        keys.add(last)
        if last[:3] in ("al-", "el-"):
            keys.add(last[3:])
        if len(parts) > 2 and parts[-2].islower():
            keys.add(f"{parts[-2]} {last}")
        if len(parts) > 2 and parts[-2][0].isupper():
            keys.add(f"{parts[-2]} {parts[-1]}".lower())  # "Aung San Suu Kyi": "Suu Kyi"
        return keys
