"""Who a party is: identities made from the registry's rows, and who held which office on a day."""

import re
from dataclasses import dataclass, replace
from datetime import date

from legation.lexicons.actors import Institution, Office, Organisation, Person, State, Term
from legation.model import Mention, MentionKind, Published
from legation.who.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What is known of a party, apart from the words that name it here. ``office`` is an office id, ``gender`` f or m."""

    kind: MentionKind
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    code: str | None = None
    role: str | None = None
    wikidata: str | None = None
    basis: str | None = None
    gender: str | None = None
    office: str | None = None

    def mention(self, text: str, start: int, end: int, basis: str | None = None) -> Mention:
        """Return a mention of this party in these words; *basis* None keeps the identity's own."""
        return Mention(
            text=text,
            start=start,
            end=end,
            kind=self.kind,
            id=self.id,
            name=self.name,
            country=self.country,
            sector=self.sector,
            code=self.code,
            role=self.role,
            wikidata=self.wikidata,
            basis=basis or self.basis,
        )


def code_of(country: str | None, sector: str | None) -> str | None:
    """Return the CAMEO-style code: country and sector, whichever are known ("JPNGOV", "UAF"); None for neither."""
    return f"{country or ''}{sector or ''}" or None


def state_identity(state: State, basis: str | None = None) -> Identity:
    """Return the identity of a state."""
    return Identity(
        kind=MentionKind.STATE,
        id=state.id,
        name=state.name,
        country=state.id,
        code=state.id,
        wikidata=state.wikidata,
        basis=basis,
    )


def body_identity(body: Organisation | Institution) -> Identity:
    """Return the identity of an organisation or of an institution of a state."""
    own = body.code if isinstance(body, Organisation) else None
    return Identity(
        kind=MentionKind.ORGANISATION,
        id=body.id,
        name=body.name,
        country=body.country,
        sector=body.sector,
        code=own or code_of(body.country, body.sector),
        wikidata=body.wikidata,
    )


def text_person(
    name: str, *, country: str | None, sector: str | None, role: str | None, **more: str | None
) -> Identity:
    """Return the identity of a person whom only the text introduces."""
    key = "_".join(re.findall(r"[^\W_]+", name.lower()))
    return Identity(
        kind=MentionKind.PERSON,
        id=f"text:{key}",
        name=name,
        country=country,
        sector=sector,
        code=code_of(country, sector),
        role=role,
        basis="introduced in the text",
        gender=more.get("gender"),
        office=more.get("office"),
    )


_FAMOUS_RANK = 3  # heads of state and government, foreign ministers
_SHARED_RANK = 6  # senators, ministers of whatever: many at a time
_SAME_AS = {
    "secretary_of_state": "foreign_minister",
    "secretary_of_defense": "defence_minister",
    "foreign_secretary": "foreign_minister",
}


