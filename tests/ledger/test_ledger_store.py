"""What a ledger file keeps, and what it refuses."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from legation.errors import EvidenceMismatch, LedgerError, LedgerLocked, LedgerTooNew, NoSuchEntry
from legation.ledger import Ledger, schema
from legation.model import Excerpt, Gap, Reject
from tests.factory import claim, document


def test_page_is_kept_with_its_claims(tmp_path: Path) -> None:
    page = document("Abe met Putin in Sochi.", name="a.txt")
    told = claim(
        page, "Abe met Putin in Sochi.", "CONSULT", ["Abe", "Putin"], content="meet", when="2016-05-06", where="Sochi"
    )
    with Ledger.open(tmp_path / "x.ledger") as ledger:
        assert ledger.add(page, [told])
    with Ledger.open(tmp_path / "x.ledger", create=False) as ledger:
        assert ledger.has(page.id)
        assert ledger.document(page.id) == page
        assert ledger.claim(told.id) == told
        assert list(ledger.claims(document=page.id, event="CONSULT", status="actual", remarks=False)) == [told]
        assert list(ledger.claims(status="planned")) == []
        assert list(ledger.documents()) == [page]


def test_reading_twice_changes_nothing() -> None:
    page = document("Abe met Putin.")
    told = claim(page, "Abe met Putin.", "CONSULT", ["Abe", "Putin"], content="meet")
    with Ledger.open(":memory:") as ledger:
        assert ledger.add(page, [told])
        before = list(ledger.dump())
        assert not ledger.add(page, [told])
        assert list(ledger.dump()) == before


def test_same_name_with_other_text_is_another_page() -> None:
    with Ledger.open(":memory:") as ledger:
        assert ledger.add(document("One.", name="a"), [])
        assert ledger.add(document("Two.", name="a"), [])
        assert [page.name for page in ledger.pages()] == ["a", "a"]


@pytest.mark.parametrize("wrong", ["evidence", "cue", "document"])
def test_claim_that_quotes_what_is_not_there_is_refused_whole(wrong: str) -> None:
    page = document("Abe met Putin.")
    good = claim(page, "Abe met Putin.", "CONSULT", ["Abe"])
    bad = {
        "evidence": replace(good, text="Abe saw Putin."),
        "cue": replace(good, cue=Excerpt(start=0, end=3, text="met")),
        "document": replace(good, document="d0"),
    }[wrong]
    with Ledger.open(":memory:") as ledger:
        with pytest.raises(EvidenceMismatch):
            ledger.add(page, [bad])
        assert not ledger.has(page.id)


def test_rejects_are_kept_once() -> None:
    with Ledger.open(":memory:") as ledger:
        for _ in range(2):
            ledger.refuse(Reject(name="b.pdf", reason="no text layer", fix="run it through OCR"))
        assert ledger.rejects() == [Reject(name="b.pdf", reason="no text layer", fix="run it through OCR")]


def test_gaps_are_kept_with_their_page() -> None:
    page = document("Japan and Russia are near.")
    gap = Gap(document=page.id, start=0, end=26, text=page.text, reason="no event word")
    with Ledger.open(":memory:") as ledger:
        ledger.add(page, [], gaps=[gap])
        assert ledger.gaps(document=page.id) == [gap]
        assert ledger.gaps(document="d0") == []


def test_half_a_surrogate_pair_survives() -> None:
    page = document("Abe met \ud800 Putin.", name="bad\ud800.txt")
    told = claim(page, page.text, "CONSULT", ["Abe", "Putin"], content="meet")
    with Ledger.open(":memory:") as ledger:
        ledger.add(page, [told])
        assert ledger.claim(told.id) == told
        assert ledger.document(page.id).text == page.text
        assert len(ledger.search("Putin")) == 1


def test_ledger_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    Ledger.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    with pytest.raises(LedgerTooNew):
        Ledger.open(path)


def test_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.ledger").write_text("Not a database, but long enough to look like one. " * 20)
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(tmp_path / "x.ledger")
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(tmp_path / "other.db")


def test_missing_ledger_is_not_made_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(tmp_path / "x.ledger", create=False)
    assert not (tmp_path / "x.ledger").exists()
    with pytest.raises(LedgerError, match="no folder"):
        Ledger.open(tmp_path / "missing" / "x.ledger")


def test_writer_that_waits_too_long_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "WAIT", 0.05)
    path = tmp_path / "x.ledger"
    with Ledger.open(path) as one:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLocked):
            one.add(document("One."), [])
        other.execute("ROLLBACK")
        other.close()
        assert one.add(document("One."), [])


def test_two_open_ledgers_write_into_one_file(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with Ledger.open(path) as one, Ledger.open(path) as two:
        for number in range(6):
            page = document(f"Abe met Putin on day {number}.", name=str(number))
            told = claim(page, page.text, "CONSULT", ["Abe", "Putin"], content="meet", when=f"2016-0{number + 1}-01")
            assert (one if number % 2 else two).add(page, [told])
        assert len(one.chronology()) == len(two.chronology()) == 6
        assert list(one.dump()) == list(two.dump())


def test_unknown_ids_are_told_with_help() -> None:
    with Ledger.open(":memory:") as ledger:
        for ask in (ledger.document, ledger.claim, ledger.show):
            with pytest.raises(NoSuchEntry, match="fix"):
                ask("c12345")


def test_repr_says_what_is_in_it_even_when_closed() -> None:
    ledger = Ledger.open(":memory:")
    assert "0 pages" in repr(ledger)
    ledger.close()
    assert "closed" in repr(ledger)
