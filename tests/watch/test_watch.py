"""Following feeds, against a server of our own on this machine."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli.app import app
from legation.desk import open_ledger
from legation.errors import ParserMissing, UnknownSetting, UnreadableDocument
from legation.watch import Agent, Memory, Watched, Watcher, read_addresses
from legation.watch.polite import NotAllowed

ITEM = "<item><title>{title}</title><link>{base}/{page}</link><description>{words}</description></item>"
FIRST = "Peru and Chile agreed on Tuesday to hold talks on the border in Lima, a spokesman said."
SECOND = "Bolivia rejected the border talks of Peru and Chile on Wednesday, a spokesman said in La Paz."


class Site:
    """What the server answers, and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.base = ""

    def put(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body.encode())

    def feed(self, *items: tuple[str, str, str], **headers: str) -> None:
        listed = "".join(
            ITEM.format(title=title, page=page, words=words, base=self.base) for title, page, words in items
        )
        self.put("/feed", f"<rss><channel><title>Courier</title>{listed}</channel></rss>", **headers)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            if status == 200 and headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *values: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.base = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()


class Round:
    """Rounds over the site's feed with one ledger; a clock that tests can set."""

    def __init__(self, site: Site, ledger: Path) -> None:
        self.site, self.ledger = site, ledger
        self.time = datetime(2014, 3, 12, tzinfo=UTC)
        self.slept: list[float] = []

    def __call__(self, path: str = "/feed", **options: bool) -> Watched:
        with open_ledger(self.ledger) as desk, self.agent() as agent:
            watcher = Watcher(
                desk=desk, agent=agent, memory=Memory.beside(self.ledger), now=lambda: self.time, **options
            )  # type: ignore[arg-type]
            return watcher.round([self.site.base + path])

    def agent(self, delay: float = 0.0) -> Agent:
        return Agent("legation/test (by its tests)", delay=delay, clock=lambda: 0.0, sleep=self.slept.append)

    def names(self) -> list[str]:
        with open_ledger(self.ledger) as desk:
            return sorted(page.name for page in desk.documents())


@pytest.fixture
def watch(site: Site, tmp_path: Path) -> Round:
    return Round(site, tmp_path / "w.ledger")


def test_new_entries_are_read_once_and_unchanged_feeds_not_sent_again(site: Site, watch: Round) -> None:
    site.feed(("Talks", "1", FIRST), ETag='"a"')
    assert watch().readings[0].pages == 1
    assert watch().unchanged == 1
    assert site.asked[-1][1]["if-none-match"] == '"a"'
    assert site.asked[-1][1]["user-agent"] == "legation/test (by its tests)"

    site.feed(("No", "2", SECOND), ("Talks", "1", FIRST), ETag='"b"')
    assert watch().readings[0].pages == 1
    assert watch.names() == [f"{site.base}/1", f"{site.base}/2"]
    with open_ledger(watch.ledger) as desk:
        page = next(iter(desk.documents()))
    assert page.retrieved_at == watch.time
    assert "/1" not in site.paths()


def test_what_was_read_before_a_crash_is_not_doubled(site: Site, watch: Round) -> None:
    site.feed(("Talks", "1", FIRST))
    watch()
    Memory.beside(watch.ledger).path.unlink()
    reading = watch().readings[0]

    assert (reading.pages, reading.known) == (0, 1)


def test_linked_pages_are_fetched_when_asked_and_robots_allow(site: Site, watch: Round) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /2\nCrawl-delay: 1\n")
    site.put(
        "/1",
        f"<html><body><h1>Talks agreed</h1><p>{FIRST} It was a long day.</p></body></html>",
        Content_Type="text/html",
    )
    site.feed(
        ("Talks", "1", "Short words of the feed."), ("No", "2", SECOND), ("Gone", "3", "The third entry is gone.")
    )
    watched = watch(pages=True)

    assert site.paths() == ["/robots.txt", "/feed", "/1", "/3"]
    assert [note.partition(": ")[2][:6] for note in watched.notes] == ["robots", "the ho"]
    with open_ledger(watch.ledger) as desk:
        texts = {page.name: page.text for page in desk.documents()}
    assert "It was a long day." in texts[f"{site.base}/1"]
    assert SECOND in texts[f"{site.base}/2"]
    assert watch.slept == [1.0, 1.0, 1.0]


