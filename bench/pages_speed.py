"""
How many pages a second one core reads, and how much memory it takes: ``python bench/pages_speed.py [FOLDER]``.

Reading alone: bytes to documents with passages. Without a folder, 2,000 mixed pages are made (always the same): web pages with
the scripts, menus and comments that surround stories, forum threads, plain scrapes, Markdown, mails, PDF, feeds, and the same as
crawl archives. The first pages, which load tables and models, are not counted. Exit status 1: below 60 pages a second, or the
memory grows.
"""

import gzip
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.pages.inputs import makers  # noqa: E402

from legation.model import Document  # noqa: E402
from legation.pages import read_bytes  # noqa: E402

PAGES = 2000
WANTED = 60  # pages a second a core
GROWTH = 1.15  # of the memory, from the first quarter of the pages to the last
WHO = "The president|A spokesman|The foreign minister|Officials of both sides|The envoy|A diplomat in Lima".split("|")
DID = "said that|denied that|told reporters that|announced on Tuesday that|warned late on Friday that".split("|")
WHAT = "talks on the border would go on|the treaty had been signed|no visit was planned|aid would be sent|the embassy was closed".split(
    "|"
)
THEN = ", the ministry said| in Santiago| after months of silence|, which the opposition deplored| before the summit in May".split(
    "|"
)
MINE = "I don't believe a word of it|lol, as always|They should have talked years ago|You are wrong about Peru, I think".split(
    "|"
)


