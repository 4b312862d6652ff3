"""What its own words say of a doing: that it was done, goes on, is open, or was not done."""

import pytest

from .batch import Batch

# A sentence, a type of event in it, and its status; near sentences that differ in the mood stand together.
CASES = [
    # questions left open
    ("The blockade stays until Tehran releases the sailors.", "RETREAT", "possible"),
    ("The blockade stayed after Tehran released the sailors.", "RETREAT", "actual"),
    ("It is unclear whether Chad bombed the village.", "ASSAULT", "possible"),
    ("It is clear that Chad bombed the village.", "ASSAULT", "actual"),
    # an auxiliary in front of its subject
    ("Had Rome released the sailors, talks would have begun.", "RETREAT", "possible"),
    ("Should Rome release the sailors, talks will begin.", "RETREAT", "possible"),
    ("Rome had released the sailors.", "RETREAT", "actual"),
    # demands and commands
    ("Peru insisted that Chile release the sailors.", "RETREAT", "proposed"),
    ("Peru insisted that the sailors be released.", "RETREAT", "proposed"),
    ("Release the sailors!", "RETREAT", "proposed"),
    ("They release the sailors.", "RETREAT", "actual"),
    # conditions
    ("If Chad is caught and bombs the village, Mali will leave.", "ASSAULT", "conditional"),
    ("Unless Chad releases the sailors, Mali will leave.", "RETREAT", "conditional"),
    # negation, in the verb or in what it is said of
    ("Nobody recognised the junta.", "SUPPORT", "denied"),
    ("Chad never recognised the junta.", "SUPPORT", "denied"),
    ("Chad recognised the junta.", "SUPPORT", "actual"),
    ("No troops were withdrawn from Mali.", "RETREAT", "denied"),
    # adverbs, tense and what is set to come
    ("Chad allegedly bombed the village.", "ASSAULT", "possible"),
    ("Chad is bombing the village.", "ASSAULT", "ongoing"),
    ("Chad was bombing the village.", "ASSAULT", "actual"),
    ("Chad is going to bomb the village.", "ASSAULT", "planned"),
    ("Chad is set to bomb the village.", "ASSAULT", "planned"),
    # gerunds
    ("Chad left without bombing the village.", "ASSAULT", "denied"),
    ("Chad stopped short of bombing the village.", "ASSAULT", "denied"),
    ("After bombing the village, Chad left.", "ASSAULT", "actual"),
    # what is let, made or helped happens as far as the letting does
    ("Peru made Chile release the sailors.", "RETREAT", "actual"),
    ("Peru will let Chile release the sailors.", "RETREAT", "planned"),
    ("Peru did not let Chile release the sailors.", "RETREAT", "denied"),
    ("Peru did not help Chile annex the valley.", "COERCE", "possible"),
    # event nouns
    ("The planned visit to Oslo worries Denmark.", "CONSULT", "planned"),
    ("No visit to Oslo worries Denmark.", "CONSULT", "denied"),
    ("The visit to Oslo worries Denmark.", "CONSULT", "actual"),
    ("The minister leaves ahead of the visit to Oslo.", "CONSULT", "planned"),
    ("The minister left before the visit to Oslo.", "CONSULT", "actual"),
    ("Fears of an invasion of Chad grew.", "ASSAULT", "possible"),
    ("The invasion of Chad grew.", "ASSAULT", "actual"),
    ("The envoy went home without talks with Denmark.", "CONSULT", "denied"),
    ("The envoy went home after talks with Denmark.", "CONSULT", "actual"),
]


@pytest.fixture(scope="module")
def batch(parser):
    return Batch(parser, [*(row[0] for row in CASES), QUESTION])


QUESTION = "Had Rome released the sailors, he asked."


@pytest.mark.parametrize(("text", "event", "status"), CASES)
def test_a_doing_has_the_status_that_its_words_give_it(batch, text, event, status):
    assert batch.statuses(text, event) == [status]


def test_a_question_that_is_told_is_read_as_asked(batch):
    (asked,) = batch.deeds(QUESTION)
    assert asked.act == "ask"
