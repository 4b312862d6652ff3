"""What a brief is made of: sections of sentences, each with references to words that stand on a page."""

from dataclasses import dataclass
from datetime import date

from legation.model import PassageKind, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """
    Words of a page that a sentence rests on: ``document.text[start:end] == text`` of the document with this id.

    ``claim`` is the claim that quotes them; None: a position, a tie or a sentence that was not coded does.
    """

    number: int
    document: str
    page: str
    start: int
    end: int
    text: str
    passage_kind: PassageKind | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    published: Published | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a brief; ``references`` are numbers of :class:`Reference`, at least one. ``entry``: what it tells of."""

    text: str
    references: tuple[int, ...]
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sentences that belong together, under a heading of their own (None: without one)."""

    sentences: tuple[Sentence, ...]
    title: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a brief. ``note`` is said of the ledger, not of the world: that it holds nothing here, or more than is shown."""

    id: str
    title: str
    groups: tuple[Group, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPage:
    """A page that a brief rests on, and the numbers of the references to it."""

    document: str
    page: str
    references: tuple[int, ...]
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """
    What a ledger holds on a dyad or an issue, over the days from ``since`` to ``until`` (None: open), as of ``as_of``, the
    last day on which one of its pages can have been published.
    """

    title: str
    since: date | None
    until: date | None
    as_of: date | None
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    sources: tuple[CitedPage, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order in which they stand."""
        return tuple(sentence for section in self.sections for group in section.groups for sentence in group.sentences)
