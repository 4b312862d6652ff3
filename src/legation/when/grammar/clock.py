"""Times of day: "5 p.m.", "10:35 a.m. (0735 GMT) Wednesday", "noon Thursday", "the evening of March 3", "4 in the morning"."""

from datetime import date
from typing import Final

from legation.model import TimexType
from legation.when.grammar.dates import nearest_year
from legation.when.grammar.rule import Context, Found, Reading, Rule, rule
from legation.when.grammar.weekdays import resolve_weekday

_HOURS: Final = {"MI": "12:00", "24": "24:00"}
_NOON: Final = 12
_SMALL_HOURS: Final = 5  # "3 at night" is after midnight
_LATELY: Final = 7  # days before publication to which a bare clock time may still belong


def _hour(found: Found) -> str | None:
    clock = found.get("k")
    return str(clock.value) if clock is not None else _HOURS.get(found.code("p"))


def _clock(found: Found) -> Reading | None:
    hour = _hour(found)
    return _at(found, hour) if hour is not None else None


def _part(found: Found) -> Reading | None:
    """ "the evening of March 3", "mid-afternoon yesterday"."""
    return _at(found, _HOURS.get(found.code("p"), found.code("p")))


def _hours_of_day(found: Found) -> Reading | None:
    """ "the early hours of Thursday"."""
    return _at(found, "MO") if found.code("u") == "H" else None


def _spoken(found: Found) -> Reading | None:
    """ "4 in the morning", "nine o'clock"."""
    hour, part = found.number("h"), found.code("p")
    if hour is None or not 1 <= hour <= _NOON:
        return None
    small = part == "MO" or (part == "NI" and hour <= _SMALL_HOURS)
    if part and not small:
        hour = hour % _NOON + _NOON
    return _at(found, f"{hour % _NOON if small else hour:02d}:00")


def _at(found: Found, time: str) -> Reading | None:
    try:
        return Reading(f"{_day(found)}T{time}", TimexType.TIME)
    except ValueError:  # no such day of the month
        return None


def _day(found: Found) -> date:
    context = found.context
    if (weekday := found.get("w")) is not None:
        return resolve_weekday(context.anchor(), int(weekday.number), found.tense("w"), found.letter("r"))
    if (deictic := found.get("d")) is not None:
        return date.fromordinal(context.anchor().toordinal() + int(deictic.number))
    if (month := found.get("m")) is not None:
        number, day = int(month.number), int(found.part("n").number)
        year = found.number("y") or nearest_year(context, number, day, found.tense("m"))
        return date(year, number, day)
    return _lone_day(context)


def _lone_day(context: Context) -> date:
    """Return the day of a clock time that names none: the one just spoken of if it is of these days, else that of the page."""
    day = context.last_day()
    if day is not None and context.recent and context.today is not None:
        context.counted = True
        if abs((context.today - day).days) < _LATELY:
            return day
    return context.anchor()


_DAY: Final = r"(?:W,?)?(?P<m>M)(?P<n>[dO])(?:,?(?P<y>Y))?|(?P<r>[ln])?(?P<w>W)|(?P<d>D)"
_ZONE: Final = r"G?(?:<(?:K|G)G?>)?"

RULES: tuple[Rule, ...] = (
    rule("clock day", rf"(?:(?P<k>K)|(?P<p>P)){_ZONE},?[io]?(?:{_DAY})", _clock),
    rule("day clock", rf"(?:{_DAY}),?i?(?:(?P<k>K)|(?P<p>P))G?", _clock),
    rule("part of named day", rf"(?:m-?)?(?P<p>P)[io]?(?:{_DAY})", _part),
    rule("middle of part", r"m-?(?P<p>P)", _part),
    rule("early hours", rf"T?m(?P<u>V)o(?:{_DAY})P?", _hours_of_day),
    rule("clock", r"(?:(?P<k>K)|(?P<p>P))G?", _clock),
    rule("spoken hour", r"(?P<h>[dN])iT(?P<p>P)", _spoken),
)
