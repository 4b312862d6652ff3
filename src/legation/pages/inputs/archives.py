"""Zip and tar archives: each file inside is read as if it lay in a folder, one at a time, never unpacked to disk."""

import io
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from legation.errors import InputError, UnreadableDocument
from legation.model import Reject
from legation.pages.inputs.compressed import Expanded, Opened
from legation.pages.inputs.source import Bytes, Page, Skipped, Source, reject_of
from legation.pages.limits import MB, Limits

_DIRECTORY_AT_MOST = 32 * MB  # of a zip archive: some 300,000 entries, which take 200 MB of memory
_BROKEN = (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError, struct.error)


def read_zip(source: Source) -> Iterator[Page]:
    """Read the files of a zip archive in the order of their names."""
    with _seekable(source) as stream:
        _check_directory(stream)
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN as error:
            raise UnreadableDocument("the zip archive can't be opened", str(error), "fetch it again") from error
        with archive:
            members = sorted(
                (info for info in archive.infolist() if not info.filename.endswith("/")), key=lambda info: info.filename
            )
            if len(members) > source.limits.members:
                raise _too_many(source.limits)
            size = stream.seek(0, io.SEEK_END)
            given = 0
            for info in members:
                member = _Member(archive, info, source.limits)
                yield from _read_member(source, member, info.filename)
                given += member.given
                if given > source.limits.free_bytes and given > source.limits.expansion * size:
                    raise UnreadableDocument(
                        f"it grows to more than {source.limits.expansion} times its size",
                        "its entries share their bytes: it is made to fill memory",
                        "leave it out, or raise the limit `expansion`",
                    )


class _Member(io.RawIOBase):
    """A file of a zip archive that is opened when it is first read, and whose faults are told in words."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> None:
        super().__init__()
        self._archive, self._info, self._limits = archive, info, limits
        self._expanded: Expanded | None = None

    @property
    def given(self) -> int:
        """How many bytes were read."""
        return self._expanded.given if self._expanded else 0

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill *buffer*, and return how many bytes it got."""
        if self._expanded is None:
            self._expanded = self._open()
        try:
            return self._expanded.readinto(buffer)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise UnreadableDocument("it can't be taken out of the archive", str(error), "fetch it again") from error

    def _open(self) -> Expanded:
        if self._info.flag_bits & 1:
            raise UnreadableDocument("it is locked with a password", "the archive is encrypted", "unpack it first")
        try:
            opened = cast(Opened, self._archive.open(self._info))
        except _BROKEN as error:
            raise UnreadableDocument("it can't be taken out of the archive", str(error), "fetch it again") from error
        return Expanded(opened, self._info.compress_size, self._limits)


def _read_member(source: Source, stream: Bytes, path: str) -> Iterator[Page]:
    name = f"{source.name}#{path}"
    base = path.rstrip("/").rsplit("/", 1)[-1]
    if base.startswith(".") or "__MACOSX/" in path:
        yield Skipped(name)
        return
    try:
        yield from source.inside(stream, name)
    except InputError as error:
        yield reject_of(name, error)


def _seekable(source: Source) -> BinaryIO:
    """Return the archive as a stream that can go back: zip keeps its list of contents at the end."""
    if source.stream.seekable():
        return source.stream
    kept = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=16 * MB))  # noqa: SIM115 - the caller closes it
    size = 0
    while part := source.stream.read(MB):
        size += len(part)
        if size > source.limits.spool_bytes:
            kept.close()
            raise UnreadableDocument(
                f"the zip archive is larger than {source.limits.spool_bytes:,} bytes",
                "it comes from a pipe or from inside an archive, so that it must be kept whole",
                "save it as a file, and read that",
            )
        kept.write(part)
    kept.seek(0)
    return kept


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a list of contents that would fill the memory; the library reads it whole."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(size - 66_000, 0))
    tail = stream.read()
    stream.seek(0)
    at, at64 = tail.rfind(b"PK\5\6"), tail.rfind(b"PK\6\6")
    length = struct.unpack_from("<L", tail, at + 12)[0] if 0 <= at <= len(tail) - 22 else 0
    if length == 0xFFFFFFFF and 0 <= at64 <= len(tail) - 56:
        length = struct.unpack_from("<Q", tail, at64 + 40)[0]
    if length > _DIRECTORY_AT_MOST:
        raise UnreadableDocument(
            f"the zip archive's list of contents has {length:,} bytes", "it holds too many files", "split it"
        )


def _too_many(limits: Limits) -> UnreadableDocument:
    return UnreadableDocument(
        f"the archive holds more than {limits.members:,} files", "", "split it, or raise the limit `members`"
    )


def read_tar(source: Source) -> Iterator[Page]:
    """Read the files of a tar archive in the order in which they stand in it; the rest of a broken one is refused."""
    count = 0
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            for info in archive:
                count += 1
                archive.members = []  # type: ignore[attr-defined]  # or the list of all files grows in memory
                if count > source.limits.members:
                    raise _too_many(source.limits)
                opened = archive.extractfile(info) if info.isreg() else None
                if opened is not None:
                    yield from _read_member(source, opened, info.name)
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        yield Reject(
            name=source.name,
            reason=f"the tar archive is cut off or broken after {count:,} files: {error}",
            fix="fetch it again",
        )
