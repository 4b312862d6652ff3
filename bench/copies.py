"""
How well copies of reports are told from accounts of their own: ``python bench/copies.py FOLDER... [--texts 300]``.

Takes texts (.txt, and the TEXT of TimeML's .tml), makes copies of each as editors and readers make them, and asks of every
copy which of all the texts it copies. Precision counts any other text that is named; recall is given for each kind of change.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from legation.ledger.copies import is_copy, report_of

Change = Callable[[list[str], random.Random, list[list[str]]], list[str]]


def main() -> None:
    """Print recall by kind of change, and precision."""
    options = argparse.ArgumentParser()
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--texts", type=int, default=300)
    asked = options.parse_args()
    texts = [text for folder in asked.folders for text in _texts(folder)]
    random.Random(1).shuffle(texts)
    texts = texts[: asked.texts]
    sources = [report_of(str(at), " ".join(paragraphs)) for at, paragraphs in enumerate(texts)]
    index: dict[int, list[int]] = defaultdict(list)
    for at, source in enumerate(sources):
        for number in source.sketch:
            index[number].append(at)

    def named(text: str) -> set[int]:
        asked_for = report_of("copy", text)
        shared = Counter(at for number in asked_for.sketch for at in index[number])
        same = {at for at, source in enumerate(sources) if source.whole == asked_for.whole}
        return same | {
            at for at, count in shared.items() if is_copy(len(asked_for.sketch), len(sources[at].sketch), count)
        }

    twins = {(at, other) for at in range(len(texts)) for other in named(" ".join(texts[at])) if other != at}
    print(f"{len(texts)} texts; pairs of them that count as copies: {len(twins) // 2}")
    right = wrong = total = 0
    for name, change in CHANGES.items():
        hits = 0
        for at, paragraphs in enumerate(texts):
            found = named(" ".join(change(paragraphs, random.Random(at), texts)))
            hits += at in found
            wrong += len({other for other in found if other != at and (at, other) not in twins})
        right, total = right + hits, total + len(texts)
        print(f"{name:34} recall {hits / len(texts):.3f}")
    print(f"all: recall {right / total:.3f}  precision {right / max(right + wrong, 1):.4f}")


def _texts(folder: Path) -> Iterator[list[str]]:
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".txt", ".tml"):
            continue
        text = path.read_text("utf-8", "replace")
        if path.suffix == ".tml":
            text = re.sub(r"<[^>]+>", "", text[text.find("<TEXT>") : text.find("</TEXT>")])
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
        if sum(len(part.split()) for part in paragraphs) >= 80:
            yield paragraphs


def _same(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
    return paragraphs


def _retyped(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
    return [part.upper().replace(",", " ,").replace('"', "”") for part in paragraphs]


def _headline(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
    body = paragraphs[1:] if len(paragraphs) > 1 and len(paragraphs[0].split()) < 25 else paragraphs
    return ["Five things to know this morning about what the two sides said", *body]


def _light(share: float) -> Change:
    def change(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
        words = " ".join(paragraphs).split()
        return [" ".join(dice.choice(words) if dice.random() < share else word for word in words)]

    return change


def _dropped(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
    sentences = re.split(r"(?<=[.!?]) ", " ".join(paragraphs))
    return [sentence for sentence in sentences if dice.random() > 0.2] or sentences


def _first(share: float) -> Change:
    def change(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
        words = " ".join(paragraphs).split()
        return [" ".join(words[: max(int(len(words) * share), 40)])]

    return change


def _shuffled(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
    sentences = re.split(r"(?<=[.!?]) ", " ".join(paragraphs))
    dice.shuffle(sentences)
    return sentences


def _longer(paragraphs: list[str], dice: random.Random, others: list[list[str]]) -> list[str]:
    """Put as many other words below it as a carrier does that adds background of its own."""
    other = " ".join(dice.choice(others)).split()
    dice.shuffle(other)
    size = len(" ".join(paragraphs).split()) // 2
    return [*paragraphs, " ".join(other[:size])]


CHANGES: dict[str, Change] = {
    "unchanged": _same,
    "capitals and marks changed": _retyped,
    "another headline": _headline,
    "one word in fifty changed": _light(0.02),
    "one word in twenty changed": _light(0.05),
    "one word in twelve changed": _light(0.08),
    "a fifth of the sentences left out": _dropped,
    "first 60 % only": _first(0.6),
    "first 30 % only": _first(0.3),
    "sentences in another order": _shuffled,
    "half as much again added": _longer,
}

if __name__ == "__main__":
    main()
