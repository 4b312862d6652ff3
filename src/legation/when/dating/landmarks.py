"""Dated landmarks that a text mentions: as past, as future, or with words that say how long ago."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from legation.language import Sentence
from legation.lexicons.when import Landmark, load_landmarks
from legation.model import DateBasis, Published, Timex, TimexType
from legation.when.attach import time_of
from legation.when.dating.distances import distances, reaction
from legation.when.dating.evidence import FIRST, LAST, Bound
from legation.when.reader import Scan, TimeReader, scan
from legation.when.tense import FUTURE, PAST, tense_at

_SCHEDULED: Final = frozenset(
    {"vote", "summit", "office", "treaty", "accession"}
)  # texts speak of these before they happen
_AHEAD: Final = re.compile(
    r"\b(?:ahead of|before|upcoming|forthcoming|planned|looming|potential|potentially|possible|proposed|scheduled|next|prospect of|threat of|threatened|"
    r"prevent|avert|avoid|fears? of|risk of|calls? for|demand(?:s|ed)? for|could|might|would)\b[^,;.]{0,40}$",
    re.I,
)
_BEFORE_IT: Final = re.compile(
    r"\b(?:ahead of|before|upcoming|forthcoming|planned|looming|scheduled|run-?up to)\b[^,;.]{0,40}$", re.I
)
_LEAD: Final = 60  # characters in front of a landmark that may look ahead
_SHORT: Final = re.compile(r"day\b|week|night|morning|evening|afternoon", re.IGNORECASE)
_PROBE: Final = date(2000, 6, 15)  # a day on which time words are tried first
_NEAR: Final = 25  # characters between the landmark's words and the time words that date it
_BEFORE: Final = 400  # days before a landmark, and after it, on which its mention with relative words is tried
_AFTER: Final = 800
_ZONES: Final = timedelta(1)  # the day of a landmark may be the day before at the outlet's desk
_LONG: Final = 31  # days: words beside a longer landmark may mean any part of it
_WEEK: Final = 7
_WEEKDAY: Final = re.compile(r"(?:late |early )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_ANAPHORIC: Final = re.compile(r"\b(?:same|following|later|earlier|that|day before|day after|previous)\b", re.I)


_WORD: Final = re.compile(r"[^\W_]+")
_Compiled = tuple[Landmark, tuple[tuple[frozenset[str], re.Pattern[str]], ...]]


@lru_cache(maxsize=1)
def _compiled() -> dict[str, tuple[_Compiled, ...]]:
    """Return the landmarks with their patterns, by the first words of their rarest group."""

    def group(words: tuple[str, ...]) -> re.Pattern[str]:
        body = "|".join(re.escape(word).replace("'", "['’]") for word in words)
        return re.compile(rf"(?<![\w-])(?:{body})(?:['’]s)?(?![\w-])")

    def first_words(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(_WORD.findall(word)[0] for word in words)

    landmarks = load_landmarks()
    counts = Counter(word for landmark in landmarks for words in landmark.words for word in first_words(words))
    index: dict[str, list[_Compiled]] = {}
    for landmark in landmarks:
        groups = tuple((first_words(words), group(words)) for words in landmark.words)
        rarest = min(groups, key=lambda found: sum(counts[word] for word in found[0]))[0]
        for word in sorted(rarest):
            index.setdefault(word, []).append((landmark, groups))
    return {word: tuple(found) for word, found in index.items()}


def mentions(sentence: Sentence) -> Iterator[tuple[Landmark, list[re.Match[str]]]]:
    """Yield the landmarks that a sentence mentions, with the words that match."""
    text = sentence.text.lower()
    words = frozenset(_WORD.findall(text))
    index = _compiled()
    likely = {entry[0].name: entry for word in words for entry in index.get(word, ())}
    for landmark, groups in sorted(likely.values(), key=lambda entry: (entry[0].first, entry[0].name)):
        if any(first.isdisjoint(words) for first, _ in groups):
            continue
        found = []
        for _, pattern in groups:
            match = pattern.search(text)
            if match is None:
                break
            found.append(match)
        else:
            yield landmark, found


def landmark_bounds(sentence: Sentence, *, lead: bool = True) -> Iterator[Bound]:
    """
    Yield what a sentence's landmarks say about the day on which it was written.

    Args:
        lead: the sentence is among a report's first, which tell the news; "hours after the attack" may be history further down.
    """
    found = list(mentions(sentence))
    alone = len({landmark.first for landmark, _ in found if landmark.kind in _SCHEDULED}) < 2
    for landmark, words in found:
        start, end = min(w.start() for w in words), max(w.end() for w in words)
        for bound in _landmark_bounds(sentence, landmark, words, lead=lead, alone=alone):
            yield replace(bound, start=sentence.start + start, end=sentence.start + end)


def _landmark_bounds(
    sentence: Sentence, landmark: Landmark, words: Sequence[re.Match[str]], *, lead: bool, alone: bool
) -> Iterator[Bound]:
    ahead = _is_ahead(sentence, landmark, words, alone=alone)
    if ahead is True:
        # What is looked ahead to is near: a summit or vote is news for a year before it at most.
        first = landmark.last - timedelta(_BEFORE)
        yield Bound(first, landmark.last, f"{landmark.name} ({landmark.last}) was still to come")
    elif ahead is False:
        yield Bound(landmark.first - _ZONES, LAST, f"{landmark.name} ({landmark.first}) had begun or was past")
    yield from distances(sentence, landmark, words, lead=lead)
    if lead:
        yield from reaction(sentence, landmark)
    if (timex := _dating_words(sentence, words)) is not None:
        yield from _solve(sentence, landmark, timex)


def _is_cued(sentence: Sentence, cue: re.Pattern[str], word: re.Match[str]) -> bool:
    """Tell whether a cue stands before a landmark's words, with no clause between them ("before she won the primary")."""
    first = max(0, word.start() - _LEAD)
    found = cue.search(sentence.text[first : word.start()])
    if found is None:
        return False
    start, end = sentence.start + first + found.start(), sentence.start + word.start()
    if any(t.start == end and t.dep in ("nsubj", "nsubjpass") for t in sentence.tokens):
        return False
    return not any(t.pos == "VERB" and t.tag == "VBD" for t in sentence.tokens if start <= t.start < end)


