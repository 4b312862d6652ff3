"""Reads the time expressions of a passage, sentence by sentence."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from legation.language import Sentence
from legation.model import DateBasis, Granularity, Published, Timex, TimexType
from legation.when.calendar import days_of
from legation.when.grammar import RULES, AnchorUnknown, Context, Found, Reading, Rule
from legation.when.lexer import Lexeme, lex, may_tell_time, numeric_readings

_NEXT_SENTENCE: Final = 1
_QUARTER_SENTENCES: Final = 4
_QUARTER: Final = re.compile(r"\d{4}-Q\d")
_OTHER_PERIOD: Final = re.compile(r"P[69]M|P1Y")
_DATES: Final = frozenset({TimexType.DATE, TimexType.TIME})


@dataclass(frozen=True, slots=True)
class Scan:
    """What a sentence's words are, whatever the day: kept where one sentence is read for many days."""

    lexemes: list[Lexeme]
    letters: str
    candidates: tuple[tuple[int, int, list[Rule]], ...]


def scan(sentence: Sentence) -> Scan | None:
    """Return a sentence's words with their classes and the rules that may apply; None if it can tell no time."""
    if not may_tell_time(sentence):
        return None
    lexemes = lex(sentence)
    letters = "".join(lexeme.letter for lexeme in lexemes)
    return Scan(lexemes, letters, tuple(_candidates(letters)))


class TimeReader:
    """
    Reads the sentences of one passage in the order of the text; it keeps the last date for "the same day".

    Args:
        published: the days between which "today" may lie; None if unknown. Relative expressions then have no value.
    """

    def __init__(self, published: Published | None) -> None:
        self._published = published
        self._last: str | None = None
        self._fresh = 0  # sentences since the last date
        self._day_first: bool | None = None
        self._quarter: str | None = None
        self._quarter_age = 0  # sentences since a quarter was spoken of

    def read(self, sentence: Sentence, scanned: Scan | None = None) -> tuple[Timex, ...]:
        """Return the sentence's time expressions in text order; none overlap. *scanned* is the sentence's scan, if there is one."""
        self._fresh += 1
        self._quarter_age += 1
        scanned = scanned or scan(sentence)
        if scanned is None:
            return ()
        lexemes = scanned.lexemes
        self._note_order(lexemes)
        found: list[Timex] = []
        reach = 0
        for start, end, rules in scanned.candidates:
            if start < reach:
                continue
            timex = self._build(sentence, lexemes, start, rules, scanned.letters, end)
            if timex is not None:
                found.append(timex)
                reach = next(k for k, lexeme in enumerate(lexemes) if lexeme.end >= timex.end) + 1
        return tuple(found)

    def _build(
        self, sentence: Sentence, lexemes: list[Lexeme], start: int, rules: list[Rule], letters: str, end: int
    ) -> Timex | None:
        for rule in rules:
            match = rule.pattern.match(letters, start)
            if match is None or match.end() != end:
                continue
            timex = self._resolve(sentence, Found(match, lexemes, Context(sentence, None)), rule)
            if timex is not None:
                return timex
        return None

    def _resolve(self, sentence: Sentence, found: Found, rule: Rule) -> Timex | None:
        """Build the reading for the first and for the last possible day of publication, and keep what holds for all."""
        published = self._published
        days = (published.earliest, published.latest) if published else (None,)
        readings: list[tuple[Reading | None, Context]] = []
        tenses: dict[int, int] = {}
        for today in dict.fromkeys(days):
            context = self._context(sentence, today, tenses)
            try:
                readings.append((rule.build(replace(found, context=context)), context))
            except AnchorUnknown:
                start, end = _place(found)
                return _timex(sentence, start, end, Reading(None, _type_of(found)), None)
        kept = [reading for reading, _ in readings if reading is not None]
        if len(kept) < len(readings):
            return None
        start, end = _place(found)
        reading = _common(kept)
        timex = _timex(sentence, start, end, reading, self._basis(readings[0][1]))
        if reading.remembered and timex.type in _DATES and timex.earliest is not None and timex.value is not None:
            self._last = timex.value
            self._fresh = 0
        if timex.value is not None and reading.remembered:
            self._note_quarter(timex)
        return timex

    def _context(self, sentence: Sentence, today: date | None, tenses: dict[int, int]) -> Context:
        return Context(
            sentence,
            today,
            self._last,
            quarter=self._quarter if self._quarter_age <= _QUARTER_SENTENCES else None,
            day_first=self._day_first,
            recent=self._fresh <= _NEXT_SENTENCE,
            tenses=tenses,
        )

    def _note_order(self, lexemes: list[Lexeme]) -> None:
        """Keep whether the passage puts the day before the month, as soon as a date shows it."""
        for lexeme in lexemes:
            if lexeme.letter == "C" and "/" in lexeme.text:
                british, american = numeric_readings(lexeme.text)
                if (british is None) != (american is None):
                    self._day_first = british is not None

    def _note_quarter(self, timex: Timex) -> None:
        """Keep the last quarter that has begun; figures of nine months or a year end the talk of it."""
        begun = self._published is None or timex.earliest is None or timex.earliest <= self._published.latest
        if _QUARTER.fullmatch(timex.value or ""):
            self._quarter = timex.value if begun else self._quarter
            self._quarter_age = 0
        elif _OTHER_PERIOD.fullmatch(timex.value or ""):
            self._quarter = None

    def _basis(self, context: Context) -> DateBasis:
        """Return the reading's basis: what is counted from a guessed page day is a guess."""
        guessed = self._published is not None and self._published.basis is DateBasis.INFERRED
        return DateBasis.INFERRED if guessed and context.from_page else context.basis


