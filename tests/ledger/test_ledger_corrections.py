"""Corrections: an append-only log that is laid over what the pages give."""

import re
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.errors import BadCorrection, EditConflict, NoSuchEntry, UnknownCode, UnknownSetting
from legation.ledger import Ledger, schema
from legation.ledger.log import correction_record, read_corrections
from legation.ledger.store import packed
from legation.model import Action, Claim, Correction, Document, Event, EventType, Review, Status, digest
from tests.factory import claim, document
from tests.ledger.story import Page, story


def read(pages: list[Page], log: list[Correction] | None = None, *, log_at: int = 0) -> Ledger:
    """A ledger of these pages into which the log was taken over after so many of them."""
    ledger = Ledger.open(":memory:")
    for place, (page, claims) in enumerate(pages):
        if place == log_at:
            ledger.add_corrections(log or [])
        ledger.add(page, claims)
    ledger.add_corrections(log or [])
    return ledger


def conflicts(ledger: Ledger) -> list[Event]:
    """The talks of the two ministers, if two datings of them are told."""
    return [event for event in ledger.conflicts() if event.actors[0].id == "fumio_kishida"]


def the_conflict(ledger: Ledger) -> Event:
    """The talks of the two ministers, of which one page gives two datings."""
    (found,) = conflicts(ledger)
    return found


def test_a_rejected_claim_vanishes_from_every_view_but_not_from_the_record() -> None:
    with read(story()) as ledger:
        event = the_conflict(ledger)
        gone = ledger.claim(event.claims[0])
        made = ledger.reject(gone.id, why="another meeting", who="KB")
        assert not conflicts(ledger)
        assert gone.id not in {id for each in ledger.chronology() for id in each.claims}
        assert gone.id not in {hit.claim for hit in ledger.search("talks")}
        assert gone.id not in "".join(line for line in ledger.dump() if line.startswith(('["claims', '["events')))
        with pytest.raises(NoSuchEntry):
            ledger.show(gone.id)
        (struck,) = ledger.rejected()
        assert (struck.claim, struck.correction) == (gone, made)
        assert struck.correction.why == "another meeting"


def test_rejecting_an_event_rejects_all_its_claims_and_accepting_one_brings_it_back() -> None:
    with read(story()) as ledger:
        event = the_conflict(ledger)
        ledger.reject(event.id, why="never happened", who="KB")
        assert {each.claim.id for each in ledger.rejected()} == set(event.claims)
        ledger.accept(event.claims[0], why="it did", who="LM")
        (back,) = [each for each in ledger.chronology() if event.claims[0] in each.claims]
        assert (back.review, len(back.corrections)) == (Review.ACCEPTED, 2)


def test_an_amended_claim_is_shown_as_amended_with_what_follows_from_it() -> None:
    with read(story()) as ledger:
        event = the_conflict(ledger)
        made = ledger.amend(
            event.id, {"event": "reject", "status": "denied", "when": "2016-04-14"}, why="reread", who="KB"
        )
        (found,) = [each for each in ledger.chronology() if made.id in each.corrections]
        assert (found.event, found.status, found.review) == (EventType.REJECT, Status.DENIED, Review.AMENDED)
        assert found.when is not None
        assert (found.when.earliest, found.when.basis) == (date(2016, 4, 14), "analyst")
        assert (found.quad, found.cameo, found.goldstein) == ("verbal conflict", None, None)
        assert not found.variants
        old = {each.field: each.old for each in made.change}
        assert (old["event"], old["status"]) == ("CONSULT", "actual")


def test_an_amended_party_cites_words_of_the_page() -> None:
    page = document("The ministers met the rebels in Oslo. Norway was glad.", name="oslo.txt")
    told = claim(page, "The ministers met the rebels in Oslo.", "CONSULT", ["rebels"], content="meet")
    with read([(page, [told])]) as ledger:
        made = ledger.amend(
            told.id,
            {"actors": ["The ministers=Norway", "rebels"], "where": "Oslo"},
            why="they are Norway's",
            who="KB",
        )
        amended = ledger.claim(told.id)
        assert [mention.id for mention in amended.actors] == ["NOR", None]
        assert amended.where is not None
        assert (amended.where.country, amended.corrections) == ("NOR", (made.id,))
        for part in (*amended.actors, amended.where):
            assert page.text[part.start : part.end] == part.text
        assert ledger.chronology(actor="NOR")
        with pytest.raises(UnknownSetting, match="does not say"):
            ledger.amend(told.id, {"actors": ["Sweden"]}, why="a slip", who="KB")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({}, UnknownSetting),
        ({"colour": "red"}, UnknownSetting),
        ({"status": "perhaps"}, UnknownSetting),
        ({"event": "DANCE"}, UnknownSetting),
        ({"mode": "dance"}, UnknownCode),
        ({"cameo": "999"}, UnknownCode),
        ({"when": "yesterday"}, UnknownSetting),
        ({"when": "2016-13"}, UnknownSetting),
        ({"when": "2016-05-02/2016-05-01"}, UnknownSetting),
        ({"contexts": ["weather"]}, UnknownSetting),
        ({"where": "Nowhereville-upon-Nothing"}, UnknownSetting),
        ({"actors": None}, UnknownSetting),
    ],
)
def test_a_value_that_means_nothing_is_refused_and_nothing_is_logged(
    changed: dict[str, object], error: type[Exception]
) -> None:
    with read(story()) as ledger:
        with pytest.raises(error):
            ledger.amend(the_conflict(ledger).id, changed, why="a slip", who="KB")
        assert ledger.log() == []


