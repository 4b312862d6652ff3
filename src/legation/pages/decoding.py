"""Bytes to text: byte-order marks, UTF-8 and UTF-16; binary files are told and refused. Other encodings: `charsets`."""

import codecs
import re

from legation.errors import EmptyDocument, UnknownEncoding, UnreadableDocument
from legation.pages.charsets import almost_utf8, told_apart
from legation.pages.limits import Limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_NEWLINES = re.compile(r"\r\n?")
_JAPANESE = (b"\x1b$B", b"\x1b$@")  # ISO-2022-JP goes over to its characters so
_WIDTHS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_ASCII = bytes([0, 9, 10, 13, *range(32, 127)])
_LOOKED_AT = 200_000  # bytes


def decode(data: bytes, *, declared: str | None = None, limits: Limits | None = None) -> str:
    """
    Decode a page and turn its line ends into "\\n"; nothing else is changed, then or later.

    In order: a byte-order mark, UTF-16 without one, UTF-8 if the bytes are valid in it but for a few (which become U+FFFD),
    *declared* or what the page itself declares if its words then look like words, a guess, Windows-1252.

    Raises:
        EmptyDocument: there is nothing but white space.
        UnreadableDocument: it is larger or has more lines than *limits* allow, or is binary.
        UnknownEncoding: no encoding fits.
    """
    limits = limits or Limits()
    if len(data) > limits.page_bytes:
        raise UnreadableDocument(
            f"{len(data):,} bytes are more than the {limits.page_bytes:,} that one page may have",
            "a page of that size is an archive or a list of pages",
            "split it into one file a page, or into JSON Lines",
        )
    text = _NEWLINES.sub("\n", _decoded(data, declared))
    if text.count("<") > limits.page_tags:
        raise UnreadableDocument(
            f"it has more than {limits.page_tags:,} tags",
            "no page has so many: it is a dump of pages",
            "split it into pages",
        )
    if text.count("\n") > limits.page_lines:
        raise UnreadableDocument(
            f"it has more than {limits.page_lines:,} lines",
            "no page has so many: it is a table or a dump",
            "split it into pages",
        )
    if not text.strip("\ufeff \t\n\r\f\v\u00a0\u200b"):
        raise EmptyDocument("there is no text in it", "the file is empty or holds only white space", "leave it out")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    if b"\0" in data:
        wide = _wide_encoding(data)
        if wide:
            return _strictly(data, wide)
        raise UnreadableDocument(
            "it holds NUL bytes", "it is a binary file, not a page of text", "convert it to text, HTML or JSON Lines"
        )
    if any(mark in data[:_LOOKED_AT] for mark in _JAPANESE):
        return _sane(data.decode("iso2022_jp", "replace"))
    try:
        return _sane(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _sane(almost_utf8(data, error) or told_apart(data, declared))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data[: len(data) - len(data) % _WIDTHS.get(encoding, 1)].decode(
            encoding
        )  # half a unit is a cut-off file's
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"the bytes look like {encoding} but are broken at byte {error.start:,}",
            "the file was cut off or changed on its way",
            "save the page again, as UTF-8",
        ) from error
    if "\0" in text:
        raise UnreadableDocument("it holds NUL characters", "it is a binary file, not text", "convert it to text")
    return text


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: its spaces, stops and Latin letters leave every other byte zero, and only those."""
    head = data[: 4000 - 4000 % 2]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 4 or max(even, odd) < max(0.03 * half, 2) or min(even, odd) > 0.1 * max(even, odd):
        return None
    if max(even, odd) < 0.5 * half and not head.strip(b"\0").translate(None, _ASCII):
        return None  # a page of ASCII with stray NULs: read as pairs, it would be ideographs
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head.decode(encoding, "ignore")
    odd_signs = sum(1 for sign in text if sign != "\n" and not (sign.isprintable() or sign.isspace()))
    return encoding if odd_signs <= len(text) // 50 else None


def _sane(text: str) -> str:
    """Refuse text of which many characters are control codes: the bytes were no text."""
    head = text[:20_000]
    controls = sum(1 for _ in _CONTROL.finditer(head))
    if controls > max(2, len(head) // 50):
        raise UnreadableDocument(
            "it holds control codes", "it is a binary file, not a page of text", "convert it to text"
        )
    return text
