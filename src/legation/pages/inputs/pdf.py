"""PDF files with a text layer: the lines of each page with their places, from PDFium; their order is told in `layout`."""

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2

from legation.errors import EmptyDocument, UnreadableDocument
from legation.model import Document
from legation.pages.assemble import Facts
from legation.pages.inputs.layout import Line, lay_out
from legation.pages.limits import Limits
from legation.pages.plain import read_plain
from legation.pages.tongue import language_of

_SCANNED = 20  # characters a page below which a file holds pictures of text
_BREAK = re.compile(r"\r?\n|\ufffe(?:\r?\n)?")
_GAP = re.compile(r"[ \u00a0]+")
_WIDE = 1.6  # heights of a line: a gap between words beyond it is a gutter
_ODD = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")


def read_pdf(data: bytes, name: str, given: Facts, limits: Limits) -> Document:
    """
    Read a PDF: columns one after the other, words put together again at line ends, running heads left out.

    Raises:
        UnreadableDocument: it is broken, locked, too long, or its letters can't be told.
        EmptyDocument: it has no text layer: it is a scan.
    """
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > limits.pdf_pages:
                raise UnreadableDocument(
                    f"the PDF has {len(pdf):,} pages, more than {limits.pdf_pages:,}", "it is a book", "split it"
                )
            pages = [list(_lines(pdf, number)) for number in range(len(pdf))]
            heading = str(pdf.get_metadata_value("Title"))
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise UnreadableDocument(
            "the PDF is locked with a password" if locked else "the PDF can't be opened",
            str(error),
            "unlock it" if locked else "fetch it again",
        ) from error
    text = lay_out(pages)
    _check(text, len(pages))
    facts = Facts(
        title=given.title or (heading if heading and _packed(heading) in _packed(text[:5000]) else None),
        outlet=given.outlet,
        url=given.url,
        published=given.published,
        language=given.language or language_of(text),
        retrieved_at=given.retrieved_at,
        given=given.given,
    )
    return read_plain(text, name, facts)


def _packed(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _check(text: str, pages: int) -> None:
    letters = sum(map(str.isalnum, text[:100_000]))
    if letters < _SCANNED * min(pages, 50) or not text.strip():
        raise EmptyDocument(
            "the PDF has no text layer", "it is a scan: pictures of pages", "run a text recogniser (OCR) on it first"
        )
    if len(_ODD.findall(text[:100_000])) > letters // 3:
        raise UnreadableDocument(
            "the letters of the PDF can't be told", "its fonts don't say which they are", "run a text recogniser on it"
        )


def _lines(pdf: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page, cut at gutters, in the file's own order."""
    page = pdf[number]
    words = page.get_textpage()
    try:
        text = words.get_text_range()
        if any(sign > "\uffff" for sign in text):  # PDFium counts UTF-16 units
            text = "".join(sign if sign <= "\uffff" else "\ufffd\ufffd" for sign in text)
        at = 0
        for match in _BREAK.finditer(text + "\n"):
            yield from _cut(words, text[at : match.start()], at, broken=match[0].startswith("\ufffe"))
            at = match.end()
    finally:
        words.close()
        page.close()


def _cut(words: Any, text: str, at: int, *, broken: bool) -> Iterator[Line]:
    """Cut a line where words stand so far apart that a gutter lies between them."""
    if not text.strip():
        return
    head = len(text) - len(text.lstrip())
    start, text = at + head, text.strip()
    _, bottom, _, top = _box(words, start)
    parts, begun = [], 0
    for gap in _GAP.finditer(text):
        before, after = _box(words, start + gap.start() - 1), _box(words, start + gap.end())
        if after[0] - before[2] > _WIDE * max(top - bottom, 4.0):
            parts.append((begun, gap.start()))
            begun = gap.end()
    parts.append((begun, len(text)))
    for first, last in parts:
        box, end = _box(words, start + first), _box(words, start + last - 1)
        line = text[first:last]
        if broken and last == len(text):
            line += "\ufffe"
        yield Line(line, box[0], min(box[1], end[1]), max(end[2], box[0]), max(box[3], end[3]))


def _box(words: Any, index: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a character, in points from the lower left corner; zeros where it has none."""
    try:
        box: tuple[float, float, float, float] = words.get_charbox(index, loose=True)
    except (pypdfium2.PdfiumError, IndexError):
        return (0.0, 0.0, 0.0, 0.0)
    return box
