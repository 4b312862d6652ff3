"""
How many pages a second one core reads: ``python bench/pages_speed.py FOLDER [ROUNDS]``.

Reading alone: bytes to documents with passages. The first round, which loads tables and models, is not counted.
"""

import sys
import time
from pathlib import Path

from legation.model import Document
from legation.pages import read_bytes
from legation.pages.voice import hear


def main(folder: str, rounds: int = 5) -> None:
    """Read every file of *folder*, *rounds* times, and print pages and characters a second of processor time."""
    pages = [(str(path), path.read_bytes()) for path in sorted(Path(folder).iterdir()) if path.is_file()]
    found = [page for name, data in pages for page in read_bytes(data, name)]
    started = time.process_time()
    for _ in range(rounds):
        hear.cache_clear()  # or the second round would be answered from memory
        for name, data in pages:
            list(read_bytes(data, name))
    seconds = time.process_time() - started
    characters = sum(page.characters for page in found if isinstance(page, Document)) * rounds
    print(f"{rounds * len(found) / seconds:.0f} pages/s, {characters / seconds:,.0f} characters/s, one core")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
