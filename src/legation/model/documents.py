"""A page as text, and its passages."""

from dataclasses import dataclass
from datetime import datetime

from legation.model.kinds import PassageKind
from legation.model.times import Posted, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Readers' votes on a comment or post; ``up`` and ``down`` are counts, ``net`` their difference as shown."""

    up: int | None = None
    down: int | None = None
    net: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document by one hand: ``document.text[start:end]``."""

    id: str
    document: str
    kind: PassageKind
    start: int
    end: int
    author: str | None = None
    posted: Posted | None = None
    score: Score | None = None
    reply_to: str | None = None  # passage id
    outlet: str | None = None  # this and the rest: of a pasted report
    agency: str | None = None
    url: str | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page: its text, which is never edited after reading, and what is known of it."""

    id: str
    name: str
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None  # ISO 639-1
    published: Published | None = None
    retrieved_at: datetime | None = None  # when a crawler fetched it, UTC

    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return len(self.text)

    def __repr__(self) -> str:
        day = f", published {self.published.earliest}..{self.published.latest}" if self.published else ""
        return f"<Document {self.id} {self.title or self.name!r}, {len(self.passages)} passages{day}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A page that could not be read: which, why, and what to do."""

    name: str
    reason: str
    fix: str
