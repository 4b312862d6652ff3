"""Who bears a role: the holder of an office on the page's day, the office itself, or people without a name."""

from collections.abc import Callable
from dataclasses import replace

from legation.lexicons.actors import Institution, Office, Organisation, State
from legation.lexicons.who import Noun
from legation.model import MentionKind, Published
from legation.who.coreference import is_leader
from legation.who.identity import Identity, Knowledge, body_identity, code_of
from legation.who.introductions import owner_of, right_rows, role_sector, role_words
from legation.who.memory import Memory
from legation.who.roles import Role
from legation.who.view import View

_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no", "every", "each"})


class Bearers:
    """Resolves the role phrases of one sentence; *identities* and *known* say who stands at a token."""

    def __init__(
        self,
        view: View,
        memory: Memory,
        knowledge: Knowledge,
        published: Published | None,
        identities: Callable[[int], tuple[Identity, ...]],
        known: Callable[[int], Identity | None],
    ) -> None:
        self.view, self.memory, self.knowledge, self.published = view, memory, knowledge, published
        self.lexicon, self.identities, self._known = view.lexicon, identities, known

    def parties(self, role: Role) -> tuple[Identity, ...]:
        """Return whom the role phrase names."""
        return self._offices(role) if role.office is not None else self.people(role)

    def _offices(self, role: Role) -> tuple[Identity, ...]:
        """Return the holders of an office, or the office, in each of the states that the phrase names."""
        office = role.office
        if office is None:
            return ()
        owners = self._owners(role)
        words = role_words(self.view, role, self.lexicon)
        sector = role_sector(role)
        if not owners and len(office.countries) == 1:
            owners = [self.knowledge.bodies[c] for c in office.countries if c in self.knowledge.bodies]
        several = role.plural and len(owners) < 2
        vague = role.determiner in _INDEFINITE or not self.knowledge.is_single(office)
        if not owners or several or vague or role.qualifiers & {"former", "lesser", "elect"}:
            return (self._unnamed(role, owners, words, sector),)
        if office.id == "leader" and (leader := self._leader(owners[0])):
            return (leader,)
        return tuple(self._office(role, office, row, words) for row in owners)

    def people(self, role: Role) -> tuple[Identity, ...]:
        """Return who a role noun without an office names: "a senior Japanese official", "Turkish protesters"."""
        words = role_words(self.view, role, self.lexicon)
        lemma = self.view.tokens[role.head_first].lemma
        if lemma == "counterpart" and (found := self._counterparts(role)):
            return found
        if role.pronoun is not None or role.possessor is not None:
            own = self._own_office(role, lemma)
            if own is not None:
                return (own,)
        owners = self._owners(role)
        states = {row.id for row in owners if isinstance(row, State)}
        if role.plural and len(states) == len(owners) > 1:  # "diplomats from Poland, Germany and Sweden"
            return tuple(self._unnamed(role, [row], words, role_sector(role)) for row in owners)
        return (self._unnamed(role, owners, words, role_sector(role)),)

    def _owners(self, role: Role) -> list[State | Organisation | Institution]:
        """Return the states and bodies whose role it is: names, a possessive pronoun's or a person's country."""
        relational = self.view.tokens[role.head_last].lemma in self.lexicon.relational
        if relational and (role.pronoun is not None or role.possessor is not None):
            return [o.row for o in role.owners if isinstance(o.row, State | Organisation | Institution)]
        if role.pronoun is not None or role.possessor is not None:
            at = role.pronoun if role.pronoun is not None else role.possessor
            own = [o.row for o in role.owners if isinstance(o.row, State | Organisation | Institution)]
            if own or at is None:
                return own
            return [row for party in self.identities(at) if (row := self._row_of(party)) is not None]
        if not role.plural:
            owner = owner_of(self.view, role, self.knowledge)
            return [owner] if owner is not None else []
        rows = [o.row for o in role.owners if isinstance(o.row, State | Organisation | Institution)]
        return rows or right_rows(self.view, role)

    def _row_of(self, party: Identity) -> State | Organisation | Institution | None:
        return self.knowledge.bodies.get(party.country or party.id or "")

    def _leader(self, owner: State | Organisation | Institution) -> Identity | None:
        """ "The Iranian leader": the president or the like of that state whom the passage has named last."""
        for s in self.memory.back(12):
            if s.identity is not None and s.identity.country == owner.id and is_leader(s.identity):
                return replace(s.identity, basis=f"coreference: leader of {owner.name} = {s.identity.name}")
        return None

    def _office(self, role: Role, office: Office, row: State | Organisation | Institution, words: str) -> Identity:
        body = row.country if isinstance(row, Institution) else row.id
        found = self.knowledge.office(office, body, self.published)
        if isinstance(row, Institution) and not office.collective:
            found = replace(found, name=f"{office.name} of {row.name}") if found.kind is MentionKind.OFFICE else found
        return replace(found, role=office.name if role.plural else words)

    def _unnamed(
        self, role: Role, owners: list[State | Organisation | Institution], words: str, sector: str | None
    ) -> Identity:
        """Return officials or people without a name, with the country or body that the phrase gives them."""
        country, code = None, None
        rows = {row.id if isinstance(row, State) else row.country for row in owners}
        if len(rows) == 1:
            country = rows.pop()
            owner = owners[-1]
            if isinstance(owner, Organisation) and (country is None or owner.kind in ("armed_group", "party")):
                sector, code = owner.sector, body_identity(owner).code
            sector = sector or (owner.sector if not isinstance(owner, State) else None)
            if isinstance(owner, State) and sector == "IGO":  # "Japanese peacekeepers" are Japan's
                sector = "MIL" if "peacekeep" in words else "GOV"
        noun = role.noun
        if noun is None and role.office is not None and role.office.collective:
            noun = Noun("body", sector, None)
        if sector is None and country is not None and noun is not None and noun.kind == "official":
            sector = "GOV"
        kind = MentionKind.OFFICE
        if (noun is not None and noun.kind == "people") or (role.plural and (noun is None or noun.kind != "place")):
            kind = MentionKind.GROUP
        elif noun is not None:
            kind = {
                "body": MentionKind.ORGANISATION,
                "person": MentionKind.PERSON,
                "place": MentionKind.PLACE,
                "state": MentionKind.OTHER,
            }.get(noun.kind, kind)
        if noun is not None and noun.kind == "state" and role.plural:  # "nearly 70 countries", "the allies"
            kind, sector = MentionKind.GROUP, sector or "GOV"
        if kind is MentionKind.PLACE:
            return Identity(kind=kind, country=country)
        return Identity(
            kind=kind,
            country=country,
            sector=sector,
            code=code or code_of(country, sector),
            role=words,
            gender=noun.gender if noun else None,
        )

    def _counterparts(self, role: Role) -> tuple[Identity, ...]:
        """ "His Russian counterpart": who holds the same office there; the office is that of the owner or the subject."""
        at = role.pronoun if role.pronoun is not None else role.possessor
        holder = next(iter(self.identities(at)), None) if at is not None else self._clause_subject(role)
        office = self.knowledge.offices.get(holder.office or "") if holder is not None else None
        rows = [o.row for o in role.owners if isinstance(o.row, State)]
        if holder is None or office is None or not rows:
            return ()
        found = [self.knowledge.counterpart(office, row.id, self.published) for row in rows if row.id != holder.country]
        return tuple(
            replace(p, basis=f"counterpart of {holder.name}; {p.basis}" if p.basis else f"counterpart of {holder.name}")
            for p in found
        )

    def _clause_subject(self, role: Role) -> Identity | None:
        verb = self.view.governor(role.head_first)
        subjects = list(self.view.sentence.kids(verb, "nsubj")) if verb >= 0 else []
        return self._known(subjects[0].i) if subjects and subjects[0].i < role.first else None

    def _own_office(self, role: Role, lemma: str) -> Identity | None:
        """ "His ministry": the ministry that goes with the owner's office, where the registry has it."""
        at = role.pronoun if role.pronoun is not None else role.possessor
        owner = next(iter(self.identities(at)), None) if at is not None else None
        if owner is None or not owner.office or not owner.country or lemma not in ("ministry", "department"):
            return None
        ministry = self.knowledge.ministry(owner.office)
        return (
            replace(self.knowledge.office(ministry, owner.country, self.published), basis=f"{lemma} of {owner.name}")
            if ministry
            else None
        )
