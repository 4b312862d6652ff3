"""Acts upon contents: what is told, with which status, by and to whom."""

import pytest

from legation.language import Parser
from legation.language.grammar import Grammar
from legation.what.deeds import DeedReader

from .small_lexicon import LEXICON


def deeds(parser: Parser, text: str) -> set[tuple[str, str | None, str, frozenset[str], frozenset[str]]]:
    [sentence] = parser.parse(text)
    words = lambda tokens: frozenset(sentence.tokens[i].text for i in tokens)  # noqa: E731
    found = DeedReader(Grammar(sentence), LEXICON).read()
    return {(d.event.value, d.content, d.status.value, words(d.actors), words(d.recipients)) for d in found}


def told(event, content, status, actors, recipients=""):
    return (event, content, status, frozenset(actors.split()), frozenset(recipients.split()))


CASES = [
    ("Chile annexed the valley.", [told("COERCE", "annex", "actual", "Chile", "valley")]),
    ("The valley was annexed by Chile.", [told("COERCE", "annex", "actual", "Chile", "valley")]),
    (
        "Peru and Chile agreed to hold talks with Bolivia.",
        [
            told("AGREE", "meet", "actual", "Peru Chile"),
            told("CONSULT", "meet", "planned", "Peru Chile", "Bolivia"),
        ],
    ),
    ("Kenya urged Somalia to start talks with Ethiopia.", [told("REQUEST", "meet", "actual", "Kenya", "Somalia")]),
    ("Serbia refused to meet Kosovo.", [told("REJECT", "meet", "actual", "Serbia", "Kosovo")]),
    ("Ghana imposed sanctions on Togo.", [told("SANCTION", "sanction", "actual", "Ghana", "Togo")]),
    ("Norway denied that Sweden had seized the ship.", [told("COERCE", "annex", "denied", "Sweden", "ship")]),
    ("Peru will visit Chile.", [told("CONSULT", "visit", "planned", "Peru", "Chile")]),
    ("Peru did not visit Chile.", [told("CONSULT", "visit", "denied", "Peru", "Chile")]),
    ("Peru may visit Chile.", [told("CONSULT", "visit", "possible", "Peru", "Chile")]),
    ("Putin's visit to Japan was postponed.", [told("CONSULT", "visit", "postponed", "Putin", "Japan")]),
    (
        "Activists demanded the release of the prisoners.",
        [told("REQUEST", "release", "actual", "Activists", "prisoners")],
    ),
    ("Iran condemned the ruling.", [told("ACCUSE", None, "actual", "Iran", "ruling")]),
    ("Peru moved to annex the valley.", [told("COERCE", "annex", "possible", "Peru", "valley")]),
    ("Peru managed to annex the valley.", [told("COERCE", "annex", "actual", "Peru", "valley")]),
    (
        "Abe is expected to visit Sochi for talks with Putin.",
        [told("CONSULT", "visit", "planned", "Abe", "Sochi"), told("CONSULT", "meet", "planned", "Abe", "Putin")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_sentence_tells_these_deeds_and_no_others(parser, text, expected):
    assert deeds(parser, text) == set(expected)


def test_a_condition_is_kept_with_its_words(parser):
    [sentence] = parser.parse("Peru will visit Chile if the court agrees.")
    [deed] = DeedReader(Grammar(sentence), LEXICON).read()
    assert deed.status.value == "conditional"
    assert deed.condition is not None
    assert sentence.cut(*deed.condition) == "if the court agrees"


def test_a_particle_that_the_pattern_does_not_know_changes_the_verb(parser):
    assert deeds(parser, "Chile called off the match.") == set()


def test_a_sentence_without_political_words_tells_nothing(parser):
    assert deeds(parser, "The cat slept on the mat.") == set()
