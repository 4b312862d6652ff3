"""CSV tables with a schema: comment lines that name it and the origin, a header, and rows that become frozen records."""

import csv
import dataclasses
import typing
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from legation.errors import LexiconError, SchemaMismatch

Row = TypeVar("Row")
_SEPARATOR = ";"


def read_csv_table(path: Path, kind: type[Row], schema: str) -> list[Row]:
    """
    Read a table whose columns are the fields of the record type *kind*.

    The first lines are comments: ``# schema: states/1`` (must be *schema*) and ``# origin: ...`` (must be there). Then comes the header. Cells
    become what their field's type says: text, None for an empty cell where the type allows it, a tuple of the parts between semicolons, a date
    in ISO form, a number, or true/false.

    Raises:
        SchemaMismatch: a fault; the message lists every fault of the file, with its line.
    """
    faults: list[str] = []
    rows = list(_rows(path, kind, schema, faults))
    raise_faults(faults)
    return rows


def raise_faults(faults: list[str], error: type[LexiconError] = SchemaMismatch) -> None:
    """Raise *error* with all *faults*, if there are any."""
    if faults:
        raise error("\n  ".join(faults), "a data file is wrong", "mend the lines that are named")


def _rows(path: Path, kind: type[Row], schema: str, faults: list[str]) -> Iterator[Row]:
    convert: dict[str, Callable[[str], Any]] = _converters(kind)  # type: ignore[arg-type]
    comments: dict[str, str] = {}
    header: list[str] | None = None
    with path.open(encoding="utf-8", newline="") as file:
        lines = enumerate(file, 1)
        for number, line in lines:
            if not line.startswith("#"):
                header = next(csv.reader([line]))
                break
            key, _, value = line.lstrip("# ").partition(":")
            comments[key.strip()] = value.strip()
        if comments.get("schema") != schema:
            faults.append(f"{path}:1: schema is {comments.get('schema')!r}, not {schema!r}")
        if not comments.get("origin"):
            faults.append(f"{path}:1: no origin is given")
        if header != list(convert):
            faults.append(f"{path}:{len(comments) + 1}: columns are {header}, not {list(convert)}")
            return
        for number, line in lines:
            if line.strip():
                row = _row(next(csv.reader([line])), convert, kind, f"{path}:{number}", faults)
                if row is not None:
                    yield row


def _row(cells: list[str], convert: dict[str, Callable[[str], Any]], kind: type[Row], place: str, faults: list[str]) -> Row | None:
    if len(cells) != len(convert):
        faults.append(f"{place}: {len(cells)} cells, not {len(convert)}")
        return None
    values: dict[str, Any] = {}
    for (name, make), cell in zip(convert.items(), cells, strict=True):
        try:
            values[name] = make(cell.strip())
        except ValueError as error:
            faults.append(f"{place}: {name}: {error}")
            return None
    return kind(**values)


@cache
def _converters(kind: Any) -> dict[str, Callable[[str], Any]]:
    hints = typing.get_type_hints(kind)
    return {field.name: _converter(hints[field.name]) for field in dataclasses.fields(kind)}


def _converter(hint: Any) -> Callable[[str], Any]:
    options = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return lambda cell: tuple(part.strip() for part in cell.split(_SEPARATOR) if part.strip())
    if type(None) in options:
        inner = _converter(next(option for option in options if option is not type(None)))
        return lambda cell: inner(cell) if cell else None
    converters: dict[Any, Callable[[str], Any]] = {str: _text, date: date.fromisoformat, int: int, float: float, bool: _truth}
    return converters[hint]


def _text(cell: str) -> str:
    if not cell:
        raise ValueError("the cell is empty")
    return cell


def _truth(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"
