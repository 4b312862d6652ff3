"""Dates and times as pages print them: of articles, in links, above comments."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from legation.model import DateBasis, Posted, Published

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ ]{1,2})?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
DATE = (
    rf"(?:{WEEKDAY}(?:(?P<m1>{MONTH})[ ]{{0,2}}(?P<d1>{_DAY}),?[ ]{{1,2}}(?P<y1>{_YEAR})"
    rf"|(?P<d2>{_DAY})[ -]{{1,2}}(?:of )?(?P<m2>{MONTH}),?[ -]{{1,2}}(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})"
    rf"|(?P<d4>\d{{1,2}})(?P<s4>[./-])(?P<m4>\d{{1,2}})(?P=s4)(?P<y4>{_YEAR}|\d\d)(?!\d)))"
)
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?[ ]?(?P<half>[AaPp]\.?[Mm]\b\.?)?"
    r"(?:[ ]?(?:[A-Z]{2,5}\b|Z\b)(?:[+-]\d{1,2}(?::?\d\d)?)?|[ ]?[+-]\d\d:?\d\d)?"
    r"|(?P<bare>1[0-2]|[1-9])[ ]?(?P<bare_half>[AaPp]\.?[Mm]\b\.?)"
)
STAMP = rf"{DATE}(?:(?:,? at |,? ?[-–—@|·•,] ?| ?[tT ] ?|)(?:{CLOCK}))?"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|a few|several|last)"
_SPAN = r"(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|wks?|weeks?|mo(?:nth)?s?|yrs?|years?)\.?"
RELATIVE = (
    rf"(?:(?:about |over |almost |more than |less than |posted )?{_COUNT} {_SPAN}(?:,? (?:and )?\d{{1,2}} {_SPAN})? ago"
    r"|\d{1,3} ?(?:[smhdwy]|mo|yr|min|hr)s?\.? ago|\d{1,3}[smhdwy](?![\w-])"
    r"|just now|moments ago|(?:yesterday|today)(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)?)?)"
)
_STAMP = re.compile(STAMP, re.IGNORECASE)
_TIME_LINE = re.compile(
    rf"(?:#\d{{1,6}}[ ,·•|-]{{0,4}})?(?:posted|published|on|date|sent|joined discussion|originally posted|reply posted)?(?: on| at)?[ :]{{0,3}}"
    rf"(?P<stamp>{STAMP}|{RELATIVE})(?P<edited> ?\(?edited\)?)?(?:[ ,·•|-]{{0,4}}#\d{{1,6}})?[.:]?",
    re.IGNORECASE,
)
_LINK_DAY = re.compile(r"(?:^|[/_.=-])((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=$|[/_.&-])")
_LINK_WORDS = re.compile(rf"/({_YEAR})/({'|'.join(_MONTHS)})/(\d{{1,2}})(?=$|/)", re.IGNORECASE)
_LINK_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?=/)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date, with the time of day if one stands there: ``text[start:end]`` of what was searched."""

    day: date | None  # None: the order of day and month can't be told ("03/04/2014")
    clock: time | None
    start: int
    end: int
    text: str

    def posted(self) -> Posted:
        """Return it as the time of a comment: to the minute, or the whole day when no clock time stands there."""
        if self.day is None:
            return Posted(text=self.text)
        if self.clock:
            moment = datetime.combine(self.day, self.clock)
            return Posted(text=self.text, earliest=moment, latest=moment)
        first = datetime.combine(self.day, time())
        return Posted(text=self.text, earliest=first, latest=first + timedelta(hours=23, minutes=59))


def find_stamp(text: str, start: int = 0) -> Stamp | None:
    """
    Find the first printed date of *text*.

    >>> find_stamp("Published: 12 March 2014").day
    datetime.date(2014, 3, 12)
    """
    match = _STAMP.search(text[:600], start)
    return stamp_of(match) if match else None


def stamp_of(match: re.Match[str]) -> Stamp:
    """Read what a match of a pattern that holds :data:`STAMP` found, from its first date group to its last."""
    groups = match.groupdict()
    first = min(match.start(name) for name in groups if name in _STAMP_GROUPS and groups[name] is not None)
    found = _STAMP.search(match.string, max(first - 12, match.start()))  # from where a weekday before it may start
    start, end = found.span() if found and found.end() > first else (first, match.end())
    return Stamp(_day(groups), _clock(groups), start, end, match.string[start:end].strip())


