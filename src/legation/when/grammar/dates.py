"""Dates of the calendar: days, months, years, quarters, seasons, decades, centuries, holidays."""

from datetime import date, timedelta
from typing import Final

from legation.lexicons.when import load_holidays
from legation.model import TimexType
from legation.when.calendar import (
    Days,
    add_months,
    days_of,
    holiday_in,
    quarter_value,
    season_of,
    week_value,
    weekday_from,
)
from legation.when.grammar.narrow import narrowed, stretch
from legation.when.grammar.rule import Context, Found, Reading, Rule, rule
from legation.when.lexer import numeric_readings
from legation.when.tense import FUTURE, PAST, UNCLEAR

_REL: Final = {"l": -1, "j": -1, "t": 0, "c": 0, "n": 1}
_PART: Final = r"(?:T?(?P<part>p)o)?"  # "the end of"
_OFYEAR: Final = r"(?:,?o?(?P<y>Y)|,?o?T?(?P<rel>[ltnc])U(?!U))"
_FAR, _CLOSE, _CLOSE_AHEAD = 300, 45, 65  # days
_ODD_MONTHS: Final = 11  # a past tense that puts a month so far back, when it is the very next one, is misread
_YEAR, _QUARTER = 12, 3  # months
_SATURDAY, _WEEKEND_REACH = 6, 3
_MODERN: Final = range(1900, 2051)
_OWNERS: Final = frozenset({"his", "her", "their", "my", "your", "our", "its"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})


def nearest_year(context: Context, month: int, day: int, tense: int) -> int:
    """Return the year in which a month and day without a year most likely fall: by tense, else the nearest."""
    anchor = context.anchor()
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return anchor.year
    fit = [d for d in days if (d <= anchor if tense == PAST else d >= anchor if tense == FUTURE else True)]
    # A tense that would push the day the best part of a year away, when another is close by, is misread.
    best = min(fit or days, key=lambda d: abs((d - anchor).days))
    near = min(days, key=lambda d: abs((d - anchor).days))
    far, close = abs((best - anchor).days), abs((near - anchor).days)
    return near.year if far > _FAR and close < (_CLOSE_AHEAD if near > anchor else _CLOSE) else best.year


def month_of_year(context: Context, month: int, tense: int) -> str:
    """Return the month without a year that is meant: the last on or before publication, the next, or the nearest."""
    anchor = context.anchor()
    this = anchor.year * 12 + anchor.month - 1
    same = anchor.year * 12 + month - 1
    if tense == FUTURE:
        same += 12 * (same < this)
    elif tense == PAST:
        same -= 12 * (same > this)
        same += 12 * (this - same >= _ODD_MONTHS)
    else:
        same = min((same - 12, same, same + 12), key=lambda m: (abs(m - this), m))
    return f"{same // 12:04d}-{same % 12 + 1:02d}"


def _year(found: Found) -> int | None:
    if (stated := found.number("y")) is not None:
        return stated
    if relative := found.letter("rel"):
        return found.context.anchor().year + _REL[relative]
    return None


def _day(found: Found) -> Reading | None:
    month, day = int(found.part("m").number), int(found.part("d").number)
    year = _year(found)
    if year is None:
        year = nearest_year(found.context, month, day, found.tense("m"))
    try:
        return Reading(date(year, month, day).isoformat())
    except ValueError:
        return None


def _day_range(found: Found) -> Reading | None:
    first = _day(found)
    if first is None or first.value is None:
        return None
    start = date.fromisoformat(first.value)
    month = found.number("m2") or start.month
    try:
        end = date(start.year + (month < start.month), month, int(found.part("d2").number))
    except ValueError:
        return None
    if end <= start:
        return None
    return Reading(f"{start}/{end}", days=stretch(start, end))


def _month(found: Found) -> Reading | None:
    month = int(found.part("m").number)
    year = _year(found)
    if year is None and found.part("m").text in ("March", "May") and _is_walk(found):
        return None
    value = f"{year:04d}-{month:02d}" if year is not None else _bare_month(found, month)
    return Reading(value, days=narrowed(value, found.code("mod") or found.code("part")))


def _is_walk(found: Found) -> bool:
    """Tell a march of mothers and the March for Life from the month."""
    after, before = found.after, found.before
    if after is None:
        return False
    loose = before is None or before.letter in "xT"
    return after.letter == "o" or (after.text.lower() in ("for", "against") and loose)


