"""Laws that every reading keeps, whatever comes in."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model import Document, Reject
from legation.pages import read_bytes, read_text

SAMPLES = sorted((Path(__file__).parent / "samples").iterdir())
SUFFIXES = (".txt", ".html", ".jsonl", ".eml", ".md", ".pdf", "")
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


def assert_lawful(document: Document) -> None:
    """Passages stand in order, none overlaps, and only white space lies between them."""
    end = 0
    for passage in document.passages:
        assert end <= passage.start < passage.end <= len(document.text)
        assert not document.text[end : passage.start].strip()
        end = passage.end
    assert not document.text[end:].strip()
    ids = [passage.id for passage in document.passages]
    assert len(set(ids)) == len(ids)
    assert {passage.reply_to for passage in document.passages} - {None} <= set(ids)
    for dated in (document, *document.passages):
        if dated.published and dated.published.start is not None:
            assert dated.published.end is not None
            assert any(map(str.isdigit, document.text[dated.published.start : dated.published.end]))


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
        if isinstance(found, Document):
            assert_lawful(found)
        else:
            assert isinstance(found, Reject)
            assert found.reason
            assert found.fix


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
