"""
The posts or comments of a page, found by its structure alone.

A thread repeats: every post bears a time, most bear a name. So the times (else the names, else numbered elements) that
stand in one and the same kind of place are taken for anchors; each anchor's post is the largest part of the tree that
holds no other anchor, or the run of siblings from it to the next. Of all ways to cut the page so, the one that gives the
most posts with the most words wins. No program's template is known here; words of class names only say whether what
repeats is talk at all, or a list of teasers.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.pages.moments import Moment, find_moment, is_moment_line
from legation.pages.outline import Twig, common, lineage, text_of

_TALK = re.compile(
    r"(?<![a-z])(?:comments?|replies|reply|posts?|messages?|msg|threads?|topics?|forums?|discussion|answers?|responses?|resp|talk|feedback"
    r"|kommentare?|beitr(?:ag|äge|aege)|antwort(?:en)?|commentaires?|r[eé]ponses?|comentarios?|respuestas?|commenti|reacties|viewtopic|showthread"
    r"|opinions?|reviews?|disqus|postlist|postcontainer|messageList|commentlist|board|item-?comment)(?![a-z])",
    re.I,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBERED = re.compile(r"([A-Za-z][A-Za-z_-]*[_-]?)?(\d{2,})$")
_ACTS = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|button|btn|controls?|toolbar|tools|actions?|share|breadcrumbs?|pagination|signature|sig)(?:$|[-_ ])",
    re.I,
)
MOST_ANCHORS = 4000
WIDER_NEEDS = (
    1.15  # so much more must a cut at loosely grouped times give: they may be of edits, or of the thread's start
)


@dataclass(slots=True, eq=False)
class Record:
    """One post in the making: the twigs that make it up, which are siblings, in the page's order."""

    roots: list[Twig]
    anchor: Twig

    @property
    def at(self) -> int:
        """Where it starts."""
        return self.roots[0].at

    @property
    def end(self) -> int:
        """One behind its last twig."""
        return self.roots[-1].end


@dataclass(slots=True)
class Survey:
    """A page's outline with what is counted once: times that it prints, and the words that are no links."""

    twigs: list[Twig]
    moments: dict[int, tuple[Twig, Moment | None]] = field(default_factory=dict)
    _plain: list[int] = field(default_factory=list)

    def words(self, at: int, end: int) -> int:
        """Count the words of ``twigs[at:end]`` that are neither link, button, time nor signature."""
        return self._plain[end] - self._plain[at]


def survey(twigs: list[Twig]) -> Survey:
    """Find the times of a page and count its words."""
    found = Survey(twigs)
    for twig in twigs:
        if twig.tag == "-text" and len(twig.words) <= 160:
            _note_moment(found, twig)
        elif (twig.tag == "time" and twig.attributes.get("datetime")) or (
            twig.tag in ("abbr", "span", "a") and _is_dated(twigs, twig)
        ):
            found.moments.setdefault(twig.at, (twig, find_moment(text_of(twigs, twig, 80) or "")))
    found._plain = _count_plain(found)
    return found


def _is_dated(twigs: Sequence[Twig], twig: Twig) -> bool:
    """Tell whether an element's title is a time, as of "2 hrs" that means "3 May 2019, 09:12" when pointed at."""
    title = twig.attributes.get("title") or ""
    return bool(title) and twig.end - twig.at <= 3 and is_moment_line(title) and any(map(str.isdigit, title))


def _note_moment(found: Survey, twig: Twig) -> None:
    """Note a time by the largest element that is it and little else: ``<span><b>10:16</b> on <b>Apr 24</b></span>``."""
    moment = find_moment(twig.words)
    if moment is None and not any(map(str.isdigit, twig.words)):
        return
    best, seen = twig, twig.words
    for above in list(lineage(found.twigs, twig))[1:5]:
        words = text_of(found.twigs, above, 100)
        if words is None or above.tag in ("body", "tr", "li", "article"):
            break
        wider = find_moment(words)
        longer = wider is not None and (moment is None or len(wider.posted.text) > len(moment.posted.text))
        if wider is not None and (words == seen or (longer and is_moment_line(words))):
            best, moment, seen = above, wider, words
        elif moment is not None or wider is None:
            break
    if moment is None:
        return
    before = " ".join(each.words for each in found.twigs[max(best.at - 6, 0) : best.at] if each.tag == "-text")[-40:]
    if moment.start < 3 and before and find_moment(f"{before} {moment.posted.text}") is None:
        return  # labelled as a time of joining or editing
    found.moments.setdefault(best.at, (best, moment))


