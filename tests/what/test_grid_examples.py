"""Every cell of the grid and every content has an example sentence; nearly all are coded as they say."""

import pytest

from legation.language.grammar import Grammar
from legation.lexicons.coding import Coding, load_coding
from legation.what.deed import Deed
from legation.what.deeds import DeedReader

NEARLY_ALL = 0.95


@pytest.fixture(scope="module")
def coding() -> Coding:
    return load_coding()


def read(parser, coding: Coding, texts: list[str]) -> list[list[Deed]]:
    parsed = parser.parse_all((text, 0) for text in texts)
    return [[d for s in sentences for d in DeedReader(Grammar(s), coding).read()] for sentences in parsed]


def test_nearly_every_cell_is_reached_by_its_example(parser, coding):
    cells = [cell for cell in coding.cells.values() if cell.event is not None]
    found = read(parser, coding, [cell.example for cell in cells])
    missed = [
        (cell.act, cell.content, cell.example)
        for cell, deeds in zip(cells, found, strict=True)
        if not any((d.event, d.mode, d.cameo) == (cell.event, cell.mode, cell.cameo) for d in deeds)
    ]

    assert len(missed) <= len(cells) * (1 - NEARLY_ALL), missed


def test_nearly_every_content_is_read_in_its_example(parser, coding):
    examples = [(content, example) for content in coding.contents.values() for example in content.examples]
    found = read(parser, coding, [example for _, example in examples])
    missed = [
        (content.id, example)
        for (content, example), deeds in zip(examples, found, strict=True)
        if not any((d.event, d.mode, d.cameo) == (content.event, content.mode, content.cameo) for d in deeds)
    ]

    assert len(missed) <= len(examples) * (1 - NEARLY_ALL), missed


def test_an_example_that_tells_of_nothing_is_not_coded(parser, coding):
    assert read(parser, coding, ["The clock in the hall of the palace is older than the palace."]) == [[]]
