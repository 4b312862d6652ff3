"""A plan drawn along time: each step where it was said, and the time it then spoke of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from legation.desk import open_ledger
from legation.model import DateBasis, EventType, Granularity, Plan, PlanState, PlanStep, Status, When
from legation.web.threads import WIDTH, thread


def _step(said=None, first=None, last=None, state=PlanState.SCHEDULED):
    when = first and When(earliest=first, latest=last or first, granularity=Granularity.DAY, basis=DateBasis.STATED)
    return PlanStep(
        state=state, status=Status.PLANNED, claims=("c1",), documents=("d1",), text="t", day=said, when=when
    )


def _plan(*steps, state=PlanState.SCHEDULED, as_of=None):
    return Plan(
        id="p",
        event_type=EventType.CONSULT,
        state=state,
        actors=(),
        steps=steps,
        claims=(),
        documents=(),
        title="t",
        as_of=as_of,
    )


def test_a_date_that_moves_back_moves_right():
    drawn = thread(
        _plan(
            _step(date(2016, 1, 10), date(2016, 4, 1), date(2016, 4, 30)),
            _step(date(2016, 3, 20), date(2016, 9, 1), date(2016, 9, 30)),
        )
    )
    first, second = drawn.rows
    assert first.said < second.said
    assert first.right < second.left
    assert first.y < second.y
    assert second.tie == (second.said, second.left)


def test_what_was_said_after_its_time_is_tied_from_the_other_side():
    (row,) = thread(_plan(_step(date(2016, 5, 1), date(2016, 1, 5)))).rows
    assert row.tie == (row.right, row.said)


def test_unknown_days_are_not_drawn():
    assert thread(_plan(_step(), _step())) is None
    row = thread(_plan(_step(date(2016, 1, 1)))).rows[0]
    assert (row.left, row.right, row.tie) == (None, None, None)
    assert thread(_plan(_step(first=date(2016, 1, 1)))).rows[0].said is None


@pytest.mark.parametrize(
    ("state", "shown"), [(PlanState.SCHEDULED, True), (PlanState.LAPSED, True), (PlanState.HELD, False)]
)
def test_the_day_it_holds_to_is_drawn_while_the_plan_waits(state, shown):
    drawn = thread(_plan(_step(date(2016, 1, 1), date(2016, 2, 1)), state=state, as_of=date(2016, 6, 1)))
    assert (drawn.now is not None) is shown


@pytest.mark.parametrize("days", [0, 1, 40, 400, 4000, 40_000, 3_000_000])
def test_all_of_it_stands_within_the_drawing_whatever_the_span(days):
    first = date(1, 1, 1)
    drawn = thread(_plan(_step(first, first, first + timedelta(days=days)), as_of=first + timedelta(days=days)))
    places = [place for row in drawn.rows for place in (row.said, row.left, row.right) if place is not None]
    assert all(0 <= place <= WIDTH for place in (*places, *(x for x, _ in drawn.ticks), drawn.now))
    assert len(drawn.ticks) <= 8


def test_of_many_steps_the_newest_are_drawn_and_the_rest_is_told():
    steps = [_step(date(2016, 1, 1) + timedelta(days=i)) for i in range(30)]
    drawn = thread(_plan(*steps))
    assert drawn.rows[-1].step == steps[-1]
    assert len(drawn.rows) + drawn.left_out == 30


def test_each_mark_leads_to_its_words(client, ledger):
    with open_ledger(ledger) as desk:
        plan = next(plan for plan in desk.plans() if len(plan.steps) > 1)
    text = client.get(f"/plans/{plan.id}").text
    for step in plan.steps:
        assert f'<a href="/entries/{step.claims[0]}" tabindex="-1"' in text
        assert "#w-" in client.get(f"/entries/{step.claims[0]}", follow_redirects=False).headers["location"]


def test_the_slider_runs_over_the_days_of_the_ledger(client, ledger):
    with open_ledger(ledger) as desk:
        ends = (desk.oldest_day().toordinal(), desk.newest_day().toordinal())
    assert f'min="{ends[0]}" max="{ends[1]}" value="{ends[1]}"' in client.get("/plans").text
    asked = client.get("/plans?as_of=2015-01-01").text
    assert f'value="{date(2015, 1, 1).toordinal()}"' in asked


def test_a_plan_replaced_by_a_later_day_holds_to_it():
    plan = replace(_plan(_step(date(2016, 1, 1), date(2016, 2, 1))), as_of=date(2016, 3, 1))
    assert thread(plan).now > thread(plan).rows[0].right
