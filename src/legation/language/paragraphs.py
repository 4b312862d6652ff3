"""Where paragraphs end: sentences never run over it."""

import re
from collections.abc import Iterator

from legation.model import Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–]|\d{1,2}[.)])\s")
# "TOKYO (Kyodo) --", "SOCHI, Russia, Feb. 8 (Reuters) -": a dateline is no part of the sentence behind it
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’\- ]{2,30}(?:, [A-Z0-9][\w.'’ ]{1,30}){0,4}(?: ?\([^()\n]{2,40}\))? ?(?:--+|[—–]|(?<= )-)(?= )"
)
_SHORT = 60  # characters; a line shorter than this that is not closed is a heading, not a wrapped line
_LONGEST = 8_000  # characters; the parser's memory grows with its input, and its time with the square of it


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """
    Yield the paragraphs of ``text[start:end]``, without the white space around them.

    Blank lines part them; so do single line breaks behind a closed sentence, a short line or before a list item: other breaks are taken for wrapped
    lines. A paragraph longer than 8,000 characters is cut behind a sentence, or at white space.

    >>> [p.cut("One.\\n\\nTwo is\\nwrapped") for p in paragraphs("One.\\n\\nTwo is\\nwrapped")]
    ['One.', 'Two is', 'wrapped']
    """
    end = len(text) if end is None else end
    at = start
    for blank in [*_BLANK.finditer(text, start, end), None]:
        stop = blank.start() if blank else end
        yield from _lines(text, at, stop)
        at = blank.end() if blank else end


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    line = start
    while line < end:
        stop = text.find("\n", line, end)
        if stop < 0:
            break
        words = text[line:stop].strip()
        if _CLOSED.search(words) or len(words) < _SHORT or _LIST_ITEM.match(text, stop + 1, end):
            yield from _trimmed(text, begin, stop)
            begin = stop + 1
        line = stop + 1
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without white space at its ends, its dateline apart, and in pieces if it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    dateline = _DATELINE.match(text, start, end)
    if dateline and dateline.end() < end:
        yield Span(start, dateline.end())
        start = dateline.end() + 1
        while start < end and text[start].isspace():
            start += 1
    while end - start > _LONGEST:
        stops = (
            text.rfind(stop, start + _LONGEST // 2, start + _LONGEST) + 1 for stop in (". ", "? ", "! ", ".” ", '." ')
        )
        cut = max(stops)
        if cut <= start:
            cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
        cut = cut if cut > start else start + _LONGEST
        yield Span(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
