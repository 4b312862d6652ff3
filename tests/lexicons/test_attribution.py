"""The cue tables and the check that guards them."""

from pathlib import Path

import pytest

from legation.errors import SchemaMismatch
from legation.lexicons.attribution import CLASSES, FRAMES, TABLES, attribution_lexicon, load_attribution

HEAD = 'schema = "attribution/1"\norigin = "a test"\n'
GOOD = {
    "verbs.toml": 'verbs = [\n  { word = "rule out", class = "deny", frames = ["object"] },\n]\n',
    "nouns.toml": 'nouns = [\n  { word = "claim", class = "claim", frames = ["clause"] },\n]\n',
    "adjectives.toml": 'adjectives = [\n  { word = "sure", class = "think", frames = ["clause"] },\n]\n',
    "phrases.toml": "".join(f"{key} = []\n" for key in TABLES["phrases.toml"]),
}


def folder(path: Path, **changed: str) -> Path:
    """Write the four tables, some of them changed ("verbs" for verbs.toml)."""
    for name, body in GOOD.items():
        (path / name).write_text(HEAD + changed.get(name.removesuffix(".toml"), body), encoding="utf-8")
    return path


def test_the_tables_that_ship_are_sound() -> None:
    lexicon = attribution_lexicon()

    assert lexicon.verbs["say"].frames >= {"clause", "quote"}
    assert "according to" in lexicon.phrases
    assert {cue.cue_class for cue in lexicon.verbs.values()} <= CLASSES
    assert all(cue.frames <= FRAMES for cue in (*lexicon.verbs.values(), *lexicon.nouns.values()))


def test_a_particle_is_known_by_its_verb(tmp_path: Path) -> None:
    lexicon = load_attribution(folder(tmp_path))

    assert lexicon.particles == {"out"}


def test_every_fault_is_told_with_file_and_line(tmp_path: Path) -> None:
    verbs = (
        "verbs = [\n"
        '  { word = "say", class = "say", frames = ["clause"] },\n'
        '  { word = "ask", class = "ask", frames = ["clause"] },\n'
        '  { word = "tell", class = "chatter", frames = ["clause"] },\n'
        '  { word = "tell", class = "tell", frames = ["telepathy"] },\n'
        '  { word = "Urge", class = "urge", frames = [] },\n'
        "]\n"
    )
    with pytest.raises(SchemaMismatch) as caught:
        load_attribution(folder(tmp_path, verbs=verbs))

    message = str(caught.value)
    for fault in (
        "verbs.toml:5: 'ask' is out of order after 'say'",
        "verbs.toml:6: unknown class 'chatter'",
        "verbs.toml:7: unknown frame 'telepathy'",
        "verbs.toml:7: 'tell' stands twice in verbs",
        "verbs.toml:8: word must be lower-case letters, not 'Urge'",
        "verbs.toml:8: no frames",
    ):
        assert fault in message


def test_a_file_of_another_schema_is_refused(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "nouns.toml").write_text('schema = "nouns/9"\nnouns = []\nadverbs = []\n', encoding="utf-8")
    with pytest.raises(SchemaMismatch) as caught:
        load_attribution(tmp_path)

    assert "nouns.toml: schema is 'nouns/9'" in str(caught.value)
    assert "nouns.toml: it does not say where its entries come from" in str(caught.value)
    assert "nouns.toml: unknown table 'adverbs'" in str(caught.value)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaMismatch, match=r"verbs\.toml: "):
        load_attribution(folder(tmp_path, verbs="verbs = [\n"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "nouns.toml").unlink()
    with pytest.raises(SchemaMismatch, match=r"nouns\.toml: missing"):
        load_attribution(tmp_path)
