"""The body of a post or comment: the poster's own words, blocks quoted, reports copied in, and furniture."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from legation.lexicons.pages import CueRole
from legation.model import PassageKind, Posted, Published, Score
from legation.pages.assemble import Piece
from legation.pages.credits import LINK, find_dateline, outlet_of_link, read_byline, read_press_line
from legation.pages.lines import Unit
from legation.pages.marks import Mark
from legation.pages.stamps import published_by_link
from legation.pages.voice import Hand, Voice, hands, hear

_LINK_LINE = re.compile(
    r"(?:(?:read more|more|source|sources|link|via|full (?:story|article|text)|original|see|from|continue reading|here"
    r"|quelle|quellen|weiterlesen|mehr|lire la suite|fuente|leer más|fonte|источник|подробнее|bron|źródło)(?: (?:at|here|on))? ?[:>-]? ?)?"
    r"(?:https?://\S{3,2000}|www\.\S{3,1000})[.)]?",
    re.I,
)
_ANNOUNCES = re.compile(
    r"\b(?:following|here|below|this|below) (?:is|are|'s|’s)\b.{0,40}\b(?:report|article|news|story|statement|text|piece|copy|link|account)s?\b"
    r"|\b(?:report|article|story|news|piece)s? (?:from|in|by|says?|below)\b.{0,60}:?$|\b(?:according to|from|quoting|via|as reported by) .{2,50}:$"
    r"|\b(?:following|reported|reads?|pasted?|copy|copied|quote|here it is|see below|just in)\b.{0,40}[:.]$",
    re.I,
)
_SAID = re.compile(
    r"(?P<name>[\w.'’ -]{2,40}?) (?:said|wrote|posted)(?: on .{4,40})?: ?[↑]?|(?:originally )?(?:posted|quoted?) (?:by|from):? (?P<by>[\w.'’ -]{2,40}?)(?: on .{4,40})?:?|quote:?",
    re.I,
)
PASTE_NEEDED = 3.0  # summed voice of a copied report that no link, dateline or headline shows


@dataclass(frozen=True, slots=True)
class Poster:
    """Who speaks in a body, when, and the votes."""

    kind: PassageKind
    author: str | None = None
    posted: Posted | None = None
    score: Score | None = None


@dataclass(slots=True)
class _Line:
    mark: Mark
    kind: PassageKind | None = None  # None: not yet told
    link: str | None = None


def read_body(
    marks: Sequence[Mark], poster: Poster, quoted: frozenset[int] = frozenset(), boxed: frozenset[int] = frozenset()
) -> list[Piece]:
    """
    Cut a body into pieces; *quoted* are the marks known to repeat another's words.

    *boxed* are marks that the page sets off as quoted though nobody on it wrote them: a report that was put into quotation
    marks is a copied report, anything else a quotation.

    The score stands on the last piece of the poster's own, so that a comment that is cut by quotations counts once.
    """
    lines = [_Line(mark) for mark in marks]
    _settle_furniture(lines)
    _settle_boxes(lines, boxed)
    _settle_quotations(lines, quoted | boxed)
    _settle_copies(lines, poster.kind)
    pieces = _pieces(lines, poster)
    own = [piece for piece in pieces if piece.kind is poster.kind]
    if own:
        own[-1].score = poster.score
    return pieces


def _settle_furniture(lines: list[_Line]) -> None:
    signed = False
    for line in lines:
        mark = line.mark
        if _LINK_LINE.fullmatch(mark.unit.form):
            found = LINK.search(mark.unit.text)
            line.link = found[0] if found else None
        elif mark.link:
            line.link = mark.link
        if mark.header:
            line.kind = PassageKind.BYLINE
        elif mark.cue is CueRole.CAPTION and mark.unit.words <= 40:
            line.kind = PassageKind.CAPTION
        elif mark.unit.is_rule or mark.score or mark.time or signed or (mark.cue and not _is_words(mark)):
            line.kind = PassageKind.CHROME
        if mark.unit.is_rule and len(mark.unit.text) >= 8 and set(mark.unit.text) == {"_"}:
            signed = True  # what follows a line of underscores is how the member signs


def _is_words(mark: Mark) -> bool:
    """Whether a line that looks like furniture is long enough to be a remark that uses the same words."""
    return mark.cue in (CueRole.APPEAL, CueRole.EXPIRED, CueRole.CAPTION, CueRole.COPYRIGHT) and mark.unit.words >= 12


def _settle_boxes(lines: list[_Line], boxed: frozenset[int]) -> None:
    """Tell copied reports from quotations among runs of lines that are set off as quoted."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and end in boxed:
            end += 1
        if end > at:
            run = [line for line in lines[at:end] if line.kind is None]
            after = next((line for line in lines[end : end + 3] if line.kind is None), None)
            if run and _is_report(run, linked=any(line.link for line in run) or bool(after and after.link)):
                for line in run:
                    line.kind = PassageKind.PASTED
        at = max(end, at + 1)


