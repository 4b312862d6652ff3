"""Agreement between two analysts: figures worked by hand or printed in the papers that define them."""

import json
from pathlib import Path

import pytest

from legation.errors import InputError
from legation.evaluate.agreement import agreement, cohen_kappa, krippendorff_alpha, log_coding, read_coding
from legation.ledger import Ledger
from tests.ledger.story import story


def pairs(one: str, other: str) -> list[tuple[str, str]]:
    return list(zip(one.split(), other.split(), strict=True))


def test_kappa_of_a_table_worked_by_hand() -> None:
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, expected 0.5 * 0.6 + 0.5 * 0.4 = 0.5, kappa 0.4."""
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(table) == pytest.approx(0.4)


def test_alpha_of_krippendorffs_two_observers_of_ten_yes_or_no_units() -> None:
    """Krippendorff (2011), section A: alpha 0.095."""
    units = pairs("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    assert krippendorff_alpha(units) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_krippendorffs_two_observers_of_twelve_units() -> None:
    """Krippendorff (2011), section B: alpha 0.692."""
    units = pairs("a a b b d c c c e d d a", "b a b b b c c c e d d d")
    assert krippendorff_alpha(units) == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_krippendorffs_four_observers_with_missing_values() -> None:
    """Krippendorff (2011), section C: alpha 0.743; "." was not coded."""
    observers = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    columns = zip(*(line.split() for line in observers), strict=True)
    units = [tuple(value for value in column if value != ".") for column in columns]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_where_chance_leaves_no_room_there_is_no_figure() -> None:
    assert cohen_kappa([]) is None
    assert cohen_kappa([("a", "a")] * 3) is None
    assert krippendorff_alpha([("a", "a")] * 3) is None
    assert krippendorff_alpha([("a",), ("b",)]) is None


def test_full_disagreement_is_worse_than_chance() -> None:
    assert cohen_kappa([("a", "b"), ("b", "a")]) == -1
    assert krippendorff_alpha([("a", "b"), ("b", "a")]) == pytest.approx(-0.5)


def test_two_files_are_compared_on_what_both_coded(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("id,event,status\n1,AID,actual\n2,AID,\n3,YIELD,actual\n", "utf-8")
    records = [
        {"id": "1", "event": "AID", "status": "actual"},
        {"id": "2", "event": "COERCE", "status": "planned"},
        {"id": "9", "event": "AID", "status": "actual"},
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    event, status = agreement(read_coding(tmp_path / "one.csv"), read_coding(tmp_path / "two.jsonl"))
    assert (event.field, event.units, event.agreed) == ("event", 2, 1)
    assert event.disputed == (("2", "AID", "COERCE"),)
    assert (status.units, status.agreed, status.kappa) == (1, 1, None)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "event\nAID\n", "a.csv:2 has no id"),
        ("a.csv", "id,event\n1,AID\n1,AID\n", "a.csv:3 gives '1' a second time"),
        ("a.jsonl", "{", "a.jsonl:1 is no JSON"),
        ("a.jsonl", "[1]", "a.jsonl:1 is no record"),
    ],
)
def test_a_file_that_is_no_coding_is_refused(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=told):
        read_coding(tmp_path / name)


def test_two_who_corrected_one_ledger_are_compared_by_their_last_verdicts() -> None:
    with Ledger.open(":memory:") as ledger:
        for page, claims in story():
            ledger.add(page, claims)
        first, second = (claim.id for claim in list(ledger.claims())[:2])
        for who, verdicts in (("KB", ("accept", "reject")), ("LM", ("accept", "accept"))):
            for id, verdict in zip((first, second), verdicts, strict=True):
                getattr(ledger, verdict)(id, why="read", who=who)
        log = ledger.active().corrections
        one, other = (log_coding(each for each in log if each.who == who) for who in ("KB", "LM"))
        (verdict,) = agreement(one, other)
        assert (verdict.field, verdict.units, verdict.agreed, verdict.kappa) == ("verdict", 2, 1, 0.0)
