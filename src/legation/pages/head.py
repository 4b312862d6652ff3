"""The part of a plain-text page above its comments: headline, byline, date, story, captions, tags, furniture."""

import re
from dataclasses import dataclass, field, replace

from legation.lexicons.pages import CueRole
from legation.model import DateBasis, PassageKind, Published
from legation.pages.assemble import Facts, Piece
from legation.pages.credits import (
    LINK,
    agency_of_copyright,
    find_dateline,
    outlet_of_link,
    read_byline,
    read_press_line,
)
from legation.pages.marks import Mark
from legation.pages.moments import find_moment
from legation.pages.stamps import Stamp, find_stamp, published_by_link
from legation.pages.voice import hear

_LINK_ONLY = re.compile(r"(?:[\w ]{0,30}[:>-] ?)?https?://\S{3,2000}|www\.\S{3,500}", re.I)
_FURNITURE = frozenset(set(CueRole) - {CueRole.CAPTION, CueRole.TAGS, CueRole.APPEAL, CueRole.CREDIT})
_NOT_THE_PAGES = re.compile(
    r"\b(?:updated|modified|edited|joined|join date|member since|registered|copyright|archived?|comments?|est|since|last)\b|©",
    re.I,
)
_DATE_WORDS = re.compile(r"\b(?:first|published|posted|date|on|at|issued|created|filed|release[d]?|by)\b|[^\w]+", re.I)
_PLACE_WORDS = re.compile(r"^[A-ZÀ-Þ][\w.'’À-ÿ-]*$")


@dataclass
class HeadDraft:
    """What has been found so far above the comments."""

    pieces: list[Piece] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    title_at: int | None = None
    dated_by: int = 9  # rank of what the date rests on: the lower the better

    def date(self, published: Published | None, rank: int) -> None:
        """Take a date unless a better one is known."""
        if published and rank < self.dated_by:
            self.facts.published, self.dated_by = published, rank


def read_head(marks: list[Mark], *, has_story: bool = True) -> HeadDraft:
    """
    Read the marks above the comments. With ``has_story`` false (a forum page) no line passes for an article.

    A page that says that its article is gone has no story after that line, whatever stands there.
    """
    draft = HeadDraft()
    gone = next((at for at, mark in enumerate(marks) if mark.cue is CueRole.EXPIRED), None)
    if gone is not None and sum(_is_body(mark) for mark in marks) > 3:
        gone = None  # the story is there: the line speaks of another page
    story = [at for at, mark in enumerate(marks) if _is_body(mark) and (gone is None or at < gone)] if has_story else []
    if gone is not None and len(story) < 3:
        story = []
    first, last = (story[0], story[-1]) if story else (gone if gone is not None else len(marks), -1)
    draft.title_at = _find_title(marks[:first])
    kinds = [_kind_of(marks, at, first, last, draft) for at in range(len(marks))]
    _settle_lists(marks, kinds, first, last)
    for mark, kind in zip(marks, kinds, strict=True):
        draft.pieces.append(Piece(kind, mark.unit.start, mark.unit.end))
    return draft


def is_story_like(mark: Mark) -> bool:
    """Tell whether a unit is a paragraph that could belong to a story or a remark, by its form."""
    return _is_body(mark)


def _is_body(mark: Mark) -> bool:
    if mark.cue is CueRole.APPEAL:
        return hear(mark.unit).score >= 1.0
    return mark.is_plain and mark.unit.is_prose and not _LINK_ONLY.fullmatch(mark.unit.form)


def _find_title(above: list[Mark]) -> int | None:
    """Pick the headline: the first line of four words or more above the story, else the longest shorter one."""
    lines = [
        at
        for at, mark in enumerate(above)
        if mark.is_plain
        and 2 <= mark.unit.words <= 30
        and not _LINK_ONLY.fullmatch(mark.unit.form)
        and read_press_line(mark.unit.form) is None
        and read_byline(mark.unit.form) is None
        and _date_line(mark) is None
    ]
    return next(
        (at for at in lines if above[at].unit.words >= 4), max(lines, key=lambda at: above[at].unit.words, default=None)
    )


def _kind_of(marks: list[Mark], at: int, first: int, last: int, draft: HeadDraft) -> PassageKind:
    mark = marks[at]
    if at == draft.title_at:
        draft.facts.title = mark.unit.form
        return PassageKind.TITLE
    if mark.cue is CueRole.CAPTION:
        return PassageKind.CAPTION
    if mark.cue is CueRole.CREDIT:
        return PassageKind.BYLINE
    if mark.cue is CueRole.TAGS:
        return PassageKind.TAGS
    if mark.cue is CueRole.COPYRIGHT and draft.facts.agency is None:
        draft.facts.agency = agency_of_copyright(mark.unit.text)
    if mark.unit.is_rule or mark.cue in _FURNITURE or (mark.cue and not _is_body(mark)):
        return PassageKind.CHROME
    if at < first or at > last:
        return _outside_story(marks, at, first, draft)
    if mark.time or mark.header or _LINK_ONLY.fullmatch(mark.unit.form):
        return PassageKind.CHROME
    if at == first:
        _take_dateline(mark, draft)
    return PassageKind.ARTICLE


