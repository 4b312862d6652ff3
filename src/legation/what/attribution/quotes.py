"""Quotations in a text, by their marks alone: also those that run over sentences and paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile(r"''|``|[“”„«»\"]")
_OPENERS = frozenset({"“", "„", "«", "``"})
_CLOSERS = frozenset("”»")
_STARTS = ("“", '"', "''", "``", "„", "«")


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted characters ``[start, end)`` of a text, marks included."""

    start: int
    end: int


def find_quotes(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quote, ...]:
    """
    Return the quotations in *paragraphs* (character ranges of *text*, in order), outermost marks only.

    A quotation left open at a paragraph's end goes on in the next one if that begins with a mark, as printers do; one
    that opens a paragraph or follows a comma or colon and is never closed ends with its paragraph; any other lone mark
    (inches, a slip) is passed over.
    """
    found: list[Quote] = []
    running: int | None = None  # where a quotation began that goes on from the paragraph before
    for number, (start, end) in enumerate(paragraphs):
        closed, left = _in_paragraph(text, start, end)
        if running is not None:
            if closed and closed[0][0] == start:
                closed[0] = (running, closed[0][1])
            elif left == start:
                left = running
            running = None
        found.extend(Quote(a, b) for a, b in closed)
        if left is None:
            continue
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if following and text.startswith(_STARTS, following[0]):
            running = left
        elif left <= start or text[start:left].rstrip().endswith((",", ":")):
            found.append(Quote(left, end))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Return the quotations that close inside the paragraph, and where one opens that does not."""
    closed: list[tuple[int, int]] = []
    opened: int | None = None
    depth = 0
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is None:
            if mark not in _CLOSERS:
                opened, depth = at, 1
        elif mark in _OPENERS:
            depth += 1
        elif mark in _CLOSERS or depth == 1:
            depth -= 1
            if not depth:
                closed.append((opened, match.end()))
                opened = None
    return closed, opened


class Quotations:
    """The quotations of a passage, for looking up by place."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = tuple(quotes)
        self._starts = [quote.start for quote in quotes]
        self._ends = {quote.end: quote for quote in quotes}

    def at(self, offset: int) -> Quote | None:
        """Return the quotation that holds the character at *offset*."""
        k = bisect_right(self._starts, offset) - 1
        return self.quotes[k] if k >= 0 and offset < self.quotes[k].end else None

    def ending_at(self, offset: int) -> Quote | None:
        """Return the quotation whose closing mark ends at *offset*."""
        return self._ends.get(offset)

    def after(self, offset: int) -> Quote | None:
        """Return the first quotation that begins at or after *offset*."""
        k = bisect_right(self._starts, offset - 1)
        return self.quotes[k] if k < len(self.quotes) else None
