"""The words by which plans are named."""

from pathlib import Path

import pytest

from legation.errors import SchemaMismatch
from legation.lexicons.coding import load_coding
from legation.lexicons.titles import FILE, load_plan_titles
from legation.model import EventType


def test_every_row_names_a_content_or_an_event_type() -> None:
    doings = {content.id for content in load_coding().contents.values()} | {event.value for event in EventType}
    assert set(load_plan_titles()) <= doings


def test_event_type_without_words_is_refused(tmp_path: Path) -> None:
    short = tmp_path / "titles.csv"
    lines = FILE.read_text("utf-8").splitlines(keepends=True)
    short.write_text("".join(line for line in lines if not line.startswith("AGREE,")), "utf-8")
    with pytest.raises(SchemaMismatch, match="AGREE"):
        load_plan_titles(short)
