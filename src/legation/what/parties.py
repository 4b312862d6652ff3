"""From the tokens of a deed to the parties that they name."""

from collections.abc import Iterable

from legation.language.grammar import Grammar
from legation.model import Mention, MentionKind, Span, Timex
from legation.what.deeds import Deed
from legation.who import SentenceActors

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
                found.extend(self._actors.parties(i))
        return distinct(found)

    def of(self, deed: Deed) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """
        Return a deed's actors and recipients. Equals all act, and nobody is both actor and recipient.
        """
        actors = self.parties(deed.actors)
        recipients = tuple(m for m in self.parties(deed.recipients) if not _among(m, actors))
        if deed.reciprocal:
            return distinct((*actors, *recipients)), ()
        return actors, recipients


def distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions without those that name the same party again."""
    found: list[Mention] = []
    for mention in mentions:
        if not _among(mention, found):
            found.append(mention)
    return tuple(found)


def _among(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(
        (mention.id is not None and mention.id == other.id) or (mention.start, mention.end, mention.id) == (other.start, other.end, other.id)
        for other in others
    )


def is_known(mention: Mention) -> bool:
    """Tell whether the mention names somebody of the political world: in the registry, of a country, or with a sector."""
    return mention.id is not None or mention.country is not None or mention.sector is not None


def can_act(mention: Mention) -> bool:
    """Tell whether the mention may be a doer: things, places without a government and unread pronouns are not."""
    return mention.kind is not MentionKind.OTHER and (mention.kind is not MentionKind.PLACE or mention.country is not None)
