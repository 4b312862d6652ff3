"""Threads of plans: what joins them, what parts them, and where they stand."""

from dataclasses import replace
from datetime import date

import pytest

from legation.ledger import Ledger
from legation.model import Claim, Document, Excerpt, Plan, PlanState
from tests.factory import claim, document, when

COMING = date(2016, 5, 6)


def told(
    name: str,
    published: str,
    text: str,
    *parties: list[str],
    kind: str = "visit",
    status: str = "planned",
    **more: object,
) -> tuple[Document, list[Claim]]:
    """A page of one sentence that tells of something to come."""
    page = document(text, name=name, published=published, outlet=name)
    return page, [claim(page, text, "CONSULT", *parties, content=kind, status=status, **more)]  # type: ignore[arg-type]


def plans(*pages: tuple[Document, list[Claim]], **asked: object) -> list[Plan]:
    """The plans of a ledger that holds these pages."""
    with Ledger.open(":memory:") as ledger:
        for page, claims in pages:
            ledger.add(page, claims)
        return ledger.plans(**asked)  # type: ignore[arg-type]


AGREED = told("a", "2015-05-16", "Putin is to visit Japan by the end of 2015.", ["Putin"], ["Japan"], when="2015")


def test_visits_of_two_guests_are_two_plans() -> None:
    other = told("b", "2015-06-01", "Shuvalov will visit Japan in November.", ["Shuvalov"], ["Japan"], when="2015-11")
    assert len(plans(AGREED, other)) == 2


def test_visit_there_and_visit_back_are_two_plans() -> None:
    back = told("b", "2015-06-01", "Abe will visit Russia in November.", ["Abe"], ["Russia"], when="2015-11")
    assert {plan.title for plan in plans(AGREED, back)} == {"Vladimir Putin visits Japan", "Shinzo Abe visits Russia"}


def test_host_that_receives_a_guest_plans_the_same_visit() -> None:
    host = told(
        "b",
        "2015-06-01",
        "Japan will host Putin in the autumn.",
        ["Japan"],
        ["Putin"],
        kind="host",
        when="2015-09/2015-11",
    )
    (plan,) = plans(AGREED, host)
    assert [mention.name for mention in plan.actors] == ["Vladimir Putin"]
    assert plan.title == "Vladimir Putin visits Japan"


def test_office_and_its_holder_plan_one_visit() -> None:
    office = told(
        "b",
        "2015-06-01",
        "Russia's president may visit Japan this year.",
        ["Russia's president"],
        ["Japan"],
        when="2015",
    )
    assert len(plans(AGREED, office)) == 1


def test_such_a_visit_joins_the_one_it_takes_up() -> None:
    text = "Japan hopes for a return trip by Putin to Japan. Such a visit had been eyed for 2014 but was postponed."
    page = document(text, name="b", published="2016-04-15")
    claims = [
        claim(page, "a return trip by Putin to Japan", "CONSULT", ["Putin"], ["Japan"], content="visit", status="possible"),
        claim(page, "Such a visit had been eyed for 2014 but was postponed.", "CONSULT", [], [], content="visit",
              status="postponed", when="2014", cue="visit"),
    ]  # fmt: skip
    later = told("c", "2016-09-22", "Putin will visit Japan in December.", ["Putin"], ["Japan"], when="2016-12")
    (plan,) = plans(AGREED, (page, claims), later)
    assert [(step.state.value, step.basis) for step in plan.steps] == [
        ("postponed", "recalled"),
        ("agreed", "published"),
        ("rescheduled", "published"),
    ]
    assert claims[0].id in plan.claims
    assert plan.slipped
    assert plan.state is PlanState.RESCHEDULED


def test_visit_without_host_joins_if_one_alone_fits() -> None:
    bare = told("b", "2015-09-01", "The trip by Putin was put off.", ["Putin"], status="postponed", act="postpone")
    (plan,) = plans(AGREED, bare)
    assert plan.state is PlanState.POSTPONED
    china = told("c", "2015-06-01", "Putin will visit China.", ["Putin"], ["China"])
    assert len(plans(AGREED, china, bare)) == 3
    someone = told("d", "2015-09-01", "The trip by Shuvalov was put off.", ["Shuvalov"], status="postponed")
    assert len(plans(AGREED, someone)) == 2


