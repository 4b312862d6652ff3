"""CSV tables with a schema: comment lines that name it and the origin, a header, and rows that become frozen records."""

import csv
import dataclasses
import typing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Generic, TextIO, TypeVar

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch

Row = TypeVar("Row")
_SEPARATOR = ";"
_Converter = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a data file, and in which line; ``error`` is the kind of error that it makes."""

    path: Path
    line: int
    what: str
    error: type[LexiconError] = SchemaMismatch

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Placed(Generic[Row]):
    """A row and where it stands, for faults that show only when tables are held against one another."""

    row: Row
    path: Path
    line: int

    def fault(self, what: str, error: type[LexiconError] = SchemaMismatch) -> Fault:
        """Return a fault of this row."""
        return Fault(self.path, self.line, what, error)


def read_csv_table(path: Path, kind: type[Row], schema: str, *, key: str | None = None) -> list[Row]:
    """
    Read a table whose columns are the fields of the record type *kind*.

    The first lines are comments: ``# schema: states/1`` (must be *schema*) and ``# origin: ...`` (must be there). Then
    comes the header. Cells become what their field's type says: text, None for an empty cell where the type allows it, a
    tuple of the parts between semicolons, a date in ISO form, a number, or true/false. No two rows share *key*.

    Raises:
        SchemaMismatch, DuplicateEntry: the message lists every fault of the file, with its line.
    """
    faults: list[Fault] = []
    placed = read_placed_rows(path, kind, schema, faults)
    if key is not None:
        faults += duplicates(placed, key)
    raise_faults(faults)
    return [each.row for each in placed]


def read_placed_rows(path: Path, kind: type[Row], schema: str, faults: list[Fault]) -> list[Placed[Row]]:
    """Read a table as :func:`read_csv_table` does; add what is wrong to *faults* and leave those rows out."""
    convert = tuple(_converters(kind).items())  # type: ignore[arg-type]
    columns = [name for name, _ in convert]
    with path.open(encoding="utf-8", newline="") as file:
        comments, header, above = _head(file)
        if comments.get("schema") != schema:
            faults.append(Fault(path, 1, f"schema is {comments.get('schema')!r}, not {schema!r}"))
        if not comments.get("origin"):
            faults.append(Fault(path, 1, "no origin is given"))
        if header != columns:
            faults.append(Fault(path, above, f"columns are {header}, not {columns}"))
            return []
        return list(_rows(file, above, path, kind, convert, faults))


def duplicates(placed: Sequence[Placed[Row]], key: str) -> Iterator[Fault]:
    """Yield a fault for each row that has the *key* of an earlier one."""
    first: dict[Any, int] = {}
    for each in placed:
        value = getattr(each.row, key)
        if value in first:
            yield each.fault(f"{key} {value!r} stands in line {first[value]} already", DuplicateEntry)
        first.setdefault(value, each.line)


def raise_faults(faults: Sequence[Fault]) -> None:
    """Raise all *faults* together, if there are any: as their kind of error if they share one, else SchemaMismatch."""
    if faults:
        kinds = {fault.error for fault in faults}
        error = kinds.pop() if len(kinds) == 1 else SchemaMismatch
        raise error("\n  ".join(map(str, faults)), "a data file is wrong", "mend the lines that are named")


def _head(file: TextIO) -> tuple[dict[str, str], list[str] | None, int]:
    """Read up to the header: the comments, the columns (None: there is no header), and the header's line."""
    comments: dict[str, str] = {}
    number = 0
    for number, line in enumerate(file, 1):
        if not line.startswith("#"):
            return comments, next(csv.reader([line]), None), number
        key, _, value = line.lstrip("# ").partition(":")
        comments[key.strip()] = value.strip()
    return comments, None, number + 1


def _rows(
    file: TextIO,
    above: int,
    path: Path,
    kind: type[Row],
    convert: tuple[tuple[str, _Converter], ...],
    faults: list[Fault],
) -> Iterator[Placed[Row]]:
    reader = csv.reader(file)
    for cells in reader:
        line = above + reader.line_num
        if not cells:
            continue
        if len(cells) != len(convert):
            faults.append(Fault(path, line, f"{len(cells)} cells, not {len(convert)}"))
            continue
        values: dict[str, Any] = {}
        for (name, make), cell in zip(convert, cells, strict=True):
            try:
                values[name] = make(cell.strip())
            except ValueError as error:
                faults.append(Fault(path, line, f"{name}: {error}"))
        if len(values) == len(convert):
            yield Placed(kind(**values), path, line)


@cache
def _converters(kind: Any) -> dict[str, _Converter]:
    hints = typing.get_type_hints(kind)
    return {field.name: _converter(hints[field.name]) for field in dataclasses.fields(kind)}


def _converter(hint: Any) -> _Converter:
    options = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return _parts
    if type(None) in options:
        inner = _converter(next(option for option in options if option is not type(None)))
        return lambda cell: inner(cell) if cell else None
    converters: dict[Any, _Converter] = {
        str: _text,
        date: date.fromisoformat,
        int: int,
        float: float,
        bool: _truth,
    }
    return converters[hint]


def _parts(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    parts = tuple(part.strip() for part in cell.split(_SEPARATOR))
    if not all(parts):
        raise ValueError(f"{cell!r} has an empty part")
    if len(set(parts)) < len(parts):
        raise ValueError(f"{cell!r} says something twice")
    return parts


def _text(cell: str) -> str:
    if not cell:
        raise ValueError("the cell is empty")
    return cell


def _truth(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"
