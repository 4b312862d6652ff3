"""Comment threads and forum pages in plain text: where each remark starts and ends, who wrote it, when, with what votes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.lexicons.pages import CueRole
from legation.model import PassageKind, Posted, Score
from legation.pages.assemble import Piece
from legation.pages.bodies import Poster, read_body
from legation.pages.cardfile import Card, time_near
from legation.pages.headers import Header, name_of_line
from legation.pages.lines import Unit
from legation.pages.marks import Mark
from legation.pages.quoting import Quotation, find_quotations
from legation.pages.stamps import order_shown, posted_in_order

_ADDRESS = re.compile(r"@ ?([\w.'’-]{2,40}(?: [A-Z][\w.'’-]{1,40})?)")
_QUOTED = re.compile(
    r"(?P<name>[\w.'’ -]{2,40}?) (?:said|wrote|posted|schrieb|schreibt|hat geschrieben|a écrit|escribió|dijo|ha scritto|schreef|napisał|написал\w?|писал\w?|пишет)"
    r"(?: .{0,60})?[: ↑]*$|(?:originally posted by|quote(?: from)?|posted by|zitat von|zitat|citation de|envoyé par|cita de|citazione|citaat|цитата)[: ]+"
    r"(?P<by>[\w.'’ -]{2,40}?)(?: (?:»|on|am|le|»).{0,40})?[: ↑»]*$|(?P<colon>[\w.'’ -]{2,40}?): ?↑?$",
    re.I,
)
_ENDINGS = frozenset({CueRole.COMMENTS_END, CueRole.RELATED})


@dataclass(slots=True, eq=False)
class Item:
    """One comment or post: its marks, and what stands around it. ``pieces`` are filled in when it is read."""

    marks: list[Mark]
    author: str | None = None
    posted: Posted | None = None
    score: Score | None = None
    quoted: set[int] = field(default_factory=set)  # marks that the page's structure shows to be quoted
    pieces: list[Piece] = field(default_factory=list)


def items_by_votes(marks: Sequence[Mark]) -> tuple[list[Item], list[Mark]]:
    """Cut a thread whose comments end with their votes; return the comments, and the marks after the last."""
    return items_by_feet(marks, [at for at, mark in enumerate(marks) if mark.score])


def items_by_times(marks: Sequence[Mark]) -> tuple[list[Item], list[Mark]]:
    """Cut a thread whose comments end with their time ("Like · Reply · 3h"); return them, and the marks after the last."""
    return items_by_feet(marks, [at for at, mark in enumerate(marks) if mark.time])


def items_by_feet(marks: Sequence[Mark], feet: Sequence[int]) -> tuple[list[Item], list[Mark]]:
    """
    Cut a thread at the last line of each comment, which *feet* lists.

    A time right under the votes is that comment's; a name's line at the head of each and all of them is the writer's.
    """
    items: list[Item] = []
    start = 0
    for foot in feet:
        end = foot + 1
        if marks[foot].score and end < len(marks) and marks[end].time and marks[end].unit.gap == 0:
            end += 1
        item = Item(list(marks[start:end]), score=marks[foot].score)
        item.posted = next((mark.time for mark in item.marks if mark.time), None)
        items.append(item)
        start = end
    if all(has_name_first(item.marks) for item in items):
        for item in items:
            item.author = name_of_line(item.marks[0].unit.text)
            item.marks[0] = Mark(item.marks[0].unit, header=Header(item.author, item.posted))
    return items, list(marks[start:])


def has_name_first(marks: Sequence[Mark]) -> bool:
    """Tell whether a comment starts with a line that may be its writer's name, and goes on in words."""
    if len(marks) < 2 or not marks[0].is_plain or not marks[1].is_plain:
        return False
    line = marks[0].unit
    return len(line.text) <= 40 and not line.ends_like_sentence and name_of_line(line.text) is not None


def items_by_headers(marks: Sequence[Mark]) -> tuple[list[Item], list[Mark]]:
    """Cut a thread whose comments start with name and time; return the comments, and the marks after the last."""
    items: list[Item] = []
    last = max((at for at, mark in enumerate(marks) if mark.header), default=0)
    for at, mark in enumerate(marks):
        if items and at > last and mark.cue in _ENDINGS:
            return items, list(marks[at:])
        if mark.header:
            items.append(Item([mark], mark.header.author, mark.header.posted, mark.header.score))
        elif items:
            items[-1].marks.append(mark)
            items[-1].score = items[-1].score or mark.score
    return items, []


def items_by_cards(marks: Sequence[Mark], found: Sequence[Card]) -> tuple[list[tuple[Card, Item]], list[Mark]]:
    """Cut a forum page at its members' cards; return card and post pairs, and the marks after the last post."""
    pairs: list[tuple[Card, Item]] = []
    end = _forum_end(marks, found[-1].last + 1)
    for place, card in enumerate(found):
        until = found[place + 1].first if place + 1 < len(found) else end
        body = list(marks[card.last + 1 : until])
        pairs.append((card, Item(body, card.name, time_near(list(marks), card))))
    return pairs, list(marks[end:])


def _forum_end(marks: Sequence[Mark], start: int) -> int:
    """Go up from the foot of the page over furniture to where the last post ends."""
    ending = next((at for at in range(start, len(marks)) if marks[at].cue in _ENDINGS), len(marks))
    while ending > start and (marks[ending - 1].cue is not None or marks[ending - 1].unit.is_rule):
        ending -= 1
    return ending


