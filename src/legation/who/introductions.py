"""Who a name in a sentence is: someone of the registry, someone met before, or someone whom the text introduces."""

from dataclasses import replace

from legation.lexicons.actors import Institution, Organisation, Person, State
from legation.lexicons.who import WhoLexicon
from legation.model import Published
from legation.who.gazetteer import Use
from legation.who.identity import Identity, Knowledge, body_identity, code_of, text_person
from legation.who.memory import Memory
from legation.who.names import DAYS, Name
from legation.who.roles import Role, noun_of, read_role, right_owner
from legation.who.view import NAME_TAGS, View

_CLOSES = frozenset({",", ".", "of", "for", "at", "to", "in", "who"})  # what may stand behind an apposed role
_ROLE_TAGS = frozenset(["DT", "JJ", "JJS", "NN", "NNP", "NNPS", "POS", "PRP$", "VBG", "VBN", "HYPH", "CC", "RB", "IN"])
_NO_PERSON = frozenset({"body", "place", "state"})


def identify(
    view: View, name: Name, memory: Memory, knowledge: Knowledge, lexicon: WhoLexicon, published: Published | None
) -> Identity | None:
    """Return who the name is, and remember them; None when the words are no person's, or nobody can tell whose."""
    role = name.role or apposed_role(view, lexicon, name)
    gender = name.title.gender if name.title else None
    identity = _registered(view, name, role, memory, knowledge, lexicon, published)
    if identity is None:
        identity = memory.person(name.words, gender)
        if identity is None and (evidence := _is_person(view, name, role, lexicon)):
            identity = _introduced(view, name, role, evidence, knowledge, lexicon)
    if identity is None:
        return None
    identity = _with_role(view, identity, role, knowledge, lexicon)
    family = name.people[0].family if name.people and name.full and identity.id == name.people[0].id else None
    memory.introduce(identity, name.words, family)
    return identity


def _registered(
    view: View,
    name: Name,
    role: Role | None,
    memory: Memory,
    knowledge: Knowledge,
    lexicon: WhoLexicon,
    published: Published | None,
) -> Identity | None:
    """Find the name in the registry: by full name, by family name and office, or by a prominent family name alone."""
    if not name.people:
        return None
    former = role is not None and "former" in role.qualifiers
    if name.full:
        people = list(name.people)
        person = people[0] if len(people) == 1 else knowledge.family(people, published)
        return knowledge.person(person, published, former=former) if person else None
    known = memory.person(name.words, name.title.gender if name.title else None)
    people = [
        p for p in name.people if not (name.title and name.title.gender and p.gender and p.gender != name.title.gender)
    ]
    if role is not None and role.office is not None and (known is None or known.office != role.office.id):
        countries = {o.row.id for o in role.owners}
        holders = [
            p
            for p in people
            if any(t.office == role.office.id and (not countries or t.body in countries) for t in knowledge.terms(p.id))
        ]
        best = holders[0] if len(holders) == 1 else knowledge.family(holders, published)
        if best is not None and (known is None or known.id == best.id):
            return knowledge.person(best, published, former=former)
    if known is not None:
        return known
    if (
        name.words in lexicon.common_families
        or name.words in lexicon.given_names
        or (role and (role.owners or role.noun))
    ):
        fitting = [p for p in people if role and p.country in {o.row.id for o in role.owners}]
        return knowledge.person(fitting[0], published, former=former) if len(fitting) == 1 else None
    placed = view.hit(name.last)
    if (placed is not None and placed.hit.entries[0].use is not Use.FAMILY) or not _stands_alone(view, name, lexicon):
        return None
    person = knowledge.family(people, published)
    if person is None or not knowledge.is_famous(person, _countries(view, memory), lexicon.prominent):
        return None
    return knowledge.person(person, published, former=former)