def _week_of(found: Found) -> Reading | None:
    """ "the week of March 6"."""
    day = _day(found)
    if found.code("u") != "W" or day is None or day.value is None:
        return None
    return Reading(week_value(date.fromisoformat(day.value)))


def _bare_month(found: Found, month: int) -> str:
    anchor, relation = found.context.anchor(), found.letter("r").strip("T")
    if relation in ("l", "j"):
        # In March, "last February" is the year before's: this year's would be "last month".
        return f"{anchor.year - (month >= anchor.month - 1):04d}-{month:02d}"
    if relation == "n":
        return f"{anchor.year + (month <= anchor.month):04d}-{month:02d}"
    if relation == "t":
        return f"{anchor.year:04d}-{month:02d}"
    # "a June agreement": the verb of the sentence says nothing of June
    tense = UNCLEAR if found.context.modifies_noun(found.part("m").start) else found.tense("m")
    return month_of_year(found.context, month, tense)


def _month_before(found: Found) -> Reading:
    reference, month = found.context.reference_day(), int(found.part("m").number)
    back = found.part("b").letter in "be"
    shift = -(month >= reference.month) if back else month <= reference.month
    return Reading(f"{reference.year + shift:04d}-{month:02d}")


def _complete(found: Found) -> Reading | None:
    """
    Read a date in numbers. 03/04/2014 is read as the passage's other dates are; else as the one near publication; else
    nobody can tell, and both days are kept.
    """
    lexeme, context = found.part("c"), found.context
    if "-" in lexeme.text:
        return Reading(str(lexeme.value))
    british, american = numeric_readings(lexeme.text)
    if british is None or american is None or british == american:
        return Reading(str(british or american))
    if context.day_first is not None:
        return Reading(str(british if context.day_first else american))
    if context.today is not None:
        near = [day for day in (british, american) if abs((day - context.today).days) <= _CLOSE]
        if len(near) == 1:
            context.counted = True
            return Reading(str(near[0]))
    return Reading(None, days=stretch(british, american))


def _is_counted(found: Found) -> bool:
    """Tell whether a four-digit number counts things: "2000 troops", "$1990"."""
    lexeme, before, after = found.part("y"), found.before, found.after
    if (before is not None and before.letter in "$") or (after is not None and after.letter in "%VU"):
        return True
    if lexeme.text[0] in "'’`" or (before is not None and before.letter in "Fm"):
        return False
    token = next((t for t in found.context.sentence.tokens if t.start <= lexeme.start < t.end), None)
    if token is None or (token.start != lexeme.start and token.text[0] not in "-~"):
        return token is not None and token.end > lexeme.end
    head = found.context.sentence.tokens[token.head]
    led = before is not None and before.letter in "Tioam-~&beB'tL"
    if token.dep == "nummod" and head.tag in _PLURAL and head.i > token.i:
        return before is None or before.letter not in "T'"
    if int(lexeme.number) not in _MODERN:
        return not led or (before is not None and before.letter not in "io~&B")
    return False


def _plain_year(found: Found) -> Reading | None:
    if _is_counted(found):
        return None
    value = f"{int(found.part('y').number):04d}"
    return Reading(value, days=narrowed(value, found.code("mod") or found.code("part")))


def _year_range(found: Found) -> Reading | None:
    first, last = int(found.part("y").number), int(found.part("y2").number)
    if last < 100:
        last += first // 100 * 100
    if not 0 < last - first < 200:
        return None
    return Reading(f"{first:04d}/{last:04d}", days=stretch(date(first, 1, 1), date(last, 12, 31)))


def _quarter(found: Found) -> Reading | None:
    unit = found.code("u")
    if unit not in ("Q", "HALF"):
        return None
    number = int(found.part("o").number)
    if not 1 <= number <= (4 if unit == "Q" else 2):
        return None
    year = _year(found) or found.number("y0")
    if year is None and found.letter("poss"):
        year = found.context.anchor().year + _REL[found.letter("poss")[0]]
    if year is None:
        year = _nearest_quarter_year(found, number if unit == "Q" else number * 2)
    value = quarter_value(year, number) if unit == "Q" else f"{year:04d}-H{number}"
    return Reading(value)


def _last_part(found: Found) -> Reading | None:
    """ "the last half of 1989", "the last quarter of this year"."""
    unit, year = found.code("u"), _year(found)
    if unit not in ("Q", "HALF") or year is None:
        return None
    return Reading(f"{year:04d}-Q4" if unit == "Q" else f"{year:04d}-H2")


