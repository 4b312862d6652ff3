"""
Web pages. The page's text is its blocks, one a line with a blank line between; what is a comment the structure tells,
what is the story an extractor tells, and the rest the same readers that read plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from legation.errors import EmptyDocument, UnreadableDocument
from legation.lexicons.pages import CueRole
from legation.model import DateBasis, Document, PassageKind, Posted, Published
from legation.pages.assemble import Facts, assemble
from legation.pages.dom import Block, Plan, Remark, Role, read_blocks
from legation.pages.guards import check_markup
from legation.pages.head import read_head
from legation.pages.headers import Header
from legation.pages.lines import Unit
from legation.pages.marks import Mark, mark
from legation.pages.markup import drop_hints, drop_scriptless, mend_closing, show_scriptless
from legation.pages.metadata import day_of, read_metadata
from legation.pages.plain import read_marks, with_given
from legation.pages.signed import authors_on_page, shown_title
from legation.pages.stamps import read_time_line
from legation.pages.talk import plan_talk
from legation.pages.threads import Item, read_items
from legation.pages.tongue import language_of
from legation.pages.votes import read_score

EXTRACTED_AT_MOST = 3_000_000  # characters: beyond it the extractor takes minutes, and our own reading must do
FEW_WORDS = 400  # characters: a page that shows less without its scripts may keep its words for scriptless browsers
_WORDS = re.compile(r"\w+")


def read_html_text(
    html: str,
    name: str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """
    Read a web page that is decoded already, with what is known of it.

    Raises:
        InputError: there is no text in the page.
    """
    known = (
        Published(earliest=published, latest=published, basis=DateBasis.METADATA, reason="given with the text")
        if published
        else None
    )
    given = tuple(f"{each}" for each in (published, outlet, title, url, language) if each is not None)
    return read_html_page(
        html, name, Facts(title=title, outlet=outlet, url=url, language=language, published=known, given=given)
    )


def read_html_page(html: str, name: str, given: Facts) -> Document:
    """
    Read a decoded web page; what *given* holds goes before what the page says.

    Raises:
        UnreadableDocument: the parser gives up.
        EmptyDocument: there is no text in the page.
    """
    check_markup(html)
    html = mend_closing(drop_hints(html))
    try:
        tree, plan, blocks = _read_tree(drop_scriptless(html), given.url)
        if sum(len(block.text) for block in blocks) < FEW_WORDS and "noscript" in html:
            tree, plan, blocks = _read_tree(show_scriptless(html), given.url)
        stated = read_metadata(tree)
    except SelectolaxError as error:
        raise UnreadableDocument(
            "the HTML can't be parsed", str(error), "save the page again with a browser"
        ) from error
    if not blocks:
        raise EmptyDocument(
            "there is no text in the page", "its words are made by scripts, or it is empty", "save it as text"
        )
    text, units = _lay_out(blocks)
    stated.published = stated.published or _date_on_page(blocks)
    stated.title = shown_title(stated.title, blocks)
    stated.authors = stated.authors or authors_on_page(blocks)
    stated.language = language_of(text) or stated.language
    main = None if plan.is_forum and plan.remarks else _main_words(html)  # a thread has no story to extract
    marks = [_mark(block, unit, main, stated.title) for block, unit in zip(blocks, units, strict=True)]
    items, outside = _items(blocks, marks)
    if items:
        draft = read_head(outside, has_story=not plan.is_forum)
        has_story = any(piece.kind is PassageKind.ARTICLE for piece in draft.pieces)
        story = [each.unit for each in outside if each.is_plain] if has_story else []
        pieces = draft.pieces + read_items(
            items,
            PassageKind.COMMENT if has_story or (not plan.is_forum and _is_commented(blocks)) else PassageKind.POST,
            story,
        )
        found = draft.facts
    else:
        found, pieces = read_marks(marks)
    return assemble(text, name, pieces, with_given(with_given(found, stated), given))


def _read_tree(html: str, url: str | None) -> tuple[LexborHTMLParser, Plan, list[Block]]:
    tree = LexborHTMLParser(html)
    plan = plan_talk(tree, url)
    return tree, plan, read_blocks(tree, plan)


def _lay_out(blocks: Sequence[Block]) -> tuple[str, list[Unit]]:
    units: list[Unit] = []
    at = 0
    for block in blocks:
        units.append(Unit(at, at + len(block.text), block.text, 1))
        at += len(block.text) + 2
    return "\n\n".join(block.text for block in blocks), units


def _main_words(html: str) -> str | None:
    """Return the words of the story as the extractor sees it, in small letters; None if it finds none."""
    if len(html) > EXTRACTED_AT_MOST:
        return None
    import trafilatura  # here, because it takes a second to load

    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=False)
    except (
        RecursionError,
        ValueError,
        AssertionError,
    ):  # lxml and its helpers on broken pages; our own reading goes on
        return None
    words = _pack(found or "")
    return words if words.count(" ") >= 30 else None


def _pack(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def _mark(block: Block, unit: Unit, main: str | None, title: str | None) -> Mark:
    """Mark a block by its form, then let its place in the page overrule the form."""
    if block.remark is not None and block.remark.is_parted and Role.BODY not in block.roles:
        return _mark_card(block, unit)
    found = mark(unit)
    if Role.CAPTION in block.roles:
        return Mark(unit, cue=CueRole.CAPTION)
    if block.remark is not None and block.remark.is_parted:
        return _mark_body(block, found)
    if block.remark is not None:
        return found if Role.FURNITURE not in block.roles or found.score else Mark(unit, cue=CueRole.BUTTON)
    if Role.TAGS in block.roles and unit.words <= 30:
        return Mark(unit, cue=CueRole.TAGS)
    if Role.FURNITURE in block.roles or (block.links > 0.6 and unit.words < 25 and not _is_title(block, title)):
        return Mark(unit, cue=found.cue or CueRole.NAVIGATION)
    if _is_title(block, title) or Role.AUTHOR in block.roles or Role.DATE in block.roles or found.cue or found.score:
        return found
    if main is not None and _pack(block.text) not in main:
        return Mark(unit, cue=CueRole.NAVIGATION) if found.is_plain else found
    return found


_IN_BODIES = frozenset({CueRole.QUOTE_END, CueRole.SIGNATURE, CueRole.UPDATED, CueRole.CREDIT})


def _mark_card(block: Block, unit: Unit) -> Mark:
    """Mark a block of a post that stands outside its body: its writer's name, its votes, or furniture."""
    if Role.AUTHOR in block.roles:
        return Mark(unit)
    score = read_score(unit.text)
    return Mark(unit, score=score) if score else Mark(unit, cue=CueRole.BUTTON)