_STAMP_GROUPS = frozenset(f"{letter}{number}" for letter in "dmy" for number in "1234")


def _day(groups: dict[str, str | None]) -> date | None:
    year = next((groups[f"y{number}"] for number in "1234" if groups.get(f"y{number}")), None)
    if year is None:
        return None
    for number in "12":
        if groups.get(f"y{number}"):
            month = _MONTHS.index(str(groups[f"m{number}"])[:3].lower()) + 1
            return make_day(int(year), month, int(re.sub(r"\D", "", str(groups[f"d{number}"]))))
    if groups.get("y3"):
        return make_day(int(year), int(str(groups["m3"])), int(str(groups["d3"])))
    return _numeric_day(int(year), int(str(groups["d4"])), int(str(groups["m4"])), str(groups["s4"]))


def _numeric_day(year: int, first: int, second: int, separator: str) -> date | None:
    """Dots mean day first; otherwise only a number above 12 tells the order, or both being equal."""
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if separator == "." or first > 12 or first == second:
        return make_day(year, second, first)
    return make_day(year, first, second) if second > 12 else None


_NUMERIC = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)?\d\d)(?!\d)")


def order_shown(texts: Iterable[str]) -> str | None:
    """
    Tell from dates in figures that stand on one page whether the month stands first ("month") or the day ("day").

    >>> order_shown(["03-04-2014, 05:31 PM", "03-13-2014, 09:02 AM"])
    'month'
    """
    pairs = [(int(match[1]), int(match[2])) for text in texts if (match := _NUMERIC.search(text[:60]))]
    month, day = any(second > 12 for _, second in pairs), any(first > 12 for first, _ in pairs)
    return None if month == day else "month" if month else "day"


def posted_in_order(text: str, order: str) -> Posted:
    """Read a time of posting in figures whose order is known from its page."""
    match = _NUMERIC.search(text[:60])
    if match is None:
        return Posted(text=text)
    first, second = (match[1], match[2]) if order == "month" else (match[2], match[1])
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    found = _STAMP.search(f"{year}-{first}-{second}{text[match.end() :]}")
    return replace(stamp_of(found).posted(), text=text) if found else Posted(text=text)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def _clock(groups: dict[str, str | None]) -> time | None:
    hour, half = groups.get("hour"), groups.get("half")
    minute = groups.get("minute") or "0"
    if hour is None:
        hour, half = groups.get("bare"), groups.get("bare_half")
    if hour is None:
        return None
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half.lower().startswith("p") else 0)
    return time(number, int(minute))


def read_time_line(line: str) -> Posted | None:
    """
    Read a line that holds a time of posting and nothing else; None for any other line.

    Relative times ("3 hours ago") are kept as printed: what they count from is not known here.

    >>> read_time_line("3 hours ago").text
    '3 hours ago'
    """
    match = _TIME_LINE.fullmatch(line) if len(line) <= 90 else None
    if match is None:
        return None
    if any(match.groupdict().get(name) for name in _STAMP_GROUPS):
        return stamp_of(match).posted()
    return Posted(text=match["stamp"])


def date_of_link(link: str) -> date | None:
    """
    Return the day that a link's path bears.

    >>> date_of_link("http://example.org/world/20160415/103/visit.html")
    datetime.date(2016, 4, 15)
    """
    path = _path(link)
    match = _LINK_DAY.search(path)
    if match:
        return make_day(int(match[1]), int(match[2]), int(match[3]))
    words = _LINK_WORDS.search(path)
    if words:
        return make_day(int(words[1]), _MONTHS.index(words[2].lower()) + 1, int(words[3]))
    return None


def published_by_link(link: str, start: int | None = None, end: int | None = None) -> Published | None:
    """Return the publication date that a link bears: a day, or the month of ".../2014/03/..."; None if it bears none."""
    day = date_of_link(link)
    if day:
        return Published(
            earliest=day, latest=day, basis=DateBasis.URL, start=start, end=end, reason="the link bears the day"
        )
    match = _LINK_MONTH.search(_path(link))
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    return Published(
        earliest=date(year, month, 1),
        latest=date(year, month, monthrange(year, month)[1]),
        basis=DateBasis.URL,
        start=start,
        end=end,
        reason="the link bears year and month",
    )


def _path(link: str) -> str:
    try:
        return urlsplit(link[:2000]).path
    except ValueError:  # a broken address, as in "http://[x"
        return ""
