"""Dated landmarks that a text mentions: as past, as future, or with words that say how long ago."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from legation.language import Sentence
from legation.lexicons.when import Landmark, load_landmarks
from legation.model import DateBasis, Published, Timex, TimexType
from legation.when.attach import time_of
from legation.when.dating.evidence import FIRST, LAST, Bound
from legation.when.reader import TimeReader
from legation.when.tense import FUTURE, PAST, tense_at

_SCHEDULED: Final = frozenset(
    {"vote", "summit", "office", "treaty", "accession"}
)  # texts speak of these before they happen
_AHEAD: Final = re.compile(
    r"\b(?:ahead of|before|upcoming|forthcoming|planned|looming|potential|potentially|possible|proposed|scheduled|next|prospect of|threat of|threatened|"
    r"prevent|avert|avoid|fears? of|risk of|calls? for|demand(?:s|ed)? for|could|might|would)\b[^,;.]{0,40}$",
    re.I,
)
_LEAD: Final = 60
_NEAR: Final = 25  # characters between the landmark's words and the time words that date it
_BEFORE: Final = 400  # days before a landmark, and after it, on which its mention with relative words is tried
_AFTER: Final = 800
_ZONES: Final = timedelta(1)  # the day of a landmark may be the day before at the outlet's desk
_LONG: Final = 31  # days: words beside a longer landmark may mean any part of it
_ANAPHORIC: Final = re.compile(r"\b(?:same|following|later|earlier|that|day before|day after|previous)\b", re.I)


_GAP: Final = re.compile(
    r"\b(?:(?P<n>a|one|two|three|four|five|six|seven|\d{1,2}) )?(?P<unit>hours?|days?|weeks?) after\b[^,;.]{0,25}$",
    re.I,
)
_NUMBERS: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_UNITS: Final = {"hour": 0, "day": 1, "week": 7}
_FRESH: Final = 7  # days: a report tells of a happening that it dates by another within a week


_WORD: Final = re.compile(r"[^\W_]+")
_Compiled = tuple[Landmark, tuple[tuple[frozenset[str], re.Pattern[str]], ...]]


@lru_cache(maxsize=1)
def _compiled() -> tuple[_Compiled, ...]:
    def group(words: tuple[str, ...]) -> re.Pattern[str]:
        body = "|".join(re.escape(word).replace("'", "['’]") for word in words)
        return re.compile(rf"(?<![\w-])(?:{body})(?:['’]s)?(?![\w-])")

    def first_words(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(_WORD.findall(word)[0] for word in words)

    return tuple(
        (landmark, tuple((first_words(words), group(words)) for words in landmark.words))
        for landmark in load_landmarks()
    )


def mentions(sentence: Sentence) -> Iterator[tuple[Landmark, list[re.Match[str]]]]:
    """Yield the landmarks that a sentence mentions, with the words that match."""
    text = sentence.text.lower()
    words = frozenset(_WORD.findall(text))
    for landmark, groups in _compiled():
        if any(first.isdisjoint(words) for first, _ in groups):  # most landmarks end here
            continue
        found = []
        for _, pattern in groups:
            match = pattern.search(text)
            if match is None:
                break
            found.append(match)
        else:
            yield landmark, found


def landmark_bounds(sentence: Sentence) -> Iterator[Bound]:
    """Yield what a sentence's landmarks say about the day on which it was written."""
    for landmark, words in mentions(sentence):
        ahead = _is_ahead(sentence, landmark, words)
        if ahead is True:
            # What is looked ahead to is near: a summit or vote is news for a year before it at most.
            yield Bound(
                landmark.last - timedelta(_BEFORE),
                landmark.last,
                f"{landmark.name} ({landmark.last}) was still to come",
            )
        elif ahead is False:
            yield Bound(landmark.first - _ZONES, LAST, f"{landmark.name} ({landmark.first}) had begun or was past")
        if (gap := _days_after(sentence, words)) is not None:
            first, last = landmark.first + timedelta(gap) - _ZONES, landmark.last + timedelta(gap + _FRESH)
            yield Bound(first, last, f"news of {gap} days after {landmark.name} ({landmark.first})")
        if (timex := _dating_words(sentence, words)) is not None:
            yield from _solve(sentence, landmark, timex)


