"""Verbs and compounds that the English pipeline gets wrong."""

import pytest

from legation.language import Parser
from legation.language.lemmas import COMPOUNDS, VERB_LEMMAS

VERBS = {
    "Guatemala staged a drill.": ("staged", "stage"),
    "The court fined the bank.": ("fined", "fine"),
    "Armies waged war on Burundi.": ("waged", "wage"),
    "Police cordoned off the square.": ("cordoned", "cordon"),
}
NOUN = "The waging of war is a crime."


@pytest.fixture(scope="module")
def tokens(parser: Parser) -> dict[str, dict[str, tuple[str, str]]]:
    """The lemma and the part of speech of each word of each sentence, read as one batch."""
    texts = [*VERBS, NOUN, *(f"The {word} in Suva went on." for word in COMPOUNDS if word.islower())]
    read = parser.parse_all((text, 0) for text in texts)
    return {
        text: {t.text: (t.lemma, t.pos) for s in sentences for t in s.tokens}
        for text, sentences in zip(texts, read, strict=True)
    }


@pytest.mark.parametrize("text", VERBS)
def test_a_verb_has_its_lemma(tokens, text: str) -> None:
    form, lemma = VERBS[text]
    assert tokens[text][form] == (lemma, "VERB")


def test_every_form_belongs_to_one_verb() -> None:
    assert all(form.startswith(lemma[:-1]) for form, lemma in VERB_LEMMAS.items())
    assert not set(VERB_LEMMAS) & set(VERB_LEMMAS.values())


def test_only_verbs_are_mended(tokens) -> None:
    lemma, pos = tokens[NOUN]["waging"]
    assert pos == "NOUN"
    assert lemma == "waging"


@pytest.mark.parametrize("word", [word for word in COMPOUNDS if word.islower()])
def test_a_compound_of_verb_and_particle_is_one_word(tokens, word: str) -> None:
    assert word in tokens[f"The {word} in Suva went on."]


def test_a_compound_may_open_a_sentence() -> None:
    assert {word.capitalize() for word in COMPOUNDS} <= set(COMPOUNDS)
