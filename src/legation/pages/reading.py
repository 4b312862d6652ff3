"""
Files, bytes and streams to documents.

What can't be read becomes a Reject that says why and what to do; nothing stops a batch. Every other reader of the room
gets text from here and gives pieces back.
"""

import codecs
import glob
import io
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from legation.errors import InputError
from legation.model import Reject
from legation.pages.assemble import Facts
from legation.pages.decoding import decode
from legation.pages.inputs.archives import read_tar, read_zip
from legation.pages.inputs.compressed import SUFFIXES, compression_of, expand
from legation.pages.inputs.mbox import read_mbox
from legation.pages.inputs.records import read_json, read_json_lines
from legation.pages.inputs.source import Bytes, Page, ReadSettings, Skipped, Source, buffered, reject_of
from legation.pages.inputs.warc import read_warc
from legation.pages.plain import read_plain
from legation.pages.tongue import language_of

LOG = logging.getLogger(__name__)
OUR_FAULT = "the reader failed on it"  # a reject that starts so is a defect of ours


def read_paths(paths: Iterable[str | Path], settings: ReadSettings | None = None) -> Iterator[Page]:
    """
    Read files, folders with all below them in sorted order, patterns such as ``"crawl/*.warc.gz"``, and "-" for standard input.

    A document's name is its path as given or found; what lies in an archive is named after a "#". Files of other kinds are
    skipped inside folders and archives, and refused when they are named themselves.
    """
    settings = settings or ReadSettings()
    for path in paths:
        for found in expand_path(path):
            if str(found) == "-":
                yield from read_stream(sys.stdin.buffer, "-", settings)
            elif found.is_dir():
                yield from _read_folder(found, settings)
            else:
                yield from _read_file(found, settings)


def expand_path(path: str | Path) -> list[Path]:
    """Return the paths that a pattern stands for, sorted; a path that exists, or is no pattern, stands for itself."""
    if any(sign in str(path) for sign in "*?[") and not Path(path).exists():
        return [Path(found) for found in sorted(glob.glob(str(path), recursive=True))] or [Path(path)]
    return [Path(path)]


def _read_folder(folder: Path, settings: ReadSettings) -> Iterator[Page]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith(".") or kind_of(name) not in READERS:
                yield Skipped(str(path))
            else:
                yield from _read_file(path, settings)


def _read_file(path: Path, settings: ReadSettings) -> Iterator[Page]:
    try:
        opened = path.open("rb")
    except OSError as error:
        yield Reject(
            name=str(path), reason=f"it can't be opened: {error.strerror}", fix="check the path and its permissions"
        )
        return
    with opened:
        yield from read_stream(opened, str(path), settings)


def read_bytes(data: bytes, name: str, settings: ReadSettings | None = None) -> Iterator[Page]:
    """
    Read one file's bytes by the suffix of *name*; without a known suffix by what the bytes look like.

    Gives one document, or one for each page of an archive, a mailbox, a feed or JSON Lines; what can't be read gives a
    Reject. Never raises for bad input.
    """
    return read_stream(io.BytesIO(data), name, settings)


def read_stream(stream: Bytes, name: str, settings: ReadSettings | None = None) -> Iterator[Page]:
    """Read a stream of bytes like :func:`read_bytes`, without holding more of it than one page."""
    source = Source(stream=buffered(stream), name=name, settings=settings or ReadSettings(), read=read_source)
    return read_source(source)


def read_source(source: Source) -> Iterator[Page]:
    """Read a source of any kind; whatever is wrong with it becomes a reject."""
    try:
        yield from _read(source)
    except InputError as error:
        yield reject_of(source.name, error)
    except RecursionError:
        yield Reject(
            name=source.name, reason="it is nested too deeply", fix="save the page again with a browser, or as text"
        )
    except OSError as error:
        yield Reject(name=source.name, reason=f"it can't be read: {error}", fix="check the disk, or fetch it again")
    except Exception as error:  # a fault of ours on one page in a million must not end the reading of the rest
        LOG.exception("%s: %s", source.name, OUR_FAULT)
        yield Reject(
            name=source.name,
            reason=f"{OUR_FAULT}: {type(error).__name__}: {error}"[:400],
            fix="report it as a defect, with the page",
        )


def kind_of(name: str) -> str:
    """
    Return the suffix that tells how a file is read, without that of a compression.

    >>> kind_of("crawl/2016-12.warc.gz"), kind_of("page")
    ('.warc', '')
    """
    path = PurePosixPath(name.lower().replace("\\", "/"))
    if path.suffix == ".tgz":
        return ".tar"
    return PurePosixPath(path.stem).suffix if path.suffix in SUFFIXES else path.suffix


