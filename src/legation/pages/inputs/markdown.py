"""Markdown: read as the web page that it stands for, with the facts of its front matter."""

import re

from markdown_it import MarkdownIt

from legation.model import Document
from legation.pages.assemble import Facts
from legation.pages.metadata import day_of
from legation.pages.plain import read_plain, with_given
from legation.pages.texts import given_date
from legation.pages.tongue import language_of

_FRONT = re.compile(r"\s{0,20}---[ \t]*\n(?P<lines>(?:(?!---|\.\.\.)[^\n]*\n){0,60})(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]{2,30}):[ \t]*[\"']?(?P<value>[^\n]*?)[\"']?[ \t]*")
_MARKED = re.compile(r"^#{1,6} |\]\(|^\s{0,3}[*+-] |^\s{0,3}> |\*\*|^\s{0,3}!\[|^```", re.M)
_RENDERED_AT_MOST = 600_000  # characters: beyond it, it is read as plain text


def read_markdown(text: str, name: str, given: Facts) -> Document:
    """
    Read Markdown (CommonMark with tables). A text that uses none of its signs is read as a plain-text page.

    Raises:
        InputError: there is no text in it.
    """
    front = _FRONT.match(text)
    facts = _joined(_front(front["lines"]), given) if front else given
    body = text[front.end() :] if front else text
    if len(body) > _RENDERED_AT_MOST or not (front or _MARKED.search(body)):
        facts.language = facts.language or language_of(text)
        return read_plain(text, name, facts)
    from legation.pages.html import read_html_page  # here, because its extractor takes a second to load

    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
    return read_html_page(f"<html><body><article>{html}</article></body></html>", name, facts)


def _joined(front: Facts, given: Facts) -> Facts:
    facts = with_given(front, given)
    facts.given = (*front.given, *given.given)
    return facts


def _front(lines: str) -> Facts:
    """Read the fields of the front matter that we know; nested ones are left out."""
    found = {match["name"].lower(): match["value"] for line in lines.splitlines() if (match := _FIELD.fullmatch(line))}
    day = day_of(found.get("date") or found.get("published") or "")
    author = found.get("author") or found.get("by")
    return Facts(
        title=found.get("title") or None,
        outlet=found.get("outlet") or found.get("source") or found.get("publisher") or None,
        authors=(author,) if author else (),
        url=found.get("url") or found.get("canonical") or None,
        published=given_date(day, "the front matter's date"),
        given=tuple(value for _, value in sorted(found.items())),
    )
