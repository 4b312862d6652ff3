"""What bears on the day a page was published: bounds, and tests that each possible day passes or fails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

FIRST: Final = date(1945, 1, 1)  # the table of landmarks begins here
LAST: Final = date(2035, 12, 31)
_TOLERATED: Final = (
    0.15  # of the evidence may speak against the days that the rest agrees on: quotations, slips, parse errors
)
_MAX_CANDIDATES: Final = 5 * 366
_MAX_WIDTH: Final = 100  # days: a page dated no better than to a quarter is called undated
_TRIMMED: Final = range(3, 32)  # widths, in days, that the last word may trim


@dataclass(frozen=True, slots=True)
class Bound:
    """
    The page was published between two days, both included, says ``reason``. ``weight`` is 1 for the article's own words;
    ``start`` and ``end`` are those of the words in the document's text.
    """

    earliest: date
    latest: date
    reason: str
    weight: float = 1.0
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """A test that the day of publication should pass: "Sept. 9 was a Friday"."""

    reason: str
    holds: Callable[[date], bool]
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The days that remain, the evidence that narrowed them, and the evidence that speaks against them."""

    earliest: date
    latest: date
    used: tuple[Bound | Fit, ...]
    against: tuple[Bound, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """What narrowed the days, in words."""
        return tuple(dict.fromkeys(item.reason for item in self.used))


def weigh(bounds: Sequence[Bound], fits: Sequence[Fit], last_word: Fit | None = None) -> Verdict | None:
    """
    Return the days on which the evidence agrees; None if it contradicts itself or leaves more than a quarter of a year.

    *last_word* is a weak test that only trims the ends of an interval that is already short.
    """
    unique = list({(b.earliest, b.latest, b.reason): b for b in bounds}.values())
    window = _densest(unique)
    if window is None:
        return None
    first, last = window
    if (last - first).days > _MAX_CANDIDATES:
        return None
    days = [first + timedelta(k) for k in range((last - first).days + 1)]
    kept, used = _fitting(days, fits)
    if not kept or (kept[-1] - kept[0]).days > _MAX_WIDTH:
        return None
    if (
        last_word is not None
        and (kept[-1] - kept[0]).days in _TRIMMED
        and (trimmed := [d for d in kept if last_word.holds(d)])
    ):
        kept, used = trimmed, [*used, last_word]
    telling = sorted((b for b in unique if _tells(b, first, last)), key=lambda b: (b.latest - b.earliest, b.reason))
    against = tuple(b for b in unique if b.latest < kept[0] or b.earliest > kept[-1])
    return Verdict(kept[0], kept[-1], (*telling, *used), against)


def _densest(bounds: Sequence[Bound]) -> tuple[date, date] | None:
    """Return the stretch of days that most evidence allows, if little of it speaks against."""
    if not bounds:
        return None
    steps: dict[date, float] = {}
    for bound in bounds:
        steps[bound.earliest] = steps.get(bound.earliest, 0) + bound.weight
        after = bound.latest + timedelta(1)
        steps[after] = steps.get(after, 0) - bound.weight
    edges = sorted(steps)
    level, best, stretches = 0.0, 0.0, list[tuple[date, date, float]]()
    for start, end in zip(edges, [*edges[1:], LAST + timedelta(1)], strict=True):
        level += steps[start]
        if end > start:
            stretches.append((start, end - timedelta(1), level))
            best = max(best, level)
    total = sum(bound.weight for bound in bounds)
    if best < total * (1 - _TOLERATED):
        return None
    chosen = [s for s in stretches if s[2] > best - 1e-6]
    return chosen[0][0], chosen[-1][1]


def _fitting(days: list[date], fits: Sequence[Fit]) -> tuple[list[date], list[Fit]]:
    """Return the days that fail fewest tests, and the tests that ruled out a day."""
    if not fits:
        return days, []
    failed = [sum(not fit.holds(day) for fit in fits) for day in days]
    fewest = min(failed)
    if fewest > len(fits) * _TOLERATED:
        return [], []
    kept = [day for day, count in zip(days, failed, strict=True) if count == fewest]
    telling = [fit for fit in fits if not all(map(fit.holds, days)) and any(map(fit.holds, kept))]
    return kept, telling


def _tells(bound: Bound, first: date, last: date) -> bool:
    """Tell whether a bound cut at one of the ends."""
    return bound.earliest <= first and bound.latest >= last and (bound.earliest == first or bound.latest == last)
