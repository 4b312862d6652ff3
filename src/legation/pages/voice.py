"""
Whose voice a paragraph speaks in, a reporter's or a reader's: a sum of weighted marks, and where it changes.

The marks and weights are data (``lexicons/data/pages/voice.toml``). The place of change is the best path through two or
three states, so that one odd paragraph does not break a story in two.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from itertools import islice

from legation.lexicons.pages import voice_features
from legation.pages.credits import LINK, find_dateline
from legation.pages.lines import Unit

_QUOTED = re.compile(r"“[^”]{0,3000}(?:”|$)|(?<![\w\"])\"[^\"]{1,3000}(?:\"|$)|(?<![\w’‘])‘[^’]{3,400}’(?!\w)")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_SPEAKER = re.compile(r"([A-Z][\w .'’-]{0,30}):\s")
READ_AT_MOST = 1200  # characters: by then a paragraph's voice has shown, and every cap is reached


class Hand(Enum):
    """Whose words a paragraph holds."""

    REPORT = 0  # the page's own report
    READER = 1
    COPIED = 2  # a report that a reader copied


@dataclass(frozen=True)
class Voice:
    """The voice of a paragraph: ``score`` above zero is a reporter's; ``marks`` are what made it."""

    unit: Unit
    marks: tuple[tuple[str, float], ...]

    @cached_property
    def score(self) -> float:
        """The sum of the marks, from -4 to +4: no single paragraph may decide a page."""
        return max(-4.0, min(4.0, sum(weight for _, weight in self.marks)))


@lru_cache(maxsize=2048)
def hear(unit: Unit) -> Voice:
    """
    Weigh the marks of a paragraph.

    >>> hear(Unit(0, 30, "@carlos, you must be joking!!!", 0)).score < 0
    True
    """
    whole = unit.text[:READ_AT_MOST]
    outside = _QUOTED.sub("¶", LINK.sub(" ", whole) if "http" in whole or "www." in whole else whole)
    small = outside.lower()
    marks = []
    for feature in voice_features():
        searched = (small if feature.small_letters else outside) if feature.outside_quotations else whole
        if feature.pattern.search(searched):
            count = sum(1 for _ in islice(feature.pattern.finditer(searched), feature.cap))
            marks.append((feature.name, feature.weight * count))
    return Voice(unit, (*marks, *_shape(unit, outside, any(weight > 0 for _, weight in marks))))


def _shape(unit: Unit, outside: str, reported: bool) -> list[tuple[str, float]]:
    marks: list[tuple[str, float]] = []
    if find_dateline(unit.text):
        marks.append(("dateline", 4.0))
    first = unit.text[:1]
    if first.islower():
        marks.append(("starts small", -0.8))
    if unit.words >= 8 and unit.text[-1] not in '.!?"”’:;…)»':
        marks.append(("ends without a stop", -0.7))
    names = sum(1 for _ in _CAPITAL.finditer(outside))
    if unit.words >= 14 and names >= 0.12 * unit.words:
        marks.append(("many names", 0.4))
    if 10 <= unit.words <= 65 and unit.text[-1] in '."”' and outside.count(". ") <= 1:
        marks.append(("one long sentence", 0.5))
    if not reported:
        marks.append(("nothing of a report", -0.5))
    return marks


CHANGE = 2.5  # what a change of hands must earn: about two clear marks
REMARKS_NEEDED = -3.0  # the summed voice of what is taken for readers' remarks must fall below this ...
STORY_NEEDED = 0.8  # ... and the story before it must speak like a reporter, a paragraph on average


def story_end(voices: Sequence[Voice]) -> int:
    """
    Return how many of the paragraphs belong to the story; the rest are readers' remarks.

    The count that parts the voices best wins, provided that what comes before does sound like a report and what comes
    after like readers: an opinion column, in one voice throughout, is left whole.
    """
    scores = [voice.score for voice in voices]
    tails, before = _tails(scores), 0.0
    best, best_gain = len(scores), sum(scores)
    for at, score in enumerate(scores):
        if at and before + tails[at] - CHANGE >= best_gain:
            best, best_gain = at, before + tails[at] - CHANGE
        before += score
    if best == len(scores):
        return best
    remarks = [score for score in scores[best:] if score < 0]
    story = sum(scores[:best]) / best
    heard = len(remarks) >= 2 and sum(remarks) <= REMARKS_NEEDED and story >= STORY_NEEDED
    return best if heard and not _is_transcript([voice.unit for voice in voices[best:]]) else len(scores)


def _is_transcript(units: Sequence[Unit]) -> bool:
    """Tell an interview: paragraphs that start with the same few speakers' labels by turns ("Q:", "A:", "Mr Kuci:")."""
    labels = Counter(match[1] for unit in units if (match := _SPEAKER.match(unit.text)))
    return sum(count for count in labels.values() if count >= 2) * 5 >= len(units) * 2


def _tails(scores: Sequence[float]) -> list[float]:
    """For each place, the best that reading everything after it as remarks with copied reports between can earn."""
    reader = copied = 0.0
    tails = [0.0]
    for score in reversed(scores):
        reader, copied = -score + max(reader, copied - CHANGE), score + max(copied, reader - CHANGE)
        tails.append(reader)
    return tails[::-1]


def hands(
    voices: Sequence[Voice],
    *,
    starts: frozenset[int] = frozenset(),
    ends: frozenset[int] = frozenset(),
    change: float = CHANGE,
) -> list[Hand]:
    """
    Tell for each paragraph of a reader's text whether it is the reader's own or copied from a report.

    *starts* are paragraphs at which a copied report plainly starts (headline, dateline, announcement before), *ends*
    those with which one plainly ends (a link to its source): there the change of hands is free.
    """
    own, copy = [0.0], [-change]
    came_own: list[bool] = []  # for each paragraph, whether the best path to "own" came from "own"
    came_copy: list[bool] = []
    for at, voice in enumerate(voices):
        enter = 0.0 if at in starts else change
        leave = 0.0 if at - 1 in ends else change
        from_own = own[-1] >= copy[-1] - leave if at else True
        from_copy = copy[-1] >= own[-1] - enter if at else False
        next_own = (own[-1] if from_own else copy[-1] - leave) - voice.score
        next_copy = (copy[-1] if from_copy else own[-1] - enter) + voice.score
        own.append(next_own)
        copy.append(next_copy)
        came_own.append(from_own)
        came_copy.append(from_copy)
    path: list[Hand] = []
    in_copy = copy[-1] > own[-1]
    for at in range(len(voices) - 1, -1, -1):
        path.append(Hand.COPIED if in_copy else Hand.READER)
        in_copy = came_copy[at] if in_copy else not came_own[at]
    return path[::-1]