def _stands_alone(view: View, name: Name, lexicon: WhoLexicon) -> bool:
    """Tell whether no part of another name stands before: "Will Fitzgibbon", "Roe v. Wade"."""
    if name.first == 0 or name.title_first < name.first:
        return True
    before = view.tokens[name.first - 1]
    if before.lower in ("v.", "vs.", "vs", "v", "-"):
        return False
    unknown = before.text[0].isupper() and view.hit(before.i) is None and before.tag not in ("IN", "CC", "WRB", "RB")
    return not unknown or before.text in DAYS or before.i == 0


def _countries(view: View, memory: Memory) -> set[str]:
    """Return the states of which the passage has spoken lately, this sentence included."""
    found = {s.identity.country for s in memory.back(12) if s.identity is not None and s.identity.country}
    for placed in view.hits:
        entry = placed.hit.entries[0]
        if isinstance(entry.row, State):
            found.add(entry.row.id)
        elif isinstance(entry.row, Institution) or (isinstance(entry.row, Person) and entry.use is Use.PERSON):
            found.add(entry.row.country or "")
    return found


def apposed_role(view: View, lexicon: WhoLexicon, name: Name) -> Role | None:
    """Return the role that stands beside the name as an apposition: "Kishida, Japan's top diplomat," or the reverse."""
    inside = range(name.first, name.last + 1)
    for i in inside:
        for kid in view.sentence.kids(i, "appos"):
            role = read_role(view, lexicon, kid.i)
            if role is not None and not role.plural and kid.i not in inside:
                return role
        token = view.tokens[i]
        if token.dep == "appos" and token.head not in inside:
            role = read_role(view, lexicon, token.head)
            if (
                role is not None
                and not role.plural
                and token.head < name.first
                and view.tokens[name.first - 1].text == ","
            ):
                return role
    return _role_after_comma(view, lexicon, name)


def _role_after_comma(view: View, lexicon: WhoLexicon, name: Name) -> Role | None:
    """Find ", a spokeswoman for ..." right behind the name, whatever the parser made of it."""
    start = name.last + 1
    if start + 1 >= len(view.tokens) or view.tokens[start].text != ",":
        return None
    for i in range(start + 1, min(start + 10, len(view.tokens))):
        token = view.tokens[i]
        role = read_role(view, lexicon, i) if token.pos in ("NOUN", "PROPN") else None
        if role is not None and not role.plural and role.first == start + 1 and role.head_last >= i:
            after = view.tokens[role.head_last + 1].lower if role.head_last + 1 < len(view.tokens) else "."
            if after in _CLOSES and (role.office or (role.noun and role.noun.kind in ("official", "person"))):
                return role
        if token.tag not in _ROLE_TAGS or token.lower in ("and", "who"):
            return None
    return None


def _is_person(view: View, name: Name, role: Role | None, lexicon: WhoLexicon) -> str | None:
    """Return what shows that the words are a person's name; None when nothing does."""
    if any(
        view.tokens[i].tag not in NAME_TAGS
        and view.hit(i) is None
        and view.tokens[i].text.isalpha()
        and view.tokens[i].text.islower()
        for i in (name.last,)
    ):
        return None
    noun = noun_of(lexicon, view.tokens[name.last])
    if noun is not None and noun.kind in _NO_PERSON:
        return None
    if (
        role is not None
        and (role.office is None or not role.office.collective)
        and not (role.noun and role.noun.kind in _NO_PERSON)
    ):
        generic = role.noun is not None and view.tokens[role.head_last].tag == "NNP"
        if not (generic and name.single):  # "the Humanitarian Fund" is nobody's name
            return "role"
    if name.title is not None:
        return "title"
    first = view.tokens[name.first].text
    if not name.single and first in lexicon.given_names and len(name.words.split()) <= 4:
        return "given name"
    after = view.tokens[name.last + 1 : name.last + 4]
    if (
        not name.single
        and len(after) == 3
        and after[0].text == after[2].text == ","
        and after[1].text.isdigit()
        and len(after[1].text) == 2
    ):
        return "age"
    return None


