"""From the read sentences of one passage to its claims. Knows nothing of files or storage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legation.language import Sentence
from legation.language.grammar import Grammar
from legation.lexicons.codebook import goldstein, intensity, quad
from legation.lexicons.coding import Coding
from legation.model import (
    Attribution,
    AttributionRecord,
    Claim,
    Document,
    Excerpt,
    Gap,
    Mention,
    Passage,
    Place,
    Published,
    Span,
    Status,
    Timex,
    When,
    digest,
)
from legation.model.issues import IssueMention, Link, Stand
from legation.what.attribution import Ascription, chain_at, find_ascriptions, stated
from legation.what.confidence import confidence
from legation.what.dates import date_deed, date_saying, date_showing
from legation.what.deed import Deed
from legation.what.deeds import DeedReader
from legation.what.issues import IssueFinder, IssueMatch, PageIssues, introduced
from legation.what.parties import PartyFinder
from legation.what.relevance import reason_against
from legation.what.standing import REPORTED, StandingReader
from legation.what.statements import statement_deeds
from legation.where import place_of
from legation.who import SentenceActors

_REMEMBERED = 12  # claims
_LOOK_BACK = 2  # sentences
_TAKEN_UP = frozenset({"such", "the", "this", "that", "these", "those"})
_LONGEST_CUE = 80  # characters; a longer stretch is cut to the word that carries the event


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """A sentence with all that the rooms before found in it."""

    sentence: Sentence
    actors: SentenceActors
    timexes: tuple[Timex, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPassage:
    """What one passage says."""

    claims: tuple[Claim, ...]
    attributions: tuple[AttributionRecord, ...]
    gaps: tuple[Gap, ...]
    stands: tuple[Stand, ...] = ()
    links: tuple[Link, ...] = ()
    issues: tuple[IssueMention, ...] = ()


class Coder:
    """Codes passages. Make one per process; it keeps nothing of what it has read but the issues that the last page named."""

    def __init__(self, coding: Coding, issues: IssueFinder) -> None:
        self._coding = coding
        self._issues = issues
        self._page: tuple[tuple[str, bool], PageIssues] | None = None

    def code(
        self, document: Document, passage: Passage, read: Sequence[ReadSentence], published: Published | None
    ) -> CodedPassage:
        """Return the claims, attributions and gaps of one passage, in text order."""
        ascriptions = find_ascriptions([r.sentence for r in read], document.text)
        issues = self._issues_of(document, passage)
        work = _PassageWork(self._coding, issues, document, passage, tuple(read), ascriptions, published)
        claims = {claim.id: claim for claim in work.claims()}
        return CodedPassage(
            claims=tuple(sorted(claims.values(), key=lambda c: (c.start, c.cue.start, c.event, c.id))),
            attributions=tuple(work.attribution_records()),
            gaps=tuple(work.gaps),
            stands=tuple(work.stands),
            links=tuple(work.links),
            issues=tuple(work.mentioned),
        )

    def _issues_of(self, document: Document, passage: Passage) -> PageIssues:
        """Return what the page's full names say about its short ones; to a report, only those in reports count."""
        key = (document.id, passage.kind in REPORTED)
        if self._page is None or self._page[0] != key:
            stretches = [Span(p.start, p.end) for p in document.passages if not key[1] or p.kind in REPORTED]
            self._page = (key, PageIssues(self._issues, document.text, stretches))
        return self._page[1]


