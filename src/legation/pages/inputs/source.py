"""What every reader of a kind of file gets: a stream of bytes, its name, what is known beforehand, and the bounds."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import IO, BinaryIO, cast

from legation.errors import InputError, UnreadableDocument
from legation.model import Document, Reject
from legation.pages.assemble import Facts
from legation.pages.inputs.fields import Fields
from legation.pages.limits import MB, Limits


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a kind that is not read, met inside a folder or an archive."""

    name: str


Page = Document | Reject | Skipped
Bytes = IO[bytes] | io.RawIOBase | io.BufferedIOBase
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """What a reading may choose: its bounds, and the fields of JSON records."""

    limits: Limits = field(default_factory=Limits)
    fields: Fields = field(default_factory=Fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """
    A stream to be read. ``kind`` is a suffix such as ".html" (None: told by name or content); ``facts`` what is known of the
    page from outside; ``charset`` the encoding that its carrier declares; ``read`` reads what lies inside it.
    """

    stream: io.BufferedReader
    name: str
    settings: ReadSettings
    read: Callable[["Source"], Iterator[Page]]
    kind: str | None = None
    facts: Facts | None = None
    charset: str | None = None
    depth: int = 0
    is_member: bool = False  # met inside an archive: other kinds are then passed over, as in a folder

    @property
    def limits(self) -> Limits:
        """The bounds of this reading."""
        return self.settings.limits

    def inside(
        self,
        stream: Bytes,
        name: str,
        *,
        kind: str | None = None,
        facts: Facts | None = None,
        charset: str | None = None,
    ) -> Iterator[Page]:
        """
        Read what lies inside this source, one level deeper.

        Raises:
            UnreadableDocument: archives lie within archives beyond the bound.
        """
        if self.depth >= self.limits.depth:
            raise UnreadableDocument(
                f"archives lie more than {self.limits.depth} deep in each other",
                "no crawl does that: it is made to hang readers",
                "unpack it, and read the files",
            )
        inner = replace(self, stream=buffered(stream), name=name, kind=kind, facts=facts, charset=charset)
        return self.read(replace(inner, depth=self.depth + 1, is_member=True))

    def whole(self) -> bytes:
        """
        Return all bytes of a source that is one page.

        Raises:
            UnreadableDocument: there are more than a page may have.
        """
        return read_at_most(self.stream, self.limits.page_bytes, "one page")


def buffered(stream: Bytes) -> io.BufferedReader:
    """Return the stream with a buffer that can be looked into."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), CHUNK)


def read_at_most(stream: BinaryIO, limit: int, what: str) -> bytes:
    """
    Read a stream to its end.

    Raises:
        UnreadableDocument: it holds more than *limit* bytes.
    """
    parts = bytearray()
    while part := stream.read(min(MB, limit + 1 - len(parts))):
        parts += part
        if len(parts) > limit:
            raise UnreadableDocument(
                f"it is larger than the {limit:,} bytes that {what} may have",
                "a page of that size is an archive or a list of pages",
                "split it into one file a page, or into JSON Lines",
            )
    return bytes(parts)


def read_line(stream: BinaryIO, limit: int) -> bytes | None:
    """Return the next line with its end, b"" at the end of the stream; None for a line longer than *limit*, which is passed over."""
    line = stream.readline(limit + 1)
    if len(line) <= limit:
        return line
    while line and not line.endswith(b"\n"):
        line = stream.readline(MB)
    return None


def reject_of(name: str, error: InputError) -> Reject:
    """Return the row that says why a page could not be read."""
    return Reject(name=name, reason="; ".join(filter(None, (error.what, error.why))), fix=error.fix)
