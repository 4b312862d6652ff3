"""The tables of time words, holidays and landmarks."""

from datetime import date
from pathlib import Path

import pytest

from legation.errors import SchemaMismatch
from legation.lexicons import when


def test_our_tables_are_sound() -> None:
    assert len(when.load_landmarks()) > 600
    assert len(when.load_holidays()) > 25
    assert when.load_time_words()["sept"].value == 9


def test_landmarks_come_in_order_and_end_after_they_begin() -> None:
    landmarks = when.load_landmarks()

    assert [landmark.first for landmark in landmarks] == sorted(landmark.first for landmark in landmarks)
    assert all(landmark.first <= landmark.last for landmark in landmarks)
    assert landmarks[0].first >= date(1945, 1, 1)


def _written(folder: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / name).write_text(text, "utf-8")
    monkeypatch.setattr(when, "FOLDER", folder)


def test_every_fault_of_a_landmark_table_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (
        '  { name = "First", kind = "party", first = 2001-01-01, words = ["a"] },\n'
        '  { name = "Second", kind = "vote", first = 2001-01-02, last = 2001-01-01, words = ["a"] },\n'
        '  { name = "Third", kind = "vote", first = 2001-01-02, words = ["A"] },\n'
    )
    _written(tmp_path, "landmarks.toml", f'schema = "landmarks/1"\nlandmark = [\n{rows}]\n', monkeypatch)

    with pytest.raises(SchemaMismatch) as raised:
        when.load_landmarks.__wrapped__()

    message = str(raised.value)
    assert "line 3" in message
    assert "party" in message
    assert "line 4" in message
    assert "line 5" in message


def test_a_word_in_two_classes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'schema = "time-words/1"\n[months]\n1 = ["janus"]\n[units]\nD = ["janus"]\n'
    _written(tmp_path, "words.toml", text, monkeypatch)

    with pytest.raises(SchemaMismatch, match=r"line [35]"):
        when.load_time_words.__wrapped__()


def test_a_holiday_needs_exactly_one_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'schema = "holidays/1"\n[[holiday]]\nnames = ["feast"]\nmonth = 1\nday = 2\neaster = 3\n'
    _written(tmp_path, "holidays.toml", text, monkeypatch)

    with pytest.raises(SchemaMismatch, match="feast"):
        when.load_holidays.__wrapped__()


def test_an_unknown_schema_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(tmp_path, "holidays.toml", 'schema = "holidays/9"\n', monkeypatch)

    with pytest.raises(SchemaMismatch, match="holidays/9"):
        when.load_holidays.__wrapped__()
