"""What the drawn chronology asks for: how many events begin when, and entries to open in place."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from legation.model import Event
from legation.web.answers import page, record
from legation.web.api import FAILURES, UNCHANGED
from legation.web.asking import Filters, filters
from legation.web.views import opened, shown_events

Unit = Literal["day", "month", "year"]

router = APIRouter()

_BY_DAY, _BY_MONTH = timedelta(days=92), timedelta(days=366 * 12)  # spans up to which days and months are told apart


class Period(BaseModel):
    """A day, month or year in which events begin; both days belong to it."""

    first: date
    last: date
    events: int


class Spread(BaseModel):
    """How many events begin when; periods without events are left out."""

    unit: Unit
    events: int
    periods: list[Period]


@router.get("/api/timeline", tags=["ledger"], responses={**FAILURES, **UNCHANGED, 200: {"model": Spread}})
def timeline(request: Request, asked: Annotated[Filters, Depends(filters)]) -> Response:
    """How many events begin in which day, month or year; undated ones are left out."""
    with opened(request) as desk:
        found = desk.spread(**asked.asked())
    return record(request, spread(found).model_dump(mode="json"))


@router.get("/entries/{id}/inside", include_in_schema=False)
def inside(request: Request, id: str) -> Response:
    """What opens in place under an entry of the chronology: the evidence, without a page around it."""
    with opened(request) as desk:
        found = desk.show(id).found
        if not isinstance(found, Event):
            return Response(status_code=204)
        (one,) = shown_events(desk, [found])
    return page("inside.html", request, one=one)


def spread(days: Sequence[tuple[date, int]]) -> Spread:
    """
    Put days with their numbers of events together into as few periods as a drawing can show.

    >>> spread([(date(2015, 1, 3), 1), (date(2016, 5, 6), 2), (date(2016, 5, 9), 1)]).periods[1].events
    3
    """
    span = days[-1][0] - days[0][0] if days else timedelta()
    unit: Unit = "day" if span <= _BY_DAY else "month" if span <= _BY_MONTH else "year"
    counts: dict[tuple[date, date], int] = {}
    for day, events in days:
        period = _period(day, unit)
        counts[period] = counts.get(period, 0) + events
    periods = [Period(first=first, last=last, events=events) for (first, last), events in sorted(counts.items())]
    return Spread(unit=unit, events=sum(counts.values()), periods=periods)


def _period(day: date, unit: Unit) -> tuple[date, date]:
    if unit == "day":
        return day, day
    if unit == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
