"""
What the readers of pages know beforehand: outlets and agencies, words of page furniture, forum cards, marks of voice.

Read once from ``data/pages``; a loader reports every fault of a file, each with its line, and then gives up.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch


class CueRole(StrEnum):
    """What a line of page furniture is for."""

    NAVIGATION = "navigation"
    BUTTON = "button"
    LOGIN = "login"
    SURVEY = "survey"
    APPEAL = "appeal"
    EXPIRED = "expired"
    COMMENTS = "comments"
    COMMENTS_END = "comments_end"
    RELATED = "related"
    CREDIT = "credit"
    COPYRIGHT = "copyright"
    CAPTION = "caption"
    TAGS = "tags"
    UPDATED = "updated"
    QUOTE_END = "quote_end"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, site, broadcaster or news agency (``kind`` is "outlet" or "agency") and the domains it owns."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of furniture: the pattern must match the whole line."""

    role: CueRole
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()  # one of these must occur in the line, in small letters

    def fits(self, line: str, small: str) -> bool:
        """Tell whether the cue matches *line*, of which *small* is the form in small letters."""
        return (not self.needs or any(need in small for need in self.needs)) and bool(self.pattern.fullmatch(line))


@dataclass(frozen=True, slots=True)
class VoiceFeature:
    """A mark of a reporter's voice (weight above zero) or a reader's (below); counted at most ``cap`` times."""

    name: str
    pattern: re.Pattern[str]
    outside_quotations: bool
    small_letters: bool  # the pattern is for text in small letters: several times faster than ignoring case
    weight: float
    cap: int


@dataclass(frozen=True, slots=True)
class Cards:
    """Labels of the fields on a forum member's card, and ranks; all in small letters."""

    labels: frozenset[str]
    ranks: frozenset[str]


@cache
def outlets() -> tuple[Outlet, ...]:
    """
    Return the outlets and agencies of ``outlets.csv``, in the file's order.

    Raises:
        LexiconError: the file is faulty; the message lists every fault with its line.
    """
    return read_outlets(_text("outlets.csv"))


@cache
def cues() -> tuple[Cue, ...]:
    """
    Return the furniture cues of ``cues.toml``, in the file's order (the first that matches decides).

    Raises:
        LexiconError: the file is faulty.
    """
    return read_cues(_text("cues.toml"))


@cache
def voice_features() -> tuple[VoiceFeature, ...]:
    """
    Return the marks of voice of ``voice.toml``.

    Raises:
        LexiconError: the file is faulty.
    """
    return read_voice(_text("voice.toml"))


@cache
def cards() -> Cards:
    """
    Return the labels and ranks of ``cards.toml``.

    Raises:
        LexiconError: the file is faulty.
    """
    return read_cards(_text("cards.toml"))


@cache
def outlets_by_name() -> dict[str, Outlet]:
    """Return the outlets by casefolded name and alias."""
    return {name.casefold(): outlet for outlet in outlets() for name in (outlet.name, *outlet.aliases)}


@cache
def outlets_by_domain() -> dict[str, Outlet]:
    """Return the outlets by the domains they own."""
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


def read_outlets(text: str, name: str = "outlets.csv") -> tuple[Outlet, ...]:
    """
    Read the table of outlets from *text*.

    Raises:
        SchemaMismatch: the heading is not the one expected.
        LexiconError: rows are faulty; all faults are listed.
    """
    rows = list(csv.reader(text.splitlines()))
    heading = ["name", "kind", "aliases", "domains", "origin"]
    if not rows or rows[0] != heading:
        raise SchemaMismatch(f"{name}:1: the heading must be {','.join(heading)}")
    faults: list[str] = []
    seen: dict[str, int] = {}
    found: list[Outlet] = []
    for line, row in enumerate(rows[1:], start=2):
        problem = _outlet_fault(row, seen, line)
        if problem:
            faults.append(f"{name}:{line}: {problem}")
            continue
        found.append(Outlet(row[0], row[1], _list(row[2]), _list(row[3])))
    _raise_if(faults, name)
    return tuple(found)


def _outlet_fault(row: list[str], seen: dict[str, int], line: int) -> str | None:
    if len(row) != 5:
        return f"5 fields wanted, {len(row)} found"
    if not row[0] or not row[4]:
        return "name and origin must not be empty"
    if row[1] not in ("agency", "outlet"):
        return f"kind must be agency or outlet, not {row[1]!r}"
    keys = {key.casefold() for key in (row[0], *_list(row[2]))} | {f"@{domain}" for domain in _list(row[3])}
    for key in sorted(keys):
        if key in seen:
            return f"{key.removeprefix('@')!r} stands in line {seen[key]} already"
    seen.update(dict.fromkeys(keys, line))
    return None