def _days_after(sentence: Sentence, words: Sequence[re.Match[str]]) -> int | None:
    """Return how many days after the landmark the sentence's news came ("two days after a referendum in Crimea"), if it says so."""
    for word in words:
        found = _GAP.search(sentence.text[max(0, word.start() - _LEAD) : word.start()])
        if found is not None:
            count = (found["n"] or "a").lower()
            return (_NUMBERS.get(count) or int(count)) * _UNITS[found["unit"].lower().removesuffix("s")]
    return None


def _is_ahead(sentence: Sentence, landmark: Landmark, words: Sequence[re.Match[str]]) -> bool | None:
    """Tell whether a mention looks ahead (True) or back (False); None if that is unclear."""
    cued = any(_AHEAD.search(sentence.text[max(0, w.start() - _LEAD) : w.start()]) for w in words)
    tenses = {tense_at(sentence, sentence.start + word.start()) for word in words}
    if landmark.kind in _SCHEDULED:
        if cued or FUTURE in tenses:
            return True
        return False if tenses == {PAST} and landmark.kind != "summit" else None
    return None if cued else False


def _dating_words(sentence: Sentence, words: Sequence[re.Match[str]]) -> Timex | None:
    """Return the time expression that stands beside a landmark's words and counts from the day of writing."""
    probe = Published(earliest=date(2000, 6, 15), latest=date(2000, 6, 15), basis=DateBasis.STATED)
    best: tuple[int, Timex] | None = None
    for timex in TimeReader(probe).read(sentence):
        if timex.type not in (TimexType.DATE, TimexType.TIME) or timex.basis is not DateBasis.RELATIVE:
            continue
        if _ANAPHORIC.search(timex.text):
            continue
        start, end = timex.start - sentence.start, timex.end - sentence.start
        if not any(_is_dated(sentence, word, timex) for word in words):
            continue
        for word in words:
            gap = sentence.text[end : word.start()] if end <= word.start() else sentence.text[word.end() : start]
            if len(gap) <= _NEAR and not re.search(r"[,;:()]", gap) and (best is None or len(gap) < best[0]):
                best = (len(gap), timex)
    return best[1] if best else None


def _is_dated(sentence: Sentence, word: re.Match[str], timex: Timex) -> bool:
    """Tell whether the words name a happening, not just someone or somewhere, and the time words hang on it."""
    start, end = sentence.start + word.start(), sentence.start + word.end()
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    return any(t.pos != "PROPN" and time_of(sentence, t.i, [timex]) is not None for t in inside)


def _solve(sentence: Sentence, landmark: Landmark, timex: Timex) -> Iterator[Bound]:
    """Yield the days of writing on which the words beside the landmark mean the landmark's days."""
    if (landmark.last - landmark.first).days > _LONG:
        return
    origin = landmark.first - timedelta(_BEFORE)
    days = [origin + timedelta(k) for k in range(_BEFORE + _AFTER)]
    fitting = [day for day in days if FIRST <= day <= LAST and _means(sentence, landmark, timex, day)]
    if fitting:
        yield Bound(fitting[0] - _ZONES, fitting[-1], f'"{timex.text}" beside {landmark.name} ({landmark.first})')


def _means(sentence: Sentence, landmark: Landmark, timex: Timex, day: date) -> bool:
    reader = TimeReader(Published(earliest=day, latest=day, basis=DateBasis.INFERRED))
    for read in reader.read(sentence):
        if read.start == timex.start and read.earliest is not None and read.latest is not None:
            return read.earliest <= landmark.last and landmark.first <= read.latest
    return False