def _read(source: Source) -> Iterator[Page]:
    head = source.stream.peek(4096)[:4096]
    packed = compression_of(head)
    if packed:
        if source.depth >= source.limits.depth:
            yield from source.inside(source.stream, source.name)  # which refuses it
            return
        stream = buffered(expand(source.stream, packed, source.limits))
        yield from _read(replace(source, stream=stream, depth=source.depth + 1))
        return
    kind = source.kind or kind_of(source.name.rpartition("#")[2] if source.is_member else source.name)
    kind = _by_magic(head) or kind
    reader = READERS.get(kind)
    if reader is None and source.is_member and kind and _is_suffix(kind):
        yield Skipped(source.name)
    elif reader is None and _is_suffix(kind):
        yield Reject(
            name=source.name,
            reason=f"files of the kind {kind} are not read",
            fix=f"convert it to one of {' '.join(sorted(READERS))}",
        )
    else:
        yield from (reader or READERS[_sniffed(head)])(source)


def _is_suffix(kind: str) -> bool:
    return 1 < len(kind) <= 9 and kind[1:].isalnum() and not kind[1:].isdigit()


def _by_magic(head: bytes) -> str | None:
    """Tell the kinds whose first bytes leave no doubt, whatever the file is called."""
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return ".zip"
    if head.startswith(b"WARC/1."):
        return ".warc"
    if head[257:262] == b"ustar":
        return ".tar"
    return ".pdf" if head.startswith(b"%PDF-") else None


def _sniffed(head: bytes) -> str:
    start = head[:2000].lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    if start[:1] == b"{" and b'"' in start:
        return ".jsonl"
    if start[:1] == b"[" and start[1:].lstrip()[:1] == b"{":
        return ".json"
    lower = start[:1000].lower()
    if lower.startswith((b"<!doctype html", b"<html")) or (lower[:1] == b"<" and b"<body" in lower):
        return ".html"
    if lower.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:")):
        return ".xml"
    if start.startswith(b"From ") and b"\nFrom:" in head:
        return ".mbox"
    return ".txt"


def _read_plain(source: Source) -> Iterator[Page]:
    text = decode(source.whole(), declared=source.charset, limits=source.limits)
    facts = source.facts or Facts()
    facts.language = facts.language or language_of(text)
    yield read_plain(text, source.name, facts)


def _read_html(source: Source) -> Iterator[Page]:
    from legation.pages.html import read_html_page  # here, because its extractor takes a second to load

    text = decode(source.whole(), declared=source.charset, limits=source.limits)
    yield read_html_page(text, source.name, source.facts or Facts())


def _read_markdown(source: Source) -> Iterator[Page]:
    from legation.pages.inputs.markdown import read_markdown

    text = decode(source.whole(), declared=source.charset, limits=source.limits)
    yield read_markdown(text, source.name, source.facts or Facts())


def _read_mail(source: Source) -> Iterator[Page]:
    from legation.pages.mail import read_mail

    yield read_mail(source.whole(), source.name, source.limits)


def _read_saved_page(source: Source) -> Iterator[Page]:
    from legation.pages.mail import read_saved_page

    yield read_saved_page(source.whole(), source.name, source.limits)


def _read_pdf(source: Source) -> Iterator[Page]:
    from legation.pages.inputs.pdf import read_pdf

    yield read_pdf(source.whole(), source.name, source.facts or Facts(), source.limits)


def _read_feed(source: Source) -> Iterator[Page]:
    from legation.pages.inputs.feeds import read_feed

    yield from read_feed(source)


READERS: dict[str, Callable[[Source], Iterator[Page]]] = {
    ".atom": _read_feed,
    ".eml": _read_mail,
    ".htm": _read_html,
    ".html": _read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".markdown": _read_markdown,
    ".mbox": read_mbox,
    ".md": _read_markdown,
    ".mht": _read_saved_page,
    ".mhtml": _read_saved_page,
    ".ndjson": read_json_lines,
    ".pdf": _read_pdf,
    ".rdf": _read_feed,
    ".rss": _read_feed,
    ".tar": read_tar,
    ".text": _read_plain,
    ".txt": _read_plain,
    ".warc": read_warc,
    ".xhtml": _read_html,
    ".xml": _read_feed,
    ".zip": read_zip,
}
