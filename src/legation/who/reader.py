"""Reads a document sentence by sentence and says which parties its phrases name."""

from legation.language import Sentence
from legation.model import Mention, MentionKind, Passage, PassageKind, Published
from legation.who.gazetteer import Gazetteer, Use
from legation.who.identity import state_identity
from legation.who.memory import Memory
from legation.who.parties import PartyFinder
from legation.who.roles import is_prefixed
from legation.who.view import Placed, View

_MAIN = frozenset({PassageKind.TITLE, PassageKind.ARTICLE, PassageKind.CAPTION, PassageKind.BYLINE})


class ActorReader:
    """
    Reads one document: call :meth:`start` at each passage and :meth:`read` for each sentence, in text order.

    Title, article and captions are one discourse; every comment, post and pasted report is its own, in which the people
    of the article are known as weaker candidates.
    """

    def __init__(self, gazetteer: Gazetteer, published: Published | None) -> None:
        """Begin a document that was *published* then (None: unknown, so that no office is given a holder)."""
        self._gazetteer = gazetteer
        self._published = self._of_passage = published
        self._main = Memory(gazetteer.lexicon)
        self._memory = self._main

    def start(self, passage: Passage) -> None:
        """Begin a passage. A pasted report that bears a date of its own is read at that date."""
        self._of_passage = passage.published or self._published
        self._memory = self._main if passage.kind in _MAIN else Memory(self._gazetteer.lexicon, self._main)

    def read(self, sentence: Sentence) -> "SentenceActors":
        """Read the next sentence of the passage."""
        self._memory.advance({token.text for token in sentence.tokens if token.text[0].isupper()})
        view = View(sentence, self._gazetteer, self._memory.has_word)
        finder = PartyFinder(view, self._memory, self._gazetteer.knowledge, self._gazetteer, self._of_passage)
        return SentenceActors(finder)


class SentenceActors:
    """The parties of one sentence, by token."""

    __slots__ = ("_finder", "_view")

    def __init__(self, finder: PartyFinder) -> None:
        self._finder = finder
        self._view = finder.view

    def parties(self, i: int) -> tuple[Mention, ...]:
        """
        Return the party named by the noun phrase headed by token *i*: one mention, or several with the same words when
        a plural means several that are known ("the two ministers"). Coordinated phrases are not included. () when the
        token names nothing (an expletive "it", a verb's particle).
        """
        return self._finder.mentions(i)

    def modifiers(self, i: int) -> tuple[Mention, ...]:
        """
        Return the parties named by an adjective, compound or possessor token *i*: "Japanese" in "Japanese sanctions",
        "Putin" in "Putin's visit", both of "Japan-Russia" in "Japan-Russia talks", the leader of what is "U.S.-led".
        () for what names none or stands aside of it: "pro-Russian", "Russian-held", "nuclear".
        """
        view, finder = self._view, self._finder
        if self._is_inside(i):
            return ()
        if i in finder.people or view.tokens[i].tag == "PRP$":
            return tuple(m for m in finder.mentions(i) if m.kind is not MentionKind.OTHER)
        hits = self._joined(i)
        if hits is not None:
            return tuple(m for placed in hits if (m := self._mention(placed)) is not None)
        if view.tokens[i].pos in ("NOUN", "PROPN"):
            return tuple(m for m in finder.mentions(i) if m.id is not None or m.country is not None)
        return ()

    def _is_inside(self, i: int) -> bool:
        """Tell whether the token is part of a name or office whose head is another of its tokens: "Foreign" in "Foreign Ministry"."""
        head = self._view.tokens[i].head
        if head == i:
            return False
        own, above = self._finder.people.get(i), self._finder.people.get(head)
        if own is not None and above is not None:
            return own[1] is above[1]
        return self._view.cover[i] >= 0 and self._view.cover[i] == self._view.cover[head]

    def named(self) -> tuple[Mention, ...]:
        """Return every state, body and person of the registry, and every person introduced, that the sentence names."""
        found = [
            m for placed in self._view.hits if placed.first not in self._finder.people and (m := self._mention(placed))
        ]
        found += [self._person(i) for i, (_, name) in self._finder.people.items() if name.first == i]
        return tuple(sorted(found, key=lambda m: (m.start, m.end)))

    def _person(self, i: int) -> Mention:
        identity, name = self._finder.people[i]
        tokens = self._view.tokens
        return identity.mention(self._view.text(name.first, name.last), tokens[name.first].start, tokens[name.last].end)

    def _mention(self, placed: Placed) -> Mention | None:
        """Return the mention of a name in exactly its own characters."""
        if placed.first in self._finder.people:
            return self._person(self._finder.people[placed.first][1].first)
        entry = placed.hit.entries[0]
        identity = self._finder._of_hit(placed)
        if identity is None and entry.use is Use.COMBINING:
            identity = state_identity(entry.row)  # type: ignore[arg-type]
        if identity is None or identity.kind is MentionKind.PLACE:
            return None
        start = placed.hit.start + self._view.sentence.start
        end = placed.hit.end + self._view.sentence.start
        return identity.mention(self._view.sentence.text[placed.hit.start : placed.hit.end], start, end)

    def _joined(self, i: int) -> list[Placed] | None:
        """Return the names at token *i* with those that hyphens join to it; [] when a hyphen says they are no doers."""
        view, lexicon = self._view, self._finder.lexicon
        token = view.tokens[i]
        placed = view.hit(i)
        if placed is None:
            if i > 1 and view.tokens[i - 1].text == "-" and view.hit(i - 2) is not None:
                meaning = lexicon.hyphens.get(token.lower)
                if meaning is not None:
                    led = view.hit(i - 2)
                    return [led] if meaning == "agent" and led else []
            return None
        if placed.hit.entries[0].use in (Use.OFFICE, Use.OFFICES):
            return None
        inside = [each for each in view.hits if each.first <= i <= each.last]
        if placed.partial or len(inside) > 1:
            rest = token.lower.rsplit("-", 1)[-1]
            start = token.lower.split("-", 1)[0]
            if lexicon.hyphens.get(rest) == "other" or lexicon.hyphens.get(start) == "prefix":
                return []
            return [each for each in inside if each.hit.entries[0].use is not Use.FAMILY]
        if is_prefixed(view, lexicon, placed.first):
            return []
        return self._chain(placed)

    def _chain(self, placed: Placed) -> list[Placed]:
        view, lexicon = self._view, self._finder.lexicon
        chain = [placed]
        while True:
            i = chain[0].first
            before = view.hit(i - 2) if i > 1 and view.tokens[i - 1].text in ("-", "–") else None
            if before is None or before.partial:
                break
            chain.insert(0, before)
        while True:
            i = chain[-1].last
            if i + 2 >= len(view.tokens) or view.tokens[i + 1].text not in ("-", "–"):
                break
            after = view.hit(i + 2)
            if after is None:
                return chain if lexicon.hyphens.get(view.tokens[i + 2].lower) != "other" else []
            chain.append(after)
        return chain if len(chain) > 1 or placed.hit.entries[0].use is not Use.COMBINING else []