def test_undoing_brings_back_what_was_and_is_itself_undone_by_a_further_entry() -> None:
    with read(story()) as ledger:
        before = ledger.chronology()
        made = ledger.reject(the_conflict(ledger).id, why="a slip", who="KB")
        after = ledger.chronology()
        undone = ledger.undo(made.id, why="it was right", who="LM")
        assert ledger.chronology() == before
        with pytest.raises(BadCorrection, match="undone already"):
            ledger.undo(made.id, why="again", who="LM")
        ledger.undo(undone.id, why="no, it was wrong", who="KB")
        assert ledger.chronology() == after
        assert [(each.correction.action, each.holds) for each in ledger.log()] == [
            (Action.REJECT, True),
            (Action.UNDO, False),
            (Action.UNDO, True),
        ]


def test_a_correction_needs_a_reason_a_name_and_an_entry() -> None:
    with read(story()) as ledger:
        id = the_conflict(ledger).id
        for why, who in (("", "KB"), ("  ", "KB"), ("a slip", " ")):
            with pytest.raises(BadCorrection):
                ledger.accept(id, why=why, who=who)
        with pytest.raises(NoSuchEntry):
            ledger.accept("e0000000", why="a slip", who="KB")
        with pytest.raises(NoSuchEntry):
            ledger.undo("k0000000", why="a slip", who="KB")
        assert ledger.log() == []


def test_the_log_cannot_be_altered_cut_or_replaced() -> None:
    with read(story()) as ledger:
        made = ledger.accept(the_conflict(ledger).id, why="checked", who="KB")
        for statement in (
            "UPDATE log SET record = ''",
            "DELETE FROM log",
            f"INSERT OR REPLACE INTO log VALUES ('{made.id}', '', '')",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                ledger._db.execute(statement)
        assert [each.correction for each in ledger.log()] == [made]


def test_of_two_who_edit_one_entry_the_second_is_told(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "shared.ledger") as one:
        for page, claims in story():
            one.add(page, claims)
        with Ledger.open(tmp_path / "shared.ledger") as other:
            event = the_conflict(one)
            seen, seen_too = one.revision(event.id), other.revision(event.id)
            assert seen == seen_too
            one.amend(event.id, {"status": "denied"}, why="reread", who="KB", expected=seen)
            with pytest.raises(EditConflict, match="has changed"):
                other.reject(event.id, why="reread", who="LM", expected=seen_too)
            other.reject(event.id, why="reread", who="LM", expected=other.revision(event.id))
            with pytest.raises(EditConflict, match="is gone"):
                one.accept(event.id, why="reread", who="KB", expected=seen)
            assert len(one.log()) == len(other.log()) == 2


def recoded(page: Page, **changes: object) -> Page:
    """A page as a newer version reads it: other ids, evidence that is a little longer, and these values."""
    held, claims = page
    return held, [
        replace(each, id=digest("c", "newer", each.id), confidence=0.9, **changes)  # type: ignore[arg-type]
        for each in claims
    ]


def test_corrections_find_their_claims_again_after_a_newer_version_read_the_pages() -> None:
    with read(story()) as ledger:
        event = the_conflict(ledger)
        ledger.reject(event.claims[1], why="a slip", who="KB")
        log = [each.correction for each in ledger.log()]
    with read([recoded(page) for page in story()], log) as newer:
        (struck,) = newer.rejected()
        assert struck.claim.id == digest("c", "newer", event.claims[1])
        assert not conflicts(newer)
        assert not newer.log()[0].orphans


def test_a_correction_whose_claim_is_gone_is_told_and_applied_to_nothing_else() -> None:
    with read(story()) as ledger:
        (visit,) = [p for p in ledger.plans() if p.content == "visit"]
        ledger.reject(visit.claims[0], why="a slip", who="KB")
        log = [each.correction for each in ledger.log()]
    others = [recoded(page, actors=(), recipients=()) if page[0].name == "1.txt" else page for page in story()]
    with read([(page, [each for each in claims if each.actors]) for page, claims in others], log) as newer:
        (row,) = newer.log()
        assert [orphan.reason for orphan in row.orphans] == ["1.txt gives no such claim on these words any more"]
        assert newer.rejected() == []
    with read(story()[1:], log) as fewer:
        assert "has not been read" in fewer.log()[0].orphans[0].reason
        fewer.add(*story()[0])
        assert not fewer.log()[0].orphans
        assert len(fewer.rejected()) == 1


def test_two_claims_alike_on_the_same_words_leave_a_correction_without_a_claim() -> None:
    page = document("Kishida met Lavrov in Tokyo. They spoke.", name="twice.txt")
    told = claim(page, "Kishida met Lavrov in Tokyo.", "CONSULT", ["Kishida", "Lavrov"], content="meet")
    with read([(page, [told])]) as ledger:
        ledger.reject(told.id, why="a slip", who="KB")
        log = [each.correction for each in ledger.log()]
    twins = [replace(told, id="c0000000000000001"), replace(told, id="c0000000000000002")]
    with read([(page, twins)], log) as newer:
        assert newer.rejected() == []
        assert len(newer.log()[0].orphans) == 1


def test_a_page_gathered_anew_with_another_text_keeps_its_corrections() -> None:
    page = document("Kishida met Lavrov in Tokyo. They spoke.", name="page.txt")
    told = claim(page, "Kishida met Lavrov in Tokyo.", "CONSULT", ["Kishida", "Lavrov"], content="meet")
    with read([(page, [told])]) as ledger:
        ledger.amend(told.id, {"where": "Tokyo", "actors": ["Kishida"]}, why="a slip", who="KB")
        log = [each.correction for each in ledger.log()]
    longer = document("By our reporter. Kishida met Lavrov in Tokyo. They spoke.", name="page.txt")
    again = claim(longer, "Kishida met Lavrov in Tokyo.", "CONSULT", ["Kishida", "Lavrov"], content="meet")
    with read([(longer, [again])], log) as newer:
        amended = newer.claim(again.id)
        assert amended.review is Review.AMENDED
        assert amended.where is not None
        for part in (*amended.actors, amended.where):
            assert longer.text[part.start : part.end] == part.text


def corrected_story() -> tuple[list[str], list[Correction]]:
    """What the story's ledger holds after some corrections, and their log."""
    with read(story()) as ledger:
        event = the_conflict(ledger)
        (visit,) = [p for p in ledger.plans() if p.content == "visit"]
        made = ledger.amend(event.claims[0], {"when": "2016-04-14"}, why="the ministry says so", who="KB")
        ledger.reject(visit.claims[1], why="a rumour", who="LM")
        ledger.accept(event.id, why="checked", who="LM")
        ledger.undo(made.id, why="it does not", who="KB")
        ledger.amend(visit.id, {"condition": "a treaty"}, why="left out", who="KB")
        return list(ledger.dump()), [each.correction for each in ledger.log()]


CORRECTED = corrected_story()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.integers(0, 7))
def test_pages_and_log_in_any_order_make_the_same_ledger(random: Random, log_at: int) -> None:
    expected, log = CORRECTED
    pages, shuffled = list(story()), list(log)
    random.shuffle(pages)
    random.shuffle(shuffled)
    with read(pages, shuffled, log_at=log_at) as rebuilt:
        assert list(rebuilt.dump()) == expected


