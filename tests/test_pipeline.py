"""Coding whole pages: bounds."""

from datetime import date

import pytest

from legation import pipeline as room
from legation.pages import read_text
from legation.pipeline import pipeline

TOLD = "Peru and Chile agreed on Tuesday to hold talks in Lima. "


def test_sentences_that_are_lists_are_left_out_and_said_to_be() -> None:
    coded = pipeline().code(read_text(TOLD + "the minister, " * 700 + "\n\n" + TOLD, "x"))

    assert len({claim.start for claim in coded.claims}) == 2
    [gap] = [gap for gap in coded.gaps if "list" in gap.reason]
    assert coded.document.text[gap.start : gap.end] == gap.text


def test_pages_without_end_are_coded_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PASSAGE_AT_MOST", 3 * len(TOLD))
    coded = pipeline().code(read_text(TOLD * 9, "x"))

    assert {claim.start // len(TOLD) for claim in coded.claims} == {0, 1, 2}
    assert [round(gap.start / len(TOLD)) for gap in coded.gaps if "beyond" in gap.reason] == [3]


def test_a_page_on_which_a_rule_fails_is_kept_and_ends_no_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object, *rest: object) -> None:
        raise ZeroDivisionError

    pages = [read_text(TOLD, "a", title="x"), read_text(TOLD, "b", published=date(2014, 3, 12))]
    monkeypatch.setattr(room, "date_document", fail)  # asked for the first only: it bears no date
    first, second = pipeline().code_all(pages)

    assert first.document == pages[0]
    assert (len(first.claims), len(first.gaps)) == (0, 1)
    assert "ZeroDivisionError" in first.gaps[0].reason
    assert second.claims
