"""Dating a page that bears no date, from everything on it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from legation.language import Sentence
from legation.lexicons.actors import Person, Term
from legation.model import DateBasis, Document, Passage, PassageKind, Published
from legation.when.dating.datelines import dateline_fits
from legation.when.dating.evidence import FIRST, LAST, Bound, Fit, Verdict, weigh
from legation.when.dating.landmarks import landmark_bounds
from legation.when.dating.offices import OfficeDates
from legation.when.dating.sessions import session_bounds
from legation.when.dating.words import fits, spoken_weekday, year_bounds

_ARTICLE: Final = frozenset({PassageKind.TITLE, PassageKind.ARTICLE, PassageKind.CAPTION})
_REPLIES: Final = frozenset({PassageKind.COMMENT, PassageKind.POST, PassageKind.PASTED, PassageKind.QUOTE})
_DISCUSSED: Final = timedelta(10)  # readers comment on an article within so many days; later threads are rare
_REPLY_WEIGHT: Final = 0.4
_MAX_SENTENCES: Final = 120
_LEAD_SENTENCES: Final = 5
_MAX_REASONS: Final = 8
_LINK: Final = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](?P<day>\d\d?)(?!\d)",
    re.I,
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
Sentences = Mapping[str, Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a page says about its day, and what that comes to (None: too little, or it contradicts itself)."""

    bounds: tuple[Bound, ...]
    fits: tuple[Fit, ...]
    verdict: Verdict | None


def date_document(
    document: Document, sentences: Sentences, terms: Sequence[Term], people: Sequence[Person] = ()
) -> Published | None:
    """
    Return the days between which a page was published: its own date if it bears one, else what its words allow.

    Args:
        sentences: the parsed sentences of each passage, by passage id.
        terms: who held which office when; with *people*, their names.

    Returns:
        An interval with basis INFERRED and the reasons in words; None if the page says too little (the interval would
        be wider than a quarter of a year) or contradicts itself.
    """
    if document.published is not None:
        return document.published
    return published_by(gather(document, sentences, terms, people).verdict)


def published_by(verdict: Verdict | None) -> Published | None:
    """Return a verdict as a page's date, with its reasons."""
    if verdict is None:
        return None
    reason = "; ".join(verdict.reasons[:_MAX_REASONS]) or "the evidence taken together"
    return Published(earliest=verdict.earliest, latest=verdict.latest, basis=DateBasis.INFERRED, reason=reason)


def gather(document: Document, sentences: Sentences, terms: Sequence[Term], people: Sequence[Person] = ()) -> Evidence:
    """Return what a page says about its day, whether or not it bears one. Arguments as for :func:`date_document`."""
    article, replies = _split(document)
    own = [s for passage in article for s in sentences.get(passage.id, ())][:_MAX_SENTENCES]
    offices = _offices(tuple(terms), tuple(people))
    bounds = [*_article_bounds(own, offices), *_link_bounds(document, article, timedelta(0), 1.0)]
    for passage in replies:
        bounds.extend(_reply_bounds(document, passage, sentences.get(passage.id, ())))
    bounds.extend(_posting_bounds(replies))
    tests = list(fits(own))
    for passage in article:
        tests.extend(dateline_fits(document, passage, sentences.get(passage.id, ())))
    return Evidence(tuple(bounds), tuple(tests), weigh(bounds, tests, spoken_weekday(own)))


@lru_cache(maxsize=2)
def _offices(terms: tuple[Term, ...], people: tuple[Person, ...]) -> OfficeDates:
    return OfficeDates(terms, people)


def _split(document: Document) -> tuple[list[Passage], list[Passage]]:
    """Return the passages that are the page's own, and those of its readers. A thread's first post is its own."""
    article = [p for p in document.passages if p.kind in _ARTICLE]
    replies = [p for p in document.passages if p.kind in _REPLIES]
    if not any(p.kind is PassageKind.ARTICLE for p in article):
        opening = next((p for p in replies if p.kind is PassageKind.POST), None)
        if opening is not None:
            return [*article, opening], [p for p in replies if p is not opening]
    return article, replies


def _article_bounds(sentences: Sequence[Sentence], offices: OfficeDates) -> Iterator[Bound]:
    for k, sentence in enumerate(sentences):
        years = list(year_bounds(sentence))
        yield from years
        yield from session_bounds(sentence)
        yield from landmark_bounds(sentence, lead=k < _LEAD_SENTENCES)
        if not years:  # a sentence with a year may tell of those who held office then
            yield from offices.read(sentence)


def _reply_bounds(document: Document, passage: Passage, sentences: Sequence[Sentence]) -> Iterator[Bound]:
    """Yield what a reader's words say: written on the article's day or within days of it."""
    for sentence in sentences:
        for bound in landmark_bounds(sentence):
            exact = bound.latest < LAST
            yield Bound(
                max(FIRST, bound.earliest - _DISCUSSED),
                bound.latest if exact else LAST,
                f"a reader writes: {bound.reason}",
                _REPLY_WEIGHT,
                bound.start,
                bound.end,
            )
    yield from _link_bounds(document, [passage], _DISCUSSED, _REPLY_WEIGHT)


def _posting_bounds(replies: Sequence[Passage]) -> Iterator[Bound]:
    """Yield the bound that comments' times set: the page is no younger than its first comment, and hardly much older."""
    dated = [p.posted for p in replies if p.posted is not None and p.posted.earliest is not None]
    if not dated:
        return
    first = min(dated, key=lambda posted: posted.earliest or posted.latest)  # type: ignore[arg-type,return-value]
    if first.earliest is not None:
        day = (first.latest or first.earliest).date()
        yield Bound(first.earliest.date() - _DISCUSSED, day, f"the first dated comment was posted on {day}", 3.0)


def _link_bounds(document: Document, passages: Sequence[Passage], slack: timedelta, weight: float) -> Iterator[Bound]:
    """Yield bounds from dates in the addresses that passages link to: those pages were there before."""
    for passage in passages:
        for match in _LINK.finditer(document.text, passage.start, passage.end):
            month = match["month"].lower()
            try:
                day = date(
                    int(match["year"]), int(month) if month.isdigit() else _MONTHS.index(month) + 1, int(match["day"])
                )
            except ValueError:
                continue
            if FIRST <= day <= LAST:
                reason = f"it links to a page of {day}"
                yield Bound(max(FIRST, day - slack), LAST, reason, weight, match.start(), match.end())
