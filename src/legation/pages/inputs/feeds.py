"""
RSS and Atom: each entry of a feed is a page, its content as HTML below its title.

Sources: RSS 2.0 with the content and Dublin Core modules, RSS 1.0 (RDF), Atom (RFC 4287). Broken XML is read as far as it
goes; entities that a feed defines itself are never expanded, and nothing is fetched.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any

from lxml import etree

from legation.errors import EmptyDocument, InputError, UnreadableDocument
from legation.pages.credits import outlet_of_link
from legation.pages.inputs.source import Page, Source, reject_of
from legation.pages.metadata import day_of
from legation.pages.texts import Given

_ENTRIES_AT_MOST = 50_000
_CONTENT = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "date", "issued", "created", "updated", "modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed as it stands there. ``html`` is its content, or its summary; ``id`` its own name, or its link."""

    id: str
    title: str | None
    link: str | None
    html: str | None
    published: date | None
    authors: tuple[str, ...]
    outlet: str | None
    language: str | None

    def page(self) -> str:
        """Return the entry as a web page."""
        title = escape(self.title or "")
        heading = f"<h1>{title}</h1>\n" if title else ""
        return f"<html><head><title>{title}</title></head><body><article>{heading}{self.html or ''}</article></body></html>"

    def given(self) -> Given:
        """Return what the feed says of the entry."""
        return Given(
            published=self.published,
            outlet=self.outlet,
            title=self.title,
            url=self.link,
            authors=self.authors,
            reason="the feed's date",
        )


def read_feed(source: Source) -> Iterator[Page]:
    """Read the entries of a feed; XML of other kinds is refused."""
    data = source.whole()
    entries = parse_feed(data)
    if not entries:
        raise EmptyDocument(
            "there is no entry in the feed", "it is empty, or broken before the first", "fetch it again"
        )
    for entry in entries:
        name = f"{source.name}#{entry.id}"
        try:
            yield read_entry(entry, name, source)
        except InputError as error:
            yield reject_of(name, error)


def read_entry(entry: Entry, name: str, source: Source | None = None) -> Page:
    """
    Read one entry.

    Raises:
        InputError: there is no text in it.
    """
    from legation.pages.html import read_html_page  # here, because its extractor takes a second to load

    facts = entry.given().facts()
    if source is not None and source.facts is not None:
        facts = replace(facts, retrieved_at=source.facts.retrieved_at)
    found = read_html_page(entry.page(), name, facts)
    return replace(found, language=found.language or entry.language)


def parse_feed(data: bytes) -> list[Entry]:
    """
    Return the entries of an RSS or Atom feed in their order.

    Raises:
        UnreadableDocument: it is no feed, or broken beyond reading.
    """
    root = _root(data)
    kind = _tag(root) if root is not None else ""
    if root is None or kind not in ("rss", "rdf", "feed"):
        raise UnreadableDocument(
            f"it is XML of another kind ({kind[:40]!r})" if kind else "it is no XML that can be read",
            "only RSS and Atom feeds are read as XML",
            "save it as HTML or text",
        )
    channel = next((node for node in root if _tag(node) == "channel"), root)
    outlet = _words(channel, "title")
    language = (_words(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    nodes = [node for node in root.iter() if _tag(node) in ("item", "entry")]
    if len(nodes) > _ENTRIES_AT_MOST:
        raise UnreadableDocument(f"the feed has more than {_ENTRIES_AT_MOST:,} entries", "", "split it")
    return [_entry(node, number, outlet, language or None) for number, node in enumerate(nodes, start=1)]


def _root(data: bytes) -> Any:
    """Parse leniently, and safely: no entity of its own, no network, no huge trees."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableDocument("the XML can't be parsed", str(error)[:200], "fetch it again") from error


def _tag(node: Any) -> str:
    """Return an element's name without its namespace, in small letters; "" for what is no element."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _children(node: Any, name: str) -> list[Any]:
    return [child for child in node if _tag(child) == name]


def _words(node: Any, *names: str) -> str | None:
    """Return the words of the first child with one of the names, in the names' order."""
    for name in names:
        for child in _children(node, name):
            words = " ".join("".join(child.itertext()).split())
            if words:
                return words
    return None


def _entry(node: Any, number: int, outlet: str | None, language: str | None) -> Entry:
    link = _link(node)
    known = outlet_of_link(link) if link else None
    title = _words(node, "title")
    stamp = next(filter(None, (_day(_words(node, name)) for name in _DATES)), None)
    return Entry(
        id=_words(node, "guid", "id") or link or str(number),
        title=_plain(title) if title else None,
        link=link,
        html=_content(node),
        published=stamp,
        authors=_authors(node),
        outlet=_words(node, "source") or (known.name if known else outlet),
        language=language,
    )


def _plain(words: str) -> str:
    """Return a title without the markup that many feeds put into it."""
    if "<" not in words and "&" not in words:
        return words
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        return " ".join(LexborHTMLParser(words[:4000]).text().split()) or words
    except SelectolaxError:
        return words


def _content(node: Any) -> str | None:
    for name in _CONTENT:
        for child in _children(node, name):
            if child.get("type") == "xhtml" or len(child):
                words = "".join(etree.tostring(each, encoding="unicode", method="html") for each in child)
                words = f"{escape(child.text or '')}{words}"
            else:
                words = child.text or ""
                words = escape(words) if child.get("type") in ("text", "text/plain") else words
            if words.strip():
                return words
    return None


def _link(node: Any) -> str | None:
    links = _children(node, "link")
    for child in sorted(links, key=lambda each: each.get("rel", "alternate") != "alternate"):
        address = (child.get("href") or child.text or "").strip()
        if address.startswith(("http://", "https://")):
            return address
    guid = _words(node, "guid") or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _authors(node: Any) -> tuple[str, ...]:
    names = [
        _words(child, "name") or " ".join("".join(child.itertext()).split()) for child in _children(node, "author")
    ]
    names += [" ".join("".join(child.itertext()).split()) for child in _children(node, "creator")]
    return tuple(dict.fromkeys(name[:200] for name in names if name))


def _day(words: str | None) -> date | None:
    if not words:
        return None
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return day_of(words)
