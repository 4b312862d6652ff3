"""Draw claims at random from texts of your own, to be judged by hand on who, what and status.

usage: python bench/precision.py SEED COUNT FOLDER [FOLDER ...] [--texts N]

Reads .txt files, and the TEXT of TimeML files. Prints a line of CSV for each claim (document, first character, cue's characters, type,
status, confidence, and the verdict to be filled in), and the sentence with what was made of it to the standard error.
"""

import argparse
import csv
import html
import random
import re
import sys
from pathlib import Path

from legation.pages import read_text
from legation.pipeline import code_documents


def text_of(path: Path) -> str:
    """Return a file's text; of TimeML that of its TEXT element, without tags."""
    text = path.read_text("utf-8")
    if path.suffix != ".tml":
        return text
    found = re.search(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found.group(1) if found else text))


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--texts", type=int, default=60, help="how many texts to draw from")
    arguments = parser.parse_args()
    paths = sorted(p for folder in arguments.folders for p in folder.iterdir() if p.suffix in (".txt", ".tml"))
    random.seed(arguments.seed)
    paths = random.sample(paths, min(arguments.texts, len(paths)))
    names = [path.name for path in paths]
    coded = code_documents(read_text(text_of(path), path.name) for path in paths)
    claims = [(name, claim) for name, each in zip(names, coded, strict=True) for claim in each.claims]
    out = csv.writer(sys.stdout)
    out.writerow(("document", "start", "cue_start", "cue_end", "event", "status", "confidence", "right"))
    for name, claim in random.sample(claims, min(arguments.count, len(claims))):
        row = (name, claim.start, claim.cue.start, claim.cue.end, claim.event, claim.status, claim.confidence, "")
        out.writerow(row)
        actors, recipients = ([m.text for m in side] for side in (claim.actors, claim.recipients))
        print(
            f"{claim.text}\n    {claim.event} {claim.mode or ''} {claim.status}: {actors} -> {recipients}",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