def _months_of_year(found: Found) -> Reading | None:
    """ "the first two quarters of 1990", "the first nine months of last year", "the last three months of 1998"."""
    unit, year = found.code("u"), _year(found)
    count = (found.number("n") or 0) * {"M": 1, "Q": 3}.get(unit, 0)
    if year is None or not 0 < count < _YEAR or (found.letter("o") == "O" and found.number("o") != 1):
        return None
    last = found.letter("o") == "l"
    start = date(year, 1 + (_YEAR - count) * last, 1)
    end = add_months(start, count) - timedelta(1)
    if count == _QUARTER:
        return Reading(f"{year:04d}-Q{4 if last else 1}")
    if count == 2 * _QUARTER:
        return Reading(f"{year:04d}-H{2 if last else 1}")
    return Reading(f"P{count}M", TimexType.DURATION, stretch(start, end))


def _period_of_year(found: Found) -> Reading | None:
    """ "the 1988 quarter", "the 1989 period": that under discussion, of another year."""
    unit, year = found.code("u"), int(found.part("y").number)
    if unit not in ("Q", "PER"):
        return None
    quarter = (found.context.quarter or "")[4:]
    return Reading(f"{year:04d}{quarter}", remembered=False)


def _nearest_quarter_year(found: Found, quarter: int) -> int:
    anchor, tense = found.context.anchor(), found.tense("o")
    current = (anchor.month + 2) // 3
    if quarter > current:
        return anchor.year - 1 if tense == PAST and quarter - current >= 1 else anchor.year
    if quarter < current and tense == FUTURE and current - quarter >= 2:
        return anchor.year + 1
    return anchor.year


def _season(found: Found) -> Reading | None:
    season, relation = found.code("s"), found.letter("r")
    year = _year(found)
    if year is None:
        if not relation:
            return None
        year = _season_year(found, season, relation)
    value = f"{year:04d}-{season}"
    return Reading(value, days=narrowed(value, found.code("mod")))


def _season_year(found: Found, season: str, relation: str) -> int:
    anchor, tense = found.context.anchor(), found.tense("s")
    order = ("SP", "SU", "FA", "WI")
    current = season_of(anchor)
    year = anchor.year - (current == "WI" and anchor.month <= 2)
    ahead = order.index(season) - order.index(current)
    if "l" in relation:
        return year - (ahead >= 0)
    if "n" in relation:
        return year + (ahead <= 0)
    if "t" in relation:
        return year
    if tense == FUTURE:
        return year + (ahead < 0)
    if tense == PAST:
        return year - (ahead > 0)
    return year + (ahead < -2)  # winter speaks of the spring to come


def _decade(found: Found) -> Reading | None:
    if found.before is not None and found.before.text.lower() in _OWNERS:
        return None  # an age: "in her 30s"
    value = found.code("e")
    return Reading(value, days=narrowed(value, found.code("mod")))


def _century(found: Found) -> Reading | None:
    if found.code("u") != "CE":
        return None
    value = f"{int(found.part('o').number) - 1:02d}"
    return Reading(value, days=narrowed(value, found.code("mod")))


def next_holiday(found: Found) -> date:
    """Return the day of a holiday: of the year that is named, else the last or the next one as tense asks."""
    holiday = load_holidays()[int(found.part("h").number)]
    year = _year(found)
    if year is None:
        anchor = found.context.anchor()
        this = holiday_in(holiday, anchor.year)
        relation = found.letter("r")
        if relation == "l":
            year = anchor.year - (this >= anchor)
        elif relation == "n":
            year = anchor.year + (this <= anchor)
        else:
            year = nearest_year(found.context, this.month, this.day, found.tense("h"))
    return holiday_in(holiday, year)


def _holiday(found: Found) -> Reading:
    return Reading(next_holiday(found).isoformat())


def _holiday_week(found: Found) -> Reading | None:
    """ "Easter week", "the Labor Day weekend"."""
    if found.code("u") not in ("W", "WE"):
        return None
    on = next_holiday(found)
    if found.code("u") == "W":
        return Reading(week_value(on))
    saturday = weekday_from(on - timedelta(_WEEKEND_REACH), _SATURDAY, 1)
    return Reading(week_value(saturday) + "-WE")


def _fiscal(found: Found) -> Reading:
    """A fiscal year's bounds differ by state and firm, so its name is kept and the calendar year around it is widened."""
    year = _year(found)
    if year is None:
        year = found.context.anchor().year
    first, last = date(year - 1, 4, 1), date(year + 1, 3, 31)
    return Reading(f"{year:04d}", days=stretch(first, last))


