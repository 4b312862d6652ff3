"""What single lines of a page are, by their form: votes, times of posting, headers of comments, furniture."""

from dataclasses import dataclass
from functools import cache

from legation.lexicons.pages import Cue, CueRole, cues
from legation.model import Posted, Score
from legation.pages.credits import LINK
from legation.pages.headers import Header, may_be_header, name_of_line, read_header
from legation.pages.lines import Unit
from legation.pages.moments import read_moment_line
from legation.pages.stamps import read_time_line
from legation.pages.votes import read_score


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
        header = read_header(unit.text[:200]) if may_be_header(unit.text) else None
        if header and header.rest is not None and header.rest < len(unit.text):
            above, below = unit.cut(header.rest)
            marks.append(Mark(above, header=Header(header.author, header.posted, header.score)))
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
        time = read_time_line(unit.form) or read_moment_line(unit.form)
        if time:
            return Mark(unit, time=time)
    return Mark(unit, cue=find_cue(unit))


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


def _pair_headers(marks: list[Mark]) -> list[Mark]:
    """Join a name's line with the line of time under it: the first becomes the header, the second stays its time."""
    for at, first in enumerate(marks[:-1]):
        second = marks[at + 1]
        if second.unit.is_rule and len(second.unit.text) == 1 and at + 2 < len(marks):
            second = marks[at + 2]  # a dot stands between them
        if first.is_plain and second.time and second.unit.gap <= 1:
            name = name_of_line(first.unit.text)
            if name and not LINK.search(name) and (not first.unit.ends_like_sentence or first.unit.text[-1] == ":"):
                marks[at] = Mark(first.unit, header=Header(name, second.time))
    return marks