def test_what_is_planned_after_a_visit_is_the_next_visit() -> None:
    held = told("b", "2015-12-02", "Putin visited Japan.", ["Putin"], ["Japan"], status="actual", when="2015-12-01")
    again = told("c", "2016-03-01", "Putin will visit Japan in May.", ["Putin"], ["Japan"], when="2016-05")
    first, second = plans(AGREED, held, again)
    assert (first.state, second.state) == (PlanState.HELD, PlanState.SCHEDULED)


def test_meeting_at_the_hosts_shows_that_the_visit_was_held() -> None:
    met = told(
        "b",
        "2015-11-05",
        "Abe met Putin in Tokyo.",
        ["Abe", "Putin"],
        kind="meet",
        status="actual",
        when="2015-11-04",
        where="Tokyo",
    )
    (plan,) = plans(AGREED, met)
    assert plan.state is PlanState.HELD
    assert plan.event is not None
    elsewhere = told(
        "b",
        "2015-11-05",
        "Abe met Putin.",
        ["Abe", "Putin"],
        kind="meet",
        status="actual",
        when="2015-11-04",
        where="New York",
    )
    assert plans(AGREED, elsewhere)[0].state is not PlanState.HELD


def test_meetings_planned_for_other_days_are_other_plans() -> None:
    may = told(
        "a", "2016-04-01", "Kishida and Lavrov will meet in May.", ["Kishida", "Lavrov"], kind="meet", when="2016-05"
    )
    july = told(
        "b", "2016-04-20", "Kishida and Lavrov will meet in July.", ["Kishida", "Lavrov"], kind="meet", when="2016-07"
    )
    assert len(plans(may, july)) == 2
    moved = told("b", "2016-04-20", "The talks of Kishida and Lavrov were put off to July.", ["Kishida", "Lavrov"], kind="meet",
                 status="postponed", when="2016-07")  # fmt: skip
    (plan,) = plans(may, moved)
    assert plan.state is PlanState.POSTPONED
    assert plan.due == date(2016, 7, 31)


def test_repetition_adds_no_step_but_its_claim() -> None:
    again = told("b", "2015-07-01", "Putin is to visit Japan in 2015, aides say.", ["Putin"], ["Japan"], when="2015")
    (plan,) = plans(AGREED, again)
    assert len(plan.steps) == 1
    assert len(plan.steps[0].claims) == 2


def test_possibility_does_not_undo_what_was_fixed() -> None:
    fixed = told("a", "2016-09-22", "Putin will visit Japan in December.", ["Putin"], ["Japan"], when="2016-12")
    loose = told(
        "b",
        "2016-10-01",
        "Putin might visit Japan in January.",
        ["Putin"],
        ["Japan"],
        status="possible",
        when="2017-01",
    )
    (plan,) = plans(fixed, loose)
    assert plan.state is PlanState.SCHEDULED
    assert plan.due == date(2016, 12, 31)


def test_condition_is_kept() -> None:
    page = told("a", "2016-09-22", "Putin would visit Japan if a date is found.", ["Putin"], ["Japan"], status="conditional",
                condition="if a date is found")  # fmt: skip
    (plan,) = plans(page)
    assert plan.conditions == ("if a date is found",)
    assert plan.steps[0].condition == "if a date is found"
    assert plan.state is PlanState.MOOTED


@pytest.mark.parametrize(("event", "content", "status", "expected"), [
    ("ASSAULT", "attack", "possible", 0),  # that someone might attack is no plan
    ("STATE", None, "planned", 0),
    ("AID", "loan", "planned", 1),
    ("CONSULT", "meet", "possible", 1),
    ("CONSULT", "meet", "failed", 0),  # talks that failed were held
    ("CONSULT", "visit", "failed", 1),
])  # fmt: skip
def test_what_counts_as_a_plan(event: str, content: str | None, status: str, expected: int) -> None:
    page = document("Japan and Ukraine and what may come.", name="a")
    told = claim(page, page.text, event, ["Japan"], ["Ukraine"], content=content, status=status, when="2017-01")
    assert len(plans((page, [told]))) == expected


def test_cancelled_visit_is_over() -> None:
    off = told("b", "2015-09-01", "Putin called off his visit to Japan.", ["Putin"], ["Japan"], status="cancelled")
    (plan,) = plans(AGREED, off)
    assert plan.state is PlanState.CANCELLED
    assert plans(AGREED, off, open=True) == []


