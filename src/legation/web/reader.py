"""A page cut into pieces that can be marked: by passage, by claim and by the words that carry a claim."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legation.model import Claim, Document, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    Words under the same claims; ``begins`` are the claims whose evidence starts here, ``spots`` the anchors of what else does.
    ``cue``: the words carry the claim that :attr:`claim` gives.
    """

    text: str
    claims: tuple[Claim, ...]
    begins: tuple[Claim, ...]
    spots: tuple[str, ...]
    cue: Claim | None

    @property
    def claim(self) -> Claim | None:
        """The claim by which the words are marked: the one that they carry, else the first of those they are evidence for."""
        return self.cue or next(iter(self.claims), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words of one passage that stand together; ``first``: the passage begins here. None: words of no passage."""

    passage: Passage | None
    first: bool
    pieces: tuple[Piece, ...]


def blocks(
    document: Document, claims: Sequence[Claim], spots: Mapping[int, Sequence[str]] | None = None
) -> list[Block]:
    """
    Cut a page where passages begin and end; a passage inside another one (a quotation in a post) parts it.

    The pieces of all blocks together are the page's text, but for white space between passages. *spots* are anchors by the
    place in the text that they lead to.
    """
    edges = {0, len(document.text)} | {edge for p in document.passages for edge in (p.start, p.end)}
    cuts = sorted(edges)
    seen: set[str] = set()
    found: list[Block] = []
    for start, end in itertools.pairwise(cuts):
        inside = [p for p in document.passages if p.start <= start and end <= p.end]
        passage = min(inside, key=lambda p: p.end - p.start, default=None)
        if not document.text[start:end].strip():
            continue
        first = passage is not None and passage.id not in seen
        seen |= {passage.id} if passage else set()
        found.append(
            Block(passage=passage, first=first, pieces=tuple(_pieces(document, claims, spots or {}, start, end)))
        )
    return found


def _pieces(
    document: Document, claims: Sequence[Claim], spots: Mapping[int, Sequence[str]], start: int, end: int
) -> list[Piece]:
    here = [claim for claim in claims if claim.start < end and start < claim.end]
    edges = {edge for claim in here for edge in (claim.start, claim.end, claim.cue.start, claim.cue.end)}
    edges |= set(spots)
    cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
    return [
        Piece(
            text=document.text[left:right],
            claims=tuple(claim for claim in here if claim.start <= left and right <= claim.end),
            begins=tuple(claim for claim in here if claim.start == left),
            spots=tuple(spots.get(left, ())),
            cue=next((claim for claim in here if claim.cue.start <= left and right <= claim.cue.end), None),
        )
        for left, right in itertools.pairwise(cuts)
    ]
