"""
Pages as plain text, as scrapers save them: five shapes and their kin, told by form and voice, with no template per site.

A story; a story with comments that are marked, or not; a thread without its story; a forum page with members' cards.
"""

from bisect import bisect_left
from collections.abc import Sequence

from legation.lexicons.pages import CueRole
from legation.model import Document, PassageKind
from legation.pages.assemble import Facts, Piece, assemble
from legation.pages.bodies import Poster, read_body
from legation.pages.cardfile import Card, find_cards
from legation.pages.head import HeadDraft, is_story_like, read_head
from legation.pages.lines import split_units
from legation.pages.marks import Mark, mark_units
from legation.pages.remarks import group_remarks
from legation.pages.threads import (
    Item,
    has_name_first,
    items_by_cards,
    items_by_headers,
    items_by_times,
    items_by_votes,
    read_items,
)
from legation.pages.voice import hear, story_end


def read_plain(text: str, name: str, facts: Facts) -> Document:
    """Read a plain-text page; what *facts* already hold (given from outside) is kept."""
    found, pieces = read_marks(mark_units(split_units(text)))
    return assemble(text, name, pieces, with_given(found, facts))


def read_marks(marks: list[Mark]) -> tuple[Facts, list[Piece]]:
    """Tell the page's shape and read it: a forum page, a page with a thread, or a story that readers may follow."""
    cards = find_cards(marks)
    if cards:
        head, pieces = _read_forum(marks, cards)
    else:
        start = _thread_start(marks)
        head, pieces = _read_thread(marks, start) if start is not None else _read_story(marks)
    return head.facts, head.pieces + pieces


def with_given(found: Facts, given: Facts) -> Facts:
    """Return the facts with those given from outside before those found on the page."""
    return Facts(
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        agency=given.agency or found.agency,
        authors=given.authors or found.authors,
        url=given.url or found.url,
        language=given.language or found.language,
        published=given.published or found.published,
        retrieved_at=given.retrieved_at or found.retrieved_at,
        given=given.given,
    )


def _read_forum(marks: list[Mark], cards: Sequence[Card]) -> tuple[HeadDraft, list[Piece]]:
    pairs, foot = items_by_cards(marks, cards)
    head = read_head(marks[: cards[0].first], has_story=False)
    posts = read_items([item for _, item in pairs], PassageKind.POST)
    profiles = [
        Piece(PassageKind.PROFILE, marks[card.first].unit.start, marks[card.last].unit.end, author=card.name)
        for card, _ in pairs
    ]
    if not head.facts.authors and pairs[0][0].name:
        head.facts.authors = (pairs[0][0].name,)
    return head, posts + profiles + _chrome(foot)


def _thread_start(marks: Sequence[Mark]) -> int | None:
    """Return where the thread starts if its form shows it: by votes, by names with times, or by a heading."""
    scores = [at for at, mark in enumerate(marks) if mark.score]
    prose = next((at for at, mark in enumerate(marks) if is_story_like(mark)), len(marks))
    headers = [at for at, mark in enumerate(marks) if mark.header and (at > prose or prose == len(marks))]
    if len(headers) >= 2 and len(headers) * 2 >= len(scores):
        early = [at for at, mark in enumerate(marks) if mark.header]
        return (
            early[0]
            if len(early) >= 3 and early[0] < prose and not _is_story(marks[early[0] + 1 : headers[0]])
            else headers[0]
        )
    heading = _heading(marks, prose)
    if len(scores) >= 2:
        start = _above_votes(marks, scores[0], heading)
        named = start > 0 and all(has_name_first(marks[at : at + 2]) for at in (start - 1, *_after_feet(marks, scores)))
        return start - named
    if heading is not None:
        return heading
    return headers[0] if headers and prose < headers[0] else None


def _after_feet(marks: Sequence[Mark], feet: Sequence[int]) -> list[int]:
    """Return where the comments after the first start, if votes end them."""
    return [foot + 2 if marks[foot + 1].time else foot + 1 for foot in feet[:-1]]


def _is_story(marks: Sequence[Mark]) -> bool:
    voices = [hear(mark.unit) for mark in marks if is_story_like(mark)]
    return len(voices) >= 3 and sum(voice.score for voice in voices) >= 0.8 * len(voices)


