"""Words about those who act: titles, nouns for roles and groups, pronouns, given names. Files: data/who/."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from legation.errors import SchemaMismatch

V = TypeVar("V")

SECTORS = frozenset(
    [
        "GOV",
        "LEG",
        "JUD",
        "MIL",
        "COP",
        "SPY",
        "OPP",
        "REB",
        "SEP",
        "UAF",
        "INS",
        "PTY",
        "BUS",
        "LAB",
        "MED",
        "EDU",
        "REL",
        "CVL",
        "REF",
        "ELI",
        "NGO",
        "IGO",
        "MNC",
        "JRN",
        "CRM",
        "HLH",
        "ENV",
        "HRI",
        "UNS",
    ]
)
_CHOICES: Mapping[str, frozenset[str]] = {
    "noun kind": frozenset({"official", "person", "people", "body", "state", "place"}),
    "gender": frozenset({"m", "f", ""}),
    "sector": SECTORS | {""},
    "qualifier": frozenset({"former", "acting", "lesser", "elect", "plain"}),
    "number": frozenset({"singular", "plural"}),
    "person": frozenset({"1", "3"}),
    "refers_to": frozenset({"person", "thing", "speaker", ""}),
    "hyphen": frozenset({"agent", "other", "prefix"}),
    "plural": frozenset({"person", "state", "any"}),
    "else": frozenset({"place", "state", "seat", "adjective"}),
    "verb": frozenset({"speech", "agent"}),
}


@dataclass(frozen=True, slots=True)
class Noun:
    """
    A noun for people or bodies. ``kind``: "official" (someone who speaks for a state or body), "person" (anyone else), "people" (a
    crowd of them), "body" (that can act as one), "state" ("country") or "place".
    """

    kind: str
    sector: str | None
    gender: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """What a title before a name tells of its bearer."""

    gender: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Pronoun:
    """``person`` 1 or 3; ``refers_to``: "person", "thing", "speaker" (I, we) or None (they)."""

    person: int
    plural: bool
    gender: str | None
    refers_to: str | None


@dataclass(frozen=True, slots=True)
class Plural:
    """A plural that can stand for parties named before ("the two ministers"): what they are, and which rank or gender."""

    refers_to: str
    who: str | None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that is often not the state's: taken as such only where one of ``supports`` stands in the text."""

    otherwise: str
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoLexicon:
    """All tables of data/who/, keyed by the word as printed (nouns, qualifiers, pronouns and verbs in lower case)."""

    nouns: Mapping[str, Noun]
    titles: Mapping[str, Title]
    qualifiers: Mapping[str, str]
    given_names: Mapping[str, str | None]
    common_families: frozenset[str]  # too common to mean one person unless the page has introduced them
    prominent: frozenset[str]  # states whose leaders the press calls by family name alone, anywhere
    relational: frozenset[str]  # nouns whose owner is on the other side: "Israel's critics", "his counterpart"
    family_first: frozenset[str]  # family names that stand before the given name
    ambiguous: Mapping[str, Ambiguous]
    combining: Mapping[str, str]  # "Sino" to a state id
    definites: Mapping[str, str]  # words after "the" that mean a state named before: "North" to PRK
    pronouns: Mapping[str, Pronoun]
    hyphens: Mapping[str, str]
    plurals: Mapping[str, Plural]
    speech_verbs: frozenset[str]
    agent_verbs: frozenset[str]


@cache
def load_who() -> WhoLexicon:
    """
    Read the tables that ship with Legation; a second call returns the same object.

    Raises:
        SchemaMismatch: a table is wrong; the message lists every fault with file and line.
    """
    return read_who(files("legation.lexicons") / "data" / "who")