class _PassageWork:
    """One passage while it is being coded."""

    def __init__(
        self,
        coding: Coding,
        issues: PageIssues,
        document: Document,
        passage: Passage,
        read: tuple[ReadSentence, ...],
        ascriptions: tuple[Ascription, ...],
        published: Published | None,
    ) -> None:
        self._coding, self._issues = coding, issues
        self._document, self._passage, self._read = document, passage, read
        self._ascriptions, self._published = ascriptions, published
        self._grammars = tuple(Grammar(r.sentence) for r in read)
        self._finders = tuple(
            PartyFinder(grammar, coding, r.actors, r.timexes) for grammar, r in zip(self._grammars, read, strict=True)
        )
        self._told: list[tuple[int, Claim]] = []  # the latest claims with their sentences: what "such a visit" may mean
        self._matches: list[tuple[IssueMatch, ...]] = [self._issues_in(r) for r in read]
        self.gaps: list[Gap] = []
        self.stands: list[Stand] = []
        self.links: list[Link] = []
        self.mentioned: list[IssueMention] = []

    def _issues_in(self, r: ReadSentence) -> tuple[IssueMatch, ...]:
        countries = {m.country for m in r.actors.named() if m.country}
        return self._issues.find(r.sentence.text, r.sentence.start, countries)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of all sentences; statements that carry no other event come as STATE."""
        for k, r in enumerate(self._read):
            coded: list[Claim] = []
            for deed in DeedReader(self._grammars[k], self._coding).read():
                made = list(self._claim(k, deed))
                coded.extend(made)
                self._told = [(k, claim) for claim in made] + self._told[:_REMEMBERED]
            yield from coded
            spoken = [a for a in self._ascriptions if a.sentence == k]
            for deed in statement_deeds(self._grammars[k], r.sentence, spoken, coded, self._coding.cues):
                yield from self._claim(k, deed)
            self._read_standing(k, coded)

    def _read_standing(self, k: int, coded: Sequence[Claim]) -> None:
        """Note the issues, positions and ties of sentence *k*."""
        reader = StandingReader(
            document=self._document,
            passage=self._passage,
            cues=self._coding.cues,
            ascriptions=self._ascriptions,
            speaker=self._speaker,
            told=self._told_by,
            shown=lambda k, verb, said: date_showing(self._read[k].sentence, verb, self._read[k].timexes, said),
            dated=self._published is not None,
        )
        grammar, finder, named = self._grammars[k], self._finders[k], self._read[k].actors.named()
        known = [*self._matches[k], *introduced(grammar.sentence, self._matches[k])]
        self.mentioned.extend(reader.mentions(known))
        self.stands.extend(reader.stands(k, grammar, finder, named, known))
        self.links.extend(reader.links(k, grammar, finder, named, self._matches[k], coded, self._issues.is_between))

    def _told_by(self, k: int, span: Span) -> tuple[tuple[Attribution, ...], When | None]:
        """Return the chain of those who say what *span* begins, and when the nearest said it."""
        chain = chain_at(span, self._ascriptions, clausal_only=True)
        own_saying = next((a for a in self._ascriptions if a.sentence == k and a.cue.span.overlaps(span)), None)
        return tuple(self._chain(chain)), self._said(chain[0] if chain else own_saying)

    def attribution_records(self) -> Iterator[AttributionRecord]:
        """Yield every attribution of the passage, whether or not it carries an event."""
        for a in stated(self._ascriptions):
            yield AttributionRecord(
                document=self._document.id, source=a.source, cue=a.cue, content=a.content, speaker=self._speaker(a)
            )

    def _claim(self, k: int, deed: Deed) -> Iterator[Claim]:
        r, finder = self._read[k], self._finders[k]
        actors, recipients = finder.of(deed)
        if not actors and not recipients:
            before = self._as_before(k, deed)
            if before is not None:
                actors, recipients = tuple(map(_again, before.actors)), tuple(map(_again, before.recipients))
                if deed.status is Status.ACTUAL and before.status in (Status.PLANNED, Status.PROPOSED, Status.POSSIBLE):
                    deed = replace(deed, status=before.status)  # "this meeting" is the one to come
        words = tuple(r.sentence.tokens[i].lemma.lower() for i in (deed.head, *deed.words))
        against = reason_against(deed, actors, recipients, self._coding.cues, words)
        if against is not None:
            if any(m.country for m in (*actors, *recipients)):
                self._leave_out(r.sentence, against)
            return
        cue = self._cue(r.sentence, deed)
        chain, said = self._told_by(k, cue.span)
        when = date_deed(r.sentence, deed, r.timexes, self._published)
        place = place_of(r.sentence, deed.head, self._scenes(r.places, deed, (*actors, *recipients)))
        condition = self._words(r.sentence, deed.condition)
        document, passage = self._document, self._passage
        claim = Claim(
            id=digest(
                "c",
                document.id,
                cue.start,
                cue.end,
                deed.event,
                deed.content,
                deed.act,
                [(m.start, m.id) for m in (*actors, *recipients)],
            ),
            document=document.id,
            passage=passage.id,
            passage_kind=passage.kind,
            start=r.sentence.start,
            end=r.sentence.end,
            text=document.text[r.sentence.start : r.sentence.end],
            cue=cue,
            event=deed.event,
            status=self._status(deed, when),
            actors=actors,
            recipients=recipients,
            mode=deed.mode,
            contexts=deed.contexts,
            cameo=deed.cameo,
            intensity=intensity(deed.event, deed.mode),
            goldstein=goldstein(deed.cameo) if deed.cameo else None,
            quad=quad(deed.event),
            condition=condition,
            when=when,
            said=said,
            where=place,
            attribution=chain,
            issues=tuple(dict.fromkeys(match.issue for match in self._matches[k])),
            reasons=deed.reasons,
            act=deed.act,
            content=deed.content,
        )
        yield replace(claim, confidence=confidence(claim))

    def _as_before(self, k: int, deed: Deed) -> Claim | None:
        """Return the claim that "such a visit" or "the talks" takes up again, from this sentence or one of the two before."""
        grammar = self._grammars[k]
        nouns = [w for w in deed.words if grammar.tokens[w].pos == "NOUN"]
        if not any(kid.lower in _TAKEN_UP for w in nouns for kid in grammar.sentence.kids(w, "det", "predet", "amod")):
            return None
        for at, claim in self._told:
            if claim.content == deed.content and claim.event is deed.event and k - at <= _LOOK_BACK:
                return claim
        return None

    def _scenes(self, places: Sequence[Place], deed: Deed, parties: Sequence[Mention]) -> tuple[Place, ...]:
        """Leave out places that are parties ("sanctions on Moscow"), but for visits, which happen where they go."""
        if deed.mode == "visit":
            return tuple(places)
        taken = [Span(m.start, m.end) for m in parties]
        return tuple(p for p in places if not any(Span(p.start, p.end).overlaps(span) for span in taken))

    def _leave_out(self, sentence: Sentence, reason: str) -> None:
        self.gaps.append(
            Gap(
                document=self._document.id,
                start=sentence.start,
                end=sentence.end,
                text=sentence.text,
                reason=reason,
            )
        )

    def _cue(self, sentence: Sentence, deed: Deed) -> Excerpt:
        first, last = sentence.tokens[min(deed.words)], sentence.tokens[max(deed.words)]
        if last.end - first.start > _LONGEST_CUE:
            first = last = sentence.tokens[deed.head]
        return Excerpt.of(self._document.text, first.start, last.end)

    def _words(self, sentence: Sentence, tokens: tuple[int, int] | None) -> str | None:
        return sentence.cut(*tokens) if tokens else None

    def _status(self, deed: Deed, when: When | None) -> Status:
        """What is dated after the page was published has not happened yet."""
        published = self._published
        if (
            deed.status is Status.ACTUAL
            and when
            and published
            and when.earliest >= published.earliest
            and when.latest > published.latest
        ):
            return Status.PLANNED
        return deed.status

    def _chain(self, chain: Sequence[Ascription]) -> Iterator[Attribution]:
        for a in chain:
            speaker = self._speaker(a)
            if speaker is not None:
                yield Attribution(speaker=speaker, cue=a.cue, content=a.content)

    def _speaker(self, a: Ascription) -> Mention | None:
        if a.source_head is None:
            return None
        found = self._finders[a.sentence].parties((a.source_head,))
        return found[0] if found else None

    def _said(self, a: Ascription | None) -> When | None:
        if a is None:
            return date_saying(None, None, (), self._published)
        r = self._read[a.sentence]
        return date_saying(r.sentence, a.cue_head if a.cue_tokens else None, r.timexes, self._published)


def _again(mention: Mention) -> Mention:
    return replace(mention, basis=f"taken up from the sentence before: {mention.text}")
