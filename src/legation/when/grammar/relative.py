"""Stretches counted from the page's day or from the last date in the text: "last week", "a year ago", "the same day"."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from legation.model import Granularity, TimexType
from legation.when.calendar import add_months, days_of, quarter_value, shift
from legation.when.grammar.narrow import narrowed, stretch
from legation.when.grammar.rule import Context, Found, Reading, Rule, rule

_STEP: Final = {"l": -1, "j": -1, "t": 0, "c": 0, "n": 1, "f": 1, "q": 0, "w": 0}
_DAYS: Final = {"D": 1, "W": 7, "FN": 14, "WE": 7}
_MONTHS: Final = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_FINE: Final = frozenset({"S", "MIN", "H"})
_FIGURE: Final = re.compile(r"[$£€#%]|\bmillion\b|\bbillion\b")
_LONG: Final = {"DE": 10, "CE": 100}
_ROUND: Final = 3  # years


def moved(day: date, unit: str, count: float) -> date | None:
    """Return the day that lies *count* units away; None beyond the calendar."""
    try:
        if unit in _DAYS:
            return day + timedelta(round(count * _DAYS[unit]))
        if unit in _MONTHS:
            return add_months(day, round(count * _MONTHS[unit]))
    except (ValueError, OverflowError):
        return None
    return None


def _unit(found: Found) -> Reading | None:
    """ "last week", "this year", "the coming month", "the latest quarter"."""
    unit, relation = found.code("u"), found.letter("r").lstrip("T")
    if found.before is not None and found.part("r").text[0].isupper() and found.part("u").text[0].isupper():
        return None  # a title: "This Week"
    if unit in _FINE or unit == "WE" or (unit == "D" and relation not in "nfj"):
        return _loose_unit(found, unit, relation)
    step = -1 if relation == "q" and unit == "Y" else _STEP.get(relation[:1], 0)
    if unit == "PER":
        return _latest_period(found) if relation in ("q", "c") else None
    if relation == "q" and unit == "Q":
        return _latest_period(found)
    if unit == "D" and relation == "n":
        return Reading((found.context.reference_day() + timedelta(1)).isoformat())
    if (
        unit in _LONG
        and found.lexemes[found.match.end("r") - 1].text.lower() == "past"
        and not found.get("part")
        and not found.get("mod")
    ):
        return _past_years(found, _LONG[unit])
    value = shift(found.context.anchor(), unit, step)
    if found.lexemes[found.match.end("r") - 1].text.lower() == "past" and unit in ("W", "M", "Q", "Y"):
        anchor = found.context.anchor()
        back = moved(anchor, unit, -1)
        return Reading(
            value, days=stretch(back, anchor) if back else None
        )  # "in the past week": the seven days up to now
    return Reading(value, days=narrowed(value, found.code("mod") or found.code("part")) if value else None)


def _past_years(found: Found, years: int) -> Reading:
    """ "over the past decade": the ten years up to now, not the decade before this one."""
    today = found.context.anchor()
    return Reading(f"P{years}Y", TimexType.DURATION, stretch(add_months(today, -12 * years), today))


def _loose_unit(found: Found, unit: str, relation: str) -> Reading | None:
    """ "this day" and "the last hour" name no calendar unit."""
    if found.before is not None and found.before.letter == "~":
        return None  # "to this day"
    if unit == "D" and relation in ("t", "c"):
        return Reading(found.context.anchor().isoformat())
    return None


def _latest_period(found: Found) -> Reading:
    topic, anchor = found.context.quarter, found.context.anchor()
    over = (days_of(topic) or (anchor, anchor))[1] <= anchor if topic else False
    if topic is not None and (over or found.letter("r") != "q"):
        return Reading(topic)
    return Reading(quarter_value(anchor.year, (anchor.month + 2) // 3 - 1))


def _ago(found: Found) -> Reading | None:
    """ "two weeks ago", "a year earlier", "three days later", "several years ago"."""
    unit, way = found.code("u"), found.part("way").letter
    if unit in _FINE:
        return Reading("PAST_REF") if way == "g" else None
    count = _count(found)
    back = way in "geb"
    if count is None:
        return Reading("PAST_REF" if back else "FUTURE_REF")
    if way == "g" or (way == "e" and found.context.last is None):
        origin = found.context.anchor()
    else:
        origin = found.context.reference_day()
    if unit == "Y" and back and found.context.quarter is not None and _is_compared(found):
        found.context.counted = True
        return Reading(_quarters_back(found.context.quarter, int(count)), remembered=False)
    if way != "g" and unit in _DAYS and (loose := _loose_days_away(found.context, unit, -count if back else count)):
        return loose
    reading = _reading_away(origin, unit, -count if back else count)
    if unit == "DE" and reading is not None and (day := moved(origin, unit, -count if back else count)) is not None:
        # "four decades ago" is a round number of years, not the decade that holds the day
        return replace(reading, days=stretch(date(day.year - _ROUND, 1, 1), date(day.year + _ROUND, 12, 31)))
    return reading


def _loose_days_away(context: Context, unit: str, count: float) -> Reading | None:
    """Return "three days later" after "in October": nobody can tell the day."""
    days = days_of(context.last) if context.last else None
    if days is None or (days[1] - days[0]).days <= _DAYS[unit]:
        return None
    first, last = moved(days[0], unit, count), moved(days[1], unit, count)
    if first is None or last is None:
        return None
    context.counted = True
    return Reading(None, days=stretch(first, last), remembered=False)


def _is_compared(found: Found) -> bool:
    """Tell whether figures are set against those of a year before: "up from $5 million a year ago"."""
    return bool(_FIGURE.search(found.context.sentence.text))


def _quarters_back(value: str, years: int) -> str:
    return f"{int(value[:4]) - years:04d}{value[4:]}"


def _reading_away(origin: date, unit: str, count: float) -> Reading | None:
    day = moved(origin, unit, count)
    if day is None:
        return None
    value = shift(day, {"FN": "W"}.get(unit, unit), 0)
    return Reading(value, remembered=unit != "Y")


def _count(found: Found) -> float | None:
    """Return the number of units, None if it is vague ("several")."""
    lexeme = found.get("n")
    if lexeme is None or lexeme.letter == "v":
        return None
    letters = found.letter("n")
    if "v" in letters:
        return None
    if "u" in letters:
        return 2
    return lexeme.number if letters == lexeme.letter != "A" else 1


def _after_reference(found: Found) -> Reading | None:
    """ "the following day", "the same day", "that year", "the previous week": counted from the last date in the text."""
    unit, relation = found.code("u"), found.letter("r").lstrip("Tz")
    if unit in _FINE or unit == "PER":
        return None
    if not found.context.last and unit == "WE":
        return None
    step = _STEP.get(relation[:1], 0)
    if unit == "D" and (loose := _loose_day(found.context)) is not None:
        return loose
    value = shift(found.context.reference_day(), unit, step)
    return Reading(value) if value else None


def _loose_day(context: Context) -> Reading | None:
    """Return some day of the last date where that is longer than one: "that same day", after "in October"."""
    days = days_of(context.last) if context.last else None
    if days is None or days[0] == days[1] or context.last is None:
        return None
    open_day = {4: "-XX-XX", 7: "-XX"}.get(len(context.last)) if context.last[-2:].isdigit() else None
    context.counted = True
    return Reading(context.last + open_day if open_day else None, days=days, remembered=False)


def _day_before(found: Found) -> Reading | None:
    """ "the day before", "the week after": from the last date in the text, unless a clause or noun follows to count from."""
    if found.code("u") in _FINE:
        return None
    step = -1 if found.part("b").letter in "be" else 1
    value = shift(found.context.reference_day(), found.code("u"), step)
    return Reading(value) if value else None


def _year_ago_unit(found: Found) -> Reading | None:
    """ "year-earlier", "the year-ago quarter"."""
    if found.code("u") != "Y":
        return None
    context = found.context
    if found.get("o") and found.code("per") == "Q":
        return Reading(quarter_value(context.anchor().year - 1, int(found.part("o").number)), remembered=False)
    if context.quarter is not None:
        context.counted = True
        return Reading(_quarters_back(context.quarter, 1), remembered=False)
    if found.code("per") == "Q":
        anchor = context.anchor()
        return Reading(quarter_value(anchor.year - 1, (anchor.month + 2) // 3 - 1), remembered=False)
    value = shift(context.anchor(), "Y", -1)
    return Reading(value, remembered=False) if value else None


def _period_a_year_ago(found: Found) -> Reading | None:
    """ "the quarter a year ago", "the same period last year", "last year's quarter"."""
    unit = found.code("u") or found.code("u2") or found.code("u3")
    if unit != "Y" or (found.code("per") or found.code("per2")) not in ("Q", "PER"):
        return None
    if found.context.quarter is not None:
        found.context.counted = True
        return Reading(_quarters_back(found.context.quarter, 1), remembered=False)
    value = shift(found.context.anchor(), "Y", -1)
    return Reading(value, remembered=False) if value else None


def _the_unit(found: Found) -> Reading | None:
    """ "the quarter" is the one under discussion, else the last that is over; "the end of the year" is this one's."""
    unit = found.code("u")
    if unit == "Q":
        return _latest_period(found)
    before = found.before
    if unit == "Y" and found.after is not None and found.after.text.lower() in ("ended", "ending"):
        return Reading("P1Y", TimexType.DURATION)  # a business year, whose end the next words name
    whole = not set(found.match[0]) & set("wF") and (
        before is None or (before.letter not in "o" and before.text.lower() != "in")
    )
    if unit == "Y" and not found.get("part") and not found.get("mod") and whole:
        return Reading("P1Y", TimexType.DURATION)
    if unit == "Y":
        value = shift(found.context.anchor(), "Y", 0)
        return Reading(value, days=narrowed(value, found.code("mod") or found.code("part")) if value else None)
    if not found.get("part"):
        return None
    if unit in _FINE or unit in ("D", "PER"):
        return None
    value = shift(found.context.anchor(), unit, 0)
    return Reading(value, days=narrowed(value, found.code("part")) if value else None)


