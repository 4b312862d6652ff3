"""Patterns: one readable line says which words carry an event and who stands where."""

import pytest

from legation.lexicons.patterns import Part, PatternFault, compile_pattern


def test_a_verb_pattern_reads_subject_object_and_prepositions():
    pattern = compile_pattern("A impose C on|upon R", "verb")

    assert pattern.heads == {"impose"}
    assert pattern.parts == (Part("subject", "A"), Part("object", "C"), Part("on|upon", "R"))


def test_lower_case_words_are_lemmas_that_must_be_there():
    pattern = compile_pattern("A sign treaty|pact with R", "verb")

    assert pattern.parts[1] == Part("object", words=frozenset({"treaty", "pact"}))


def test_a_preposition_with_nothing_behind_it_is_a_particle():
    assert compile_pattern("A back down", "verb").parts[1] == Part("particle", words=frozenset({"down"}))
    assert compile_pattern("A pull out of R", "verb").parts[1:] == (
        Part("particle", words=frozenset({"out"})),
        Part("of", "R"),
    )


def test_a_slot_with_an_exclamation_mark_must_be_filled():
    parts = compile_pattern("opposition to R! by A", "noun").parts

    assert [part.required for part in parts] == [True, False]


def test_a_part_in_brackets_is_optional():
    parts = compile_pattern("A agree (with R) to C", "verb").parts

    assert [part.optional for part in parts] == [False, True, False]


def test_to_before_a_content_is_an_infinitive_and_that_a_clause():
    assert compile_pattern("A urge R to C", "verb").parts[-1].link == "infinitive"
    assert compile_pattern("A say that C", "verb").parts[-1].link == "clause"


def test_a_possessor_in_front_of_a_noun_takes_its_slot():
    assert compile_pattern("R's arrest by A", "noun").parts[0] == Part("possessor", "R")


def test_words_before_a_plus_sign_must_stand_in_front_of_the_noun():
    pattern = compile_pattern("joint|common+exercise|drill by A", "noun")

    assert pattern.heads == {"exercise", "drill"}
    assert pattern.parts[0] == Part("modifier", words=frozenset({"joint", "common"}))


def test_a_pattern_that_demands_more_words_weighs_more():
    plain, literal = compile_pattern("A hold R", "verb"), compile_pattern("A hold talk with R", "verb")

    assert literal.weight > plain.weight


@pytest.mark.parametrize(
    ("source", "pos"),
    [
        ("", "verb"),
        ("visit R", "verb"),
        ("A", "verb"),
        ("A visit Q", "verb"),
        ("A agree (with R to C", "verb"),
        ("A agree with R) to C", "verb"),
        ("A agree (with (R)) to C", "verb"),
        ("visit R", "noun"),
        ("Q's visit", "noun"),
        ("joint+", "noun"),
        ("a+b+visit", "noun"),
        ("A joint+exercise with R", "verb"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_a_fault(source: str, pos: str):
    with pytest.raises(PatternFault):
        compile_pattern(source, pos)
