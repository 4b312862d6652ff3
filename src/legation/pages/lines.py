"""
A page's text as units: lines that hold something, or the paragraphs of hard-wrapped text.

All later reading sorts units; none of it edits the text. Blank lines, and blanks at the ends of lines, lie between units.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]{0,3}$")
BULLETS = "•·*▪‣◦–—-►▶●■ \t"
LONGEST_FORM = (
    600  # characters of a unit that patterns look at: no form is longer, and a bound keeps one huge line cheap
)


@dataclass(frozen=True)
class Unit:
    """One line or wrapped paragraph: ``page[start:end] == text``, with the count of blank lines above it."""

    start: int
    end: int
    text: str
    gap: int

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return sum(1 for _ in _WORD.finditer(self.text, 0, 20_000))

    @cached_property
    def form(self) -> str:
        """The text that patterns for short lines look at: no bullet, no blanks at the ends; "" if it is too long for one."""
        return self.text.strip(BULLETS) or self.text if len(self.text) <= LONGEST_FORM else ""

    @property
    def bulleted(self) -> bool:
        """Whether it starts with a bullet."""
        return self.text[:1] in "•·*▪‣◦►▶●■" and self.text[1:2].isspace()

    @property
    def is_rule(self) -> bool:
        """Whether it is a line of strokes, dots or the like, without a letter or digit."""
        return len(self.text) <= LONGEST_FORM and not any(map(str.isalnum, self.text))

    @property
    def ends_like_sentence(self) -> bool:
        """Whether it ends with a mark that ends or breaks a sentence."""
        return bool(_SENTENCE_END.search(self.text[-8:]))

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough, and ended well enough, to be a paragraph of running text."""
        return self.words >= 25 or (self.words >= 8 and self.ends_like_sentence and self.text[-1] != ":")

    def cut(self, at: int) -> tuple["Unit", "Unit"]:
        """Cut into two at the offset *at* of the unit's text; blanks around the cut belong to neither."""
        head, tail = self.text[:at].rstrip(), self.text[at:].lstrip()
        return (
            Unit(self.start, self.start + len(head), head, self.gap),
            Unit(self.end - len(tail), self.end, tail, 0),
        )


def split_units(text: str) -> list[Unit]:
    """
    Cut *text* into units: lines, or blank-separated paragraphs where the text is wrapped at a fixed width.

    >>> [unit.text for unit in split_units("Talks resume\\n\\n  Lima and Santiago met.  ")]
    ['Talks resume', 'Lima and Santiago met.']
    """
    lines: list[Unit] = []
    last = -1
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if line:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            gap = text.count("\n", last, start) - 1 if last >= 0 else 0
            lines.append(Unit(start, start + len(line), line, max(gap, 0)))
            last = start + len(line)
    return _unwrap(lines, text) if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[Unit]) -> bool:
    """Tell hard-wrapped text: most lines follow another directly, end in mid-sentence, and none is long."""
    if len(lines) < 6 or max(len(line.text) for line in lines) > 110:
        return False
    followed = [(line, after) for line, after in pairwise(lines) if after.gap == 0]
    full = [line for line, _ in followed if len(line.text) >= 50]
    broken = [line for line in full if not _SENTENCE_END.search(line.text[-8:])]
    return len(full) >= 4 and len(full) * 2 >= len(lines) // 2 and len(broken) * 2 > len(full)


def _unwrap(lines: list[Unit], text: str) -> list[Unit]:
    width = max(len(line.text) for line in lines)
    groups: list[list[Unit]] = []
    for line in lines:
        if groups and line.gap == 0 and len(groups[-1][-1].text) >= 0.6 * width and not line.bulleted:
            groups[-1].append(line)
        else:
            groups.append([line])
    joined = ((group[0].start, group[-1].end, group[0].gap) for group in groups)
    return [Unit(start, end, text[start:end], gap) for start, end, gap in joined]
