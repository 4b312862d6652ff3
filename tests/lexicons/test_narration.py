"""The words in which briefs tell what a ledger holds."""

from pathlib import Path

import pytest

from legation.errors import SchemaMismatch
from legation.lexicons.coding import load_coding
from legation.lexicons.narration import ACT, FOLDER, gerund, load_phrases, load_words, past
from legation.model import EventType


def test_every_phrase_is_of_an_act_a_content_or_an_event_type_and_contents_bear_their_own_type() -> None:
    coding = load_coding()
    acts = {f"{ACT}{act}" for act in coding.acts}
    for doing, event in load_phrases():
        if doing.startswith(ACT):
            assert doing in acts
        elif doing not in set(EventType):
            assert coding.contents[doing].event == event, doing


def test_turning_acts_are_acts_and_have_no_phrase_of_their_own() -> None:
    turning = load_words().turning
    assert turning <= set(load_coding().acts)
    assert not {f"{ACT}{act}" for act in turning} & {doing for doing, _ in load_phrases()}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("meet", ("met", "meeting")),
        ("urge", ("urged", "urging")),
        ("deny", ("denied", "denying")),
        ("agree", ("agreed", "agreeing")),
        ("deploy", ("deployed", "deploying")),
        ("regret", ("regretted", "regretting")),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, str]) -> None:
    assert (past(verb), gerund(verb)) == forms


def test_a_missing_event_type_and_an_unknown_one_are_refused(tmp_path: Path) -> None:
    lines = (FOLDER / "phrases.csv").read_text("utf-8").splitlines(keepends=True)
    short, wrong = tmp_path / "short.csv", tmp_path / "wrong.csv"
    short.write_text("".join(line for line in lines if not line.startswith("AGREE,")), "utf-8")
    wrong.write_text("".join(line.replace("visit,CONSULT", "visit,CONSLUT") for line in lines), "utf-8")
    with pytest.raises(SchemaMismatch, match="AGREE"):
        load_phrases(short)
    with pytest.raises(SchemaMismatch, match="no such event type in visit"):
        load_phrases(wrong)


def test_every_fault_of_the_small_words_is_named(tmp_path: Path) -> None:
    text = (FOLDER / "words.toml").read_text("utf-8")
    wrong = tmp_path / "words.toml"
    wrong.write_text(
        text.replace('seeks = "seeks:"\n', "").replace('cut = ["cut", "cutting"]', 'cut = ["cut"]'), "utf-8"
    )
    with pytest.raises(SchemaMismatch, match=r"stances\.seeks is missing.*irregular\.cut is no list of 2 texts"):
        load_words(wrong)
