"""Weekdays, today and yesterday, parts of the day."""

from datetime import date, timedelta
from typing import Final

from legation.model import TimexType
from legation.when.calendar import week_value, weekday_from
from legation.when.grammar.rule import Found, Reading, Rule, rule
from legation.when.tense import FUTURE

_WEEK: Final = 7
_DAY_PART: Final = r"(?P<part>P)?"
_SATURDAY: Final = 6
_ANAPHORIC: Final = frozenset({"previous", "preceding", "prior", "following", "subsequent", "ensuing"})


def day_or_part(day: date, part: str) -> Reading:
    """Return a day, or a part of it as a TIME."""
    if not part:
        return Reading(day.isoformat())
    if part == "24":
        return Reading(f"{day}T24:00", TimexType.TIME)
    return Reading(f"{day}T{part}", TimexType.TIME)


def resolve_weekday(anchor: date, weekday: int, tense: int, relation: str = "") -> date:
    """
    Return the weekday meant. A bare one is the last on or before publication; with a future tense the next on or after it.

    "last Friday" said on a Friday is a week ago; "next Friday" lies in the week to come, at least two days ahead.
    """
    if "l" in relation or "j" in relation:
        return weekday_from(anchor - timedelta(1), weekday, -1)
    if ("n" in relation and "t" not in relation) or "f" in relation:
        return weekday_from(anchor + timedelta(1), weekday, 1)
    if "t" in relation:
        monday = anchor - timedelta(anchor.isoweekday() - 1)
        return weekday_from(anchor, weekday, 1) if "n" in relation else monday + timedelta(weekday - 1)
    return weekday_from(anchor, weekday, 1 if tense == FUTURE else -1)


def _weekday(found: Found) -> Reading | None:
    weekday, lexeme = int(found.part("w").number), found.part("w")
    part = found.code("part")
    often = bool(part) and found.part("part").text.lower().endswith("s")  # "Tuesday nights"
    if lexeme.text.lower().endswith("days") or often or found.get("each"):
        return Reading(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), TimexType.SET)
    anchor = found.context.anchor()
    if found.get("uweek"):
        return _in_week(found, anchor, weekday, part)
    relation = found.letter("r")
    counted = found.get("r") is not None and found.lexemes[found.match.end("r") - 1].text.lower() in _ANAPHORIC
    if counted and (last := found.context.last_day()) is not None:
        found.context.counted = True
        step = 1 if "f" in relation else -1
        return day_or_part(weekday_from(last + timedelta(step), weekday, step), part)
    if found.after is not None and found.after.letter == "U" and found.after.value == "W":
        relation = ""
    return day_or_part(resolve_weekday(anchor, weekday, found.tense("w"), relation), part)


def _in_week(found: Found, anchor: date, weekday: int, part: str) -> Reading | None:
    """ "Tuesday last week", "Friday of next week", and "Friday week": a week after the coming Friday."""
    if found.code("uweek") != "W":
        return None
    relation = found.letter("week")
    monday = anchor - timedelta(anchor.isoweekday() - 1)
    if not relation:
        return day_or_part(weekday_from(anchor + timedelta(1), weekday, 1) + timedelta(_WEEK), part)
    shift = {"l": -_WEEK, "j": -_WEEK, "n": _WEEK}.get(relation, 0)
    return day_or_part(monday + timedelta(shift + weekday - 1), part)


def _from_weekday(found: Found) -> Reading | None:
    """ "a week from Friday", "two weeks ago Monday"."""
    if found.code("u") not in ("W", "FN"):
        return None
    count = found.number("n") or 1
    day = weekday_from(found.context.anchor() + timedelta(1), int(found.part("w").number), 1)
    return Reading((day + timedelta(_WEEK * count * (2 if found.code("u") == "FN" else 1))).isoformat())


_NIGHTS = frozenset({"tonight", "overnight"})  # "overnight" is the night before the day of speaking


def _today(found: Found) -> Reading | None:
    lexeme = found.part("d")
    day = found.context.anchor() + timedelta(int(lexeme.number))
    return day_or_part(day, "NI" if lexeme.text.lower() in _NIGHTS else found.code("part"))


def _part_of_day(found: Found) -> Reading | None:
    relation, part = found.letter("r"), found.code("part")
    anchor = found.context.anchor()
    if relation == "l":
        return day_or_part(anchor - timedelta(1), part)
    if relation == "n":
        return day_or_part(found.context.reference_day() + timedelta(1), part)
    if relation in ("z", "s", "zs", "Ts"):
        return day_or_part(found.context.reference_day(), part)
    return day_or_part(anchor, part)


def _weekend(found: Found) -> Reading | None:
    if found.code("u") != "WE":
        return None
    anchor, relation = found.context.anchor(), found.letter("r").strip("T")
    saturday = weekday_from(anchor, _SATURDAY, -1)
    if relation in ("l", "j"):
        day = saturday if anchor.isoweekday() < _SATURDAY else saturday - timedelta(_WEEK)
    elif relation == "n":
        day = weekday_from(anchor + timedelta(1), _SATURDAY, 1)
    elif relation == "t" or found.tense("u") == FUTURE:
        day = saturday if anchor.isoweekday() > _SATURDAY else weekday_from(anchor, _SATURDAY, 1)
        if found.tense("u") < 0 and relation == "t" and anchor.isoweekday() <= 2:
            day = saturday
    else:
        day = saturday
    return Reading(week_value(day) + "-WE")


RULES: tuple[Rule, ...] = (
    rule("weekday", rf"(?P<each>y)?(?P<mod>[mek])?(?P<r>t?n|T?[ltnjf])?(?P<w>W),?{_DAY_PART}", _weekday),
    rule("weekday of week", rf"(?P<w>W){_DAY_PART}o?T?(?P<week>[ltnj]?)(?P<uweek>U)", _weekday),
    rule("week from weekday", r"(?P<n>[AdN])(?P<u>[UV])(?:i|a)(?P<w>W)", _from_weekday),
    rule("today", rf"(?P<mod>[mek])?(?P<d>D){_DAY_PART}", _today),
    rule("part of day", r"(?P<mod>[mek])?(?P<r>[ltn]|zs?|Ts)(?P<part>P)", _part_of_day),
    rule("weekend", r"(?P<mod>[mek])?(?P<r>T?[ltnj]|T)(?P<u>U)", _weekend),
)