def read_items(items: Sequence[Item], kind: PassageKind, story: Sequence[Unit] = ()) -> list[Piece]:
    """
    Read the comments of a thread into pieces, with quotations linked to what they quote.

    Lines of name and time become bylines, lines of votes furniture, so that a comment holds its writer's words alone. A
    comment that quotations cut in parts has its author on each part and its votes on the last: as many passages carry
    votes as the page has comments with votes. A part below a quotation answers the quotation, and that what it quotes.

    A name and time above a paragraph that another comment wrote are that other's: the reader copied them along.
    """
    _settle_times(items)
    quotations = find_quotations([[mark.unit for mark in item.marks if _counts(mark)] for item in items], story)
    quoted = [_quoted_marks(item, place, quotations) for place, item in enumerate(items)]
    for place in range(len(items)):
        _settle_headers(items, place, quoted[place])
    for place, item in enumerate(items):
        poster = Poster(kind, item.author, item.posted, item.score)
        item.pieces = read_body(
            item.marks, poster, frozenset(quoted[place]), frozenset(item.quoted - set(quoted[place]))
        )
    writers = {item.author.casefold(): item for item in reversed(items) if item.author}
    for place in range(len(items)):
        _link(items, place, quoted[place], kind, writers)
    return [piece for item in items for piece in item.pieces]


def _counts(mark: Mark) -> bool:
    return mark.is_plain or (mark.cue is not None and mark.unit.words >= SHORT)


SHORT = 12


def _settle_times(items: Sequence[Item]) -> None:
    """Read dates such as 03-04-2014 by the order of day and month that others on the page show."""
    order = order_shown(item.posted.text for item in items if item.posted)
    for item in items if order else ():
        if order and item.posted and item.posted.earliest is None:
            item.posted = posted_in_order(item.posted.text, order)


def _quoted_marks(item: Item, place: int, quotations: dict[tuple[int, int], Quotation]) -> dict[int, Quotation]:
    """Return the quoting marks by their index in the item (quotations count paragraphs only)."""
    paragraphs = [at for at, mark in enumerate(item.marks) if _counts(mark)]
    return {at: quotations[place, number] for number, at in enumerate(paragraphs) if (place, number) in quotations}


def _settle_headers(items: Sequence[Item], place: int, quoted: dict[int, Quotation]) -> None:
    item = items[place]
    for at, mark in enumerate(item.marks):
        if mark.header is None:
            continue
        quotation = quoted.get(at + 1)
        if quotation is None:
            if item.author is None and at == 0:
                item.author, item.posted = mark.header.author, mark.header.posted
        elif quotation.source is not None and quotation.source >= 0:
            source = items[quotation.source]
            if source.author is None:
                source.author, source.posted = mark.header.author, mark.header.posted


def _link(
    items: Sequence[Item], place: int, quoted: dict[int, Quotation], kind: PassageKind, writers: dict[str, Item]
) -> None:
    """Say what each quotation quotes and what each later part of a comment answers."""
    item = items[place]
    known = sorted((item.marks[at].unit.start, at, quotation) for at, quotation in quoted.items())
    before: Piece | None = None
    for piece in item.pieces:
        if piece.kind is PassageKind.QUOTE:
            inside = [(at, quotation) for start, at, quotation in known if piece.start <= start < piece.end]
            sourced = [each for each in inside if each[1].source is not None and each[1].source >= 0]
            _link_quotation(items, item, piece, next(iter(sourced or inside), None), kind)
            _name_quoted(item, piece, writers)
            before = piece
        elif piece.kind is kind:
            piece.answers = before if before is not None else _addressee(writers, item, piece)
            before = None


def _link_quotation(
    items: Sequence[Item], item: Item, piece: Piece, known: tuple[int, Quotation] | None, kind: PassageKind
) -> None:
    if known is None:
        return
    at, quotation = known
    header: Header | None = item.marks[at - 1].header if at else None
    if header and header != Header(item.author, item.posted) and (at > 1 or item.author != header.author):
        piece.author, piece.posted = header.author, header.posted
    if quotation.source is not None and quotation.source >= 0:
        source = items[quotation.source]
        own = [each for each in source.pieces if each.kind is kind]
        piece.answers = own[0] if own else None
        piece.author = piece.author or source.author


def _name_quoted(item: Item, piece: Piece, writers: dict[str, Item]) -> None:
    """Name whom a quotation's first line names: "ana wrote:", "Zitat von ana", or "ana:" where ana writes here."""
    if piece.author is not None:
        return
    first = next((mark.unit for mark in item.marks if mark.unit.start >= piece.start), None)
    if first is None or first.words > 14:
        return
    match = _QUOTED.match(first.text[:120])
    name = (match["name"] or match["by"] or match["colon"] or "").strip() if match else ""
    writer = writers.get(name.casefold())
    if match and (writer is not None or (name and match["colon"] is None)):
        piece.author = name


def _addressee(writers: dict[str, Item], item: Item, piece: Piece) -> Piece | None:
    """Return the piece of the member whom a remark addresses ("@andino77, ...")."""
    first = next((mark.unit for mark in item.marks if mark.unit.start == piece.start), None)
    match = _ADDRESS.match(first.text[:80]) if first else None
    if match is None:
        return None
    for name in (match[1], match[1].split()[0]):
        other = writers.get(name.casefold().rstrip(".'’-"))
        if other is not None and other is not item:
            return next((each for each in other.pieces if each.kind is piece.kind), None)
    return None