def _count_plain(found: Survey) -> list[int]:
    sums, skip_to = [0], 0
    times = [(twig.at, twig.end) for twig, _ in found.moments.values()]
    in_time = {at for start, end in times if end - start <= 8 for at in range(start, end)}
    for twig in found.twigs:
        plain = 0
        if twig.at >= skip_to:
            small_form = twig.tag == "form" and twig.end - twig.at <= 60  # some forums put the whole thread into a form
            if small_form or twig.tag in ("a", "button", "nav", "footer", "label") or _ACTS.search(twig.classes):
                skip_to = twig.end
            elif twig.tag == "-text" and twig.at not in in_time:
                plain = len(twig.words.split())
        sums.append(sums[-1] + plain)
    return sums


def find_records(found: Survey, *, is_forum: bool) -> list[Record]:
    """Return the posts of the page in its order; [] if nothing on it repeats as talk does."""
    best: list[Record] = []
    best_value = 0.0
    for handicap, groups in zip((1.0, WIDER_NEEDS), _groups(found), strict=True):
        for records in (cut for anchors in groups for cut in _cuts(found, anchors)):
            value = _value(found, records) / handicap
            if value > best_value and _is_talk(found, records, is_forum=is_forum):
                best, best_value = records, value
    return _trimmed(found, best)


def _trimmed(found: Survey, records: list[Record]) -> list[Record]:
    """Leave out what the anchors met above and below the thread: nearly wordless parts that stand elsewhere."""
    parents = [each.roots[0].parent for each in records]
    home = max(set(parents), key=parents.count, default=-1)
    first, last = 0, len(records)
    while first < last and parents[first] != home and found.words(records[first].at, records[first].end) < 3:
        first += 1
    while last > first and parents[last - 1] != home and found.words(records[last - 1].at, records[last - 1].end) < 3:
        last -= 1
    return records[first:last]


def _groups(found: Survey) -> tuple[list[list[Twig]], list[list[Twig]]]:
    """Group the twigs that may anchor posts by the place in which they stand; then times by the tags around them alone."""
    twigs = found.twigs
    groups: dict[tuple[str, ...], list[Twig]] = defaultdict(list)
    wider: dict[tuple[str, ...], list[Twig]] = defaultdict(list)
    for twig, _ in found.moments.values():
        groups["time", twig.key or twig.tag, *_around(twigs, twig)].append(twig)
        wider[twig.key or twig.tag, *_tags_around(twigs, twig)].append(twig)
    for twig in twigs:
        if twig.tag == "-text":
            continue
        number = _NUMBERED.fullmatch(twig.attributes.get("id") or twig.attributes.get("data-id") or "")
        if number:
            groups["number", number[1] or "", twig.tag].append(twig)
        kind = twig.attributes.get("itemtype") or ""
        if kind.endswith(("/Comment", "/UserComments", "/DiscussionForumPosting", "/Answer")):
            groups["microdata", kind].append(twig)
        if twig.attributes.get("itemprop") in ("author", "creator") or (
            twig.tag in ("a", "span", "strong", "b", "cite", "h4", "h3")
            and (_NAMES.search(twig.classes) or is_member(twig))
        ):
            groups["name", twig.key, *_around(twigs, twig)].append(twig)
    told, loose = (
        [_apart(group) for group in each.values() if 2 <= len(group) <= MOST_ANCHORS] for each in (groups, wider)
    )
    return told, loose


_NAMES = re.compile(
    r"(?<![a-z])(?:author|user-?name|nick(?:name)?|fn|poster|user|member|login|screenname)(?![a-z])", re.I
)


MEMBER_LINK = re.compile(
    r"(?:^|[/?&=._-])(?:users?|members?|memberlist|profil[e]?|u|author|people|accounts?|membres?|mitglied|usuario|personal_pages|userinfo"
    r"|user_profile|benutzer|nutzer|autor|viewprofile|showuser|gebruiker|utente)(?=[/=._?&-]|\d|$)",
    re.I,
)


def is_member(twig: Twig) -> bool:
    """Tell whether a twig is a link to a member's page."""
    link = twig.attributes.get("href") or ""
    return twig.tag == "a" and "search" not in link and bool(MEMBER_LINK.search(link))


def _around(twigs: Sequence[Twig], twig: Twig) -> tuple[str, ...]:
    above = [each.key for each in lineage(twigs, twig)][1:3]
    return tuple(above)


def _tags_around(twigs: Sequence[Twig], twig: Twig) -> tuple[str, ...]:
    """Return the tags alone: the class words of a post often say whether it is the first writer's, or the latest."""
    return tuple(each.tag for each in lineage(twigs, twig))[1:6]


def _apart(group: list[Twig]) -> list[Twig]:
    """Leave out anchors that stand within another."""
    kept: list[Twig] = []
    for twig in sorted(group, key=lambda each: each.at):
        if not kept or twig.at >= kept[-1].end:
            kept.append(twig)
    return kept


