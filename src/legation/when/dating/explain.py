"""Why a page is dated as it is: each piece of evidence with its words, the dates that were not taken, and what is lacking."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from legation.lexicons.actors import Person, Term
from legation.model import Document, Passage, PassageKind, Published
from legation.when.dating.evidence import FIRST, LAST, Bound, Fit
from legation.when.dating.page import Evidence, Sentences, gather, published_by

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE: Final = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d\s*[-–]\s*)?(?:19|20)\d\d|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d\b"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b",
    re.I,
)
_WHY_NOT: Final = {
    PassageKind.PROFILE: "it stands on a member's card: when somebody joined says nothing of the page",
    PassageKind.CHROME: "it stands in the page's furniture, which changes with the site",
    PassageKind.TAGS: "it stands among the tags",
    PassageKind.COMMENT: "a reader wrote it",
    PassageKind.POST: "a member wrote it",
    PassageKind.PASTED: "it stands in a report pasted from elsewhere",
    PassageKind.QUOTE: "it stands in a quotation",
}
_COPYRIGHT: Final = "a copyright year tells when the site was last renewed, not when the page was written"
_HEADER: Final = 200  # characters around a comment in which its time is printed
_NARROW: Final = 1  # days


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence in words, with the words on the page that it rests on (None: the page as a whole)."""

    reason: str
    text: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A date on the page that was not taken for the page's own, and why."""

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class DateExplanation:
    """
    How a page was dated.

    ``stated``: the page bears its date; the rest then says what its words alone would allow. ``published`` is None where they
    allow too much. ``used`` narrowed the interval, ``against`` lies outside it, ``others`` neither. ``lacking`` says what would narrow it.
    """

    stated: bool
    published: Published | None
    used: tuple[Cited, ...]
    against: tuple[Cited, ...]
    others: tuple[Cited, ...]
    not_taken: tuple[NotTaken, ...]
    lacking: tuple[str, ...]


def explain_date(
    document: Document, sentences: Sentences, terms: Sequence[Term], people: Sequence[Person] = ()
) -> DateExplanation:
    """Return why a page is dated as it is. Arguments as for :func:`legation.when.date_document`."""
    evidence = gather(document, sentences, terms, people)
    verdict = evidence.verdict
    used = verdict.used if verdict else ()
    against = verdict.against if verdict else ()
    told: tuple[Bound | Fit, ...] = (*evidence.bounds, *evidence.fits)
    rest = [item for item in told if item not in used and item not in against]
    return DateExplanation(
        stated=document.published is not None,
        published=document.published or published_by(verdict),
        used=_cited(document, used),
        against=_cited(document, against),
        others=_cited(document, rest),
        not_taken=tuple({(date.text, date.reason): date for date in _not_taken(document)}.values()),
        lacking=tuple(_lacking(document, evidence)),
    )


def _cited(document: Document, items: Sequence[Bound | Fit]) -> tuple[Cited, ...]:
    found: dict[str, Cited] = {}
    for item in items:
        text = document.text[item.start : item.end] if item.start is not None else None
        found.setdefault(item.reason, Cited(item.reason, text, item.start, item.end))
    return tuple(found.values())


def _not_taken(document: Document) -> Iterator[NotTaken]:
    for passage in document.passages:
        if passage.posted is not None and passage.posted.earliest is not None:
            text = passage.posted.text
            start = document.text.find(text, max(0, passage.start - _HEADER), passage.end + _HEADER)
            place = (start, start + len(text)) if start >= 0 else (passage.start, passage.end)
            yield NotTaken(text, *place, "the time of a comment or post: the page is no younger, that is all")
        if passage.kind in _WHY_NOT:
            for match in _DATE.finditer(document.text, passage.start, passage.end):
                yield NotTaken(match[0], match.start(), match.end(), _why_not(passage, match[0]))


def _why_not(passage: Passage, text: str) -> str:
    return _COPYRIGHT if re.match(r"©|\(c\)|copyright", text, re.I) else _WHY_NOT[passage.kind]


def _lacking(document: Document, evidence: Evidence) -> Iterator[str]:
    """Yield what the page would have to say to be dated more closely."""
    verdict = evidence.verdict
    if document.published is not None or (verdict and (verdict.latest - verdict.earliest).days < _NARROW):
        return
    if not any(bound.earliest > FIRST for bound in evidence.bounds):
        yield "a first day: a year, a dated happening or an office-holder spoken of as of now"
    if not any(bound.latest < LAST for bound in evidence.bounds):
        yield "a last day: something with a known date that is still to come, an office-holder who has left since, or a comment's time"
    elif verdict is None and evidence.bounds:
        yield "agreement: what it says allows more than a quarter of a year, or contradicts itself"
    if not any("weekday" in fit.reason for fit in evidence.fits):
        yield 'a weekday beside a day of the month ("Friday, March 7"), or a dateline'