def _is_report(lines: list[_Line], *, linked: bool) -> bool:
    if _SAID.fullmatch(lines[0].mark.unit.text):
        return False
    if any(find_dateline(line.mark.unit.text) for line in lines):
        return True
    voice = sum(hear(line.mark.unit).score for line in lines if line.mark.unit.words >= 8)
    return voice >= (1.5 if linked else PASTE_NEEDED)


def _settle_quotations(lines: list[_Line], quoted: frozenset[int]) -> None:
    for at, line in enumerate(lines):
        if at in quoted and line.kind is None:
            line.kind = PassageKind.QUOTE
        if line.mark.unit.text.startswith(">") and line.kind is None:
            line.kind = PassageKind.QUOTE
    ends = [at for at, line in enumerate(lines) if line.mark.cue is CueRole.QUOTE_END]
    for at, line in enumerate(lines):
        said = _SAID.fullmatch(line.mark.unit.text) if line.kind is None and line.mark.unit.words <= 8 else None
        if said is None:
            continue
        place = bisect_right(ends, at)
        end = ends[place] if place < len(ends) else None
        if end is None and said["name"] and line.mark.unit.text[-1] not in ":↑":
            continue
        line.kind = PassageKind.BYLINE
        for other in lines[at + 1 : end if end is not None else at + 2]:
            other.kind = other.kind or PassageKind.QUOTE


def _settle_copies(lines: list[_Line], own: PassageKind) -> None:
    """Part the poster's own paragraphs from those of copied reports, then give links to the report they follow."""
    told = [at for at, line in enumerate(lines) if line.kind is None and line.link is None]
    if len(told) == 1 and not any(line.link for line in lines) and not find_dateline(lines[told[0]].mark.unit.text):
        lines[told[0]].kind = own  # a lone paragraph that nothing shows to be copied needs no hearing
        return
    voices = [_hear_in_place(lines, at) for at in told]
    starts, ends = _bounds(lines, told)
    for at, hand in zip(told, hands(voices, starts=starts, ends=ends), strict=True):
        lines[at].kind = PassageKind.PASTED if hand is Hand.COPIED else own
    _drop_weak_copies(lines, told, voices, own)
    for place, at in enumerate(told[:-1]):
        if lines[told[place + 1]].kind is PassageKind.PASTED and _is_headline(lines, told, place):
            lines[at].kind = PassageKind.PASTED
    for at, line in enumerate(lines):
        if line.link and line.kind is None:
            line.kind = PassageKind.PASTED if _belongs_to_copy(lines, at) else own


def _hear_in_place(lines: list[_Line], at: int) -> Voice:
    """Hear a paragraph with its place: what stands right above a link to its source was probably copied from there."""
    voice = hear(lines[at].mark.unit)
    after = next((line for line in lines[at + 1 : at + 6] if line.kind is None), None)
    if after and after.link and lines[at].mark.unit.words >= 12:
        return Voice(voice.unit, (*voice.marks, ("above a link", 1.0)))
    return voice


def _bounds(lines: list[_Line], told: list[int]) -> tuple[frozenset[int], frozenset[int]]:
    starts, ends = set(), set()
    for place, at in enumerate(told):
        before = told[place - 1] if place else -1
        between = lines[before + 1 : at]
        if any(line.link for line in between) and place:
            ends.add(place - 1)
            starts.add(place)
        if any(line.mark.unit.is_rule for line in between):
            starts.add(place)
            ends.add(place - 1)
        unit = lines[at].mark.unit
        if (
            find_dateline(unit.text)
            or _is_headline(lines, told, place)
            or (place and _ANNOUNCES.search(lines[before].mark.unit.text[-300:]))
        ):
            starts.add(place)
    return frozenset(starts), frozenset(ends)


