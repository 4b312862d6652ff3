"""Plans as of a day: what is kept from earlier questions never shows."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.ledger import Ledger
from tests.ledger.story import story
from tests.ledger.test_ledger_corrections import read

DAYS = [
    date(2014, 2, 15),
    date(2014, 3, 1),
    date(2014, 7, 1),
    date(2016, 10, 1),
    date(2016, 12, 17),
    date(2016, 12, 20),
]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_what_was_asked_before_does_not_change_an_answer(random: Random) -> None:
    pages = list(story())
    random.shuffle(pages)
    with Ledger.open(":memory:") as ledger:
        for page, claims in pages:
            ledger.add(page, claims)
            ledger.plans(as_of=random.choice(DAYS), limit=random.choice([None, 1]), open=random.random() < 0.3)
            if random.random() < 0.4:
                told = random.choice([claim.id for claim in ledger.claims()])
                made = ledger.reject(told, why="a slip", who="KB")
                ledger.plans(as_of=random.choice(DAYS))
                if random.random() < 0.5:
                    ledger.undo(made.id, why="no", who="KB")
        log = [each.correction for each in ledger.log()]
        with read(story(), log) as fresh:
            for day in DAYS:
                assert ledger.plans(as_of=day) == fresh.plans(as_of=day), day


def test_as_of_a_day_is_what_the_pages_published_by_then_tell() -> None:
    with read(story()) as ledger:
        for day in DAYS:
            told = [page for page in story() if page[0].published and page[0].published.latest <= day]
            with read(told) as then:
                assert [plan.id for plan in ledger.plans(as_of=day)] == [plan.id for plan in then.plans(as_of=day)]
                assert ledger.plans(as_of=day, limit=1) == then.plans(as_of=day)[:1]
                for asked in ({"open": True}, {"overdue": True}, {"slipped": True}):
                    assert ledger.plans(as_of=day, **asked) == then.plans(as_of=day, **asked)


def test_only_so_many_states_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.ledger.then.KEPT", 1)
    with read(story()) as ledger:
        first = [ledger.plans(as_of=day) for day in DAYS]
        assert [ledger.plans(as_of=day) for day in DAYS] == first
        (kept,) = ledger._db.execute("SELECT count(DISTINCT known) FROM then_known").fetchone()
        assert kept < len(DAYS)
