"""Datelines with a day and no year: "WASHINGTON, August 13 (Xinhua) --". They bear the day of filing, published then or a day later."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from legation.language import Sentence
from legation.lexicons.when import load_time_words
from legation.model import Document, Passage
from legation.when.dating.evidence import Fit
from legation.when.lexer import lex, may_tell_time
from legation.when.tense import PAST, tense_at

_DATELINE: Final = re.compile(
    r"\s{0,20}[A-Z][A-Za-z.'’ -]{2,30}(?:, [A-Z][A-Za-z.'’ -]{1,25}){0,2}, (?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})"
    r" ?(?:\([A-Z][^()\n]{1,40}\))? ?(?:--|[—–_-])"
)
_REACH: Final = 600  # characters from the passage's start in which a dateline stands
_LATER: Final = 1  # days from filing to publication
_LEAD: Final = 2  # sentences behind the dateline that tell the day's news


def dateline_fits(document: Document, passage: Passage, sentences: Sequence[Sentence]) -> Iterator[Fit]:
    """Yield the tests that a dateline sets: its day of the year, and the weekday on which the lead's news happened."""
    found = _find(document.text, passage)
    if found is None:
        return
    match, month, number = found
    place = match.start(), match.end()
    words = f"{match['month']} {match['day']}"

    def holds(day: date) -> bool:
        return any((filed.month, filed.day) == (month, number) for filed in _filed(day))

    yield Fit(f'its dateline says "{words}"', holds, *place)
    weekday = _lead_weekday(sentences, match.end())
    if weekday is not None:

        def falls(day: date) -> bool:
            return any(
                (filed.month, filed.day) == (month, number) and filed.isoweekday() == weekday for filed in _filed(day)
            )

        yield Fit(f'the news below "{words}" happened on that weekday', falls, *place)


def _filed(day: date) -> list[date]:
    return [day - timedelta(k) for k in range(_LATER + 1)]


def _find(text: str, passage: Passage) -> tuple[re.Match[str], int, int] | None:
    for line in re.finditer(r"(?m)^", text[passage.start : min(passage.end, passage.start + _REACH)]):
        match = _DATELINE.match(text, passage.start + line.start(), passage.end)
        if match is None:
            continue
        word = load_time_words().get(match["month"].lower())
        if word is not None and word.section == "months" and 1 <= int(match["day"]) <= 31:
            return match, int(word.value), int(match["day"])
    return None


def _lead_weekday(sentences: Sequence[Sentence], after: int) -> int | None:
    """Return the weekday, if it is one, on which the first sentences' news happened."""
    weekdays = set()
    for sentence in [s for s in sentences if s.end > after][:_LEAD]:
        if may_tell_time(sentence):
            weekdays |= {
                int(lexeme.number)
                for lexeme in lex(sentence)
                if lexeme.letter == "W" and lexeme.start >= after and tense_at(sentence, lexeme.start) == PAST
            }
    return weekdays.pop() if len(weekdays) == 1 else None
