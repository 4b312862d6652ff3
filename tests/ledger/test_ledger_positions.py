"""Positions, ties and issues in the ledger: joined from stands, whatever their order."""

import sqlite3
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from legation.desk import open_ledger
from legation.errors import EvidenceMismatch, UnknownSetting
from legation.ledger import Ledger
from legation.ledger.standing import Standing
from legation.model import Excerpt, PassageKind
from legation.pages import read_text
from legation.pipeline import Coded, code_documents

PAGES = {
    "2014-03-12": "Norway supported the arms embargo against Iceland. Iceland demanded an end to the arms embargo.",
    "2015-06-01": "Norway's foreign minister said it would keep the arms embargo. Iceland pressed Norway to lift the embargo.",
    "2016-02-03": "Norway opposed the arms embargo against Iceland. Russia reasserted sovereignty over the Kurils.",
}


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    pages = [
        read_text(text, f"page {day}", published=date.fromisoformat(day), outlet=None, title=None)
        for day, text in PAGES.items()
    ]
    return list(code_documents(pages))


def ledger_of(pages: list[Coded]) -> Ledger:
    ledger = Ledger.open(":memory:")
    for page in pages:
        standing = Standing(stands=page.stands, links=page.links, issues=page.issues)
        ledger.add(page.document, page.claims, standing=standing)
    return ledger


@pytest.fixture
def ledger(coded):
    with ledger_of(coded) as made:
        yield made


def test_positions_do_not_depend_on_the_order_of_pages(coded):
    seen = []
    for order in permutations(coded):
        with ledger_of(list(order)) as made:
            seen.append((made.positions(), made.links(), made.issues(), made.shared_issues("NOR", "ISL")))
    assert seen[0][0]
    assert all(each == seen[0] for each in seen)


def test_a_change_of_mind_is_shown_with_both_days(ledger):
    [norway] = ledger.positions(actor="Norway", issue="arms_sales")
    assert (norway.name, norway.since) == ("Norway", date(2014, 3, 12))
    [change] = norway.changes
    assert (change.earlier.value, change.later.value) == ("supports", "opposes")
    assert (change.earlier_day, change.later_day) == (date(2014, 3, 12), date(2016, 2, 3))


def test_as_of_knows_only_what_had_been_published(ledger):
    [norway] = ledger.positions(actor="NOR", issue="arms embargo", as_of=date(2014, 12, 31))
    assert [tenet.stance.value for tenet in norway.tenets] == ["supports"]
    assert not norway.changes
    assert not ledger.positions(as_of=date(2013, 1, 1))
    assert not ledger.links(as_of=date(2014, 12, 31))


def test_since_leaves_out_what_was_said_before(ledger):
    assert {p.holder for p in ledger.positions(since=date(2016, 1, 1))} == {"NOR", "RUS"}


def test_two_parties_hold_what_concerns_both(ledger):
    [row] = [row for row in ledger.shared_issues("Norway", "Iceland") if row.issue == "arms_sales"]
    assert row.one is not None
    assert row.other is not None
    assert (row.one.holder, row.other.holder) == ("NOR", "ISL")
    assert not ledger.shared_issues("Norway", "Russia")


def test_links_can_be_asked_for_by_kind_and_party(ledger):
    [link] = ledger.links(kind="pressure", actor="Iceland")
    assert link.recipients[0].country == "NOR"
    assert not ledger.links(kind="lever")
    with pytest.raises(UnknownSetting):
        ledger.links(kind="magic")


def test_each_sides_name_of_an_issue_is_kept(ledger):
    [kurils] = [issue for issue in ledger.issues() if issue.id == "northern_territories"]
    assert {(name.side, name.name) for name in kurils.names} >= {
        ("JPN", "Northern Territories"),
        ("RUS", "Southern Kurils"),
    }
    assert kurils.holders == ("RUS",)


def test_copies_of_a_page_add_no_tenets(coded):
    first = coded[0]
    copy = read_text(PAGES["2014-03-12"], "copy", published=date(2014, 3, 13), outlet="The Copy", title="Copied")
    with ledger_of([first, *code_documents([copy])]) as made:
        [norway] = made.positions(actor="NOR", issue="arms_sales")
        assert [len(tenet.documents) for tenet in norway.tenets] == [2]


def test_ties_that_readers_state_are_given_only_when_asked_for(coded):
    link = next(link for page in coded for link in page.links)
    page = next(page for page in coded if link in page.links)
    remark = replace(link, passage_kind=PassageKind.COMMENT)
    with Ledger.open(":memory:") as made:
        made.add(page.document, (), standing=Standing(links=(remark,)))
        assert made.links() == []
        assert made.links(include_comments=True) == [remark]


def test_words_that_do_not_stand_there_are_refused(coded):
    page = next(each for each in coded if each.stands)
    wrong = replace(page.stands[0], content=Excerpt(start=0, end=4, text="????"))
    with Ledger.open(":memory:") as made, pytest.raises(EvidenceMismatch):
        made.add(page.document, page.claims, standing=Standing(stands=(wrong,)))


def test_an_older_ledger_gets_the_tables_when_opened(tmp_path: Path):
    place = tmp_path / "old.ledger"
    Ledger.open(place).close()
    with sqlite3.connect(place) as db:
        for table in ("stands", "links", "issue_names"):
            db.execute(f"DROP TABLE {table}")
        db.execute("PRAGMA user_version = 4")
    db.close()
    with Ledger.open(place) as made:
        assert made.positions() == []
        assert made.issues() == []


def test_a_page_dated_by_hand_brings_its_positions_to_the_new_day(tmp_path: Path):
    page = read_text(PAGES["2014-03-12"], "page", published=date(2014, 3, 12), outlet=None, title=None)
    with open_ledger(tmp_path / "one.ledger") as made:
        made.read_pages([page])
        before = made.positions()
        made.date_page(page.id, "2015-07-01", why="a slip", who="KB")
        assert [p.since for p in made.positions()] == [date(2015, 7, 1)] * len(before)
        assert made.positions(as_of=date(2014, 12, 31)) == []


def test_positions_in_parts_make_the_whole(ledger: Ledger):
    whole = ledger.positions()
    assert len(whole) > 3
    assert [p for at in range(len(whole)) for p in ledger.positions(limit=1, offset=at)] == whole
    assert ledger.positions(since=date(2015, 1, 1), limit=500) == ledger.positions(since=date(2015, 1, 1))
    both = ledger.positions(between=("JPN", "RUS"))
    assert ledger.positions(between=("JPN", "RUS"), limit=1, offset=1) == both[1:2]
