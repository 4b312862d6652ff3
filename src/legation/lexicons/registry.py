"""The registry of actors: states, organisations, institutions, offices, people and terms (``data/actors/*.csv``)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from legation.errors import DuplicateEntry, UnknownCode
from legation.lexicons.actors import Institution, Office, Organisation, Person, State, Term
from legation.lexicons.tables import Fault, Placed, duplicates, raise_faults, read_placed_rows
from legation.lexicons.who import SECTORS

Keyed = TypeVar("Keyed", State, Organisation, Institution, Office, Person)
_Row = State | Organisation | Institution | Office | Person

STATE_KINDS = frozenset({"state", "territory", "former", "unrecognised"})
ORGANISATION_KINDS = frozenset({"igo", "ngo", "armed_group", "party", "company", "media", "movement", "court", "other"})
INSTITUTION_KINDS = frozenset(
    {"government", "head", "ministry", "parliament", "court", "military", "police", "intelligence", "bank", "agency"}
)
_KINDS: Mapping[type, frozenset[str]] = {
    State: STATE_KINDS,
    Organisation: ORGANISATION_KINDS,
    Institution: INSTITUTION_KINDS,
}
_IDS: Mapping[type, re.Pattern[str]] = {
    State: re.compile(r"[A-Z]{3}"),
    Organisation: re.compile(r"[A-Z][A-Z0-9_]*"),
    Institution: re.compile(r"[A-Z]{3}\.[a-z0-9_]+"),
    Office: re.compile(r"[a-z0-9_]+"),
    Person: re.compile(r"[a-z0-9_]+"),
}
_CAMEO = re.compile(r"(?:[A-Z0-9]{3}){1,4}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True)
class Registry:
    """The actor tables. No two rows of whatever table share an id, so one id names one party."""

    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    institutions: tuple[Institution, ...]
    offices: tuple[Office, ...]
    people: tuple[Person, ...]
    terms: tuple[Term, ...]

    def state(self, id: str) -> State | None:
        """Return the state with this code ("JPN"), None if there is none."""
        return self._states.get(id)

    def holders(self, office: str, body: str, day: date) -> tuple[str, ...]:
        """Return the ids of those who held *office* of *body* (a state or organisation id) on *day*, acting ones last."""
        held = [term for term in self._terms_of.get((office, body), ()) if _overlaps(term, day, day)]
        return tuple(term.person for term in sorted(held, key=lambda term: (term.acting, term.valid_from)))

    def offices_of(self, person: str, first_day: date, last_day: date) -> tuple[Term, ...]:
        """Return the terms of *person* (an id) that touch the days from *first_day* to *last_day*, earliest first."""
        return tuple(term for term in self._terms_by.get(person, ()) if _overlaps(term, first_day, last_day))

    @cached_property
    def _states(self) -> dict[str, State]:
        return {state.id: state for state in self.states}

    @cached_property
    def _terms_of(self) -> dict[tuple[str, str], list[Term]]:
        grouped: dict[tuple[str, str], list[Term]] = defaultdict(list)
        for term in self.terms:
            grouped[term.office, term.body].append(term)
        return dict(grouped)

    @cached_property
    def _terms_by(self) -> dict[str, list[Term]]:
        grouped: dict[str, list[Term]] = defaultdict(list)
        for term in sorted(self.terms, key=lambda term: term.valid_from):
            grouped[term.person].append(term)
        return dict(grouped)


def _overlaps(term: Term, first_day: date, last_day: date) -> bool:
    return term.valid_from <= last_day and (term.valid_to is None or first_day <= term.valid_to)


def load_registry(overlay: Path | None = None) -> Registry:
    """
    Return the registry that ships with Legation, read once (about a tenth of a second).

    Rows of the same files in the folder *overlay* (or its sub-folder ``actors``) add to ours or replace those with the
    same id. A term is replaced by one of the same person, office, body and first day.

    Raises:
        SchemaMismatch, DuplicateEntry, UnknownCode: tables are wrong, or contradict one another; every fault is named.
    """
    return _load(overlay)


@cache
def _load(overlay: Path | None) -> Registry:
    folders = [Path(str(files("legation.lexicons") / "data" / "actors"))]
    if overlay is not None:
        folders += [folder for folder in (overlay, overlay / "actors") if folder.is_dir()]
    return read_registry(folders)


def read_registry(folders: Sequence[Path]) -> Registry:
    """
    Read the tables of *folders*, later ones over earlier ones, and hold them against one another. A file may be absent.

    Raises:
        SchemaMismatch, DuplicateEntry, UnknownCode: see :func:`load_registry`.
    """
    faults: list[Fault] = []
    states = _keyed(folders, "states", State, faults)
    organisations = _keyed(folders, "organisations", Organisation, faults)
    institutions = _keyed(folders, "institutions", Institution, faults)
    offices = _keyed(folders, "offices", Office, faults)
    people = _keyed(folders, "people", Person, faults)
    terms = _terms(folders, faults)
    tables: list[list[Placed[Any]]] = [list(t.values()) for t in (states, organisations, institutions, offices, people)]
    faults += _shared_ids(tables)
    for table in tables:
        for placed in table:
            faults += _malformed(placed)
            faults += _unknown_states(placed, states.keys())
    faults += _bad_terms(terms, people.keys(), offices.keys(), states.keys() | organisations.keys())
    faults += _double_holders(terms, {id: placed.row for id, placed in offices.items()})
    raise_faults(faults)
    return Registry(
        states=_plain(states),
        organisations=_plain(organisations),
        institutions=_plain(institutions),
        offices=_plain(offices),
        people=_plain(people),
        terms=tuple(placed.row for placed in terms),
    )


def _keyed(folders: Sequence[Path], name: str, kind: type[Keyed], faults: list[Fault]) -> dict[str, Placed[Keyed]]:
    rows: dict[str, Placed[Keyed]] = {}
    for folder in folders:
        path = folder / f"{name}.csv"
        if path.exists():
            placed = read_placed_rows(path, kind, f"{name}/1", faults)
            faults += duplicates(placed, "id")
            rows.update((each.row.id, each) for each in placed)
    return rows


def _terms(folders: Sequence[Path], faults: list[Fault]) -> list[Placed[Term]]:
    rows: dict[tuple[str, str, str, date], Placed[Term]] = {}
    for folder in folders:
        path = folder / "terms.csv"
        if path.exists():
            own: dict[tuple[str, str, str, date], Placed[Term]] = {}
            for each in read_placed_rows(path, Term, "terms/1", faults):
                key = (each.row.person, each.row.office, each.row.body, each.row.valid_from)
                if key in own:
                    faults.append(each.fault(f"this term stands in line {own[key].line} already", DuplicateEntry))
                own[key] = each
            rows.update(own)
    return list(rows.values())


def _plain(table: Mapping[str, Placed[Keyed]]) -> tuple[Keyed, ...]:
    return tuple(placed.row for placed in table.values())


def _shared_ids(tables: Iterable[Iterable[Placed[Any]]]) -> Iterator[Fault]:
    first: dict[str, Placed[Any]] = {}
    for table in tables:
        for placed in table:
            other = first.setdefault(placed.row.id, placed)
            if other is not placed:
                where = f"{other.path.name}:{other.line}"
                yield placed.fault(f"id {placed.row.id!r} stands in {where} already", DuplicateEntry)


def _malformed(placed: Placed[_Row]) -> Iterator[Fault]:
    """Yield what is wrong with a row's own codes and days."""
    row = placed.row
    if not _IDS[type(row)].fullmatch(row.id):
        yield placed.fault(f"{row.id!r} is not formed as ids of this table are", UnknownCode)
    if not isinstance(row, Office | Person) and row.kind not in _KINDS[type(row)]:
        yield placed.fault(f"{row.id}: no kind {row.kind!r}", UnknownCode)
    if isinstance(row, Organisation | Institution | Office) and row.sector not in SECTORS:
        yield placed.fault(f"{row.id}: no sector {row.sector!r}", UnknownCode)
    if isinstance(row, Organisation) and row.code is not None and not _CAMEO.fullmatch(row.code):
        yield placed.fault(f"{row.id}: {row.code!r} is not made of CAMEO's three-letter codes", UnknownCode)
    if isinstance(row, Institution) and row.id[:3] != row.country:
        yield placed.fault(f"{row.id}: the id does not begin with its country, {row.country}", UnknownCode)
    if isinstance(row, Person) and row.gender not in (None, "f", "m"):
        yield placed.fault(f"{row.id}: no gender {row.gender!r}", UnknownCode)
    if not isinstance(row, Office) and row.wikidata is not None and not _WIKIDATA.fullmatch(row.wikidata):
        yield placed.fault(f"{row.id}: {row.wikidata!r} is no Wikidata id", UnknownCode)
    if (
        isinstance(row, State | Organisation | Institution)
        and row.valid_from
        and row.valid_to
        and row.valid_to < row.valid_from
    ):
        yield placed.fault(f"{row.id}: it ends before it begins")


