"""Why claims are one entry, and why others are not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import NoSuchEntry
from legation.ledger import Ledger
from legation.ledger.explaining import explain
from legation.ledger.matching import match
from legation.ledger.traces import Trace, traces
from tests.factory import claim, document
from tests.ledger.test_ledger_bonds import FOUR, ONE, PAGES, THREE, TWO, plan_page, read, talks


def base() -> Trace:
    page, claims = talks(1, "2016-04-15")
    return traces(page, claims)[0]


BASE = base()
DAYS = [None, *(date(2016, 4, day).toordinal() for day in (11, 14, 15, 16, 28))]
VARIED = st.builds(
    lambda first, width, kind, event, status, place, text, report, parties, remark, again: replace(
        BASE,
        first=first,
        last=None if first is None else first + width,
        kind=kind,
        event=event,
        status=status,
        place=place,
        text=text,
        document=report,
        report=report,
        parties=tuple(BASE.parties[at] for at in parties),
        remark=remark,
        again=again,
    ),
    st.sampled_from(DAYS),
    st.sampled_from([0, 0, 0, 3, 20, 300]),
    st.sampled_from(["meet", "meet", "visit", "ASSAULT:attack"]),
    st.sampled_from(["CONSULT", "CONSULT", "STATE", "ASSAULT"]),
    st.sampled_from(["actual", "actual", "denied", "refused"]),
    st.sampled_from([None, "Tokyo", "Sochi"]),
    st.sampled_from([BASE.text, "Something else altogether was shouted there."]),
    st.sampled_from(["d1", "d2"]),
    st.sampled_from([(0, 1), (0, 1), (0,)]),
    st.sampled_from([False, False, False, True]),
    st.booleans(),
)


@given(VARIED, VARIED)
def test_what_is_explained_is_what_joining_does(one: Trace, other: Trace) -> None:
    verdict, rule, reason = explain(one, other)
    assert verdict is match(one, other)
    assert rule
    assert reason


def test_an_entry_says_why_its_claims_are_one_and_its_neighbours_are_not() -> None:
    with read(PAGES) as ledger:
        found = ledger.why(ONE)
        (joined,) = found.joined
        assert {joined.claim, joined.other} == {ONE, TWO}
        assert (joined.rule, joined.joined) == ("agree", True) or joined.rule == "repeated"
        (neighbour,) = found.neighbours
        assert neighbour.entry == ledger.why(THREE).entry
        assert (neighbour.ground.rule, neighbour.ground.joined) == ("time", False)
        assert "2016-04-15 and 2016-04-25" in neighbour.ground.reason


def test_two_entries_of_other_parties_are_held_against_each_other_when_asked() -> None:
    with read(PAGES) as ledger:
        (neighbour,) = ledger.why(ONE, FOUR).neighbours
        assert neighbour.ground.rule == "parties"
        assert ledger.why(ONE, TWO).neighbours == ()
        with pytest.raises(NoSuchEntry):
            ledger.why("e0000000")


def test_what_was_done_by_hand_is_the_reason() -> None:
    with read(PAGES) as ledger:
        ledger.join(ONE, THREE, why="a misprint", who="KB")
        ledger.part(TWO, ONE, why="two rounds", who="LM")
        grounds = {ground.rule: ground.reason for ground in ledger.why(ONE).joined}
        assert "joined by KB: a misprint" in grounds["by hand"]
        (neighbour,) = ledger.why(ONE, TWO).neighbours
        assert neighbour.ground.rule == "by hand"
        assert "kept apart by LM: two rounds" in neighbour.ground.reason


def test_plans_tell_why_they_are_one_or_two() -> None:
    one = plan_page(1, "Kishida and Lavrov will meet in January.", "2015-01", "2014-12-20")
    two = plan_page(2, "Kishida and Lavrov will meet in November.", "2015-11", "2015-10-20")
    more = plan_page(3, "Kishida and Lavrov are to meet on Nov. 9.", "2015-11-09", "2015-10-25")
    with read([one, two, more]) as ledger:
        found = ledger.why(two[1][0].id)
        assert [ground.rule for ground in found.joined] == ["plan"]
        assert "times too far apart for one plan" in found.neighbours[0].ground.reason


def test_an_entry_of_one_claim_stands_alone() -> None:
    page = document("Obama met Kerry.", name="alone.txt")
    with Ledger.open(":memory:") as ledger:
        told = claim(page, "Obama met Kerry.", "CONSULT", ["Obama", "Kerry"], content="meet")
        ledger.add(page, [told])
        found = ledger.why(told.id)
        assert ([ground.rule for ground in found.joined], found.neighbours) == (["alone"], ())
