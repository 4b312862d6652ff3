"""JSON records: whatever their fields are called."""

import gzip
import json
from datetime import date

import pytest

from legation.errors import LexiconError, SchemaMismatch, UnknownSetting
from legation.lexicons.fields import field_names, read_field_names
from legation.model import Document, Reject
from legation.pages import Fields, Limits, Page, ReadSettings, read_bytes
from tests.pages.inputs.makers import STORY, html


def read(records: object, name: str = "x.jsonl", fields: tuple[str, ...] = ()) -> list[Page]:
    text = (
        "\n".join(map(json.dumps, records)) if name == "x.jsonl" and isinstance(records, list) else json.dumps(records)
    )
    return list(read_bytes(text.encode(), name, ReadSettings(fields=Fields.of(fields))))


def test_records_of_news_services_and_crawlers_are_understood() -> None:
    found = read(
        [
            {
                "source": {"id": None, "name": "El Comercio"},
                "author": "Ana Ríos",
                "title": "Talks",
                "url": "http://a.org/1",
                "publishedAt": "2014-03-12T10:00:00Z",
                "content": STORY,
            },
            {
                "maintext": STORY,
                "date_publish": "2014-03-12 10:00:00",
                "source_domain": "b.org",
                "authors": ["A", "B"],
                "language": "en",
            },
            {"raw_html": html(), "uri": "http://c.org/1"},
        ]
    )
    first, second, third = (page for page in found if isinstance(page, Document))

    assert (first.outlet, first.authors, first.title, first.url) == (
        "El Comercio",
        ("Ana Ríos",),
        "Talks",
        "http://a.org/1",
    )
    assert first.published is not None
    assert first.published.earliest == date(2014, 3, 12)
    assert (second.outlet, second.authors) == ("b.org", ("A", "B"))
    assert STORY in third.text
    assert third.url == "http://c.org/1"


def test_a_field_of_the_users_own_goes_first_and_an_empty_one_leaves_it_out() -> None:
    [found] = read([{"text": "no", "item": {"body": STORY}, "date": "never"}], fields=("text=item.body", "published="))

    assert isinstance(found, Document)
    assert found.text == STORY


@pytest.mark.parametrize("setting", ["words=body", "text", "=x"])
def test_fields_that_are_none_are_told(setting: str) -> None:
    with pytest.raises(UnknownSetting):
        Fields.of([setting])


def test_a_file_that_is_a_list_or_an_answer_is_read() -> None:
    records = [{"text": STORY}, {"text": 1}]
    for value in (records, {"status": "ok", "articles": records}, {"response": {"docs": records}}):
        found = read(value, "x.json")
        assert [type(page) for page in found] == [Document, Reject]
    assert [page.name for page in found] == ["x.json:1", "x.json:2"]
    [alone] = read({"text": STORY}, "x.json")
    assert alone.name == "x.json"


def test_a_line_too_long_is_refused_and_the_next_is_read() -> None:
    lines = "\n".join(json.dumps({"text": words}) for words in ("word " * 5000, STORY))
    found = list(read_bytes(gzip.compress(lines.encode()), "x.jsonl.gz", ReadSettings(limits=Limits(page_bytes=9000))))

    assert [(type(page), page.name) for page in found] == [(Reject, "x.jsonl.gz:1"), (Document, "x.jsonl.gz:2")]


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"text": ' * 100_000, '{"id": ' + "9" * 9000 + ', "text": "x y"}', "\x00"]
)
def test_deep_and_broken_lines_are_refused(line: str) -> None:
    for name in ("x.jsonl", "x.json"):
        found = list(read_bytes(line.encode(), name))
        assert [type(page) for page in found] == [Reject]


def test_faults_of_the_field_list_are_told_with_their_lines() -> None:
    assert field_names().names["text"][0] == "text"
    with pytest.raises(SchemaMismatch):
        read_field_names('schema = "fields/2"\norigin = "x"\n')
    with pytest.raises(LexiconError) as caught:
        read_field_names('schema = "fields/1"\norigin = "x"\n[fields]\nwords = ["a"]\ntext = ["a", "a"]\n')
    assert "fields.toml:4" in str(caught.value)
    assert "fields.toml:5" in str(caught.value)
