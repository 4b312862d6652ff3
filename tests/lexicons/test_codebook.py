"""The codebooks as tables: PLOVER's scores and quads, CAMEO's codes and weights."""

import pytest

from legation.errors import SchemaMismatch, UnknownCode
from legation.lexicons.codebook import (
    QUADS,
    cameo_codes,
    cameo_name,
    contexts,
    goldstein,
    intensity,
    modes,
    plover_types,
    quad,
    read_cameo,
    read_plover,
)
from legation.model import EventType


def test_every_event_type_has_a_quad_and_a_score():
    assert set(plover_types()) == set(EventType)
    assert all(quad(event) in QUADS and -10 <= intensity(event) <= 10 for event in EventType)


def test_a_mode_has_its_own_score_where_the_manual_gives_one():
    assert intensity(EventType.CONSULT, "phone") == 1.5
    assert intensity(EventType.COERCE, "arrest") == intensity(EventType.COERCE)


def test_a_mode_of_another_type_is_refused_with_the_modes_there_are():
    with pytest.raises(UnknownCode, match="visit"):
        intensity(EventType.CONSULT, "drone")


def test_cooperation_scores_above_conflict():
    cooperation = [intensity(e) for e in EventType if quad(e).endswith("cooperation")]
    conflict = [intensity(e) for e in EventType if quad(e).endswith("conflict")]

    assert min(cooperation) > max(conflict)


def test_cameo_has_its_twenty_chapters_and_their_weights():
    chapters = {code for code in cameo_codes() if len(code) == 2}

    assert chapters == {f"{n:02}" for n in range(1, 21)}
    assert goldstein("042") == 1.9
    assert cameo_name("1312") == "Threaten to boycott, embargo, or sanction"


def test_every_code_but_a_chapter_has_its_parent():
    codes = set(cameo_codes())

    assert all(code[:-1] in codes for code in codes if len(code) > 2)


def test_an_unknown_code_is_refused():
    with pytest.raises(UnknownCode, match="999"):
        goldstein("999")


def test_contexts_and_modes_are_in_lower_case():
    words = [*contexts(), *(mode for event in EventType for mode in modes(event))]

    assert words
    assert all(word == word.lower() for word in words)


def test_a_broken_plover_table_names_every_fault():
    text = 'schema = "plover/2"\n[types.AGREE]\nquad = "friendly"\nscore = 11\nmodes = {}\n'

    with pytest.raises(SchemaMismatch) as caught:
        read_plover(text)

    told = str(caught.value)
    assert all(words in told for words in ("plover/2", "origin", "CONSULT is missing", "'friendly'", "11"))


def test_a_broken_code_table_names_lines():
    text = (
        "# schema: cameo/1\ncode,name,goldstein,plover\n04,Consult,1.0,CONSULT\n04,Consult,12,\nx4,Consult,one,MEET\n"
    )

    with pytest.raises(SchemaMismatch) as caught:
        read_cameo(text)

    told = str(caught.value)
    assert "cameo.csv:4: code 04 stands twice" in told
    assert "cameo.csv:4: 12 is beyond" in told
    assert all(f"cameo.csv:5: {words}" in told for words in ("'x4'", "'one'", "unknown event type 'MEET'"))