def _heading(marks: Sequence[Mark], prose: int) -> int | None:
    """Return the first mark after the last heading of a comment section that has words under it."""
    found = None
    for at, mark in enumerate(marks):
        if mark.cue is CueRole.COMMENTS and (at > prose or found is None):
            rest = [each for each in marks[at + 1 : at + 60] if each.is_plain]
            story = [hear(each.unit) for each in rest if is_story_like(each)][:4]
            if rest and not (at < prose and sum(voice.score for voice in story) >= 1.0 * len(story) > 0):
                found = at + 1
    return found


def _above_votes(marks: Sequence[Mark], first: int, heading: int | None) -> int:
    """Go up from the first votes to the line under the furniture above; without furniture the voice decides."""
    top = first
    while top > 0 and marks[top - 1].cue is None:
        top -= 1
    if heading is not None and heading <= first:
        return max(top, heading)
    body = [at for at in range(top, first) if is_story_like(marks[at])]
    voices = [hear(marks[at].unit) for at in body]
    end = story_end(voices)
    if end < len(body):
        return body[end]
    spoken = [place for place, voice in enumerate(voices) if voice.score < 0]
    return body[min(spoken[0] if spoken else len(body) - 1, len(body) - 1)] if len(body) > 3 else top


def _read_thread(marks: list[Mark], start: int) -> tuple[HeadDraft, list[Piece]]:
    thread = marks[start:]
    head = read_head(marks[:start])
    story = [mark.unit for mark in marks[:start] if is_story_like(mark)]
    has_story = any(piece.kind is PassageKind.ARTICLE for piece in head.pieces)
    scores, headers = sum(bool(mark.score) for mark in thread), sum(bool(mark.header) for mark in thread)
    if headers and headers * 2 >= scores:
        first = next(at for at, mark in enumerate(thread) if mark.header)
        lead, (items, foot) = thread[:first], items_by_headers(thread[first:])
        kind = PassageKind.COMMENT if has_story or start else PassageKind.POST
        return head, _chrome(lead) + read_items(items, kind, story if has_story else ()) + _chrome(foot)
    if scores >= 2:
        items, foot = items_by_votes(thread)
        return head, read_items(items, PassageKind.COMMENT, story if has_story else ()) + _foot(foot)
    if sum(bool(mark.time) for mark in thread) >= 2:
        items, foot = items_by_times(thread)
        return head, read_items(items, PassageKind.COMMENT, story if has_story else ()) + _foot(foot)
    return head, _read_unmarked(thread)


def _foot(marks: list[Mark]) -> list[Piece]:
    """Read what stands after the last votes: furniture, or a remark that has no votes yet."""
    if not marks or not marks[0].is_plain or hear(marks[0].unit).score >= 0:
        return _chrome(marks)
    end = next((at for at, mark in enumerate(marks) if not mark.is_plain), len(marks))
    return read_items([Item(marks[:end])], PassageKind.COMMENT) + _chrome(marks[end:])


def _read_story(marks: list[Mark]) -> tuple[HeadDraft, list[Piece]]:
    """Read a page on which nothing marks a thread: the voice tells where the story ends, if readers follow it at all."""
    body = [at for at, mark in enumerate(marks) if is_story_like(mark)]
    voices = [hear(marks[at].unit) for at in body]
    end = story_end(voices)
    if end == len(body):
        return read_head(marks), []
    start = body[end]
    while start > body[end - 1] + 1 and marks[start - 1].is_plain:
        start -= 1  # short remarks between the story's end and the first long one
    return read_head(marks[:start]), _read_unmarked(marks[start:])


def _read_unmarked(marks: Sequence[Mark]) -> list[Piece]:
    """Read remarks without names or votes: first part off what they copied, then join what one hand wrote."""
    ending = next(
        (at for at, mark in enumerate(marks) if mark.cue in (CueRole.COMMENTS_END, CueRole.RELATED)), len(marks)
    )
    pieces: list[Piece] = []
    starts = [mark.unit.start for mark in marks]
    for piece in read_body(marks[:ending], Poster(PassageKind.COMMENT)):
        if piece.kind is PassageKind.COMMENT:
            units = [mark.unit for mark in marks[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]]
            pieces += [Piece(piece.kind, group[0].start, group[-1].end) for group in group_remarks(units)]
        else:
            pieces.append(piece)
    return pieces + _chrome(marks[ending:])


def _chrome(marks: Sequence[Mark]) -> list[Piece]:
    return [Piece(PassageKind.CHROME, mark.unit.start, mark.unit.end) for mark in marks]
