"""The parties that the noun phrases of one sentence name."""

from dataclasses import replace

from legation.language import Token
from legation.lexicons.actors import Institution, Organisation, State
from legation.model import Mention, MentionKind, Published
from legation.who.bearers import Bearers
from legation.who.coreference import SUBJECTS, Resolved, Resolver, is_expletive
from legation.who.extents import extent
from legation.who.gazetteer import Gazetteer, Use
from legation.who.identity import Identity, Knowledge, body_identity, state_identity
from legation.who.introductions import identify
from legation.who.memory import Memory, Seen
from legation.who.names import Name, find_names
from legation.who.roles import POSSESSIVE, Role, is_hyphened, is_prefixed, read_role, right_owner
from legation.who.view import Placed, View

NOMINAL = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "conj",
        "appos",
        "attr",
        "dative",
        "agent",
        "oprd",
        "poss",
        "ROOT",
        "npadvmod",
        "nmod",
    }
)
_WH = frozenset({"WP", "WDT"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
Parties = tuple[Identity, ...]


class PartyFinder:
    """Finds whom each phrase of one sentence names; made by the reader, in text order, one a sentence."""

    def __init__(
        self, view: View, memory: Memory, knowledge: Knowledge, gazetteer: Gazetteer, published: Published | None
    ) -> None:
        self.view, self.memory, self.knowledge = view, memory, knowledge
        self.gazetteer, self.lexicon, self.published = gazetteer, gazetteer.lexicon, published
        self.people: dict[int, tuple[Identity, Name]] = {}
        self.strangers: set[int] = set()  # tokens of names that nobody is known by: "Denzel Washington" is no capital
        self._found: dict[int, tuple[Mention, ...]] = {}
        self._identities: dict[int, Parties] = {}
        self.resolver = Resolver(view, memory, self.lexicon, self._known, gazetteer.knowledge.state_identities)
        self.bearers = Bearers(view, memory, knowledge, published, self.identities, self._known)
        for name in find_names(view, self.lexicon):
            self._take_name(name)
        self._note_all()

    def _take_name(self, name: Name) -> None:
        identity = identify(self.view, name, self.memory, self.knowledge, self.lexicon, self.published)
        if identity is None:
            if not name.single:
                self.strangers.update(range(name.first, name.last + 1))
            return
        for i in range(name.first, name.last + 1):
            self.people[i] = (identity, name)
        if name.role is not None and name.role.head_last < name.first:
            for i in range(name.role.head_first, name.role.head_last + 1):
                self.people[i] = (identity, name)
        before = name.title_first - 1
        if before > 0 and self.view.tokens[before].lemma in self.lexicon.relational:
            role = read_role(self.view, self.lexicon, before)  # "his counterpart, Italian President Mattarella"
            if role is not None and not role.plural:
                self.people[before] = (identity, name)
                name.title_first = role.first
        for i in range(name.title_first, name.first):  # "Gen.", "Mr"
            if self.view.tokens[i].text in self.lexicon.titles:
                self.people[i] = (identity, name)
        role = self._apposed(name)
        if role is not None:
            for i in range(role.head_first, role.head_last + 1):
                self.people.setdefault(i, (identity, name))

    def _apposed(self, name: Name) -> Role | None:
        """Return a singular role phrase that the name follows as an apposition ("Japan's top diplomat, Kishida,")."""
        for i in range(name.first, name.last + 1):
            token = self.view.tokens[i]
            if token.dep == "appos" and token.head < name.first and token.head not in self.people:
                role = read_role(self.view, self.lexicon, token.head)
                if role is not None and not role.plural:
                    return role
        return None

    def _known(self, i: int) -> Identity | None:
        """Return who or what is named, by a name of its own, at token *i*."""
        if i in self.people:
            return self.people[i][0]
        placed = self.view.hit(i)
        return (
            self._of_hit(placed)
            if placed and not placed.partial and not placed.hit.get(Use.OFFICE, Use.OFFICES)
            else None
        )

    # --- what the discourse remembers ---

    def _note_all(self) -> None:
        """Resolve the phrases in text order and note them, so that later pronouns find them."""
        done: set[int] = set()
        for token in self.view.tokens:
            i = token.i
            placed = self.view.hit(i)
            if token.pos in ("NOUN", "PROPN", "PRON") and token.dep in NOMINAL:
                key = self.people[i][1].first if i in self.people else placed.first if placed else i
                if key not in done and (i not in self.people or i >= self.people[i][1].first or token.dep != "nmod"):
                    done.add(key)
                    self._note(token)
            elif (
                placed is not None
                and placed.first == i
                and not placed.partial
                and placed.first not in done
                and placed.country_use
            ):
                party = self._of_hit(placed)
                if party is not None:
                    self.memory.add(Seen(party, self.memory.sentence, i, weak=True, quoted=i in self.view.quoted))

    def _note(self, token: Token) -> None:
        parties = self.identities(token.i)
        chain = token
        while chain.dep == "conj" and self.view.tokens[chain.head].pos in ("NOUN", "PROPN", "PRON"):
            chain = self.view.tokens[chain.head]
        subject = chain.dep in SUBJECTS
        seen = Seen(
            None,
            self.memory.sentence,
            token.i,
            subject=subject,
            governor=self.view.governor(token.i),
            role=chain.dep,
            quoted=token.i in self.view.quoted,
        )
        plural = token.tag in ("NNS", "NNPS") or token.lower in ("they", "them", "their")
        if len(parties) > 1:
            for each in parties:
                self.memory.add(replace(seen, identity=each))
            self.memory.add(replace(seen, plural=True, members=parties))
            return
        party = parties[0] if parties else None
        if party is None and token.pos == "PRON":
            return
        if party is None and token.tag == "NNP":
            seen = replace(seen, proper=True)
        if (
            party is not None
            and party.id is None
            and party.kind in _ONE
            and self.view.tokens[max(0, token.i - 1)].pos in _BARE
        ):
            party = None  # "serve as president", "bring to justice": nobody in particular
        if plural and token.i == chain.i and len(self.view.sentence.conjuncts(token.i)) > 1:
            party = None  # "Americans and Africans": "they" are more than the first
        named = party is not None and (party.id is not None or party.kind is MentionKind.PERSON)
        self.memory.add(replace(seen, identity=party, plural=plural and not named))
        if token.dep == "conj" and party is not None:
            first = self.identities(chain.i)
            if len(first) == 1 and len(self.view.sentence.conjuncts(chain.i)) == 2 and _alike(first[0], party):
                self.memory.add(replace(seen, plural=True, members=(first[0], party)))

    # --- whom a phrase names ---

    def identities(self, i: int) -> Parties:
        """Return whom the phrase headed by token *i* names; () for things and for what cannot be told."""
        self.mentions(i)
        return self._identities.get(i, ())

    def mentions(self, i: int) -> tuple[Mention, ...]:
        """Return the mentions of the phrase headed by token *i*; see ``SentenceActors.parties``."""
        if i not in self._found:
            self._found[i] = ()  # a guard against rings
            self._found[i] = self._mentions(i)
        return self._found[i]

    def _mentions(self, i: int) -> tuple[Mention, ...]:
        token = self.view.tokens[i]
        if i in self.people:
            identity, name = self.people[i]
            if not name.title_first <= i <= name.last:  # a role beside the name: "Kishida, Japan's top diplomat,"
                return self._give(i, (identity,), *self._extent(i, read_role(self.view, self.lexicon, i)))
            return self._give(i, (identity,), name.title_first, name.last)
        if token.tag in _WH or token.lower in ("who", "which", "whom"):
            return self._antecedent(i)
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            return self._pronoun(i)
        placed = self.view.hit(i)
        if placed is not None and not placed.partial and placed.hit.entries[0].use not in (Use.OFFICE, Use.OFFICES):
            named = self._named(i, placed)
            if named is not None:
                return named
        whole = self._partitive(i)
        if whole is not None:
            return whole
        definite = self._definite_state(i)
        if definite is not None:
            return definite
        role = read_role(self.view, self.lexicon, i)
        if role is not None and not self._is_doing(role):
            return self._role(i, role)
        if token.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "SPACE", "AUX", "DET", "INTJ") or token.tag in (
            "EX",
        ):
            return ()
        return self._other(i)

    def _give(
        self, i: int, parties: Parties, first: int, last: int, resolved: Resolved | None = None
    ) -> tuple[Mention, ...]:
        """Make mentions of these parties in the words from token *first* to *last*."""
        self._identities[i] = parties
        words = self.view.text(first, last)
        start, end = self.view.tokens[first].start, self.view.tokens[last].end
        basis = resolved.basis(words) if resolved else None
        return tuple(party.mention(words, start, end, basis) for party in parties)

    def _antecedent(self, i: int) -> tuple[Mention, ...]:
        """ "Lavrov, who ...": the word that the relative clause stands under."""
        for token in (self.view.tokens[i], *self.view.climb(i)):
            if token.dep == "relcl" and token.head != i and token.head < i:
                found = self.mentions(token.head)
                self._identities[i] = self._identities.get(token.head, ())
                return found
        return ()

    def _pronoun(self, i: int) -> tuple[Mention, ...]:
        token = self.view.tokens[i]
        pronoun = self.lexicon.pronouns.get(token.lower)
        if pronoun is None or is_expletive(self.view, i):
            if pronoun is None and token.tag in ("NN", "DT", "NNS", "CD", "JJ") and token.dep in NOMINAL:
                return self._other(i)
            return ()
        resolved = self.resolver.pronoun(i, pronoun)
        if resolved is not None:
            return self._give(i, resolved.parties, i, i, resolved)
        return (Mention(text=token.text, start=token.start, end=token.end, kind=MentionKind.OTHER, basis="unresolved"),)

    def _named(self, i: int, placed: Placed) -> tuple[Mention, ...] | None:
        """Return the state or body named here; None when the name is not the head of its phrase, or not a party's."""
        identity = self._of_hit(placed)
        if identity is None:
            return None
        first = placed.first
        while first > 0 and self.view.tokens[first - 1].tag in ("DT", "JJ") and self.view.hit(first - 1) is None:
            if not placed.first <= self.view.tokens[first - 1].head <= placed.last:
                break
            first -= 1
        return self._give(i, (identity,), first, placed.last)

    def _of_hit(self, placed: Placed) -> Identity | None:
        """Return the state, body or person that a name of the registry means here; None where that is doubtful."""
        if placed.first in self.strangers:
            return None
        entry = placed.hit.entries[0]
        word = self.view.sentence.text[placed.hit.start : placed.hit.end]
        if entry.use is Use.SEAT and self._is_dateline(placed, word):
            return Identity(kind=MentionKind.PLACE, name=word)
        if isinstance(entry.row, State):
            if (
                entry.use in (Use.ADJECTIVE, Use.DEMONYM)
                and placed.first == placed.last
                and self.view.tokens[placed.last].tag in ("NNS", "NNPS")
            ):
                return Identity(
                    kind=MentionKind.GROUP, country=entry.row.id, code=entry.row.id, basis=f"demonym: {word}"
                )
            if entry.use is Use.DEMONYM:  # "a Turk"
                return Identity(
                    kind=MentionKind.PERSON, country=entry.row.id, code=entry.row.id, basis=f"demonym: {word}"
                )
            basis = {
                Use.SEAT: f"seat: {word}",
                Use.ADJECTIVE: f"adjective: {word}",
                Use.DEMONYM: f"demonym: {word}",
            }.get(entry.use)
            return state_identity(entry.row, basis)
        body = self._body(placed)
        return body_identity(body) if body is not None else None

    def _body(self, placed: Placed) -> Organisation | Institution | None:
        """
        Choose among the bodies of one name by the state before or behind it. None where that state has no such body
        ("the Nigerian Supreme Court" is not America's), or where several states have one and nothing tells which.
        """
        bodies = [e.row for e in placed.hit.entries if isinstance(e.row, Organisation | Institution)]
        owner = self._beside(placed)
        if owner is not None:
            return next((b for b in bodies if b.country in (owner, None)), None)
        generic = placed.hit.get(Use.OFFICE) is not None  # "Supreme Court", "Senate": many states have one
        if generic or len({body.country for body in bodies}) > 1:
            spoken = [s.identity.country for s in self.memory.back(12) if s.identity and s.identity.country]
            bodies = [body for body in bodies if spoken and body.country == spoken[0]]
        return bodies[0] if len({body.country for body in bodies}) == 1 else None

    def _beside(self, placed: Placed) -> str | None:
        """Return the state whose name stands right before the words or right behind them after "of"."""
        i = placed.first - 1
        if i > 0 and self.view.tokens[i].text in POSSESSIVE:
            i -= 1
        before = self.view.hit(i) if i >= 0 else None
        after = placed.last + 1
        if before is None and after + 1 < len(self.view.tokens) and self.view.tokens[after].lower == "of":
            before = self.view.hit(after + 2 if self.view.tokens[after + 1].lower == "the" else after + 1)
        if before is None or before.partial or not before.country_use:
            return None
        entry = before.hit.entries[0]
        return entry.row.id if isinstance(entry.row, State) else None

    def _is_dateline(self, placed: Placed, word: str) -> bool:
        """Tell whether a seat says where the report was written: "TOKYO (Kyodo) --", "MOSCOW, June 3"."""
        if placed.last + 1 >= len(self.view.tokens) or not word.isupper():
            return False
        return self.view.tokens[placed.last + 1].text in _DATELINE

    def _partitive(self, i: int) -> tuple[Mention, ...] | None:
        """ "Dozens of Turkish protesters": what the part is of says who they are."""
        if self.view.tokens[i].lower not in _PARTS:
            return None
        for preposition in self.view.sentence.kids(i, "prep"):
            for kid in self.view.sentence.kids(preposition.i, "pobj"):
                role = read_role(self.view, self.lexicon, kid.i) if preposition.lower == "of" else None
                if role is not None and role.noun is not None and role.plural:
                    first, last = self._extent(i, None)
                    return self._give(i, self.bearers.people(role), first, max(last, role.head_last))
        return None

    def _definite_state(self, i: int) -> tuple[Mention, ...] | None:
        """ "the North" is North Korea where that has been spoken of."""
        token = self.view.tokens[i]
        state = self.lexicon.definites.get(token.lower)
        if state is None or i == 0 or self.view.tokens[i - 1].lower != "the" or not token.text[0].isupper():
            return None
        row = self.gazetteer.states.get(state)
        if row is None or not any(s.identity and s.identity.country == state for s in self.memory.back(30)):
            return None
        return self._give(i, (state_identity(row),), i - 1, i, Resolved((state_identity(row),)))

    # --- roles ---

    def _role(self, i: int, role: Role) -> tuple[Mention, ...]:
        first, last = self._extent(i, role)
        resolved = self._corefers(i, role)
        if resolved is not None:
            return self._give(i, resolved.parties, first, last, resolved)
        parties = self.bearers.parties(role)
        if len(parties) > 1:  # "the leaders of France, Germany and Britain": all of them
            last = max([last, *right_owner(self.view, role)])
        return self._give(i, parties, first, last)

    def _is_doing(self, role: Role) -> bool:
        """Tell whether a body's name means a doing: "Russia's administration of the islands"."""
        after = role.head_last + 1
        owned = any(owner.possessive for owner in role.owners) or role.pronoun is not None
        collective = role.office is not None and role.office.collective
        return collective and owned and after < len(self.view.tokens) and self.view.tokens[after].lower == "of"

    def _extent(self, i: int, role: Role | None) -> tuple[int, int]:
        first, last = extent(self.view, i, role)
        if first in self.people and self.people[first][1].last < i:  # a possessor keeps its whole name
            first = min(first, self.people[first][1].title_first)
        return first, last

    def _corefers(self, i: int, role: Role) -> Resolved | None:
        """Resolve definite phrases without an owner: "the two ministers", "the minister", "the country"."""
        if (
            role.pronoun is not None
            or role.owners
            or role.possessor is not None
            or role.qualifiers & {"former", "elect", "lesser"}
        ):
            return None
        token = self.view.tokens[i]
        plural = self.lexicon.plurals.get(token.lower) if role.plural else None
        number = self._number(role)
        if role.determiner in ("these", "those"):
            number = number or 2
        if plural is not None and ((role.definite and (role.bare or number)) or (number and role.determiner == "both")):
            after = role.head_last + 1
            if after < len(self.view.tokens) and self.view.tokens[after].lower in ("of", "from", "for"):
                return None  # "the presidents of Kenya and Tanzania", whether we know those or not
            return self.resolver.plural(i, plural, number)
        if role.plural or role.determiner not in ("the", "this", "that") or not role.bare or self._is_narrowed(role):
            return None
        if role.noun is not None and role.noun.kind == "state":
            return self.resolver.state() if token.lower in ("country", "nation") and role.bare else None
        if role.office is not None or (role.noun is not None and role.noun.kind in ("official", "body")):
            words = self.view.text(role.head_first, role.head_last)
            return self.resolver.office(words, role.office.id if role.office else None)
        return None

    def _is_narrowed(self, role: Role) -> bool:
        """Tell whether words behind the role say which one is meant: "the minister of trade", "the envoy to Cairo"."""
        after = role.head_last + 1
        return after < len(self.view.tokens) and self.view.tokens[after].lower in _NARROWING

    def _number(self, role: Role) -> int | None:
        for token in self.view.tokens[role.first : role.head_first]:
            if token.lower in _NUMBERS:
                return _NUMBERS[token.lower]
        return None

    # --- the rest ---

    def _other(self, i: int) -> tuple[Mention, ...]:
        """Return a phrase that names no party known: kept with its own words, and the state that it says it is of."""
        first, last = self._extent(i, None)
        country, basis = self._country_left(first, i)
        words = self.view.text(first, last)
        return (
            Mention(
                text=words,
                start=self.view.tokens[first].start,
                end=self.view.tokens[last].end,
                kind=MentionKind.OTHER,
                country=country,
                code=country,
                basis=basis,
            ),
        )

    def _country_left(self, first: int, head: int) -> tuple[str | None, str | None]:
        """Return the one state that adjectives or possessors in front of the head name, and the words."""
        found: dict[str, str] = {}
        for placed in self.view.hits:
            if (
                first <= placed.first
                and placed.last < head
                and not placed.partial
                and not is_prefixed(self.view, self.lexicon, placed.first)
            ):
                if is_hyphened(self.view, placed.last):
                    return None, None
                entry = placed.hit.entries[0]
                party = self._of_hit(placed) if placed.first not in self.people else None
                owns = entry.use in (Use.ADJECTIVE, Use.DEMONYM) or self.view.tokens[placed.last + 1].text in POSSESSIVE
                if party is not None and party.country and owns:
                    found[party.country] = f"{'adjective' if entry.use is Use.ADJECTIVE else 'name'}: {entry.form}"
        if len(found) == 1:
            return next(iter(found.items()))
        return None, None


_ONE = frozenset({MentionKind.PERSON, MentionKind.OFFICE})
_BARE = frozenset({"ADP", "VERB", "AUX", "PART"})
_DATELINE = frozenset({"(", "-", "--", "–", "—", "―", ",", "_", ":"})
_NARROWING = frozenset({"of", "for", "from", "to", "at", "in"})
_PARTS = frozenset(
    [
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "scores",
        "tens",
        "handful",
        "number",
        "some",
        "one",
        "two",
        "many",
        "most",
        "several",
        "all",
        "majority",
        "none",
        "group",
    ]
)


def _alike(one: Identity, other: Identity) -> bool:
    people = (MentionKind.PERSON, MentionKind.OFFICE)
    if one.kind in people and other.kind in people:
        return True
    return one.kind is other.kind and one.kind in (MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.GROUP)
