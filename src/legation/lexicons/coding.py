"""
The coding lexicons: contents, acts and the grid that joins them. Files: data/coding/, format: docs/reference/lexicons.md.

A sentence's event words are either a content (what is done: "visit", "sanction") or an act (what is done with a content: "urge",
"refuse", "postpone"). The grid says what an act upon a content is coded as; cues give a doing its status where no act does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from legation.lexicons.patterns import Pattern
from legation.model import EventType, Status

ANY = "*"
NOTHING = "-"
DOERS = ("A", "R", "both", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """
    What is done: "visit", "sanction", "release" (``contents-*.toml``).

    ``event``, ``mode``, ``cameo`` and ``contexts`` hold when it is plainly done. ``group`` is the family that grid rows name.
    ``reciprocal`` doings ("talks") have all parties as actors. ``issue`` is the topic it speaks of, where it has one.
    """

    id: str
    event: EventType
    mode: str | None
    cameo: str
    group: str
    contexts: tuple[str, ...]
    reciprocal: bool
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    What is done with a content: "urge", "refuse", "postpone" (``acts-*.toml``).

    ``doer`` says who would do the content: "A" (promise, refuse, plan), "R" (urge, order), "both" (agree with), "none" when only the
    content's own words tell (say, deplore). ``like`` is the act whose grid rows hold where this one has none of its own.
    """

    id: str
    doer: str
    patterns: tuple[Pattern, ...]
    like: str | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """
    A row of the grid (``grid.csv``): what an act upon a content is coded as.

    ``content`` is a content id, a group, an event type, ``*`` for any, or ``-`` for an act without a content. The most exact row
    wins. ``event`` None: the act makes no claim of its own. ``content_status`` None: the content makes none.
    """

    act: str
    content: str
    event: EventType | None
    mode: str | None
    cameo: str | None
    status: Status
    content_status: Status | None
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """
    Words that give a status outside acts (``cues.toml``), in lower case.

    ``conditions`` open a condition ("if", "unless"); ``implicatives`` are verbs whose infinitive is fact ("managed to", "went to").
    ``standing`` are nouns for what stands rather than happens ("treaty", "alliance"): without an act upon them they tell of nothing.
    ``occasions`` are nouns behind "in" or "for" that name no party ("in a bid to"), ``measures`` nouns that only count the
    doing behind them ("a round of talks"), ``territorial`` the ids of contents that only those who rule a place do there
    ("was arrested in Niger"), ``people`` those of contents that are done to people. ``figurative`` are words of force that may
    be meant so ("attacked his rival"), ``means`` are nouns for what is sent or withdrawn, not whom it is done to ("troops"), ``papers`` those
    whose doing is their issuer's ("a report accusing"), ``suffered`` the ids of contents whose owner suffers them ("his arrest"). ``feared`` are nouns whose object has not happened ("concerns over", "the prospect of"). ``campaigners`` are
    nouns for private people who act together in politics ("strikers"), ``prompting`` verbs whose participle behind a clause has
    the whole clause as its doer ("..., prompting protests"), ``notions`` nouns whose content is only thought ("the impression that").
    """

    modals: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    conditions: frozenset[str]
    implicatives: frozenset[str]
    standing: frozenset[str] = frozenset()
    feared: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    territorial: frozenset[str] = frozenset()
    figurative: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    suffered: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    campaigners: frozenset[str] = frozenset()
    prompting: frozenset[str] = frozenset()
    notions: frozenset[str] = frozenset()


class Done(Protocol):
    """A doing that an act may act upon: known by content (None: an act's own claim), group and event type."""

    @property
    def content(self) -> str | None: ...
    @property
    def group(self) -> str: ...
    @property
    def event(self) -> EventType: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The lexicons as loaded: tables by id, the grid, the cues, and an index from words to the patterns they may carry."""

    contents: Mapping[str, Content]
    acts: Mapping[str, Act]
    cells: Mapping[tuple[str, str], Cell]
    cues: Cues
    _index: Mapping[tuple[str, str], tuple[tuple[Content | Act, Pattern], ...]] = field(repr=False)

    def candidates(self, form: str, pos: str) -> tuple[tuple[Content | Act, Pattern], ...]:
        """Return the entries and patterns that the word *form* (a lemma, lower case) may carry as "verb", "noun" or "adjective"."""
        return self._index.get((form, pos), ())

    def is_event_noun(self, lemma: str, event: EventType | None = None) -> bool:
        """Tell whether the noun alone names a doing ("visit"), not only with another ("free-trade zone"); or is said of one of type *event*."""
        return any(
            isinstance(entry, Content) and (entry.event is event or (event is None and "+" not in p.source))
            for entry, p in self.candidates(lemma, "noun")
        )

    def cell(self, act: str, core: Done | None) -> Cell | None:
        """
        Return the grid's most exact row for *act* upon *core* (None: no content was found).

        Content id goes before group, group before event type, event type before ``*``; for each of these the act's own rows go
        before those of the act that it is like. None when the grid has no row.
        """
        keys = (NOTHING, ANY) if core is None else (core.content, core.group, core.event.value, ANY)
        for key in keys:
            for name in self._line(act):
                if key is not None and (name, key) in self.cells:
                    return self.cells[name, key]
        return None

    def _line(self, act: str) -> tuple[str, ...]:
        line = [act]
        while (entry := self.acts.get(line[-1])) is not None and entry.like is not None and entry.like not in line:
            line.append(entry.like)
        return tuple(line)


def load_coding(overlay: Path | None = None) -> Coding:
    """
    Return the lexicons that ship with Legation, with those of the folder *overlay* laid over them.

    Files of the overlay have the same names and forms (``contents*.toml``, ``acts*.toml``, ``grid*.csv``, ``cues*.toml``), in the
    folder itself or in its sub-folder ``coding``; their entries and rows add to ours or replace those with the same id.

    Raises:
        LexiconError: SchemaMismatch, DuplicateEntry or UnknownCode, naming every fault with file and line.
    """
    if overlay is None:
        return _shipped()
    return _read((_own_folder(), overlay, overlay / "coding"))


@cache
def _shipped() -> Coding:
    return _read((_own_folder(),))


def _own_folder() -> Path:
    return Path(str(files("legation.lexicons") / "data" / "coding"))


def _read(folders: tuple[Path, ...]) -> Coding:
    from legation.lexicons.coding_files import read_folders  # it builds the types of this module

    contents, acts, cells, cues = read_folders(folders)
    index: dict[tuple[str, str], list[tuple[Content | Act, Pattern]]] = {}
    entries: tuple[Content | Act, ...] = (*contents.values(), *acts.values())
    for entry in entries:
        for pattern in entry.patterns:
            for head in sorted(pattern.heads):
                index.setdefault((head, pattern.pos), []).append((entry, pattern))
    return Coding(
        contents=MappingProxyType(contents),
        acts=MappingProxyType(acts),
        cells=MappingProxyType(cells),
        cues=cues,
        _index=MappingProxyType({key: tuple(found) for key, found in index.items()}),
    )
