"""
Pages of many layouts, each filled with stories of ours: ``layouts/*.html`` and ``layouts/stories.toml``.

In a layout ``{title}`` and the like stand for what a story gives; ``<!--each p 0:3-->...<!--end-->`` repeats for paragraphs
(``p``), readers' comments (``c``, ``3x``: three times as many) or teasers of other stories (``t``). What is marked with
``data-x`` is what a reader should find there; the marks are taken out before the page is read.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

FOLDER = Path(__file__).parent / "layouts"
_LOOP = re.compile(
    r"<!--each (?P<what>[pct])(?: (?P<from>\d*):(?P<to>\d*)| (?P<times>\d)x)?-->(?P<body>.*?)<!--end-->", re.S
)
_NAME = re.compile(r"\{([a-z]+(?:\.[a-z]+)?)\}")
_MARK = re.compile(r" data-x='\w+'")
_LANGUAGE = {"german_news": "de", "french_news": "fr"}
_MONTHS = {"en": "January February March April May June July August September October November December".split()}


@dataclass(frozen=True)
class LayoutPage:
    """A page with what is to be found on it: ``article`` and ``comments`` are marked texts, in the page's order."""

    name: str
    html: str
    title: str | None
    article: str
    comments: tuple[str, ...]
    published: date
    author: str


def layout_pages() -> Iterator[LayoutPage]:
    """Yield every layout, filled with two stories."""
    stories = tomllib.loads((FOLDER / "stories.toml").read_text("utf-8"))["story"]
    for number, path in enumerate(sorted(FOLDER.glob("*.html"))):
        language = _LANGUAGE.get(path.stem)
        fitting = [story for story in stories if language in (None, story["language"])]
        for turn in (0, 1):
            story = fitting[(number + turn * 3) % len(fitting)]
            yield _page(f"{path.stem}-{story['key']}-{turn}", path.read_text("utf-8"), story, stories)


def _page(name: str, layout: str, story: dict[str, Any], stories: list[dict[str, Any]]) -> LayoutPage:
    others = [each for each in stories if each is not story and each["language"] == story["language"]] or [
        each for each in stories if each is not story
    ]
    marked = _fill(_LOOP.sub(lambda match: _repeat(match, story, others), layout), story)
    tree = LexborHTMLParser(marked)
    texts = {
        kind: [_clean(node.text(separator=" ")) for node in tree.css(f"[data-x={kind}]")]
        for kind in ("title", "article", "comment")
    }
    return LayoutPage(
        name,
        _MARK.sub("", marked),
        next(iter(texts["title"]), None),
        "\n".join(texts["article"]),
        tuple(texts["comment"]),
        date.fromisoformat(story["day"]),
        story["author"],
    )


def _clean(text: str) -> str:
    return " ".join(text.split())


def _fill(text: str, values: dict[str, Any]) -> str:
    return _NAME.sub(
        lambda match: str(values.get(match[1], match[0])).replace("'", "’"), text
    )  # or attributes would end


def _repeat(match: re.Match[str], story: dict[str, Any], others: list[dict[str, Any]]) -> str:
    rows: list[dict[str, Any]]
    if match["what"] == "p":
        rows = [{"p": text, "i": at + 1} for at, text in enumerate(story["paragraphs"])]
        rows = rows[int(match["from"] or 0) : int(match["to"]) if match["to"] else None]
    elif match["what"] == "c":
        rows = [_comment(story, at) for at in range(len(story["comments"]) * int(match["times"] or 1))]
    else:
        rows = [
            {
                "t.n": f"{at}{each['key']}",
                "t.i": at % 9 + 1,
                "t.title": each["title"],
                "t.lead": each["paragraphs"][at % 4][:90] + " ...",
            }
            for at, each in enumerate(others * int(match["times"] or 1))
        ]
    return "".join(_fill(match["body"], {**story, **row}) for row in rows)


def _comment(story: dict[str, Any], at: int) -> dict[str, Any]:
    given = story["comments"]
    name, text = given[at % len(given)]
    again = at >= len(given)
    if again:
        name, text = f"{name}{at}", f"{given[(at * 7 + 3) % len(given)][1]} {given[(at * 5 + 1) % len(given)][1]}"
    moment = date.fromisoformat(story["day"]) + timedelta(days=at + 1)
    shown = {
        "de": f"{moment:%d.%m.%Y}, 09:{10 + at}",
        "fr": f"{moment:%d/%m/%Y} à 9h{10 + at}",
    }.get(story["language"], f"{_MONTHS['en'][moment.month - 1]} {moment.day}, {moment.year} at 9:{10 + at} pm")
    more = given[(at * 3 + 2) % len(given)][1]
    return {
        "c.n": 4400 + 7 * at, "c.i": at % 9 + 1, "c.name": name, "c.text": text, "c.more": more,
        "c.iso": f"{moment.isoformat()}T21:{10 + at}:00", "c.shown": shown,
    }  # fmt: skip
