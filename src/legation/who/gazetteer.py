"""Names of the registry found in text: one automaton for all of them."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from ahocorasick_rs import AhoCorasick, MatchKind

from legation.lexicons.actors import Institution, Office, Organisation, Person, State
from legation.lexicons.who import WhoLexicon, load_who
from legation.model import Span
from legation.who.identity import Knowledge
from legation.who.tables import Tables

Row = State | Organisation | Institution | Office | Person


class Use(IntEnum):
    """How a form names its row. Of two forms on the same words the lower use is preferred."""

    PERSON = 0  # full name or alias
    BODY = 1  # organisation or institution
    STATE = 2
    ADJECTIVE = 3
    DEMONYM = 4
    SEAT = 5
    COMBINING = 6  # "Sino" in "Sino-Indian"
    OFFICE = 7
    OFFICES = 8  # the plural of an office
    FAMILY = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One row under one of its forms."""

    form: str
    use: Use
    row: Row


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters ``text[start:end]`` that spell a form, and the entries that bear it, the preferred first."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def span(self) -> Span:
        """The place of the words."""
        return Span(self.start, self.end)

    @property
    def is_shared(self) -> bool:
        """Bodies of several states bear the name."""
        bodies = [e.row for e in self.entries if isinstance(e.row, Organisation | Institution)]
        return len({body.country for body in bodies}) > 1

    def get(self, *uses: Use) -> Entry | None:
        """Return the first entry of one of these uses."""
        return next((entry for entry in self.entries if entry.use in uses), None)


class Gazetteer:
    """All names of a registry. Build one per process (a few hundredths of a second); it is never changed."""

    def __init__(self, registry: Tables, lexicon: WhoLexicon | None = None) -> None:
        """Index *registry*; *lexicon* None takes the tables that ship with Legation."""
        self.registry = registry
        self.lexicon = lexicon or load_who()
        self.knowledge = Knowledge(registry)
        self.states = {state.id: state for state in registry.states}
        forms: dict[str, list[Entry]] = {}
        for entry in self._entries():
            forms.setdefault(fold(entry.form).lower(), []).append(entry)
        for entries in forms.values():
            entries.sort(key=lambda entry: entry.use)
        self._forms = [tuple(entries) for entries in forms.values()]
        self._automaton = AhoCorasick(list(forms), matchkind=MatchKind.Standard) if forms else None

    def find(self, text: str) -> list[Hit]:
        """
        Return the names in *text*, in order and without overlap: of two that overlap the earlier is kept, of two that
        begin together the longer.
        """
        if self._automaton is None:
            return []
        folded = fold(text)
        lowered = folded.lower()
        if len(lowered) != len(folded):  # a capital whose small form takes two code points
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if _is_word(folded, start, end):
                surface = folded[start:end]
                entries = tuple(entry for entry in self._forms[index] if _is_spelt(surface, entry))
                if entries:
                    found.append((start, -end, entries))
        found.sort(key=lambda each: each[:2])
        hits: list[Hit] = []
        for start, end, entries in found:
            if not hits or start >= hits[-1].end:
                hits.append(Hit(start, -end, entries))
        return hits

    def _entries(self) -> Iterator[Entry]:
        yield from _unique(self._state_entries())
        for organisation in self.registry.organisations:
            yield from _unique(_forms_of((organisation.name, *organisation.aliases), Use.BODY, organisation))
        for institution in self.registry.institutions:
            yield from _unique(_forms_of((institution.name, *institution.aliases), Use.BODY, institution))
        for office in self.registry.offices:
            yield from _unique(_forms_of((office.name, *office.aliases), Use.OFFICE, office))
            yield from _unique(_forms_of(office.plurals, Use.OFFICES, office))
        for person in self.registry.people:
            yield from _unique(_forms_of((person.name, *(a for a in person.aliases if " " in a)), Use.PERSON, person))
            family = (person.family, *(a for a in person.aliases if " " not in a))
            yield from _unique(_forms_of(family, Use.FAMILY, person))

    def _state_entries(self) -> Iterator[Entry]:
        for state in self.registry.states:
            names = (state.name, *((state.official,) if state.official else ()), *state.aliases)
            yield from _forms_of(names, Use.STATE, state)
            yield from _forms_of(state.adjectives, Use.ADJECTIVE, state)
            yield from _forms_of(state.demonyms, Use.DEMONYM, state)
            yield from _forms_of(state.seats, Use.SEAT, state)
        for form, state_id in self.lexicon.combining.items():
            if state_id in self.states:
                yield Entry(form, Use.COMBINING, self.states[state_id])


class TokenMap:
    """Finds the token that holds a character, in one sentence."""

    __slots__ = ("_starts",)

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts

    def at(self, character: int) -> int:
        """Return the index of the last token that starts at or before *character* (a document offset)."""
        return max(0, bisect_right(self._starts, character) - 1)


def _forms_of(names: Sequence[str], use: Use, row: Row) -> Iterator[Entry]:
    for name in names:
        bare = name[4:] if name[:4].lower() == "the " else name
        if len(bare) > 1:
            yield Entry(fold(bare), use, row)


def _unique(entries: Iterator[Entry]) -> Iterator[Entry]:
    seen: set[tuple[str, Use, str]] = set()
    for entry in entries:
        key = (entry.form, entry.use, entry.row.id)
        if key not in seen:
            seen.add(key)
            yield entry


def _plain_letters() -> dict[int, str]:
    table = {
        ord("’"): "'",
        ord("‘"): "'",
        ord("‑"): "-",
        ord("–"): "-",
        ord("\xa0"): " ",
        ord("\n"): " ",
        ord("\t"): " ",
        ord("\r"): " ",
    }
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isascii():
            table[code] = base
    return table | {ord("ı"): "i", ord("ø"): "o", ord("Ø"): "O", ord("ł"): "l", ord("Ł"): "L"}


_PLAIN = _plain_letters()


def fold(text: str) -> str:
    """Return *text* with accents, curly apostrophes and odd spaces made plain; no character moves."""
    return text.translate(_PLAIN)


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is no part of a longer word, web address, handle or price ("US$")."""
    if start:
        before = text[start - 1]
        if (
            before.isalnum()
            or before in "@_#"
            or (before in "./" and start > 1 and text[start - 2].isalnum() and before == ".")
        ):
            return False
    if end < len(text):
        after = text[end]
        if after.isalnum() or after in "_$@":
            return False
        if (
            after == "."
            and end + 1 < len(text)
            and text[end + 1].isalnum()
            and text[end - 1] != "."
            and text[end + 1].islower()
        ):
            return False
    return True


def _is_spelt(surface: str, entry: Entry) -> bool:
    """Tell whether *surface* is the form with its capitals, or a spelling that means the same ("MOSCOW", "Al-Qaeda")."""
    form = entry.form
    if surface == form:
        return True
    if entry.use in (Use.OFFICE, Use.OFFICES):
        return not form[:2].isupper()  # "NGO" is not "Ngo"
    if surface.isupper():
        return len(form) > 3 and not form.isupper() and entry.use is not Use.FAMILY
    if surface[0].islower() or form.isupper():
        return False
    if surface[1:] == form[1:]:  # "Al-Qaeda" for "al-Qaeda"
        return True
    # "UN security council": later words of a long name may lose their capitals
    return entry.use is Use.BODY and " " in form and len(form) > 9 and surface.split(" ")[0] == form.split(" ")[0]
