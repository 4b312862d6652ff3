"""Role phrases: "Japan's top diplomat", "the two ministers", "a senior Russian official", "Turkish protesters"."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from legation.language import Token
from legation.lexicons.actors import Institution, Office, Organisation, Person, State
from legation.lexicons.who import Noun, WhoLexicon
from legation.who.gazetteer import Use
from legation.who.view import Placed, View

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_WORD_TAGS = frozenset(
    {"JJ", "JJR", "JJS", "RBS", "RBR", "VBG", "VBN", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "RB", "FW", ":", ","}
)
_COUNTRY = (Use.STATE, Use.ADJECTIVE, Use.DEMONYM, Use.SEAT, Use.COMBINING)
_DETERMINERS = frozenset({"DT", "PDT", "WP$", "WDT"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose official, office or people a phrase names: a row of the registry, and the tokens that say so."""

    row: State | Organisation | Institution | Person
    first: int
    last: int
    possessive: bool


@dataclass(slots=True)
class Role:
    """
    A role phrase as read from the words. ``head_first`` to ``head_last`` is the role itself, ``first`` where the phrase
    begins. ``pronoun`` is the token of "his" in "his ministry"; ``named`` tokens are possessors that no name of the
    registry covers. ``determiner`` is in lower case.
    """

    first: int
    head_first: int
    head_last: int
    office: Office | None = None
    noun: Noun | None = None
    plural: bool = False
    qualifiers: set[str] = field(default_factory=set)
    owners: list[Owner] = field(default_factory=list)
    pronoun: int | None = None
    possessor: int | None = None
    determiner: str | None = None
    bare: bool = True  # nothing but a determiner or number stands before the role

    @property
    def definite(self) -> bool:
        """The phrase points at someone known: "the minister", "both sides", "the two leaders"."""
        return self.determiner in ("the", "both", "these", "those", "this", "that")


def read_role(view: View, lexicon: WhoLexicon, i: int) -> Role | None:
    """Return the role phrase whose head is token *i*; None when the token is no office or role noun."""
    token = view.tokens[i]
    placed = view.hit(i)
    offices = _offices_at(placed)
    if placed is not None and offices:
        role = _generic(view, lexicon, placed, offices) or Role(placed.first, placed.first, placed.last)
        role.plural = placed.hit.get(Use.OFFICE) is None
        if role.noun is not None:
            role.plural = role.plural or token.lower in _PLURALS
            _scan_left(view, lexicon, role)
            return role
        _scan_left(view, lexicon, role)
        choose_office(role, offices, {o.row.id for o in role.owners})
        return role
    if token.pos in ("NOUN", "PROPN", "ADJ") and (noun := noun_of(lexicon, token)) is not None:
        # a name that turned out not to be the registry's body is one role: "Supreme Court"
        head = placed.first if placed is not None and placed.last == i and placed.hit.get(Use.BODY) else i
        role = Role(head, head, i, noun=noun)
        role.plural = token.tag in ("NNS", "NNPS") or token.lower in _PLURALS
    else:
        return None
    _scan_left(view, lexicon, role)
    return role


def _offices_at(placed: Placed | None) -> list[Office]:
    if placed is None or placed.partial:
        return []
    return [e.row for e in placed.hit.entries if e.use in (Use.OFFICE, Use.OFFICES) and isinstance(e.row, Office)]


def _generic(view: View, lexicon: WhoLexicon, placed: Placed, offices: list[Office]) -> Role | None:
    """Return a role made of a noun for entries of the office table that many hold at once: "soldier", "official"."""
    office = offices[0]
    if office.rank < _GENERIC_RANK:
        return None
    official = office.sector in ("GOV", "LEG", "JUD", "SPY")
    known = noun_of(lexicon, view.tokens[placed.last])
    kind = "body" if office.collective else "official" if official else "person"
    kind = "people" if known and known.kind == "people" else kind
    sector = None if _is_proper(view, placed.first) and office.sector not in _TELLING else office.sector
    if view.tokens[placed.last].lower in lexicon.plurals and office.collective:
        sector = None  # "both sides" may be anybody
    noun = Noun(kind, sector, known.gender if known else None)
    role = Role(placed.first, placed.first, placed.last, noun=noun)
    if placed.first < placed.last and view.tokens[placed.first].lower == "both":
        role.head_first, role.determiner = placed.first + 1, "both"
    if placed.first == placed.last and known is not None and known.kind in ("state", "place"):
        role.noun = known
    return role


