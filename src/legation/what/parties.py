"""From the tokens of a deed to the parties that they name."""

from collections.abc import Iterable

from legation.language.grammar import Grammar
from legation.model import EventType, Mention, MentionKind, Span, Timex
from legation.what.deed import Deed
from legation.who import SentenceActors

_PLACED = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.CONSULT, EventType.MOBILIZE, EventType.AID})
_SMALL = frozenset({"the", "of", "and", "for", "a", "an", "in", "on", "&", "-", "de", "la", "al", "bin", "van", "von"})
_IN_FRONT = frozenset({"amod", "compound", "nmod"})


class PartyFinder:
    """Names the parties of one sentence's deeds."""

    def __init__(self, grammar: Grammar, actors: SentenceActors, timexes: Iterable[Timex]) -> None:
        self._grammar = grammar
        self._actors = actors
        self._times = tuple(Span(t.start, t.end) for t in timexes)

    def parties(self, tokens: Iterable[int]) -> tuple[Mention, ...]:
        """Return whom these tokens name, each once; dates and words that refer to nobody are left out."""
        found: list[Mention] = []
        for i in tokens:
            token = self._grammar.tokens[i]
            if any(span.start <= token.start < span.end for span in self._times):
                continue
            if token.dep in _IN_FRONT and token.i < token.head:
                found.extend(self._actors.modifiers(i))
            else:
                found.extend(m for m in self._actors.parties(i) if m.basis != "unresolved")
        return distinct(found)

    def _are_places(self, tokens: Iterable[int], mentions: Iterable[Mention]) -> bool:
        """Tell whether countries stand as plain nouns in front of an event: "the Japan trip", "the Kenya bombing"; "a US strike" is one by the US."""
        words = [self._grammar.tokens[i] for i in tokens]
        return all(
            w.pos == "PROPN" and w.dep != "amod" and not w.text.replace(".", "").isupper() for w in words
        ) and all(m.kind is MentionKind.STATE for m in mentions)

    def of(self, deed: Deed) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """
        Return a deed's actors and recipients. Equals all act, and nobody is both actor and recipient.
        """
        actors = self.parties(deed.actors)
        targets = self.parties(deed.recipients)
        if not deed.owned and not targets and deed.event in _PLACED and self._are_places(deed.actors, actors):
            actors, targets = (), actors
        recipients = tuple(m for m in targets if not _among(m, actors))
        if deed.same and not self._are_same(deed.same, actors):
            return (), recipients
        if deed.reciprocal and deed.actors and not actors and deed.owned:
            return (), ()  # one side is a pronoun that nobody can read
        if deed.reciprocal:
            actors = tuple(m for m in actors if can_act(m))
            return distinct((*actors, *(m for m in recipients if can_act(m)))), ()
        return actors, recipients

    def _are_same(self, tokens: Iterable[int], actors: Iterable[Mention]) -> bool:
        """Tell whether these words mean the actors themselves, or the state for which they speak; "it" and "they" may stay unread."""
        tokens = tuple(tokens)
        mine = self.parties(tokens)
        if not mine:
            return all(self._grammar.tokens[i].lower in ("it", "they", "we", "i") for i in tokens)
        ids = {m.id or m.text for m in actors} | {m.country for m in actors if m.country}
        return all((m.id or m.text) in ids or (m.country in ids and m.kind is not MentionKind.PERSON) for m in mine)


def distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions without those that name the same party again."""
    found: list[Mention] = []
    for mention in mentions:
        if not _among(mention, found):
            found.append(mention)
    return tuple(found)


def _among(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(
        (mention.id is not None and mention.id == other.id)
        or (mention.start, mention.end, mention.id) == (other.start, other.end, other.id)
        for other in others
    )


def is_known(mention: Mention) -> bool:
    """Tell whether the mention names somebody of the political world: in the registry, of a country, or with a sector."""
    return mention.id is not None or mention.country is not None or mention.sector is not None


def can_act(mention: Mention) -> bool:
    """Tell whether the mention may be a doer: things and places without a government are not, bearers of an unknown name are."""
    if mention.kind is MentionKind.OTHER and mention.basis != "unresolved":
        return all(word[:1].isupper() for word in mention.text.split() if word.lower() not in _SMALL)
    return mention.kind is not MentionKind.OTHER and (
        mention.kind is not MentionKind.PLACE or mention.country is not None
    )
