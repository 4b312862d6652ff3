"""
Files, bytes and texts to documents.

What can't be read becomes a Reject that says why and what to do; nothing stops a batch. Every other reader of the room
gets text from here and gives pieces back.
"""

import codecs
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from legation.errors import InputError
from legation.model import DateBasis, Document, PassageKind, Published, Reject
from legation.pages.assemble import Facts, Piece, assemble
from legation.pages.decoding import LARGEST, decode
from legation.pages.plain import read_plain
from legation.pages.tongue import language_of

LONGEST_LINE = 64 * 1024 * 1024  # characters of one JSON line


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a kind that is not read, met inside a folder."""

    name: str


def read_paths(paths: Iterable[str | Path]) -> Iterator[Document | Reject | Skipped]:
    """
    Read files, and folders with all below them, in sorted order. A document's name is its path as given or found.

    Files of other kinds are skipped inside folders and refused when they are named themselves.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path)


def _read_folder(folder: Path) -> Iterator[Document | Reject | Skipped]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith(".") or path.suffix.lower() not in _READERS:
                yield Skipped(str(path))
            else:
                yield from _read_file(path)


def _read_file(path: Path) -> Iterator[Document | Reject]:
    try:
        if path.suffix.lower() != ".jsonl" and path.stat().st_size > LARGEST:
            yield Reject(
                name=str(path), reason=f"it is larger than {LARGEST:,} bytes", fix="split it into one file a page"
            )
            return
        data = path.read_bytes()
    except OSError as error:
        yield Reject(
            name=str(path), reason=f"it can't be opened: {error.strerror}", fix="check the path and its permissions"
        )
        return
    yield from read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Iterator[Document | Reject]:
    """
    Read one file's bytes by the suffix of *name*; without a known suffix by what the bytes look like.

    Gives one document, or one a line for JSON Lines; what can't be read gives a Reject. Never raises for bad input.
    """
    suffix = Path(name).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None and suffix and len(suffix) <= 6 and suffix[1:].isalnum() and not suffix[1:].isdigit():
        yield Reject(
            name=name,
            reason=f"files of the kind {suffix} are not read",
            fix=f"convert it to one of {' '.join(sorted(_READERS))}",
        )
        return
    if len(data) > LARGEST and suffix != ".jsonl":
        yield Reject(name=name, reason=f"it is larger than {LARGEST:,} bytes", fix="split it into one file a page")
        return
    try:
        yield from (reader or _sniffed(data))(data, name)
    except InputError as error:
        yield Reject(name=name, reason="; ".join(filter(None, (error.what, error.why))), fix=error.fix)
    except RecursionError:
        yield Reject(name=name, reason="it is nested too deeply", fix="save the page again with a browser, or as text")


def _sniffed(data: bytes) -> Callable[[bytes, str], Iterator[Document | Reject]]:
    head = data[:2000].lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    if head[:1] == b"{" and b'"' in head:
        return _read_json_lines
    lower = head[:1000].lower()
    if lower.startswith((b"<!doctype html", b"<html")) or (lower[:1] == b"<" and b"<body" in lower):
        return _read_html
    return _read_plain_bytes


def read_text(
    text: str,
    name: str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    as_article: bool = True,
) -> Document:
    """
    Make a document of a text that is at hand, with what is known of it; the text is kept as it is.

    ``as_article`` takes all of it for one article passage; otherwise it is read as a page that was scraped.

    Raises:
        InputError: the text is empty, or holds NUL or half of a surrogate pair, which no file can keep.
    """
    _check(text)
    facts = Facts(
        title=title,
        outlet=outlet,
        url=url,
        language=language or language_of(text),
        published=given_date(published),
        given=tuple(f"{each}" for each in (published, outlet, title, url, language) if each is not None),
    )
    if not as_article:
        return read_plain(text, name, facts)
    return assemble(text, name, [Piece(PassageKind.ARTICLE, 0, len(text))], facts)


def given_date(day: date | None) -> Published | None:
    """Return the publication date that came with a text."""
    if day is None:
        return None
    return Published(earliest=day, latest=day, basis=DateBasis.METADATA, reason="given with the text")


def _check(text: str) -> None:
    if not text.strip():
        raise InputError("there is no text in it", "it is empty or white space", "leave it out")
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text if sign > "\ud7ff"):
        raise InputError(
            "the text holds NUL or half of a surrogate pair", "it was cut or decoded wrongly", "write it again as UTF-8"
        )


def _read_plain_bytes(data: bytes, name: str) -> Iterator[Document | Reject]:
    text = decode(data)
    yield read_plain(text, name, Facts(language=language_of(text)))


def _read_html(data: bytes, name: str) -> Iterator[Document | Reject]:
    from legation.pages.html import read_html  # here, because its extractor takes a second to load

    yield read_html(data, name)


def _read_mail(data: bytes, name: str) -> Iterator[Document | Reject]:
    from legation.pages.mail import read_mail

    yield read_mail(data, name)


def _read_json_lines(data: bytes, name: str) -> Iterator[Document | Reject]:
    """Read one document a line; a bad line is a reject of its own, named by file and line."""
    start, number = (3 if data.startswith(codecs.BOM_UTF8) else 0), 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        number += 1
        line = data[start:end].strip()
        start = end + 1
        if line:
            yield _read_json_line(line, f"{name}:{number}")
    if number == 0 or not data.strip():
        yield Reject(name=name, reason="there is no line in it", fix="leave it out")


def _read_json_line(line: bytes, where: str) -> Document | Reject:
    fix = 'write lines such as {"id": "a1", "text": "...", "published": "2014-03-12"}'
    if len(line) > LONGEST_LINE:
        return Reject(name=where, reason=f"the line is longer than {LONGEST_LINE:,} bytes", fix="split the text")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Reject(name=where, reason=f"the line is no JSON: {error}", fix=fix)
    if not isinstance(record, dict):
        return Reject(name=where, reason="the line is no JSON object", fix=fix)
    try:
        return _document_of(record, where)
    except InputError as error:
        return Reject(name=where, reason="; ".join(filter(None, (error.what, error.why))), fix=error.fix or fix)


def _document_of(record: dict[str, Any], where: str) -> Document:
    body = record.get("text")
    is_html = body is None and isinstance(record.get("html"), str)
    body = record.get("html") if is_html else body
    if not isinstance(body, str):
        raise InputError('it has neither "text" nor "html"', "both are missing or not strings", "")
    outlet, title, url, language = (_string(record, key) for key in ("outlet", "title", "url", "language"))
    name = str(record["id"]) if isinstance(record.get("id"), str | int) and str(record["id"]) else where
    published = _day_of(record.get("published"))
    if is_html:
        from legation.pages.html import read_html_text

        _check(body)
        return read_html_text(body, name, published=published, outlet=outlet, title=title, url=url, language=language)
    return read_text(body, name, published=published, outlet=outlet, title=title, url=url, language=language)


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" must be a string', f"it is {type(value).__name__}", "")
    if value and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise InputError(f'"{key}" holds half of a surrogate pair', "it was cut", "")
    return value or None


def _day_of(value: object) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError('"published" must look like "2014-03-12"', f"it is {value!r}", "") from error


_READERS: dict[str, Callable[[bytes, str], Iterator[Document | Reject]]] = {
    ".txt": _read_plain_bytes,
    ".text": _read_plain_bytes,
    ".md": _read_plain_bytes,
    ".markdown": _read_plain_bytes,
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".eml": _read_mail,
}