def _cuts(found: Survey, anchors: list[Twig]) -> list[list[Record]]:
    """Cut the page at its anchors: by the parts of the tree they stand in, and by the runs of siblings after or before."""
    if len(anchors) < 2:
        return []
    tops = [_top(found.twigs, anchors, place) for place in range(len(anchors))]
    wrapped = [Record([top], anchor) for top, anchor in zip(tops, anchors, strict=True)]
    after = _runs(found, tops, anchors)
    return [wrapped, after] if any(len(each.roots) > 1 for each in after) else [wrapped]


def _top(twigs: Sequence[Twig], anchors: Sequence[Twig], place: int) -> Twig:
    """Return the largest part of the tree that holds this anchor and no other."""
    before = anchors[place - 1].at if place else -1
    after = anchors[place + 1].at if place + 1 < len(anchors) else len(twigs)
    best = anchors[place]
    for each in lineage(twigs, anchors[place]):
        if each.at <= before or each.end > after or each.parent < 0:
            break
        best = each
    return best


def _runs(found: Survey, tops: Sequence[Twig], anchors: Sequence[Twig]) -> list[Record]:
    """Give each part the siblings that follow it, up to the next that holds an anchor; the last as many as any takes."""
    tops = _with_heads(found.twigs, tops)
    starts = [top.at for top in tops]
    records: list[Record] = []
    for top, anchor in zip(tops, anchors, strict=True):
        roots = [top]
        parent = found.twigs[top.parent]
        while roots[-1].end < parent.end:
            following = found.twigs[roots[-1].end]
            place = bisect_left(starts, following.at)
            if place < len(starts) and starts[place] < following.end:
                break
            roots.append(following)
        records.append(Record(roots, anchor))
    counts = sorted(len(each.roots) for each in records[:-1])
    usual = counts[len(counts) // 2] if counts else 1
    records[-1].roots = records[-1].roots[: max(counts, default=1)]
    for record in records:
        if len(record.roots) > 3 * usual + 30:
            record.roots = record.roots[:usual]
    return records


def _with_heads(twigs: Sequence[Twig], tops: Sequence[Twig]) -> list[Twig]:
    """Go back from each anchor over what stands right before all of them alike: the name before the time."""
    siblings = _siblings(twigs, tops)
    order = {at: place for ats in siblings.values() for place, at in enumerate(ats)}
    places = [order[top.at] for top in tops]
    back = 0
    while back < 4:
        before = [
            twigs[siblings[top.parent][place - back - 1]] if place > back else None
            for top, place in zip(tops, places, strict=True)
        ]
        keys = {each.key or each.tag for each in before if each is not None}
        if None in before or len(keys) != 1 or keys & {"-text", "hr", "br", "tr", "li", "div", "p", "table"}:
            break
        back += 1
    return [twigs[siblings[top.parent][place - back]] for top, place in zip(tops, places, strict=True)]


def _siblings(twigs: Sequence[Twig], tops: Sequence[Twig]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for parent in {top.parent for top in tops}:
        at, found[parent] = parent + 1, []
        while at < twigs[parent].end:
            found[parent].append(at)
            at = twigs[at].end
    return found


def _value(found: Survey, records: Sequence[Record]) -> float:
    """More posts with more words are better; the root keeps one long part from outweighing many."""
    return math.fsum(math.pow(min(found.words(each.at, each.end), 400), 0.7) for each in records)


def _is_talk(found: Survey, records: Sequence[Record], *, is_forum: bool) -> bool:
    """Tell posts from teasers, rows and cards: most hold words that are no links, and something says that it is talk."""
    told = [each for each in records if found.words(each.at, each.end) >= 2]
    if len(told) < 2 or len(told) * 2 < len(records):
        return False
    if sum(_is_teaser(found, each) for each in told) * 2 > len(told):
        return False
    if is_forum:
        return True
    holder = common(found.twigs, [root for each in records for root in each.roots])
    named = [holder, *(each.roots[0] for each in told), *(each.anchor for each in told)]
    around = [*lineage(found.twigs, holder)][:3]
    return any(map(_speaks_of_talk, (*named, *around)))


def _speaks_of_talk(twig: Twig) -> bool:
    words = f"{twig.classes} {twig.attributes.get('id') or ''} {twig.attributes.get('itemtype') or ''}"
    return bool(_TALK.search(_CAMEL.sub("-", words)))


def _is_teaser(found: Survey, record: Record) -> bool:
    """Tell whether a heading in it is a link that leads away from the page, as those of teasers do."""
    for twig in found.twigs[record.at : record.end]:
        if twig.tag in ("h1", "h2", "h3", "h4"):
            links = [each for each in found.twigs[twig.at : twig.end] if each.tag == "a"]
            links += [each for each in lineage(found.twigs, twig) if each.tag == "a"]
            away = any("#" not in (link.attributes.get("href") or "#") for link in links)
            if away and len((text_of(found.twigs, twig, 400) or "").split()) >= 4:  # fewer: the name of a member
                return True
    return False