def test_a_feed_that_robots_forbid_or_that_fails_is_told_and_asked_again_later(site: Site, watch: Round) -> None:
    site.put("/feed", "", status=503, Retry_After="7200")
    watched = watch()
    assert "503" in watched.faults[0].reason
    assert watch().waiting == 1

    site.feed(("Talks", "1", FIRST))
    watch.time = datetime.now(UTC) + timedelta(days=2)
    assert watch().readings[0].pages == 1

    site.put("/robots.txt", "User-agent: legation\nDisallow: /\n")
    assert "robots.txt" in watch("/other").faults[0].reason
    site.put("/robots.txt", "", status=500)
    assert "robots.txt" in watch("/more").faults[0].reason


def test_redirects_are_followed_but_not_for_ever_nor_into_private_networks(site: Site, watch: Round) -> None:
    site.put("/a", "", status=302, Location="/feed")
    site.put("/b", "", status=302, Location="/b")
    site.put("/c", "", status=302, Location="file:///etc/passwd")
    site.feed()
    with watch.agent() as agent:
        assert agent.get(f"{site.base}/a").status == 200
        with pytest.raises(UnreadableDocument):
            agent.get(f"{site.base}/b")
        with pytest.raises(NotAllowed):
            agent.get(f"{site.base}/c")
        with pytest.raises(NotAllowed):
            agent.get(f"{site.base}/a", near="http://news.example/feed")


def test_answers_too_large_and_hosts_that_do_not_answer_are_refused(site: Site, watch: Round) -> None:
    site.put("/feed", "x" * 5000)
    with Agent("legation/test", delay=0.0, largest=1000) as agent:
        with pytest.raises(UnreadableDocument, match="too large"):
            agent.get(f"{site.base}/feed")
        with pytest.raises(NotAllowed):
            agent.get("http://127.0.0.1:9/feed")  # its robots.txt can't be had


def test_requests_to_one_host_keep_their_distance(site: Site, watch: Round) -> None:
    site.feed()
    with watch.agent(delay=5.0) as agent:
        agent.get(f"{site.base}/feed")
        agent.get(f"{site.base}/feed")
    assert watch.slept == [5.0, 5.0]


def test_lists_of_feeds_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# mine\nhttps://a.org/feed # daily\n\nnothing\n")
    (tmp_path / "b.opml").write_text(
        '<opml><body><outline text="x"><outline xmlUrl="https://b.org/feed"/></outline></body></opml>'
    )
    (tmp_path / "c.txt").write_text("nothing")

    given = [str(tmp_path / "a.txt"), str(tmp_path / "b.opml"), "https://a.org/feed"]
    assert read_addresses(given) == ["https://a.org/feed", "https://b.org/feed"]
    for wrong in ("c.txt", "d.txt"):
        with pytest.raises(UnknownSetting):
            read_addresses([str(tmp_path / wrong)])


@pytest.mark.parametrize("text", ["", "[]", '{"format": 9, "feeds": {}}', '{"format": 1, "feeds": {"a": {}}}'])
def test_a_damaged_memory_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "w.ledger.feeds.json").write_text(text)
    with pytest.raises(UnreadableDocument, match="what was read"):
        Memory.beside(tmp_path / "w.ledger")


def test_the_command_reads_once_and_says_what_came(site: Site, tmp_path: Path) -> None:
    site.feed(("Talks", "1", FIRST))
    words = ["watch", f"{site.base}/feed", "--once", "--delay", "0", "--ledger", str(tmp_path / "w.ledger")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "1 new pages from 1 feeds" in result.output
    assert "1 feeds unchanged" in CliRunner().invoke(app, words).output
    assert CliRunner().invoke(app, ["watch", f"{site.base}/none", *words[2:]]).exit_code == 1
    assert isinstance(CliRunner().invoke(app, [*words, "--every", "1s"]).exception, UnknownSetting)


def test_without_httpx_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(ParserMissing, match=r"legation\[watch\]"):
        Agent("legation/test")
