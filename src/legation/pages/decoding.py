"""Bytes to text: byte-order marks, declared and guessed encodings; binary files are told and refused."""

import codecs
import re

from legation.errors import EmptyDocument, UnknownEncoding, UnreadableDocument
from legation.pages.limits import Limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:-]{2,40})""", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_NEWLINES = re.compile(r"\r\n?")
_GUESSED_FROM = 200_000  # bytes that the guess looks at
_FALSE_LATIN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}


def decode(data: bytes, *, declared: str | None = None, limits: Limits | None = None) -> str:
    """
    Decode a page and turn its line ends into "\\n"; nothing else is changed, then or later.

    In order: a byte-order mark, UTF-8 if the bytes are valid in it, UTF-16 without a mark if every other byte is zero,
    *declared* or what the page itself declares, a guess, Windows-1252.

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
    wide = _wide_encoding(data[:4000])
    if wide:
        return _strictly(data, wide)
    if b"\0" in data:
        raise UnreadableDocument(
            "it holds NUL bytes", "it is a binary file, not a page of text", "convert it to text, HTML or JSON Lines"
        )
    try:
        return _sane(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _sane(_guessed(data, declared))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"the bytes look like {encoding} but are broken at byte {error.start:,}",
            "the file was cut off or changed on its way",
            "save the page again, as UTF-8",
        ) from error
    if "\0" in text:
        raise UnreadableDocument("it holds NUL characters", "it is a binary file, not text", "convert it to text")
    return text


def _wide_encoding(head: bytes) -> str | None:
    """Tell UTF-16 without a mark: Latin letters leave every other byte zero."""
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _guessed(data: bytes, declared: str | None) -> str:
    import cchardet  # here, because most pages are UTF-8 and need no guess

    found = _DECLARED.search(data[:4096])
    guess = cchardet.detect(data[:_GUESSED_FROM])
    sure = guess["encoding"] if (guess["confidence"] or 0) >= 0.8 else None
    for name in (declared, found[1].decode("ascii", "replace") if found else None, sure, "cp1252", guess["encoding"]):
        encoding = _FALSE_LATIN.get((name or "").lower(), name)
        if encoding and encoding.lower().replace("_", "-") not in ("utf-8", "utf8"):
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    raise UnknownEncoding(
        "it is text in no encoding that can be told",
        "the bytes fit neither UTF-8 nor what they seem to be",
        "save it as UTF-8",
    )


def _sane(text: str) -> str:
    """Refuse text of which many characters are control codes: the bytes were no text."""
    head = text[:20_000]
    controls = sum(1 for _ in _CONTROL.finditer(head))
    if controls > max(2, len(head) // 50):
        raise UnreadableDocument(
            "it holds control codes", "it is a binary file, not a page of text", "convert it to text"
        )
    return text
