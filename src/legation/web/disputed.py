"""Places that more than one side claims, for the map."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from legation.errors import SchemaMismatch

SCHEMA = "disputed/1"
_FILE = "disputed.toml"
_SHORTEST = 3  # corners of a ring


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """
    A place with each side's name for it, and rings of (longitude, latitude) in degrees.

    The rings of land go beyond the shore; those of ``sea`` are drawn as they are.
    """

    id: str
    sides: dict[str, str]
    outlines: tuple[tuple[tuple[float, float], ...], ...]
    sea: bool = False

    @property
    def label(self) -> str:
        """Each side's name with its code: "Dokdo (KOR), Takeshima (JPN)"."""
        return ", ".join(f"{name} ({side})" for side, name in self.sides.items())


@cache
def disputed_places() -> tuple[Disputed, ...]:
    """Return the shipped table."""
    text = (files("legation.web") / "data" / _FILE).read_text("utf-8")
    return read_disputed(text)


def read_disputed(text: str) -> tuple[Disputed, ...]:
    """
    Read a table of disputed places.

    Raises:
        SchemaMismatch: every fault, by place.
    """
    data = tomllib.loads(text)
    faults = [] if data.get("schema") == SCHEMA else [f"the schema is {data.get('schema')!r}, not {SCHEMA!r}"]
    rows = data.get("place", [])
    for row in rows:
        faults += [f"{row.get('id', 'a place without id')}: {fault}" for fault in _faults(row)]
    if faults:
        lines = "\n  ".join(faults)
        raise SchemaMismatch(
            f"{_FILE} has faults:\n  {lines}", "the map would be drawn wrongly", "mend the places named"
        )
    return tuple(
        Disputed(
            id=row["id"],
            sides=dict(row["sides"]),
            outlines=tuple(tuple((float(x), float(y)) for x, y in ring) for ring in row["outlines"]),
            sea=row.get("sea", False),
        )
        for row in rows
    )


def _faults(row: dict[str, Any]) -> list[str]:
    faults = [f"{key} is missing" for key in ("id", "sides", "outlines") if not row.get(key)]
    if len(row.get("sides", {})) == 1:
        faults.append("one side alone disputes nothing")
    if not isinstance(row.get("sea", False), bool):
        faults.append("sea is neither true nor false")
    for ring in row.get("outlines", []):
        if len(ring) < _SHORTEST:
            faults.append(f"a ring has {len(ring)} corners")
        faults += [f"{point} is no place on earth" for point in ring if not _is_on_earth(point)]
    return faults


def _is_on_earth(point: Any) -> bool:
    return len(point) == 2 and -180 <= point[0] <= 180 and -90 <= point[1] <= 90
