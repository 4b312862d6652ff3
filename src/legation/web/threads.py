"""A plan's history drawn along time: what was said on which day, and when the doing was then to be."""

from dataclasses import dataclass
from datetime import date

from legation.model import Plan, PlanStep

WIDTH = 340  # units of the drawing, which is as wide as its card
_LEFT, _RIGHT, _TOP, _ROW, _AXIS = 8, 8, 6, 17, 20
_MOST = 24  # steps that are drawn, the newest
_NARROWEST = 7.0  # a planned day is seen all the same
_TICKS = 4
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000)  # between ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One step: ``said`` is where the day stands on which it was said, ``left`` and ``right`` the ends of the time then given.

    None: no day is known.
    """

    step: PlanStep
    y: float
    said: float | None
    left: float | None
    right: float | None

    @property
    def tie(self) -> tuple[float, float] | None:
        """The ends of the line between the saying and what it spoke of; None where one is unknown or they touch."""
        if self.said is None or self.left is None or self.right is None:
            return None
        if self.said < self.left:
            return self.said, self.left
        return (self.right, self.said) if self.said > self.right else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The drawing of a plan; ``ticks`` are places with their labels, ``now`` is the day to which the plan's state holds."""

    width: int
    height: int
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float | None
    left_out: int


def thread(plan: Plan) -> Thread | None:
    """Draw a plan; None where none of its steps bears a day."""
    steps = plan.steps[-_MOST:]
    days = [day for step in steps for day in _days(step)]
    if not days:
        return None
    if plan.as_of is not None and (plan.is_open or plan.state.value == "lapsed"):
        days.append(plan.as_of)
    first, last = min(days).toordinal(), max(days).toordinal() + 1
    span = max(last - first, 14)
    scale = (WIDTH - _LEFT - _RIGHT) / span

    def at(day: date, after: int = 0) -> float:
        return round(_LEFT + (day.toordinal() + after - first) * scale, 1)

    rows = []
    for i, step in enumerate(steps):
        left = right = None
        if step.when is not None:
            left, right = at(step.when.earliest), at(step.when.latest, 1)
            if right - left < _NARROWEST:
                right = min(left + _NARROWEST, WIDTH - 1.0)
                left = right - _NARROWEST
        said = at(step.day) if step.day else None
        rows.append(Row(step=step, y=_TOP + i * _ROW + _ROW / 2, said=said, left=left, right=right))
    height = _TOP + len(steps) * _ROW
    ticks = tuple(
        (at(day), label) for day, label in _ticks(date.fromordinal(first), date.fromordinal(first + span - 1))
    )
    now = at(plan.as_of) if plan.as_of in days else None
    left_out = len(plan.steps) - len(steps)
    return Thread(width=WIDTH, height=height + _AXIS, rows=tuple(rows), ticks=ticks, now=now, left_out=left_out)


def _days(step: PlanStep) -> list[date]:
    return [day for day in (step.day, step.when and step.when.earliest, step.when and step.when.latest) if day]


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """First days of months, quarters, years or longer, as few as a small drawing bears; the day itself where it is short."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 1:
        return [(first, first.isoformat())]
    every = next((each for each in _MONTHS if months / each <= _TICKS), _MONTHS[-1])
    begin = first.year * 12 + first.month - 1
    found = []
    for month in range(begin + (-begin % every), last.year * 12 + last.month, every):
        day = date(max(month // 12, 1), month % 12 + 1, 1)
        if first <= day <= last:
            found.append((day, f"{day:%Y}" if every >= 12 else f"{day:%Y-%m}"))
    return found
