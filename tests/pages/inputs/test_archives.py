"""Archives: WARC, zip, tar and compressed files, whole, broken and hostile."""

import bz2
import gzip
import io
import lzma
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from legation.model import Document, Reject
from legation.pages import Limits, Page, ReadSettings, Skipped, read_bytes, read_paths, read_stream
from tests.pages.inputs.makers import STORY, html, packed, record, response, zipped


def read(data: bytes, name: str, **limits: int) -> list[Page]:
    return list(read_bytes(data, name, ReadSettings(limits=Limits(**limits))))


def kinds(pages: list[Page]) -> list[type]:
    return [type(page) for page in pages]


CRAWL = [
    record("warcinfo", "", "application/warc-fields", b"software: test"),
    record("request", "http://a.org/1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
    response("http://a.org/1", html().encode()),
    response("http://a.org/gone", b"gone", status="404 Not Found"),
    response("http://a.org/p.png", b"\x89PNG\0", media="image/png"),
    record("conversion", "http://a.org/2", "text/plain", STORY.encode()),
    response("http://a.org/3", html("Привет, министр. " * 20).encode("koi8-r"), media="text/html; charset=koi8-r"),
]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_crawl_gives_one_document_a_page_with_address_and_time_of_fetching(name: str) -> None:
    pages = read(packed(*CRAWL) if name.endswith(".gz") else b"".join(CRAWL), name)

    assert kinds(pages) == [Document, Skipped, Document, Document]
    assert [page.name for page in pages] == [f"{name}#http://a.org/{at}" for at in ("1", "p.png", "2", "3")]
    first, last = pages[0], pages[3]
    assert isinstance(first, Document)
    assert (first.url, first.retrieved_at) == ("http://a.org/1", datetime(2016, 5, 6, 7, 8, 9, tzinfo=UTC))
    assert STORY in first.text
    assert isinstance(last, Document)
    assert "министр" in last.text
    assert last.language not in ("en", None)


def test_answers_in_chunks_and_packed_are_undone() -> None:
    body = gzip.compress(html().encode())
    chunked = b"%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])
    more = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    undone = html().encode()  # a crawler that undoes the encodings often leaves the headers as they were
    pages = read(
        response("http://a.org/1", chunked, more=more) + response("http://a.org/2", undone, more=more), "x.warc"
    )

    assert kinds(pages) == [Document, Document]
    assert all(isinstance(page, Document) and STORY in page.text for page in pages)


def test_a_packing_that_cannot_be_undone_is_refused() -> None:
    [page] = read(response("http://a.org/1", b"\x0b\x02\x80abc\x03", more="Content-Encoding: br\r\n"), "x.warc")

    assert isinstance(page, Reject)
    assert "'br'" in page.reason


def test_what_follows_a_broken_record_is_read() -> None:
    broken = CRAWL[2].replace(b"Content-Length: ", b"Content-Length: x")
    too_large = response("http://a.org/8", html("word " * 9000).encode())
    pages = read(b"noise\n" + broken + too_large + CRAWL[2], "x.warc", page_bytes=20_000)

    assert kinds(pages) == [Reject, Document]
    assert "20,000" in pages[0].reason  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_an_archive_cut_off_keeps_what_came_before(name: str) -> None:
    whole = packed(*CRAWL) if name.endswith(".gz") else b"".join(CRAWL)
    pages = read(whole[:-300], name)

    assert kinds(pages)[:3] == [Document, Skipped, Document]
    assert isinstance(pages[-1], Reject)
    assert "cut off" in pages[-1].reason


@pytest.mark.parametrize(
    ("pack", "suffix"), [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz"), (gzip.compress, "")]
)
def test_compressed_pages_are_expanded_whatever_they_are_called(pack, suffix: str) -> None:  # type: ignore[no-untyped-def]
    [page] = read(pack(html().encode()), f"page.html{suffix}")

    assert isinstance(page, Document)
    assert page.name == f"page.html{suffix}"
    assert STORY in page.text


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_page_cut_off_is_refused(pack) -> None:  # type: ignore[no-untyped-def]
    [page] = read(pack(html(STORY * 50).encode())[:-12], "page.html.gz")

    assert isinstance(page, Reject)
    assert "cut off or broken" in page.reason


def test_zip_and_tar_archives_are_read_like_folders() -> None:
    files = {"b/2.txt": STORY.encode(), "a.html": html().encode(), "c.docx": b"x", ".hidden.txt": b"x"}
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    inner = read(zipped({"x.zip": zipped(files)}), "y.zip")

    for pages in (read(zipped(files), "x.zip"), read(kept.getvalue(), "x.zip")):
        told = {page.name.partition("#")[2]: type(page) for page in pages}
        assert told == {".hidden.txt": Skipped, "a.html": Document, "b/2.txt": Document, "c.docx": Skipped}
    assert [page.name for page in inner] == [
        f"y.zip#x.zip#{name}" for name in (".hidden.txt", "a.html", "b/2.txt", "c.docx")
    ]


def test_bombs_are_refused_before_they_fill_memory() -> None:
    bomb = gzip.compress(b"word " * 8_000_000)
    layers = gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(STORY.encode())))))
    nested = STORY.encode()
    for _ in range(8):
        nested = zipped({"x.zip": nested})

    for data, name, reason in (
        (bomb, "x.txt.gz", "100 times"),
        (bomb, "x.jsonl.gz", "100 times"),
        (zipped({"a.txt": b"word " * 8_000_000}), "x.zip", "100 times"),
        (layers, "x.txt.gz", "deep"),
        (nested, "x.zip", "deep"),
        (zipped({f"{at}.txt": b"" for at in range(30)}), "x.zip", "20 files"),
    ):
        pages = read(data, name, expansion=100, free_bytes=1_000_000, members=20)
        assert isinstance(pages[-1], Reject), name
        assert reason in pages[-1].reason


