"""The gazetteer (``data/places``): cities, famous and disputed places, states as places; and words that place things."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path

from legation.errors import DuplicateEntry, UnknownCode
from legation.lexicons.registry import load_registry
from legation.lexicons.tables import Fault, Placed, duplicates, raise_faults, read_placed_rows
from legation.lexicons.who import load_who

_CITIES, _WORDS = "places/1", "place_words/1"
KINDS = ("state", "region", "island", "sea", "town", "city")
# Names that people bear too need more than a preposition to be places, unless the place is as large as this.
_LARGE = 1_000_000
# Ranks of places of one name; cities rank by their people. A state goes before a famous place, and that before a
# territory or a state under another name ("England" is a region first, and a name for the United Kingdom after).
_STATE, _FAMOUS, _OTHERWISE = 10**10, 10**9, 5 * 10**8


@dataclass(frozen=True, slots=True)
class City:
    """A row of ``places.csv``, built from GeoNames: degrees are WGS 84, ``population`` people."""

    geonames: int
    name: str
    aliases: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class EnglishName:
    """
    A row of ``english.csv``: what news in English calls a city of ``places.csv``. One that stands here is a
    place though people bear its name.
    """

    geonames: int
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """
    A row of ``extra.csv``: places written by hand. ``kind`` is region, island, sea or town; ``country`` is None for
    seas, what spans several states and disputed ground, and then ``note`` names the claims. Ground that has a name of
    each side's is one row with both names.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
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
    """
    A place as it is looked up; ``weight`` orders places of one name: people, or more for states and for places
    written by hand.
    """

    name: str
    kind: str  # one of KINDS
    country: str | None
    latitude: float
    longitude: float
    geonames: int | None
    weight: int
    note: str | None = None


_CityRow = tuple[int, str, str, str, float, float, int]  # the cells of a row of places.csv


