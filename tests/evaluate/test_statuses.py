"""Statuses against judgments from -3 to 3: figures worked by hand."""

import json
from pathlib import Path

import pytest

from legation.errors import InputError
from legation.evaluate.statuses import judged_class, judged_sentences, status_figures
from legation.lexicons.coding import load_coding

# Words parted by single spaces; the place of the judged word, the judgment.
ROWS = [
    ("Chad bombed the village .", 1, 3.0),  # coded as happened, judged so
    ("Chad never bombed the village .", 2, -3.0),  # coded as denied, judged so
    ("Chad may bomb the village .", 2, 0.0),  # coded as possible, judged so
    ("Mali bombed the village .", 1, 0.5),  # coded as happened, judged uncertain
    ("The village is old .", 1, 3.0),  # not coded: does not count
]


def write(folder: Path, rows: list[object]) -> Path:
    path = folder / "judged.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    rows = [{"text": t, "targets": [{"span1": [k, k + 1], "label": label}]} for t, k, label in ROWS]
    return list(judged_sentences(write(tmp_path_factory.mktemp("gold"), rows)))


@pytest.fixture(scope="module")
def figures(parser, judged):
    return status_figures(judged, parser.parse_all((row.text, 0) for row in judged), load_coding())


@pytest.mark.parametrize(
    ("label", "name"),
    [(3, "happened"), (1.5, "happened"), (1.4, "uncertain"), (0, "uncertain"), (-1.5, "did not"), (-3, "did not")],
)
def test_beyond_half_the_scale_a_judgment_is_sure(label, name):
    assert judged_class(label) == name


def test_a_judged_word_is_found_in_its_text(judged):
    assert [row.text[slice(*row.words[0][:2])] for row in judged] == ["bombed", "bombed", "bomb", "bombed", "village"]


def test_only_words_that_are_coded_count(figures):
    assert figures.words == 4


def test_each_pair_of_judged_and_coded_is_counted(figures):
    assert figures.confused == {
        ("happened", "happened"): 1,
        ("did not", "did not"): 1,
        ("uncertain", "uncertain"): 1,
        ("uncertain", "happened"): 1,
    }


def test_f1_is_that_of_each_class_and_their_mean(figures):
    """Happened and uncertain: 2 * 1 / (1 + 2); "did not" is all right."""
    assert figures.f1 == pytest.approx({"happened": 2 / 3, "uncertain": 2 / 3, "did not": 1})
    assert figures.macro_f1 == pytest.approx(7 / 9)


def test_what_was_wrong_is_told_with_its_judgment_and_status(figures):
    assert figures.wrong == (("Mali bombed the village .", "bombed", 0.5, "actual"),)


def test_no_judgments_give_no_share():
    assert status_figures([], [], load_coding()).macro_f1 == 0


@pytest.mark.parametrize(
    "row",
    [
        {"text": "Chad left ."},
        {"text": "Chad left .", "targets": [{"span1": [1, 2]}]},
        {"text": "Chad left .", "targets": [{"span1": [7, 8], "label": 3}]},
        {"text": "Chad left .", "targets": [{"span1": [1, 2], "label": "yes"}]},
        ["Chad left ."],
    ],
)
def test_a_line_that_is_no_judgment_is_named(tmp_path, row):
    good = {"text": "Chad left .", "targets": []}
    with pytest.raises(InputError, match=r"judged\.jsonl:2"):
        list(judged_sentences(write(tmp_path, [good, row])))
