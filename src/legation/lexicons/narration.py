"""Words in which briefs tell what a ledger holds: data/narration/phrases.csv and words.toml."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legation.errors import SchemaMismatch
from legation.lexicons.tables import read_csv_table
from legation.model import EventType, PlanState
from legation.model.issues import LinkKind, Stance

FOLDER = Path(__file__).parent / "data" / "narration"
ACT = "act:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """
    How a doing is told, beginning with a verb's base form: of a party acted on, of a thing, and alone.

    ``doing`` is an act ("act:urge"), a content ("visit") or an event type; the phrase is for entries of the type ``event``
    only, so that "ended sanctions", which is coded otherwise than sanctions are, is never told as sanctions.
    """

    doing: str
    event: str
    party: str
    thing: str
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Small words: see the comments in words.toml. ``irregular`` gives a verb's past and -ing form."""

    articles: frozenset[str]
    openers: frozenset[str]
    turning: frozenset[str]
    irregular: Mapping[str, tuple[str, str]]
    stances: Mapping[Stance, str]
    ties: Mapping[LinkKind, tuple[str, str, str]]
    steps: Mapping[PlanState, str]


@cache
def load_phrases(path: Path = FOLDER / "phrases.csv") -> Mapping[tuple[str, str], Phrase]:
    """
    Return the phrases by doing and event type; every event type has one of its own.

    Raises:
        SchemaMismatch, DuplicateEntry: the file is faulty; every fault is named with its line.
    """
    rows = read_csv_table(path, Phrase, "phrases/1", key="doing")
    phrases = {(row.doing, row.event): row for row in rows}
    unknown = [row.doing for row in rows if row.event not in set(EventType)]
    if unknown:
        raise SchemaMismatch(f"{path}: no such event type in {', '.join(unknown)}", fix="correct the column `event`")
    missing = [event.value for event in EventType if (event.value, event.value) not in phrases]
    if missing:
        raise SchemaMismatch(f"{path}: no row for {', '.join(missing)}", "briefs could not tell of these", "add them")
    return phrases


@cache
def load_words(path: Path = FOLDER / "words.toml") -> Words:
    """
    Return the small words.

    Raises:
        SchemaMismatch: the file is faulty; every fault is named.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SchemaMismatch(f"{path} is no TOML: {error}") from error
    if faults := list(_faults(table)):
        raise SchemaMismatch(f"{path}: {'; '.join(faults)}", fix="correct these entries")
    return Words(
        articles=frozenset(table["articles"]),
        openers=frozenset(table["openers"]),
        turning=frozenset(table["turning"]),
        irregular={verb: (past, gerund) for verb, (past, gerund) in table["irregular"].items()},
        stances={stance: table["stances"][stance.value] for stance in Stance},
        ties={kind: (*table["ties"][kind.value],) for kind in LinkKind},
        steps={state: table["steps"][state.value] for state in PlanState},
    )


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    if table.get("schema") != "narration/1":
        yield f"schema is {table.get('schema')!r}, not 'narration/1'"
    if not table.get("origin"):
        yield "it does not say where its entries come from (origin)"
    for name in ("articles", "openers", "turning"):
        if not _texts(table.get(name)):
            yield f"{name} is no list of words"
    for name, kind, count in (("stances", Stance, 0), ("ties", LinkKind, 3), ("steps", PlanState, 0)):
        yield from _row_faults(name, table.get(name, {}), [each.value for each in kind], count)
    irregular = table.get("irregular", {})
    yield from _row_faults("irregular", irregular, irregular, 2)


def _row_faults(name: str, rows: Mapping[str, Any], wanted: Iterable[str], count: int) -> Iterator[str]:
    for key in sorted(set(wanted) ^ set(rows)):
        yield f"{name}.{key} is {'unknown' if key in rows else 'missing'}"
    for key, value in rows.items():
        right = isinstance(value, str) and value if not count else _texts(value) and len(value) == count
        if not right:
            yield f"{name}.{key} is no {'text' if not count else f'list of {count} texts'}"


def _texts(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(each, str) for each in value)


def past(verb: str) -> str:
    """
    Return a verb's past form.

    >>> past("meet"), past("invite"), past("deny"), past("urge"), past("veto")
    ('met', 'invited', 'denied', 'urged', 'vetoed')
    """
    if verb in load_words().irregular:
        return load_words().irregular[verb][0]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}ed"


def gerund(verb: str) -> str:
    """
    Return a verb's -ing form.

    >>> gerund("occupy"), gerund("urge"), gerund("cut")
    ('occupying', 'urging', 'cutting')
    """
    if verb in load_words().irregular:
        return load_words().irregular[verb][1]
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"