def _is_ahead(sentence: Sentence, landmark: Landmark, words: Sequence[re.Match[str]], *, alone: bool) -> bool | None:
    """Tell whether a mention looks ahead (True) or back (False); None if unclear, as where one verb stands by two (not *alone*)."""
    cue = _BEFORE_IT if landmark.kind in _SCHEDULED else _AHEAD
    cued = any(_is_cued(sentence, cue, word) for word in words)
    tenses = {tense_at(sentence, sentence.start + word.start()) for word in words}
    if landmark.kind in _SCHEDULED:
        if cued or (alone and FUTURE in tenses):
            return True
        return False if tenses == {PAST} and landmark.kind != "summit" else None
    return None if cued else False


def _dating_words(sentence: Sentence, words: Sequence[re.Match[str]]) -> Timex | None:
    """Return the time expression that stands beside a landmark's words and counts from the day of writing."""
    probe = Published(earliest=_PROBE, latest=_PROBE, basis=DateBasis.STATED)
    best: tuple[int, Timex] | None = None
    for timex in TimeReader(probe).read(sentence):
        if timex.type not in (TimexType.DATE, TimexType.TIME) or timex.basis is not DateBasis.RELATIVE:
            continue
        if _ANAPHORIC.search(timex.text) or any(
            sentence.start + w.start() < timex.end and timex.start < sentence.start + w.end() for w in words
        ):  # "Sept. 11" is the landmark's name
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
    days = [origin + timedelta(k) for k in range(_BEFORE + _AFTER) if _may_mean(landmark, timex, origin + timedelta(k))]
    scanned = _only(scan(sentence), timex)
    fitting = [day for day in days if FIRST <= day <= LAST and _means(sentence, scanned, landmark, timex, day)]
    if fitting and landmark.kind in _SCHEDULED and _WEEKDAY.match(timex.text):
        # "Tuesday's primary" may be the last or the next one, whatever the verb beside it
        week = timedelta(_WEEK - 1)
        fitting = [landmark.first - week, landmark.last + week]
    if fitting:
        yield Bound(fitting[0] - _ZONES, fitting[-1], f'"{timex.text}" beside {landmark.name} ({landmark.first})')


def _may_mean(landmark: Landmark, timex: Timex, day: date) -> bool:
    """
    Tell, quickly, whether on that day the words can mean the landmark's days, from how far off they were on the probe's day ("last
    week": about seven days). Months, days of months and longer spans shift with the calendar, so their reach is given room.
    """
    if timex.earliest is None or timex.latest is None:
        return True
    nearest, farthest = timex.earliest - _PROBE, timex.latest - _PROBE
    short = _SHORT.search(timex.text) and not any(c.isdigit() for c in timex.text)
    room = timedelta(45 if short else 400)
    return landmark.first - farthest - room <= day <= landmark.last - nearest + room


def _only(scanned: Scan | None, timex: Timex) -> Scan | None:
    """Keep of a sentence's scan what may be *timex*: it is read for many days, the rest need not be."""
    if scanned is None:
        return None
    wanted = tuple(c for c in scanned.candidates if timex.start <= scanned.lexemes[c[0]].start < timex.end)
    return replace(scanned, candidates=wanted)


def _means(sentence: Sentence, scanned: Scan | None, landmark: Landmark, timex: Timex, day: date) -> bool:
    reader = TimeReader(Published(earliest=day, latest=day, basis=DateBasis.INFERRED))
    for read in reader.read(sentence, scanned):
        if read.start == timex.start and read.earliest is not None and read.latest is not None:
            return read.earliest <= landmark.last and landmark.first <= read.latest
    return False
