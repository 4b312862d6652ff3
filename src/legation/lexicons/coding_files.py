"""Read and check the files of the coding lexicons; every fault is told with its file and line."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch, UnknownCode
from legation.lexicons.codebook import cameo_codes, contexts, plover_types
from legation.lexicons.coding import ANY, DOERS, NOTHING, Act, Cell, Content, Cues
from legation.lexicons.patterns import Pattern, PatternFault, compile_pattern
from legation.model import EventType, Status

_KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_CONTENT_KEYS = frozenset({"id", "event", "mode", "cameo", "group", "contexts", "reciprocal", "examples", *_KINDS})
_ACT_KEYS = frozenset({"id", "doer", "like", "examples", *_KINDS})
_GRID_FIELDS = ("act", "content", "event", "mode", "cameo", "status", "content_status", "example")
_CUE_TABLES = ("modals", "adverbs", "adjectives")
_CUE_LISTS = (
    "conditions",
    "implicatives",
    "standing",
    "feared",
    "occasions",
    "measures",
    "territorial",
    "figurative",
    "people",
    "means",
    "suffered",
    "papers",
    "campaigners",
    "prompting",
    "notions",
)
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(slots=True)
class _Faults:
    """The faults found so far, each with its place and the class of error that it is."""

    found: list[tuple[str, type[LexiconError]]] = field(default_factory=list)

    def add(self, place: str, what: str, kind: type[LexiconError] = SchemaMismatch) -> None:
        self.found.append((f"{place}: {what}", kind))

    def raise_any(self) -> None:
        if not self.found:
            return
        kinds = {kind for _, kind in self.found}
        kind = kinds.pop() if len(kinds) == 1 else SchemaMismatch
        lines = "\n  ".join(text for text, _ in self.found)
        raise kind(
            f"the coding lexicons have {len(self.found)} fault{'s' * (len(self.found) > 1)}:\n  {lines}",
            "an entry that is wrong would silently never match, or code what is not said",
            "mend the lines named",
        )


@dataclass(slots=True)
class _Entry:
    """A table of a TOML file with the lines that it stands on."""

    file: str
    line: int
    text: str  # the entry's own lines
    row: Mapping[str, Any]

    def place(self, word: str = "") -> str:
        """Return "file:line" of *word* within the entry, or of the entry itself."""
        at = self.text.find(f'"{word}"') if word else -1
        return f"{self.file}:{self.line + (self.text.count(chr(10), 0, at) if at >= 0 else 0)}"


@dataclass(slots=True)
class _Owner:
    """Which entry has a pattern, so that no two of a kind have the same."""

    owners: dict[tuple[str, str, object], str] = field(default_factory=dict)

    def claim(self, entry_id: str, pattern: Pattern) -> str | None:
        """Record that *entry_id* has *pattern*; return another entry that has it already."""
        for head in pattern.heads:
            other = self.owners.setdefault((pattern.pos, head, pattern.parts), entry_id)
            if other != entry_id:
                return other
        return None


Tables = tuple[dict[str, Content], dict[str, Act], dict[tuple[str, str], Cell], Cues]


def read_folders(folders: Iterable[Path]) -> Tables:
    """
    Read the coding files of *folders*; later folders add to earlier ones or replace entries with the same id.

    Raises:
        LexiconError: naming every fault with file and line.
    """
    faults = _Faults()
    content_rows: dict[str, _Entry] = {}
    act_rows: dict[str, _Entry] = {}
    grid_rows: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    cue_rows: dict[str, dict[str, Any]] = {}
    for folder in folders:
        content_rows |= _toml_entries(folder, "contents*.toml", "contents/1", "content", faults)
        act_rows |= _toml_entries(folder, "acts*.toml", "acts/1", "act", faults)
        grid_rows |= _grid_rows(folder, faults)
        _merge_cues(cue_rows, folder, faults)
    owners = _Owner()
    contents = {name: _content(entry, owners, faults) for name, entry in content_rows.items()}
    owners = _Owner()
    acts = {name: _act(entry, act_rows, owners, faults) for name, entry in act_rows.items()}
    groups = frozenset(content.group for content in contents.values())
    known = frozenset({*contents, *groups, *(event.value for event in EventType), ANY, NOTHING})
    cells = {key: _cell(place, row, acts, known, faults) for key, (place, row) in grid_rows.items()}
    cues = _cues(cue_rows)
    faults.raise_any()
    return contents, acts, cells, cues


# -- TOML entries -----------------------------------------------------------------------------------------------------


def _toml_entries(folder: Path, glob: str, schema: str, table: str, faults: _Faults) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for path in sorted(folder.glob(glob)):
        for entry in _entries_of(path, schema, table, faults):
            name = entry.row.get("id")
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                faults.add(entry.place(), f"id must be lower-case letters, digits and hyphens, not {name!r}")
            elif name in entries:
                faults.add(entry.place(), f"{table} {name!r} stands already at {entries[name].place()}", DuplicateEntry)
            else:
                entries[name] = entry
    return entries


def _entries_of(path: Path, schema: str, table: str, faults: _Faults) -> Iterator[_Entry]:
    data, text = _toml(path, schema, faults)
    for key in data:
        if key not in (table, "schema", "origin"):
            faults.add(path.name, f"unknown table {key!r}")
    lines = text.splitlines()
    heads = [n for n, line in enumerate(lines) if line.strip() == f"[[{table}]]"]
    for row, start, end in zip(data.get(table, []), heads, [*heads[1:], len(lines)], strict=False):
        yield _Entry(path.name, start + 1, "\n".join(lines[start:end]), row)


def _toml(path: Path, schema: str, faults: _Faults) -> tuple[dict[str, Any], str]:
    text = path.read_text("utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        faults.add(path.name, f"is not TOML: {error}")
        return {}, text
    if data.get("schema") != schema:
        faults.add(f"{path.name}:1", f"schema is {data.get('schema')!r}, not {schema!r}")
    if not data.get("origin"):
        faults.add(f"{path.name}:1", "it does not say where its entries come from (origin)")
    return data, text


def _content(entry: _Entry, owners: _Owner, faults: _Faults) -> Content:
    row = entry.row
    _check_keys(entry, _CONTENT_KEYS, ("event", "cameo", "group"), faults)
    event = _event(entry.place(), row.get("event"), faults)
    mode = row.get("mode")
    _check_code(entry.place("mode"), event, mode, row.get("cameo"), faults)
    for context in row.get("contexts", ()):
        if context not in contexts():
            faults.add(entry.place(context), f"unknown context {context!r}", UnknownCode)
    return Content(
        id=row["id"],
        event=event or EventType.STATE,
        mode=mode,
        cameo=str(row.get("cameo")),
        group=str(row.get("group")),
        contexts=tuple(row.get("contexts", ())),
        reciprocal=bool(row.get("reciprocal", False)),
        patterns=_patterns(entry, owners, faults),
        examples=tuple(row.get("examples", ())),
    )


def _act(entry: _Entry, rows: Mapping[str, _Entry], owners: _Owner, faults: _Faults) -> Act:
    row = entry.row
    _check_keys(entry, _ACT_KEYS, ("doer",), faults)
    if row.get("doer") not in DOERS:
        faults.add(entry.place(str(row.get("doer"))), f"doer is {row.get('doer')!r}, not one of {', '.join(DOERS)}")
    like = row.get("like")
    if like is not None and (like not in rows or like == row["id"]):
        faults.add(entry.place(str(like)), f"it is like {like!r}, which is no other act", UnknownCode)
    return Act(
        id=row["id"],
        doer=str(row.get("doer")),
        like=like,
        patterns=_patterns(entry, owners, faults),
        examples=tuple(row.get("examples", ())),
    )


def _check_keys(entry: _Entry, allowed: frozenset[str], needed: tuple[str, ...], faults: _Faults) -> None:
    for key in entry.row:
        if key not in allowed:
            faults.add(entry.place(), f"unknown key {key!r}")
    for key in needed:
        if not entry.row.get(key):
            faults.add(entry.place(), f"{entry.row['id']!r} has no {key}")
    if not entry.row.get("examples"):
        faults.add(entry.place(), f"{entry.row['id']!r} has no examples")


def _patterns(entry: _Entry, owners: _Owner, faults: _Faults) -> tuple[Pattern, ...]:
    patterns: list[Pattern] = []
    for key, pos in _KINDS.items():
        for source in entry.row.get(key, ()):
            try:
                pattern = compile_pattern(source, pos)
            except PatternFault as error:
                faults.add(entry.place(source), f"{source!r}: {error}")
                continue
            other = owners.claim(entry.row["id"], pattern)
            if other is not None:
                faults.add(
                    entry.place(source),
                    f"{source!r} of {entry.row['id']!r} is a pattern of {other!r} too",
                    DuplicateEntry,
                )
            elif pattern in patterns:
                faults.add(entry.place(source), f"{source!r} stands twice in {entry.row['id']!r}", DuplicateEntry)
            patterns.append(pattern)
    if not patterns:
        faults.add(entry.place(), f"{entry.row['id']!r} has no patterns")
    return tuple(patterns)


def _event(place: str, name: object, faults: _Faults) -> EventType | None:
    if name not in set(EventType):
        faults.add(place, f"unknown event type {name!r}", UnknownCode)
        return None
    return EventType(str(name))


def _check_code(place: str, event: EventType | None, mode: str | None, cameo: object, faults: _Faults) -> None:
    if event is not None and mode is not None and mode not in plover_types()[event].modes:
        faults.add(place, f"{event} has no mode {mode!r}", UnknownCode)
    if cameo is not None and cameo not in cameo_codes():
        faults.add(place, f"CAMEO has no code {cameo!r}", UnknownCode)


# -- the grid ---------------------------------------------------------------------------------------------------------


def _grid_rows(folder: Path, faults: _Faults) -> dict[tuple[str, str], tuple[str, dict[str, str]]]:
    rows: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    for path in sorted(folder.glob("grid*.csv")):
        lines = path.read_text("utf-8").splitlines()
        if lines[:1] != ["# schema: grid/1"]:
            faults.add(f"{path.name}:1", "the first line is not '# schema: grid/1'")
            continue
        body = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
        numbers = [n for n, _ in body]
        reader = csv.reader(line for _, line in body)
        if tuple(next(reader, ())) != _GRID_FIELDS:
            faults.add(f"{path.name}:{numbers[0] if numbers else 1}", f"the columns are not {','.join(_GRID_FIELDS)}")
            continue
        for number, values in zip(numbers[1:], reader, strict=False):
            place = f"{path.name}:{number}"
            if len(values) != len(_GRID_FIELDS):
                faults.add(place, f"{len(values)} columns, not {len(_GRID_FIELDS)}")
                continue
            row = dict(zip(_GRID_FIELDS, values, strict=True))
            key = (row["act"], row["content"])
            if key in rows:
                faults.add(place, f"{key[0]} x {key[1]} stands already at {rows[key][0]}", DuplicateEntry)
            rows[key] = (place, row)
    return rows


def _cell(place: str, row: dict[str, str], acts: Mapping[str, Act], known: frozenset[str], faults: _Faults) -> Cell:
    if row["act"] not in acts:
        faults.add(place, f"unknown act {row['act']!r}", UnknownCode)
    if row["content"] not in known:
        faults.add(place, f"{row['content']!r} is no content, group or event type", UnknownCode)
    event = _event(place, row["event"], faults) if row["event"] else None
    if event is None and (row["mode"] or row["cameo"]):
        faults.add(place, "a mode or code without an event")
    if event is not None and not row["cameo"]:
        faults.add(place, "an event without a CAMEO code")
    mode, cameo = row["mode"] or None, row["cameo"] or None
    _check_code(place, event, mode, cameo, faults)
    return Cell(
        act=row["act"],
        content=row["content"],
        event=event,
        mode=mode,
        cameo=cameo,
        status=_status(place, row["status"], faults) or Status.ACTUAL,
        content_status=_status(place, row["content_status"], faults),
        example=row["example"],
    )


def _status(place: str, name: str, faults: _Faults) -> Status | None:
    if not name:
        return None
    if name not in set(Status):
        faults.add(place, f"unknown status {name!r}", UnknownCode)
        return None
    return Status(name)


# -- cues -------------------------------------------------------------------------------------------------------------


def _merge_cues(rows: dict[str, dict[str, Any]], folder: Path, faults: _Faults) -> None:
    for path in sorted(folder.glob("cues*.toml")):
        data, text = _toml(path, "cues/1", faults)
        for key in data:
            if key not in ("schema", "origin", *_CUE_TABLES, *_CUE_LISTS):
                faults.add(path.name, f"unknown table {key!r}")
        for key in _CUE_TABLES:
            for word, name in data.get(key, {}).items():
                _status(_cue_place(path, text, word), str(name), faults)
                rows.setdefault(key, {})[word] = name
        for key in _CUE_LISTS:
            rows.setdefault(key, {}).update(dict.fromkeys(data.get(key, ())))
        for word in (word for key in (*_CUE_TABLES, *_CUE_LISTS) for word in rows.get(key, {})):
            if word != word.lower() or " " in word:
                faults.add(_cue_place(path, text, word), f"a cue is one word in lower case, not {word!r}")


def _cue_place(path: Path, text: str, word: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf'"?{re.escape(word)}"?\s*=', line.strip()) or f'"{word}"' in line:
            return f"{path.name}:{number}"
    return path.name


def _cues(rows: Mapping[str, Mapping[str, Any]]) -> Cues:
    def table(key: str) -> Mapping[str, Status]:
        return MappingProxyType({w: Status(name) for w, name in rows.get(key, {}).items() if name in set(Status)})

    return Cues(
        modals=table("modals"),
        adverbs=table("adverbs"),
        adjectives=table("adjectives"),
        **{key: frozenset(rows.get(key, ())) for key in _CUE_LISTS},
    )
