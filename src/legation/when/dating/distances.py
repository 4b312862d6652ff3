"""How long after a landmark a text was written, where it says so: "two days after", "a year on", "the 70th anniversary of"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from legation.language import Sentence
from legation.lexicons.when import Landmark, load_time_words
from legation.when.calendar import add_months
from legation.when.dating.evidence import FIRST, LAST, Bound

_LEAD: Final = 60  # characters
_ZONES: Final = timedelta(1)
_FRESH: Final = 7  # days: a report tells of a happening that it dates by another within a week
_DAYS: Final = {"hour": 0, "day": 1, "week": 7}
_YEAR, _MONTH = (
    365,
    31,
)  # days: how far before and after its day an anniversary is spoken of, and a round count of months is off
_GAP: Final = re.compile(
    r"\b(?:(?P<n>an?|\d{1,3}|[a-z]+(?:-[a-z]+)?) )?(?P<unit>hour|day|week|month|year)s? (?:after|since|on from)\b[^,;.]{0,25}$",
    re.I,
)
_ANNIVERSARY: Final = re.compile(
    r"\b(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[- ]anniversary (?:of|since)\b[^,;.]{0,40}$", re.I
)


_SUDDEN: Final = frozenset({"attack", "disaster", "death", "test"})
_REACTION: Final = re.compile(
    r"\b(?:condemn(?:s|ed|ing)?|deplor(?:es?|ed|ing)|condolences?|sympath(?:y|ies)|mourn(?:s|ed|ing)|rescuers|survivors|death toll)\b",
    re.I,
)
_LATE: Final = re.compile(
    r"\b(?:anniversar\w+|commemorat\w+|memorial|remember\w*|trial|court|convicted|sentenced|years?|months?|(?:19|20)\d\d)\b",
    re.I,
)


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    words = load_time_words().values()
    found = {word.word: int(word.value) for word in words if word.section in ("numbers", "ordinals")}
    return {**found, "a": 1, "an": 1}


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else _numbers().get(text.lower())


def distances(sentence: Sentence, landmark: Landmark, words: Sequence[re.Match[str]], *, lead: bool) -> Iterator[Bound]:
    """
    Yield the days that a counted distance from the landmark allows.

    Args:
        lead: whether the sentence is among the first of a report. Only those tell the news: "hours after the attack" further down is
            mostly history. An anniversary counts wherever it stands.
    """
    for word in words:
        before = sentence.text[max(0, word.start() - _LEAD) : word.start()]
        if (found := _ANNIVERSARY.search(before)) is not None and (count := _number(found["n"])):
            yield from _anniversary(landmark, count)
            return
        if lead and (found := _GAP.search(before)) is not None:
            unit, count = found["unit"].lower(), _number(found["n"] or "a")
            if count is not None:
                yield from _gap(landmark, unit, count)
            return


def reaction(sentence: Sentence, landmark: Landmark) -> Iterator[Bound]:
    """
    Yield the fortnight after an attack, disaster, death or test, if a report opens with what is done at once: condemning, condoling,
    counting the dead. Looks back to it from later years say so ("anniversary", a year).
    """
    if landmark.kind not in _SUDDEN or _LATE.search(sentence.text) or (landmark.last - landmark.first).days > _FRESH:
        return
    if (found := _REACTION.search(sentence.text)) is not None:
        reason = f'"{found[0]}" comes within days of {landmark.name} ({landmark.first})'
        yield Bound(landmark.first - _ZONES, landmark.last + timedelta(2 * _FRESH), reason)


def _anniversary(landmark: Landmark, count: int) -> Iterator[Bound]:
    first, last = _years_on(landmark.first, count), _years_on(landmark.last, count)
    if first is not None and last is not None:
        reason = f"anniversary {count} of {landmark.name} ({landmark.first})"
        yield _within(first - timedelta(_YEAR), last + timedelta(_YEAR), reason)


def _gap(landmark: Landmark, unit: str, count: int) -> Iterator[Bound]:
    reason = f"news of {count} {unit}{'s' if count != 1 else ''} after {landmark.name} ({landmark.first})"
    if unit in _DAYS:
        gap = timedelta(count * _DAYS[unit])
        yield Bound(landmark.first + gap - _ZONES, landmark.last + gap + timedelta(_FRESH), reason)
        return
    months = count * (12 if unit == "year" else 1)
    slack = timedelta(_MONTH * (12 if unit == "year" else 1))
    first, last = _months_on(landmark.first, months), _months_on(landmark.last, months)
    if first is not None and last is not None:
        yield _within(first - slack, last + 2 * slack, reason)


def _within(first: date, last: date, reason: str) -> Bound:
    return Bound(max(first, FIRST), min(last, LAST), reason)


def _years_on(day: date, count: int) -> date | None:
    return _months_on(day, 12 * count)


def _months_on(day: date, count: int) -> date | None:
    return add_months(day, count) if (day.year + count / 12) < LAST.year else None
