"""
Fetching politely: who we are is said, robots.txt is heeded, a host is asked once in a while, and no answer is too large.

Sources: RFC 9309 (robots.txt: an answer 4xx allows all, 5xx forbids all), RFC 9110 (conditional requests, Retry-After).
"""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from legation.errors import InputError, ParserMissing, UnreadableDocument

if TYPE_CHECKING:
    import httpx

ROBOTS_AT_MOST = 512 * 1024  # bytes of robots.txt that are read (RFC 9309 asks for 500 KiB at least)
ROBOTS_AGE = 24 * 3600.0  # seconds
ROBOTS_RETRY = 600.0  # seconds after which a robots.txt that could not be had is asked for again
LONGEST_DELAY = 120.0  # seconds between two requests to a host, whatever robots.txt asks
LONGEST_ANSWER = 120.0  # seconds that one answer may take in all
REDIRECTS = 5


class NotAllowed(InputError):
    """robots.txt forbids it, or an address leads where it must not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host sent. ``retry`` is the time before which it does not want to be asked again."""

    url: str
    status: int
    body: bytes = b""
    media: str = ""
    etag: str | None = None
    modified: str | None = None
    retry: datetime | None = None


@dataclass(slots=True)
class _Host:
    robots: RobotFileParser | None = None
    robots_until: float = 0.0
    asked_at: float | None = None


@dataclass(slots=True)
class Agent:
    """
    Asks hosts for pages. *name* goes into every request; *delay* is the least number of seconds between two requests to a host.

    Raises:
        ParserMissing: httpx is not installed.
    """

    name: str
    delay: float = 5.0
    largest: int = 64 * 1024 * 1024
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _client: "httpx.Client" = field(init=False)

    def __post_init__(self) -> None:
        try:
            import httpx  # here, because no other command needs it, and it takes a while to load
        except ImportError as error:
            raise ParserMissing(
                "httpx is not installed", "feeds are fetched with it", "run `pip install legation[watch]`"
            ) from error
        self._client = httpx.Client(headers={"User-Agent": self.name}, timeout=30.0, follow_redirects=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None, near: str | None = None) -> Answer:
        """
        Fetch a page, following a few redirects; with *etag* or *modified* only if it has changed (status 304 if not).

        Args:
            near: the address on whose word this one is fetched: a page elsewhere may not send us into a private network.

        Raises:
            NotAllowed: robots.txt forbids it, or it leads into a private network.
            UnreadableDocument: no answer, too large an answer, or one that takes too long.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        wanted = {name: value for name, value in headers.items() if value}
        for _ in range(REDIRECTS + 1):
            self._check(url, near)
            answer, onward = self._ask(url, wanted)
            if onward is None:
                return answer
            near, url = near or url, urljoin(url, onward)
        raise UnreadableDocument(
            f"{url} leads on and on", f"it redirects more than {REDIRECTS} times", "check the address"
        )

    def _check(self, url: str, near: str | None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotAllowed(f"{url[:200]} is no web address", "only http and https are fetched", "check the address")
        if near is not None and urlsplit(near).hostname != parts.hostname and _is_private(parts.hostname):
            raise NotAllowed(
                f"{url[:200]} lies in a private network",
                "a page elsewhere points there",
                "fetch it by hand if you trust it",
            )
        robots = self._robots(parts.scheme, parts.netloc)
        if not robots.can_fetch(self.name, url):
            raise NotAllowed(f"robots.txt of {parts.netloc} forbids {url[:200]}", "", "ask the site, or leave it out")

    def _robots(self, scheme: str, netloc: str) -> RobotFileParser:
        host = self._hosts.setdefault(f"{scheme}://{netloc}", _Host())
        if host.robots is None or self.clock() > host.robots_until:
            robots = RobotFileParser()
            try:
                answer = self._robots_text(f"{scheme}://{netloc}/robots.txt")
                failed, lines = answer.status >= 500, answer.body if answer.status == 200 else b""
            except UnreadableDocument:
                failed, lines = True, b""
            robots.parse(["User-agent: *", "Disallow: /"] if failed else lines.decode("utf-8", "replace").splitlines())
            host.robots, host.robots_until = robots, self.clock() + (ROBOTS_RETRY if failed else ROBOTS_AGE)
        return host.robots

    def _robots_text(self, url: str) -> Answer:
        for _ in range(REDIRECTS + 1):
            answer, onward = self._ask(url, {}, largest=ROBOTS_AT_MOST, cut=True)
            if onward is None:
                return answer
            url = urljoin(url, onward)
        return Answer(url=url, status=404)  # RFC 9309 2.3.1.2: after five redirects it counts as missing

    def _ask(
        self, url: str, headers: dict[str, str], *, largest: int | None = None, cut: bool = False
    ) -> tuple[Answer, str | None]:
        """Ask once, after waiting for the host's turn; return the answer, and the address that it leads on to."""
        import httpx

        self._wait(url)
        largest = largest or self.largest
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                body = bytearray()
                end = self.clock() + LONGEST_ANSWER
                for part in answer.iter_bytes(64 * 1024) if answer.status_code == 200 else ():
                    body += part
                    if len(body) > largest and cut:
                        break
                    if len(body) > largest or self.clock() > end:
                        raise UnreadableDocument(
                            f"the answer of {url[:200]} is too {'large' if len(body) > largest else 'slow'}",
                            f"more than {largest:,} bytes, or {LONGEST_ANSWER:.0f} seconds",
                            "leave it out",
                        )
                onward = answer.headers.get("location") if answer.is_redirect else None
                return _answer(answer, bytes(body[:largest])), onward
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, UnicodeError) as error:
            raise UnreadableDocument(
                f"{url[:200]} can't be fetched", str(error) or type(error).__name__, "try again later"
            ) from error

    def _wait(self, url: str) -> None:
        parts = urlsplit(url)
        host = self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())
        asked = host.robots.crawl_delay(self.name) if host.robots else None
        pause = min(max(self.delay, float(asked or 0)), LONGEST_DELAY)
        now = self.clock()
        if host.asked_at is not None and now - host.asked_at < pause:
            self.sleep(host.asked_at + pause - now)
        host.asked_at = self.clock()


def _answer(answer: "httpx.Response", body: bytes) -> Answer:
    return Answer(
        url=str(answer.url),
        status=answer.status_code,
        body=body,
        media=answer.headers.get("content-type", ""),
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
        retry=_retry(answer.headers.get("retry-after")),
    )


def _retry(words: str | None) -> datetime | None:
    if not words:
        return None
    try:
        if words.strip().isdecimal():
            return datetime.now(UTC) + timedelta(seconds=min(int(words.strip()[:9]), 7 * 24 * 3600))
        return parsedate_to_datetime(words).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_private(host: str) -> bool:
    """Whether a host's address is one of a private network, of this machine, or none at all."""
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False  # it can't be fetched either
    return any(not ipaddress.ip_address(str(row[4][0]).partition("%")[0]).is_global for row in found)
