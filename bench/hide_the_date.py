"""
How well pages are dated that bear no date: hide the date of dated texts and ask for it.

    python bench/hide_the_date.py FOLDER [--misses]

FOLDER holds TimeML files (their creation day is the true one), or texts named NAME_YYYY-MM-DD_NAME.txt. Prints how many
texts were answered, the share of answers with the true day inside, and the median width in days. Says so and stops where the
folder is missing.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from legation.evaluate import time_pages
from legation.model import Document
from legation.pages import read_text
from legation.pipeline import pipeline

_NAMED = re.compile(r"_(\d{4}-\d\d-\d\d)_")


def dated_texts(folder: Path) -> Iterator[tuple[str, str, date]]:
    """Yield name, text and true day."""
    if any(folder.glob("*.tml")):
        for name, text, day, _ in time_pages(folder):
            yield name, text, day
    for path in sorted(folder.glob("*.txt")):
        if found := _NAMED.search(path.name):
            yield path.stem, path.read_text("utf-8"), date.fromisoformat(found[1])


def hidden(name: str, text: str) -> Document:
    """Return the text as a page that bears no date."""
    page = read_text(text, name)
    return replace(page, published=None, passages=tuple(replace(p, published=None) for p in page.passages))


def main() -> None:
    """Run the check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="show the answers that are wrong, with their reasons")
    options = parser.parse_args()
    texts = list(dated_texts(options.folder)) if options.folder.is_dir() else []
    if not texts:
        print(f"{options.folder} holds no dated texts: nothing measured")
        return
    widths, right = [], 0
    for name, text, day in texts:
        found = pipeline().explain_date(hidden(name, text)).published
        if found is None:
            continue
        widths.append((found.latest - found.earliest).days + 1)
        right += found.earliest <= day <= found.latest
        if options.misses and not found.earliest <= day <= found.latest:
            print(f"{name}: {day} is not in {found.earliest}..{found.latest}: {found.reason}")
    share = f"{right / len(widths):.3f}" if widths else "-"
    width = median(widths) if widths else "-"
    print(f"texts {len(texts)}  answered {len(widths)}  true day inside {share}  median width {width} days")


if __name__ == "__main__":
    main()
