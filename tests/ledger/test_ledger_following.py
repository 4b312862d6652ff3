"""An id that was noted leads to its entry for good, whatever is corrected or read later."""

import pytest

from legation.errors import NoSuchEntry
from legation.ledger import Ledger
from legation.model import Claim
from tests.ledger.story import story
from tests.ledger.test_ledger_corrections import read, the_conflict


def the_visit(ledger: Ledger) -> str:
    """The id of the plan of the visit."""
    return next(plan.id for plan in ledger.plans() if plan.content == "visit")


def test_a_plan_whose_first_claim_is_struck_out_is_found_under_its_old_id() -> None:
    with read(story()) as ledger:
        old = the_visit(ledger)
        first = ledger.show(old).claims[0]
        made = ledger.reject(first.id, why="a rumour", who="KB")
        now = the_visit(ledger)
        assert now != old
        assert (ledger.show(old).found.id, ledger.show(old[:8]).found.id) == (now, now)
        assert ledger.why(old).entry == now
        assert ledger.revision(old) == ledger.revision(now)
        assert [each.correction for each in ledger.log(id=old)] == [made]
        assert [each.correction for each in ledger.log(id=now)] == [made]
        ledger.undo(made.id, why="no, it stands", who="KB")
        assert (the_visit(ledger), ledger.show(now).found.id) == (old, old)


def test_an_event_is_found_under_its_old_id_when_its_earliest_claim_goes_or_an_earlier_one_comes() -> None:
    with read(story()) as ledger:
        event = the_conflict(ledger)
        ledger.reject(event.claims[0], why="a slip", who="KB")
        ledger.accept(event.claims[0], why="no slip", who="KB")
        ledger.reject(event.claims[1], why="a slip", who="KB")
        found = ledger.show(event.id).found
        assert not isinstance(found, Claim)
        assert found.claims == (event.claims[0],)
    with read(story()[1:]) as ledger:
        old = the_visit(ledger)
        ledger.add(*story()[0])
        assert the_visit(ledger) != old
        assert ledger.show(old).found.id == the_visit(ledger)


def test_of_an_entry_of_which_nothing_is_left_it_is_said_what_struck_it_out() -> None:
    with read(story()) as ledger:
        event = the_conflict(ledger)
        made = ledger.reject(event.id, why="never happened", who="KB")
        with pytest.raises(NoSuchEntry, match="was struck out") as told:
            ledger.show(event.id)
        assert made.id in told.value.why
        assert event.claims[0] in told.value.why
        with pytest.raises(NoSuchEntry, match="no entry has an id"):
            ledger.show("e0000000")


def test_a_correction_of_an_entry_by_its_old_id_is_a_correction_of_what_it_became() -> None:
    with read(story()) as ledger:
        old = the_visit(ledger)
        ledger.reject(ledger.show(old).claims[0].id, why="a rumour", who="KB")
        made = ledger.accept(old, why="checked", who="KB")
        assert tuple(target.id for target in made.targets) == next(
            plan.claims for plan in ledger.plans() if plan.content == "visit"
        )
