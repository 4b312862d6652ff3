"""The gazetteer: cities, famous and disputed places, and states as places (``data/places/*.csv``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from legation.lexicons.registry import load_registry
from legation.lexicons.tables import read_csv_table


@dataclass(frozen=True, slots=True)
class City:
    """A row of ``places.csv``: degrees are WGS 84, ``population`` people."""

    geonames: int
    name: str
    aliases: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Extra:
    """A row of ``extra.csv``: places written by hand. ``country`` is None for seas and disputed ground; ``note`` names the claims."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    latitude: float
    longitude: float
    note: str | None


@dataclass(frozen=True, slots=True)
class Centre:
    """A row of ``countries.csv``: a point near a state's middle."""

    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is looked up; ``weight`` orders places of one name (people, or more for states and places written by hand)."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    geonames: int | None
    weight: int


@dataclass(frozen=True, slots=True)
class Places:
    """All places by name, and the greatest number of words of a name that begins with a word."""

    by_name: Mapping[str, tuple[Spot, ...]]
    longest: Mapping[str, int]


_STATE, _EXTRA = 10**10, 10**9


@cache
def load_places() -> Places:
    """
    Return the gazetteer. It takes about a quarter of a second, once.

    Raises:
        SchemaMismatch: a table is wrong; every fault is named.
    """
    folder = Path(str(files("legation.lexicons") / "data" / "places"))
    found: dict[str, list[Spot]] = {}
    for city in read_csv_table(folder / "places.csv", City, "places/1"):
        spot = Spot(city.name, city.country, city.latitude, city.longitude, city.geonames, city.population)
        for name in (city.name, *city.aliases):
            found.setdefault(name, []).append(spot)
    for extra in read_csv_table(folder / "extra.csv", Extra, "extra/1"):
        spot = Spot(extra.name, extra.country, extra.latitude, extra.longitude, None, _EXTRA)
        for name in (extra.name, *extra.aliases):
            found.setdefault(name, []).append(spot)
    centres = {row.country: row for row in read_csv_table(folder / "countries.csv", Centre, "countries/1")}
    for state in load_registry().states:
        if state.id in centres and state.valid_to is None:
            centre = centres[state.id]
            spot = Spot(state.name, state.id, centre.latitude, centre.longitude, None, _STATE)
            for name in (state.name, *state.aliases):
                found.setdefault(name.removeprefix("the "), []).append(spot)
    longest: dict[str, int] = {}
    for name in found:
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    by_name = {name: tuple(sorted(spots, key=lambda spot: -spot.weight)) for name, spots in found.items()}
    return Places(by_name, longest)