def _half_of(found: Found) -> Reading | None:
    value = shift(found.context.anchor(), found.code("u"), _STEP.get(found.letter("r").lstrip("T")[:1], 0))
    days = days_of(value) if value else None
    if days is None:
        return None
    middle = days[0] + (days[1] - days[0]) // 2
    first, last = (days[0], middle) if found.number("o") == 1 else (middle, days[1])
    return Reading(value, days=stretch(first, last))


def _reference(found: Found) -> Reading | None:
    """ "now", "recently", "soon": present, past and future without a day."""
    value = found.code("ref")
    return Reading(value)


def _recent(found: Found) -> Reading:
    return Reading("PAST_REF")


def _past(found: Found) -> Reading | None:
    """ "in the past": a noun of its own, not "the past practice"."""
    lexeme = found.part("past")
    token = next((t for t in found.context.sentence.tokens if t.start == lexeme.start), None)
    alone = found.after is None or found.after.letter in ",.&" or (token is not None and token.dep == "pobj")
    return Reading("PAST_REF") if lexeme.text.lower() == "past" and alone else None


def _current(found: Found) -> Reading:
    return Reading("PRESENT_REF")


def _coming_stretch(found: Found) -> Reading | None:
    unit = found.code("u")
    value = shift(found.context.anchor(), unit, 0)
    days = days_of(value) if value else None
    if days is None or unit in ("D", "PER") or found.code("part") != "REST":
        return None
    return Reading(value, days=(max(found.context.anchor(), days[0]), days[1], Granularity.RANGE))


