"""The coding lexicons: what ships is sound and broad, and what is wrong in a file of the user's is told with its line."""

import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch, UnknownCode
from legation.lexicons.codebook import cameo_codes, plover_types
from legation.lexicons.coding import Act, Coding, Content, load_coding
from legation.model import EventType, Status

IRREGULAR = {
    "become": "became", "begin": "began begun", "blow": "blew blown", "break": "broke broken", "bring": "brought", "build": "built",
    "cut": "cut", "draw": "drew drawn", "drive": "drove driven", "fight": "fought", "fly": "flew", "forbid": "forbade forbidden",
    "forgive": "forgave", "give": "gave given", "go": "went gone", "have": "has had", "hit": "hit", "hold": "held", "keep": "kept",
    "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "let", "make": "made", "meet": "met", "pay": "paid", "put": "put",
    "quit": "quit", "rise": "rose risen", "say": "said", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
    "shoot": "shot", "speak": "spoke spoken", "spread": "spread", "stand": "stood", "stick": "stuck", "strike": "struck",
    "take": "took taken", "tear": "tore torn", "think": "thought", "throw": "threw thrown", "uphold": "upheld", "win": "won", "withdraw": "withdrew withdrawn", "withhold": "withheld",
    "write": "wrote written", "swear": "swore", "tell": "told", "find": "found", "sink": "sank", "shut": "shut", "burn": "burnt",
}  # fmt: skip


def forms(lemma: str) -> set[str]:
    """Return the words that the lemma may appear as."""
    stems = {
        lemma,
        lemma[:-1] if lemma.endswith("e") else lemma,
        lemma + lemma[-1],
        lemma[:-1] + "i" if lemma.endswith("y") else lemma,
    }
    regular = {stem + ending for stem in stems for ending in ("", "s", "es", "d", "ed", "ing")}
    return regular | set(IRREGULAR.get(lemma, "").split())


@dataclass(frozen=True)
class Found:
    """A doing as the grid looks it up."""

    content: str | None
    group: str
    event: EventType


@pytest.fixture(scope="module")
def coding() -> Coding:
    return load_coding()


def entries(coding: Coding) -> list[Content | Act]:
    return [*coding.contents.values(), *coding.acts.values()]


def test_the_lexicons_are_broad(coding: Coding):
    assert len(coding.contents) >= 150
    assert sum(len(entry.patterns) for entry in coding.contents.values()) >= 2500
    assert len(coding.acts) >= 50


def test_loading_is_quick():
    load_coding.__globals__["_shipped"].cache_clear()
    before = time.process_time()
    load_coding()

    assert time.process_time() - before < 1.0  # a quarter of a second on a quiet laptop


def test_every_example_holds_a_word_that_carries_its_entry(coding: Coding):
    wrong = []
    for entry in entries(coding):
        heads = {form for pattern in entry.patterns for head in pattern.heads for form in forms(head)}
        for example in entry.examples:
            words = set(re.findall(r"[a-z-]+", example.lower()))
            if not words & heads:
                wrong.append((entry.id, example))

    assert not wrong


def test_every_plover_type_and_mode_can_be_reached(coding: Coding):
    reached = {(c.event, c.mode) for c in coding.contents.values()} | {(c.event, c.mode) for c in coding.cells.values()}
    wanted = {(event, mode) for event, kind in plover_types().items() for mode in kind.modes}

    assert not wanted - reached
    assert {event for event, _ in reached} >= set(EventType)


def test_every_cameo_code_of_three_digits_can_be_reached(coding: Coding):
    reached = {c.cameo for c in coding.contents.values()} | {c.cameo for c in coding.cells.values() if c.cameo}
    wanted = {code for code in cameo_codes() if len(code) == 3}
    parents = {code[:3] for code in reached}  # whoever has a code of four digits has its parent's kind

    assert not wanted - reached - parents


def test_every_cameo_code_of_four_digits_can_be_reached(coding: Coding):
    reached = {c.cameo for c in coding.contents.values()} | {c.cameo for c in coding.cells.values() if c.cameo}

    assert not {code for code in cameo_codes() if len(code) == 4} - reached


def test_every_act_has_a_row_for_any_content_or_is_like_one_that_has(coding: Coding):
    core = Found("visit", "meet", EventType.CONSULT)

    assert [act for act in coding.acts if coding.cell(act, core) is None] == []


def test_a_cell_that_makes_a_claim_is_exemplified(coding: Coding):
    assert [key for key, cell in coding.cells.items() if cell.event and not cell.example] == []


def test_content_groups_and_event_types_are_tried_before_any(coding: Coding):
    talks, raid = Found("talk", "meet", EventType.CONSULT), Found("assault", "attack", EventType.ASSAULT)

    assert coding.cell("refuse", talks).cameo == "125"
    assert coding.cell("threaten", raid).mode == "violence"
    assert coding.cell("urge", Found(None, "nothing-known", EventType.STATE)).cameo == "020"


def test_an_act_without_a_content_has_its_own_row(coding: Coding):
    assert coding.cell("criticise", None).event is EventType.ACCUSE
    assert coding.cell("plan", None).event is None


def test_an_act_follows_the_rows_of_the_one_it_is_like(coding: Coding):
    assert coding.acts["condemn"].like == "criticise"
    assert coding.cell("condemn", None) == coding.cell("criticise", None)


