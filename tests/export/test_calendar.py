"""Plans as a calendar that other programs read."""

from datetime import date

from icalendar import Calendar

from legation.export.calendar import calendar_of
from legation.ledger import Ledger
from legation.model import Plan
from tests.ledger.story import story


def plans(until: int, as_of: date | None = None) -> list[Plan]:
    """The plans of the first pages of the story."""
    with Ledger.open(":memory:") as ledger:
        for page, claims in story()[:until]:
            ledger.add(page, claims)
        return ledger.plans(as_of=as_of)


def entry(held: list[Plan]) -> Calendar:
    """The calendar's entry for the visit."""
    (found,) = [
        each for each in Calendar.from_ical(calendar_of(held)).walk("VEVENT") if "visits Japan" in each["SUMMARY"]
    ]
    return found


def test_held_visit_is_an_all_day_entry_with_its_story() -> None:
    visit = entry(plans(99))
    assert (visit["STATUS"], visit["DTSTART"].dt) == ("CONFIRMED", date(2016, 12, 15))
    assert visit["DTEND"].dt > visit["DTSTART"].dt
    assert "postponed" in visit["DESCRIPTION"]


def test_entry_keeps_its_name_and_counts_its_changes() -> None:
    early, late = entry(plans(2)), entry(plans(99))
    assert early["UID"] == late["UID"]
    assert early["SEQUENCE"] < late["SEQUENCE"]
    assert early["STATUS"] == "TENTATIVE"


def test_visit_put_off_is_cancelled_on_the_days_it_was_for() -> None:
    visit = entry(plans(3))
    assert visit["STATUS"] == "CANCELLED"
    assert visit["DTSTART"].dt == date(2014, 9, 1)


def test_same_plans_make_the_same_bytes() -> None:
    assert calendar_of(plans(99)) == calendar_of(plans(99))


def test_plan_without_a_day_is_left_out() -> None:
    dateless = [plan for plan in plans(99) if plan.when is None]
    assert not Calendar.from_ical(calendar_of(dateless)).walk("VEVENT")