def _is_proper(view: View, i: int) -> bool:
    """Tell whether token *i* ends a name of words that nobody knows: "Workers Congress", "Lake Victoria Union"."""
    before = view.tokens[i - 1] if i else None
    return view.tokens[i].tag == "NNP" and before is not None and before.tag == "NNP" and view.hit(i - 1) is None


_TELLING = frozenset({"JUD", "COP", "MIL", "EDU", "BUS", "PTY", "MED"})  # a court is a court, whatever its name


def choose_office(role: Role, offices: list[Office], owners: set[str]) -> None:
    """
    Choose among offices of one name by whose it is ("secretary of state": the United States', the Holy See's). One that
    the named owner does not have is a role like any other.
    """
    fitting = [o for o in offices if owners & set(o.countries)] or [o for o in offices if not o.countries]
    if not fitting and not owners:
        fitting = sorted(offices, key=lambda o: o.rank)[:1]
    if fitting:
        role.office, role.noun = fitting[0], None
    else:
        role.office, role.noun = None, Noun("body" if offices[0].collective else "official", offices[0].sector, None)
    name = role.office.id if role.office else ""
    if name.startswith("former_"):
        role.qualifiers.add("former")
    elif name.endswith("_elect"):
        role.qualifiers.add("elect")


_GENERIC_RANK = 7
_PLURALS = frozenset({"people", "police", "staff", "personnel", "men", "women", "children", "crew", "forces", "troops"})


def noun_of(lexicon: WhoLexicon, token: Token) -> Noun | None:
    """Return what the lexicon knows of a noun, by lemma or as printed."""
    nouns = lexicon.nouns
    return (
        nouns.get(token.lower)
        or nouns.get(token.lemma.lower())
        or (nouns.get(token.text) if token.pos != "ADJ" else None)
    )


def _scan_left(view: View, lexicon: WhoLexicon, role: Role) -> None:
    """Walk left from the role over the words that belong to it, and note whose it is and how it is qualified."""
    j = role.head_first - 1
    possessive = False
    while j >= 0 and not view.starts_line(j + 1):
        token = view.tokens[j]
        placed = view.hit(j)
        if token.text in POSSESSIVE and token.tag in ("POS", "''", "``"):
            possessive, role.first, j = True, j, j - 1
            if view.hit(j) is None and j >= 0:
                role.possessor, role.first, role.bare = j, j, False
                return
            continue
        if token.tag == "PRP$":
            role.pronoun, role.first, role.bare = j, j, False
            return
        if token.tag in _DETERMINERS or token.lower == "both":
            role.first, role.determiner = j, token.lower
            return
        if placed is not None:
            step = _take_hit(view, lexicon, role, placed, possessive=possessive)
            if step is None:
                return
            j, possessive = step, False
            continue
        if not _belongs(view, role, j, lexicon):
            return
        meaning = lexicon.qualifiers.get(token.lower)
        if meaning is not None:
            role.qualifiers.add(meaning)
        role.bare = role.bare and token.tag == "CD"
        role.first = j
        j -= 1


