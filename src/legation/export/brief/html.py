"""A brief as HTML: a page that stands alone and prints well, or the part of a page that another one frames."""

from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from legation.export.brief.document import Brief, CitedPage, Group, Reference, Section, Sentence
from legation.export.brief.labels import NOTE, period, place_in_page, source, web_address
from legation.export.brief.wording import upper_first
from legation.model.visible import visible

Link = Callable[[Reference | CitedPage], str | None]


@cache
def stylesheet() -> str:
    """Return the rules for a brief's parts; they use the colours and fonts of the page around them."""
    return (files("legation.export.brief") / "brief.css").read_text("utf-8")


def html_of(brief: Brief) -> str:
    """Write a brief as an HTML page that needs nothing else: no script, no other file."""
    paper = (files("legation.export.brief") / "paper.css").read_text("utf-8")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{_text(brief.title)}: a brief</title>
<style>
{paper}{stylesheet()}</style>
</head>
<body>
<main>
{body_of(brief)}
</main>
</body>
</html>
"""


def body_of(brief: Brief, link: Link = lambda cited: web_address(cited.url)) -> str:
    """Write a brief as an `article`; *link* gives the address behind a reference or page (None: it leads nowhere)."""
    return "\n".join(_lines(brief, link))


def _lines(brief: Brief, link: Link) -> Iterator[str]:
    yield '<article class="brief">'
    parts = [(section.id, section.title.partition(":")[0]) for section in brief.sections if section.groups]
    links = "".join(f'<a href="#{id}">{_text(title)}</a>' for id, title in (*parts, ("references", "References")))
    yield f'<header><h1>{_text(brief.title)}</h1><p class="lead">{_text(period(brief))}</p>'
    yield f'<nav class="contents" aria-label="Parts of the brief">{links}</nav></header>'
    for section in brief.sections:
        yield from _section(section)
    yield '<section id="references"><h2>References</h2>'
    yield f'<p class="note">{NOTE}</p><ol class="references">'
    for reference in brief.references:
        yield _reference(reference, link(reference))
    yield '</ol></section><section id="sources"><h2>Pages</h2><ul class="sources">'
    for cited in brief.sources:
        yield _page(cited, link(cited))
    yield "</ul></section></article>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{section.id}"><h2>{_text(section.title)}</h2>'
    if section.note:
        yield f'<p class="note">{_text(section.note)}</p>'
    for group in section.groups:
        yield _group(group)
    yield "</section>"


def _group(group: Group) -> str:
    label = f' <span class="label">{_text(group.label)}</span>' if group.label else ""
    title = f"<h3>{_text(upper_first(group.title))}{label}</h3>" if group.title else ""
    return f'<div class="group">{title}<ul class="told">{"".join(map(_sentence, group.sentences))}</ul></div>'


def _sentence(sentence: Sentence) -> str:
    marks = "".join(
        f'<a class="ref" href="#r{number}" aria-label="reference {number}">[{number}]</a>'
        for number in sentence.references
    )
    return f"<li>{_text(sentence.text)}&nbsp;<span>{marks}</span></li>\n"


def _reference(reference: Reference, address: str | None) -> str:
    words = f"<q>{_text(reference.text)}</q>"
    return (
        f'<li id="r{reference.number}" value="{reference.number}">{words} '
        f'<cite>{_linked(source(reference), address)}</cite> <span class="where">{place_in_page(reference)}</span></li>'
    )


def _page(cited: CitedPage, address: str | None) -> str:
    numbers = ", ".join(f'<a href="#r{number}">{number}</a>' for number in cited.references)
    return (
        f'<li>{_linked(source(cited), address)} <span class="where">document {cited.document}; references</span> '
        f"{numbers}</li>"
    )


def _linked(text: str, address: str | None) -> str:
    return f'<a href="{escape(address)}" rel="noreferrer">{_text(text)}</a>' if address else _text(text)


def _text(text: str) -> str:
    return escape(visible(" ".join(text.split())))
