"""The story of one visit, whatever the order in which its pages are read."""

from datetime import date
from itertools import groupby
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.ledger import Ledger
from legation.model import Plan, PlanState
from tests.ledger.story import Page, story

WHOLE = ["mooted", "agreed", "postponed", "rescheduled", "held"]


def read(pages: list[Page], *, settle_between: bool = False) -> Ledger:
    """A ledger into which these pages were read."""
    ledger = Ledger.open(":memory:")
    for page, claims in pages:
        ledger.add(page, claims)
        if settle_between:
            ledger.settle()
    return ledger


def visit_of(plans: list[Plan]) -> Plan:
    """The one plan of the visit."""
    (plan,) = [plan for plan in plans if plan.content == "visit"]
    return plan


def states(plan: Plan) -> list[str]:
    """The states that a plan went through, repetitions left out."""
    return [state for state, _ in groupby(step.state.value for step in plan.steps)]


def test_visit_is_one_thread_from_rumour_to_handshake() -> None:
    with read(story()) as ledger:
        plan = visit_of(ledger.plans())
        assert states(plan) == WHOLE
        assert plan.title == "Vladimir Putin visits Japan"
        assert [step.day for step in plan.steps] == sorted(step.day for step in plan.steps if step.day)
        assert plan.slipped
        assert plan.state is PlanState.HELD
        event = ledger.show(plan.event or "").found
        assert event.plan == plan.id  # type: ignore[union-attr]
        assert (plan.due, plan.steps[-1].event) == (date(2016, 12, 15), plan.event)


def test_summit_during_the_visit_is_linked_but_not_merged() -> None:
    with read(story()) as ledger:
        visit = visit_of(ledger.plans())
        (summit,) = [plan for plan in ledger.plans() if plan.content == "meet"]
        assert visit.links == (summit.id,)
        assert summit.links == (visit.id,)
        assert summit.event != visit.event


def test_two_accounts_of_the_summit_stand_side_by_side() -> None:
    with read(story()) as ledger:
        contested = {event.actors[0].name: event for event in ledger.conflicts()}
        summit = contested["Shinzo Abe"]
        assert [variant.value for variant in summit.variants] == ["2016-12-15", "2016-12-16"]
        assert len(summit.accounts) == 2
        talks = contested["Fumio Kishida"]
        assert {variant.value for variant in talks.variants} == {"2016-04-15", "2016-04-11"}
        assert len(talks.accounts) == 1
        assert "2016-04-15 or 2016-04-11; evenly supported" in (talks.verdict or "")


def test_plan_as_it_stood_on_a_day() -> None:
    with read(story()) as ledger:
        for day, expected in (
            (date(2014, 2, 15), PlanState.MOOTED),
            (date(2014, 3, 1), PlanState.AGREED),
            (date(2014, 7, 1), PlanState.POSTPONED),
            (date(2016, 10, 1), PlanState.RESCHEDULED),
            (date(2016, 12, 20), PlanState.HELD),
        ):
            assert visit_of(ledger.plans(as_of=day)).state is expected, day
        assert ledger.plans(as_of=date(2013, 1, 1)) == []


def test_visit_that_no_page_calls_held_lapses() -> None:
    with read(story()[:2]) as ledger:
        assert visit_of(ledger.plans(as_of=date(2014, 12, 1))).state is PlanState.LAPSED
        assert visit_of(ledger.plans(as_of=date(2014, 12, 1), overdue=True))
        assert ledger.plans(as_of=date(2014, 12, 1), open=True) == []
        assert visit_of(ledger.plans(open=True)).state is PlanState.AGREED


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(8)), st.booleans(), st.integers(0, 7))
def test_order_of_reading_does_not_matter(order: list[int], settle_between: bool, again: int) -> None:
    pages = story()
    with read(pages) as first, read([pages[i] for i in [*order, again]], settle_between=settle_between) as second:
        assert list(first.dump()) == list(second.dump())
        assert states(visit_of(second.plans())) == WHOLE


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, 7)), st.integers(0, 10**6))
def test_order_does_not_matter_for_any_part_of_the_story(chosen: set[int], seed: int) -> None:
    pages = [page for number, page in enumerate(story()) if number in chosen]
    mixed = pages[:]
    Random(seed).shuffle(mixed)
    with read(pages) as first, read(mixed, settle_between=True) as second:
        assert list(first.dump()) == list(second.dump())
