"""How a series of months is laid out."""

from datetime import date

import pytest

from legation.model.dealings import Month
from legation.web.series import HEIGHT, WIDTH, drawn


def month(year, number, friendly, hostile=0.0):
    return Month(month=date(year, number, 1), events=1, friendly=friendly, hostile=hostile)


def address(first, last):
    return f"/?since={first}&until={last}"


def test_nothing_is_drawn_of_nothing():
    assert drawn([], address) is None


def test_friendly_is_drawn_above_and_hostile_below_the_line_to_one_scale():
    drawing = drawn([month(2016, 1, 6.0, -3.0)], address)
    (bar,) = drawing.bars
    assert bar.up == pytest.approx(2 * bar.down, abs=0.02)
    assert round(bar.up + bar.down) == HEIGHT
    assert drawing.zero == bar.up


def test_a_bar_leads_to_the_entries_of_its_month():
    (bar,) = drawn([month(2016, 2, 1.0)], address).bars
    assert bar.address == "/?since=2016-02-01&until=2016-02-29"


def test_months_without_events_leave_their_place_empty():
    first, last = drawn([month(2015, 1, 1.0), month(2016, 12, 1.0)], address).bars
    assert last.x - first.x > 20 * first.width


def test_a_long_time_is_drawn_by_years():
    drawing = drawn([month(1990, 5, 1.0), month(1990, 7, 2.0), month(2016, 1, 1.0)], address)
    assert [(bar.label, bar.events, bar.friendly) for bar in drawing.bars] == [("1990", 2, 3.0), ("2016", 1, 1.0)]
    assert drawing.bars[0].address == "/?since=1990-01-01&until=1990-12-31"
    assert all(0 <= bar.x <= WIDTH for bar in drawing.bars)
