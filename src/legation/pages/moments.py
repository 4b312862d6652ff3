"""
Times of posting as forums and comment systems print them, in many languages and mostly without care for order.

A time that counts from a day unknown here ("vor 3 Stunden", "Gestern, 14:05", "April 4") is kept as printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from legation.lexicons.times import time_words
from legation.model import Posted
from legation.pages.stamps import make_day, read_time_line

LONGEST = 160  # characters searched: no line that bears a time of posting is longer


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of posting found in a line: ``line[start:end]``."""

    posted: Posted
    start: int
    end: int
    is_bare: bool = False  # month and day alone, as prose has them too


def find_moment(line: str) -> Moment | None:
    """
    Find the first time in a line that may be one of posting; a join date, or the time of an edit, is none.

    >>> find_moment("Verfasst: 20. April 2020 11:17 (zuletzt bearbeitet: 21. April 2020)").posted.text
    '20. April 2020 11:17'
    >>> find_moment("Registriert seit: 16. Oktober 2003") is None
    True
    """
    return _found(line[:LONGEST]) if len(line) > LONGEST else _found(line)


@lru_cache(maxsize=4096)  # the same few words are looked at for each element that holds them
def _found(line: str) -> Moment | None:
    small = line.lower()
    if len(small) != len(line):  # "İ" becomes two signs, and all offsets would be wrong
        small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in line)
    if not _signs().search(small):
        return None
    for match in _pattern().finditer(small):
        if not _not_posted().search(small[max(match.start() - 40, 0) : match.start()]):
            return _moment(line, match)
    return None


def is_moment_line(line: str) -> bool:
    """
    Tell whether a line is a time of posting and little else.

    >>> is_moment_line("Wed Aug 07, 2019 6:50 am")
    True
    >>> is_moment_line("On 4 May 2019 the two ministers met in Lima")
    False
    """
    found = find_moment(line)
    if found is None:
        return False
    others = re.findall(r"[^\W\d_]+", line[: found.start] + " " + line[found.end :])
    return len(others) <= 3


def read_moment_line(line: str) -> Posted | None:
    """
    Read a line that is a time of posting, the words that introduce it, buttons and numbers, and nothing else.

    >>> read_moment_line("Gefällt mir · Antworten · vor 3 Stunden").text
    'vor 3 Stunden'
    """
    if len(line) > 90 or not _signs().search(line.lower()):
        return None
    found = find_moment(line)
    if found is None:
        return read_time_line(_beside().sub(" ", line).strip(" |/,·•–—-"))
    if found.is_bare:
        return None
    rest = _beside().sub(" ", f"{line[: found.start]} | {line[found.end :]}".lower())
    return None if any(map(str.isalpha, rest)) else found.posted


@cache
def _beside() -> re.Pattern[str]:
    words = time_words()
    small = (*words.posted, *words.joiners, *words.clock_words, *words.buttons, *words.weekdays)
    return re.compile(rf"(?<!\w)(?:{_any(small)})(?!\w)", re.I)


