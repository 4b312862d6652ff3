"""Words that show a stance on an issue, and words that tie one thing to another: data/standpoints/."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from legation.errors import SchemaMismatch
from legation.lexicons.attribution import CLASSES, FRAMES
from legation.model.issues import IssueKind, LinkKind, Stance

_GAP = r"""[\s"“”‘’']+"""  # what may stand between two words: 'are "not connected"'
_SLOTS = FRAMES | {"object", "inf", "clause", "gerund"}
_ENDS = FRAMES | {"subject", "main", "clause", "object"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCue:
    """
    A word whose subject shows a stance on what stands in one of ``slots``. ``noun`` is the object of a light verb; ``only``
    lists the kinds of issue that it can be said of; empty: any.
    """

    word: str
    stance: Stance
    slots: frozenset[str]
    noun: str | None = None
    only: frozenset[str] = frozenset()
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words inside what is said that show a stance; ``own``: only of a clause about the speaker's own side."""

    pattern: re.Pattern[str]
    stance: Stance
    own: bool = False
    only: frozenset[str] = frozenset()
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCue:
    """A word that ties ``cause`` to ``effect``; ``negative``: only where the clause above it is negative ("not ... until")."""

    word: str
    kind: LinkKind
    cause: str
    effect: str
    negative: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Standpoints:
    """The tables, by word; ``classes`` by class of attribution cue."""

    classes: Mapping[str, StanceCue]
    verbs: Mapping[str, StanceCue]
    adjectives: Mapping[str, StanceCue]
    phrases: Mapping[tuple[str, str], StanceCue]
    sayings: tuple[Saying, ...]
    link_verbs: Mapping[str, LinkCue]
    link_predicates: Mapping[str, LinkCue]
    link_leads: Mapping[str, LinkCue]
    pressing: Mapping[str, str]  # verb: example


@cache
def standpoints() -> Standpoints:
    """Return the tables that ship with Legation, read once."""
    return load_standpoints(files("legation.lexicons") / "data" / "standpoints")


def load_standpoints(folder: Traversable) -> Standpoints:
    """
    Read and check the tables in *folder*.

    Raises:
        SchemaMismatch: naming every fault with file and line.
    """
    faults: list[str] = []
    stances, text = _read(folder, "stances.toml", "stances/1", faults)
    tables: dict[str, Any] = {}
    for key, name in (("classes", "class"), ("verbs", "word"), ("adjectives", "word"), ("phrases", "verb")):
        tables[key] = [
            cue
            for row, at in _rows(stances, key, text, "stances.toml", faults)
            if (cue := _stance(row, name, at, faults)) is not None
        ]
    sayings = [
        saying
        for row, at in _rows(stances, "sayings", text, "stances.toml", faults)
        if (saying := _saying(row, at, faults)) is not None
    ]
    links, text = _read(folder, "links.toml", "links/1", faults)
    for key in ("verbs", "predicates", "leads"):
        tables[f"link {key}"] = [
            tie
            for row, at in _rows(links, key, text, "links.toml", faults)
            if (tie := _link(row, at, faults)) is not None
        ]
    pressing = {str(row.get("word")): str(row.get("example")) for row in links.get("pressing", [])}
    if faults:
        raise SchemaMismatch(
            "the tables of stances and links have faults:\n  " + "\n  ".join(faults),
            "a cue that is misspelt would silently never match",
            "mend the lines named",
        )
    return Standpoints(
        classes={cue.word: cue for cue in tables["classes"]},
        verbs={cue.word: cue for cue in tables["verbs"]},
        adjectives={cue.word: cue for cue in tables["adjectives"]},
        phrases={(cue.word, cue.noun): cue for cue in tables["phrases"]},
        sayings=tuple(sayings),
        link_verbs={cue.word: cue for cue in tables["link verbs"]},
        link_predicates={cue.word: cue for cue in tables["link predicates"]},
        link_leads={cue.word: cue for cue in tables["link leads"]},
        pressing=pressing,
    )


def _read(folder: Traversable, name: str, schema: str, faults: list[str]) -> tuple[dict[str, Any], str]:
    try:
        text = (folder / name).read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        faults.append(f"{name}: {error}")
        return {}, ""
    if data.get("schema") != schema:
        faults.append(f"{name}:1: schema is {data.get('schema')!r}, not {schema!r}")
    if not data.get("origin"):
        faults.append(f"{name}:1: it does not say where its entries come from (origin)")
    return data, text


def _rows(
    data: Mapping[str, Any], key: str, text: str, name: str, faults: list[str]
) -> Sequence[tuple[dict[str, Any], str]]:
    """Return the rows of one table with their places, and note those out of order, twice there, or without an example."""
    lines, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\w+\s*=", line):
            inside = line.split("=")[0].strip() == key
        elif inside and line.lstrip().startswith("{"):
            lines.append(number)
    rows = data.get(key, [])
    placed = [(row, f"{name}:{lines[k] if k < len(lines) else 0}") for k, row in enumerate(rows)]
    last: tuple[str, ...] = ()
    for row, at in placed:
        own = (str(row.get("word") or row.get("class") or row.get("verb")), str(row.get("noun", "")))
        if key != "sayings" and own <= last:
            faults.append(f"{at}: {own[0]!r} is out of order or stands twice")
        last = own
        if not row.get("example"):
            faults.append(f"{at}: no example")
    return placed


def _stance(row: Mapping[str, Any], name: str, at: str, faults: list[str]) -> StanceCue | None:
    slots = frozenset(row.get("frames", row.get("slots", ())))
    word, only = str(row.get(name, "")), frozenset(row.get("only", ()))
    bad = [f"unknown slot {slot!r}" for slot in sorted(slots - _SLOTS)] + _faults(row, only)
    if not slots:
        bad.append("no slots")
    if name == "class" and word not in CLASSES:
        bad.append(f"unknown class {word!r}")
    if not word:
        bad.append(f"no {name}")
    faults.extend(f"{at}: {fault}" for fault in bad)
    if bad:
        return None
    return StanceCue(
        word=word,
        stance=Stance(row["stance"]),
        slots=slots,
        noun=row.get("noun"),
        only=only,
        example=str(row.get("example", "")),
    )


def _faults(row: Mapping[str, Any], only: frozenset[str]) -> list[str]:
    bad = [f"unknown kind of issue {kind!r}" for kind in sorted(only - {k.value for k in IssueKind})]
    if row.get("stance") not in {s.value for s in Stance}:
        bad.append(f"unknown stance {row.get('stance')!r}")
    return bad


def _saying(row: Mapping[str, Any], at: str, faults: list[str]) -> Saying | None:
    only = frozenset(row.get("only", ()))
    bad = _faults(row, only)
    try:
        words = str(row.get("words", "")).replace(" ", _GAP)
        pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    except re.error as error:
        bad.append(f"no regular expression: {error}")
    faults.extend(f"{at}: {fault}" for fault in bad)
    if bad:
        return None
    return Saying(
        pattern=pattern,
        stance=Stance(row["stance"]),
        own=bool(row.get("own")),
        only=only,
        example=str(row.get("example", "")),
    )


def _link(row: Mapping[str, Any], at: str, faults: list[str]) -> LinkCue | None:
    bad = [f"unknown place {row.get(end)!r} of the {end}" for end in ("cause", "effect") if row.get(end) not in _ENDS]
    if row.get("kind") not in {k.value for k in LinkKind}:
        bad.append(f"unknown kind {row.get('kind')!r}")
    faults.extend(f"{at}: {fault}" for fault in bad)
    if bad:
        return None
    return LinkCue(
        word=str(row.get("word")),
        kind=LinkKind(row["kind"]),
        cause=row["cause"],
        effect=row["effect"],
        negative=bool(row.get("negative")),
        example=str(row.get("example", "")),
    )
