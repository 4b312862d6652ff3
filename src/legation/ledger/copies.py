"""
Telling copies of one report from accounts of their own, by the runs of words that they share.

The sketch of a text is a scaled MinHash: of all runs of words those whose hash falls into a fixed share, so that its size
grows with the text and a part can be found in the whole. A MinHash of fixed size (datasketch, 128 permutations, tried by
``bench/copies.py``'s changes) finds full copies as well but hardly any that was cut to its first third.

Source: Irber and others, "Lightweight compositional analysis of metagenomes with FracMinHash" (2022).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from legation.model import Document, PassageKind

RUN = 5  # words in a shingle
KEPT = 4  # one shingle in so many is kept, the same ones for every text
FEWEST = 6  # kept shingles below which only an equal text is a copy
JACCARD = 0.35  # one word in twelve may have been changed: see bench/copies.py
CONTAINED = 0.55  # share of the shorter text that the longer one holds

_OWN = frozenset({PassageKind.TITLE, PassageKind.ARTICLE, PassageKind.CAPTION})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Report:
    """
    What one reporter wrote on a page: its article, or one report pasted into it.

    ``sketch`` holds the kept shingles, ``whole`` a digest of all words. ``account`` is the least id of the reports
    that are copies of it, itself included; it is known only when the ledger holds the report.
    """

    id: str
    document: str
    name: str
    outlet: str | None
    agency: str | None
    whole: str
    sketch: frozenset[int]
    account: str = ""

    @property
    def label(self) -> str:
        """Whose account it is, as a reader would call it."""
        return self.agency or self.outlet or self.name


def reports(document: Document) -> list[Report]:
    """Return the page's own report and those pasted into it."""
    own = " ".join(document.text[p.start : p.end] for p in document.passages if p.kind in _OWN)
    found = [_report(document.id, document, own, document.outlet, document.agency)]
    for passage in document.passages:
        if passage.kind is PassageKind.PASTED:
            text = document.text[passage.start : passage.end]
            found.append(_report(passage.id, document, text, passage.outlet, passage.agency))
    return found


def _report(key: str, document: Document, text: str, outlet: str | None, agency: str | None) -> Report:
    return replace(report_of(key, text), document=document.id, name=document.name, outlet=outlet, agency=agency)


def report_of(key: str, text: str) -> Report:
    """Return a report of a bare text, to compare with others."""
    tokens = _WORD.findall(text.lower())
    whole = blake2b(" ".join(tokens).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() if tokens else key
    return Report(key, "", key, None, None, whole, sketch(tokens))


def sketch(tokens: Sequence[str]) -> frozenset[int]:
    """Return the kept runs of words, as numbers that fit into a signed 64-bit integer."""
    runs = (" ".join(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1))
    numbers = (
        int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big") for run in runs
    )
    return frozenset(number for number in numbers if number % KEPT == 0)


def is_copy(one: int, other: int, shared: int) -> bool:
    """
    Tell from the sizes of two sketches and the number that they share whether one text copies the other.

    >>> is_copy(100, 90, 80), is_copy(100, 20, 18), is_copy(100, 90, 20)
    (True, True, False)
    """
    if min(one, other) < FEWEST:
        return False
    return shared / (one + other - shared) >= JACCARD or shared / min(one, other) >= CONTAINED


def accounts(told: Iterable[Report]) -> Mapping[str, str]:
    """
    Group reports into accounts: report id to the least report id of its account.

    Reports are one account if they copy each other, or if the same agency signs both: its two stories are one witness.
    """
    group: dict[str, str] = {}
    of: dict[str, str] = {}

    def root(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for report in sorted(told, key=lambda each: each.id):
        group[report.id] = report.id
        witness = report.agency or report.outlet
        for mark in (f"copy {report.account}", f"by {witness.lower()}" if witness else f"only {report.id}"):
            first, second = sorted((root(of.setdefault(mark, report.id)), root(report.id)))
            group[second] = first
    return {key: root(key) for key in group}
