"""Time expressions against TimeML files (TempEval-3 style); the document's creation time is given, not scored."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legation.errors import InputError
from legation.model import Timex

Gold = tuple[int, int, str | None]  # start, end, value


@dataclass(frozen=True, slots=True)
class TimeFigures:
    """F1 of exact spans, of overlapping spans, and of overlapping spans with the right TIMEX3 value."""

    gold: int
    mine: int
    strict: float
    relaxed: float
    value: float


def time_pages(folder: Path) -> Iterator[tuple[str, str, date, list[Gold]]]:
    """
    Yield name, text, creation day and time expressions of each .tml file of a folder.

    Raises:
        InputError: the folder holds none, or one is no TimeML.
    """
    files = sorted(folder.glob("*.tml"))
    if not files:
        raise InputError(f"{folder} holds no .tml file", "TimeML files are needed", "name a folder of TimeML files")
    for path in files:
        try:
            yield path.stem, *_read(path)
        except (ElementTree.ParseError, AssertionError, ValueError) as error:
            raise InputError(
                f"{path} is no TimeML: {error}", "it needs DCT and TEXT elements", "mend or remove the file"
            ) from error


def time_figures(
    pages: Sequence[tuple[str, str, date, list[Gold]]], found: Mapping[str, Sequence[Timex]]
) -> TimeFigures:
    """Compare the time expressions of each page (by name) with its gold."""
    gold_count = mine_count = strict = relaxed = value = 0
    for name, _, _, gold in pages:
        mine = found.get(name, ())
        gold_count += len(gold)
        mine_count += len(mine)
        used: set[int] = set()
        for start, end, right in gold:
            k = next((i for i, x in enumerate(mine) if i not in used and x.start < end and start < x.end), None)
            if k is None:
                continue
            used.add(k)
            relaxed += 1
            strict += (mine[k].start, mine[k].end) == (start, end)
            value += mine[k].value == right
    share = 2 / max(gold_count + mine_count, 1)
    return TimeFigures(gold_count, mine_count, strict * share, relaxed * share, value * share)


def _read(path: Path) -> tuple[str, date, list[Gold]]:
    root = ElementTree.fromstring(path.read_text("utf-8"))
    created = root.find(".//DCT//TIMEX3")
    body = root.find("TEXT")
    pieces: list[str] = []
    gold: list[Gold] = []

    def walk(element: ElementTree.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "TIMEX3":
            gold.append((start, sum(map(len, pieces)), element.get("value")))

    assert created is not None, "no creation time"
    assert body is not None, "no text"
    walk(body)
    return "".join(pieces), date.fromisoformat((created.get("value") or "")[:10]), gold
