"""
Posts of forum pages against human-coded ones (fhgr/harvest style): text, author and time of each.

Coders differ on whether a quotation that a post opens with belongs to it. So a post of ours is compared twice, by its
writer's own words and with what it quotes, and the better match counts.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from legation.errors import InputError
from legation.model import Document, Passage, PassageKind
from legation.pages.markup import mend_closing
from legation.pages.stamps import find_stamp

NEEDED = 0.8  # of the words, counted both ways, for a post to be found
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]{1,400}>")
_OWN = frozenset({PassageKind.POST, PassageKind.COMMENT})
_INSIDE = frozenset({PassageKind.QUOTE, PassageKind.PASTED, PassageKind.CAPTION})
_BETWEEN = frozenset({PassageKind.BYLINE, PassageKind.PROFILE, PassageKind.TITLE})


@dataclass(frozen=True, slots=True)
class GoldPost:
    """A post as coders marked it. ``authors`` are the names that the marked author may be written by."""

    words: Counter[str]
    text: str
    authors: tuple[str, ...]
    time: str | None


@dataclass(frozen=True, slots=True)
class GoldThread:
    """A forum page with its posts."""

    name: str
    url: str | None
    html: str
    posts: tuple[GoldPost, ...]


@dataclass(slots=True)
class FoundPost:
    """A post as read: its writer's own words, and all that stands in it."""

    author: str | None = None
    time: str | None = None
    day: date | None = None
    own: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class ThreadFigures:
    """Posts found of those coded (``gold``) and those read (``mine``); authors and times right among the posts found."""

    gold: int
    mine: int
    found: int
    authored: int  # found posts whose author is coded
    author: int
    timed: int
    time: int
    misses: tuple[str, ...] = field(default=(), repr=False)

    @property
    def f1(self) -> float:
        """F1 of finding posts."""
        return 2 * self.found / max(self.gold + self.mine, 1)


def thread_pages(folder: Path) -> Iterator[GoldThread]:
    """
    Yield the pages of a folder of .json files with ``html``, ``url`` and ``gold_standard_annotation``.

    Raises:
        InputError: the folder holds none, or one is not of that form.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"{folder} holds no .json file", "one page a file is needed", "name a folder of coded threads")
    for path in files:
        try:
            record = json.loads(path.read_text("utf-8"))
            names = _names_by_link(record["html"])
            posts = tuple(_gold_post(each, names) for each in record["gold_standard_annotation"])
            yield GoldThread(str(record.get("id", path.stem)), record.get("url"), record["html"], posts)
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path} is no coded thread: {error!r}",
                "it needs html and gold_standard_annotation with post_text, user and datetime",
                "mend or remove the file",
            ) from error


def _names_by_link(html: str) -> dict[str, list[str]]:
    """Return what links to a place are called: coders mark a member by the link to the member's page."""
    names: dict[str, list[str]] = {}
    for node in LexborHTMLParser(mend_closing(html)).css("a[href]"):
        words = " ".join((node.text() or "").split())
        if words:
            names.setdefault(node.attributes.get("href") or "", []).append(words)
    return names


def _gold_post(record: dict[str, Any], names: dict[str, list[str]]) -> GoldPost:
    text = " ".join(str(record["post_text"]["surface_form"]).split())
    user = (record.get("user") or {}).get("surface_form")
    stamp = (record.get("datetime") or {}).get("surface_form")
    authors = (user, _slug(user), *names.get(user, ())) if user else ()
    return GoldPost(_count(text), text, tuple(map(_fold, authors)), stamp or None)


def _slug(link: str) -> str:
    """Return the part of a member's link that holds the name: "/members/ana.12/" gives "ana"."""
    last = unquote(link).rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"\.\d+$", "", last)


def _fold(name: str) -> str:
    return "".join(_WORD.findall(name.casefold()))


def _count(text: str) -> Counter[str]:
    return Counter(_WORD.findall(_TAG.sub(" ", text).casefold()))  # some pages print tags; coders take them for none


def posts_read(document: Document) -> list[FoundPost]:
    """Return a page's posts and comments in its order; one that quotations cut in parts is one again."""
    posts: list[FoundPost] = []
    current: FoundPost | None = None
    ahead = ""  # what is quoted before the first own words
    for passage in document.passages:
        words = document.text[passage.start : passage.end]
        if passage.kind in _BETWEEN:
            current, ahead = None, ""
        elif passage.kind in _OWN:
            if current is None or not _same_hand(current, passage):
                current = _start_post(passage, ahead)
                posts.append(current)
                ahead = ""
            current.own += f" {words}"
            current.whole += f" {words}"
        elif passage.kind in _INSIDE:
            if current is None:
                ahead += f" {words}"
            else:
                current.whole += f" {words}"
    return posts


def _same_hand(post: FoundPost, passage: Passage) -> bool:
    return (post.author, post.time) == (passage.author, passage.posted.text if passage.posted else None)


def _start_post(passage: Passage, ahead: str) -> FoundPost:
    posted = passage.posted
    day = posted.earliest.date() if posted and posted.earliest else None
    return FoundPost(passage.author, posted.text if posted else None, day, "", ahead)


def thread_figures(pages: Iterable[tuple[GoldThread, Sequence[FoundPost]]]) -> ThreadFigures:
    """Compare the posts of each page with its gold, one to one, the best match first."""
    gold = mine = found = authored = author = timed = time = 0
    misses: list[str] = []
    for page, posts in pages:
        gold, mine = gold + len(page.posts), mine + len(posts)
        pairs = _pairs(page.posts, posts)
        found += len(pairs)
        for at, other in pairs:
            wanted, got = page.posts[at], posts[other]
            authored, timed = authored + bool(wanted.authors), timed + bool(wanted.time)
            named, dated = _author_fits(wanted, got), _time_fits(wanted, got)
            author, time = author + named, time + dated
            if wanted.authors and not named:
                misses.append(f"{page.name}: author {wanted.authors[-1]!r}, read {got.author!r}")
            if wanted.time and not dated:
                misses.append(f"{page.name}: time {wanted.time!r}, read {got.time!r}")
        missed = set(range(len(page.posts))) - {at for at, _ in pairs}
        misses += [f"{page.name}: not found: {page.posts[at].text[:120]!r}" for at in sorted(missed)]
        extra = set(range(len(posts))) - {other for _, other in pairs}
        misses += [f"{page.name}: no post: {posts[at].own.strip()[:120]!r}" for at in sorted(extra)]
    return ThreadFigures(gold, mine, found, authored, author, timed, time, tuple(misses))


def _pairs(gold: Sequence[GoldPost], posts: Sequence[FoundPost]) -> list[tuple[int, int]]:
    counted = [(_count(post.own), _count(post.whole)) for post in posts]
    scored = [
        (likeness, -at, -other)
        for at, one in enumerate(gold)
        for other, forms in enumerate(counted)
        if (likeness := max(_likeness(one.words, form) for form in forms)) >= NEEDED
    ]
    used_gold: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, at, other in sorted(scored, reverse=True):
        if at not in used_gold and other not in used:
            used_gold.add(at)
            used.add(other)
            pairs.append((-at, -other))
    return sorted(pairs)


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _author_fits(gold: GoldPost, post: FoundPost) -> bool:
    return bool(post.author) and _fold(post.author or "") in gold.authors


def _time_fits(gold: GoldPost, post: FoundPost) -> bool:
    if not gold.time or not post.time:
        return False
    one, other = _fold(gold.time), _fold(post.time)
    if one in other or other in one:
        return True
    stamp = find_stamp(gold.time)
    return bool(stamp and stamp.day and stamp.day == post.day)
