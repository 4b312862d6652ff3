"""Naming actors and dating pages by hand."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legation
from legation.errors import BadCorrection, EditConflict, NoSuchEntry, UnknownSetting
from legation.ledger import Ledger
from legation.model import Correction, DateBasis
from legation.model.records import plain
from legation.pages import read_text
from tests.factory import claim, document
from tests.ledger.story import story


def rebels(number: int = 1) -> tuple[object, ...]:
    text = "Émile's rebels met Kerry."
    page = document(f"{text} So paper {number} says.", name=f"{number}.txt")
    return page, [claim(page, text, "CONSULT", ["Émile's rebels", "Kerry"], content="meet", when="2016-04-15")]


def test_an_actor_bears_its_new_name_in_every_view_and_on_pages_read_later() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(*rebels(1))  # type: ignore[arg-type]
        made = ledger.rename("émile's rebels", "Northern Front", why="their own name", who="KB")
        ledger.add(*rebels(2))  # type: ignore[arg-type]
        assert {actor.name for actor in ledger.actors()} == {"Northern Front", "John Kerry"}
        assert [hit.claim is not None for hit in ledger.search("front")] == [True, True]
        assert all(made.id in event.corrections for event in ledger.chronology(actor="Northern Front"))
        assert ledger.chronology(actor="Northern Front")[0].actors[0].text == "Émile's rebels"
        ledger.undo(made.id, why="not theirs", who="KB")
        assert ledger.chronology(actor="Northern Front") == []


def test_an_actor_is_made_the_one_that_it_is() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(*rebels(1))  # type: ignore[arg-type]
        ledger.rename("Émile's rebels", into="Lavrov", why="a nickname", who="KB")
        (event,) = ledger.chronology(dyad=("RUS", "USA"))
        assert [mention.id for mention in event.actors] == ["sergei_lavrov", "john_kerry"]


def test_who_is_unknown_or_ambiguous_is_not_renamed() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(*rebels(1))  # type: ignore[arg-type]
        with pytest.raises(NoSuchEntry, match="no party goes by"):
            ledger.rename("Atlantis", "Lemuria", why="a slip", who="KB")
        with pytest.raises(NoSuchEntry):
            ledger.rename("Kerry", into="Poseidon of Atlantis", why="a slip", who="KB")
        for name, into in ((None, None), ("Kerry", "Lavrov")):
            with pytest.raises(BadCorrection, match="either a name"):
                ledger.rename("john_kerry", name, into=into, why="a slip", who="KB")
        assert not ledger.log()


def test_a_page_is_dated_by_its_id_or_name_and_back() -> None:
    with Ledger.open(":memory:") as ledger:
        for page, claims in story():
            ledger.add(page, claims)
        before = list(ledger.dump())
        seen = ledger.page_revision("3.txt")
        made = ledger.date_page("3.txt", "2014-07", why="the archive says so", who="KB", expected=seen)
        (summary,) = [page for page in ledger.pages() if page.name == "3.txt"]
        assert summary.published is not None
        assert (summary.published.earliest, summary.published.latest) == (date(2014, 7, 1), date(2014, 7, 31))
        assert (summary.published.basis, "the archive says so" in (summary.published.reason or "")) == (
            DateBasis.ANALYST,
            True,
        )
        (visit,) = [plan for plan in ledger.plans() if plan.content == "visit"]
        assert date(2014, 7, 1) in {step.day for step in visit.steps}
        with pytest.raises(EditConflict):
            ledger.date_page("3.txt", "2014-08", why="no", who="LM", expected=seen)
        with pytest.raises(NoSuchEntry):
            ledger.date_page("nowhere.txt", "2014-08", why="no", who="LM")
        with pytest.raises(UnknownSetting):
            ledger.date_page("3.txt", "soon", why="no", who="LM")
        ledger.undo(made.id, why="it does not", who="KB")
        assert [line for line in ledger.dump() if not line.startswith('["log"')] == before


def corrected() -> tuple[list[str], list[Correction]]:
    with Ledger.open(":memory:") as ledger:
        for page, claims in story():
            ledger.add(page, claims)
        ledger.rename("vladimir_putin", "V. V. Putin", why="as printed", who="KB")
        ledger.date_page("3.txt", "2014-07", why="the archive says so", who="KB")
        ledger.rename("sergey_lavrov", into="Kerry", why="mixed up", who="KB")
        made = ledger.date_page("3.txt", "2014-08", why="the other archive does not", who="LM")
        ledger.undo(made.id, why="it does", who="KB")
        return list(ledger.dump()), [each.correction for each in ledger.log()]


DUMP, LOG = corrected()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_names_and_dates_make_the_same_ledger_in_any_order(random: Random) -> None:
    steps: list[object] = [*story(), *LOG]
    random.shuffle(steps)
    with Ledger.open(":memory:") as ledger:
        for step in steps:
            if isinstance(step, Correction):
                ledger.add_corrections([step])
            else:
                ledger.add(*step)  # type: ignore[misc]
        assert list(ledger.dump()) == DUMP


def test_positions_of_a_page_that_is_dated_by_hand_are_dated_anew(tmp_path) -> None:
    page = read_text("Japan said on Friday that it opposes the annexation of Crimea.", "crimea.txt")
    with legation.open(tmp_path / "one.ledger") as ledger:
        ledger.read_pages([page])
        before = ledger.positions()
        made = ledger.date_page("crimea.txt", "2014-03-26", why="the archive says so", who="KB")
        (position,) = ledger.positions()
        assert "2014-03-21" in str(plain(position))
        assert "2014-03-21" not in str(plain(before[0]))
        ledger.undo(made.id, why="it does not", who="KB")
        assert ledger.positions() == before
        assert len(before) == 1


def test_what_is_counted_from_a_pages_day_is_counted_anew_when_it_is_dated(tmp_path) -> None:
    page = read_text("Norway's foreign minister met his Swedish counterpart in Oslo on Friday.", "fjord.txt")
    with legation.open(tmp_path / "one.ledger") as ledger:
        ledger.read_pages([page])
        before = list(ledger.dump())
        made = ledger.date_page("fjord.txt", "2014-03-12", why="the archive says so", who="KB")
        (event,) = ledger.chronology()
        assert event.when is not None
        assert (event.when.earliest, event.when.basis) == (date(2014, 3, 7), DateBasis.RELATIVE)
        log, dump = [each.correction for each in ledger.log()], list(ledger.dump())
        ledger.undo(made.id, why="it does not", who="KB")
        assert [line for line in ledger.dump() if not line.startswith('["log"')] == before
    with legation.open(tmp_path / "other.ledger") as other:
        other.add_corrections(log)
        other.read_pages([page])
        assert list(other.dump()) == dump
