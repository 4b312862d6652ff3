"""Records as CSV."""

import csv
import io
from collections.abc import Iterator

import pytest

from legation.export.tables import TABLES, csv_text
from legation.ledger import Ledger
from legation.model import ActorSummary, Claim, Event, Gap, Hit, PageSummary, Plan
from tests.factory import document
from tests.ledger.story import story


def read(kind: type, records: list[object]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(kind, records))))


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as made:
        for page, claims in story():
            made.add(page, claims)
        page = document('A, "b"\nmet =1+1.', name="odd.txt", published=None)
        made.add(
            page, [], gaps=[Gap(document=page.id, start=0, end=15, text=page.text[:15], reason="no doer is named")]
        )
        yield made


def test_every_record_is_a_row_with_a_cell_for_each_column(ledger: Ledger) -> None:
    claims = [ledger.claim(id) for event in ledger.chronology() for id in event.claims]
    found: dict[type, list[object]] = {
        ActorSummary: [*ledger.actors()], Claim: [*claims], Event: [*ledger.chronology()], Gap: [*ledger.gaps()],
        Hit: [*ledger.search("Japan")], PageSummary: [*ledger.pages()], Plan: [*ledger.plans()],
    }  # fmt: skip
    for kind, records in found.items():
        rows = read(kind, records)
        assert len(rows) == len(records) > 0, kind
        assert all(tuple(row) == TABLES[kind].columns for row in rows)
        assert not any("None" in row.values() for row in rows)


def test_words_stand_to_the_letter_and_the_unknown_is_empty(ledger: Ledger) -> None:
    assert read(Gap, [*ledger.gaps()])[0]["text"] == 'A, "b"\nmet =1+1'
    assert read(PageSummary, [*ledger.pages()])[-1]["earliest"] == ""


def test_an_event_says_who_to_whom_when_and_how_sure(ledger: Ledger) -> None:
    told = read(Event, [*ledger.chronology()])
    assert ("Shinzo Abe; Vladimir Putin", "CONSULT", "2016-12-15") in [
        (r["actors"], r["event"], r["latest"]) for r in told
    ]
    assert {row["status"] for row in told} <= {"actual", "planned", "postponed", "possible"}


def test_nothing_makes_a_header(ledger: Ledger) -> None:
    for kind, table in TABLES.items():
        assert csv_text(kind, []) == ",".join(table.columns) + "\n"
