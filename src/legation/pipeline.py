"""Wires the rooms: from documents to claims. The only place that knows them all."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from legation.language import Parser, Sentence
from legation.language.paragraphs import paragraphs
from legation.lexicons.coding import load_coding
from legation.lexicons.issues import load_issues
from legation.lexicons.registry import Registry, load_registry
from legation.model import (
    AttributionRecord,
    Claim,
    DateBasis,
    Document,
    Gap,
    Passage,
    PassageKind,
    Published,
    Timex,
)
from legation.model.issues import IssueMention, Link, Stand
from legation.what import Coder, IssueFinder, ReadSentence
from legation.when import DateExplanation, TimeReader, date_document, explain_date
from legation.where import find_places
from legation.who import ActorReader, Gazetteer

LOG = logging.getLogger(__name__)

# Passages that tell of doings. The rest is kept, not coded: furniture, tags, cards and bylines assert nothing.
CODED = frozenset(
    {
        PassageKind.TITLE,
        PassageKind.ARTICLE,
        PassageKind.CAPTION,
        PassageKind.PASTED,
        PassageKind.COMMENT,
        PassageKind.POST,
        PassageKind.QUOTE,
    }
)
_SAME_NEWS = 7  # days within which reports pasted on one page tell the same news
CODED_AT_MOST = 1_000_000  # characters of one page, and of one passage: what is longer would hold up all other pages,
PASSAGE_AT_MOST = 200_000  # since the time that a passage takes grows with the square of its sentences
LONGEST_SENTENCE = 500  # words: what is longer is a list or a table, and names of all its members would be joined
_SHOWN = 200  # characters of what is not read that are kept as its mark
_BATCH = 24  # documents parsed together: the parser is quickest on many paragraphs at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may choose. ``overlay`` is a folder of data files laid over ours; ``parser`` a spaCy pipeline's name or path."""

    parser: str | None = None
    overlay: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A document with all that was found in it. ``document.published`` may have been inferred."""

    document: Document
    claims: tuple[Claim, ...]
    attributions: tuple[AttributionRecord, ...]
    timexes: tuple[Timex, ...]
    gaps: tuple[Gap, ...]
    stands: tuple[Stand, ...] = ()
    links: tuple[Link, ...] = ()
    issues: tuple[IssueMention, ...] = ()


class Pipeline:
    """Codes documents. Loading takes some seconds, so make one and keep it; :func:`pipeline` does."""

    def __init__(self, settings: Settings | None = None) -> None:
        settings = settings or Settings()
        self._parser = Parser(settings.parser)
        self._registry: Registry = load_registry(settings.overlay)
        self._gazetteer = Gazetteer(self._registry)
        self._coder = Coder(load_coding(settings.overlay), IssueFinder(load_issues(settings.overlay)))

    def code_all(self, documents: Iterable[Document]) -> Iterator[Coded]:
        """Code documents, a few at a time, and yield them in the order in which they came."""
        stream = iter(documents)
        while batch := list(islice(stream, _BATCH)):
            sentences, unread = self._parse(batch)
            for document in batch:
                gaps = (*unread.get(document.id, ()), *_beyond(document))
                yield self._code_safely(document, {p.id: sentences.get(p.id, []) for p in document.passages}, gaps)

    def code(self, document: Document) -> Coded:
        """Code one document."""
        return next(self.code_all([document]))

    def explain_date(self, document: Document) -> DateExplanation:
        """Return why a document is dated as it is."""
        sentences, _ = self._parse([document])
        return explain_date(document, sentences, self._registry.terms, self._registry.people)

    def _parse(self, batch: Sequence[Document]) -> tuple[dict[str, list[Sentence]], dict[str, list[Gap]]]:
        """Return the sentences of each passage that is coded, and what each document has that is too long to parse."""
        pieces = [(d, p, span) for d in batch for p, end in _reach(d) for span in paragraphs(d.text, p.start, end)]
        parsed = self._parser.parse_all((span.cut(d.text), span.start) for d, _, span in pieces)
        sentences: dict[str, list[Sentence]] = {}
        unread: dict[str, list[Gap]] = {}
        for (document, passage, _), found in zip(pieces, parsed, strict=True):
            short = [sentence for sentence in found if len(sentence.tokens) <= LONGEST_SENTENCE]
            sentences.setdefault(passage.id, []).extend(short)
            if len(short) < len(found):
                unread.setdefault(document.id, []).extend(_too_long(document, found))
        return sentences, unread

    def _code_safely(self, document: Document, sentences: dict[str, list[Sentence]], unread: Sequence[Gap]) -> Coded:
        """Code a document; one on which a rule of ours fails is kept without claims, and does not end the reading of the rest."""
        try:
            return self._code(document, sentences, unread)
        except Exception as error:
            LOG.exception("%s: the coder failed on it", document.name)
            reason = (
                f"not read: the coder failed on this page, which is a defect of ours: {type(error).__name__}: {error}"[
                    :300
                ]
            )
            gap = _unread(document, 0, len(document.text), reason)
            return Coded(document=document, claims=(), attributions=(), timexes=(), gaps=(gap,))

    def _code(self, document: Document, sentences: dict[str, list[Sentence]], unread: Sequence[Gap]) -> Coded:
        if document.published is None and any(sentences.values()):
            found = date_document(document, sentences, self._registry.terms, self._registry.people)
            document = replace(document, published=found)
        document = replace(document, passages=tuple(_dated(passage, document) for passage in document.passages))
        reader = ActorReader(self._gazetteer, document.published)
        claims: list[Claim] = []
        attributions: list[AttributionRecord] = []
        timexes: list[Timex] = []
        gaps: list[Gap] = list(unread)
        stands: list[Stand] = []
        links: list[Link] = []
        issues: list[IssueMention] = []
        for passage in document.passages:
            if not sentences.get(passage.id):
                continue
            published = published_of(passage, document)
            read = self._read(passage, sentences[passage.id], reader, published)
            coded = self._coder.code(document, passage, read, published)
            claims.extend(coded.claims)
            attributions.extend(coded.attributions)
            gaps.extend(coded.gaps)
            stands.extend(coded.stands)
            links.extend(coded.links)
            issues.extend(coded.issues)
            timexes.extend(timex for r in read for timex in r.timexes)
        return Coded(
            document=document,
            claims=tuple(claims),
            attributions=tuple(attributions),
            timexes=tuple(timexes),
            gaps=tuple(gaps),
            stands=tuple(stands),
            links=tuple(links),
            issues=tuple(issues),
        )

    def _read(
        self, passage: Passage, sentences: Sequence[Sentence], reader: ActorReader, published: Published | None
    ) -> list[ReadSentence]:
        reader.start(passage)
        times = TimeReader(published)
        return [
            ReadSentence(sentence=s, actors=reader.read(s), timexes=times.read(s), places=find_places(s))
            for s in sentences
        ]


def published_of(passage: Passage, document: Document) -> Published | None:
    """
    Return the day that "today" means in a passage: a pasted report's own date, the day a comment bears, else the page's.
    """
    if passage.published is not None:
        return passage.published
    if passage.posted is not None and passage.posted.earliest is not None:
        latest = passage.posted.latest or passage.posted.earliest
        return Published(
            earliest=passage.posted.earliest.date(),
            latest=latest.date(),
            basis=DateBasis.STATED,
            reason=f"posted {passage.posted.text}",
        )
    return document.published


def as_read(document: Document) -> Document:
    """Return a coded document as its reader gave it: without the days that coding inferred."""
    passages = tuple(
        replace(p, published=None) if p.published and p.published.basis is DateBasis.INFERRED else p
        for p in document.passages
    )
    inferred = document.published is not None and document.published.basis is DateBasis.INFERRED
    return replace(document, published=None if inferred else document.published, passages=passages)


def _dated(passage: Passage, document: Document) -> Passage:
    if passage.kind is PassageKind.PASTED and passage.published is None:
        return replace(passage, published=_beside(passage, document))
    return passage


def _beside(passage: Passage, document: Document) -> Published | None:
    """Return the days of the dated reports pasted on the same page, for one that bears none: threads gather the news of the day."""
    dated = [
        p.published
        for p in document.passages
        if p.kind is PassageKind.PASTED and p.published is not None and p.id != passage.id
    ]
    if not dated or document.published is not None:
        return None
    earliest, latest = min(p.earliest for p in dated), max(p.latest for p in dated)
    if (latest - earliest).days > _SAME_NEWS:
        return None
    return Published(
        earliest=earliest, latest=latest, basis=DateBasis.INFERRED, reason="the dates of the reports pasted beside it"
    )


def _reach(document: Document) -> list[tuple[Passage, int]]:
    """Return the passages that tell of doings, each with the offset up to which it is coded."""
    found: list[tuple[Passage, int]] = []
    left = CODED_AT_MOST
    for passage in document.passages:
        if _is_coded(document, passage):
            end = passage.start + min(PASSAGE_AT_MOST, left)
            end = (
                passage.end
                if end >= passage.end
                else max(document.text.rfind(". ", passage.start, end) + 1, passage.start)
            )
            left -= end - passage.start
            found.append((passage, end))
    return found


def _too_long(document: Document, sentences: Iterable[Sentence]) -> Iterator[Gap]:
    for sentence in sentences:
        if len(sentence.tokens) > LONGEST_SENTENCE:
            reason = f"not read: a sentence of {len(sentence.tokens):,} words is a list or a table"
            yield _unread(document, sentence.start, sentence.end, reason)


def _beyond(document: Document) -> Iterator[Gap]:
    """Yield what is not read because its passage or page is too long."""
    for passage, end in _reach(document):
        if end < passage.end:
            reason = f"not read: {passage.end - end:,} characters lie beyond the length up to which pages are coded"
            yield _unread(document, end, passage.end, reason)


def _unread(document: Document, start: int, end: int, reason: str) -> Gap:
    end = min(end, start + _SHOWN)
    return Gap(document=document.id, start=start, end=end, text=document.text[start:end], reason=reason)


def _is_coded(document: Document, passage: Passage) -> bool:
    return passage.kind in CODED and document.language in (None, "en")


@lru_cache(maxsize=2)
def pipeline(settings: Settings | None = None) -> Pipeline:
    """Return the process's pipeline for these settings, loaded once."""
    return Pipeline(settings)


def code_documents(
    documents: Iterable[Document], settings: Settings | None = None, *, jobs: int = 1
) -> Iterator[Coded]:
    """
    Code documents in this process, or in *jobs* of them; the results come in the documents' order either way.
    """
    if jobs <= 1:
        yield from pipeline(settings).code_all(documents)
        return
    stream = iter(documents)
    with ProcessPoolExecutor(jobs) as pool:
        while chunk := list(islice(stream, _BATCH * jobs * 4)):
            parts = [(chunk[k : k + _BATCH], settings) for k in range(0, len(chunk), _BATCH)]
            for coded in pool.map(_code_part, parts):
                yield from coded


def _code_part(part: tuple[list[Document], Settings | None]) -> list[Coded]:
    documents, settings = part
    return list(pipeline(settings).code_all(documents))