@cache
def _signs() -> re.Pattern[str]:
    """Return a pattern that is found in every printed time: a figure, or a word of those that need none."""
    words = time_words()
    return re.compile(rf"\d|{_any((*words.today, *words.yesterday, *words.now, *words.before, *words.after))}")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _pattern() -> re.Pattern[str]:
    words = time_words()
    month = rf"(?:{_any(words.months)})\b\.?"
    weekday = rf"(?:(?<!\w)(?:{_any(words.weekdays)})\b\.?,?[ ]{{1,2}})?"
    weekday_named, days = rf"(?:{_any(words.weekdays)})(?!\w)", rf"(?:{_any(words.today + words.yesterday)})(?!\w)"
    day, year = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º)?", r"(?:19|20)\d\d"
    of = r"(?:(?: of| de| do| del)? )"
    clock = (
        r"(?P<hour{0}>[01]?\d|2[0-3])(?:[:.h時时]|시[ ]?|[ ]h[ ]|[ ]?uhr[ ])(?P<minute{0}>[0-5]\d)[分분]?(?::[0-5]\d(?:\.\d\d)?)?(?:[ ]?(?P<half{0}>[ap])\.?m\b\.?)?"
        rf"(?:[ ]?(?:{_any(words.clock_words)})(?!\w))?"
    )
    joiner = rf"(?:[ ]?(?:{_any(words.joiners)}))?(?:[ ]?(?:{_any(words.joiners)}))?[ ]?"
    dated = (
        rf"(?:{weekday}(?:(?P<m1>{month})[ ]{{0,2}}(?P<d1>{day}),?(?:[ ]{{1,2}}|[ ]?['’])(?P<y1>{year}|(?<=['’])\d\d)"
        rf"|(?P<d2>{day})(?:\.? ?[-/]?|{of})(?P<m2>{month})(?:,?{of}|[ ,'’-]{{0,2}}|[-/])(?P<y2>{year}|(?<=[-/'’])\d\d)(?!\d)"
        rf"|(?P<y3>{year})(?:[-/.]|[年년] ?)(?P<m3>\d{{1,2}})(?:[-/.]|[月월] ?)(?P<d3>\d{{1,2}})[日일]?(?!\d)(?:[ ]?\([^\W\d]{{1,3}}\))?"
        rf"|(?<![\d./-])(?P<d4>\d{{1,2}})(?P<s4>[./-])[ ]?(?P<m4>\d{{1,2}})(?P=s4)[ ]?(?P<y4>{year}|\d\d)(?!\d)))"
    )
    yearless = rf"{weekday}(?:(?P<m5>{month}) (?P<d5>{day})|(?P<d6>{day})\.?{of}(?P<m6>{month}))(?![\w'’]|[ ]\d{{4}})"
    counted = rf"(?:\d{{1,3}}\+?|{_any(words.counts)})"
    unit = rf"(?:{_any(words.units)})\b\.?"
    spans = rf"{counted}(?:[ ]{counted})?[ ]?{unit}(?:,?(?: and| und| et| y| e| и)? ?\d{{1,2}} {unit})?"
    relative = (
        rf"(?<!\w)(?:(?:{_any(words.before)}) {spans}|{spans} (?:{_any(words.after)})(?!\w)|\d{{1,3}} ?(?:[smhdwy]|mo|yr|min|hr)s?\.? ago"
        rf"|\d{{1,3}} ?(?:{_any(words.glued)})|(?:{_any(words.now)})(?!\w)|^(?:{days})$|(?:{days}|{weekday_named}),?{joiner}{clock.format('r')})"
    )
    return re.compile(
        rf"(?:(?<![\d:.])(?P<before>{clock.format('b')}){joiner})?(?P<dated>{dated})(?:,?{joiner}(?<!\d){clock.format('a')}(?!\d))?"
        rf"|(?:(?<![\d:.])(?P<before2>{clock.format('c')}){joiner})?(?P<yearless>(?<!\w){yearless})(?:,?{joiner}(?<!\d){clock.format('d')}(?!\d))?"
        rf"|(?P<relative>{relative})"
    )


@cache
def _not_posted() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(time_words().not_posted)})(?!\w)[^\d\n]{{0,22}}$")


def _moment(line: str, match: re.Match[str]) -> Moment:
    text = line[match.start() : match.end()].strip(" ,|·•–—-")
    start = match.start() + (len(match[0]) - len(match[0].lstrip(" ,|·•–—-")))
    groups = match.groupdict()
    day = _day(groups)
    clock = next((found for name in "abcd" if (found := _clock(groups, name))), None)
    bare = bool(groups["yearless"]) and clock is None
    return Moment(posted_at(text, day, clock), start, start + len(text), bare)


def posted_at(text: str, day: date | None, clock: time | None = None) -> Posted:
    """Return a time of posting: to the minute, or the whole day when no clock time is known."""
    if day is None:
        return Posted(text=text)
    if clock:
        moment = datetime.combine(day, clock)
        return Posted(text=text, earliest=moment, latest=moment)
    first = datetime.combine(day, time())
    return Posted(text=text, earliest=first, latest=first + timedelta(hours=23, minutes=59))


def _day(groups: dict[str, str | None]) -> date | None:
    for number in "1234":
        year, month, day = (groups.get(f"{letter}{number}") for letter in "ymd")
        if year and month and day:
            break
    else:
        return None
    years = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)
    if number in "12":
        return make_day(years, time_words().months[month.rstrip(".")], int(re.sub(r"\D", "", day)))
    if number == "3":
        return make_day(years, int(month), int(day))
    first, second = int(day), int(month)
    if groups["s4"] == "." or first > 12 or first == second:
        return make_day(years, second, first)
    return make_day(years, first, second) if second > 12 else None


def _clock(groups: dict[str, str | None], name: str) -> time | None:
    hour, minute, half = (groups.get(f"{part}{name}") for part in ("hour", "minute", "half"))
    if hour is None:
        return None
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    return time(number, int(minute or 0))
