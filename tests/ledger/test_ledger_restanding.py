"""Corrections of claims reach the positions and ties that rest on the same words, and go back with an undoing."""

from functools import cache
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.ledger import Ledger
from legation.ledger.standing import Standing
from legation.model import Correction
from legation.pages import read_text
from legation.pipeline import Coded, code_documents
from tests.ledger.test_ledger_positions import PAGES, date


@cache
def coded() -> list[Coded]:
    """The pages of the positions' tests, coded."""
    pages = [
        read_text(text, f"page {day}", published=date.fromisoformat(day), outlet=None, title=None)
        for day, text in PAGES.items()
    ]
    return list(code_documents(pages))


def ledger_of(pages: list[Coded], log: list[Correction] | None = None, *, log_at: int = 0) -> Ledger:
    """A ledger of these pages into which the log was taken over after so many of them."""
    made = Ledger.open(":memory:")
    for place, page in enumerate(pages):
        if place == log_at:
            made.add_corrections(log or [])
        standing = Standing(stands=page.stands, links=page.links, issues=page.issues)
        made.add(page.document, page.claims, standing=standing)
    made.add_corrections(log or [])
    return made


def demand(ledger: Ledger) -> str:
    """The id of the claim that Iceland pressed Norway to lift the embargo."""
    return next(claim.id for claim in ledger.claims() if "pressed" in claim.cue.text)


def holders(ledger: Ledger, words: str) -> set[str]:
    """Who holds a position that rests on a sentence with these words."""
    return {p.holder for p in ledger.positions() for tenet in p.tenets if words in tenet.text}


def unlogged(ledger: Ledger) -> list[str]:
    """All that the ledger holds but the log."""
    return [line for line in ledger.dump() if not line.startswith('["log"')]


def test_a_position_goes_with_the_claim_on_its_words_and_comes_back_with_it() -> None:
    with ledger_of(coded()) as ledger:
        before = unlogged(ledger)
        assert "ISL" in holders(ledger, "pressed")
        made = ledger.reject(demand(ledger), why="the page of another year", who="KB")
        assert "ISL" not in holders(ledger, "pressed")
        assert holders(ledger, "demanded an end") == {"ISL"}
        ledger.undo(made.id, why="no", who="KB")
        assert unlogged(ledger) == before


def test_a_position_takes_over_the_doer_and_the_day_that_an_analyst_gives() -> None:
    with ledger_of(coded()) as ledger:
        made = ledger.amend(demand(ledger), {"actors": ["Norway"]}, why="a slip", who="KB")
        assert holders(ledger, "pressed") == {"NOR"}
        [stand] = [
            ledger.stand(id)
            for p in ledger.positions(actor="NOR")
            for t in p.tenets
            if "pressed" in t.text
            for id in t.stands
        ]
        assert stand.corrections == (made.id,)
        page = ledger.document(stand.document)
        assert page.text[stand.actor.start : stand.actor.end] == stand.actor.text == "Norway"


def test_a_renamed_actor_bears_the_name_in_positions_and_ties() -> None:
    with ledger_of(coded()) as ledger:
        before = unlogged(ledger)
        made = ledger.rename("ISL", into="Sweden", why="an experiment", who="KB")
        assert not {"ISL"} & {p.holder for p in ledger.positions()}
        assert holders(ledger, "pressed") == {"SWE"}
        ledger.undo(made.id, why="no", who="KB")
        assert unlogged(ledger) == before


@cache
def corrected() -> tuple[list[str], list[Correction]]:
    """What the ledger holds after some corrections, and their log."""
    with ledger_of(coded()) as ledger:
        claims, struck = [claim.id for claim in ledger.claims()], demand(ledger)
        ledger.reject(struck, why="a slip", who="KB")
        ledger.rename("NOR", "Kingdom of Norway", why="as our style has it", who="LM")
        gone = ledger.rename("ISL", into="Sweden", why="an experiment", who="LM")
        ledger.accept(struck, why="no slip", who="LM")
        ledger.undo(gone.id, why="it failed", who="LM")
        ledger.amend(claims[0], {"said": "2014-03"}, why="the page is a digest", who="KB")
        ledger.date_page("page 2016-02-03", "2016-02-05", why="the masthead", who="KB")
        return list(ledger.dump()), [each.correction for each in ledger.log()]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_pages_and_log_in_any_order_give_the_same_positions(random: Random, log_at: int) -> None:
    expected, log = corrected()
    mixed, shuffled = list(coded()), list(log)
    random.shuffle(mixed)
    random.shuffle(shuffled)
    with ledger_of(mixed, shuffled, log_at=log_at) as rebuilt:
        assert list(rebuilt.dump()) == expected
