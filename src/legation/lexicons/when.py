"""The words of time, the holidays and the dated landmarks: data/when/*.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from legation.errors import SchemaMismatch

FOLDER: Final = Path(__file__).parent / "data" / "when"
# Classes whose keys are numbers; the others' keys are codes or names.
_NUMBERED: Final = frozenset({"months", "weekdays", "numbers", "ordinals", "days"})
_SECTIONS: Final = (
    *(
        "months",
        "weekdays",
        "units",
        "seasons",
        "dayparts",
        "numbers",
        "ordinals",
        "decades",
        "days",
        "references",
        "sets",
    ),
    *("modifiers", "parts", "classes"),
)
_LANDMARK_KINDS: Final = frozenset(
    {
        "treaty",
        "summit",
        "annexation",
        "vote",
        "test",
        "war",
        "attack",
        "disaster",
        "death",
        "office",
        "accession",
        "other",
    }
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word's class ("months", "units" ..., or a name from the table ``classes``) and its value (9, "D", "last")."""

    word: str
    section: str
    value: int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """
    A day of the calendar with a name. One of three rules gives its date in a year: a fixed ``month`` and ``day``; the
    ``nth`` (negative: from the end) ISO ``weekday`` of a ``month``, and ``plus`` days; ``easter``: days after Easter Sunday (Gregorian).
    """

    names: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    plus: int = 0
    easter: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """
    A dated happening that texts mention. ``words``: groups, each a list of alternatives; a sentence mentions the landmark
    if every group has an alternative in it (lower case; whole words). Days are inclusive; ``name`` is for reasons.
    """

    name: str
    kind: str
    first: date
    last: date
    words: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def load_time_words() -> Mapping[str, TimeWord]:
    """
    Return the words of time by their lower-case form; several words joined by a blank are one entry ("at present").

    Raises:
        SchemaMismatch: the table is wrong; every fault is named with its line.
    """
    table, lines = _read(FOLDER / "words.toml", "time-words/1")
    faults, words = [], dict[str, TimeWord]()
    for section in _SECTIONS:
        for key, forms in table.get(section, {}).items():
            if section in _NUMBERED and not key.removeprefix("-").isdigit():
                faults.append(f"[{section}] {key}: a number is needed")
                continue
            for form in forms:
                seen = words.get(form)
                if seen is not None and not _may_share(seen.section, section, seen.value, key):
                    faults.append(f"line {_line(lines, form)}: {form!r} stands under {seen.section} and {section}")
                words.setdefault(form, TimeWord(form, section, int(key) if section in _NUMBERED else key))
    faults += [f"[{name}] is no section" for name in table if name not in (*_SECTIONS, "schema", "origin")]
    _refuse(FOLDER / "words.toml", faults)
    return words


@lru_cache(maxsize=1)
def load_holidays() -> tuple[Holiday, ...]:
    """Return the holidays. Raises SchemaMismatch with every fault."""
    path = FOLDER / "holidays.toml"
    table, lines = _read(path, "holidays/1")
    faults, holidays = [], []
    for row in table.get("holiday", []):
        names = row.get("names") or ["?"]
        rules = [
            ("month" in row and "day" in row),
            ("weekday" in row and "nth" in row and "month" in row),
            "easter" in row,
        ]
        if sum(rules) != 1 or not row.get("names"):
            faults.append(f"line {_line(lines, names[0])}: {names[0]!r} needs names and exactly one rule")
            continue
        if unknown := row.keys() - {"names", "month", "day", "weekday", "nth", "plus", "easter"}:
            faults.append(f"line {_line(lines, names[0])}: {sorted(unknown)} unknown")
            continue
        holidays.append(Holiday(**{**row, "names": tuple(names)}))
    _refuse(path, faults)
    return tuple(holidays)


@lru_cache(maxsize=1)
def load_landmarks() -> tuple[Landmark, ...]:
    """Return the dated landmarks in order of time. Raises SchemaMismatch with every fault."""
    path = FOLDER / "landmarks.toml"
    table, lines = _read(path, "landmarks/1")
    faults, landmarks = [], []
    for row in table.get("landmark", []):
        name = str(row.get("name", "?"))
        fault = _landmark_fault(row)
        if fault:
            faults.append(f"line {_line(lines, name)}: {name!r}: {fault}")
            continue
        words = tuple(tuple(group.split("|")) for group in row["words"])
        landmarks.append(
            Landmark(name=name, kind=row["kind"], first=row["first"], last=row.get("last", row["first"]), words=words)
        )
    names = [landmark.name for landmark in landmarks]
    faults += [f"line {_line(lines, name)}: {name!r} stands twice" for name in {n for n in names if names.count(n) > 1}]
    _refuse(path, faults)
    return tuple(sorted(landmarks, key=lambda landmark: (landmark.first, landmark.name)))


def _landmark_fault(row: Mapping[str, Any]) -> str | None:
    if unknown := row.keys() - {"name", "kind", "first", "last", "words"}:
        return f"{sorted(unknown)} unknown"
    if row.get("kind") not in _LANDMARK_KINDS:
        return f"kind {row.get('kind')!r} is none of {sorted(_LANDMARK_KINDS)}"
    if type(row.get("first")) is not date or type(row.get("last", row["first"])) is not date:
        return "first and last must be dates"
    if row.get("last", row["first"]) < row["first"]:
        return "it ends before it begins"
    groups = row.get("words")
    if not groups or not all(isinstance(group, str) and group and group == group.lower() for group in groups):
        return "words must be groups of lower-case alternatives, joined by |"
    return None


def _may_share(first: str, second: str, value: int | str, key: str) -> bool:
    """Tell whether one form may stand in two sections: "second" (unit, ordinal) is told apart by its neighbours."""
    return {first, second} == {"units", "ordinals"} or (
        first == second == "classes" and {value, key} <= {"vague", "approximate", "in"}
    )


def _read(path: Path, schema: str) -> tuple[dict[str, Any], list[str]]:
    text = path.read_text("utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemaMismatch(f"{path}: {error}", "the file is not TOML", "mend the line that is named") from error
    if table.get("schema") != schema:
        raise SchemaMismatch(
            f"{path}: line 1: schema is {table.get('schema')!r}, not {schema!r}", "the file is of another kind or age"
        )
    return table, text.splitlines()


def _line(lines: list[str], word: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if f'"{word}"' in line), 1)


def _refuse(path: Path, faults: list[str]) -> None:
    if faults:
        raise SchemaMismatch(f"{path}: {'; '.join(faults)}", "entries are wrong", "mend the lines that are named")
