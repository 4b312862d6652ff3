"""Compressed files as streams that are expanded while they are read, and never beyond what an honest file would give."""

import bz2
import gzip
import io
import lzma
import zlib
from typing import BinaryIO, Protocol, cast

from legation.errors import UnreadableDocument
from legation.pages.inputs.source import CHUNK
from legation.pages.limits import Limits

SUFFIXES = (".gz", ".bz2", ".xz")
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, ValueError)


def compression_of(head: bytes) -> str | None:
    """Tell gzip, bzip2 and xz by their first bytes, whatever the file is called."""
    if head.startswith(b"\x1f\x8b\x08"):
        return ".gz"
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return ".bz2"
    return ".xz" if head.startswith(b"\xfd7zXZ\0") else None


def expand(stream: BinaryIO, kind: str, limits: Limits) -> "Expanded":
    """Return the expanded bytes of a compressed stream."""
    counted = Counted(stream)
    packed = cast(BinaryIO, counted)
    opened: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
    if kind == ".gz":
        opened = gzip.GzipFile(fileobj=packed)
    elif kind == ".bz2":
        opened = bz2.BZ2File(packed)
    else:
        opened = lzma.LZMAFile(packed)  # noqa: SIM115 - it goes with the stream
    return Expanded(opened, counted, limits)


class Opened(Protocol):
    """What the libraries give for a compressed file."""

    def read1(self, size: int, /) -> bytes:
        """Return at least one byte and at most *size*, b"" at the end."""


class Counted(io.RawIOBase):
    """A stream that counts the bytes taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill *buffer*, and return how many bytes it got."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)


class Expanded(io.RawIOBase):
    """
    The expanded bytes of a compressed stream.

    Reading raises UnreadableDocument when the stream is broken or cut off, or grows beyond the bound.
    """

    def __init__(self, opened: Opened, packed: Counted | int, limits: Limits) -> None:
        super().__init__()
        self._opened, self._packed, self._limits = opened, packed, limits
        self.given = 0

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill *buffer*, and return how many bytes it got."""
        try:
            data = self._opened.read1(min(len(buffer), CHUNK))  # not read(): it loses what stands before a break
        except _BROKEN as error:
            raise UnreadableDocument(
                f"it can't be expanded after byte {self.given:,}", f"it is cut off or broken: {error}", "fetch it again"
            ) from error
        self.given += len(data)
        packed = self._packed if isinstance(self._packed, int) else self._packed.taken
        if self.given > self._limits.free_bytes and self.given > self._limits.expansion * max(packed, 1):
            raise UnreadableDocument(
                f"it grows to more than {self._limits.expansion} times its size",
                "it is made to fill memory: text does not shrink like that",
                "leave it out, or raise the limit `expansion`",
            )
        buffer[: len(data)] = data
        return len(data)
