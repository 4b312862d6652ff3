"""Joining what changed is as good as joining everything anew."""

from datetime import date, timedelta
from random import Random

import pytest
from bench import ledger_views

from legation.ledger import Ledger
from tests.ledger.story import Page, story

FIRST = date(2015, 1, 1)


@pytest.fixture(params=range(4))
def busy(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """Pages of some months on a few states, so that much is to be joined, in any order."""
    monkeypatch.setattr(ledger_views, "COUNTRIES", ledger_views.COUNTRIES[:3])
    random = Random(request.param)
    days = [FIRST + timedelta(days=random.randrange(200)) for _ in range(12)]
    pages = [ledger_views.page(random, day, f"{number}.txt") for number, day in enumerate(days)] + story()
    random.shuffle(pages)
    return pages


def test_page_by_page_is_as_all_at_once(busy: list[Page]) -> None:
    with Ledger.open(":memory:") as piecemeal, Ledger.open(":memory:") as whole:
        for page, claims in busy:
            piecemeal.add(page, claims)
            piecemeal.settle()
        for page, claims in sorted(busy, key=lambda each: each[0].id):
            whole.add(page, claims)
        assert list(piecemeal.dump()) == list(whole.dump())
        assert any(len(event.claims) > 1 for event in whole.chronology())


def test_plans_as_of_a_day_are_those_of_the_pages_until_then(busy: list[Page]) -> None:
    day = FIRST + timedelta(days=100)
    with Ledger.open(":memory:") as whole, Ledger.open(":memory:") as early:
        for page, claims in busy:
            whole.add(page, claims)
            if page.published is not None and page.published.latest <= day:
                early.add(page, claims)
        assert whole.plans(as_of=day) == early.plans(as_of=day) != []
        assert whole.plans(as_of=day, limit=3) == early.plans(as_of=day)[:3]
        assert whole.plans(as_of=day, overdue=True) == [p for p in early.plans(as_of=day) if p.state == "lapsed"]
