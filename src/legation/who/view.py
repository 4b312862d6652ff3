"""One sentence with the registry's names laid over its tokens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from legation.language import Sentence, Token
from legation.who.gazetteer import Gazetteer, Hit, TokenMap, Use

QUOTES = frozenset({'"', "“", "”", "``", "''"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "ben",
        "abu",
    ]
)
_COUNTRY_USES = (Use.STATE, Use.ADJECTIVE, Use.DEMONYM, Use.SEAT)


@dataclass(frozen=True, slots=True)
class Placed:
    """A hit and the tokens it covers, first and last; ``partial``: it is only a part of its token ("U.S.-led")."""

    hit: Hit
    first: int
    last: int
    partial: bool

    @property
    def country_use(self) -> bool:
        """It names a state, by whatever form."""
        return self.hit.get(*_COUNTRY_USES) is not None


class View:
    """A sentence, the names found in it, and which token belongs to which name."""

    __slots__ = ("cover", "hits", "lexicon", "quoted", "sentence", "tokens")

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, has_word: Callable[[str], bool]) -> None:
        """Lay the names over *sentence*; *has_word* tells what the passage has said, for names that need support."""
        self.sentence = sentence
        self.lexicon = gazetteer.lexicon
        self.tokens: tuple[Token, ...] = sentence.tokens
        places = TokenMap([token.start for token in self.tokens])
        self.hits: list[Placed] = []
        self.cover = [-1] * len(self.tokens)
        for hit in gazetteer.find(sentence.text):
            if _is_doubtful(hit, sentence.text, gazetteer, has_word):
                continue
            start, end = hit.start + sentence.start, hit.end + sentence.start
            first, last = places.at(start), places.at(end - 1)
            partial = start > self.tokens[first].start or end < self.tokens[last].end
            partial = partial and self.tokens[last].text[end - self.tokens[last].start :] not in (
                "",
                ".",
                "'s",
                "’s",
                "'",
            )
            if start > self.tokens[first].start:
                partial = True
            for i in range(first, last + 1):
                self.cover[i] = len(self.hits)
            self.hits.append(Placed(hit, first, last, partial))
        self.quoted = self._quoted()

    def hit(self, i: int) -> Placed | None:
        """Return the name that token *i* belongs to."""
        return self.hits[self.cover[i]] if self.cover[i] >= 0 else None

    def text(self, first: int, last: int) -> str:
        """Return the words from token *first* to token *last* as printed."""
        return self.sentence.cut(first, last)

    def starts_line(self, i: int) -> bool:
        """Tell whether a blank line stands before token *i*: nothing before it belongs to the same phrase."""
        if i == 0:
            return True
        gap = self.sentence.text[
            self.tokens[i - 1].end - self.sentence.start : self.tokens[i].start - self.sentence.start
        ]
        return gap.count("\n") > 1

    def climb(self, i: int) -> Iterator[Token]:
        """Yield the heads above token *i*, nearest first (at most 30: a guard against rings)."""
        for step, token in enumerate(self.sentence.ancestors(i)):
            if step > 30:
                return
            yield token

    def governor(self, i: int) -> int:
        """Return the verb of the clause in which token *i* stands as an argument, or -1."""
        for token in self.climb(i):
            if token.pos in ("VERB", "AUX"):
                return token.i
        return -1

    def _quoted(self) -> frozenset[int]:
        marks = [token.i for token in self.tokens if token.text in QUOTES]
        inside: set[int] = set()
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            inside.update(range(opening, closing + 1))
        if len(marks) % 2:
            last = marks[-1]
            inside.update(
                range(last, len(self.tokens)) if len(marks) > 1 or last < len(self.tokens) // 2 else range(last)
            )
        return frozenset(inside)


def _is_doubtful(hit: Hit, text: str, gazetteer: Gazetteer, has_word: Callable[[str], bool]) -> bool:
    """Tell whether a name like "Georgia" most often means something else, and nothing here supports the state."""
    doubt = gazetteer.lexicon.ambiguous.get(text[hit.start : hit.end])
    return doubt is not None and doubt.otherwise in ("place", "adjective") and not any(map(has_word, doubt.supports))