@dataclass(frozen=True)
class Gazetteer:
    """
    All places by name. ``lengths`` gives, by the first word of a name, how many characters such names have, most
    first. ``bodies`` are names of organisations and institutions, in which the name of a place says nothing of where
    ("al-Qaeda in Iraq"). ``people`` are given and family names, ``doubtful`` the places that are people's names more
    often. ``adjectives`` lead to states; ``seats`` stand for governments; ``english`` are cities that news in English
    knows, by GeoNames id.
    """

    lengths: Mapping[str, tuple[int, ...]]
    bodies: frozenset[str]
    people: frozenset[str]
    doubtful: frozenset[str]
    adjectives: Mapping[str, str]
    seats: frozenset[str]
    english: Mapping[int, EnglishName] = field(repr=False)
    _cities: Mapping[str, list[_CityRow]] = field(repr=False)
    _others: Mapping[str, list[Spot]] = field(repr=False)

    def spots(self, name: str) -> tuple[Spot, ...]:
        """Return what *name* may mean, the greatest first; () if it names no place."""
        found = list(self._others.get(name, ()))
        for geonames, own, _, country, latitude, longitude, population in self._cities.get(name, ()):
            shown = self.english[geonames].name if geonames in self.english else own
            found.append(Spot(shown, "city", country, latitude, longitude, geonames, population))
        return tuple(sorted(found, key=lambda spot: -spot.weight))


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word lists of ``words.toml``, which says what each is for."""

    at: frozenset[str]
    to: frozenset[str]
    away: frozenset[str]
    leaving: frozenset[str]
    close: frozenset[str]
    motion: frozenset[str]
    sending: frozenset[str]
    messages: frozenset[str]
    strike: frozenset[str]
    over: frozenset[str]
    topics: frozenset[str]
    feelings: frozenset[str]
    kinds: frozenset[str]
    grounds: frozenset[str]
    sides: frozenset[str]
    judging: frozenset[str]
    judgements: frozenset[str]
    phases: frozenset[str]
    gathering: frozenset[str]
    local: frozenset[str]
    held: frozenset[str]
    spans: frozenset[str]
    carrying: frozenset[str]
    times: frozenset[str]
    never: frozenset[str]


@cache
def load_places() -> Gazetteer:
    """
    Return the gazetteer. It takes about a fifth of a second, once.

    Raises:
        SchemaMismatch, DuplicateEntry, UnknownCode: a table is wrong; every fault is named.
    """
    return read_places(Path(str(files("legation.lexicons") / "data" / "places")))


@cache
def place_words() -> PlaceWords:
    """
    Return the word lists.

    Raises:
        SchemaMismatch: the file does not follow its schema; every fault is named.
    """
    return read_words(Path(str(files("legation.lexicons") / "data" / "places" / "words.toml")))


def read_words(path: Path) -> PlaceWords:
    """Read the word lists in *path*; see :func:`place_words`."""
    text = path.read_text("utf-8")
    table = tomllib.loads(text)
    starts = {
        line.partition("=")[0].strip(): number for number, line in reversed(list(enumerate(text.splitlines(), 1)))
    }
    names = [each.name for each in fields(PlaceWords)]
    faults = [
        Fault(path, starts.get(name, 1), f"{name!r} is no list of this schema")
        for name in table
        if name not in (*names, "schema", "origin")
    ]
    if table.get("schema") != _WORDS:
        faults.append(Fault(path, 1, f"schema is {table.get('schema')!r}, not {_WORDS!r}"))
    if not table.get("origin"):
        faults.append(Fault(path, 1, "no origin is given"))
    for name in names:
        words = table.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            faults.append(Fault(path, starts.get(name, 1), f"{name!r} is missing or is no list of words"))
        elif twice := sorted({word for word in words if words.count(word) > 1}):
            faults.append(Fault(path, starts[name], f"{name!r} has {', '.join(twice)} twice"))
    raise_faults(faults)
    return PlaceWords(*(frozenset(table[name]) for name in names))


def read_places(folder: Path) -> Gazetteer:
    """Read the tables in *folder*; see :func:`load_places`."""
    faults: list[Fault] = []
    rows = _read_cities(folder / "places.csv", faults)
    english = read_placed_rows(folder / "english.csv", EnglishName, "english/1", faults)
    extras = read_placed_rows(folder / "extra.csv", Extra, "extra/1", faults)
    centres = read_placed_rows(folder / "countries.csv", Centre, "countries/1", faults)
    faults += [*duplicates(english, "geonames"), *duplicates(extras, "name"), *duplicates(centres, "country")]
    faults += _contradictions({row[0] for row in rows}, english, extras, centres)
    raise_faults(faults)
    shown = {each.row.geonames: each.row for each in english}
    cities = _cities_by_name(rows, shown)
    others: dict[str, list[Spot]] = {}
    for name, spot in (*_famous(each.row for each in extras), *_states(each.row for each in centres)):
        others.setdefault(name, []).append(spot)
    registry = load_registry()
    people = frozenset(
        {person.family for person in registry.people} | load_who().given_names.keys() | load_who().common_families
    )
    bodies = {name for body in registry.organisations for name in (body.name, *body.aliases) if " " in name}
    bodies |= {name for body in registry.institutions for name in (body.name, *body.aliases) if " " in name}
    bodies -= cities.keys() | others.keys()
    return Gazetteer(
        lengths=_lengths((*cities, *others, *bodies)),
        bodies=frozenset(bodies),
        people=people,
        doubtful=frozenset(
            n for n in people & cities.keys() - others.keys() if all(_is_obscure(row, shown) for row in cities[n])
        ),
        adjectives={word: state.id for state in registry.states if state.valid_to is None for word in state.adjectives},
        seats=frozenset(seat for state in registry.states for seat in state.seats),
        english=shown,
        _cities=cities,
        _others=others,
    )


def _cities_by_name(rows: list[_CityRow], english: Mapping[int, EnglishName]) -> dict[str, list[_CityRow]]:
    found: dict[str, list[_CityRow]] = {}
    for row in rows:
        found.setdefault(row[1], []).append(row)
        if row[2]:
            for alias in row[2].split(";"):
                found.setdefault(alias, []).append(row)
        if row[0] in english:
            for name in {english[row[0]].name, *english[row[0]].aliases} - {row[1], *row[2].split(";")}:
                found.setdefault(name, []).append(row)
    return found


def _is_obscure(row: _CityRow, english: Mapping[int, EnglishName]) -> bool:
    return row[6] < _LARGE and row[0] not in english


def _famous(extras: Iterable[Extra]) -> Iterator[tuple[str, Spot]]:
    for row in extras:
        spot = Spot(row.name, row.kind, row.country, row.latitude, row.longitude, None, _FAMOUS, row.note)
        yield from ((name, spot) for name in (row.name, *row.aliases))


def _states(centres: Iterable[Centre]) -> Iterator[tuple[str, Spot]]:
    points = {row.country: row for row in centres}
    for state in load_registry().states:
        if state.id in points:
            point = points[state.id]
            for name in dict.fromkeys((state.name, *state.aliases)):
                weight = _STATE if name == state.name and state.kind in ("state", "unrecognised") else _OTHERWISE
                spot = Spot(state.name, "state", state.id, point.latitude, point.longitude, None, weight)
                yield name.removeprefix("the "), spot


def _read_cities(path: Path, faults: list[Fault]) -> list[_CityRow]:
    """
    Read the long table by hand, several times as fast as the general reader, which is asked for the faults if there
    are any.
    """
    with path.open(encoding="utf-8", newline="") as file:
        schema, origin, header = file.readline(), file.readline(), file.readline()
        if schema == f"# schema: {_CITIES}\n" and origin.startswith("# origin: ") and header == _HEADER:
            try:
                rows = [
                    (int(i), name, also, state, float(y), float(x), int(n))
                    for i, name, also, state, y, x, n in csv.reader(file)
                ]
            except ValueError:
                rows = []  # the general reader says which lines
            if rows and all(row[1] and len(row[3]) == 3 and _is_on_globe(row[4], row[5]) for row in rows):
                before = 0
                for row in rows:
                    if row[0] <= before:
                        break
                    before = row[0]
                else:
                    return rows
    placed = read_placed_rows(path, City, _CITIES, faults)
    faults += _city_faults(placed)
    return [
        (c.geonames, c.name, ";".join(c.aliases), c.country, c.latitude, c.longitude, c.population)
        for c in (each.row for each in placed)
    ]


_HEADER = ",".join(each.name for each in fields(City)) + "\n"


def _city_faults(placed: list[Placed[City]]) -> Iterator[Fault]:
    yield from duplicates(placed, "geonames")
    before = 0
    for each in placed:
        row = each.row
        if row.geonames < before:
            yield each.fault(f"{row.geonames} follows {before}; rows are sorted by id")
        if len(row.country) != 3:
            yield each.fault(f"{row.country!r} is no code of three letters", UnknownCode)
        if not _is_on_globe(row.latitude, row.longitude):
            yield each.fault(_NOWHERE)
        before = row.geonames


_NOWHERE = "latitudes go from -90 to 90, longitudes from -180 to 180"


def _contradictions(
    cities: set[int], english: list[Placed[EnglishName]], extras: list[Placed[Extra]], centres: list[Placed[Centre]]
) -> Iterator[Fault]:
    states = {state.id for state in load_registry().states}
    yield from (
        each.fault(f"{each.row.geonames} is no city of places.csv", UnknownCode)
        for each in english
        if each.row.geonames not in cities
    )
    taken: dict[str, int] = {}
    for each in extras:
        row = each.row
        if row.kind not in KINDS[1:-1]:
            yield each.fault(f"{row.kind!r} is none of {', '.join(KINDS[1:-1])}", UnknownCode)
        if row.country is not None and row.country not in states:
            yield each.fault(f"no state has the code {row.country!r}", UnknownCode)
        if not _is_on_globe(row.latitude, row.longitude):
            yield each.fault(_NOWHERE)
        for name in dict.fromkeys((row.name, *row.aliases)):
            if name in taken:
                yield each.fault(f"{name!r} stands for another place in line {taken[name]} already", DuplicateEntry)
            taken.setdefault(name, each.line)
    for centre in centres:
        if centre.row.country not in states:
            yield centre.fault(f"no state has the code {centre.row.country!r}", UnknownCode)
        if not _is_on_globe(centre.row.latitude, centre.row.longitude):
            yield centre.fault(_NOWHERE)


def _is_on_globe(latitude: float, longitude: float) -> bool:
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


_FIRST = re.compile(r"[^\W_]+")


def first_word(name: str) -> str:
    """
    Return the letters and digits with which a name begins: the key of ``Gazetteer.lengths``; "" if it begins with
    something else.

    >>> first_word("al-Bab"), first_word("U.S."), first_word("Homs")
    ('al', 'U', 'Homs')
    """
    if name.isalnum():
        return name
    found = _FIRST.match(name)
    return found[0] if found else ""


def _lengths(names: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for name in names:
        first, size = first_word(name), len(name)
        sizes = found.get(first, ())
        if size not in sizes:
            found[first] = (*sizes, size)
    return {first: tuple(sorted(sizes, reverse=True)) if len(sizes) > 1 else sizes for first, sizes in found.items()}
