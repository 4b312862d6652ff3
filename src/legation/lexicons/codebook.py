"""
The codebooks as checked tables: PLOVER's types, modes, contexts, scores and quads (``plover.toml``) and CAMEO's codes with
Goldstein's weights (``cameo.csv``). Sources and terms stand in the files' ``origin``.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from legation.errors import SchemaMismatch, UnknownCode
from legation.model import EventType

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "neutral")
_EXTREME = 10.0  # both scales run from -10 (conflict) to +10 (cooperation)


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """A PLOVER event type: its quad, its conflict-cooperation score and those of its modes, all from -10 to +10."""

    quad: str
    score: float
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code of two to four digits. ``goldstein`` runs from -10 to +10; ``plover`` is None where the manual maps it to nothing."""

    code: str
    name: str
    goldstein: float
    plover: EventType | None


@cache
def plover_types() -> Mapping[EventType, PloverType]:
    """Return PLOVER's types, and STATE."""
    return read_plover(_text("plover.toml"))[0]


@cache
def contexts() -> frozenset[str]:
    """Return the contexts (themes) that an event may bear."""
    return read_plover(_text("plover.toml"))[1]


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """Return CAMEO's codes, by code."""
    return read_cameo(_text("cameo.csv"))


def modes(event: EventType) -> tuple[str, ...]:
    """
    Return the modes of a PLOVER type, in alphabetical order.

    >>> modes(EventType.CONSULT)
    ('multilateral', 'phone', 'third-party', 'visit')
    """
    return tuple(sorted(plover_types()[event].modes))


def intensity(event: EventType, mode: str | None = None) -> float:
    """
    Return PLOVER's conflict-cooperation score, from -10 to +10: the mode's own where it has one.

    Raises:
        UnknownCode: the type has no such mode.

    >>> intensity(EventType.CONSULT), intensity(EventType.CONSULT, "visit")
    (2.5, 4.0)
    """
    kind = plover_types()[event]
    if mode is None:
        return kind.score
    if mode not in kind.modes:
        raise UnknownCode(f"{event} has no mode {mode!r}", fix=f"its modes are: {', '.join(modes(event)) or 'none'}")
    return kind.modes[mode]


def quad(event: EventType) -> str:
    """
    Return the quad class of a type, one of :data:`QUADS`.

    >>> quad(EventType.AID)
    'material cooperation'
    """
    return plover_types()[event].quad


def goldstein(cameo: str) -> float:
    """
    Return Goldstein's weight of a CAMEO code, from -10 to +10.

    Raises:
        UnknownCode: CAMEO has no such code.

    >>> goldstein("042")
    1.9
    """
    return _cameo(cameo).goldstein


def cameo_name(cameo: str) -> str:
    """
    Return what CAMEO calls a code.

    Raises:
        UnknownCode: CAMEO has no such code.

    >>> cameo_name("042")
    'Make a visit'
    """
    return _cameo(cameo).name


def read_plover(text: str, name: str = "plover.toml") -> tuple[Mapping[EventType, PloverType], frozenset[str]]:
    """
    Read and check PLOVER's table; return its types and its contexts.

    Raises:
        SchemaMismatch: naming every fault.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemaMismatch(f"{name} is no TOML: {error}") from error
    faults = [] if data.get("schema") == "plover/1" else [f"schema is {data.get('schema')!r}, not 'plover/1'"]
    if not data.get("origin"):
        faults.append("it does not say where its entries come from (origin)")
    types = data.get("types", {})
    faults.extend(f"type {event} is missing" for event in EventType if event.value not in types)
    for event, row in types.items():
        faults.extend(f"types.{event}: {fault}" for fault in _type_faults(event, row))
    if faults:
        raise SchemaMismatch(
            f"{name} has faults:\n  " + "\n  ".join(faults), "scores and checks rest on it", "mend what is named"
        )
    read = {
        EventType(e): PloverType(quad=r["quad"], score=float(r["score"]), modes=MappingProxyType(dict(r["modes"])))
        for e, r in types.items()
    }
    return MappingProxyType(read), frozenset(map(str, data.get("contexts", ())))


def _type_faults(event: str, row: Mapping[str, Any]) -> Iterator[str]:
    if event not in set(EventType):
        yield "is no event type"
    if row.get("quad") not in QUADS:
        yield f"unknown quad {row.get('quad')!r}"
    for mode, score in {"score": row.get("score"), **row.get("modes", {})}.items():
        if not isinstance(score, int | float) or abs(score) > _EXTREME:
            yield f"{mode}: {score!r} is no number from -10 to 10"


def read_cameo(text: str, name: str = "cameo.csv") -> Mapping[str, CameoCode]:
    """
    Read and check the table of CAMEO codes.

    Raises:
        SchemaMismatch: naming every fault with its line.
    """
    lines = text.splitlines()
    faults = [] if lines[:1] == ["# schema: cameo/1"] else [f"{name}:1: the first line is not '# schema: cameo/1'"]
    skipped = sum(1 for line in lines if line.startswith("#"))
    codes: dict[str, CameoCode] = {}
    for number, row in enumerate(csv.DictReader(lines[skipped:]), skipped + 2):
        code, weight = row.get("code") or "", row.get("goldstein") or ""
        found = list(_cameo_faults(code, weight, row.get("plover") or "", codes))
        faults.extend(f"{name}:{number}: {fault}" for fault in found)
        if not found:
            plover = EventType(row["plover"]) if row["plover"] else None
            codes[code] = CameoCode(code=code, name=row["name"], goldstein=float(weight), plover=plover)
    if faults:
        raise SchemaMismatch(
            "the CAMEO table has faults:\n  " + "\n  ".join(faults), "codes are checked by it", "mend the lines named"
        )
    return MappingProxyType(codes)


def _cameo_faults(code: str, weight: str, plover: str, known: Mapping[str, CameoCode]) -> Iterator[str]:
    if not code.isdigit() or not 2 <= len(code) <= 4:
        yield f"{code!r} is no CAMEO code"
    if code in known:
        yield f"code {code} stands twice"
    if plover and plover not in set(EventType):
        yield f"unknown event type {plover!r}"
    try:
        if abs(float(weight)) > _EXTREME:
            yield f"{weight} is beyond -10 and 10"
    except ValueError:
        yield f"{weight!r} is no number"


def _cameo(code: str) -> CameoCode:
    try:
        return cameo_codes()[code]
    except KeyError:
        raise UnknownCode(f"CAMEO has no code {code!r}", fix="codes have two to four digits: 042, 1312") from None


def _text(name: str) -> str:
    return (files("legation.lexicons") / "data" / "coding" / name).read_text(encoding="utf-8")