def read_cues(text: str, name: str = "cues.toml") -> tuple[Cue, ...]:
    """
    Read furniture cues from *text*.

    Raises:
        SchemaMismatch: the schema is not "cues/1".
        LexiconError: entries are faulty; all faults are listed.
    """
    faults: list[str] = []
    found: list[Cue] = []
    for line, entry in _entries(text, name, "cues/1", "cue"):
        role = entry.get("role")
        pattern = _pattern(entry.get("pattern"), re.IGNORECASE)
        needs = tuple(map(str, entry.get("needs", ())))
        if role not in set(CueRole):
            faults.append(f"{name}:{line}: unknown role {role!r}")
        elif isinstance(pattern, str):
            faults.append(f"{name}:{line}: {pattern}")
        elif not Cue(CueRole(role), pattern, needs).fits(example := str(entry.get("example", "")), example.lower()):
            faults.append(f"{name}:{line}: the example does not match")
        elif "counter" not in entry or pattern.fullmatch(str(entry["counter"])):
            faults.append(f"{name}:{line}: the counter-example is missing or matches")
        else:
            found.append(Cue(CueRole(role), pattern, needs))
    _raise_if(faults, name)
    return tuple(found)


def read_voice(text: str, name: str = "voice.toml") -> tuple[VoiceFeature, ...]:
    """
    Read marks of voice from *text*.

    Raises:
        SchemaMismatch: the schema is not "voice/1".
        LexiconError: entries are faulty; all faults are listed.
    """
    faults: list[str] = []
    found: dict[str, VoiceFeature] = {}
    for line, entry in _entries(text, name, "voice/1", "feature"):
        pattern = _pattern(entry.get("pattern"), 0)
        small = not entry.get("case")
        title, weight, cap = str(entry.get("name", "")), entry.get("weight"), entry.get("cap")
        if isinstance(pattern, str):
            faults.append(f"{name}:{line}: {pattern}")
        elif not title or title in found:
            faults.append(f"{name}:{line}: the name is missing or used twice")
        elif entry.get("where") not in ("outside", "whole"):
            faults.append(f"{name}:{line}: where must be outside or whole")
        elif not isinstance(weight, float) or not isinstance(cap, int) or cap < 1:
            faults.append(f"{name}:{line}: weight must be a decimal and cap a whole number from 1")
        elif not pattern.search(_cased(entry.get("example"), small)):
            faults.append(f"{name}:{line}: the example does not match")
        elif "counter" not in entry or pattern.search(_cased(entry["counter"], small)):
            faults.append(f"{name}:{line}: the counter-example is missing or matches")
        elif small and pattern.pattern != _small_pattern(pattern.pattern):
            faults.append(f"{name}:{line}: the pattern ignores case and must be in small letters")
        else:
            found[title] = VoiceFeature(title, pattern, entry["where"] == "outside", small, weight, cap)
    _raise_if(faults, name)
    return tuple(found.values())


def read_cards(text: str, name: str = "cards.toml") -> Cards:
    """
    Read card labels and ranks from *text*.

    Raises:
        SchemaMismatch: the schema is not "cards/1".
        DuplicateEntry: a label or rank stands there twice.
    """
    table = _table(text, name, "cards/1")
    faults: list[str] = []
    for key in ("labels", "ranks"):
        words = table.get(key)
        if not isinstance(words, list) or not all(isinstance(word, str) and word == word.casefold() for word in words):
            raise SchemaMismatch(f"{name}:{_line_of(text, key)}: {key} must be a list of words in small letters")
        twice = sorted({word for word in words if words.count(word) > 1})
        faults += [f"{name}:{_line_of(text, key)}: {word!r} stands twice in {key}" for word in twice]
    if faults:
        raise DuplicateEntry("\n".join(faults), fix=f"mend {name}")
    return Cards(frozenset(table["labels"]), frozenset(table["ranks"]))


def _text(name: str) -> str:
    return (files("legation.lexicons") / "data" / "pages" / name).read_text(encoding="utf-8")


def _table(text: str, name: str, schema: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemaMismatch(f"{name}: {error}") from error
    if table.get("schema") != schema or not table.get("origin"):
        raise SchemaMismatch(f'{name}:1: schema must be "{schema}", and origin must be given')
    return table


def _entries(text: str, name: str, schema: str, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = _table(text, name, schema).get(key, [])
    if not isinstance(entries, list) or not entries:
        raise SchemaMismatch(f"{name}:1: no [[{key}]] in it")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{key}]]"]
    yield from zip(lines, entries, strict=True)


def _pattern(pattern: object, flags: int) -> re.Pattern[str] | str:
    """Return the compiled pattern, or what is wrong with it. Unbounded dots could make a long line hang."""
    if not isinstance(pattern, str) or not pattern:
        return "the pattern is missing"
    if ".*" in pattern or ".+" in pattern:
        return "the pattern holds .* or .+; bound it, as in .{0,80}"
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        return f"the pattern is no regular expression: {error}"


def _cased(value: object, small: bool) -> str:
    return str(value or "").lower() if small else str(value or "")


def _small_pattern(pattern: str) -> str:
    """Return the pattern with its letters small, except those of escapes such as \\W."""
    return re.sub(r"\\.|[A-Z]", lambda match: match[0] if match[0][0] == "\\" else match[0].lower(), pattern)


def _line_of(text: str, key: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith(key)), 1)


def _list(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


def _raise_if(faults: list[str], name: str) -> None:
    if faults:
        raise LexiconError("\n".join(faults), fix=f"mend {name}")
