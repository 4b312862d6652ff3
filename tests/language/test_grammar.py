"""Logical arguments, whatever the sentence does to hide them."""

import pytest

from legation.language import Parser
from legation.language.grammar import Grammar

SUBJECTS = [
    ("The islands were seized by Soviet troops.", "seized", {"troops"}),
    ("The envoy plans to visit Lima.", "visit", {"envoy"}),
    ("Chile urged Bolivia to withdraw its claim.", "withdraw", {"Bolivia"}),
    ("The minister is expected to hold talks in Oslo.", "hold", {"minister"}),
    ("The president, who met the rebels, left on Friday.", "met", {"president"}),
    ("Kenya condemned the raid and recalled its ambassador.", "recalled", {"Kenya"}),
    ("Peru and Chile signed the treaty.", "signed", {"Peru", "Chile"}),
    ("Serbia was accused of sending arms.", "sending", {"Serbia"}),
    ("After meeting the king, the envoy flew home.", "meeting", {"envoy"}),
    ("The rebels were arrested and deported by the army.", "arrested", {"army"}),
    ("Brazil promised Paraguay to lower the price.", "lower", {"Brazil"}),
]
OBJECTS = [
    ("The islands were seized by Soviet troops.", "seized", {"islands"}),
    ("Ghana expelled two Togolese diplomats and a driver.", "expelled", {"diplomats", "driver"}),
    ("The treaty that Peru signed has lapsed.", "signed", {"treaty"}),
    ("The sanctions imposed by the union hurt exports.", "imposed", {"sanctions"}),
    ("Chile urged Bolivia to withdraw its claim.", "urged", {"Bolivia"}),
]


def grammar_of(parser: Parser, text: str) -> Grammar:
    [sentence] = parser.parse(text)
    return Grammar(sentence)


def index(grammar: Grammar, word: str) -> int:
    return next(token.i for token in grammar.tokens if token.text == word)


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS)
def test_the_doer_is_found_through_voice_control_and_coordination(parser, text, verb, expected):
    grammar = grammar_of(parser, text)
    assert {grammar.tokens[i].text for i in grammar.subjects(index(grammar, verb))} == expected


@pytest.mark.parametrize(("text", "verb", "expected"), OBJECTS)
def test_what_is_done_to_is_found_in_passives_and_relative_clauses(parser, text, verb, expected):
    grammar = grammar_of(parser, text)
    assert {grammar.tokens[i].text for i in grammar.objects(index(grammar, verb))} == expected


def test_a_passive_without_an_agent_has_no_subject(parser):
    grammar = grammar_of(parser, "The border was closed on Monday.")
    assert grammar.subjects(index(grammar, "closed")) == ()


def test_phrases_hung_on_the_object_serve_the_verb_as_well(parser):
    grammar = grammar_of(parser, "Norway held talks with Iceland in Bergen.")
    assert ("with", "Iceland") in {
        (p, grammar.tokens[j].text) for p, j in grammar.prepositional(index(grammar, "held"))
    }


def test_two_titled_names_are_two_parties(parser):
    grammar = grammar_of(
        parser, "Foreign Minister Ana Quispe and Chilean counterpart Raul Soto have agreed to meet again."
    )
    assert {grammar.tokens[i].text for i in grammar.subjects(index(grammar, "agreed"))} == {"Quispe", "Soto"}


def test_a_name_with_and_inside_stays_one_party(parser):
    grammar = grammar_of(parser, "The Justice and Development Party rejected the motion.")
    assert {grammar.tokens[i].text for i in grammar.subjects(index(grammar, "rejected"))} == {"Party"}


def test_token_offsets_hold_in_the_document(parser):
    text = "First line.\n\nOslo  denied it. Rome did not."
    for sentence in parser.parse("Oslo  denied it. Rome did not.", offset=13):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
