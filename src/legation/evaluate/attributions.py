"""Attributions against PolNeAR-style brat files: NAME.txt with NAME.*.ann, events with Source, Cue and Content."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.errors import InputError
from legation.model import AttributionRecord, Excerpt

# Forms of the common verbs of speech; with ``speech`` only gold cues that hold one count.
SPEECH = re.compile(
    r"\b(sa(y|ys|id|ying)|t(ell|ells|old|elling)|add(s|ed|ing)?|according|announc\w+|stat(e|es|ed|ing)|declar\w+|claim\w*|argu\w+|"
    r"not(e|es|ed|ing)|ask(s|ed|ing)?|call(s|ed|ing)?|repl(y|ies|ied)|report\w*|warn\w*|insist\w*|suggest\w*|den(y|ies|ied)|tweet\w*|"
    r"wrote|writes)\b",
    re.IGNORECASE,
)
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution of the gold: the character spans of its source, cue and content."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class AttributionFigures:
    """Cue precision, recall and F1; mean token-overlap F1 of source and content over the cues found."""

    gold: int
    precision: float
    recall: float
    f1: float
    source_f1: float
    content_f1: float


def attribution_pages(folder: Path) -> Iterator[tuple[str, str, list[GoldAttribution]]]:
    """
    Yield name, text and attributions of each annotated text of a folder.

    Raises:
        InputError: the folder holds no text with annotations.
    """
    empty = True
    for text in sorted(folder.glob("*.txt")):
        annotations = sorted(folder.glob(f"{text.stem}.*.ann"))
        if annotations:
            empty = False
            yield text.stem, text.read_text("utf-8"), _read_brat(annotations[0])
    if empty:
        raise InputError(
            f"{folder} holds no annotated text",
            "each NAME.txt needs a NAME.*.ann beside it",
            "name a folder of brat files",
        )


def attribution_figures(
    pages: Sequence[tuple[str, str, list[GoldAttribution]]],
    found: Mapping[str, Sequence[AttributionRecord]],
    *,
    speech: bool = False,
) -> AttributionFigures:
    """Compare the records of each page (by name) with its gold."""
    hits = missed = extra = 0
    source: list[float] = []
    content: list[float] = []
    for name, text, gold in pages:
        mine = found.get(name, ())
        used: set[int] = set()
        for attribution in gold:
            if not attribution.cue:
                continue
            cue = _characters(attribution.cue)
            k = next((i for i, m in enumerate(mine) if i not in used and cue & _of(m.cue)), None)
            if k is not None:
                used.add(k)
            if speech and not SPEECH.search(" ".join(text[a:b] for a, b in attribution.cue)):
                continue
            if k is None:
                missed += 1
                continue
            hits += 1
            source.append(_overlap(_of(mine[k].source), _characters(attribution.source)))
            content.append(_overlap(_of(mine[k].content), _characters(attribution.content)))
        extra += len(mine) - len(used)
    precision, recall = hits / max(hits + extra, 1), hits / max(hits + missed, 1)
    return AttributionFigures(
        gold=hits + missed,
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / max(precision + recall, 1e-9),
        source_f1=sum(source) / max(len(source), 1),
        content_f1=sum(content) / max(len(content), 1),
    )


def _read_brat(path: Path) -> list[GoldAttribution]:
    spans: dict[str, Spans] = {}
    found = []
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 2:
            places = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
        elif line.startswith("E"):
            roles: dict[str, Spans] = defaultdict(list)
            for part in fields[1].split():
                role, mark = part.split(":")
                roles[re.sub(r"\d+$", "", role)].extend(spans.get(mark, []))
            found.append(GoldAttribution(roles["Source"], roles["Cue"], roles["Content"]))
    return found


def _characters(spans: Spans) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _of(excerpt: Excerpt | None) -> set[int]:
    return set(range(excerpt.start, excerpt.end)) if excerpt else set()


def _overlap(mine: set[int], gold: set[int]) -> float:
    if not mine and not gold:
        return 1.0
    return 2 * len(mine & gold) / (len(mine) + len(gold))