def test_denying_leaves_the_content_denied_and_agreeing_leaves_it_planned(coding: Coding):
    raid, talks = Found("assault", "attack", EventType.ASSAULT), Found("talk", "meet", EventType.CONSULT)

    assert coding.cell("deny", raid).content_status is Status.DENIED
    assert coding.cell("agree", talks).content_status is Status.PLANNED
    assert coding.cell("urge", talks).content_status is None


def test_words_lead_to_their_patterns_and_unknown_words_to_none(coding: Coding):
    assert "visit" in {entry.id for entry, _ in coding.candidates("visit", "verb")}
    assert coding.candidates("visit", "adjective") == ()
    assert coding.candidates("zyzzyva", "noun") == ()


def test_cues_give_statuses(coding: Coding):
    assert coding.cues.modals["might"] is Status.POSSIBLE
    assert coding.cues.adjectives["upcoming"] is Status.PLANNED
    assert "unless" in coding.cues.conditions


# -- overlays ---------------------------------------------------------------------------------------------------------

CONTENTS = """schema = "contents/1"
origin = "test"

[[content]]
id = "{id}"
event = "{event}"
mode = "{mode}"
cameo = "{cameo}"
group = "meet"
verbs = ["{verb}"]
examples = ["They palavered with the guild."]
"""


def overlay(folder: Path, **changes: str) -> Path:
    values = {
        "id": "palaver",
        "event": "CONSULT",
        "mode": "visit",
        "cameo": "042",
        "verb": "A palaver with R",
    } | changes
    (folder / "contents-own.toml").write_text(CONTENTS.format(**values), "utf-8")
    return folder


def test_an_overlay_adds_an_entry_and_leaves_ours_alone(tmp_path: Path, coding: Coding):
    laid = load_coding(overlay(tmp_path))

    assert laid.contents["palaver"].event is EventType.CONSULT
    assert len(laid.contents) == len(coding.contents) + 1
    assert "palaver" not in load_coding().contents


def test_an_overlay_replaces_the_entry_with_the_same_id(tmp_path: Path):
    laid = load_coding(overlay(tmp_path, id="visit"))

    assert [pattern.source for pattern in laid.contents["visit"].patterns] == ["A palaver with R"]


def test_an_overlay_may_lie_in_a_folder_named_coding_and_replace_rows_and_cues(tmp_path: Path):
    folder = tmp_path / "coding"
    folder.mkdir()
    row = "# schema: grid/1\nact,content,event,mode,cameo,status,content_status,example\nurge,*,STATE,,010,actual,,\n"
    (folder / "grid-own.csv").write_text(row, "utf-8")
    (folder / "cues.toml").write_text('schema = "cues/1"\norigin = "test"\n[modals]\nmight = "planned"\n', "utf-8")
    laid = load_coding(tmp_path)

    assert laid.cells["urge", "*"].event is EventType.STATE
    assert laid.cues.modals["might"] is Status.PLANNED
    assert laid.cues.modals["may"] is Status.POSSIBLE


@pytest.mark.parametrize(
    ("changes", "error", "line", "words"),
    [
        ({"event": "CHAT"}, UnknownCode, 4, "'CHAT'"),
        ({"mode": "drone"}, UnknownCode, 4, "no mode 'drone'"),
        ({"cameo": "777"}, UnknownCode, 4, "777"),
        ({"verb": "palaver with Q"}, SchemaMismatch, 10, "palaver with Q"),
        ({"verb": "A visit R"}, DuplicateEntry, 10, "'visit'"),
        ({"id": "Palaver!"}, SchemaMismatch, 4, "Palaver!"),
    ],
)
def test_a_fault_in_an_entry_is_told_with_file_and_line(
    tmp_path: Path, changes: dict[str, str], error: type[LexiconError], line: int, words: str
):
    with pytest.raises(error) as caught:
        load_coding(overlay(tmp_path, **changes))

    assert f"contents-own.toml:{line}" in str(caught.value)
    assert words in str(caught.value)


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path):
    overlay(tmp_path, event="CHAT", verb="palaver")
    (tmp_path / "grid.csv").write_text(
        "# schema: grid/1\nact,content,event,mode,cameo,status,content_status,example\n"
        "shrug,*,,,,actual,,\nurge,nonsense,REQUEST,,020,maybe,,\nurge,*,REQUEST,,,actual,,\nurge,*,,,,\n",
        "utf-8",
    )
    (tmp_path / "acts.toml").write_text(
        'schema = "acts/9"\norigin = "test"\n[[act]]\nid = "hum"\ndoer = "Z"\nverbs = ["A hum C"]\n', "utf-8"
    )
    (tmp_path / "cues.toml").write_text('schema = "cues/1"\norigin = "test"\n[modals]\nmight = "perhaps"\n', "utf-8")
    with pytest.raises(SchemaMismatch) as caught:
        load_coding(tmp_path)

    told = str(caught.value)
    for fault in ("'CHAT'", "grid.csv:3: unknown act 'shrug'", "grid.csv:4: 'nonsense'", "grid.csv:4: unknown status 'maybe'",
                  "grid.csv:5: an event without a CAMEO code", "grid.csv:6: 6 columns", "acts/9", "doer is 'Z'", "'hum' has no examples",
                  "cues.toml:4: unknown status 'perhaps'"):  # fmt: skip
        assert fault in told


def test_a_file_that_is_not_toml_is_told_by_name(tmp_path: Path):
    (tmp_path / "contents.toml").write_text("[[content", "utf-8")

    with pytest.raises(SchemaMismatch, match=r"contents\.toml: is not TOML"):
        load_coding(tmp_path)
