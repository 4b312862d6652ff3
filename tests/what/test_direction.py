"""Whom a deed is directed at where its pattern does not say."""

import pytest

from .batch import Batch

REASON = "directed at what hangs on its words"
# A sentence, a type of event in it, and the words that it is directed at although its pattern names no recipient.
DIRECTED = [
    # behind the prepositions of the type of event
    ("Qatar put its army on alert against Oman.", "MOBILIZE", {"Oman"}),
    ("Ghana sent doctors for Liberia.", "AID", {"Liberia"}),
    ("Turkey apologised for the raid on Cyprus.", "CONCEDE", {"Cyprus"}),
    ("Crowds protested in Dhaka.", "PROTEST", {"Dhaka"}),
    # whom the verb above an infinitive is done to
    ("Turkey phoned Malta to complain.", "ACCUSE", {"Malta"}),
    ("President Ruto phoned Museveni to apologise.", "CONCEDE", {"Museveni"}),
    # whom the pattern's own words name
    ("Uganda's jets bombed the camps near Sudan.", "ASSAULT", {"camps"}),
    ("A journalist was jailed in Niger.", "COERCE", {"journalist"}),
]
# Near ones that are directed at nobody.
UNDIRECTED = [
    ("Qatar put its army on alert.", "MOBILIZE"),
    ("Turkey apologised for the raid.", "CONCEDE"),
    ("President Ruto met Museveni before Kagame apologised.", "CONCEDE"),
    ("The sanctions were imposed in June.", "COERCE"),
]
NEAREST = "Crowds in Dhaka protested against Nepal."
PRONOUN = "President Ruto phoned Museveni to thank him."
OCCASIONS = ["Libya attacked Niger in a September attack.", "Peru criticised Chile for its role in the war."]


@pytest.fixture(scope="module")
def batch(parser):
    texts = [row[0] for row in (*DIRECTED, *UNDIRECTED)]
    return Batch(parser, [*texts, NEAREST, PRONOUN, *OCCASIONS])


@pytest.mark.parametrize(("text", "event", "words"), DIRECTED)
def test_a_deed_is_directed_at_what_hangs_on_its_words(batch, text, event, words):
    (deed,) = batch.deeds(text, event)
    assert REASON in deed.reasons
    assert batch.recipients(text, event) == words


@pytest.mark.parametrize(("text", "event"), UNDIRECTED)
def test_what_nothing_aims_at_anybody_stays_without_recipient(batch, text, event):
    (deed,) = batch.deeds(text, event)
    assert REASON not in deed.reasons
    assert deed.recipients == ()


def test_whom_it_is_against_comes_before_where_it_is(batch):
    assert batch.recipients(NEAREST, "PROTEST") == {"Nepal"}


def test_a_pronoun_gives_way_to_the_name_that_the_verb_above_has(batch):
    assert batch.recipients(PRONOUN, "SUPPORT") == {"Museveni"}


@pytest.mark.parametrize("text", OCCASIONS)
def test_an_occasion_behind_a_preposition_is_no_party(batch, text):
    found = {word for deed in batch.deeds(text) for word in batch.recipients(text, deed.event.value)}
    assert found in ({"Niger"}, {"Chile"})