_QUANTITY: Final = r"\??(?P<n>A?v+o?|A?uo?|A?[dN]|A)"

RULES: tuple[Rule, ...] = (
    rule("stretch", r"(?:T?(?P<part>p)o|T?o?)?(?P<mod>[mek]-?)?(?P<r>T?[lncq]|t)F?(?P<u>U)(?!V)", _unit),
    rule("rest of stretch", r"T(?P<part>p)o[Ttc](?P<u>U)", _coming_stretch),
    rule("ago", rf"{_QUANTITY}(?P<u>[UV])-?(?P<way>[gek])", _ago),
    rule("after reference", r"(?P<mod>[mek])?(?P<r>T[sfj]|zs?|f|j)(?P<u>U)", _after_reference),
    rule("day before", r"T(?P<u>U)(?P<b>[baek])(?=[,.]|$|&)", _day_before),
    rule("year-ago", r"T?(?P<u>U)-[ge](?P<o>O)?-?(?P<per>U)?", _year_ago_unit),
    rule("period a year ago", r"T?s?(?P<per>U)(?:A(?P<u>U)g|l(?P<u2>U))|l(?P<u3>U)'(?P<per2>U)", _period_a_year_ago),
    rule("the stretch", r"(?:T?(?P<part>p)o|(?P<mod>[mek])i)?T[Fw]?(?P<u>U)", _the_unit),
    rule("half of stretch", r"T(?P<o>O)ho(?P<r>T?[ltnc])(?P<u>U)", _half_of),
    rule("reference", r"(?P<ref>R)", _reference),
    rule("recent", r"(?<!T)rV?|TrV", _recent),
    rule("the past", r"T(?P<past>l)(?![dNUVvuAWMSEYH])", _past),
    rule("current", r"T?c(?!U)", _current),
)
