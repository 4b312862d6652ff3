"""Threads in plain text are read comment by comment, whatever the site's style and language."""

import pytest

from legation.model import Document, Passage, PassageKind
from legation.pages.assemble import Facts
from legation.pages.headers import read_header
from legation.pages.moments import read_moment_line
from legation.pages.plain import read_plain
from tests.pages.plain_threads import NAMES, STORY, STYLES, Style, page_of


def _remarks(document: Document) -> list[Passage]:
    return [each for each in document.passages if each.kind in (PassageKind.POST, PassageKind.COMMENT)]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_comments_of_each_style_are_cut_whole(style: Style) -> None:
    document = read_plain(page_of(style), "x.txt", Facts())
    found = _remarks(document)

    assert [document.text[each.start : each.end] for each in found] == list(style.texts)
    if "{name}" in style.post:
        assert [each.author for each in found] == list(NAMES)
    if any(style.times):
        assert [each.posted.text if each.posted else None for each in found] == list(style.times)
    if any(style.scores):
        assert [each.score for each in found] == list(style.scores)
    story = "".join(
        document.text[each.start : each.end] for each in document.passages if each.kind is PassageKind.ARTICLE
    )
    assert ("told reporters in Lima" in story) == (style.story is STORY)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Luis Vega schrieb am 3. März 2014 um 17:31 Uhr:", "Luis Vega"),
        ("ana_rios a écrit il y a 3 heures", "ana_rios"),
        ("Posted March 3, 2014 at 5:31 pm by tomtom", "tomtom"),
        ("12: ana 2014年3月3日 17:31", "ana"),
    ],
)
def test_header_names_the_writer_in_many_languages(line: str, author: str) -> None:
    header = read_header(line)

    assert header is not None
    assert header.author == author


@pytest.mark.parametrize(
    "line",
    [
        "The talks in Lima ended on 3 March 2014 at 17:31 without a result",
        "Der Minister traf am 3. März 2014 seinen Kollegen",
        "Published March 3, 2014 by the ministry",
        "Like · Reply · 3h",
        "Lima, 3 mars",
    ],
)
def test_line_that_names_no_writer_is_no_header(line: str) -> None:
    assert read_header(line) is None


@pytest.mark.parametrize("line", ["3 mars", "On 3 March 2014 they met", "le 3 mars 2014 à Lima", "Like · Reply"])
def test_line_of_other_words_or_of_a_bare_day_is_no_time_of_posting(line: str) -> None:
    assert read_moment_line(line) is None
