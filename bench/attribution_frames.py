"""
How well attributions are found, frame by frame, and how fast.

    python bench/attribution_frames.py FOLDER [--held N] [--rounds N]

FOLDER holds NAME.txt with NAME.*.ann (brat events with Source, Cue and Content). The texts are parsed paragraph by paragraph;
`--held N` reports N of them apart, drawn by the digest of their names: those that nobody looked at while building. Prints the
figures of `legation evaluate attributions`, the cues right and wrong by frame, and the milliseconds a parsed sentence takes.
"""

import argparse
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from legation.evaluate.attributions import GoldAttribution, attribution_figures, attribution_pages
from legation.language import Parser, Sentence
from legation.language.paragraphs import paragraphs
from legation.model import AttributionRecord
from legation.what.attribution import Ascription, find_ascriptions, stated

Page = tuple[str, str, list[GoldAttribution]]


def parsed(pages: Sequence[Page], parser: Parser) -> dict[str, list[Sentence]]:
    """Return the sentences of each page by its name."""
    found = {}
    for name, text, _ in pages:
        parts = [(span.cut(text), span.start) for span in paragraphs(text)]
        found[name] = [sentence for batch in parser.parse_all(parts) for sentence in batch]
    return found


def by_frame(pages: Sequence[Page], found: Mapping[str, Sequence[Ascription]]) -> tuple[Counter[str], Counter[str]]:
    """Count right and all cues of each frame."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for name, _, gold in pages:
        marked = {i for attribution in gold for start, end in attribution.cue for i in range(start, end)}
        for ascription in found[name]:
            every[ascription.frame] += 1
            right[ascription.frame] += not marked.isdisjoint(range(ascription.cue.start, ascription.cue.end))
    return right, every


def report(title: str, pages: Sequence[Page], found: Mapping[str, Sequence[Ascription]]) -> None:
    """Print the figures of some pages."""
    records = {
        name: [
            AttributionRecord(document=name, source=a.source, cue=a.cue, content=a.content, speaker=None)
            for a in found[name]
        ]
        for name, _, _ in pages
    }
    print(f"{title}: {len(pages)} texts")
    for speech in (False, True):
        f = attribution_figures(pages, records, speech=speech)
        print(
            f"  {'speech' if speech else 'all   '} gold {f.gold}  cue P {f.precision:.3f} R {f.recall:.3f} F1 {f.f1:.3f}  "
            f"source F1 {f.source_f1:.3f}  content F1 {f.content_f1:.3f}"
        )
    right, every = by_frame(pages, found)
    for frame, count in every.most_common():
        print(f"  {frame:12} {right[frame]:5} of {count:5}  {right[frame] / count:.2f}")


def main() -> None:
    """Parse, find, compare and time."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--held", type=int, default=0)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    pages = sorted(attribution_pages(options.folder), key=lambda page: sha256(page[0].encode()).hexdigest())
    sentences = parsed(pages, Parser())
    best = float("inf")
    for _ in range(options.rounds):
        start = time.perf_counter()
        found = {name: stated(find_ascriptions(sentences[name], text)) for name, text, _ in pages}
        best = min(best, time.perf_counter() - start)
    if options.held:
        report("held out", pages[: options.held], found)
    report("the others" if options.held else "all", pages[options.held :], found)
    print(f"{1000 * best / sum(map(len, sentences.values())):.3f} ms a sentence")


if __name__ == "__main__":
    main()
