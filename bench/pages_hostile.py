"""
What hostile pages cost: ``python bench/pages_hostile.py [NAME...]`` (Unix; some minutes).

Each case, up to 200 MB, is read in a process of its own; printed are its size, time, highest memory and what it ended in. Exit status
1: one raised, was a fault of ours, took more than a minute or more than two gigabytes.
"""

import gzip
import io
import json
import os
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable

from legation.model import Reject
from legation.pages import read_bytes
from legation.pages.reading import OUR_FAULT

LONGEST, LARGEST = 60, 2000  # seconds, megabytes
S = b"The minister said on Tuesday that talks would go on. "
COMMENT = b"<div class=comment><span class=author>bob</span><p>I think not.</p></div>"
PAGE = b"<html><body><h1>T</h1><p>" + S * 9 + b"</p>"


def _zip(files: int, size: int = 0) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(files):
            archive.writestr(f"{at}.txt", b"word " * size)
    return kept.getvalue()


def _quine_like(layers: int) -> bytes:
    data = S
    for _ in range(layers):
        data = gzip.compress(data)
    return data


CASES: dict[str, Callable[[], bytes]] = {
    "line_200_mb.txt": lambda: b"word " * 40_000_000,
    "line_60_mb.txt": lambda: b"word " * 12_000_000,
    "line_60_mb.html": lambda: b"<html><body><p>" + b"word " * 12_000_000,
    "line_60_mb.jsonl": lambda: json.dumps({"text": "word " * 12_000_000}).encode(),
    "line_60_mb.eml": lambda: b"Subject: x\n\n" + b"word " * 12_000_000,
    "one_word.txt": lambda: b"a" * 30_000_000,
    "lines.txt": lambda: (S + b"\n") * 99_000,
    "wrapped.txt": lambda: (b"word " * 20 + b"\n") * 90_000,
    "votes.txt": lambda: b"1 ( +2 / -1 )\nI think so too.\n" * 49_000,
    "times.txt": lambda: b"March 3, 2014 at 5:31 pm\nbob\nI do not.\n" * 30_000,
    "quotes.txt": lambda: b"> quoted line of words here\nanswer of some words here.\n" * 40_000,
    "links.txt": lambda: b"http://a.b/c\n" * 90_000,
    "dashes.txt": lambda: (b"-" * 590 + b"a\n") * 20_000,
    "zero_width.txt": lambda: ("\u200b\u200d\ufeff" * 3_000_000 + "a").encode(),
    "combining.txt": lambda: ("a" + "\u0301" * 3_000_000).encode(),
    "koi8.txt": lambda: ("Министр заявил, что переговоры продолжатся. " * 20_000).encode("koi8-r"),
    "nul.txt": lambda: b"word\0" * 1_000_000,
    "million_comments.html": lambda: PAGE + COMMENT * 1_000_000,
    "comments.html": lambda: PAGE + COMMENT * 100_000,
    "nested_comments.html": lambda: b"<html><body>" + b"<div class=comment><p>I think not so.</p>" * 3900,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 1_000_000 + b"word",
    "deep_unknown.html": lambda: b"<html><body>" + b"<x>" * 200_000 + b"word word",
    "bold.html": lambda: b"<html><body>" + b"<b>" * 3000 + b"<p>word</p>" * 3000,
    "tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 3900 + b"word",
    "attributes.html": lambda: b"<html><body><p " + b" ".join(b"a%d=1" % at for at in range(300_000)) + b">word word</p>",
    "classes.html": lambda: b"<html>" + b"".join(b'<p class="c%d comment-%d">word</p>' % (at, at) for at in range(100_000)),
    "long_class.html": lambda: b'<html><body><p class="' + b"a-" * 3_000_000 + b'">word</p>',
    "script.html": lambda: b"<html><body><p>word word</p><script>" + b"x<!--" * 3_000_000,
    "open_comment.html": lambda: b"<html><body><p>word word</p><!--" + b"<!--" * 3_000_000,
    "angles.html": lambda: b"<html><body><p>word " + b"<" * 10_000_000,
    "entities.html": lambda: b"<html><body><p>word " + b"&amp;&notin;&#x1F600;" * 2_000_000,
    "breaks.html": lambda: b"<html><body><p>" + b"word word<br>" * 300_000,
    "metas.html": lambda: b"<html><head>" + b"<meta property='og:title' content='x'>" * 200_000 + b"</head><p>word",
    "json_ld.html": lambda: b'<script type="application/ld+json">' + b'{"@graph":[' * 30_000 + b"</script><p>word word",
    "headers.eml": lambda: b"X-A: b\n" * 1_000_000 + b"\nword",
    "words.eml": lambda: b"From: " + b"=?utf-8?q?a?= " * 500_000 + b"\nSubject: " + b"(" * 500_000 + b"\n\nword word",
    "parts.eml": lambda: b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: text/html\n\n<p>x\n" * 200_000,
    "nested.eml": lambda: b"Content-Type: message/rfc822\n\n" * 5000 + b"Subject: x\n\nword",
    "brackets.md": lambda: b"# x\n" + b"[" * 590_000,
    "stars.md": lambda: b"# x\n" + b"*a_ " * 140_000,
    "references.md": lambda: b"# x\n" + b"".join(b"[a%d]: /u\n" % at for at in range(30_000)) + b"[a1]" * 40_000,
    "deep.json": lambda: b"[" * 30_000_000,
    "deep.jsonl": lambda: b'{"text":' * 3_000_000,
    "laughs.rss": lambda: b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + b"&a;" * 100_000 + b'">]><rss><item><title>&b;</title></item></rss>',
    "entries.rss": lambda: b"<rss>" + b"<item><title>a</title></item>" * 60_000 + b"</rss>",
    "bomb.txt.gz": lambda: gzip.compress(b"word " * 60_000_000),
    "bomb.jsonl.gz": lambda: gzip.compress(b"word " * 60_000_000),
    "layers.txt.gz": lambda: _quine_like(30),
    "bomb.zip": lambda: _zip(3, 20_000_000),
    "many.zip": lambda: _zip(250_000),
    "record.warc": lambda: b"WARC/1.0\r\nContent-Length: 999999999999999999\r\nWARC-Type: response\r\n\r\n" + b"x" * 70_000_000,
    "heads.warc": lambda: b"WARC/1.0\r\n" * 3_000_000,
}  # fmt: skip


def main(names: list[str]) -> int:
    """Read each case in a process of its own; return 1 if one went wrong."""
    list(read_bytes(b"<html><body><p>Hello there my friend</p></body></html>", "first.html"))
    failed = []
    for name in names or CASES:
        child = os.fork()
        if child == 0:
            signal.alarm(LONGEST)
            os._exit(_read(name, CASES[name]()))
        if os.waitpid(child, 0)[1] != 0:
            failed.append(name)
    print(
        f"{len(names or CASES) - len(failed)} ended well" + (f"; these did not: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


def _read(name: str, data: bytes) -> int:
    started = time.perf_counter()
    kinds: Counter[str] = Counter()
    reason = ""
    for page in read_bytes(data, name):
        kinds[type(page).__name__] += 1
        reason = page.reason if isinstance(page, Reject) else reason
    seconds, memory = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    print(f"{name:22} {len(data) / 1e6:6.1f} MB {seconds:6.1f} s {memory:5} MB  {told}: {reason[:70]}", flush=True)
    return int(memory > LARGEST or OUR_FAULT in reason or not kinds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
