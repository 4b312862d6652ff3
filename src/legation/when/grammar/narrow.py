"""Parts of a stretch of time: "early next month", "late October", "the end of the year"."""

from datetime import date, timedelta

from legation.model import Granularity
from legation.when.calendar import Days, days_of

# First and last tenth of the stretch that a word covers. Generous: writers are.
_PARTS: dict[str, tuple[int, int]] = {
    "EARLY": (0, 5),
    "START": (0, 3),
    "MID": (2, 8),
    "MIDDLE": (3, 7),
    "LATE": (5, 10),
    "END": (7, 10),
}
_SHORT = 2


def narrowed(value: str | None, word: str) -> Days | None:
    """Return the days of the named part of a value; None if the value fixes no days or the word names no part."""
    days = days_of(value) if value else None
    part = _PARTS.get(word)
    if days is None or part is None:
        return days
    first, last, granularity = days
    width = (last - first).days + 1
    if width < _SHORT:
        return days
    low, high = part[0] * width // 10, -(-part[1] * width // 10)
    return (
        first + timedelta(low),
        first + timedelta(high - 1),
        Granularity.RANGE if granularity is not Granularity.DAY else granularity,
    )


def stretch(first: date, last: date) -> Days:
    """Return a stretch between two days, in their order."""
    first, last = min(first, last), max(first, last)
    return first, last, Granularity.DAY if first == last else Granularity.RANGE