def read_who(folder: Traversable) -> WhoLexicon:
    """Read the tables in *folder*; see :func:`load_who`."""
    reader = _Reader(folder)
    verbs = reader.table("verbs", ("lemma", "kind"), lambda r: reader.choice("verb", r[1]))
    lexicon = WhoLexicon(
        nouns=reader.table("nouns", ("noun", "kind", "sector", "gender"), reader.noun),
        titles=reader.table("titles", ("title", "gender", "sector"), reader.title),
        qualifiers=reader.table("qualifiers", ("word", "meaning"), lambda r: reader.choice("qualifier", r[1])),
        given_names=reader.table("given_names", ("name", "gender"), lambda r: reader.choice("gender", r[1]) or None),
        common_families=frozenset(reader.table("common_families", ("family",), lambda r: r[0])),
        prominent=frozenset(reader.table("prominent", ("state",), lambda r: r[0])),
        relational=frozenset(reader.table("relational", ("noun",), lambda r: r[0])),
        family_first=frozenset(reader.table("family_first", ("family",), lambda r: r[0])),
        definites=reader.table("definites", ("words", "state"), lambda r: r[1]),
        ambiguous=reader.table("ambiguous", ("name", "else", "supports"), reader.ambiguous),
        combining=reader.table("combining", ("form", "state"), lambda r: r[1]),
        pronouns=reader.table("pronouns", ("word", "person", "number", "gender", "refers_to"), reader.pronoun),
        hyphens=reader.table("hyphens", ("part", "meaning"), lambda r: reader.choice("hyphen", r[1])),
        plurals=reader.table("plurals", ("noun", "refers_to", "who"), reader.plural),
        speech_verbs=frozenset(word for word, kind in verbs.items() if kind == "speech"),
        agent_verbs=frozenset(verbs),
    )
    if reader.faults:
        count = len(reader.faults)
        raise SchemaMismatch(
            f"{count} fault{'s' if count > 1 else ''} in the tables of data/who",
            "\n       ".join(reader.faults),
            "mend the lines named",
        )
    return lexicon


class _Reader:
    """Reads tables and gathers their faults, so that all are told at once."""

    def __init__(self, folder: Traversable) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self.place = ""

    def table(self, name: str, header: tuple[str, ...], build: Callable[[list[str]], V]) -> Mapping[str, V]:
        """Read ``name.csv`` and build a value from each row, keyed by its first cell."""
        rows: dict[str, V] = {}
        for row in self._rows(name, header):
            if len(row) != len(header) or not row[0]:
                self.faults.append(f"{self.place}: {len(header)} cells expected, the first filled")
            elif row[0] in rows:
                self.faults.append(f"{self.place}: {row[0]!r} stands there twice")
            else:
                rows[row[0]] = build(row)
        return MappingProxyType(rows)

    def _rows(self, name: str, header: tuple[str, ...]) -> Iterator[list[str]]:
        lines = (self.folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        schema = f"# schema: who-{name.replace('_', '-')}/1"
        if not lines or lines[0] != schema:
            self.faults.append(f"{name}.csv:1: the first line must be {schema!r}")
        body = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
        if not body or tuple(next(csv.reader([body[0][1]]))) != header:
            self.faults.append(f"{name}.csv: the header must be {','.join(header)}")
        for number, line in body[1:]:
            self.place = f"{name}.csv:{number}"
            yield next(csv.reader([line]))

    def choice(self, which: str, cell: str) -> str:
        """Return *cell*, having noted a fault if it is none of the values allowed."""
        if cell not in _CHOICES[which]:
            self.faults.append(f"{self.place}: {cell!r} is no {which}; allowed: {', '.join(sorted(_CHOICES[which]))}")
        return cell

    def noun(self, row: list[str]) -> Noun:
        return Noun(
            self.choice("noun kind", row[1]),
            self.choice("sector", row[2]) or None,
            self.choice("gender", row[3]) or None,
        )

    def title(self, row: list[str]) -> Title:
        return Title(self.choice("gender", row[1]) or None, self.choice("sector", row[2]) or None)

    def pronoun(self, row: list[str]) -> Pronoun:
        return Pronoun(
            int(self.choice("person", row[1]) == "3") * 2 + 1,
            self.choice("number", row[2]) == "plural",
            self.choice("gender", row[3]) or None,
            self.choice("refers_to", row[4]) or None,
        )

    def plural(self, row: list[str]) -> Plural:
        return Plural(self.choice("plural", row[1]), row[2] or None)

    def ambiguous(self, row: list[str]) -> Ambiguous:
        return Ambiguous(self.choice("else", row[1]), tuple(filter(None, row[2].split("|"))))
