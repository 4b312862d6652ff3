"""Files, bytes and texts: which are read, how they are decoded, and how the rest is refused."""

import json
from datetime import date
from pathlib import Path

import pytest

from legation.errors import InputError
from legation.model import DateBasis, Document, PassageKind, Reject
from legation.pages import Skipped, read_bytes, read_paths, read_text

STORY = "The presidents of Peru and Chile met in Lima on Tuesday and agreed to “talk again”, officials said – in Élysée style."


def one(data: bytes, name: str) -> Document | Reject:
    [found] = read_bytes(data, name)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_told(encoding: str) -> None:
    found = one((STORY * 3).encode(encoding), "x.txt")

    assert isinstance(found, Document)
    assert found.text == STORY * 3


def test_line_ends_become_one_kind() -> None:
    found = one(b"One line.\r\nTwo lines.\rThree lines.", "x.txt")

    assert isinstance(found, Document)
    assert found.text == "One line.\nTwo lines.\nThree lines."


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "x.txt", "no text"),
        (b" \n\t ", "x.txt", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "x.txt", "NUL"),
        (bytes(range(1, 32)) * 40, "x.txt", "control codes"),
        (b"%PDF-1.4", "x.pdf", "can't be opened"),
        (b"sheet", "x.docx", ".docx"),
        (b"<html><script>go()</script></html>", "x.html", "no text"),
        (b"<html><body>" + b"<div>" * 9000 + b"x", "x.html", "nested"),
        (b"a\n" * 200_000, "x.txt", "lines"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, name: str, reason: str) -> None:
    found = one(data, name)

    assert isinstance(found, Reject)
    assert reason in found.reason
    assert found.fix


def test_json_lines_take_each_text_as_one_article_and_keep_what_is_given() -> None:
    lines = [
        json.dumps({"id": "a1", "text": STORY + "\r\n ", "published": "2014-03-12", "outlet": "X", "more": 1}),
        "",
        "{broken",
        json.dumps({"id": 2}),
        json.dumps({"text": "x", "published": "soon"}),
        json.dumps({"id": 3, "html": f"<p>{STORY}</p>"}),
        '{"text": "half \\ud800"}',
    ]
    found = list(read_bytes("\n".join(lines).encode(), "x.jsonl"))
    first = found[0]

    assert isinstance(first, Document)
    assert (first.name, first.text, first.outlet) == ("a1", STORY + "\r\n ", "X")
    assert [(each.kind, each.start, each.end) for each in first.passages] == [(PassageKind.ARTICLE, 0, len(first.text))]
    assert first.published is not None
    assert (first.published.earliest, first.published.basis) == (date(2014, 3, 12), DateBasis.METADATA)
    assert [each.name for each in found if isinstance(each, Reject)] == [f"x.jsonl:{at}" for at in (3, 4, 5, 7)]
    assert found[4].name == "3"


def test_given_facts_are_part_of_the_id_and_the_name_is_not() -> None:
    assert read_text(STORY, "a").id == read_text(STORY, "b").id
    assert read_text(STORY, "a").id != read_text(STORY, "a", published=date(2014, 3, 12)).id


def test_empty_text_raises() -> None:
    with pytest.raises(InputError):
        read_text(" ", "x")


def test_folders_are_read_in_order_and_other_files_skipped(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.md", "notes.docx", ".hidden.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    found = list(read_paths([tmp_path, tmp_path / "gone.txt"]))

    assert [Path(each.name).name for each in found] == [
        ".hidden.txt",
        "a.txt",
        "b.txt",
        "notes.docx",
        "c.md",
        "gone.txt",
    ]
    assert [type(each) for each in found] == [Skipped, Document, Document, Skipped, Document, Reject]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        (
            "Los presidentes de Perú y Chile se reunieron en Lima el martes y acordaron volver a hablar del asunto.",
            "es",
        ),
        ("Der Außenminister sagte am Dienstag in Berlin, dass die Gespräche nächste Woche fortgesetzt werden.", "de"),
        ("Tokyo, Moscow", None),
    ],
)
def test_languages_are_marked(text: str, language: str | None) -> None:
    assert read_text(text, "x").language == language


def test_mail_is_read_with_sender_and_date() -> None:
    mail = (
        "From: Ana Rios <ana@example.org>\r\nSubject: Border talks\r\nDate: Wed, 12 Mar 2014 10:00:00 +0100\r\n"
        "Content-Type: text/plain; charset=iso-8859-1\r\n\r\n"
        "Peru and Chile agreed on Tuesday to hold talks on the border, the ministry said in Lima.\r\n"
    )
    found = one(mail.encode("latin-1"), "x.eml")

    assert isinstance(found, Document)
    assert (found.title, found.authors) == ("Border talks", ("Ana Rios",))
    assert found.published is not None
    assert found.published.earliest == date(2014, 3, 12)


def test_unknown_suffix_is_told_by_its_content() -> None:
    found = one(b'{"text": "Peru spoke."}\n', "standard input")

    assert isinstance(found, Document)
    assert found.text == "Peru spoke."