def _is_headline(lines: list[_Line], told: list[int], place: int) -> bool:
    """Tell whether a line is the headline of a report that follows: no stop, capitals, a story under it."""
    unit = lines[told[place]].mark.unit
    if not 3 <= unit.words <= 22 or (unit.ends_like_sentence and unit.text[-1] != "?") or place + 1 >= len(told):
        return False
    after = lines[told[place + 1]].mark.unit
    return (
        unit.text[:1].isupper() and after.words >= 15 and (bool(find_dateline(after.text)) or hear(after).score >= 0.5)
    )


def _drop_weak_copies(lines: list[_Line], told: list[int], voices: list[Voice], own: PassageKind) -> None:
    """Give back to the poster what no link, dateline, headline or announcement shows and no strong voice either."""
    place = 0
    while place < len(told):
        end = place
        while end < len(told) and lines[told[end]].kind is PassageKind.PASTED:
            end += 1
        if end > place:
            linked = any(line.link for line in lines[told[end - 1] + 1 : told[end] if end < len(told) else len(lines)])
            shown = linked or any(find_dateline(lines[at].mark.unit.text) for at in told[place:end])
            if not shown and (sum(voice.score for voice in voices[place:end]) < PASTE_NEEDED or end - place < 2):
                for at in told[place:end]:
                    lines[at].kind = own
        place = max(end, place + 1)


def _belongs_to_copy(lines: list[_Line], at: int) -> bool:
    above = next((line for line in reversed(lines[max(at - 20, 0) : at]) if line.kind is not PassageKind.CHROME), None)
    if above and above.kind is PassageKind.PASTED and not above.link:
        return True
    below = next((line for line in lines[at + 1 : at + 20] if line.kind is not PassageKind.CHROME), None)
    return bool(below and below.kind is PassageKind.PASTED and (above is None or above.kind is not PassageKind.PASTED))


def _pieces(lines: list[_Line], poster: Poster) -> list[Piece]:
    pieces: list[Piece] = []
    done_with_link = False  # a report ends with the link under it
    for line in lines:
        kind = line.kind or poster.kind
        unit = line.mark.unit
        last = pieces[-1] if pieces else None
        fresh = kind is PassageKind.PASTED and done_with_link and last is not None and last.kind is kind
        if last and last.kind is kind and not fresh and kind is not PassageKind.BYLINE:
            last.end = unit.end
        else:
            pieces.append(Piece(kind, unit.start, unit.end))
            if kind is poster.kind:
                pieces[-1].author, pieces[-1].posted = poster.author, poster.posted
            if kind is PassageKind.BYLINE and line.mark.header:
                pieces[-1].author, pieces[-1].posted = line.mark.header.author, line.mark.header.posted
        if kind is PassageKind.PASTED:
            done_with_link = line.link is not None and last is not None and last.kind is kind
            _credit(pieces[-1], line)
    return pieces


def _credit(piece: Piece, line: _Line) -> None:
    """Give a copied report the agency, outlet, link and date that this line of it bears; the first of each counts."""
    unit = line.mark.unit
    if line.link:
        outlet = outlet_of_link(line.link)
        start = unit.start + max(unit.text.find(line.link), 0)
        piece.url = piece.url or line.link
        if outlet:
            piece.outlet = piece.outlet or outlet.name
            piece.agency = piece.agency or (outlet.name if outlet.kind == "agency" else None)
        piece.published = piece.published or _published(line.link, start, unit)
        return
    dateline = find_dateline(unit.text)
    byline = read_byline(unit.form) if unit.words <= 20 else None
    press = read_press_line(unit.form) if unit.words <= 20 else None
    if dateline:
        piece.agency = piece.agency or dateline.agency
    if byline:
        piece.agency, piece.outlet = piece.agency or byline.agency, piece.outlet or byline.outlet
    if press:
        piece.outlet = piece.outlet or press.outlet


def _published(link: str, start: int, unit: Unit) -> Published | None:
    """Read the day that a link bears; a link that is not printed rests on no words."""
    if link in unit.text:
        return published_by_link(link, start, start + len(link))
    return published_by_link(link)
