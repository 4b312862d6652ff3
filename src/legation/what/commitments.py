"""What "will" and "will not" amount to: a promise or threat that was made, a refusal that was given."""

from dataclasses import replace

from legation.language.grammar import Grammar
from legation.lexicons.coding import Cell, Coding
from legation.model import EventType, Status
from legation.what.deed import Deed
from legation.what.match import Match

# The acts that "said it would", "will not" and "said Rome must" amount to.
COMMITMENT, REFUSAL, DEMAND = "promise", "refuse", "demand"
_DUTY = frozenset({"must", "should", "ought"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_WILL = frozenset({"will", "would", "'ll", "wo"})
# What is said to be coming is a commitment of its doer (PLOVER 2021, AGREE and THREATEN: intent is coded by these types), but for
# meetings, which stay plans, and for sayings.
_UNCOMMITTED = frozenset(
    {
        EventType.CONSULT,
        EventType.STATE,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
    }
)


def has_modal(grammar: Grammar, words: tuple[int, ...], modals: frozenset[str]) -> bool:
    """Tell whether one of *modals* stands with one of *words*."""
    return any(grammar.tokens[k].lower in modals for w in words for k in grammar.sentence.children[w])


def refused(grammar: Grammar, coding: Coding, deed: Deed) -> tuple[Deed, ...]:
    """Who "will not meet" refuses to: the refusal happened, the meeting is refused."""
    if deed.status is not Status.DENIED or not deed.actors or deed.event.value not in _COOPERATION:
        return (deed,)
    if not _is_own_will(grammar, deed):
        return (deed,)
    cell = coding.cell(REFUSAL, deed)
    if cell is None or cell.event is None:
        return (deed,)
    refusal = _as_act(deed, REFUSAL, cell, "refuse: what somebody will not do")
    return (refusal, replace(deed, status=Status.REFUSED)) if cell.content_status else (refusal,)


def _is_own_will(grammar: Grammar, deed: Deed) -> bool:
    """Tell whether "will not" or "cannot" is said of the doers: not of what "will not cause them to leave", nor "would not have let"."""
    for w in deed.words:
        kids = {grammar.tokens[k].lower for k in grammar.sentence.children[w]}
        if kids & (_WILL | {"can", "ca"}) and not ("would" in kids and "have" in kids):
            subjects = grammar.subjects(w)
            if not subjects or set(subjects) & set(deed.actors):
                return True
    return False


def committed(grammar: Grammar, coding: Coding, deed: Deed) -> tuple[Deed, ...]:
    """What somebody "will" do is a commitment that was made, besides the doing that is planned: "the Senate will fund the dam"."""
    if (
        deed.act == COMMITMENT
        or deed.status is not Status.PLANNED
        or deed.event in _UNCOMMITTED
        or not deed.actors
        or deed.condition
    ):
        return (deed,)
    if grammar.is_passive(deed.head):
        return (deed,)  # "will be greeted by protesters": no promise of theirs
    if grammar.tokens[deed.head].pos not in ("VERB", "AUX") or not has_modal(
        grammar, deed.words, frozenset({"will", "'ll"})
    ):
        return (deed,)
    cell = coding.cell(COMMITMENT, deed)
    if cell is None or cell.event is None:
        return (deed,)
    return (_as_act(deed, COMMITMENT, cell, "promise: what somebody will do"), deed)


def _as_act(deed: Deed, act: str, cell: Cell, reason: str) -> Deed:
    assert cell.event is not None
    return replace(
        deed,
        event=cell.event,
        mode=cell.mode,
        cameo=cell.cameo,
        group=cell.event.value,
        reciprocal=False,
        status=cell.status,
        act=act,
        reasons=(reason, grid_reason(cell), *deed.reasons),
    )


def is_commitment(grammar: Grammar, match: Match, cell: Cell, core: Deed) -> bool:
    """Tell whether somebody says what they will do themselves: "Seoul said it would send aid" promises the aid."""
    if (
        cell.event is not None
        or cell.content_status is not Status.ACTUAL
        or match.pattern.links().isdisjoint({"clause", "infinitive"})
        or core.status in (Status.DENIED, Status.REFUSED)
    ):
        return False
    tokens = grammar.tokens
    if tokens[core.head].pos not in ("VERB", "AUX") and core.act is None:
        return False
    return (
        has_modal(grammar, core.words, _WILL)
        and core.condition is None
        and bool(core.actors)
        and all(tokens[d].lower in _SELF or d in match.filled.get("A", ()) for d in core.actors)
    )


def is_demand(grammar: Grammar, match: Match, cell: Cell, core: Deed) -> bool:
    """Tell whether somebody says what others must do: "Oslo said Rome must withdraw its troops" demands the withdrawal."""
    return (
        cell.event is None
        and cell.content_status is Status.ACTUAL
        and "clause" in match.pattern.links()
        and core.status is Status.PROPOSED
        and grammar.tokens[core.head].pos in ("VERB", "AUX")
        and has_modal(grammar, core.words, _DUTY)
        and bool(core.actors)
        and set(core.actors).isdisjoint(match.filled.get("A", ()))
        and all(grammar.tokens[d].pos != "PRON" for d in core.actors)
    )


def grid_reason(cell: Cell) -> str:
    """Return the reason that names a cell of the grid."""
    event = cell.event or "no claim of its own"
    return f"grid {cell.act} x {cell.content}: {event}{'/' + cell.mode if cell.mode else ''}"
