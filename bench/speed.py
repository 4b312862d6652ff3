"""
How fast the coder is, measured in one run against the bare parser on the same texts.

    python bench/speed.py [FILE.jsonl ...] [--words N] [--rounds N]

Prints words a second of the full spaCy pipeline (`nlp.pipe`, nothing left out), of `legation code` (pages to claims, one process) and their
ratio, round by round, and the peak memory. Without files it repeats the bundled sample's articles.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import spacy

from legation.language.parser import MODELS
from legation.model import Document
from legation.pages import read_paths, read_text
from legation.pipeline import pipeline

SAMPLE = Path(__file__).parent.parent / "examples"


def texts(files: list[Path]) -> list[str]:
    """Return the texts of JSON Lines files, or of the sample's pages."""
    if files:
        return [
            json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines() if line.strip()
        ]
    return [page.text for page in read_paths([SAMPLE]) if isinstance(page, Document)]


def repeated(pool: list[str], words: int) -> Iterator[str]:
    """Yield texts from *pool*, over and over, until they hold so many words."""
    while words > 0:
        for text in pool:
            words -= len(text.split())
            yield text
            if words <= 0:
                return


def full_parser() -> "spacy.Language":
    """Return the whole spaCy pipeline, nothing left out."""
    for name in MODELS:
        try:
            return spacy.load(name)
        except OSError:
            continue
    raise SystemExit("no English pipeline is installed")


def main() -> None:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pool = list(repeated(texts(options.files), options.words))
    count = sum(len(text.split()) for text in pool)
    nlp, mine = full_parser(), pipeline()
    list(nlp.pipe(pool[:3]))
    mine.code(read_text(pool[0], "warm-up"))
    ratios = []
    for _ in range(options.rounds):
        start = time.perf_counter()
        for _doc in nlp.pipe(pool):
            pass
        bare = time.perf_counter() - start
        start = time.perf_counter()
        claims = sum(
            len(coded.claims) for coded in mine.code_all(read_text(text, str(k)) for k, text in enumerate(pool))
        )
        ours = time.perf_counter() - start
        ratios.append(bare / ours)
        print(
            f"spaCy {count / bare:7.0f} words/s   legation {count / ours:7.0f} words/s   ratio {bare / ours:.2f}   {claims} claims"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} words; median ratio {statistics.median(ratios):.2f}; peak memory {peak:.0f} MB (both in one process)"
    )


if __name__ == "__main__":
    main()
