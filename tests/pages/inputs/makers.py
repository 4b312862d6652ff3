"""Small files of each kind, made for the tests."""

import gzip
import io
import tarfile
import zipfile

STORY = (
    "LIMA (Reuters) - The presidents of Peru and Chile met in Lima on Tuesday and agreed to hold talks on the border, "
    "officials of both countries said. The ministers will meet again in Santiago in March, a spokesman said."
)


def html(words: str = STORY, head: str = "") -> str:
    return f"<html><head><title>Border talks agreed</title>{head}</head><body><h1>Border talks agreed</h1><p>{words}</p></body></html>"


def record(kind: str, url: str, media: str, block: bytes, **headers: str) -> bytes:
    """Return one WARC record."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-05-06T07:08:09Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(block)}>\r\nContent-Type: {media}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def response(
    url: str, body: bytes, *, status: str = "200 OK", media: str = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    """Return a WARC record of an answer to a request."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode()
    return record("response", url, "application/http; msgtype=response", head + body)


def packed(*records: bytes) -> bytes:
    """Return a WARC.gz file: each record is a gzip member of its own."""
    return b"".join(gzip.compress(each) for each in records)


def zipped(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return kept.getvalue()


def pdf(pages: list[list[tuple[float, float, str]]], *, size: float = 11) -> bytes:
    """Return a PDF whose pages show lines in Helvetica: (points from the left, points from the foot, words)."""
    objects: list[bytes] = [b"", b""]
    font = 3
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        shown = b"\n".join(f"1 0 0 1 {x} {y} Tm (".encode() + _escaped(words) + b") Tj" for x, y, words in page)
        stream = f"BT /F1 {size} Tf\n".encode() + shown + b"\nET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>"
            % (len(objects), font)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def one_of_each() -> list[tuple[str, bytes]]:
    """Return a small file of each kind with its suffix, for the fuzzer and the property tests to change."""
    mail = f"From: a@b.org\r\nSubject: x\r\nIn-Reply-To: <y>\r\n\r\nNo.\r\nOn 1 May 2014, B wrote:\r\n> {STORY}\r\n".encode()
    feed = f"<rss><channel><title>C</title><item><title>t</title><guid>1</guid><description>&lt;p&gt;{STORY}</description></item></channel></rss>"
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY.encode()))
    crawl = response("http://a.org/1", html().encode()) + record(
        "conversion", "http://a.org/2", "text/plain", STORY.encode()
    )
    return [
        (".txt", STORY.encode("utf-16")),
        (
            ".html",
            html(head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x"}</script>').encode(),
        ),
        (".md", f"---\ntitle: x\n---\n# A\n\n{STORY}\n\n> *q*\n\n- [a](http://b.c)\n".encode()),
        (".jsonl", b'{"text": "Peru spoke.", "source": {"name": "A"}, "date": "2014-03-12"}\n{"html": "<p>x y</p>"}\n'),
        (
            ".json",
            b'{"articles": [{"content": "Peru spoke.", "publishedAt": "2014-03-12T00:00:00Z", "author": ["A"]}]}',
        ),
        (".eml", mail),
        (".mbox", b"From a@b.org Wed Mar 12 10:00:00 2014\n" + mail + b"\nFrom a@b.org 2014\n" + mail),
        (".warc", crawl),
        (".rss", feed.encode()),
        (".pdf", pdf([[(50, 760, "Peru and Chile met in Lima and agreed to"), (50, 746, "talk again.")]])),
        (".zip", zipped({"a.txt": STORY.encode()})),
        (".tar", kept.getvalue()),
        (".gz", gzip.compress(STORY.encode())),
    ]
