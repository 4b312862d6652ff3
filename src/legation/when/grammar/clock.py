"""Times of day: "5 p.m.", "10:35 a.m. Wednesday", "noon Thursday", "midnight on Sunday"."""

from datetime import date

from legation.model import TimexType
from legation.when.grammar.dates import nearest_year
from legation.when.grammar.rule import Found, Reading, Rule, rule
from legation.when.grammar.weekdays import resolve_weekday

_HOURS = {"MI": "12:00", "24": "24:00"}


def _hour(found: Found) -> str | None:
    clock = found.get("k")
    return str(clock.value) if clock is not None else _HOURS.get(found.code("p"))


def _clock(found: Found) -> Reading | None:
    hour = _hour(found)
    if hour is None:
        return None
    try:
        return Reading(f"{_day(found)}T{hour}", TimexType.TIME)
    except ValueError:  # no such day of the month
        return None


def _day(found: Found) -> date:
    anchor = found.context.anchor()
    if (weekday := found.get("w")) is not None:
        return resolve_weekday(anchor, int(weekday.number), found.tense("w"))
    if (deictic := found.get("d")) is not None:
        return date.fromordinal(anchor.toordinal() + int(deictic.number))
    if (month := found.get("m")) is not None:
        number, day = int(month.number), int(found.part("n").number)
        return date(found.number("y") or nearest_year(found.context, number, day, found.tense("m")), number, day)
    return anchor


_DAY = r"(?P<w>W)|(?P<d>D)|(?:W,?)?(?P<m>M)(?P<n>[dO])(?:,?(?P<y>Y))?"

RULES: tuple[Rule, ...] = (
    rule("clock day", rf"(?:(?P<k>K)|(?P<p>P))G?,?i?(?:{_DAY})", _clock),
    rule("day clock", rf"(?:{_DAY}),?i?(?:(?P<k>K)|(?P<p>P))G?", _clock),
    rule("clock", r"(?:(?P<k>K)|(?P<p>P))G?", _clock),
)
