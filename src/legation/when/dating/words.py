"""Day-month words without a year, weekdays beside dates, and years: what they say about the day of writing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from legation.language import Sentence
from legation.model import DateBasis, Granularity, Timex
from legation.when.attach import time_of
from legation.when.dating.evidence import FIRST, LAST, Bound, Fit
from legation.when.lexer import Lexeme, lex, may_tell_time
from legation.when.reader import TimeReader
from legation.when.tense import FUTURE, PAST, tense_at

_PAIR: Final = re.compile(r"(?P<w>W),?(?:(?P<m>M)(?P<d>[dO])|T?(?P<d2>[dO])o?(?P<m2>M))(?!,?Y)")
_DAY: Final = re.compile(r"(?:(?P<m>M)(?P<d>[dO])|(?P<d2>[dO])o?(?P<m2>M))(?!,?[Y-])")
_MONTH: Final = re.compile(r"(?<![lntjydO])(?P<m>M)(?!,?[dOY]|o?T?[ltn]U|[ba])")
_PAIR_REACH: Final = 45  # days: a weekday is printed beside a date that is near
_AHEAD_MONTHS: Final = 7  # a bare month that is to come lies no further off
_BEHIND_MONTHS: Final = 11
_LATE_IN_MONTH, _EARLY_IN_MONTH = 15, 10  # days
_WILL: Final = frozenset({"will", "'ll", "’ll"})
_HAD: Final = frozenset({"had", "was", "were"})
_FIXED: Final = frozenset({"schedule", "slate", "plan", "expect"})
_SAYING: Final = frozenset({"say", "tell", "announce", "report", "warn", "add"})


def year_bounds(sentence: Sentence) -> Iterator[Bound]:
    """Yield bounds from dates with a year: what happened in 2014 was written in 2014 or later."""
    for timex in TimeReader(None).read(sentence):
        if timex.basis is not DateBasis.STATED or timex.earliest is None or timex.latest is None:
            continue
        if (
            timex.granularity not in (Granularity.DAY, Granularity.MONTH, Granularity.YEAR)
            or not FIRST <= timex.earliest <= LAST
        ):
            continue
        place = {"start": timex.start, "end": timex.end}
        match tense_at(sentence, timex.start):
            case tense if tense == PAST:
                yield Bound(timex.earliest, LAST, f'"{timex.text}" is spoken of as past', **place)
            case tense if tense == FUTURE and _is_to_come(sentence, timex):
                yield Bound(FIRST, timex.latest, f'"{timex.text}" was still to come', **place)


def _is_to_come(sentence: Sentence, timex: Timex) -> bool:
    """Tell whether a verb with "will", or one of planning, has this time as its own: "will meet on May 3, 2016"."""
    for token in sentence.tokens:
        auxiliaries = {kid.lower for kid in sentence.kids(token.i, "aux", "auxpass")}
        sure = auxiliaries & _WILL or (token.lemma.lower() in _FIXED and token.tag == "VBN" and not auxiliaries & _HAD)
        if sure and token.pos == "VERB" and time_of(sentence, token.i, [timex]) is not None:
            return True
    return False


def fits(sentences: Iterable[Sentence]) -> Iterator[Fit]:
    """Yield the tests that weekdays beside dates, and days and months without a year, set."""
    for sentence in sentences:
        if not may_tell_time(sentence):
            continue
        lexemes = lex(sentence)
        letters = "".join(lexeme.letter for lexeme in lexemes)
        for match in _PAIR.finditer(letters):
            yield _pair(lexemes, match)
        for match in _DAY.finditer(letters):
            month, day = _parts(lexemes, match)
            yield from _tensed_day(sentence, lexemes[match.start()], month, day)
        for match in _MONTH.finditer(letters):
            yield from _tensed_month(sentence, lexemes[match.start("m")])


def _parts(lexemes: list[Lexeme], match: re.Match[str]) -> tuple[int, int]:
    m, d = ("m", "d") if match["m"] else ("m2", "d2")
    return int(lexemes[match.start(m)].number), int(lexemes[match.start(d)].number)


def _near_years(day: date, month: int, number: int) -> list[date]:
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    return found


def _pair(lexemes: list[Lexeme], match: re.Match[str]) -> Fit:
    month, number = _parts(lexemes, match)
    weekday = int(lexemes[match.start("w")].number)

    def holds(day: date) -> bool:
        return any(
            d.isoweekday() == weekday and abs((d - day).days) <= _PAIR_REACH for d in _near_years(day, month, number)
        )

    words = " ".join(lexeme.text for lexeme in lexemes[match.start() : match.end()] if lexeme.letter != ",")
    return Fit(f'"{words}" must fall on that weekday', holds)


def _tensed_day(sentence: Sentence, lexeme: Lexeme, month: int, number: int) -> Iterator[Fit]:
    tense = tense_at(sentence, lexeme.start)
    if tense not in (PAST, FUTURE):
        return

    def holds(day: date) -> bool:
        apart = [(d - day).days for d in _near_years(day, month, number)]
        return any(-330 <= k <= 0 for k in apart) if tense == PAST else any(0 <= k <= 330 for k in apart)

    way = "past" if tense == PAST else "to come"
    yield Fit(f"day {number} of month {month} is {way}", holds)


def _tensed_month(sentence: Sentence, lexeme: Lexeme) -> Iterator[Fit]:
    tense, month = tense_at(sentence, lexeme.start), int(lexeme.number)
    if tense not in (PAST, FUTURE):
        return

    def holds(day: date) -> bool:
        ahead = (month - day.month) % 12
        if ahead == 0:  # the current month: seldom named, but late in it as past and early in it as to come
            return day.day >= _LATE_IN_MONTH if tense == PAST else day.day <= _EARLY_IN_MONTH
        return ahead <= _AHEAD_MONTHS if tense == FUTURE else 12 - ahead <= _BEHIND_MONTHS

    way = "past" if tense == PAST else "to come"
    yield Fit(f'"{lexeme.text}" without a year is {way}', holds)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spoken_weekday(sentences: Iterable[Sentence]) -> Fit | None:
    """Return the test that the page came out on the weekday on which people "said" things, or a day from it."""
    counts: Counter[int] = Counter()
    for sentence in sentences:
        if not may_tell_time(sentence):
            continue
        for lexeme in lex(sentence):
            if lexeme.letter == "W" and tense_at(sentence, lexeme.start) == PAST:
                token = next((t for t in sentence.tokens if t.start == lexeme.start), None)
                if token is not None and sentence.tokens[token.head].lemma.lower() in _SAYING:
                    counts[int(lexeme.number)] += 1
    if not counts:
        return None
    most = max(counts.values())
    spoken = sorted(weekday for weekday, count in counts.items() if count == most)
    if len(spoken) > 2:
        return None
    # the day before as well: the speaker's Friday may be the desk's Thursday
    allowed = {day for weekday in spoken for day in ((weekday - 2) % 7 + 1, weekday, weekday % 7 + 1)}
    names = " and ".join(_WEEKDAYS[weekday - 1] for weekday in spoken)
    return Fit(f"things were said on {names}: published then or a day from it", lambda day: day.isoweekday() in allowed)