def _take_hit(view: View, lexicon: WhoLexicon, role: Role, placed: Placed, *, possessive: bool) -> int | None:
    """Take a name in front of the role as its owner; return the next token to look at, None to stop."""
    if placed.partial:  # "U.S.-led": says nothing of whose it is
        role.first, role.bare = placed.first, False
        return placed.first - 1
    hit = placed.hit
    office = hit.get(Use.OFFICE)
    if office is not None and hit.entries[0].use is Use.OFFICE:
        if possessive:
            role.possessor, role.first, role.bare = placed.last, placed.first, False
            return None
        last = view.tokens[placed.last]
        collective = isinstance(office.row, Office) and office.row.collective
        if not collective and not (
            last.dep in ("compound", "amod", "nmod") and placed.last < last.head <= role.head_last
        ):
            return None
        role.first, role.bare = placed.first, False
        return placed.first - 1
    if is_hyphened(view, placed.last):  # "Japan-claimed islands"
        role.first, role.bare = placed.first, False
        return placed.first - 1
    if is_prefixed(view, lexicon, placed.first):  # "pro-Russian"
        role.first, role.bare = placed.first - 2, False
        return placed.first - 3
    entry = hit.get(*_COUNTRY) or hit.get(Use.BODY) or hit.get(Use.PERSON, Use.FAMILY)
    if entry is None or isinstance(entry.row, Office):
        return None
    if hit.entries[0].use is Use.BODY:
        entry = hit.entries[0]
        if hit.is_shared:  # "the Liberal Party leader": whose party, another word must tell
            role.first, role.bare = placed.first, False
            return placed.first - 1
    if entry.use in (Use.PERSON, Use.FAMILY):
        role.possessor, role.first, role.bare = placed.last, placed.first, False
        return None
    named = possessive or entry.use not in (Use.ADJECTIVE, Use.DEMONYM)
    if named and view.tokens[role.head_last].lemma in lexicon.relational:  # "Israel's critics" are no Israelis
        role.first, role.bare = placed.first, False
        return None
    role.owners.insert(0, Owner(entry.row, placed.first, placed.last, possessive))  # type: ignore[arg-type]
    role.first, role.bare = placed.first, False
    j = placed.first - 1
    before = view.hit(j - 1) if j >= 1 else None
    joins = view.tokens[j].lower in ("and", "or", ",", "-", "–") if j >= 1 else False
    if joins and (not possessive or role.plural) and before is not None and before.country_use and not before.partial:
        return j - 1
    return j


def _belongs(view: View, role: Role, j: int, lexicon: WhoLexicon) -> bool:
    """Tell whether the plain word at *j* is part of the phrase to its right."""
    token = view.tokens[j]
    if token.lower in lexicon.qualifiers:
        return True
    if token.tag == "HYPH" or token.text == "-":
        return j > 0 and view.tokens[j - 1].end == token.start
    return token.tag in _WORD_TAGS and token.text not in (",", ":", ";") and j < token.head <= role.head_last


def is_prefixed(view: View, lexicon: WhoLexicon, i: int) -> bool:
    """Tell whether "pro-", "anti-" or the like stands before token *i*: what follows is no party of the phrase."""
    return (
        i >= 2 and view.tokens[i - 1].text in ("-", "–") and lexicon.hyphens.get(view.tokens[i - 2].lower) == "prefix"
    )


def is_hyphened(view: View, i: int) -> bool:
    """Tell whether a hyphen joins a plain word to token *i*: "Japan-claimed", "Russian-backed"."""
    return (
        i + 2 < len(view.tokens)
        and view.tokens[i + 1].text in ("-", "–")
        and view.tokens[i + 1].start == view.tokens[i].end
        and view.hit(i + 2) is None
    )


_OWNER_PREPOSITIONS = frozenset({"of", "for", "from", "at"})


def right_owner(view: View, role: Role) -> Iterator[int]:
    """Yield the heads of the phrases that say, behind the role, whose it is: "of Japan and Russia", "for the Kremlin"."""
    i = role.head_last + 1
    tokens = view.tokens
    if i >= len(tokens) or tokens[role.head_last].lemma in view.lexicon.relational:
        return
    places = (
        role.noun is not None
        and role.noun.kind in ("body", "people")
        and role.noun.sector in ("JUD", "COP", "GOV", "LEG")
    )
    preposition = tokens[i].lower
    if preposition not in _OWNER_PREPOSITIONS and not (preposition == "in" and places):
        return
    for kid in view.sentence.kids(i, "pobj"):
        yield from view.sentence.conjuncts(kid.i)
        return
    k = i + 1
    while k + 1 < len(tokens) and tokens[k].dep in ("det", "amod", "compound", "poss", "case", "nmod"):
        k += 1
    if k < len(tokens):
        yield k
