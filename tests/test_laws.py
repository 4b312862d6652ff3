"""What always holds: evidence is the text's own words, and the ledger depends on its documents alone."""

from pathlib import Path

import pytest

import legation
from legation.model import Document, PassageKind
from legation.model.records import claim_record
from legation.pages import read_paths
from legation.pipeline import Coded, code_documents

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [page for page in read_paths([EXAMPLES]) if isinstance(page, Document)]


@pytest.fixture(scope="module")
def coded(documents: list[Document]) -> list[Coded]:
    return list(code_documents(documents))


def test_every_quotation_is_cut_from_the_text(coded):
    for page in coded:
        text = page.document.text
        for claim in page.claims:
            assert text[claim.start : claim.end] == claim.text
            quoted = [
                claim.cue,
                *(m for m in (*claim.actors, *claim.recipients) if not m.basis or "sentence before" not in m.basis),
            ]
            quoted += [part for link in claim.attribution for part in (link.cue, link.content)]
            for part in quoted:
                assert text[part.start : part.end] == part.text
            assert claim.start <= claim.cue.start < claim.cue.end <= claim.end


def test_every_claim_names_a_doer_and_its_rule(coded):
    claims = [claim for page in coded for claim in page.claims]
    assert len(claims) > 60
    assert all(claim.actors and claim.reasons for claim in claims)


def test_what_a_reader_wrote_is_marked_as_such(coded):
    for page in coded:
        kinds = {passage.id: passage.kind for passage in page.document.passages}
        assert all(claim.passage_kind is kinds[claim.passage] for claim in page.claims)
        assert not any(claim.passage_kind in (PassageKind.CHROME, PassageKind.TAGS) for claim in page.claims)


def test_two_processes_code_what_one_does(documents, coded):
    again = list(code_documents(documents, jobs=2))
    records = lambda pages: [claim_record(claim) for page in pages for claim in page.claims]  # noqa: E731
    assert records(again) == records(coded)


def test_the_ledger_is_the_same_in_any_order_and_however_often_pages_are_read(tmp_path, coded):
    dumps = []
    for name, pages in (("forth", coded), ("back", [*reversed(coded), *coded[:3]])):
        with legation.open(tmp_path / f"{name}.ledger") as ledger:
            for page in pages:
                ledger.add(page.document, page.claims, gaps=page.gaps)
            ledger.settle()
            dumps.append(list(ledger.dump()))
    assert dumps[0] == dumps[1]


def test_the_sample_tells_the_visit_from_invitation_to_handshake(tmp_path, coded):
    with legation.open(tmp_path / "sample.ledger") as ledger:
        for page in coded:
            ledger.add(page.document, page.claims)
        [plan] = [p for p in ledger.plans() if p.title == "Vladimir Putin visits Japan" and p.state == "held"]
        assert [step.state.value for step in plan.steps] == [
            "agreed",
            "scheduled",
            "postponed",
            "agreed",
            "rescheduled",
            "held",
        ]
        assert str(plan.due) == "2016-12-15"
        [conflict] = ledger.conflicts()
        assert {variant.value for variant in conflict.variants} == {"2016-05-06", "2016-05-07"}
