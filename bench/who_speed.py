"""How long the room takes for a sentence: `python bench/who_speed.py FILE...` (plain text). Prints milliseconds."""

import sys
import time
from pathlib import Path

from legation.language import Parser
from legation.lexicons.registry import load_registry
from legation.who import ActorReader, Gazetteer


def main(paths: list[str]) -> None:
    """Parse the files, then time the building of the gazetteer and the reading of all sentences."""
    parser = Parser()
    pages = [parser.parse(Path(path).read_text(encoding="utf-8")) for path in paths]
    registry = load_registry()
    begun = time.perf_counter()
    gazetteer = Gazetteer(registry)
    built = time.perf_counter() - begun
    begun = time.perf_counter()
    for sentences in pages:
        reader = ActorReader(gazetteer, None)
        for sentence in sentences:
            reader.read(sentence)
    spent = time.perf_counter() - begun
    count = sum(map(len, pages))
    words = sum(len(s.tokens) for page in pages for s in page)
    print(
        f"build {built * 1000:.0f} ms; {count} sentences of {words / count:.1f} tokens: {spent / count * 1000:.3f} ms each"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