def _candidates(letters: str) -> list[tuple[int, int, list[Rule]]]:
    """Return the places where rules match: from left to right, the longest first, with the rules that match there."""
    places: dict[tuple[int, int], list[Rule]] = {}
    for rule in RULES:
        for match in rule.pattern.finditer(letters):
            places.setdefault(match.span(), []).append(rule)
    return [(start, end, rules) for (start, end), rules in sorted(places.items(), key=lambda p: (p[0][0], -p[0][1]))]


def _place(found: Found) -> tuple[int, int]:
    """Return the offsets of the words matched, without prepositions and signs at the edges."""
    first, last = found.match.start(), found.match.end() - 1
    while first < last and found.lexemes[first].letter in "i,.'o?":
        first += 1
    while last > first and found.lexemes[last].letter in "i,.'o-":
        last -= 1
    return found.lexemes[first].start, found.lexemes[last].end


def _type_of(found: Found) -> TimexType:
    return TimexType.TIME if set(found.match[0]) & {"K", "P"} else TimexType.DATE


def _common(readings: list[Reading]) -> Reading:
    """Return the one reading, or, if the first and the last possible day give two, all days that they cover and no value."""
    first, last = readings[0], readings[-1]
    if first == last:
        return first
    low, high = _days(first), _days(last)
    value = first.value if first.value == last.value else None
    if low is None or high is None:
        return Reading(value, first.type)
    granularity = low[2] if low[:2] == high[:2] else Granularity.RANGE
    return Reading(value, first.type, (min(low[0], high[0]), max(low[1], high[1]), granularity))


def _days(reading: Reading) -> tuple[date, date, Granularity] | None:
    return reading.days or (days_of(reading.value) if reading.value else None)


def _timex(sentence: Sentence, start: int, end: int, reading: Reading, basis: DateBasis | None) -> Timex:
    days = _days(reading)
    return Timex(
        start=start,
        end=end,
        text=sentence.text[start - sentence.start : end - sentence.start],
        type=reading.type,
        value=reading.value,
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        granularity=days[2] if days else None,
        basis=basis if days else None,
    )
