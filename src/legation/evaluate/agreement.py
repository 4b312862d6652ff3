"""How far two analysts agree: Cohen's kappa and Krippendorff's alpha on what both coded."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.errors import InputError
from legation.model import Action, Correction

VERDICT = "verdict"
_PLAIN = ("event", "mode", "status", "cameo", "quad")
_PARTIES = ("actors", "recipients")
_VERDICTS = {Action.ACCEPT: "accepted", Action.AMEND: "amended", Action.REJECT: "rejected"}

Coding = Mapping[str, Mapping[str, str]]  # unit to field to value; a field that is not there was not coded


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """
    Two analysts' agreement on one field. ``units`` were coded by both, on ``agreed`` of them they gave one value.

    ``kappa`` and ``alpha`` are 1 for full agreement and 0 for what chance gives; None where they have no meaning, because
    all values are the same or nothing was coded by both. ``disputed`` are the units on which they differ.
    """

    field: str
    units: int
    agreed: int
    kappa: float | None
    alpha: float | None
    disputed: tuple[tuple[str, str, str], ...] = ()  # unit, first analyst's value, second's


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """
    Return Cohen's kappa of two analysts' values of the same units; None: no units, or only one value.

    Source: J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20
    (1960), 37-46: (observed - expected) / (1 - expected), expected from each analyst's own shares.

    >>> cohen_kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    count = len(pairs)
    if not count:
        return None
    observed = sum(one == other for one, other in pairs) / count
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[value] * second[value] for value in first) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """
    Return Krippendorff's alpha for nominal values; each unit holds the values that it was given, by however many analysts.

    Units with one value tell nothing and are left out. None: nothing is left, or only one value.

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A to C: coincidences of values
    within units, against those that chance pairs of all values would give.

    >>> krippendorff_alpha([("a", "a"), ("b", "b"), ("a",)])
    1.0
    """
    held = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in held for value in unit)
    count = sum(totals.values())
    if len(totals) < 2:
        return None
    disagreed = sum(
        sum(number * (len(unit) - number) for number in Counter(unit).values()) / (len(unit) - 1) for unit in held
    )
    expected = sum(number * (count - number) for number in totals.values()) / (count - 1)
    return 1 - disagreed / expected


def agreement(one: Coding, other: Coding, fields: Sequence[str] = ()) -> list[Agreement]:
    """Compare two codings field by field: those asked for, else all that both have, by name."""
    known = sorted(_fields(one) & _fields(other))
    return [_compared(field, one, other) for field in (fields or known)]


def _fields(coding: Coding) -> set[str]:
    return {field for values in coding.values() for field in values}


def _compared(field: str, one: Coding, other: Coding) -> Agreement:
    shared = [
        (unit, one[unit][field], other[unit][field])
        for unit in sorted(set(one) & set(other))
        if field in one[unit] and field in other[unit]
    ]
    pairs = [(first, second) for _, first, second in shared]
    return Agreement(
        field=field,
        units=len(pairs),
        agreed=sum(first == second for first, second in pairs),
        kappa=cohen_kappa(pairs),
        alpha=krippendorff_alpha(pairs),
        disputed=tuple(each for each in shared if each[1] != each[2]),
    )


def log_coding(log: Iterable[Correction]) -> dict[str, dict[str, str]]:
    """
    Turn an analyst's corrections into a coding: per claim the last verdict (accepted, amended, rejected) and the values
    given. Corrections that were undone must have been left out.
    """
    found: dict[str, dict[str, str]] = {}
    for correction in log:
        if correction.action not in _VERDICTS:
            continue
        for target in correction.targets:
            values = found.setdefault(target.id, {})
            values[VERDICT] = _VERDICTS[correction.action]
            values |= {each.field: _value(each.new) for each in correction.change}
    return found


def read_coding(path: Path) -> dict[str, dict[str, str]]:
    """
    Read a coding from a file: CSV with a column `id`, or JSON Lines of claims or of other records with an `id`.

    In CSV, all other columns are fields, and an empty cell was not coded; of JSON records, the coding, the parties and all
    other fields that hold a word or number are.

    Raises:
        InputError: naming the line that has no id, or that gives a unit twice.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read", str(error), "give a CSV or JSON Lines file in UTF-8") from error
    rows = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(text, path)
    found: dict[str, dict[str, str]] = {}
    for number, row in rows:
        unit = row.pop("id", None)
        if not unit:
            raise InputError(f"{path}:{number} has no id", "units are compared by their ids", "add a field `id`")
        if unit in found:
            raise InputError(f"{path}:{number} gives {unit!r} a second time", fix="code each unit once")
        found[unit] = row
    return found


def _csv_rows(text: str) -> list[tuple[int, dict[str, str]]]:
    rows = csv.DictReader(text.splitlines())
    return [
        (number, {str(name): str(value).strip() for name, value in row.items() if value and str(value).strip()})
        for number, row in enumerate(rows, 2)
    ]


def _json_rows(text: str, path: Path) -> list[tuple[int, dict[str, str]]]:
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number} is no JSON", str(error), "write one record a line") from error
        if not isinstance(record, dict):
            raise InputError(f"{path}:{number} is no record", fix="write one JSON object a line")
        if record.get("record") in (None, "claim"):
            rows.append((number, _flat(record)))
    return rows


def _flat(record: Mapping[str, Any]) -> dict[str, str]:
    is_claim = record.get("record") == "claim" or {"event", "actors"} <= set(record)
    names = ("id", *_PLAIN, *_PARTIES) if is_claim else tuple(record)
    return {name: _value(record[name]) for name in names if name in record and not isinstance(record[name], float)}


def _value(value: Any) -> str:
    """A value as it is compared: parties by id, days by their first and last, what is not there as "none"."""
    if isinstance(value, list):
        return "; ".join(sorted(_value(each) for each in value)) or "none"
    if isinstance(value, dict):
        if "earliest" in value:
            return f"{value['earliest']}..{value['latest']}"
        return str(value.get("id") or value.get("name") or value.get("text"))
    return "none" if value is None else str(value)
