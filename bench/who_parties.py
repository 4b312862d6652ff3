"""
Are marked parties found, and given a country? `python bench/who_parties.py GOLD.jsonl [--show N]`.

GOLD lines hold "text", "actor" and "recipient", the latter two as words of the text. Prints how many of them head a
phrase for which the room gives a party that overlaps them, how many with a country or an id, and the first N to read.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from legation.language import Parser, Sentence
from legation.lexicons.registry import load_registry
from legation.model import Mention
from legation.who import ActorReader, Gazetteer, SentenceActors

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "VERB"})


def party(read: list[tuple[Sentence, SentenceActors]], start: int, end: int) -> tuple[Mention, ...]:
    """Return the party of the phrase that the characters mark: that of its first head which has one."""
    for sentence, actors in read:
        for token in sentence.tokens:
            above = sentence.tokens[token.head]
            inside = start <= token.start < end
            heads = token.head == token.i or not start <= above.start < end
            if inside and heads and token.pos in NOMINAL and (found := actors.parties(token.i)):
                return found
    return ()


def main() -> None:
    """Read the gold and print the counts."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--show", type=int, default=0)
    asked = arguments.parse_args()
    rows = [json.loads(line) for line in asked.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    parser, gazetteer, counts = Parser(), Gazetteer(load_registry()), Counter[str]()
    for row, sentences in zip(rows, parser.parse_all((row["text"], 0) for row in rows), strict=True):
        reader = ActorReader(gazetteer, None)
        read = [(sentence, reader.read(sentence)) for sentence in sentences]
        for side in ("actor", "recipient"):
            start = row["text"].find(row[side])
            if start < 0:
                continue
            end = start + len(row[side])
            found = party(read, start, end)
            counts["marked"] += 1
            counts["party"] += any(m.start < end and start < m.end for m in found)
            counts["country or id"] += any(m.country or m.id for m in found)
            if counts["marked"] <= asked.show:
                print(row[side], "=>", *found)
    print("  ".join(f"{name} {count}" for name, count in counts.items()))


if __name__ == "__main__":
    main()
