"""Statuses against event words that people judged from -3 (did not happen) to +3 (happened)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.errors import InputError
from legation.language import Sentence
from legation.language.grammar import Grammar
from legation.lexicons.coding import Coding
from legation.model import Status
from legation.what.deeds import DeedReader

HAPPENED, UNCERTAIN, DID_NOT = "happened", "uncertain", "did not"
_SURE = 1.5  # half way up the scale of -3 to 3
_CLASSES = {
    Status.ACTUAL: HAPPENED,
    Status.ONGOING: HAPPENED,
    Status.DENIED: DID_NOT,
    Status.FAILED: DID_NOT,
    Status.CANCELLED: DID_NOT,
    Status.REFUSED: DID_NOT,
    Status.POSTPONED: DID_NOT,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence's text and its judged words: first and past-last character, and the mean judgment."""

    text: str
    words: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class StatusFigures:
    """
    Three-way figures over the event words that are coded: ``macro_f1`` and ``f1`` by class (0 to 1), ``words`` how many, and
    ``confused`` the pairs (judged, coded) with their counts. ``wrong`` has (text, word, judgment, status).
    """

    words: int
    macro_f1: float
    f1: Mapping[str, float]
    confused: Mapping[tuple[str, str], int]
    wrong: tuple[tuple[str, str, float, str], ...]


def judged_sentences(path: Path) -> Iterator[Judged]:
    """
    Yield the sentences of a file of JSON Lines: "text" (words parted by single spaces) and "targets" with "span1" (words) and "label".

    Raises:
        InputError: a line is not such an object.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            words = row["text"].split(" ")
            starts = [0]
            for word in words:
                starts.append(starts[-1] + len(word) + 1)
            targets = tuple(
                (starts[t["span1"][0]], starts[t["span1"][1]] - 1, float(t["label"])) for t in row["targets"]
            )
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise InputError(
                f"{path}:{number}: {error}", "each line has text and targets with span1 and label", "mend the line"
            ) from error
        yield Judged(row["text"], targets)


def status_figures(judged: Sequence[Judged], parsed: Iterable[Sequence[Sentence]], coding: Coding) -> StatusFigures:
    """Compare the statuses of the deeds read in *parsed* (the sentences of each text) with the judgments, word by word."""
    confused: Counter[tuple[str, str]] = Counter()
    wrong: list[tuple[str, str, float, str]] = []
    for row, sentences in zip(judged, parsed, strict=True):
        coded = {place: status for s in sentences for place, status in _coded(s, coding)}
        for start, end, label in row.words:
            status = next((v for k, v in coded.items() if start <= k < end), None)
            if status is None:
                continue
            gold, got = judged_class(label), _CLASSES.get(status, UNCERTAIN)
            confused[gold, got] += 1
            if gold != got:
                wrong.append((row.text, row.text[start:end], label, str(status)))
    f1 = {name: _f1(confused, name) for name in (HAPPENED, UNCERTAIN, DID_NOT)}
    return StatusFigures(
        words=sum(confused.values()),
        macro_f1=sum(f1.values()) / len(f1),
        f1=f1,
        confused=dict(confused),
        wrong=tuple(wrong),
    )


def judged_class(label: float) -> str:
    """Return the class of a judgment: beyond half of the scale to either side it is sure."""
    return HAPPENED if label >= _SURE else DID_NOT if label <= -_SURE else UNCERTAIN


def _coded(sentence: Sentence, coding: Coding) -> Iterator[tuple[int, Status]]:
    """Yield where each deed's word begins, and its status."""
    for deed in DeedReader(Grammar(sentence), coding).read():
        yield sentence.tokens[deed.head].start, deed.status


def _f1(confused: Mapping[tuple[str, str], int], name: str) -> float:
    right = confused.get((name, name), 0)
    both = sum(n for (gold, _), n in confused.items() if gold == name) + sum(
        n for (_, got), n in confused.items() if got == name
    )
    return 2 * right / both if both else 0.0
