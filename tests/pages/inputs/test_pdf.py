"""PDF files: columns, running heads, broken words, and what has no text."""

import pytest

from legation.model import Document, Reject
from legation.pages import Limits, ReadSettings, read_bytes
from tests.pages.inputs.makers import pdf

LEFT = [
    "The presidents of Peru and Chile met in",
    "Lima on Tuesday and agreed to hold nego-",
    "tiations on the border, officials of both",
    "countries said. It was the first such visit",
    "since the vice-president resigned in May.",
    "   The ministers will meet again in March,",
    "a spokesman of the ministry said, and will",
]
RIGHT = [
    "then sign a treaty on fishing, the vice-",
    "president added. Bolivia was not asked to",
    "take part in the talks, which it deplored.",
    "   A diplomat said that the sides were far",
    "from agreement on the old lighthouse.",
    "   Talks on trade were held in April and",
    "ended without any result, he said.",
]


def text_of(data: bytes) -> str:
    [found] = read_bytes(data, "x.pdf")
    assert isinstance(found, Document), found
    return found.text


def column(lines: list[str], left: float, top: float = 760) -> list[tuple[float, float, str]]:
    return [
        (left + (12 if line.startswith("   ") else 0), top - 14 * at, line.strip()) for at, line in enumerate(lines)
    ]


@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_one_after_the_other_and_broken_words_are_mended(across: bool) -> None:
    left, right = column(LEFT, 50), column(RIGHT, 320)
    lines = [line for pair in zip(left, right, strict=True) for line in pair] if across else left + right
    paragraphs = text_of(
        pdf([[(50, 800, "Border talks agreed by Peru and Chile after a long night, ministry says"), *lines]])
    ).split("\n\n")

    assert paragraphs[0].startswith("Border talks agreed")
    assert paragraphs[1].startswith(
        "The presidents of Peru and Chile met in Lima on Tuesday and agreed to hold negotiations on the border"
    )
    assert "and will then sign a treaty on fishing, the vice-president added. Bolivia" in paragraphs[2]
    assert len(paragraphs) == 5


def test_running_heads_and_page_numbers_are_left_out_after_the_first_page() -> None:
    pages = [
        [
            (50, 810, "Lima Courier, issue 12"),
            *column(
                [f"Talks number {word} were held at the ministry.", f"Nobody said what round {word} had brought."], 50
            ),
            (290, 30, str(at)),
        ]
        for at, word in enumerate(("one", "two", "three", "four"), start=1)
    ]
    text = text_of(pdf(pages))

    assert text.count("Lima Courier") == 1
    assert [line for line in text.splitlines() if line.strip().isdigit()] == []
    assert "Talks number four" in text


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    lines = [
        (50, 700, "The ministers of Peru and Chile agreed in Lima on three things:"),
        (60, 686, "\u2022 that talks on the border would be held in March, and that"),
        (72, 672, "both sides would stay away from the lighthouse;"),
        (60, 658, "\u2022 that the treaty would be signed in May."),
    ]
    _, second, third = text_of(pdf([lines])).split("\n\n")

    assert second.endswith("and that both sides would stay away from the lighthouse;")
    assert third.startswith("\u2022 that the treaty")


def test_a_scan_is_refused_and_told_as_one() -> None:
    [found] = read_bytes(pdf([[], []]), "x.pdf")

    assert isinstance(found, Reject)
    assert "no text layer" in found.reason
    assert "OCR" in found.fix


def test_a_broken_or_endless_pdf_is_refused() -> None:
    whole = pdf([column(LEFT, 50)] * 3)
    [cut] = read_bytes(whole[:200], "x.pdf")
    [long] = read_bytes(whole, "x.pdf", ReadSettings(limits=Limits(pdf_pages=2)))

    assert isinstance(cut, Reject)
    assert isinstance(long, Reject)
    assert "3 pages" in long.reason
