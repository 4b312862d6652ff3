"""A series of months as bars to be drawn: friendly upward, hostile downward, each leading to its events."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from legation.model.dealings import Month

WIDTH, HEIGHT = 960.0, 200.0
_AXIS = 18.0  # below the bars, for the years
_MOST = 180  # bars; a longer time is drawn by years


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The events of one month or year; ``up`` and ``down`` are heights above and below the line of zero."""

    x: float
    width: float
    up: float
    down: float
    label: str
    address: str
    events: int
    friendly: float
    hostile: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Bars with the line of zero, and where which year begins."""

    bars: tuple[Bar, ...]
    zero: float
    years: tuple[tuple[float, int], ...]
    width: float = WIDTH
    height: float = HEIGHT + _AXIS


def drawn(months: Sequence[Month], address: Callable[[date, date], str]) -> Drawing | None:
    """
    Lay out a series, or return None where there is nothing to draw.

    Args:
        months: those in which something happened, in order.
        address: of the entries from one day to another.
    """
    if not months:
        return None
    first, last = months[0].month, months[-1].month
    by_year = (last.year - first.year) * 12 + last.month - first.month >= _MOST
    rows = _yearly(months) if by_year else [(m.month, _end(m.month), m) for m in months]
    start = first.year if by_year else first.year * 12 + first.month - 1

    def place(day: date) -> int:
        return (day.year if by_year else day.year * 12 + day.month - 1) - start

    count = place(last) + 1
    unit = WIDTH / max(count, 12)
    highest = max(1.0, *(m.friendly for _, _, m in rows))
    lowest = max(1.0, *(-m.hostile for _, _, m in rows))
    scale = HEIGHT / (highest + lowest)
    zero = highest * scale
    bars = tuple(
        Bar(
            x=round(place(begin) * unit + unit * 0.1, 2),
            width=round(unit * 0.8, 2),
            up=round(m.friendly * scale, 2),
            down=round(-m.hostile * scale, 2),
            label=str(begin.year) if by_year else f"{begin:%Y-%m}",
            address=address(begin, end),
            events=m.events,
            friendly=m.friendly,
            hostile=m.hostile,
        )
        for begin, end, m in rows
    )
    stride = max(1, -(-(last.year - first.year + 1) // 12))
    years = tuple(
        (round(max(0, place(date(year, 1, 1))) * unit, 2), year) for year in range(first.year, last.year + 1, stride)
    )
    return Drawing(bars=bars, zero=round(zero, 2), years=years)


def _yearly(months: Sequence[Month]) -> list[tuple[date, date, Month]]:
    found: dict[int, list[Month]] = {}
    for month in months:
        found.setdefault(month.month.year, []).append(month)
    return [
        (
            date(year, 1, 1),
            date(year, 12, 31),
            Month(
                month=date(year, 1, 1),
                events=sum(m.events for m in group),
                friendly=round(sum(m.friendly for m in group), 2),
                hostile=round(sum(m.hostile for m in group), 2),
            ),
        )
        for year, group in sorted(found.items())
    ]


def _end(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
