"""The chronology drawn: counts by time under the same filters, marks that lead to their entries, entries that open in place."""

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest

from legation.desk import open_ledger
from legation.web.timeline import spread
from tests.web.conftest import SCRIPT


@pytest.mark.parametrize(
    "query", ["", "dyad=JPN&dyad=RUS", "event=CONSULT&since=2016-01-01", "text=treaty", "kind=comment"]
)
def test_the_drawing_counts_what_the_list_gives(client, query):
    events = client.get(f"/api/events?limit=500&statements=0&{query}").json()["items"]
    found = client.get(f"/api/timeline?{query}").json()
    assert found["events"] == sum(1 for event in events if event["when"])
    for period in found["periods"]:
        begun = [e for e in events if e["when"] and period["first"] <= e["when"]["earliest"] <= period["last"]]
        assert len(begun) == period["events"] > 0


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ([date(2016, 5, 1), date(2016, 5, 30)], "day"),
        ([date(2015, 5, 1), date(2016, 5, 30)], "month"),
        ([date(1945, 9, 2), date(2016, 12, 31)], "year"),
        ([date.min, date.max], "year"),
        ([], "day"),
    ],
)
def test_periods_are_as_fine_as_a_drawing_can_show(days, unit):
    found = spread([(day, 2) for day in days])
    assert found.unit == unit
    assert found.events == 2 * len(days)
    for day, period in zip(days, found.periods, strict=True):
        assert period.first <= day <= period.last
        assert period.last - period.first < timedelta(days=366)


def test_the_ledger_counts_days_under_all_filters(ledger):
    with open_ledger(ledger) as desk:
        for asked in ({}, {"statements": False}, {"actor": "Lavrov"}, {"issue": "treaty"}, {"status": "planned"}):
            events = [event for event in desk.chronology(**asked) if event.when]
            days = sorted({event.when.earliest for event in events})
            assert desk.spread(**asked) == [(d, sum(e.when.earliest == d for e in events)) for d in days]


def test_each_dated_entry_of_the_list_has_a_mark_and_no_other(client):
    text = client.get("/?remarks=1").text
    drawn = json.loads(re.search(r'<script type="application/json" id="marks">(.*?)</script>', text, re.S)[1])
    listed = re.findall(r'<li id="([^"]+)"><details', text)
    assert drawn
    assert {mark["id"] for mark in drawn} <= set(listed)
    assert all(mark["first"] <= mark["last"] for mark in drawn)


def test_hostile_names_cannot_leave_the_data_of_the_drawing(client):
    text = client.get(f"/?text={SCRIPT}").text
    assert "</script><" not in re.sub(r"<script[^>]*></script>", "", text)
    assert SCRIPT not in text
    assert SCRIPT in unescape(text)


def test_an_entry_opens_in_place_with_its_evidence(client):
    listed = re.findall(r'hx-get="(/entries/[^"]+)/inside"', client.get("/").text)
    assert listed
    inside = client.get(f"{listed[0]}/inside").text
    assert 'class="evidence"' in inside
    assert "<html" not in inside
    assert f'href="{listed[0]}"' in inside


def test_what_is_no_event_does_not_open_in_place(client, ledger):
    with open_ledger(ledger) as desk:
        plan = desk.plans(limit=1)[0]
    assert client.get(f"/entries/{plan.id}/inside").status_code == 204
    assert client.get("/entries/nowhere/inside").status_code == 404
