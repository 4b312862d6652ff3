"""Sentences never run over the end of a paragraph."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from legation.language.paragraphs import paragraphs

PIECES = st.lists(st.sampled_from(["Talks began.", "a heading", "\n", "\n\n", " ", "\t\n", "x" * 80, "word"]))


def cut(text):
    return [span.cut(text) for span in paragraphs(text)]


def test_blank_lines_part_paragraphs():
    assert cut("One.\n\n \nTwo.") == ["One.", "Two."]


def test_wrapped_lines_stay_together():
    line = "The foreign ministers of both countries will meet in the capital on Friday to"
    assert cut(f"{line}\nsign the accord.") == [f"{line}\nsign the accord."]


def test_a_short_line_is_a_heading():
    assert cut("Envoy leaves\nThe envoy left on Monday.") == ["Envoy leaves", "The envoy left on Monday."]


def test_an_endless_line_is_cut_within_bounds():
    assert max(map(len, cut("word " * 20_000))) <= 20_000


@given(PIECES.map("".join))
def test_paragraphs_cover_every_letter_once_and_in_order(text):
    spans = list(paragraphs(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join(text[s.start : s.end] for s in spans).split() == text.split() or "".join(
        "".join(s.cut(text).split()) for s in spans
    ) == "".join(text.split())
