"""What "will", "will not" and "must" amount to."""

import pytest

from .batch import Batch

# A sentence, and the type, act and status of each deed in it.
CASES = {
    # what somebody says they will do is promised
    "Seoul said it would send aid to Mongolia.": {("AGREE", "promise", "actual"), ("AID", "promise", "possible")},
    "Seoul said that Japan would send aid to Mongolia.": {("AID", "say", "possible")},
    "Seoul said it would send aid to Mongolia if the ports reopened.": {("AID", "say", "conditional")},
    "Seoul sent aid to Mongolia.": {("AID", None, "actual")},
    # what somebody will do is a commitment, but for meetings and words
    "Norway will send troops to Iceland.": {("THREATEN", "promise", "actual"), ("MOBILIZE", None, "planned")},
    "Portugal will impose sanctions on Belarus.": {("THREATEN", "promise", "actual"), ("COERCE", None, "planned")},
    "Norway may send troops to Iceland.": {("MOBILIZE", None, "possible")},
    "Norway will send troops to Iceland if the parliament agrees.": {("MOBILIZE", None, "conditional")},
    "Norway will meet Iceland.": {("CONSULT", None, "planned")},
    "Ghana will accuse Togo of theft.": {("ACCUSE", None, "planned")},
    "Protesters will be arrested by Norway.": {("COERCE", None, "planned")},
    # who will not is refusing; who did not is not
    "Kenya will not meet Somalia.": {("REJECT", "refuse", "actual"), ("CONSULT", None, "refused")},
    "Kenya did not meet Somalia.": {("CONSULT", None, "denied")},
    "Kenya would not have released the prisoners.": {("RETREAT", None, "denied")},
    "The storm will not make Kenya release the prisoners.": {("RETREAT", None, "denied")},
    # what others must do is demanded, of oneself or of nobody in particular it is not
    "Oslo said Rome must withdraw its troops from Libya.": {("REQUEST", "demand", "actual")},
    "Oslo said it must withdraw its troops from Libya.": {("RETREAT", "say", "proposed")},
    "Oslo said Rome withdrew its troops from Libya.": {("RETREAT", "say", "actual")},
}


@pytest.fixture(scope="module")
def batch(parser):
    return Batch(parser, CASES)


@pytest.mark.parametrize("text", CASES)
def test_a_will_or_a_must_is_the_act_that_it_amounts_to(batch, text):
    assert {(d.event.value, d.act, d.status.value) for d in batch.deeds(text)} == CASES[text]


def test_a_promise_is_made_by_who_keeps_it_to_who_gains(batch):
    text = "Seoul said it would send aid to Mongolia."
    assert (batch.actors(text, "AGREE"), batch.recipients(text, "AGREE")) == ({"Seoul"}, {"Mongolia"})


def test_a_demand_is_made_of_who_must(batch):
    text = "Oslo said Rome must withdraw its troops from Libya."
    assert (batch.actors(text, "REQUEST"), batch.recipients(text, "REQUEST")) == ({"Oslo"}, {"Rome"})


def test_a_commitment_names_its_cell_of_the_grid(batch):
    (promise,) = batch.deeds("Norway will send troops to Iceland.", "THREATEN")
    assert promise.reasons[0] == "promise: what somebody will do"
    assert promise.reasons[1].startswith("grid promise x ")
