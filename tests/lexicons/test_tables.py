"""CSV tables: cells become what the field types say, and every fault of a file is told with its line."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from legation.errors import DuplicateEntry, SchemaMismatch
from legation.lexicons.tables import read_csv_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    id: str
    names: tuple[str, ...]
    signed: date | None
    parties: int
    weight: float
    in_force: bool
    note: str | None


HEAD = "# schema: treaties/1\n# origin: own list\nid,names,signed,parties,weight,in_force,note\n"


def table(tmp_path: Path, rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "treaties.csv"
    path.write_text(head + rows, encoding="utf-8")
    return path


def test_cells_become_what_their_fields_are(tmp_path: Path) -> None:
    path = table(
        tmp_path, 'NPT,Non-Proliferation Treaty; NPT,1968-07-01,191,0.5,true,"in force, 1970"\nX,,,2,1,false,\n'
    )
    first, second = read_csv_table(path, Treaty, "treaties/1")
    assert first == Treaty(
        id="NPT",
        names=("Non-Proliferation Treaty", "NPT"),
        signed=date(1968, 7, 1),
        parties=191,
        weight=0.5,
        in_force=True,
        note="in force, 1970",
    )
    assert (second.names, second.signed, second.note, second.in_force) == ((), None, None, False)


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert len(read_csv_table(table(tmp_path, "\nA,,,2,1,true,\n\nB,,,2,1,true,\n"), Treaty, "treaties/1")) == 2


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    rows = "A,,,2,1,true,\nB,,1968-13-01,2,1,true,\nC,,,two,1,yes,\nD,,,2\n,,,2,1,true,\nE,a;;b,,2,1,true,\nF,a;a,,2,1,true,\n"
    path = table(tmp_path, rows)
    with pytest.raises(SchemaMismatch) as error:
        read_csv_table(path, Treaty, "treaties/1")
    said = str(error.value)
    assert f"{path}:5: signed: " in said
    assert f"{path}:6: parties: " in said
    assert f"{path}:6: in_force: 'yes' is neither true nor false" in said
    assert f"{path}:7: 4 cells, not 7" in said
    assert f"{path}:8: id: the cell is empty" in said
    assert f"{path}:9: names: 'a;;b' has an empty part" in said
    assert f"{path}:10: names: 'a;a' says something twice" in said
    assert f"{path}:4:" not in said


def test_another_schema_and_a_missing_origin_are_faults(tmp_path: Path) -> None:
    path = table(tmp_path, "", "# schema: treaties/2\nid,names,signed,parties,weight,in_force,note\n")
    with pytest.raises(SchemaMismatch) as error:
        read_csv_table(path, Treaty, "treaties/1")
    assert "schema is 'treaties/2', not 'treaties/1'" in str(error.value)
    assert "no origin is given" in str(error.value)


def test_other_columns_are_a_fault_of_the_header_line(tmp_path: Path) -> None:
    path = table(tmp_path, "A,x\n", "# schema: treaties/1\n# origin: own list\nid,name\n")
    with pytest.raises(SchemaMismatch, match=r"treaties\.csv:3: columns are"):
        read_csv_table(path, Treaty, "treaties/1")


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SchemaMismatch, match="columns are None"):
        read_csv_table(table(tmp_path, "", ""), Treaty, "treaties/1")


def test_a_key_that_stands_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    path = table(tmp_path, "A,,,2,1,true,\nB,,,2,1,true,\nA,,,3,1,true,\n")
    with pytest.raises(DuplicateEntry, match=r"treaties\.csv:6: id 'A' stands in line 4 already"):
        read_csv_table(path, Treaty, "treaties/1", key="id")
    assert len(read_csv_table(path, Treaty, "treaties/1")) == 3
