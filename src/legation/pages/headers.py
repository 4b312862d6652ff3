"""The line above a comment or post: who, and when, as comment systems and forums of many languages print it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from legation.lexicons.times import time_words
from legation.model import Posted, Score
from legation.pages.moments import find_moment
from legation.pages.stamps import RELATIVE, STAMP, stamp_of
from legation.pages.votes import read_score

LONGEST = 140  # characters of a line that holds a name and a time
_TIME = re.compile(rf"(?P<stamp>{STAMP})|(?<![\w-])(?P<relative>{RELATIVE})(?!\w)", re.IGNORECASE)
_NUMBER = r"(?:\[[-–+]\] ?)?(?:#\d{1,6}[ .:]{1,2}|\d{1,4} ?[.:：)] ?)?"
_POINTS = re.compile(
    r"(?:^|(?<=\s))\(?(?P<score>[+−–-]?\d{1,6} ?(?:points?|pts\.?|votes?|karma|likes?))\)?(?=\s|$)|(?<=\s)(?P<net>[+−-]\d{1,5})$",
    re.I,
)
_AFTER = re.compile(
    r"[\s)\].,:|•·–—-]*(?:(?:said|wrote|says|edited|permalink|reply|report|#\d{1,6}|\(edited\)|\[[-–+]\]|in reply to .{1,40})[\s):.|•·]*){0,3}$",
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
    """The line above a comment or post: who, when, and votes. ``rest`` is the offset of text glued behind it, if any."""

    author: str | None
    posted: Posted | None
    score: Score | None = field(default=None, compare=False)
    rest: int | None = None


def may_be_header(line: str) -> bool:
    """Tell cheaply whether a line may hold a time: there is a figure in it, or a word that needs none."""
    head = line[:120]
    if any(map(str.isdigit, head)) or " ago" in head or "esterday" in head or "oday" in head:
        return True
    return len(line) <= LONGEST and find_moment(line) is not None


def read_header(line: str) -> Header | None:
    """
    Read a comment's header, name and time in one line; None for any other line.

    >>> read_header("andino77 - March 3, 2014 at 5:31 pm").author
    'andino77'
    >>> read_header("Luis Vega schrieb am 3. März 2014 um 17:31 Uhr:").author
    'Luis Vega'
    """
    match = _TIME.search(line[:LONGEST])
    if match is not None:
        posted = stamp_of(match).posted() if match["stamp"] else Posted(text=match["relative"])
        found = _around(line, match.start(), match.end(), posted)
        if found or _is_glued(line[: match.start()], match, posted):
            return found or Header(clean_name(line[: match.start()]), posted, rest=match.end())
    moment = find_moment(line) if len(line) <= LONGEST else None
    if moment is None or moment.is_bare or (match and match.span() == (moment.start, moment.end)):
        return None
    return _around(line, moment.start, moment.end, moment.posted)


def _around(line: str, start: int, end: int, posted: Posted) -> Header | None:
    """Read what stands around a time as the writer's name, the votes, and nothing else."""
    score, before = _take_score(line[:start])
    other, after = _take_score(line[end:])
    name = clean_name(before)
    if name is not None and len(after) <= 60 and _AFTER.fullmatch(after):
        return Header(name, posted, score or other)
    by = _by().fullmatch(after) if _posted().fullmatch(before) else None
    name = clean_name(by["name"]) if by else None
    return Header(name, posted, score or other) if name else None


def _take_score(words: str) -> tuple[Score | None, str]:
    match = _POINTS.search(words)
    score = read_score(match["score"] or match["net"]) if match else None
    return (score, words[: match.start()] + words[match.end() :]) if match and score else (None, words)


def _is_glued(before: str, match: re.Match[str], posted: Posted) -> bool:
    """Tell a name glued to an exact time, with text behind it: "May 3, 2014" alone is prose."""
    exact = bool(match["stamp"] and posted.earliest and posted.earliest == posted.latest)
    return exact and before[-1:].isalnum() and " " not in before and clean_name(before) is not None


def name_of_line(line: str) -> str | None:
    """
    Read a line that is a writer's name alone, or with a verb of saying behind it.

    >>> name_of_line("Luis Vega says:")
    'Luis Vega'
    """
    return clean_name(line) if len(line) <= 60 else None


def clean_name(before: str) -> str | None:
    """Return the name in what stands before a time; None if it is none."""
    before = _ANSWERED.sub("", before[:90])
    name = _trail().sub("", _lead().sub("", before.strip())).strip()
    if not 2 <= len(name) <= 40 or len(name.split()) > 4 or _NOT_A_NAME.search(name) or not any(map(str.isalpha, name)):
        return None
    if _buttons().fullmatch(name):
        return None
    return None if name.endswith(",") or re.search(r"[ ]\w{3,}\.$", name) else name


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _lead() -> re.Pattern[str]:
    words = time_words()
    acts = _any((*words.posted, "comment", "commented", "reply", "replied", "post"))
    return re.compile(rf"^{_NUMBER}(?:(?:{acts}) )?(?:(?:{_any((*words.by, 'from'))}):? )?", re.I)


@cache
def _buttons() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any(time_words().buttons)})(?!\w)[\s|,·•]*)+", re.I)


@cache
def _trail() -> re.Pattern[str]:
    words = time_words()
    marks = r"[\s,|•·»:：@(/–—-]*"
    small = rf"(?:(?<!\w)(?:{_any(word for word in words.joiners if word.isalpha())})(?!\w))?"
    return re.compile(rf"(?:\s*(?<!\w)(?:{_any(words.said)}))?{marks}{small}{marks}$", re.I)


@cache
def _posted() -> re.Pattern[str]:
    words = time_words()
    return re.compile(rf"\s*{_NUMBER}(?:{_any(words.posted)})(?: (?:{_any(words.joiners)}))?[\s:]*", re.I)


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"[\s,|•·–—-]*(?:{_any(time_words().by)}):? (?P<name>.{{2,40}}?)[\s:]*", re.I)