class Knowledge:
    """The registry's people and offices by date. ``bodies`` are states, organisations and institutions by id."""

    PROMINENT_RANK = 4

    def __init__(self, registry: Tables) -> None:
        self.people = {person.id: person for person in registry.people}
        self.offices = {office.id: office for office in registry.offices}
        self.bodies: dict[str, State | Organisation | Institution] = {row.id: row for row in registry.states}
        self.bodies.update({row.id: row for row in registry.organisations})
        self.bodies.update({row.id: row for row in registry.institutions})
        self.state_identities = {state.id: state_identity(state) for state in registry.states}
        self._held: dict[str, list[Term]] = {}
        self._holders: dict[tuple[str, str], list[Term]] = {}
        self._kept = {term.office for term in registry.terms}
        for term in registry.terms:
            self._held.setdefault(term.person, []).append(term)
            self._holders.setdefault((term.office, term.body), []).append(term)

    def terms(self, person: str) -> list[Term]:
        """Return the terms of office of a person id."""
        return self._held.get(person, [])

    def current(self, person: str, published: Published | None) -> Term | None:
        """Return the highest office that a person held on the page's date; without a date, the last one held."""
        terms = self.terms(person)
        if published is None:
            return max(terms, key=lambda t: (t.valid_from, -self._rank(t)), default=None)
        held = [t for t in terms if t.valid_from <= published.latest and (t.valid_to or date.max) >= published.earliest]
        return min(held, key=lambda t: (self._rank(t), -t.valid_from.toordinal()), default=None)

    def person(self, person: Person, published: Published | None, *, former: bool = False) -> Identity:
        """Return the identity of a person on the page's date: with the office held then, or as a former official."""
        term = self.current(person.id, published)
        past = bool(published) and any(t.valid_to and t.valid_to < published.earliest for t in self.terms(person.id))  # type: ignore[union-attr]
        country, sector, code, role, office = person.country, None, None, None, None
        if term is not None:
            row = self.offices.get(term.office)
            body = self.bodies.get(term.body)
            role, office = (row.name if row else None), term.office
            sector = row.sector if row else None
            if isinstance(body, Organisation):
                country, sector, code = body.country, body.sector, body_identity(body).code
        if former or (term is None and past):
            country, sector, code, role, office = person.country, "ELI", None, None, None
        return Identity(
            kind=MentionKind.PERSON,
            id=person.id,
            name=person.name,
            country=country,
            sector=sector,
            code=code or code_of(country, sector),
            role=role,
            wikidata=person.wikidata,
            gender=person.gender,
            office=office,
        )

    def holder(self, office: str, body: str, published: Published | None) -> Person | None:
        """Return who held the office all through the page's date; None when unknown, or when it changed hands."""
        row = self.offices.get(office)
        if published is None or (row is not None and not row.single):
            return None  # of envoys there are many: the one in the tables need not be the one in the text
        days = (published.earliest, published.latest)
        held = [
            {t.person for t in self._holders.get((office, body), ()) if t.valid_from <= day <= (t.valid_to or date.max)}
            for day in days
        ]
        if len(held[0]) == 1 and held[0] == held[1]:
            return self.people.get(next(iter(held[0])))
        return None

    def office(self, office: Office, body: str, published: Published | None) -> Identity:
        """Return the holder of an office on the page's date with the basis, or else the office itself."""
        owner = self.bodies.get(body)
        person = None if office.collective else self.holder(office.id, body, published)
        if person is not None and published is not None:
            day = (
                f"{published.earliest}"
                if published.earliest == published.latest
                else f"{published.earliest}..{published.latest}"
            )
            identity = self.person(person, published)
            role, sector = office.name, identity.sector or office.sector
            return replace(
                identity, role=role, sector=sector, office=office.id, basis=f"holder of {body}.{office.id} on {day}"
            )
        country = owner.id if isinstance(owner, State) else owner.country if owner else None
        sector, code = office.sector, None
        if isinstance(owner, Organisation):
            sector, code = owner.sector, body_identity(owner).code
        return Identity(
            kind=MentionKind.ORGANISATION if office.collective else MentionKind.OFFICE,
            id=f"{body}.{office.id}",
            name=f"{office.name} of {owner.name}" if owner else office.name,
            country=country,
            sector=sector,
            code=code or code_of(country, sector),
            role=office.name,
            office=office.id,
        )

    def is_single(self, office: Office) -> bool:
        """Tell whether a state has one of this office at a time, so that it can be known by an id of its own."""
        high = office.rank <= self.PROMINENT_RANK or office.id.endswith(("_minister", "_secretary"))
        return office.collective or high or (office.rank < _SHARED_RANK and office.id in self._kept)

    def ministry(self, office: str) -> Office | None:
        """Return the ministry that a minister's office id names: foreign_minister, foreign_ministry."""
        office = _SAME_AS.get(office, office)
        return self.offices.get(office.replace("_minister", "_ministry")) if office.endswith("_minister") else None

    def counterpart(self, office: Office, country: str, published: Published | None) -> Identity:
        """Return who holds in another country the office that matches this one: a secretary of state's is foreign minister."""
        for same in (office.id, _SAME_AS.get(office.id, ""), *(k for k, v in _SAME_AS.items() if v == office.id)):
            row = self.offices.get(same)
            if (
                row is not None
                and (not row.countries or country in row.countries)
                and self.holder(same, country, published)
            ):
                return self.office(row, country, published)
        general = self.offices.get(_SAME_AS.get(office.id, office.id)) or office
        return self.office(general, country, published)

    def family(self, people: list[Person], published: Published | None) -> Person | None:
        """
        Return the one person whom a family name that stands alone means: the only holder of a high office with that
        name, on the page's date or, failing that, in the ten years before it, or the three after it (a candidate);
        None when there are several or none.
        """
        prominent = [p for p in people if any(self._rank(t) <= self.PROMINENT_RANK for t in self.terms(p.id))]
        if published is None:
            return prominent[0] if len(prominent) == 1 else None
        serving = [p for p in prominent if self._served(p.id, published.earliest, published.latest)]
        if len(serving) == 1:
            return serving[0]
        if serving:
            return None
        year = published.earliest.year
        for first, last in ((year - 10, year), (year, year + 3)):
            near = [p for p in prominent if self._served(p.id, date(first, 1, 1), date(last, 12, 31))]
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def is_famous(self, person: Person, near: set[str], prominent: frozenset[str]) -> bool:
        """
        Tell whether a family name alone will do: of a leader or foreign minister of a *prominent* state, of the head
        of an organisation, or of any official of the states in *near*, of which the text speaks.
        """
        if person.country in near:
            return True
        high = [t for t in self.terms(person.id) if self._rank(t) <= _FAMOUS_RANK]
        return any(t.body in prominent or isinstance(self.bodies.get(t.body), Organisation) for t in high)

    def _served(self, person: str, earliest: date, latest: date) -> bool:
        return any(t.valid_from <= latest and (t.valid_to or date.max) >= earliest for t in self.terms(person))

    def _rank(self, term: Term) -> int:
        row = self.offices.get(term.office)
        return row.rank if row else 99