def _introduced(
    view: View, name: Name, role: Role | None, evidence: str, knowledge: Knowledge, lexicon: WhoLexicon
) -> Identity | None:
    first = view.tokens[name.first].text
    gender = name.title.gender if name.title else None
    gender = gender or (role.noun.gender if role and role.noun else None) or lexicon.given_names.get(first)
    sector = name.title.sector if name.title else None
    return text_person(name.words, country=_title_country(view, name), sector=sector, role=None, gender=gender)


def _title_country(view: View, name: Name) -> str | None:
    """Return the state whose adjective stands before the title: "Israeli Gen. Gantz"."""
    if name.role is not None or name.title_first == name.first:
        return None
    placed = view.hit(name.title_first)
    entry = placed.hit.get(Use.STATE, Use.ADJECTIVE) if placed else None
    return entry.row.id if entry else None


def _with_role(
    view: View, identity: Identity, role: Role | None, knowledge: Knowledge, lexicon: WhoLexicon
) -> Identity:
    """Add the role that the text gives to what is known of the person."""
    if role is None or role.head_first > role.head_last:
        return identity
    words = role_words(view, role, lexicon)
    if words == "counterpart" and identity.role:
        words = identity.role
    sector = role_sector(role) or identity.sector
    owner = owner_of(view, role, knowledge)
    own = identity.id is not None and not identity.id.startswith("text:")
    country, code = identity.country, None
    if isinstance(owner, Organisation) and owner.country is None:
        code = body_identity(owner).code
        sector = owner.sector if not own or identity.sector in (None, owner.sector) else sector
    elif owner is not None and not own:
        country = owner.id if isinstance(owner, State) else owner.country
    if own and sector == "CVL":
        sector = identity.sector
    office = (
        role.office.id
        if role.office and not role.qualifiers & {"lesser", "former", "elect"}
        else identity.office
        if own
        else None
    )
    return replace(
        identity, role=words, sector=sector, country=country, code=code or code_of(country, sector), office=office
    )


def role_sector(role: Role) -> str | None:
    """Return the sector of a role; those who held it formerly are elites."""
    if "former" in role.qualifiers:
        return "ELI"
    if role.office is not None:
        return role.office.sector
    return role.noun.sector if role.noun else None


def role_words(view: View, role: Role, lexicon: WhoLexicon) -> str:
    """Return the words of the role with what qualifies it: "acting president", "deputy foreign minister"."""
    own = [
        token.lower
        for token in view.tokens[role.first : role.head_first]
        if lexicon.qualifiers.get(token.lower, "plain") != "plain"
    ]
    return " ".join([*own, view.text(role.head_first, role.head_last)])


def owner_of(view: View, role: Role, knowledge: Knowledge) -> State | Organisation | Institution | None:
    """Return the one state or body whose role it is; None when there is none or several."""
    found: list[State | Organisation | Institution] = []
    for owner in role.owners:
        if isinstance(owner.row, State | Organisation | Institution):
            if owner.possessive:
                return owner.row
            found.append(owner.row)
    if not found:
        found = right_rows(view, role)
    states = {row.id if isinstance(row, State) else row.country for row in found}
    if len(found) == 1 or (len(states) == 1 and found):
        return found[-1]
    return None


def right_rows(view: View, role: Role) -> list[State | Organisation | Institution]:
    """
    Return the states and bodies named behind the role: "of Japan and Russia", "for the Russian Foreign Ministry"; none
    when one of several is unknown, lest the others pass for the whole.
    """
    rows: list[State | Organisation | Institution] = []
    for i in right_owner(view, role):
        placed = view.hit(i)
        entry = placed.hit.entries[0] if placed and not placed.partial else None
        if placed is not None and placed.hit.is_shared:
            return []
        if entry is not None and isinstance(entry.row, State | Organisation | Institution):
            rows.append(entry.row)
            continue
        head = read_role(view, view.lexicon, i) if entry is None or entry.use is Use.OFFICE else None
        owners = [o.row for o in head.owners if not isinstance(o.row, Person)] if head is not None else []
        if not owners:
            return []
        rows.extend(owners)
    return rows