def _unknown_states(placed: Placed[_Row], states: Iterable[str]) -> Iterator[Fault]:
    match placed.row:
        case Organisation(country=country, members=members):
            codes = (country, *members)
        case Institution(country=country) | Person(country=country):
            codes = (country,)
        case Office(countries=countries):
            codes = countries
        case _:
            return
    for code in codes:
        if code is not None and code not in states:
            yield placed.fault(f"{placed.row.id}: no state has the code {code!r}", UnknownCode)


def _bad_terms(
    terms: Iterable[Placed[Term]], people: Iterable[str], offices: Iterable[str], bodies: Iterable[str]
) -> Iterator[Fault]:
    for placed in terms:
        term = placed.row
        for what, id, known in (
            ("person", term.person, people),
            ("office", term.office, offices),
            ("body", term.body, bodies),
        ):
            if id not in known:
                yield placed.fault(f"no table has the {what} {id!r}", UnknownCode)
        if term.valid_to is not None and term.valid_to < term.valid_from:
            yield placed.fault(f"{term.person}: the term ends before it begins")


def _double_holders(terms: Iterable[Placed[Term]], offices: Mapping[str, Office]) -> Iterator[Fault]:
    """Yield the offices of a single holder that two people hold on one day, neither of them acting."""
    groups: dict[tuple[str, str], list[Placed[Term]]] = defaultdict(list)
    for placed in terms:
        office = offices.get(placed.row.office)
        if office is not None and office.single and not office.collective and not placed.row.acting:
            groups[placed.row.office, placed.row.body].append(placed)
    for (office_id, body), held in groups.items():
        held.sort(key=lambda placed: placed.row.valid_from)
        longest = held[0]
        for placed in held[1:]:
            day = placed.row.valid_from
            if placed.row.person != longest.row.person and (longest.row.valid_to or date.max) >= day:
                yield placed.fault(
                    f"{longest.row.person} and {placed.row.person} are both {office_id} of {body} on {day}"
                )
            if (placed.row.valid_to or date.max) >= (longest.row.valid_to or date.max):
                longest = placed
