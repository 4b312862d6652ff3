"""The data files of the room, and how faults in them are told."""

import pytest

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch
from legation.lexicons.pages import (
    cards,
    cues,
    outlets,
    read_cards,
    read_cues,
    read_outlets,
    read_voice,
    voice_features,
)

HEADING = "name,kind,aliases,domains,origin\n"


def test_shipped_files_load_and_are_sorted() -> None:
    names = [outlet.name.casefold() for outlet in outlets()]

    assert names == sorted(names)
    assert cues()
    assert voice_features()
    assert "joined" in cards().labels


def test_every_fault_of_a_table_is_told_with_its_line() -> None:
    rows = HEADING + "A,agency,,a.org,own\nB,radio,,,own\na,outlet,,,own\nC,outlet,,\n"
    with pytest.raises(LexiconError) as caught:
        read_outlets(rows, "t.csv")

    assert [line.split(" ")[0] for line in str(caught.value).splitlines()[:3]] == ["t.csv:3:", "t.csv:4:", "t.csv:5:"]


def test_wrong_headings_and_schemas_are_refused() -> None:
    with pytest.raises(SchemaMismatch):
        read_outlets("name\n")
    with pytest.raises(SchemaMismatch):
        read_cues('schema = "cues/9"\norigin = "x"\n')
    with pytest.raises(SchemaMismatch):
        read_voice("not toml")


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [("(", "regular expression"), ("a.*b", "bound"), ("never", "example"), ("same|other", "counter")],
)
def test_faulty_cues_are_told(pattern: str, fault: str) -> None:
    text = (
        'schema = "cues/1"\norigin = "x"\n[[cue]]\nrole = "login"\n'
        f'pattern = "{pattern}"\nexample = "same"\ncounter = "other"\n'
    )
    with pytest.raises(LexiconError, match=fault) as caught:
        read_cues(text, "c.toml")

    assert "c.toml:3" in str(caught.value)


def test_mark_of_voice_that_ignores_case_must_be_in_small_letters() -> None:
    text = (
        'schema = "voice/1"\norigin = "x"\n[[feature]]\nname = "a"\nwhere = "outside"\ncase = false\npattern = "x|LOL"\n'
        'weight = -1.0\ncap = 1\nexample = "x"\ncounter = "n"\n'
    )
    with pytest.raises(LexiconError, match="small letters"):
        read_voice(text)


def test_label_that_stands_twice_is_refused() -> None:
    with pytest.raises(DuplicateEntry, match="joined"):
        read_cards('schema = "cards/1"\norigin = "x"\nlabels = ["joined", "joined"]\nranks = []\n')
