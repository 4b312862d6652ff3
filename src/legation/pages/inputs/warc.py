"""
WARC files: crawl archives, read record by record.

Source: ISO 28500:2017 (WARC/1.1). A reader of our own, because the kept ones end the process or raise what no one can
catch on a broken file; reading the pages takes a hundred times longer than finding them.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from legation.errors import EmptyDocument, InputError, UnreadableDocument
from legation.model import Reject
from legation.pages.inputs.source import Bytes, Page, Skipped, Source, buffered, read_line, reject_of
from legation.pages.limits import MB
from legation.pages.texts import Given

_HEADER_AT_MOST = 64 * 1024  # bytes of one header line
_HEADERS_AT_MOST = 1000
KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


def read_warc(source: Source) -> Iterator[Page]:
    """
    Read the pages that a crawl fetched: responses, resources and conversions with text.

    Requests, metadata, revisits and answers other than 200 hold no page and are passed over in silence; pictures and
    other kinds are skipped. What follows a broken record is searched for the next.
    """
    records = pages = 0
    while (head := _next_head(source.stream)) is not None:
        records += 1
        length = head.get("content-length", "")
        if length.isdecimal() and len(length) <= 18:  # without one, the search for the next record goes on
            for page in _read_record(head, _Block(source.stream, int(length)), source):
                pages += 1
                yield page
    if records == 0:
        raise UnreadableDocument("there is no WARC record in it", "it is another kind of file, or cut off", "check it")
    if pages == 0:
        raise EmptyDocument(
            "there is no page in the archive",
            f"its {records:,} records are requests, notes, answers other than 200, or broken",
            "leave it out",
        )


def _next_head(stream: BinaryIO) -> dict[str, str] | None:
    """Return the headers of the next record, in small letters; None at the end."""
    while (line := read_line(stream, _HEADER_AT_MOST)) != b"":
        if line is not None and line.startswith(b"WARC/"):
            return _headers(stream)
    return None


def _headers(stream: BinaryIO) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(_HEADERS_AT_MOST):
        line = read_line(stream, _HEADER_AT_MOST)
        if line is None:
            continue
        if not line.strip():
            break
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


class _Block(io.RawIOBase):
    """The bytes of one record, and not one more."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        super().__init__()
        self._stream, self.left = stream, length

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill *buffer*, and return how many bytes it got."""
        data = self._stream.read(min(len(buffer), self.left))
        buffer[: len(data)] = data
        self.left -= len(data)
        return len(data)

    def pass_over(self) -> bool:
        """Go to the end of the record; False if the file ends before."""
        while self.left:
            part = self._stream.read(min(self.left, MB))
            if not part:
                return False
            self.left -= len(part)
        return True


def _read_record(head: dict[str, str], block: _Block, source: Source) -> Iterator[Page]:
    url = head.get("warc-target-uri", "").strip("<>") or head.get("warc-record-id", "").strip("<>")
    name = f"{source.name}#{url}"
    try:
        if head.get("warc-type") in ("response", "resource", "conversion"):
            yield from _read_page(head, buffered(block), name, source)
        ended = block.pass_over()
    except InputError as error:
        yield reject_of(name, error)
        ended = block.pass_over()
    if not ended:
        yield Reject(
            name=name, reason="the archive ends within this record: it is cut off", fix="fetch the archive again"
        )


def _read_page(head: dict[str, str], stream: io.BufferedReader, name: str, source: Source) -> Iterator[Page]:
    kind = head.get("content-type", "")
    body: Bytes = stream
    if kind.startswith("application/http") or stream.peek(5).startswith(b"HTTP/"):
        status = (read_line(stream, _HEADER_AT_MOST) or b"").split(None, 2)
        answer = _headers(stream)
        if len(status) < 2 or status[1] != b"200":
            return
        kind = answer.get("content-type", "")
        body = _decoded(stream, answer)
    media = kind.partition(";")[0].strip().lower()
    if media and media not in KINDS:
        yield Skipped(name)
        return
    given = Given(url=_url(head), retrieved_at=_moment(head.get("warc-date", "")))
    yield from source.inside(body, name, kind=kind_of_media(kind), facts=given.facts(), charset=charset_of(kind))


def kind_of_media(media: str) -> str | None:
    """Return the suffix of the kind of page that a media type names; None if it names none that we read."""
    return KINDS.get(media.partition(";")[0].strip().lower())


def charset_of(media: str) -> str | None:
    """Return the encoding that a media type declares."""
    found = _CHARSET.search(media)
    return found[1] if found else None


def _url(head: dict[str, str]) -> str | None:
    url = head.get("warc-target-uri", "").strip("<>")
    return url if url.startswith(("http://", "https://")) else None


def _moment(stamp: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _decoded(stream: BinaryIO, answer: dict[str, str]) -> Bytes:
    """Undo the transfer and content encodings of an answer, unless the crawler did so and left the headers standing."""
    body: BinaryIO = stream
    if "chunked" in answer.get("transfer-encoding", "").lower():
        body = buffered(_Chunked(buffered(body)))
    coding = answer.get("content-encoding", "").strip().lower()
    if coding in ("br", "zstd", "compress", "deflate"):
        head = buffered(body)
        if b"<" not in head.peek(200)[:200]:
            raise UnreadableDocument(
                f"its content is packed as {coding!r}", "we can't expand that", "unpack the archive"
            )
        return head
    return body  # gzip is told by its first bytes


class _Chunked(io.RawIOBase):
    """A body in chunks (RFC 9112, section 7.1); a body that has none is given as it is."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self._stream = stream
        self._left: int | None = (
            0 if re.match(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n", stream.peek(200)[:200]) else None
        )

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill *buffer*, and return how many bytes it got."""
        if self._left == 0 and not self._next():
            return 0
        data = self._stream.read(len(buffer) if self._left is None else min(len(buffer), self._left))
        buffer[: len(data)] = data
        if self._left is not None:
            self._left -= len(data)
        return len(data)

    def _next(self) -> bool:
        """Go to the next chunk; False if there is none."""
        line = self._stream.readline(200).strip() or self._stream.readline(200).strip()
        size = line.partition(b";")[0].strip()
        try:
            self._left = int(size, 16) if size else 0
        except ValueError:
            self._left = 0
        return self._left > 0
