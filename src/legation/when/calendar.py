"""Calendar arithmetic: TIMEX3 values to days, and days to values. All days are inclusive; weeks are ISO weeks."""

import re
from datetime import date, timedelta
from typing import Final

from legation.lexicons.when import Holiday
from legation.model import Granularity

Days = tuple[date, date, Granularity]

_VALUE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<part>WE|[1-7]))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?$"
)
_SEASON_START: Final = {
    "SP": 3,
    "SU": 6,
    "FA": 9,
    "WI": 12,
}  # of the northern half of the world, where the gold texts come from
_CENTURY_DIGITS: Final = 2
_DECADE_DIGITS: Final = 3


def days_of(value: str) -> Days | None:
    """
    Return the first and last day of a TIMEX3 value and how exact it is; None if it fixes no day.

    >>> days_of("2016-Q3")
    (datetime.date(2016, 7, 1), datetime.date(2016, 9, 30), <Granularity.QUARTER: 'quarter'>)
    >>> days_of("P3D") is None
    True
    """
    match = _VALUE.match(value)
    try:
        if value.isdigit() and len(value) == _DECADE_DIGITS:
            return _years(int(value) * 10, 10, Granularity.DECADE)
        if value.isdigit() and len(value) == _CENTURY_DIGITS:
            return _years(int(value) * 100, 100, Granularity.CENTURY)
        return _calendar_days(match.groupdict()) if match else None
    except ValueError:  # no such day: 31 June
        return None


def _calendar_days(part: dict[str, str | None]) -> Days:
    year = int(part["year"] or 0)
    if part["day"]:
        day = date(year, int(part["month"] or 0), int(part["day"]))
        return day, day, Granularity.DAY
    if part["month"]:
        return _months(year, int(part["month"]), 1, Granularity.MONTH)
    if part["week"]:
        return _week_days(year, int(part["week"]), part["part"])
    if part["quarter"]:
        return _months(year, int(part["quarter"]) * 3 - 2, 3, Granularity.QUARTER)
    if part["half"]:
        return _months(year, int(part["half"]) * 6 - 5, 6, Granularity.HALF)
    if part["season"]:
        return _months(year, _SEASON_START[part["season"]], 3, Granularity.SEASON)
    return _years(year, 1, Granularity.YEAR)


def _week_days(year: int, week: int, part: str | None) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if part == "WE":
        return monday + timedelta(5), monday + timedelta(6), Granularity.WEEKEND
    if part:
        day = monday + timedelta(int(part) - 1)
        return day, day, Granularity.DAY
    return monday, monday + timedelta(6), Granularity.WEEK


def _years(year: int, count: int, granularity: Granularity) -> Days:
    return date(year, 1, 1), date(year + count - 1, 12, 31), granularity


def _months(year: int, month: int, count: int, granularity: Granularity) -> Days:
    first = date(year, month, 1)
    return first, add_months(first, count) - timedelta(1), granularity


def add_months(day: date, count: int) -> date:
    """Return the day *count* months on (negative: back); the last of the month where it has no such day."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(1)).day


def week_value(day: date) -> str:
    """Return the ISO week of a day: "2014-W11"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(day: date) -> str:
    """Return the month of a day: "2014-03"."""
    return f"{day.year:04d}-{day.month:02d}"


def quarter_value(year: int, quarter: int) -> str:
    """Return a quarter, counted over the years: quarter 0 of 2014 is the fourth of 2013."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return f"{year:04d}-Q{quarter}"


def season_of(day: date) -> str:
    """Return the TIMEX3 code of the season of a day."""
    return ("WI", "SP", "SU", "FA")[day.month % 12 // 3]


def shift(day: date, unit: str, count: int) -> str | None:
    """
    Return the value of the unit that lies *count* units from that of *day*: ``shift(day, "W", -1)`` is last week.

    *unit* is a key of the units table. None if the unit has no calendar (hours, seconds) or the year none.
    """
    try:
        return _shifted(day, unit, count)
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, unit: str, count: int) -> str | None:
    match unit:
        case "D":
            return (day + timedelta(count)).isoformat()
        case "W":
            return week_value(day + timedelta(7 * count))
        case "FN":
            return week_value(day + timedelta(14 * count))
        case "WE":
            return week_value(day + timedelta(7 * count)) + "-WE"
        case "M":
            return month_value(add_months(day, count))
        case "Q":
            return quarter_value(day.year, (day.month + 2) // 3 + count)
        case "Y":
            return f"{day.year + count:04d}"
        case "DE":
            return f"{day.year // 10 + count:03d}"
        case "CE":
            return f"{day.year // 100 + count:02d}"
    return None


def weekday_from(day: date, weekday: int, direction: int) -> date:
    """
    Return the nearest day with that ISO weekday: on or before *day* if *direction* is negative, else on or after it.
    """
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(back) if direction < 0 else day + timedelta((-back) % 7)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday_in(holiday: Holiday, year: int) -> date:
    """Return the date of a holiday in a year."""
    if holiday.easter is not None:
        return easter(year) + timedelta(holiday.easter)
    month = holiday.month or 1
    if holiday.day is not None:
        return date(year, month, holiday.day)
    weekday, nth = holiday.weekday or 1, holiday.nth or 1
    if nth > 0:
        return weekday_from(date(year, month, 1), weekday, 1) + timedelta(7 * (nth - 1) + holiday.plus)
    last = weekday_from(date(year, month, month_length(year, month)), weekday, -1)
    return last + timedelta(7 * (nth + 1) + holiday.plus)
