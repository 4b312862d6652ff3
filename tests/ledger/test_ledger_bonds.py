"""Joining and parting by hand."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.errors import BadCorrection
from legation.ledger import Ledger
from legation.model import Correction, Event, Plan, PlanState
from tests.factory import claim, document
from tests.ledger.story import Page

TALKS = "Kishida and Lavrov held talks in Tokyo."


def talks(number: int, day: str | None, text: str = TALKS, **more: object) -> Page:
    """A page that tells of talks on a day."""
    page = document(f"{text} So paper {number} says.", name=f"{number}.txt", outlet=f"Paper {number}")
    fields = {"content": "meet", "when": day} | more
    return page, [claim(page, text, "CONSULT", ["Kishida", "Lavrov"], **fields)]  # type: ignore[arg-type]


def gathering(number: int, day: str) -> Page:
    """A page that tells of a gathering of others, which rules never join to the talks."""
    text = "Obama met Kerry and Abe."
    page = document(f"{text} So paper {number} says.", name=f"{number}.txt", outlet=f"Paper {number}")
    return page, [claim(page, text, "CONSULT", ["Obama", "Abe"], content="meet", when=day)]


PAGES = [talks(1, "2016-04-15"), talks(2, "2016-04-15"), talks(3, "2016-04-25"), gathering(4, "2016-04-15")]
ONE, TWO, THREE, FOUR = (claims[0].id for _, claims in PAGES)


def read(pages: list[Page], log: list[Correction] | None = None) -> Ledger:
    ledger = Ledger.open(":memory:")
    for page, claims in pages:
        ledger.add(page, claims)
    ledger.add_corrections(log or [])
    return ledger


def sets(ledger: Ledger) -> set[frozenset[str]]:
    """How the claims are joined."""
    return {frozenset(event.claims) for event in ledger.chronology()}


def event_of(ledger: Ledger, id: str) -> Event:
    (found,) = [event for event in ledger.chronology() if id in event.claims]
    return found


APART = {frozenset({ONE, TWO}), frozenset({THREE}), frozenset({FOUR})}


def test_what_the_rules_keep_apart_is_joined_by_hand_with_all_that_belongs_to_it() -> None:
    with read(PAGES) as ledger:
        assert sets(ledger) == APART
        made = ledger.join(ONE, THREE, why="the 25th is a misprint", who="KB")
        assert sets(ledger) == {frozenset({ONE, TWO, THREE}), frozenset({FOUR})}
        event = event_of(ledger, THREE)
        assert event.corrections == (made.id,)
        assert any("joined by KB: the 25th is a misprint" in reason for reason in event.reasons)
        assert [variant.value for variant in event.variants] == ["2016-04-15", "2016-04-25"]
        ledger.undo(made.id, why="it is not", who="KB")
        assert sets(ledger) == APART


def test_claims_of_other_parties_are_joined_across_blocks_and_part_again() -> None:
    with read(PAGES) as ledger:
        before = list(ledger.chronology())
        made = ledger.join(event_of(ledger, ONE).id, FOUR, why="one summit", who="KB")
        assert sets(ledger) == {frozenset({ONE, TWO, FOUR}), frozenset({THREE})}
        page, claims = talks(5, "2016-04-15")
        ledger.add(page, claims)
        assert frozenset({ONE, TWO, FOUR, claims[0].id}) in sets(ledger)
        ledger.undo(made.id, why="two summits", who="KB")
        assert {frozenset({ONE, TWO, claims[0].id}), frozenset({FOUR})} < sets(ledger)
        assert [e for e in ledger.chronology() if FOUR in e.claims] == [e for e in before if FOUR in e.claims]


def test_what_the_rules_join_is_parted_by_hand() -> None:
    with read(PAGES) as ledger:
        made = ledger.part(TWO, event_of(ledger, ONE).id, why="two rounds", who="KB")
        assert frozenset({ONE}) in sets(ledger)
        assert frozenset({TWO}) in sets(ledger)
        assert event_of(ledger, TWO).corrections == event_of(ledger, ONE).corrections == (made.id,)
        ledger.undo(made.id, why="one round", who="KB")
        assert sets(ledger) == APART


def test_of_joining_and_parting_the_later_word_counts() -> None:
    with read(PAGES) as ledger:
        ledger.join(ONE, THREE, why="one", who="KB")
        ledger.part(THREE, ONE, why="two", who="LM")
        assert sets(ledger) == APART
        ledger.join(ONE, THREE, why="one after all", who="KB")
        assert frozenset({ONE, TWO, THREE}) in sets(ledger)


def test_a_join_by_hand_does_not_bring_together_what_was_parted() -> None:
    with read(PAGES) as ledger:
        ledger.part(ONE, TWO, why="two rounds", who="KB")
        ledger.join(ONE, THREE, why="one", who="KB")
        ledger.join(TWO, FOUR, why="one", who="KB")
        assert sets(ledger) == {frozenset({ONE, THREE}), frozenset({TWO, FOUR})}


def test_what_is_one_cannot_be_joined_and_what_is_the_same_cannot_be_parted() -> None:
    with read(PAGES) as ledger:
        with pytest.raises(BadCorrection, match="one already"):
            ledger.join(ONE, event_of(ledger, TWO).id, why="one", who="KB")
        with pytest.raises(BadCorrection, match="are the same"):
            ledger.part(ONE, ONE, why="two", who="KB")
        assert not ledger.log()


def test_a_readers_remark_is_not_joined_to_a_report() -> None:
    page = document("Nothing here.\n\n[comment] Kishida and Lavrov met.", name="remark.txt")
    remark = claim(page, "Kishida and Lavrov met.", "CONSULT", ["Kishida", "Lavrov"], content="meet")
    with read([*PAGES, (page, [remark])]) as ledger, pytest.raises(BadCorrection, match="reader's remark"):
        ledger.join(remark.id, ONE, why="one", who="KB")


def plan_page(number: int, text: str, when: str | None, published: str) -> Page:
    page = document(text, name=f"plan{number}.txt", published=published)
    told = claim(page, text, "CONSULT", ["Kishida", "Lavrov"], content="meet", status="planned", when=when)
    return page, [told]


def test_plans_are_joined_and_given_the_event_that_they_became() -> None:
    one = plan_page(1, "Kishida and Lavrov will meet in January.", "2015-01", "2014-12-20")
    two = plan_page(2, "Kishida and Lavrov will meet in November.", "2015-11", "2015-10-20")
    with read([one, two, talks(3, "2016-04-15")]) as ledger:
        assert len(ledger.plans()) == 2
        first, second = ledger.plans()
        ledger.join(first.id, second.id, why="one round of talks", who="KB")
        (plan,) = ledger.plans()
        assert isinstance(plan, Plan)
        assert len(plan.claims) == 2
        made = ledger.join(plan.id, talks(3, "2016-04-15")[1][0].id, why="this is what it became", who="KB")
        (plan,) = ledger.plans()
        assert plan.state is PlanState.HELD
        assert plan.event == event_of(ledger, talks(3, "2016-04-15")[1][0].id).id
        assert made.id in plan.corrections
        ledger.part(plan.id, plan.event or "", why="it is not", who="KB")
        (plan,) = ledger.plans()
        assert plan.state is not PlanState.HELD


def corrected() -> tuple[list[str], list[Correction]]:
    with read(PAGES) as ledger:
        ledger.join(ONE, THREE, why="one", who="KB")
        ledger.join(FOUR, TWO, why="one", who="LM")
        made = ledger.part(THREE, ONE, why="two", who="LM")
        ledger.undo(made.id, why="one", who="KB")
        ledger.part(TWO, ONE, why="two", who="LM")
        return list(ledger.dump()), [each.correction for each in ledger.log()]


DUMP, LOG = corrected()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_joins_make_the_same_ledger_in_any_order(random: Random) -> None:
    steps: list[Page | Correction] = [*PAGES, *LOG]
    random.shuffle(steps)
    with Ledger.open(":memory:") as ledger:
        for step in steps:
            if isinstance(step, Correction):
                ledger.add_corrections([step])
            else:
                ledger.add(*step)
            if random.random() < 0.3:
                ledger.settle()
        assert list(ledger.dump()) == DUMP