def test_damaged_and_locked_archives_are_refused() -> None:
    archive = bytearray(zipped({"a.txt": STORY.encode(), "b.txt": STORY.encode()}))
    cut = read(bytes(archive[:-30]), "x.zip")
    archive[6] |= 1  # the local header of the first file says that it is locked, and so does the list of contents
    archive[archive.index(b"PK\1\2") + 8] |= 1
    locked = read(bytes(archive), "x.zip")

    assert kinds(cut) == [Reject]
    assert kinds(locked) == [Reject, Document]
    assert "password" in locked[0].reason  # type: ignore[union-attr]


class Pipe(io.RawIOBase):
    """A stream that can't go back, as standard input."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        return self._data.readinto(buffer)


def test_archives_are_told_by_content_when_they_come_through_a_pipe() -> None:
    for data in (zipped({"a.html": html().encode()}), packed(*CRAWL[:3]), gzip.compress(html().encode())):
        [page] = read_stream(Pipe(data), "-")
        assert isinstance(page, Document)


def test_patterns_and_archives_in_folders(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed(*CRAWL[:3]))
    (tmp_path / "b.txt.xz").write_bytes(lzma.compress(STORY.encode()))
    (tmp_path / "c.bin").write_bytes(b"x")
    found = list(read_paths([tmp_path / "*.gz", tmp_path, tmp_path / "*.none"]))

    assert kinds(found) == [Document, Document, Document, Skipped, Reject]


@pytest.mark.parametrize("data", [b"".join(CRAWL[:2]), b"WARC/1.0\r\n" * 50, b"none"])
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    [page] = read(data, "x.warc")

    assert isinstance(page, Reject)
    assert page.reason.startswith("there is no ")


def test_the_outlet_is_told_by_a_known_address() -> None:
    [page] = read(response("https://www.japantimes.co.jp/news/2014/03/12/x", html().encode()), "x.warc")

    assert isinstance(page, Document)
    assert page.outlet == "The Japan Times"
