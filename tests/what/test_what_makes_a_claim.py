"""Which sentences make a claim, and which near ones make none: the gates, and words that lead astray."""

import pytest

from legation.model import EventType
from legation.pages import read_text
from legation.pipeline import code_documents

# A sentence, and the types of claim besides STATE that it makes.
CASES = {
    # somebody must act in politics
    "The shareholders approved the offer for the bakery.": set(),
    "The Kenyan parliament approved the offer for the port.": {"AGREE"},
    "Strikers rejected the offer of the mill.": {"REJECT"},
    "Two unions, the Dock Guild and the Crane League, agreed to cooperate.": {"AGREE"},
    # words that only look like politics
    "The senator has demonstrated that he can win.": set(),
    "Students demonstrated in Lima against the junta.": {"PROTEST"},
    "Norway asked why the port was closed.": set(),
    "Norway asked Chile to close the port.": {"REQUEST"},
    "Prices rose in Peru, prompting the cabinet to meet.": set(),
    "The candidate held a rally in Ohio.": set(),
    "The envoy requested anonymity.": set(),
    "The president of Chad offered an explanation.": set(),
    "The president of Chad offered a truce to the rebels.": {"AGREE", "RETREAT"},
    "The Brazilian minister looked into the camera.": set(),
    "Peru spent two million dollars on weapons.": set(),
    "The court in Oslo ruled that the rules are clear.": set(),
    "The deputy agreed that the plan is unwise.": set(),
    "Her attacks on big banks made the senator known.": set(),
    "The rebels attacked farmers in Chad.": {"ASSAULT"},
    "The race changed after the withdrawal of Senator Ana Silva.": set(),
    # who does it
    "Kenya is calling for Ethiopia to open the border.": {"REQUEST"},
    "Chad and Mali disagree on the islands that Libyan forces occupied in 1980.": {"COERCE", "REJECT"},
    "Ivorian ministers voted to support the republic.": {"SUPPORT"},
}


@pytest.fixture(scope="module")
def claims():
    """The claims of each sentence but for mere statements, read as one batch."""
    pages = [read_text(sentence, f"{k}.txt") for k, sentence in enumerate(CASES)]
    coded = code_documents(pages)
    return {
        sentence: [claim for claim in each.claims if claim.event is not EventType.STATE]
        for sentence, each in zip(CASES, coded, strict=True)
    }


@pytest.mark.parametrize("sentence", CASES)
def test_a_sentence_makes_the_claims_that_it_should(claims, sentence):
    assert {claim.event.value for claim in claims[sentence]} == CASES[sentence]


def test_who_is_called_upon_to_act_is_the_recipient(claims):
    (claim,) = claims["Kenya is calling for Ethiopia to open the border."]
    assert [m.country for m in claim.recipients] == ["ETH"]


def test_a_relative_pronoun_is_no_part_of_a_name(claims):
    found = claims["Chad and Mali disagree on the islands that Libyan forces occupied in 1980."]
    assert {m.text for claim in found if claim.event is EventType.COERCE for m in claim.actors} == {"Libyan forces"}


def test_a_vote_for_a_stance_is_the_stance(claims):
    assert [claim.status.value for claim in claims["Ivorian ministers voted to support the republic."]] == ["actual"]
