"""Laws that every reading keeps, whatever comes in."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model import Document
from legation.pages import read_bytes, read_text
from tests.pages.inputs.makers import one_of_each
from tests.pages.laws import assert_lawful, assert_lawful_page

SAMPLES = sorted((Path(__file__).parent / "samples").iterdir())
SUFFIXES = (
    ".txt",
    ".html",
    ".jsonl",
    ".json",
    ".eml",
    ".mbox",
    ".md",
    ".pdf",
    ".warc",
    ".rss",
    ".zip",
    ".tar",
    ".gz",
    "",
)
EACH = one_of_each()
LINES = st.sampled_from(
    [
        "41 Comments",
        "-1 ( +0 / -1 )",
        "bob - March 3, 2014 at 5:31 pm",
        "ana77Mar. 06, 2014 - 05:09AM PET Never.",
        "Joined\nMar 3, 2011\nMessages\n12",
        "http://example.org/2014/03/04/x",
        "----",
        "LIMA (Reuters) - Peru said on Tuesday that it would talk to Chile about the border between the two countries.",
        '"Never," he said.',
        "@bob you are wrong!!",
        "bob said:",
        "Click to expand...",
        "Tags: a, b",
        "  • Chile",
        "\u00a0",
        "> quoted",
        "By Ana Ríos, Reuters",
        "(El Comercio: June 12, 2014 – p. 4)",
        "The requested page has expired.",
        "",
    ]
)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_passages_cover_the_text_without_overlap(path: Path) -> None:
    [document] = read_bytes(path.read_bytes(), path.name)

    assert isinstance(document, Document)
    assert_lawful(document)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES | st.text(max_size=60), max_size=25).map("\n".join))
def test_any_lines_give_lawful_passages(text: str) -> None:
    if text.strip() and "\0" not in text:
        assert_lawful(read_text(text, "x", as_article=False))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode), st.sampled_from(SUFFIXES))
def test_any_bytes_give_documents_or_rejects(data: bytes, suffix: str) -> None:
    for found in read_bytes(data, f"page{suffix}"):
        assert_lawful_page(found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_files_of_each_kind_with_bytes_changed_give_documents_or_rejects(data: st.DataObject) -> None:
    suffix, whole = data.draw(st.sampled_from(EACH))
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        changed[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    for found in read_bytes(bytes(changed), f"page{suffix}"):
        assert_lawful_page(found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_pages_cut_off_anywhere_are_read(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SAMPLES))
    whole = path.read_bytes()
    for found in read_bytes(whole[: data.draw(st.integers(0, len(whole)))], path.name):
        if isinstance(found, Document):
            assert_lawful(found)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_reading_twice_gives_the_same_and_the_name_is_no_part_of_the_id(path: Path) -> None:
    [first] = read_bytes(path.read_bytes(), path.name)
    [second] = read_bytes(path.read_bytes(), "other" + path.suffix)

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.passages == second.passages


@pytest.mark.parametrize("line", ["word ", '"a ', "@a ", "1 ", "(", "By Aaa ", ". ", "March 3, 2014 ", "http://a"])
def test_one_huge_line_is_read_in_bounded_time(line: str) -> None:
    [document] = read_bytes((line * (2_000_000 // len(line))).encode(), "x.txt")

    assert isinstance(document, Document)
    assert len(document.passages) == 1
