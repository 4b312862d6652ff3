"""Lines with places on pages to running text: columns, running heads, paragraphs, words broken at line ends."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:of|/|von|de)\s?\d{1,4})?|[ivxl]{1,6}", re.I
)
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and the foot of a page that may be running heads
_SLICES = 120  # into which a page's width is cut when gutters are looked for
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_BULLET = re.compile(r"[•·▪◦‣*–-] ")
_BROKEN = re.compile(r"[^\W\d_](?:\ufffe|[-\u00ad\u2010])$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words and its box, in points; y counts upwards. A word broken at its end may end in U+FFFE."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(self.top - self.bottom, 1.0)


def lay_out(pages: Sequence[Sequence[Line]]) -> str:
    """Return the running text of pages: a paragraph a line, with a blank line between them."""
    heads = _running_heads(pages)
    paragraphs: list[list[str]] = []
    for number, page in enumerate(pages):
        kept = [line for line in page if number == 0 or (_form(line) not in heads)]
        kept = [line for line in kept if not (_NUMBER.fullmatch(line.text.strip()) and _is_at_edge(line, page))]
        for column in _columns(kept):
            paragraphs += _joined_on(paragraphs, _paragraphs(column))
    known = Counter(word.casefold() for lines in paragraphs for line in lines for word in re.findall(r"[\w-]+", line))
    return "\n\n".join(filter(None, (_run(lines, known) for lines in paragraphs)))


def _form(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip().casefold())


def _is_at_edge(line: Line, page: Sequence[Line]) -> bool:
    above = sum(other.bottom >= line.top for other in page)
    below = sum(other.top <= line.bottom for other in page)
    return above < _EDGE or below < _EDGE


def _running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the forms of lines that stand at the edge of many pages: headers, footers, numbers."""
    if len(pages) < 3:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in pages:
        ordered = sorted(page, key=lambda line: -line.top)
        counts.update({_form(line) for line in (*ordered[:_EDGE], *ordered[-_EDGE:])})
    return frozenset(form for form, count in counts.items() if count >= max(3, 0.4 * len(pages)))


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines column by column; lines that cross all columns stand between what is above and below them."""
    gutters = _gutters(lines)
    ordered = sorted(lines, key=lambda line: (-round(line.top), line.left))
    if not gutters:
        return [ordered] if ordered else []
    found: list[list[Line]] = []
    bands: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in ordered:
        if any(line.left < gutter < line.right for gutter in gutters):
            found += [*filter(None, bands), [line]]
            bands = [[] for _ in range(len(gutters) + 1)]
        else:
            bands[sum(line.left >= gutter for gutter in gutters)].append(line)
    found += filter(None, bands)
    return _merged(found, gutters)


def _merged(columns: list[list[Line]], gutters: Sequence[float]) -> list[list[Line]]:
    """Join wide lines that follow each other into one column."""
    merged: list[list[Line]] = []
    for column in columns:
        wide = (
            [any(line.left < gutter < line.right for gutter in gutters) for line in (column[0], *merged[-1:][0][:1])]
            if merged
            else []
        )
        if wide and all(wide):
            merged[-1] = merged[-1] + column
        else:
            merged.append(column)
    return merged


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Return the middles of the white strips that part columns of at least five lines each."""
    if len(lines) < 10:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = (right - left) / _SLICES
    if width <= 0:
        return []
    cover = [0] * (_SLICES + 1)
    for line in lines:
        for at in range(int((line.left - left) / width), int((line.right - left) / width) + 1):
            cover[min(at, _SLICES)] += 1
    most = max(cover)
    free = [at for at in range(_SLICES // 6, _SLICES * 5 // 6) if cover[at] <= max(1, 0.12 * most)]
    gutters: list[float] = []
    run: list[int] = []
    for at in [*free, -9]:
        if run and at != run[-1] + 1:
            middle = left + (sum(run) / len(run) + 0.5) * width
            if _parts(lines, middle):
                gutters.append(middle)
            run = []
        run.append(at)
    return gutters


def _parts(lines: Sequence[Line], x: float) -> bool:
    """Whether lines stand on both sides of *x*, at the same heights, and are long enough to be prose."""
    lefts = [line for line in lines if line.right <= x]
    rights = [line for line in lines if line.left >= x]
    if len(lefts) < 5 or len(rights) < 5:
        return False
    words = median(len(line.text.split()) for line in lefts), median(len(line.text.split()) for line in rights)
    low, high = (
        max(min(each.bottom for each in side) for side in (lefts, rights)),
        min(max(each.top for each in side) for side in (lefts, rights)),
    )
    return min(words) >= 3 and high > low


def _paragraphs(lines: Sequence[Line]) -> list[list[str]]:
    """Cut the lines of a column into paragraphs: by white space, indents, short last lines and size."""
    if not lines:
        return []
    pitches = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = median([pitch for pitch in pitches if pitch > 0] or [lines[0].height * 1.2])
    left = median(line.left for line in lines)
    right = max(line.right for line in lines)
    found = [[lines[0].text]]
    for (above, line), pitch in zip(pairwise(lines), pitches, strict=True):
        if abs(above.bottom - line.bottom) < 0.3 * line.height and line.left >= above.right:  # cells of one row
            found[-1][-1] += f"  {line.text}"
        elif _begins(above, line, pitch, usual, left, right):
            found.append([line.text])
        else:
            found[-1].append(line.text)
    return found


def _begins(above: Line, line: Line, pitch: float, usual: float, left: float, right: float) -> bool:
    if pitch > 1.35 * max(usual, 0.9 * line.height) or abs(above.height - line.height) > 0.2 * max(
        above.height, line.height
    ):
        return True
    if _BULLET.match(line.text):
        return True
    if line.left - left > 0.7 * line.height and line.left - above.left > 0.7 * line.height:
        return not _BULLET.match(above.text)  # below a bullet the words stand further in
    short = right - above.right > 0.15 * (right - left)
    return short and bool(_ENDS.search(above.text)) and line.text[:1].isupper()


def _joined_on(before: list[list[str]], after: list[list[str]]) -> list[list[str]]:
    """Give the first paragraph of a column to the last of the column before, when it plainly goes on there."""
    if before and after and len(before[-1][-1]) > 20:
        last, first = before[-1][-1], after[0][0]
        if _BROKEN.search(last) or (not _ENDS.search(last) and first[:1].islower()):
            before[-1].extend(after[0])
            return after[1:]
    return after


def _run(lines: Sequence[str], known: Counter[str]) -> str:
    """Join the lines of a paragraph, and the halves of words that a hyphen broke at a line's end."""
    text = ""
    for line in lines:
        line = line.strip()
        if _BROKEN.search(text) and line[:1].isalpha():
            text = _mended(text, line, known)
        else:
            text = f"{text.replace(chr(0xFFFE), '-')} {line}" if text else line
    return text.replace("\ufffe", "-").strip()


def _mended(text: str, line: str, known: Counter[str]) -> str:
    """Put a broken word together; a hyphen stays where the page writes the word with one elsewhere, or before a capital."""
    stem = re.split(r"[^\w-]", text[:-1])[-1]
    rest = re.match(r"\w+", line)
    other = rest[0] if rest else ""
    hyphened = known[f"{stem}-{other}".casefold()] > known[f"{stem}{other}".casefold()]
    if line[:1].islower() and not hyphened:
        return text[:-1] + line
    return f"{text[:-1]}-{line}"
