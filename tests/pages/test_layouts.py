"""Pages of 34 layouts, twice each: what is the story, what readers said, and the page's own title, date and author."""

import re
from collections import Counter

import pytest

from legation.model import Document, PassageKind
from legation.pages.html import read_html_text
from tests.pages.layout_pages import LayoutPage, layout_pages

PAGES = list(layout_pages())
_WORD = re.compile(r"\w+")


def words(document: Document, *kinds: PassageKind) -> Counter[str]:
    texts = (document.text[each.start : each.end] for each in document.passages if each.kind in kinds)
    return Counter(_WORD.findall(" ".join(texts).lower()))


def f1(wanted: Counter[str], got: Counter[str]) -> float:
    return 2 * (wanted & got).total() / max(wanted.total() + got.total(), 1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_story_comments_and_the_rest_are_parted(page: LayoutPage) -> None:
    document = read_html_text(page.html, page.name)
    article = words(document, PassageKind.ARTICLE)
    wanted = Counter(_WORD.findall(page.article.lower()))
    comments = words(document, PassageKind.COMMENT, PassageKind.POST, PassageKind.QUOTE)

    assert f1(wanted, article) >= 0.95 if wanted else not article
    said = Counter(_WORD.findall(" ".join(page.comments).lower()))
    assert f1(said, comments) >= 0.9 if said else not comments
    assert document.published is None or document.published.earliest == page.published or not page.article


def test_dates_titles_and_authors_are_the_pages_own() -> None:
    told = [(page, read_html_text(page.html, page.name)) for page in PAGES if page.article]

    assert sum(document.published is not None for _, document in told) >= 0.9 * len(told)
    assert sum(
        document.title == page.title or bool(page.title and page.title in (document.title or ""))
        for page, document in told
    ) >= 0.95 * len(told)
    assert all(set(document.authors) <= {page.author} for page, document in told)
    assert sum(document.authors == (page.author,) for page, document in told) >= 0.4 * len(
        told
    )  # the others don't mark one