def test_filters_tell_open_overdue_and_slipped_plans_apart() -> None:
    past = told("a", "2016-01-01", "Abe will visit Ukraine in March.", ["Abe"], ["Ukraine"], when="2016-03")
    moved = told("b", "2016-04-01", "Putin put off his visit to Japan.", ["Putin"], ["Japan"], status="postponed")
    fresh = told("c", "2016-05-01", "Obama will visit Japan in June.", ["Obama"], ["Japan"], when="2016-06")
    pages = (past, moved, fresh)
    assert [plan.state.value for plan in plans(*pages)] == ["lapsed", "scheduled", "postponed"]
    assert [plan.actors[0].name for plan in plans(*pages, overdue=True)] == ["Shinzo Abe"]
    assert [plan.actors[0].name for plan in plans(*pages, open=True)] == ["Barack Obama", "Vladimir Putin"]
    assert [plan.actors[0].name for plan in plans(*pages, slipped=True)] == ["Vladimir Putin"]
    assert [plan.actors[0].name for plan in plans(*pages, as_of=date(2016, 2, 1))] == ["Shinzo Abe"]


def test_plan_stands_in_the_chronology_until_it_is_held() -> None:
    held = told("b", "2015-12-02", "Putin visited Japan.", ["Putin"], ["Japan"], status="actual", when="2015-12-01")
    for pages, expected in (((AGREED,), ["planned"]), ((AGREED, held), ["actual"])):
        with Ledger.open(":memory:") as ledger:
            for page, claims in pages:
                ledger.add(page, claims)
            found = ledger.chronology()
            assert [event.status.value for event in found] == expected
            assert found[0].plan == ledger.plans()[0].id
            assert [event.id for event in ledger.chronology(text="visit Japan")] == [found[0].id]


def test_what_only_readers_plan_is_left_out_unless_asked_for() -> None:
    page = document("Putin will visit Japan soon, I bet.", name="a", kind="comment")
    guess = claim(page, page.text, "CONSULT", ["Putin"], ["Japan"], content="visit", status="planned")
    assert plans((page, [guess])) == []
    assert len(plans((page, [guess]), include_comments=True)) == 1


def test_talks_held_do_not_fulfil_those_that_the_same_page_announces() -> None:
    page = document("Abe and Putin met on Friday. Both are ready for talks.", name="a", published="2016-04-15")
    held = claim(
        page, "Abe and Putin met on Friday.", "CONSULT", ["Abe", "Putin"], [], content="meet", when="2016-04-15"
    )
    coming = claim(
        page, "Both are ready for talks.", "CONSULT", ["Abe", "Putin"], [], content="meet", status="proposed"
    )
    (plan,) = plans((page, [held, coming]))
    assert plan.state is PlanState.MOOTED


def test_day_of_an_agreement_is_not_the_day_agreed_upon() -> None:
    page, (bare,) = told(
        "a", "2016-04-15", "They agreed Friday to meet.", ["Abe", "Putin"], [], kind="meet", act="agree"
    )
    friday = page.text.index("Friday")
    cue = Excerpt(start=5, end=26, text=page.text[5:26])
    time = when("2016-04-15", "Friday")
    assert time is not None
    time = replace(time, start=friday, end=friday + 6)
    (plan,) = plans((page, [replace(bare, cue=cue, when=time)]))
    assert (plan.state, plan.when) == (PlanState.AGREED, None)
    (plan,) = plans((page, [replace(bare, cue=cue, when=replace(time, earliest=COMING, latest=COMING))]))
    assert plan.due == COMING


@pytest.mark.parametrize(
    ("event", "content", "title"),
    [
        ("COERCE", "sanction", "Japan to impose sanctions on Russia"),
        ("COERCE", "coerce", "Japan to take measures against Russia"),
    ],
)
def test_plans_other_than_meetings_have_readable_names(event: str, content: str, title: str) -> None:
    text = "Japan will do so to Russia."
    page = document(text, name="a", published="2016-04-15")
    (plan,) = plans((page, [claim(page, text, event, ["Japan"], ["Russia"], content=content, status="planned")]))
    assert plan.title == title