def test_the_log_comes_back_from_its_lines() -> None:
    _, log = CORRECTED
    lines = [packed(correction_record(each)) for each in log]
    assert list(read_corrections([*lines, ""])) == log
    for bad, told in (
        ("{", "log:1 is no correction"),
        (lines[0].replace("the ministry says so", "the ministry said so"), "log:1 was altered"),
        (lines[0].replace('"amend"', '"dance"'), "log:1 is no correction"),
        ("[1]", "log:1 is no correction"),
    ):
        with pytest.raises(BadCorrection, match=told):
            list(read_corrections([bad], "log"))


def test_a_ledger_of_the_first_format_learns_to_be_corrected(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "new.ledger") as ledger:
        for page, claims in story():
            ledger.add(page, claims)
        before = ledger.chronology()
    in_first_format(tmp_path / "new.ledger", tmp_path / "old.ledger")
    with Ledger.open(tmp_path / "old.ledger") as ledger:
        assert ledger.chronology() == before
        assert ledger.actors()
        ledger.reject(the_conflict(ledger).id, why="a slip", who="KB")
        assert not conflicts(ledger)


def in_first_format(new: Path, old: Path) -> None:
    """Write a ledger as the first version of the program would have."""
    with sqlite3.connect(old) as file:
        file.executescript(f"{schema.TABLES}; PRAGMA application_id = {schema.APPLICATION}; PRAGMA user_version = 1;")
        tables = re.findall(r"CREATE TABLE (\w+)", schema.TABLES)
        file.execute("ATTACH ? AS new", (str(new),))
        for table in tables:
            columns = ", ".join(row[1] for row in file.execute(f"PRAGMA main.table_info({table})"))
            file.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        for words in ("claim_words", "passage_words"):
            file.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")
    file.close()


def test_corrections_leave_the_words_of_the_page_alone() -> None:
    with read(story()) as ledger:
        pages = list(ledger.documents())
        for each in ledger.chronology():
            ledger.amend(each.id, {"status": "denied"}, why="a slip", who="KB")
        assert list(ledger.documents()) == pages
        assert all(_is_cited(page, told) for page in pages for told in ledger.history(page.id))


def _is_cited(page: Document, told: Claim) -> bool:
    return page.text[told.start : told.end] == told.text
