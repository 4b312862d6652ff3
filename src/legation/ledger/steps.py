"""The history of a plan: from claims in a thread to dated steps, and from steps to where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.ledger.fusing import order
from legation.ledger.threads import Thread
from legation.ledger.traces import Trace
from legation.model import PlanState, Status

DATED = 31  # days: a time no wider than this is a date, a wider one ("in the autumn") still an intention
EXACT = 7

_UNDONE = {
    Status.POSTPONED: PlanState.POSTPONED,
    Status.CANCELLED: PlanState.CANCELLED,
    Status.FAILED: PlanState.CANCELLED,
}
_LOOSE = frozenset({Status.PROPOSED, Status.POSSIBLE, Status.CONDITIONAL})
_FIRM = frozenset({PlanState.AGREED, PlanState.SCHEDULED, PlanState.RESCHEDULED})


@dataclass(slots=True)
class Step:
    """What was told of a plan on a day; ``when`` holds ordinals, ``basis`` is said, published or recalled."""

    state: PlanState
    traces: list[Trace]
    day: int | None
    basis: str | None
    when: tuple[int, int] | None


@dataclass(slots=True)
class History:
    """The steps of a plan, what they lead to, and the claim whose time now holds (None: no time holds)."""

    steps: list[Step] = field(default_factory=list)
    state: PlanState = PlanState.MOOTED
    time: Trace | None = None
    slipped: bool = False


def history(thread: Thread) -> History:
    """
    Tell a plan's story in the order in which things were said.

    What a page recalls of a time already past ("it had been eyed for 2014 but was put off") stands at that time. A mere
    possibility does not undo what was fixed. Repetitions join the step that they repeat.
    """
    told = History()
    for trace in sorted(thread.traces, key=_moment):
        _tell(told, trace)
    return told


def _moment(trace: Trace) -> tuple[int, bool, int, str, int, str]:
    told = trace.told if trace.told is not None else 10_000_000
    if is_recalled(trace) and trace.last is not None:
        return (trace.last, trace.status in _UNDONE, *order(trace))
    same_page = trace.start
    return (told, False, trace.published[0] if trace.published else 10_000_000, trace.document, same_page, trace.id)


def is_recalled(trace: Trace) -> bool:
    """Tell whether the time that it speaks of had passed when it was told."""
    return trace.last is not None and trace.told is not None and trace.last < trace.told


def _tell(told: History, trace: Trace) -> None:
    state = _state(told, trace)
    when = (trace.first, trace.last) if trace.first is not None and trace.last is not None else None
    moved = when is not None and told.time is not None and _is_later(told.time, when)
    told.slipped = told.slipped or state in (PlanState.POSTPONED, PlanState.RESCHEDULED) or moved
    last = told.steps[-1] if told.steps else None
    if last is not None and _repeats(last, trace, state, when):
        last.traces.append(trace)
        if when is not None and (last.when is None or _is_narrower(when, last.when)):
            last.when = when
            told.time = trace
        return
    basis = None if trace.told is None else "recalled" if is_recalled(trace) else "said" if trace.said else "published"
    told.steps.append(Step(state, [trace], trace.told, basis, when))
    told.state = state
    if state is PlanState.POSTPONED:
        told.time = trace if moved else None
    elif when is not None and not _says_less(told.time, trace):
        told.time = trace


def _says_less(time: Trace | None, trace: Trace) -> bool:
    """A mere possibility does not move a time that was fixed, nor does "this year" widen a date."""
    if time is None or time.first is None or time.last is None or trace.first is None or trace.last is None:
        return False
    if trace.status in _LOOSE and time.status not in _LOOSE:
        return True
    return _holds(time, trace) and _is_narrower((time.first, time.last), (trace.first, trace.last))


def _state(told: History, trace: Trace) -> PlanState:
    status = Status(trace.status)
    if status in _UNDONE:
        return _UNDONE[status]
    if status in _LOOSE:
        return told.state if told.state in _FIRM else PlanState.MOOTED
    width = trace.width
    if width is None or width > (EXACT if trace.act == "agree" else DATED):
        narrower = told.state in (PlanState.SCHEDULED, PlanState.RESCHEDULED) and _holds(told.time, trace)
        return told.state if narrower else PlanState.AGREED
    return _dated(told, trace)


def _dated(told: History, trace: Trace) -> PlanState:
    """A date is a new one if the plan had been put off, or had a time that does not hold it."""
    put_off = any(step.state in (PlanState.POSTPONED, PlanState.CANCELLED) for step in told.steps)
    earlier = [step.when for step in told.steps if step.when and step.state in _FIRM]
    missed = (
        bool(earlier)
        and trace.first is not None
        and trace.last is not None
        and all(trace.first > last or trace.last < first for first, last in earlier)
    )
    return PlanState.RESCHEDULED if put_off or missed else PlanState.SCHEDULED


def _holds(time: Trace | None, trace: Trace) -> bool:
    if time is None or trace.first is None or trace.last is None or time.first is None or time.last is None:
        return True
    return trace.first <= time.last and time.first <= trace.last


def _repeats(last: Step, trace: Trace, state: PlanState, when: tuple[int, int] | None) -> bool:
    """Tell whether a claim adds nothing to the step before it; a narrower time does, unless told the same day."""
    if last.state is not state:
        return False
    if when is None:
        return True
    if last.day == trace.told:
        return last.when is None or (when[0] <= last.when[1] and last.when[0] <= when[1])
    return (
        last.when is not None
        and when[0] <= last.when[1]
        and last.when[0] <= when[1]
        and not _is_narrower(when, last.when)
    )


def _is_narrower(when: tuple[int, int], other: tuple[int, int]) -> bool:
    return when[1] - when[0] < (other[1] - other[0]) / 2


def _is_later(time: Trace, when: tuple[int, int]) -> bool:
    return time.last is not None and when[0] > time.last


def due(told: History) -> int | None:
    """The last day of the time that now holds."""
    return told.time.last if told.time is not None else None


def all_traces(steps: Sequence[Step]) -> list[Trace]:
    """The claims of a history, in its order."""
    return [trace for step in steps for trace in step.traces]
