"""
Which paragraphs of a comment repeat another's words.

A paragraph is a quotation when it stands in quotation marks from end to end, or when its words stand in another comment
or in the story. Where two comments hold the same paragraph, the order of the thread says who wrote it first; the order
itself is learnt from paragraphs that are only part of a longer one elsewhere, which can't be the copy.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from legation.pages.lines import Unit

_WORDS = re.compile(r"\w+")
SHORTEST = 5  # words: shorter ones coincide by chance
_OPEN, _CLOSE = '"“«', '"”»'


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoting paragraph; ``source`` is the index of the text it comes from (-1: the story, None: not on the page)."""

    source: int | None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    item: int
    at: int
    words: tuple[str, ...]
    packed: str


def find_quotations(items: Sequence[Sequence[Unit]], story: Sequence[Unit] = ()) -> dict[tuple[int, int], Quotation]:
    """Return the quoting paragraphs by (item, index in the item). An item is never quotation throughout."""
    paragraphs = [_paragraph(item, at, unit) for item, units in enumerate(items) for at, unit in enumerate(units)]
    sources = paragraphs + [_paragraph(-1, at, unit) for at, unit in enumerate(story)]
    index = _index(sources)
    matches = [(one, other) for one in paragraphs if len(one.words) >= SHORTEST for other in _holders(one, index)]
    newest_first = _order(matches)
    found: dict[tuple[int, int], Quotation] = {}
    for one, other in matches:
        if _is_copy(one, other, newest_first=newest_first):
            best = found.get((one.item, one.at))
            if best is None or best.source is None or _nearer(other.item, best.source, newest_first):
                found[one.item, one.at] = Quotation(other.item)
    for item, units in enumerate(items):
        for at in _marked(units):
            found.setdefault((item, at), Quotation(None))
        own = [at for at in range(len(units)) if (item, at) not in found]
        if not own:
            for at in range(len(units)):
                del found[item, at]
    return found


def _paragraph(item: int, at: int, unit: Unit) -> _Paragraph:
    words = tuple(_WORDS.findall(unit.text[:6000].casefold()))
    return _Paragraph(item, at, words, f" {' '.join(words)} ")


def _index(paragraphs: Sequence[_Paragraph]) -> dict[tuple[str, ...], list[_Paragraph]]:
    index: dict[tuple[str, ...], list[_Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        for at in range(len(paragraph.words) - SHORTEST + 1):
            holders = index[paragraph.words[at : at + SHORTEST]]
            if len(holders) < 40:  # a phrase that a page repeats without end is no evidence
                holders.append(paragraph)
    return index


def _holders(one: _Paragraph, index: dict[tuple[str, ...], list[_Paragraph]]) -> list[_Paragraph]:
    seen: dict[tuple[int, int], _Paragraph] = {}
    for other in index.get(one.words[:SHORTEST], []):
        if other.item != one.item and one.packed in other.packed:
            seen[other.item, other.at] = other
    return list(seen.values())


def _order(matches: Sequence[tuple[_Paragraph, _Paragraph]]) -> bool | None:
    """Learn whether the newest stands first, from copies that are plainly copies; None when nothing shows it."""
    votes = sum(
        1 if one.item < other.item else -1
        for one, other in matches
        if other.item >= 0 and len(one.words) < len(other.words)
    )
    return votes > 0 if votes else None


def _is_copy(one: _Paragraph, other: _Paragraph, *, newest_first: bool | None) -> bool:
    if other.item < 0 or len(one.words) < len(other.words):
        return True
    if newest_first is None:  # equal paragraphs: whoever goes on after it answers it
        newest_first = False
    return one.item < other.item if newest_first else one.item > other.item


def _nearer(item: int, best: int, newest_first: bool | None) -> bool:
    """Prefer the oldest holder: it is the one who wrote the words."""
    return item > best if newest_first else item < best


def _marked(units: Sequence[Unit]) -> list[int]:
    """Return the paragraphs that stand in quotation marks from end to end, one by one or several together."""
    found: list[int] = []
    at = 0
    while at < len(units):
        end = _closing(units, at)
        if end is None:
            at += 1
        else:
            found += range(at, end + 1)
            at = end + 1
    return found


def _closing(units: Sequence[Unit], at: int) -> int | None:
    text = units[at].text
    if text[:1] not in _OPEN or sum(unit.words for unit in units[at : at + 1]) < 3:
        return None
    if text.rstrip("*")[-1:] in _CLOSE and not _breaks(text):
        return at
    if sum(map(text.count, '"“”')) % 2 == 0:
        return None
    for end in range(at + 1, min(at + 8, len(units))):
        if units[end].text.rstrip("*")[-1:] in _CLOSE:
            return end
    return None


def _breaks(text: str) -> bool:
    """Tell whether the quotation closes and opens again inside, as in: "Yes," he said, "but"."""
    inner = text[1:].rstrip("*")[:-1]
    return bool(re.search(r"[\"”»] [^\"“”«»]{2,80}(?:[,:]) ?[\"“«]|[,.?!][\"”»] ", inner))