def _outside_story(marks: list[Mark], at: int, first: int, draft: HeadDraft) -> PassageKind:
    """Read a line above or below the story: a byline, a date, a press-review line; below it also its short last words."""
    mark = marks[at]
    if _take_credits(mark, draft, above=at < first):
        return PassageKind.BYLINE
    if at > first and first < len(marks) and mark.is_plain and mark.unit.words >= 2 and mark.unit.text[-1] in '.!?”"':
        return PassageKind.ARTICLE
    if _LINK_ONLY.fullmatch(mark.unit.form):
        _take_link(mark, draft)
    if (
        at < first < len(marks)
        and draft.title_at is not None
        and at > draft.title_at
        and mark.is_plain
        and mark.unit.words >= 4
    ):
        return PassageKind.TITLE  # the line under the headline
    return PassageKind.CHROME


def _take_credits(mark: Mark, draft: HeadDraft, *, above: bool) -> bool:
    unit, facts = mark.unit, draft.facts
    press = read_press_line(unit.form)
    if press and press.stamp.day:
        facts.outlet = facts.outlet or press.outlet
        draft.date(_stated(mark, press.stamp, "the press-review line"), 0)
        return True
    byline = read_byline(unit.form)
    if byline is None and mark.header and above and mark.header.author:
        byline = read_byline(f"By {mark.header.author}")
    if byline:
        facts.authors = facts.authors or byline.authors
        facts.agency, facts.outlet = facts.agency or byline.agency, facts.outlet or byline.outlet
    stamp = _date_line(mark) if above else None
    if byline and above and stamp is None:
        found = find_stamp(unit.text)
        stamp = found if found and found.day and not _NOT_THE_PAGES.search(unit.text) else None
    if stamp:
        draft.date(_stated(mark, stamp, "the date above the story"), 1)
    return bool(byline or stamp)


def _date_line(mark: Mark) -> Stamp | None:
    """Return the date of a line that is made of it and little else; what tells of updates or members is no such line."""
    text = mark.unit.text
    stamp = (find_stamp(text) or _foreign_stamp(text)) if mark.unit.words <= 22 and len(text) <= 200 else None
    if stamp is None or stamp.day is None:
        return None
    before, after = text[: stamp.start], text[stamp.end :]
    if _NOT_THE_PAGES.search(before) or "©" in after:
        return None
    after = re.split(r"\b(?:last )?(?:updated|modified)\b", after, flags=re.I)[0]
    others = [word for word in _DATE_WORDS.sub(" ", f"{before} {after}").split() if not word.isdigit()]
    return stamp if len(others) <= 4 and all(_PLACE_WORDS.match(word) or len(word) <= 3 for word in others) else None


def _foreign_stamp(text: str) -> Stamp | None:
    """Read a date as pages in other languages than English print it: "Stand: 12. März 2018, 14:05 Uhr"."""
    found = find_moment(text)
    if found is None or found.posted.earliest is None:
        return None
    return Stamp(found.posted.earliest.date(), None, found.start, found.end, found.posted.text)


def _stated(mark: Mark, stamp: Stamp, reason: str) -> Published | None:
    if stamp.day is None:
        return None
    start = mark.unit.start + stamp.start
    return Published(
        earliest=stamp.day,
        latest=stamp.day,
        basis=DateBasis.STATED,
        start=start,
        end=start + len(stamp.text),
        reason=reason,
    )


def _take_dateline(mark: Mark, draft: HeadDraft) -> None:
    dateline = find_dateline(mark.unit.text)
    if dateline is None:
        return
    draft.facts.agency = dateline.agency or draft.facts.agency
    stamp = find_stamp(mark.unit.text[: dateline.end])
    if stamp:
        draft.date(_stated(mark, stamp, "the dateline"), 2)


def _take_link(mark: Mark, draft: HeadDraft) -> None:
    link = LINK.search(mark.unit.text)
    if link is None or draft.facts.url:
        return
    draft.facts.url = link[0]
    outlet = outlet_of_link(link[0])
    if outlet:
        draft.facts.outlet = draft.facts.outlet or outlet.name
    start = mark.unit.start + link.start()
    draft.date(published_by_link(link[0], start, start + len(link[0])), 3)


def _settle_lists(marks: list[Mark], kinds: list[PassageKind], first: int, last: int) -> None:
    """Give lists around the story their kind: bullets or names after it are tags, lines after "related" furniture."""
    in_tags = in_related = False
    for at, mark in enumerate(marks):
        short = mark.unit.words <= 6 and not mark.unit.ends_like_sentence
        if mark.cue is CueRole.RELATED:
            in_related, in_tags = True, False
        elif mark.cue is CueRole.TAGS:
            in_tags = True
        elif at > last >= 0 and mark.is_plain and short and (mark.unit.bulleted or in_tags) and not in_related:
            kinds[at] = PassageKind.TAGS
        elif in_related and kinds[at] is PassageKind.ARTICLE:
            if mark.unit.words >= 25:
                in_related = False
            else:
                kinds[at] = PassageKind.CHROME
        elif mark.is_plain and not short:
            in_tags = False


def with_marks(draft: HeadDraft, **changes: object) -> HeadDraft:
    """Return the draft with its facts changed."""
    return replace(draft, facts=replace(draft.facts, **changes))  # type: ignore[arg-type]
