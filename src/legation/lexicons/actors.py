"""The registry of those who act in world politics: row types of the actor tables. Ids are unique over all tables."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """
    A state, territory or former state (``states.csv``). ``id`` is ISO 3166-1 alpha-3; former states and unrecognised
    ones use their codes of the day (SUN, YUG, CSK, DDR, XKX for Kosovo).

    ``aliases`` are further names ("Burma", "the United States", "U.S."); ``adjectives`` ("Japanese"); ``demonyms``
    ("Japanese", "Russians", plural and singular); ``seats`` are capitals and seats that stand for the government
    ("Tokyo", "Moscow"). ``regions`` are memberships in loose groupings that texts name ("Western", "Arab", "Baltic").
    """

    id: str
    name: str
    official: str | None
    kind: str  # state | territory | former | unrecognised
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    regions: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """
    An organisation, armed group, party, company or other body that acts across states or against them
    (``organisations.csv``). ``country`` is None for international ones; ``code`` is CAMEO's ("IGOUNO", "NGOHRI") where
    it has one; ``members`` are ISO alpha-3 codes where the list is short and matters (G7, EU, BRICS, P5).
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str  # igo | ngo | armed_group | party | company | media | movement | court | other
    country: str | None
    sector: str
    code: str | None
    members: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """
    An organ of one state with a name of its own, nicknames included (``institutions.csv``): the Kremlin, the Diet,
    the State Department, the Bundeswehr. Ids look like "RUS.kremlin".
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    kind: str  # government | head | ministry | parliament | court | military | police | intelligence | bank | agency
    sector: str
    valid_from: date | None
    valid_to: date | None
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """
    A kind of office or role (``offices.csv``): "foreign_minister" with the names it goes by ("foreign minister",
    "minister of foreign affairs", "top diplomat"). ``countries`` limits a name to some states ("secretary of state" is
    USA's foreign minister); empty: everywhere. ``collective`` offices are bodies ("foreign ministry", "parliament",
    "army", "government"). ``rank`` orders offices when a text needs one: 1 is head of state. ``single`` offices have one
    holder at a time in each body, so that the office alone tells who is meant ("the Japanese prime minister"); of
    envoys, ambassadors or activists there are many, and who holds such a term is known by name only.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    plurals: tuple[str, ...]
    sector: str
    rank: int
    collective: bool
    countries: tuple[str, ...]
    single: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who holds or held an office (``people.csv``). ``family`` is the name that stands alone in texts ("Abe")."""

    id: str
    name: str
    aliases: tuple[str, ...]
    family: str
    gender: str | None  # f | m
    country: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """
    One term in an office (``terms.csv``): person, office and the state or organisation (id) in which it is held; days
    inclusive, ``valid_to`` None while it lasts. ``acting`` for those who only stood in.
    """

    person: str
    office: str
    body: str
    valid_from: date
    valid_to: date | None
    acting: bool
    origin: str
