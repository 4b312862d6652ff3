"""A round over feeds: what is new in them goes into the ledger."""

import io
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import etree

from legation.desk import Desk, ReadingSummary
from legation.errors import InputError, UnknownSetting
from legation.model import Document, Reject, digest
from legation.pages import Page, ReadSettings
from legation.pages.inputs.feeds import Entry, parse_feed, read_entry
from legation.pages.inputs.source import Source, buffered, reject_of
from legation.pages.inputs.warc import charset_of, kind_of_media
from legation.pages.reading import read_source
from legation.pipeline import Settings
from legation.watch.memory import Feed, Memory
from legation.watch.polite import Agent, Answer, NotAllowed

LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = timedelta(days=1)
_BATCH = 50  # entries read into the ledger before the memory is saved


@dataclass(slots=True)
class Watched:
    """What one round brought. ``unchanged`` feeds had nothing new, ``waiting`` ones did not want to be asked yet."""

    feeds: int = 0
    unchanged: int = 0
    waiting: int = 0
    faults: list[Reject] = field(default_factory=list)  # feeds that could not be read
    notes: list[str] = field(default_factory=list)  # pages that could not be fetched; the feed's own words were read
    readings: list[ReadingSummary] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Watcher:
    """Reads the new entries of feeds into a ledger; with *pages*, the pages that they link to instead of their own words."""

    desk: Desk
    agent: Agent
    memory: Memory
    pages: bool = False
    settings: Settings | None = None
    reading: ReadSettings = field(default_factory=ReadSettings)
    every: timedelta = timedelta(minutes=30)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def round(self, addresses: Iterable[str]) -> Watched:
        """Ask each feed once, and read what is new. A feed that fails is asked again later, and stops no other."""
        watched = Watched()
        for address in dict.fromkeys(addresses):
            feed = self.memory.feed(address)
            if feed.not_before is not None and self.now() < feed.not_before:
                watched.waiting += 1
                continue
            watched.feeds += 1
            try:
                self._read_feed(address, feed, watched)
            except InputError as error:
                self._put_off(feed)
                watched.faults.append(reject_of(address, error))
            feed.checked = self.now()
            self.memory.save()
        return watched

    def _put_off(self, feed: Feed, until: datetime | None = None) -> None:
        """Ask a feed that failed later and later, and not before it wants to be."""
        feed.failures += 1
        pause = min(self.every * 2 ** min(feed.failures - 1, 10), _LONGEST_PAUSE)
        feed.not_before = max(until or self.now(), self.now() + pause)

    def _read_feed(self, address: str, feed: Feed, watched: Watched) -> None:
        answer = self.agent.get(address, etag=feed.etag, modified=feed.modified)
        if answer.status == 304:
            feed.failures, feed.not_before = 0, answer.retry
            watched.unchanged += 1
            return
        if answer.status != 200:
            self._put_off(feed, answer.retry)
            reason = f"the host answers with status {answer.status}"
            fix = "take it from the list" if answer.status in (404, 410) else "wait: it is asked again later"
            watched.faults.append(Reject(name=address, reason=reason, fix=fix))
            return
        known = set(feed.seen)
        fresh = [entry for entry in parse_feed(answer.body) if _key(entry) not in known]
        watched.unchanged += not fresh
        for start in range(0, len(fresh), _BATCH):
            part = fresh[start : start + _BATCH]
            watched.readings.append(self.desk.read_pages(self._pages(part, answer, watched), settings=self.settings))
            feed.note([_key(entry) for entry in part])
            self.memory.save()  # only now: what is lost between the two is read again, and changes nothing
        feed.etag, feed.modified = answer.etag, answer.modified
        feed.failures, feed.not_before = 0, answer.retry

    def _pages(self, entries: Iterable[Entry], feed: Answer, watched: Watched) -> Iterator[Page]:
        for entry in entries:
            name = entry.link or f"{feed.url}#{entry.id}"
            found = self._linked(entry, name, feed, watched) if self.pages and entry.link else None
            for page in found or self._own(entry, name):
                yield replace(page, retrieved_at=self.now()) if isinstance(page, Document) else page

    def _own(self, entry: Entry, name: str) -> list[Page]:
        try:
            return [read_entry(entry, name)]
        except InputError as error:
            return [reject_of(name, error)]

    def _linked(self, entry: Entry, name: str, feed: Answer, watched: Watched) -> list[Page] | None:
        """Fetch and read the page that an entry links to; None if it can't be."""
        try:
            answer = self.agent.get(entry.link or "", near=feed.url)
        except NotAllowed as error:
            watched.notes.append(f"{name}: {error.what}")
            return None
        except InputError as error:
            watched.notes.append(f"{name}: {error.what}; {error.why}")
            return None
        if answer.status != 200:
            watched.notes.append(f"{name}: the host answers with status {answer.status}")
            return None
        source = Source(
            stream=buffered(io.BytesIO(answer.body)),
            name=name,
            settings=self.reading,
            read=read_source,
            kind=kind_of_media(answer.media),
            facts=replace(entry.given(), title=None, authors=()).facts(),
            charset=charset_of(answer.media),
        )
        found = list(read_source(source))
        if any(isinstance(page, Document) for page in found):
            return found
        watched.notes.extend(f"{page.name}: {page.reason}" for page in found if isinstance(page, Reject))
        return None


def _key(entry: Entry) -> str:
    """Return what an entry is remembered by: one whose words change is new."""
    return digest("f", entry.id, entry.title or "", entry.html or "")


def read_addresses(feeds: Iterable[str]) -> list[str]:
    """
    Return the addresses of feeds: those given, those in text files (one a line, "#" begins a remark) and in OPML files.

    Raises:
        UnknownSetting: an entry is no address and no such file.
    """
    found: list[str] = []
    for feed in feeds:
        if feed.startswith(("http://", "https://")):
            found.append(feed)
            continue
        path = Path(feed)
        if not path.is_file():
            raise UnknownSetting(
                f"{feed!r} is no feed",
                "it is no web address, and no such file",
                "give https://... or a list of addresses",
            )
        listed = _listed(path.read_bytes())
        if not listed:
            raise UnknownSetting(f"there is no address in {feed}", "", "write one a line, or give an OPML file")
        found += listed
    return list(dict.fromkeys(found))


def _listed(data: bytes) -> list[str]:
    if data.lstrip()[:1] == b"<":
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        try:
            root = etree.fromstring(data.lstrip(), parser)
        except (etree.XMLSyntaxError, ValueError):
            return []
        return [address for node in root.iter("outline") if (address := node.get("xmlUrl"))] if root is not None else []
    lines = (line.partition(" #")[0].strip() for line in data.decode("utf-8", "replace").splitlines())
    return [line for line in lines if line.startswith(("http://", "https://"))]
