"""Each way in which the parties of a deed are found, and near sentences in which it finds nobody."""

import pytest

from legation.pages import read_text
from legation.pipeline import code_documents

# A sentence, a type of event in it, those who do it and those it is done to, by their words.
CASES = [
    # members that a group includes
    ("Several parties, including Fatah, condemned Israel.", "ACCUSE", {"Several parties", "Fatah"}, {"Israel"}),
    # the name that a pronoun stands for
    ("Russia said it had expelled two Norwegian diplomats.", "SANCTION", {"Russia"}, {"Norwegian"}),
    ("France said they would expel the Algerian envoy.", "THREATEN", {"France"}, {"Algerian"}),
    # whose the paper or the thing is that is said to act
    ("The government's statement condemned Mali.", "ACCUSE", {"The government"}, {"Mali"}),
    ("A report by Amnesty International accused Chad of torture.", "ACCUSE", {"Amnesty International"}, {"Chad"}),
    ("A US strike killed twelve people in Somalia.", "ASSAULT", {"US"}, {"twelve people"}),
    # an attack whose doer nobody names
    ("The bombing killed nine people in Karachi.", "ASSAULT", {"The bombing"}, {"nine people in Karachi"}),
    # the authorities of the place
    ("A journalist was jailed in Niger.", "COERCE", {"Niger"}, {"A journalist"}),
    # those who are sent
    ("Fijian soldiers were deployed in Lebanon.", "MOBILIZE", {"Fijian soldiers"}, {"Lebanon"}),
    # whose doing a refusal hangs on
    ("Canada will not lift the embargo until Cuba holds elections.", "REJECT", {"Canada"}, {"Cuba"}),
    ("Canada will not lift the embargo until spring.", "REJECT", {"Canada"}, set()),
    # who is named within what is done
    ("Canada lifted all limits on visits to Cuba.", "CONCEDE", {"Canada"}, {"Cuba"}),
    ("Canada lifted all limits on visits.", "CONCEDE", {"Canada"}, {"visits"}),
    (
        "Gabon welcomed the decision by the World Economic Forum to invite Togolese envoys.",
        "SUPPORT",
        {"Gabon"},
        {"the decision by the World Economic Forum"},
    ),
    # troops that are sent are means; equals act together; a date is nobody
    ("Spain sent Spanish troops to Mali.", "MOBILIZE", {"Spain"}, {"Mali"}),
    ("Chile and Peru signed a treaty on May 3.", "SUPPORT", {"Chile", "Peru"}, set()),
    ("Iran and Iraq failed to reach an agreement.", "REJECT", {"Iran", "Iraq"}, set()),
    ("Zambia condemned the council decision.", "ACCUSE", {"Zambia"}, {"the council decision"}),
    # the counterpart of an office
    (
        "The Spanish prime minister met his Portuguese counterpart.",
        "CONSULT",
        {"The Spanish prime minister", "his Portuguese counterpart"},
        set(),
    ),
    # nobody is both doer and recipient
    ("Kenya invaded Kenya.", "ASSAULT", {"Kenya"}, set()),
]
# Sentences in which nobody is found who could have done it.
NOBODY = [
    "A journalist was jailed in 1999.",
    "Food was delivered to Lebanon.",
    "The company charged $46 million against earnings.",
]
BASES = {
    "Russia said it had expelled two Norwegian diplomats.": "coreference: it = Russia",
    "A US strike killed twelve people in Somalia.": "whose it is: A US strike",
    "The bombing killed nine people in Karachi.": "the attack itself; no doer is named",
    "A journalist was jailed in Niger.": "inferred: authorities of the place; no doer is named",
    "Fijian soldiers were deployed in Lebanon.": "those sent; nobody is named who sends them",
}
SANCTIONS = "Japan's sanctions helped a settlement in Nepal."
CAPITAL = "Poland imposed a curfew in Warsaw."


@pytest.fixture(scope="module")
def claims():
    texts = [*(row[0] for row in CASES), *NOBODY, SANCTIONS, CAPITAL]
    coded = code_documents([read_text(text, f"{k}.txt") for k, text in enumerate(texts)])
    return {text: each.claims for text, each in zip(texts, coded, strict=True)}


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), CASES)
def test_parties_are_found(claims, text, event, actors, recipients):
    found = [claim for claim in claims[text] if claim.event.value == event]
    assert [{m.text for m in claim.actors} for claim in found] == [actors]
    assert [{m.text for m in claim.recipients} for claim in found] == [recipients]


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_is_named_for_makes_no_claim(claims, text):
    assert claims[text] == ()


@pytest.mark.parametrize("text", BASES)
def test_a_doer_who_is_not_simply_named_says_how_it_was_found(claims, text):
    assert BASES[text] in {m.basis for claim in claims[text] for m in claim.actors}


def test_a_state_does_not_do_what_its_sanctions_do(claims):
    assert {claim.event.value for claim in claims[SANCTIONS]} == {"COERCE"}


def test_the_seat_where_its_own_state_acts_is_a_place(claims):
    (claim,) = claims[CAPITAL]
    assert [(m.text, m.kind.value, m.id) for m in claim.recipients] == [("Warsaw", "place", None)]
