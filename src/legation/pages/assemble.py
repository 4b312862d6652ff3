"""
Passages and documents out of pieces.

The law of coverage: passages stand in text order, none overlaps another, and whatever lies in no passage is white space.
Ids are digests of content: a page has the same id under every name, and passages count from their document's id.
"""

from dataclasses import dataclass, field
from datetime import datetime

from legation.model import Document, Passage, PassageKind, Posted, Published, Score, digest


@dataclass(slots=True, eq=False)
class Piece:
    """A passage in the making, of the draft that one reader builds; ``answers`` is the piece that it replies to."""

    kind: PassageKind
    start: int
    end: int
    author: str | None = None
    posted: Posted | None = None
    score: Score | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    published: Published | None = None
    answers: "Piece | None" = None


@dataclass(slots=True, kw_only=True)
class Facts:
    """What is known of a page beside its text."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    retrieved_at: datetime | None = None  # when it was fetched, UTC
    given: tuple[object, ...] = field(default=())  # what came with the text from outside; part of the id


def join_neighbours(pieces: list[Piece]) -> list[Piece]:
    """Join pieces that follow each other and tell the same story about the same hand into one."""
    joined: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: each.start):
        before = joined[-1] if joined else None
        if before and before.kind is piece.kind and piece.kind in _JOINABLE and _bare(before) and _bare(piece):
            before.end = piece.end
        else:
            joined.append(piece)
    return joined


_JOINABLE = frozenset({PassageKind.CHROME, PassageKind.ARTICLE, PassageKind.TAGS})


def _bare(piece: Piece) -> bool:
    return piece.author is None and piece.posted is None and piece.answers is None


def assemble(text: str, name: str, pieces: list[Piece], facts: Facts) -> Document:
    """Make the document of *pieces*, which must not overlap."""
    document = digest("d", text, *facts.given)
    ordered = join_neighbours(pieces)
    ids = {id(piece): digest("p", document, piece.start, piece.end) for piece in ordered}
    passages = tuple(
        Passage(
            id=ids[id(piece)],
            document=document,
            kind=piece.kind,
            start=piece.start,
            end=piece.end,
            author=piece.author,
            posted=piece.posted,
            score=piece.score,
            reply_to=ids.get(id(piece.answers)) if piece.answers else None,
            outlet=piece.outlet,
            agency=piece.agency,
            url=piece.url,
            published=piece.published,
        )
        for piece in ordered
    )
    return Document(
        id=document,
        name=name,
        text=text,
        passages=passages,
        title=facts.title,
        outlet=facts.outlet,
        agency=facts.agency,
        authors=facts.authors,
        url=facts.url,
        language=facts.language,
        published=facts.published,
        retrieved_at=facts.retrieved_at,
    )