def _end_of_year(found: Found) -> Reading | None:
    if found.code("u") != "Y":
        return None
    year = _year(found)
    if year is None:
        anchor = found.context.anchor()
        year = anchor.year - (anchor.month < _YEAR and found.tense("u") == PAST)
    return Reading(f"{year:04d}", days=stretch(date(year, 12, 1), date(year, 12, 31)))


def _month_span(found: Found) -> Reading | None:
    """ "from March to June": the two are read apart; "March-June 2014" and "between March and June" are one stretch."""
    first, last = int(found.part("m").number), int(found.part("m2").number)
    year = found.number("y")
    if year is None:
        value = month_of_year(found.context, last, found.tense("m"))
        year = int(value[:4])
    start = date(year - (first > last), first, 1)
    end = add_months(date(year, last, 1), 1)
    days: Days = stretch(start, date.fromordinal(end.toordinal() - 1))
    return Reading(f"{start:%Y-%m}/{year:04d}-{last:02d}", days=days)


def is_day(value: str | None) -> bool:
    """Tell whether a value names one day."""
    days = days_of(value) if value else None
    return days is not None and days[0] == days[1]


RULES: tuple[Rule, ...] = (
    rule("month day year", rf"(?:t?n?W,?)?(?P<m>M)T?(?P<d>[dO])(?:{_OFYEAR})?", _day),
    rule("day month year", rf"(?:t?n?W,?)?T?(?P<d>[dO])o?(?P<m>M)(?:{_OFYEAR})?", _day),
    rule("month days", r"(?P<m>M)(?P<d>[dO])(?:-(?P<m2>M)?|[~&])(?P<d2>[dO])(?:,?(?P<y>Y))?", _day_range),
    rule("days month", r"(?P<d>[dO])[-~&](?P<d2>[dO])o?(?P<m>M)(?:,?(?P<y>Y))?", _day_range),
    rule("week of", r"T?(?P<u>U)o(?P<m>M)(?P<d>[dO])(?:,?(?P<y>Y))?", _week_of),
    rule("numeric date", r"(?P<c>C)", _complete),
    rule("month year", rf"{_PART}(?P<mod>m-?)?(?P<m>M)(?:{_OFYEAR})", _month),
    rule("month", rf"{_PART}(?P<r>T?[lnt])?(?P<mod>m-?)?(?P<m>M)(?![dY])", _month),
    rule("month before", r"T(?P<m>M)(?P<b>[beak])(?![WMTYAdN])", _month_before),
    rule("months", r"(?P<m>M)-(?P<m2>M)(?:,?(?P<y>Y))?", _month_span),
    rule("year range", r"(?P<y>Y)-(?P<y2>[YdN])", _year_range),
    rule("year", rf"{_PART}(?:TU)?(?P<mod>m-?)?(?P<y>Y)", _plain_year),
    rule(
        "quarter",
        r"(?:(?P<poss>[ltn]U)'|T?(?P<y0>Y)'?)?T?F?(?P<o>O)-?(?P<u>[Uh])(?:oF?(?:(?P<y>Y)|T?(?P<rel>[ltnc])U))?",
        _quarter,
    ),
    rule("last part", rf"T?(?P<l>l)(?P<u>[Uh])(?:{_OFYEAR})", _last_part),
    rule("months of year", rf"T?(?P<o>[Ol])(?P<n>[dN])(?P<u>V)o(?:{_OFYEAR})", _months_of_year),
    rule("period of year", r"T(?P<y>Y)(?P<u>U)", _period_of_year),
    rule("season", rf"(?P<mod>m-?)?(?P<r>T?[lnt]|T|i)?(?P<s>S)(?:{_OFYEAR})?", _season),
    rule("part of season", rf"(?P<r>T)(?P<mod>m-?)(?P<s>S)(?:{_OFYEAR})?", _season),
    rule("decade", r"T?(?P<mod>m-?)?(?P<e>E)", _decade),
    rule("century", r"T?(?P<mod>m-?)?(?P<o>O)-?(?P<u>[UV])", _century),
    rule("holiday", rf"(?P<r>[lnt])?(?P<h>H)(?:{_OFYEAR})?", _holiday),
    rule("holiday week", r"T?(?P<h>H)(?P<u>U)", _holiday_week),
    rule("fiscal year", r"F(?:U)?(?P<y>Y)", _fiscal),
    rule("year-end", r"(?P<u>U)['-]?p(?:,?(?P<y>Y))?(?!o)", _end_of_year),
)