class Maker:
    """Makes pages; the same number gives the same page."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def sentence(self) -> str:
        pick = self.dice.choice
        return f"{pick(WHO)} {pick(DID)} {pick(WHAT)}{pick(THEN)} ({self.dice.randint(1, 9999)})."

    def paragraphs(self, most: int = 18) -> list[str]:
        return [
            " ".join(self.sentence() for _ in range(self.dice.randint(1, 4))) for _ in range(self.dice.randint(4, most))
        ]

    def story(self) -> str:
        dateline = f"LIMA, March {self.dice.randint(1, 30)} (Reuters) - "
        return dateline + "\n\n".join(self.paragraphs())

    def remark(self) -> str:
        return " ".join(self.dice.choice(MINE) + "." for _ in range(self.dice.randint(1, 5)))

    def web(self) -> bytes:
        script = "<script>" + "var a=1;if(a<2){b('x')};" * self.dice.randint(200, 2000) + "</script>"
        menu = "".join(
            f'<li><a href="/s/{at}">Section {at} of the paper</a></li>' for at in range(self.dice.randint(20, 80))
        )
        story = "".join(f"<p>{words} <a href='/x'>more</a></p>" for words in self.paragraphs())
        said = "".join(
            f'<div class="comment"><span class="author">user{at}</span> <time datetime="2014-03-0{at % 9 + 1}T10:00:00">x</time><p>{self.remark()}</p></div>'
            for at in range(self.dice.choice([0, 0, 5, 40]))
        )
        aside = "".join(f'<div class="related"><a href="/r/{at}">{self.sentence()}</a></div>' for at in range(12))
        return (
            f"<!doctype html><html lang=en><head><title>{self.sentence()} | The Courier</title>{script}"
            f'<meta property="article:published_time" content="2014-03-12T10:00:00Z"></head><body><nav><ul>{menu}</ul></nav>'
            f"<main><h1>{self.sentence()}</h1><div class=body>{story}</div></main><aside>{aside}</aside>"
            f'<section id="comments">{said}</section><footer>Copyright The Courier</footer>{script}</body></html>'
        ).encode()

    def forum(self) -> bytes:
        posts = "".join(
            f'<div class="post" id="p{at}"><div class="username">member{at % 7}</div><span class="date">Mar {at % 28 + 1}, 2014</span>'
            f'<blockquote>{self.remark()}</blockquote><div class="content">{self.remark()} {self.sentence()}</div></div>'
            for at in range(self.dice.randint(5, 30))
        )
        return f'<html><head><title>Thread</title></head><body class="viewtopic">{posts}</body></html>'.encode()

    def scrape(self) -> bytes:
        remarks = "\n".join(
            f"{self.remark()}\n{self.dice.randint(-9, 9)} ( +{self.dice.randint(0, 9)} / -3 )" for _ in range(12)
        )
        return f"Talks go on\n\n{self.story()}\n\n12 Comments\n{remarks}\n".encode()

    def plain(self) -> bytes:
        return self.story().encode(self.dice.choice(["utf-8", "cp1252", "utf-16"]))

    def markdown(self) -> bytes:
        return f"---\ntitle: Talks\ndate: 2014-03-12\n---\n\n# Talks go on\n\n{self.story()}\n".encode()

    def mail(self) -> bytes:
        return f"From: Ana <a@b.org>\nSubject: Talks\nIn-Reply-To: <x>\n\n{self.remark()}\n\nB wrote:\n> {self.sentence()}\n\n{self.story()}".encode()

    def pdf(self) -> bytes:
        lines = [words for paragraph in self.paragraphs(8) for words in _wrapped(paragraph)][:100]
        return makers.pdf(
            [
                [(50, 780 - 14 * at, words) for at, words in enumerate(lines[k : k + 50])]
                for k in range(0, len(lines), 50)
            ]
        )

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>{self.sentence()}</title><guid>{at}</guid><description>{self.story()}</description></item>"
            for at in range(10)
        )
        return f"<rss><channel><title>Courier</title>{items}</channel></rss>".encode()

    def crawl(self) -> bytes:
        answers = (makers.response(f"http://a.org/{at}", self.web()) for at in range(10))
        return b"".join(gzip.compress(answer) for answer in answers)


def _wrapped(words: str) -> Iterator[str]:
    line = ""
    for word in words.split():
        if len(line) + len(word) > 85:
            yield line
            line = ""
        line += f" {word}" if line else word
    yield line


def made() -> Iterator[tuple[str, bytes]]:
    """Yield files that hold 2,000 pages in all."""
    kinds = [(".html", "web", 50), (".html", "forum", 10), (".txt", "scrape", 10), (".txt", "plain", 10), (".md", "markdown", 3), (".eml", "mail", 5), (".pdf", "pdf", 2), (".rss", "feed", 0.5), (".warc.gz", "crawl", 0.5)]  # fmt: skip
    for number in range(PAGES // 100 * 2):
        maker = Maker(number)
        for suffix, kind, share in kinds:
            for at in range(int(share // 2) if share > 1 else number % 2):
                yield f"{number}-{at}-{kind}{suffix}", getattr(maker, kind)()


def main(folder: str | None = None) -> int:
    """Read all, and print pages a second, the slowest pages and the memory."""
    files = (
        ((str(path), path.read_bytes()) for path in sorted(Path(folder).rglob("*")) if path.is_file())
        if folder
        else made()
    )
    for suffix, data in makers.one_of_each():
        list(read_bytes(data, f"first{suffix}"))
    seconds: list[float] = []
    memory: list[int] = []
    characters = refused = 0
    for name, data in files:
        started = time.process_time()
        found = list(read_bytes(data, name))
        seconds += [(time.process_time() - started) / max(len(found), 1)] * len(found)
        pages = [page for page in found if isinstance(page, Document)]
        characters, refused = characters + sum(page.characters for page in pages), refused + len(found) - len(pages)
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    rate = len(seconds) / sum(seconds)
    cuts = quantiles(seconds, n=100)
    growth = memory[-1] / memory[len(memory) // 4]
    print(
        f"{len(seconds):,} pages ({refused:,} refused or skipped), {rate:.0f} pages/s, {characters / sum(seconds):,.0f} characters/s, one core"
    )
    print(
        f"a page takes {cuts[49] * 1000:.1f} ms at the median, {cuts[94] * 1000:.1f} ms at p95, {max(seconds) * 1000:.0f} ms at most"
    )
    print(
        f"memory: {memory[len(memory) // 4]} MB after a quarter, {memory[-1]} MB at the end (highest so far), x {growth:.2f}"
    )
    return 0 if folder or (rate >= WANTED and growth <= GROWTH) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
