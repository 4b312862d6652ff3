"""JSON: one record a line, or a file that is a record or a list of them. Each record is a page."""

import codecs
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from legation.errors import InputError, UnreadableDocument
from legation.lexicons.fields import field_names
from legation.model import Document, Reject
from legation.pages.inputs.source import Page, Source, buffered, read_line, reject_of
from legation.pages.texts import Given, check_text, read_given

_FIX = 'write lines such as {"id": "a1", "text": "...", "published": "2014-03-12"}'


def read_json_lines(source: Source) -> Iterator[Page]:
    """Read one document a line; a bad line is a reject of its own, named by file and line."""
    number, told = 0, False
    while (line := read_line(source.stream, source.limits.page_bytes)) != b"":
        number += 1
        where = f"{source.name}:{number}"
        if line is None:
            told = True
            reason = f"the line is longer than {source.limits.page_bytes:,} bytes"
            yield Reject(name=where, reason=reason, fix="split the text")
            continue
        line = line.removeprefix(codecs.BOM_UTF8).strip()
        if line:
            told = True
            yield _read_line(line, where, source)
    if not told:
        yield Reject(name=source.name, reason="there is no line in it", fix="leave it out")


def read_json(source: Source) -> Iterator[Page]:
    """Read a file that is one record, a list of records, or an object that holds such a list, as news services answer."""
    data = source.whole()
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        if data.lstrip()[:1] == b"{" and b"}\n{" in data.replace(b"\r", b""):
            yield from read_json_lines(replace(source, stream=buffered(io.BytesIO(data))))
            return
        raise UnreadableDocument("it is no JSON", str(error)[:200], _FIX) from error
    records = _records(value)
    if not records:
        raise UnreadableDocument("there is no record in it", "it is no object, or its list is empty", _FIX)
    for number, record in enumerate(records, start=1):
        yield _read_record(record, source.name if len(records) == 1 else f"{source.name}:{number}", source)


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    for place in field_names().lists:
        found: Any = value
        for step in place.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        if isinstance(found, list) and any(isinstance(each, dict) for each in found):
            return found
    return [value]


def _read_line(line: bytes, where: str, source: Source) -> Document | Reject:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Reject(name=where, reason=f"the line is no JSON: {error}"[:300], fix=_FIX)
    return _read_record(record, where, source)


def _read_record(record: Any, where: str, source: Source) -> Document | Reject:
    if not isinstance(record, dict):
        return Reject(name=where, reason="the line is no JSON object", fix=_FIX)
    try:
        return _document_of(record, where, source)
    except InputError as error:
        return reject_of(where, InputError(error.what, error.why, error.fix or _FIX))


def _document_of(record: dict[str, Any], where: str, source: Source) -> Document:
    fields = source.settings.fields
    text = fields.text(record, "text")
    html = fields.text(record, "html") if text is None else None
    if text is None and html is None:
        raise InputError('it has neither "text" nor "html"', "both are missing or not strings", "")
    given = Given(
        published=fields.day(record),
        outlet=fields.text(record, "outlet"),
        title=fields.text(record, "title"),
        url=fields.text(record, "url"),
        language=fields.text(record, "language"),
        authors=fields.authors(record),
    )
    name = fields.id(record) or where
    if html is not None:
        from legation.pages.html import read_html_page  # here, because its extractor takes a second to load

        check_text(html)
        if html.count("<") > source.limits.page_tags:
            raise InputError(
                f'"html" has more than {source.limits.page_tags:,} tags', "it is a dump of pages", "split it"
            )
        return read_html_page(html, name, given.facts())
    return read_given(text or "", name, given)
