"""What single lines of a page are, by their form: votes, times of posting, headers of comments, furniture."""

import re
from dataclasses import dataclass
from functools import cache

from legation.lexicons.pages import Cue, CueRole, cues
from legation.model import Posted, Score
from legation.pages.credits import LINK
from legation.pages.lines import Unit
from legation.pages.stamps import RELATIVE, STAMP, read_time_line, stamp_of

_N = r"(?P<{0}>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}})"
_UP, _DOWN = _N.format("up"), _N.format("down")
_UP2, _DOWN2 = _N.format("up"), _N.format("down")
_NET = r"(?P<net>[+−–-]?\d{1,6})"
_GOOD = r"(?:👍|▲|△|⬆|↑|up ?votes?|thumbs up|likes?|recommend(?:ed|s)?|agrees?|up|good|helpful|vote up)"
_BAD = r"(?:👎|▼|▽|⬇|↓|down ?votes?|thumbs down|dislikes?|disagrees?|down|bad|unhelpful|vote down)"
_VOTES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NET} ?\( ?[+] ?{_UP} ?[/|,] ?[-−–] ?{_DOWN} ?\)",
        rf"\(?[+] ?{_UP} ?[/|,]? ?[-−–] ?{_DOWN}\)?",
        rf"(?:(?:votes?|rating|score) ?:? )?{_GOOD} ?[:(]? ?{_UP}\)? ?[/|,·•]? ?{_BAD} ?[:(]? ?{_DOWN}\)?",
        rf"(?:(?:votes?|rating|score) ?:? )?{_UP} ?{_GOOD} ?[/|,·•]? ?(?:and )?{_DOWN} ?{_BAD}",
        rf"(?:score|rating|votes?|karma|points) ?: ?{_NET}(?: \( ?[+] ?{_UP} ?[/|,] ?[-−–] ?{_DOWN} ?\))?",
        rf"{_NET} (?:points?|votes?|karma)(?: \( ?[+] ?{_UP} ?[/|,] ?[-−–] ?{_DOWN} ?\))?",
        rf"{_GOOD} ?[:(] ?{_UP}\)?|(?:👍|▲|⬆) ?(?P<up3>\d{{1,6}})|(?P<up4>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}}) ?(?:👍|▲|likes?|people (?:like|recommend)(?:ed)? this)",
        r"(?P<net>[+−-]\d{1,5})",
    )
)
_TIME = re.compile(rf"(?P<stamp>{STAMP})|(?<![\w-])(?P<relative>{RELATIVE})(?!\w)", re.IGNORECASE)
_SAYS = re.compile(r"(?P<name>[\w.'’ -]{2,40}?) (?:says|said|wrote|writes|commented|replied|posted)(?: on| at)?:?$")
_LEAD = re.compile(
    r"^(?:\[[-–+]\] ?)?(?:#\d{1,6}[ .:]{1,2})?(?:(?:posted|written|submitted|commented?|reply|replied|post) )?(?:(?:by|from):? )?",
    re.I,
)
_TRAIL = re.compile(
    r"(?:\s*(?:says|said|wrote|writes|commented|replied|posted|asked))?[\s,|•·»:@(/–—-]*(?:\b(?:on|at)\b)?[\s:(]*(?:\d{1,6} points?)?[\s,|•·»:(–—-]*$",
    re.I,
)
_AFTER = re.compile(
    r"[\s)\].,:|•·–—-]*(?:(?:said|wrote|says|edited|permalink|reply|report|#\d{1,6}|\(edited\)|in reply to .{1,40})[\s):.|•·]*){0,3}$",
    re.I,
)
_ANSWERED = re.compile(r"\s+(?:>|→|↪|›|▶)\s+[\w.' -]{2,40}(?=\s*[•·|,-]|$)")  # "ana > luis": ana answers luis
_NOT_A_NAME = re.compile(
    r"(?:^|\s)(?:the|of|and|in|was|is|are|has|have|had|that|with|for|to|from|by|on|until|since|after|before)(?:\s|$)"
    r"|^(?:published|updated|posted|joined|join date|last|date|copyright|©|registered|modified|edited|member since|start date|thread starter|created|first published|issued|by|on|at)\b"
    r"|[?!;\"“”()\[\]{}<>=/]|https?|@\w+ ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """The line above a comment or post: who, and when. ``rest`` is the offset of text glued behind it, if any."""

    author: str | None
    posted: Posted | None
    rest: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A unit and what its form shows; all None: a paragraph, a headline, anything that only its place can tell."""

    unit: Unit
    cue: CueRole | None = None
    score: Score | None = None
    time: Posted | None = None
    header: Header | None = None
    link: str | None = None  # where the unit leads, if all of it is one link

    @property
    def is_plain(self) -> bool:
        """Whether the form alone shows nothing."""
        return (
            self.cue is None
            and self.score is None
            and self.time is None
            and self.header is None
            and not self.unit.is_rule
        )


def mark_units(units: list[Unit]) -> list[Mark]:
    """Mark each unit; a comment's header with text glued behind it becomes two."""
    marks: list[Mark] = []
    for unit in units:
        header = read_header(unit.text[:200]) if _may_be_header(unit) else None
        if header and header.rest is not None and header.rest < len(unit.text):
            above, below = unit.cut(header.rest)
            marks.append(Mark(above, header=Header(header.author, header.posted)))
            marks.append(mark(below))
        else:
            marks.append(Mark(unit, header=header) if header else mark(unit))
    return _pair_headers(marks)


def mark(unit: Unit) -> Mark:
    """Mark one unit by its form alone."""
    if not unit.form or unit.is_rule:
        return Mark(unit)
    if unit.words <= 14:
        score = read_score(unit.text)
        if score:
            return Mark(unit, score=score)
        time = read_time_line(unit.form)
        if time:
            return Mark(unit, time=time)
    return Mark(unit, cue=find_cue(unit))


def _may_be_header(unit: Unit) -> bool:
    head = unit.text[:120]
    return any(map(str.isdigit, head)) or " ago" in head or "esterday" in head or "oday" in head


def find_cue(unit: Unit) -> CueRole | None:
    """Return the role of a line of furniture; None for all else. A line with a link in it is judged without the link."""
    line = unit.form
    if not line or unit.words > 60:
        return None
    small = line.lower()
    return next((cue.role for cue in _candidates(unit.words) if cue.fits(line, small)), None)


_LONG_ROLES = frozenset(
    {
        CueRole.APPEAL,
        CueRole.CREDIT,
        CueRole.EXPIRED,
        CueRole.CAPTION,
        CueRole.COPYRIGHT,
        CueRole.TAGS,
        CueRole.SURVEY,
        CueRole.LOGIN,
    }
)


def _candidates(words: int) -> tuple[Cue, ...]:
    return cues() if words <= 16 else _long_cues()


@cache
def _long_cues() -> tuple[Cue, ...]:
    return tuple(cue for cue in cues() if cue.role in _LONG_ROLES)


def read_score(line: str) -> Score | None:
    """
    Read a line of votes, in the styles that comment systems show; None for any other line.

    >>> read_score("-1 ( +5 / -6 )")
    Score(up=5, down=6, net=-1)
    """
    if len(line) > 80 or not any(map(str.isdigit, line)):
        return None
    for pattern in _VOTES:
        match = pattern.fullmatch(line)
        if match:
            groups = match.groupdict()
            up = next((_number(groups[name]) for name in ("up", "up3", "up4") if groups.get(name)), None)
            down, net = _number(groups.get("down")), _number(groups.get("net"))
            if net is None and up is not None and down is not None:
                net = up - down
            return Score(up=up, down=down, net=net)
    return None


def _number(digits: str | None) -> int | None:
    return int(re.sub("[−–]", "-", digits).replace(",", "").replace("+", "")) if digits else None


def read_header(line: str) -> Header | None:
    """
    Read a comment's header, name and time in one line; None for any other line.

    >>> read_header("andino77 - March 3, 2014 at 5:31 pm").author
    'andino77'
    """
    match = _TIME.search(line[:140])
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    name = _clean_name(before)
    if name is None:
        return None
    posted = stamp_of(match).posted() if match["stamp"] else Posted(text=match["relative"])
    if _AFTER.fullmatch(after) and len(after) <= 60:
        return Header(name, posted)
    # A name glued to the time is a header with text behind it only if the time is exact: "May 3, 2014" alone is prose.
    if (
        before[-1:].isalnum()
        and " " not in before
        and match["stamp"]
        and posted.earliest == posted.latest
        and posted.earliest
    ):
        return Header(name, posted, rest=match.end())
    return None


def _clean_name(before: str) -> str | None:
    before = _ANSWERED.sub("", before[:90])
    name = _TRAIL.sub("", _LEAD.sub("", before[:90].strip())).strip()
    if not 2 <= len(name) <= 40 or len(name.split()) > 4 or _NOT_A_NAME.search(name) or not any(map(str.isalpha, name)):
        return None
    return None if name.endswith(",") or re.search(r"[ ]\w{3,}\.$", name) else name


def _pair_headers(marks: list[Mark]) -> list[Mark]:
    """Join a name's line with the line of time under it: the first becomes the header, the second stays its time."""
    for at in range(len(marks) - 1):
        first, second = marks[at], marks[at + 1]
        if first.is_plain and second.time and second.unit.gap <= 1:
            says = _SAYS.fullmatch(first.unit.text) if len(first.unit.text) <= 60 else None
            name = says["name"] if says else _clean_name(first.unit.text) if len(first.unit.text) <= 40 else None
            if name and not LINK.search(name) and (says or not first.unit.ends_like_sentence):
                marks[at] = Mark(first.unit, header=Header(name, second.time))
    return marks
