"""What a web page says of itself in its head: title, outlet, authors, dates, address, language."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from legation.model import DateBasis, Published
from legation.pages.assemble import Facts
from legation.pages.credits import known_outlet, outlet_of_link
from legation.pages.stamps import find_stamp, published_by_link

_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_ARTICLE_TYPES = re.compile(r"article|report|posting|newsitem|webpage|liveblog", re.I)
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publication_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "sailthru.date", "parsely-pub-date",
    "article.published", "cxenseparse:recs:publishtime", "displaydate", "originalpublicationdate", "citation_publication_date",
)  # fmt: skip
_MAX_LD = 400_000


def read_metadata(tree: LexborHTMLParser) -> Facts:
    """Read a page's data about itself: JSON-LD first, then meta elements, then the title element and the address."""
    metas = _metas(tree)
    items = [item for item in _linked_data(tree) if _ARTICLE_TYPES.search(_type_of(item))]
    items.sort(key=lambda item: "webpage" in _type_of(item).lower())
    url = _first(metas, "og:url", "twitter:url") or _canonical(tree)
    outlet = _first(metas, "og:site_name", "application-name") or next(
        filter(None, (_name_of(item.get("publisher")) for item in items)), None
    )
    known = (known_outlet(outlet) if outlet else None) or (outlet_of_link(url) if url else None)
    authors = next(filter(None, (_names_of(item.get("author")) for item in items)), ()) or _meta_authors(metas)
    agency = next((found.name for name in authors if (found := known_outlet(name)) and found.kind == "agency"), None)
    heading = next((item["headline"] for item in items if isinstance(item.get("headline"), str)), None)
    return Facts(
        title=_clean(heading) or _clean(_first(metas, "og:title", "twitter:title", "dc.title")) or _title(tree, outlet),
        outlet=known.name if known else outlet,
        agency=agency,
        authors=tuple(name for name in authors if known_outlet(name) is None),
        url=url,
        language=_language(tree),
        published=_published(metas, items, url),
    )


def _metas(tree: LexborHTMLParser) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), []).append(content)
    return metas


def _first(metas: dict[str, list[str]], *names: str) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _linked_data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        text = node.text_content or node.text() or ""
        if len(text) > _MAX_LD:
            continue
        try:
            yield from _objects(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):  # broken JSON-LD is common, and the page has other marks
            continue


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value[:50]:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict) and depth < 5:
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _type_of(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _name_of(value: object) -> str | None:
    names = _names_of(value)
    return names[0] if names else None


def _names_of(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(
            filter(
                None, (_clean(part) for part in re.split(r",| and |;", value) if not part.strip().startswith("http"))
            )
        )
    if isinstance(value, dict):
        return _names_of(value.get("name"))
    if isinstance(value, list):
        return tuple(name for each in value[:20] for name in _names_of(each))
    return ()


def _meta_authors(metas: dict[str, list[str]]) -> tuple[str, ...]:
    for name in ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"):
        names = _names_of([content.removeprefix("By ") for content in metas.get(name, []) if "://" not in content])
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _clean(words: str | None) -> str | None:
    return re.sub(r"\s+", " ", words).strip()[:400] or None if words else None


def _title(tree: LexborHTMLParser, outlet: str | None) -> str | None:
    node = tree.css_first("title")
    words = _clean(node.text()) if node is not None else None
    if words is None:
        return None
    head, tail = (*re.split(r" \| | [-–—] | » ", words, maxsplit=1), "")[:2]
    return (
        head if tail and (len(tail.split()) <= 5 or (outlet and outlet in tail)) and len(head.split()) >= 3 else words
    )


def _canonical(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    return (node.attributes.get("href") or None) if node is not None else None


def _language(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("html[lang]")
    code = (node.attributes.get("lang") or "")[:2].lower() if node is not None else ""
    return code if code.isascii() and code.isalpha() and len(code) == 2 else None


def _published(metas: dict[str, list[str]], items: list[dict[str, Any]], url: str | None) -> Published | None:
    for item in items:
        day = day_of(item.get("datePublished"))
        if day:
            return _metadata(day, "JSON-LD datePublished")
    for name in _DATE_NAMES:
        day = day_of(_first(metas, name))
        if day:
            return _metadata(day, f"the meta element {name}")
    return published_by_link(url) if url else None


def _metadata(day: date, reason: str) -> Published:
    return Published(earliest=day, latest=day, basis=DateBasis.METADATA, reason=reason)


def day_of(value: object) -> date | None:
    """Read the day of an ISO time or a printed date; None for all else."""
    if not isinstance(value, str):
        return None
    match = _ISO.match(value.strip())
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    stamp = find_stamp(value[:80])
    return stamp.day if stamp else None
