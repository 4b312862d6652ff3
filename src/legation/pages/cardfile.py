"""Forum members' cards in plain text: a name, ranks, and labelled fields, on lines of their own."""

import re
from dataclasses import dataclass

from legation.lexicons.pages import cards
from legation.model import Posted
from legation.pages.marks import Mark

_FIELD = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{1,24}?) ?: ?(?P<value>.{1,60})")
_NUMBER_LINE = re.compile(r"(?:post )?#\d{1,7}|\d{1,7}", re.I)


@dataclass(frozen=True, slots=True)
class Card:
    """A member's card: marks ``first`` to ``last`` inclusive; ``name`` is the member's."""

    first: int
    last: int
    name: str | None


def find_cards(marks: list[Mark]) -> list[Card]:
    """Find the cards: runs of two or more fields, or of a rank and a field, with the name above them."""
    found: list[Card] = []
    at = 0
    while at < len(marks):
        last, fields = _run(marks, at)
        if fields:
            first, name, ranks = _heading(marks, at, found[-1].last + 1 if found else 0)
            if fields + ranks >= 2:
                found.append(Card(first, last, name))
            at = last + 1
        else:
            at += 1
    return found


def _run(marks: list[Mark], start: int) -> tuple[int, int]:
    """Follow labelled fields and ranks from *start*; return the last mark of the run and the number of fields."""
    at, last, fields = start, start, 0
    while at < len(marks):
        length = _field_length(marks, at)
        if length:
            fields, last = fields + 1, at + length - 1
            at = last + 1
        elif fields and _is_rank(marks[at]):
            at += 1
        else:
            break
    return last, fields


def _field_length(marks: list[Mark], at: int) -> int:
    """Return how many marks the field that starts here takes: 2 for label and value, 1 for both in a line, 0 for none."""
    text = marks[at].unit.text
    if len(text) > 90:
        return 0
    if text.rstrip(": ").casefold() in cards().labels:
        after = marks[at + 1].unit if at + 1 < len(marks) else None
        return 2 if after and after.words <= 6 and len(after.text) <= 60 and not after.is_rule else 0
    inline = _FIELD.fullmatch(text)
    return 1 if inline and inline["label"].casefold() in cards().labels and len(inline["value"].split()) <= 6 else 0


def _is_rank(mark: Mark) -> bool:
    return mark.unit.words <= 4 and mark.unit.form.casefold() in cards().ranks


def _heading(marks: list[Mark], at: int, floor: int) -> tuple[int, str | None, int]:
    """Go up from the first field over ranks to the name; return the first mark, the name and the number of ranks."""
    first, ranks = at, 0
    while first > floor and _is_rank(marks[first - 1]):
        first, ranks = first - 1, ranks + 1
    above = marks[first - 1].unit if first > floor else None
    if above and above.words <= 4 and 2 <= len(above.text) <= 40 and not above.ends_like_sentence:
        if marks[first - 1].header:
            header = marks[first - 1].header
            return first - 1, header.author if header else None, ranks
        if marks[first - 1].is_plain and not _NUMBER_LINE.fullmatch(above.text):
            return first - 1, above.text.lstrip("@"), ranks
    return first, None, ranks


def time_near(marks: list[Mark], card: Card) -> Posted | None:
    """Return the time of posting that stands right under or right over a card; a join date inside it is none."""
    for at in (card.last + 1, card.first - 1, card.last + 2, card.first - 2):
        if 0 <= at < len(marks):
            mark = marks[at]
            posted = mark.time or (mark.header.posted if mark.header else None)
            if posted:
                return posted
    return None
