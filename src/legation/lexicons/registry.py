"""The registry of actors: states, organisations, institutions, offices, people and their terms (``data/actors/*.csv``)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from legation.lexicons.actors import Institution, Office, Organisation, Person, State, Term
from legation.lexicons.tables import raise_faults, read_csv_table

Keyed = TypeVar("Keyed", State, Organisation, Institution, Office, Person)


@dataclass(frozen=True)
class Registry:
    """The actor tables. Ids of states, organisations and institutions do not collide, so one id names one body."""

    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    institutions: tuple[Institution, ...]
    offices: tuple[Office, ...]
    people: tuple[Person, ...]
    terms: tuple[Term, ...]
    _terms_of: Mapping[tuple[str, str], tuple[Term, ...]] = field(repr=False)

    def holders(self, office: str, body: str, day: date) -> tuple[str, ...]:
        """Return the ids of those who held *office* of *body* (a state or organisation id) on *day*, acting ones last."""
        held = [t for t in self._terms_of.get((office, body), ()) if t.valid_from <= day and (t.valid_to is None or day <= t.valid_to)]
        return tuple(term.person for term in sorted(held, key=lambda t: (t.acting, t.valid_from)))


def load_registry(overlay: Path | None = None) -> Registry:
    """
    Return the registry that ships with Legation; rows of the same files in the folder *overlay* (or its sub-folder ``actors``) add to ours
    or replace those with the same id. A term is replaced by one of the same person, office, body and first day.

    Raises:
        SchemaMismatch: tables are wrong, or contradict one another; every fault is named.
    """
    return _load(overlay)


@cache
def _load(overlay: Path | None) -> Registry:
    folders = [Path(str(files("legation.lexicons") / "data" / "actors"))]
    if overlay is not None:
        folders += [folder for folder in (overlay, overlay / "actors") if folder.is_dir()]
    terms: dict[tuple[str, str, str, date], Term] = {}
    for term in _all(folders, "terms", Term):
        terms[term.person, term.office, term.body, term.valid_from] = term
    by_office: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms.values():
        by_office[term.office, term.body].append(term)
    registry = Registry(
        states=_keyed(folders, "states", State),
        organisations=_keyed(folders, "organisations", Organisation),
        institutions=_keyed(folders, "institutions", Institution),
        offices=_keyed(folders, "offices", Office),
        people=_keyed(folders, "people", Person),
        terms=tuple(terms.values()),
        _terms_of={key: tuple(found) for key, found in by_office.items()},
    )
    raise_faults(sorted(_contradictions(registry)))
    return registry


def _keyed(folders: list[Path], name: str, kind: type[Keyed]) -> tuple[Keyed, ...]:
    faults: list[str] = []
    rows: dict[str, Keyed] = {}
    for folder in folders:
        seen: set[str] = set()
        for row in _all([folder], name, kind):
            if row.id in seen:
                faults.append(f"{folder / name}.csv: id {row.id!r} stands twice")
            seen.add(row.id)
            rows[row.id] = row
    raise_faults(faults)
    return tuple(rows.values())


def _all(folders: list[Path], name: str, kind: type[Any]) -> Iterator[Any]:
    for folder in folders:
        path = folder / f"{name}.csv"
        if path.exists():
            yield from read_csv_table(path, kind, f"{name}/1")


def _contradictions(registry: Registry) -> Iterator[str]:
    states = {state.id for state in registry.states}
    bodies = states | {organisation.id for organisation in registry.organisations}
    people = {person.id for person in registry.people}
    offices = {office.id: office for office in registry.offices}
    countries = [(row.id, row.country) for row in registry.organisations]
    countries += [(row.id, row.country) for row in registry.institutions]
    countries += [(row.id, row.country) for row in registry.people]
    for id, country in countries:
        if country is not None and country not in states:
            yield f"{id}: no state has the code {country!r}"
    for institution in registry.institutions:
        if institution.id in bodies:
            yield f"{institution.id}: an institution and another body share this id"
    for organisation in registry.organisations:
        if organisation.id in states:
            yield f"{organisation.id}: a state and an organisation share this id"
        for member in organisation.members:
            if member not in states:
                yield f"{organisation.id}: no state has the code {member!r}"
    for term in registry.terms:
        for what, known in ((term.person, people), (term.office, offices), (term.body, bodies)):
            if what not in known:
                yield f"term {term.person} {term.office} {term.body}: {what!r} stands in no table"
        if term.valid_to is not None and term.valid_to < term.valid_from:
            yield f"term {term.person} {term.office} {term.body}: it ends before it begins"
    yield from _double_holders(registry.terms, offices)


def _double_holders(terms: Iterable[Term], offices: Mapping[str, Office]) -> Iterator[str]:
    """Yield the offices of a single holder that two people hold on one day, neither of them acting."""
    groups: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        office = offices.get(term.office)
        if office is not None and office.single and not office.collective and not term.acting:
            groups[term.office, term.body].append(term)
    for (office_id, body), held in groups.items():
        held.sort(key=lambda term: term.valid_from)
        for one, other in zip(held, held[1:], strict=False):
            if one.person != other.person and (one.valid_to is None or one.valid_to > other.valid_from):
                yield f"{office_id} of {body}: {one.person} and {other.person} both hold it on {other.valid_from}"
