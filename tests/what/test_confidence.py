"""How sure a claim is said to be."""

from dataclasses import replace

import pytest

from legation.model import EventType, Mention, MentionKind, Status
from legation.what.confidence import confidence
from tests.factory import claim, document

PAGE = document("Putin visited Japan on Dec. 15.", published="2016-12-16")
VISIT = claim(PAGE, "Putin visited Japan", "CONSULT", ["Putin"], ["Japan"], content="visit", when="2016-12-15")
(PUTIN,), (JAPAN,) = VISIT.actors, VISIT.recipients
SOMEBODY = Mention(text="Ambrose", start=0, end=7, kind=MentionKind.PERSON)
THING = Mention(text="the ban", start=0, end=7, kind=MentionKind.OTHER)


def test_statements_are_surest_then_two_known_parties_then_one_then_none():
    scores = [
        confidence(each)
        for each in (
            replace(VISIT, event=EventType.STATE),
            VISIT,
            replace(VISIT, recipients=()),
            replace(VISIT, actors=(SOMEBODY,)),
        )
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_two_known_doers_are_as_sure_as_a_doer_and_a_recipient():
    assert confidence(replace(VISIT, actors=(PUTIN, JAPAN), recipients=())) == confidence(VISIT)


def test_a_thing_as_recipient_is_as_unsure_as_an_unknown_doer():
    assert confidence(replace(VISIT, recipients=(THING,))) == confidence(replace(VISIT, actors=(SOMEBODY,)))


@pytest.mark.parametrize("status", [Status.POSSIBLE, Status.CONDITIONAL])
def test_what_is_only_possible_is_less_sure(status):
    assert confidence(replace(VISIT, status=status)) == pytest.approx(confidence(VISIT) - 0.1)


def test_a_doer_who_is_inferred_is_less_sure_and_once_only():
    inferred = replace(VISIT, actors=(replace(PUTIN, basis="inferred: authorities of the place"),))
    resolved = replace(VISIT, actors=(replace(PUTIN, basis="coreference: he = Putin"),))
    assert confidence(inferred) == pytest.approx(confidence(VISIT) - 0.1)
    assert confidence(resolved) == confidence(VISIT)
    assert confidence(replace(inferred, status=Status.POSSIBLE)) == confidence(inferred)
