"""The word tables of data/who: what ships is sound, and faults are all told at once."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from legation.errors import SchemaMismatch
from legation.lexicons.who import load_who, read_who


def test_the_tables_that_ship_are_sound() -> None:
    lexicon = load_who()
    assert lexicon.nouns["protester"].sector == "CVL"
    assert lexicon.pronouns["she"].gender == "f"
    assert lexicon.combining["Sino"] == "CHN"


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "who"
    shutil.copytree(str(files("legation.lexicons") / "data" / "who"), folder)
    nouns = folder / "nouns.csv"
    lines = nouns.read_text(encoding="utf-8").splitlines()
    nouns.write_text("\n".join([*lines, "zealot,wizard,CVL,", "zealot,person,CVL,", "zebra,person"]), encoding="utf-8")
    (folder / "titles.csv").write_text("title,gender,sector\nMr,x,\n", encoding="utf-8")
    with pytest.raises(SchemaMismatch) as error:
        read_who(folder)
    said = str(error.value)
    assert f"nouns.csv:{len(lines) + 1}: 'wizard'" in said
    assert f"nouns.csv:{len(lines) + 2}: 'zealot' stands there twice" in said
    assert f"nouns.csv:{len(lines) + 3}: 4 cells" in said
    assert "titles.csv:1" in said
    assert "'x' is no gender" in said


@pytest.mark.parametrize("name", sorted(p.name for p in files("legation.lexicons").joinpath("data/who").iterdir()))
def test_tables_are_sorted(name: str) -> None:
    lines = (files("legation.lexicons") / "data" / "who" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split(",")[0] for line in lines[3:]]
    assert rows == sorted(rows)
