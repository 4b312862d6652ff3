"""Every common program's pages are read post by post: text, author, time."""

import pytest

from legation.model import PassageKind
from legation.pages.html import read_html_text
from tests.pages.more_thread_pages import MORE_PROGRAMS
from tests.pages.thread_pages import POSTS, PROGRAMS, Program, page_of


@pytest.mark.parametrize("program", PROGRAMS + MORE_PROGRAMS, ids=lambda program: program.name)
def test_posts_of_common_programs_are_read(program: Program) -> None:
    document = read_html_text(page_of(program), "x.html")
    posts = [each for each in document.passages if each.kind in (PassageKind.POST, PassageKind.COMMENT)]

    assert [document.text[post.start : post.end] for post in posts] == [text for _, text in POSTS]
    assert [post.author for post in posts] == [name for name, _ in POSTS]
    for post, time in zip(posts, program.times, strict=True):
        assert post.posted is not None
        moment = post.posted.earliest.isoformat()[:16] if post.posted.earliest else ""
        assert post.posted.text == time or moment == time[:16]
