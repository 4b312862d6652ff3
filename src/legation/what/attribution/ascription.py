"""The record of one attribution, and the chain of them above a stretch of text."""

from collections.abc import Sequence
from dataclasses import dataclass

from legation.model import Excerpt, Span

CLAUSAL = frozenset({"clause", "quote", "inf", "gerund", "small", "phrase", "headline", "cited"})
"""Frames whose content is a proposition or a doing, rather than a thing ("rejected the offer")."""

REPORTING = frozenset(
    {"say", "tell", "answer", "claim", "deny", "admit", "report", "announce", "warn", "quote", "ask", "accuse"}
)
"""Classes of cues that put words into a mouth, rather than thoughts or wishes into a head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ascription:
    """
    One attribution: somebody (``source``) said, thought or wanted (``cue``) something (``content``).

    ``sentence`` is the index of the cue's sentence in the passage. ``cue_head`` (the verb of "has said"), ``cue_tokens``
    and ``source_head`` count within it; the last is the head of the phrase that names the source (for "who said" its
    antecedent). ``content`` reaches from the first to the last word ascribed; ``pieces`` leave out what stands between
    ('"No," *she said*, "never"'), so only they tell whether a word is ascribed. ``kind`` is direct (all quoted), mixed
    (partly), according (a phrase, not a clause) or indirect; ``cue_class`` one of the lexicon's classes; ``frame`` where
    the content stood. ``source`` is None where the text names none ("is said to", "reportedly"). ``quoted``: the cue
    itself stands inside quoted words, so that it is the quoted speaker's ascription and not the reporter's.
    """

    sentence: int
    cue_head: int
    cue_tokens: tuple[int, ...]
    source: Excerpt | None
    source_head: int | None
    cue: Excerpt
    content: Excerpt
    pieces: tuple[Span, ...]
    kind: str
    cue_class: str
    frame: str
    quoted: bool = False

    def covers(self, span: Span) -> bool:
        """Tell whether *span* begins inside the words ascribed and does not reach past them."""
        return any(piece.start <= span.start < piece.end for piece in self.pieces) and span.end <= self.content.end

    @property
    def clausal(self) -> bool:
        """Whether the content is a clause or quotation rather than a noun phrase."""
        return self.frame in CLAUSAL


def chain_at(span: Span, ascriptions: Sequence[Ascription], *, clausal_only: bool = False) -> tuple[Ascription, ...]:
    """
    Return the ascriptions whose content covers *span*, the speaker nearest to it first.

    Of two that cover it, the inner one is that whose cue the other's content holds. *clausal_only* leaves out those
    whose content is a noun phrase ("criticised the visit" says nothing of who reports the visit).
    """
    over = [a for a in ascriptions if a.covers(span) and not (clausal_only and not a.clausal)]

    def depth(one: Ascription) -> int:
        return sum(other is not one and other.covers(one.cue.span) for other in over)

    def extent(one: Ascription) -> int:
        return sum(piece.end - piece.start for piece in one.pieces)

    return tuple(sorted(over, key=lambda a: (-depth(a), extent(a), -a.cue.start)))


def stated(ascriptions: Sequence[Ascription]) -> tuple[Ascription, ...]:
    """
    Return the ascriptions that the text makes in its own voice: what a list of a page's attributions should hold.

    Left out are those made by someone quoted ('"I think so," she said': not the thinking), and attitudes told of inside
    what somebody is said to have said, unless they are themselves sayings ("was quoted by Y as saying"); so are the
    second records that make of someone cited a speaker.
    """
    clausal = [a for a in ascriptions if a.clausal]

    def kept(one: Ascription) -> bool:
        if one.quoted or one.frame == "cited":  # "citing X" itself is already listed
            return False
        if one.cue_class in REPORTING and one.frame in ("clause", "quote", "phrase"):
            return True
        return not any(other is not one and other.covers(one.cue.span) for other in clausal)

    return tuple(a for a in ascriptions if kept(a))
