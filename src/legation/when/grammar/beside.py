"""Days counted from a day that the next words name: "the day before yesterday", "two days after Christmas", "the eve of March 3"."""

from datetime import date, timedelta
from typing import Final

from legation.when.calendar import shift
from legation.when.grammar.dates import nearest_year, next_holiday
from legation.when.grammar.relative import moved
from legation.when.grammar.rule import Found, Reading, Rule, rule
from legation.when.grammar.weekdays import resolve_weekday

_FINE: Final = frozenset({"S", "MIN", "H", "PER"})


def _named_day(found: Found) -> date | None:
    """Return the day that the words behind name; None if there is no such day."""
    context = found.context
    if (weekday := found.get("w")) is not None:
        return resolve_weekday(context.anchor(), int(weekday.number), found.tense("w"), found.letter("r"))
    if (deictic := found.get("d")) is not None:
        return context.anchor() + timedelta(int(deictic.number))
    if found.get("h") is not None:
        return next_holiday(found)
    month, day = int(found.part("m").number), int(found.part("n").number)
    try:
        return date(found.number("y") or nearest_year(context, month, day, found.tense("m")), month, day)
    except ValueError:
        return None


def _beside(found: Found) -> Reading | None:
    unit, day = found.code("u"), _named_day(found)
    uncounted = found.part("u").letter == "V" and found.get("c") is None  # "days after Christmas"
    if unit in _FINE or day is None or uncounted:
        return None
    count = found.number("c") or 1
    other = moved(day, unit, -count if found.part("b").letter == "b" else count)
    if other is None:
        return None
    value = shift(other, unit, 0) if unit in ("W", "M") and found.letter("c") in ("", "T") else other.isoformat()
    return Reading(value) if value else None


def _eve(found: Found) -> Reading | None:
    day = _named_day(found)
    if found.code("part") != "EVE" or day is None:
        return None
    return Reading((day - timedelta(1)).isoformat())


_DAY: Final = r"(?:(?:W,?)?(?P<m>M)(?P<n>[dO])(?:,?(?P<y>Y))?|(?P<r>[ln])?(?P<w>W)|(?P<d>D)|(?P<h>H))"

RULES: tuple[Rule, ...] = (
    rule("day beside day", rf"(?:T|A|(?P<c>[dN]))?(?P<u>[UV])(?P<b>[ba]){_DAY}", _beside),
    rule("eve of day", rf"T?(?P<part>p)o{_DAY}", _eve),
)