def _mark_body(block: Block, found: Mark) -> Mark:
    """Mark a block of a post's body: it is the writer's, whatever a line of it looks like."""
    if Role.FURNITURE in block.roles:
        return Mark(found.unit, cue=CueRole.BUTTON)
    link = block.link if (block.link or "").startswith(("http://", "https://")) else None
    return Mark(found.unit, cue=found.cue if found.cue in _IN_BODIES else None, link=link)


def _is_title(block: Block, title: str | None) -> bool:
    return block.tag == "h1" or bool(title and Role.HEADING in block.roles and _pack(title) == _pack(block.text))


def _items(blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[list[Item], list[Mark]]:
    """Gather the marks of each remark in page order; return them, and the marks that stand in none."""
    items: dict[int, Item] = {}
    outside: list[Mark] = []
    last: Remark | None = None
    for block, each in zip(blocks, marks, strict=True):
        remark = block.remark
        if remark is None:
            outside.append(each)
            continue
        fresh = id(remark) not in items
        if fresh:
            items[id(remark)] = Item([], remark.author, remark.posted if remark.is_parted else _posted(remark, block))
        elif (
            remark is not last and not remark.is_parted
        ):  # back from a nested reply: what follows is the outer remark's furniture
            outside.append(replace(each, cue=CueRole.BUTTON) if each.is_plain and each.unit.words < 8 else each)
            continue
        last = remark
        _add(items[id(remark)], block, each)
    told: list[Item] = []
    for item in items.values():
        if any(mark.is_plain for mark in item.marks):
            told.append(item)
        else:
            outside += item.marks
    return told, sorted(outside, key=lambda each: each.unit.start)


def _add(item: Item, block: Block, each: Mark) -> None:
    item.score = item.score or each.score
    if block.remark is not None and block.remark.is_parted:
        if Role.QUOTE in block.roles and Role.BODY in block.roles:
            item.quoted.add(len(item.marks))
        item.marks.append(
            Mark(each.unit, header=Header(item.author, item.posted)) if Role.AUTHOR in block.roles else each
        )
        return
    item.posted = item.posted or each.time
    is_name = (
        bool(item.author)
        and each.is_plain
        and each.unit.words <= 8
        and item.author is not None
        and item.author in each.unit.text
    )
    if Role.QUOTE in block.roles:
        item.quoted.add(len(item.marks))
    elif (
        (Role.AUTHOR in block.roles or is_name or Role.DATE in block.roles) and each.unit.words <= 16 and not each.score
    ):
        each = Mark(each.unit, header=Header(item.author, item.posted))
        item.posted = item.posted or read_time_line(each.unit.form)
    item.marks.append(each)


def _posted(remark: Remark, block: Block) -> Posted | None:
    if remark.moment is None:
        return None
    try:
        moment = datetime.fromisoformat(remark.moment.strip()).replace(tzinfo=None)
    except ValueError:
        return read_time_line(remark.moment.strip())
    return Posted(text=remark.moment, earliest=moment, latest=moment)


def _is_commented(blocks: Sequence[Block]) -> bool:
    return any(
        mark(Unit(0, len(block.text), block.text, 0)).cue is CueRole.COMMENTS
        for block in blocks
        if len(block.text) < 80
    )


def _date_on_page(blocks: Sequence[Block]) -> Published | None:
    """Take the first machine-readable time above the story; a comment's time is never the page's."""
    for block in blocks:
        if block.remark is not None:
            return None
        day = day_of(block.moment) if block.moment else None
        if day:
            return Published(earliest=day, latest=day, basis=DateBasis.METADATA, reason="the page's time element")
    return None
