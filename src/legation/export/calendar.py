"""Plans as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from legation.model import Plan, PlanState, When

_STATUS = {
    PlanState.MOOTED: "TENTATIVE",
    PlanState.AGREED: "TENTATIVE",
    PlanState.LAPSED: "TENTATIVE",
    PlanState.SCHEDULED: "CONFIRMED",
    PlanState.RESCHEDULED: "CONFIRMED",
    PlanState.HELD: "CONFIRMED",
    PlanState.POSTPONED: "CANCELLED",
    PlanState.CANCELLED: "CANCELLED",
}


def calendar_of(plans: Iterable[Plan]) -> bytes:
    """
    Write plans as a calendar, byte for byte the same for the same plans.

    Each plan that has, or had, a time is an all-day entry over the days within which it is to be; one without a time is
    left out. What is put off or called off is CANCELLED on the day that it was to be; what is mooted, agreed without a
    day or lapsed is TENTATIVE; the rest is CONFIRMED. The UID is the plan's id, and SEQUENCE counts the changes that its
    history tells, so that a calendar program that takes the file in again moves and cancels its entries.
    """
    calendar = Calendar()
    calendar.add("PRODID", "-//Legation//Plans//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", "Legation: plans")
    for plan in plans:
        time_of = when_of(plan)
        if time_of is not None:
            calendar.add_component(_entry(plan, time_of))
    return bytes(calendar.to_ical())


def when_of(plan: Plan) -> When | None:
    """The time of a plan, or that which last held before it was put off; None: it never had one."""
    if plan.when is not None:
        return plan.when
    return next((step.when for step in reversed(plan.steps) if step.when is not None), None)


def _entry(plan: Plan, when: When) -> Event:
    entry = Event()
    entry.add("UID", f"{plan.id}@legation")
    entry.add("SEQUENCE", max(len(plan.steps) - 1, 0))
    entry.add("DTSTAMP", datetime.combine(plan.as_of or when.latest, time(), UTC))
    entry.add("DTSTART", when.earliest)
    entry.add("DTEND", _day_after(when.latest))
    entry.add("SUMMARY", plan.title)
    entry.add("STATUS", _STATUS[plan.state])
    entry.add("TRANSP", "TRANSPARENT")
    entry.add("CATEGORIES", [plan.state.value])
    if plan.where is not None:
        entry.add("LOCATION", plan.where.name)
    entry.add("DESCRIPTION", "\n".join(_story(plan, when)))
    return entry


def _story(plan: Plan, when: When) -> Iterable[str]:
    if when.earliest != when.latest:
        yield f"Some time from {when.earliest} to {when.latest}."
    for step in plan.steps:
        told = step.day.isoformat() if step.day else "undated page"
        days = f" for {step.when.earliest}/{step.when.latest}" if step.when else ""
        yield f"{told}: {step.state}{days}. “{' '.join(step.text.split())}”"
    for condition in plan.conditions:
        yield f"Depends on: {condition}"


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
