"""Markup that would hang the parsers."""

import time
from contextlib import suppress

import pytest

from legation.errors import UnreadableDocument
from legation.pages.guards import check_markup

MANY = " ".join(f"a{at}=1" for at in range(9000))


@pytest.mark.parametrize("html", [f"<p {MANY}>x", f'<p x="<" {MANY}>x', f"<p {MANY}", f'<p " {MANY}>', "<div>" * 5000])
def test_it_is_refused(html: str) -> None:
    with pytest.raises(UnreadableDocument, match="made to hang readers"):
        check_markup(html)


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="" src="data:image/png;base64,' + "A b" * 50_000 + '">',
        "<p>a < b and words" + " word" * 20_000,
        "<div>x</div>" * 9000,
        "<br>" * 9000,
    ],
)
def test_what_pages_hold_is_not(html: str) -> None:
    check_markup(html)


@pytest.mark.parametrize("part", ["<", "<a ", '<a b="', "<a b='\"", '="', "<a\n\"'", "<a b=" + " " * 50])
def test_looking_takes_time_in_proportion_to_length(part: str) -> None:
    started = time.process_time()
    for html in (part * 200_000, part * 2000 + '"'):
        with suppress(UnreadableDocument):
            check_markup(html)
    assert time.process_time() - started < 3
