"""Positions, ties and issues of one sentence as records, with chain and date."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from legation.language.grammar import Grammar
from legation.lexicons.coding import Cues
from legation.lexicons.standpoints import standpoints
from legation.model import Attribution, Claim, Document, Excerpt, Mention, Passage, PassageKind, Span, When, digest
from legation.model.issues import IssueMention, Link, Stand, holder_of
from legation.what.attribution import Ascription, chain_at
from legation.what.issues import IssueMatch
from legation.what.links import LinkDraft, LinkReader
from legation.what.parties import PartyFinder
from legation.what.positions import StandDraft, StandReader

# A state's position is what reporters say that it said, never what a reader's remark or a quoted post says of it.
REPORTED = frozenset({PassageKind.TITLE, PassageKind.ARTICLE, PassageKind.CAPTION, PassageKind.PASTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingReader:
    """
    Reads positions, ties and issues, sentence by sentence. ``told`` gives the chain above a stretch and when it was said,
    ``shown`` when somebody showed a stance by a verb; ``dated``: it is known when the page was written.
    """

    document: Document
    passage: Passage
    cues: Cues
    ascriptions: Sequence[Ascription]
    speaker: Callable[[Ascription], Mention | None]
    told: Callable[[int, Span], tuple[tuple[Attribution, ...], When | None]]
    shown: Callable[[int, int, When | None], When | None]
    dated: bool

    def mentions(self, matches: Sequence[IssueMatch]) -> Iterator[IssueMention]:
        """Yield the issues that a sentence names."""
        for match in matches:
            yield IssueMention(
                document=self.document.id,
                passage=self.passage.id,
                passage_kind=self.passage.kind,
                issue=match.issue,
                name=match.name,
                kind=match.kind,
                words=Excerpt.of(self.document.text, match.start, match.end),
                basis=match.basis,
            )

    def stands(
        self, k: int, grammar: Grammar, finder: PartyFinder, named: Sequence[Mention], matches: Sequence[IssueMatch]
    ) -> Iterator[Stand]:
        """Yield the positions that sentence *k* shows; none in what readers write."""
        if self.passage.kind not in REPORTED:
            return
        tables = standpoints()
        reader = StandReader(
            grammar, finder, tables, self.cues, self.ascriptions, self.speaker, matches, dated=self.dated
        )
        seen: set[str] = set()
        for draft in reader.read():
            stand = self._stand(k, grammar, named, draft)
            if stand.id not in seen:
                seen.add(stand.id)
                yield stand

    def _stand(self, k: int, grammar: Grammar, named: Sequence[Mention], draft: StandDraft) -> Stand:
        text, sentence = self.document.text, grammar.sentence
        cue = _words(grammar, text, draft.cue)
        attribution, said = self.told(k, cue.span)
        if draft.target is not None:
            said = self.shown(k, draft.cue[0], said)
        others = {holder_of(m) for m in named if m.country and not Span(m.start, m.end).overlaps(cue.span)}
        others -= {draft.holder, None}
        return Stand(
            id=digest("s", self.document.id, cue.start, cue.end, draft.holder, draft.stance, draft.issue.issue),
            document=self.document.id,
            passage=self.passage.id,
            passage_kind=self.passage.kind,
            start=sentence.start,
            end=sentence.end,
            text=text[sentence.start : sentence.end],
            holder=draft.holder,
            actor=draft.actor,
            stance=draft.stance,
            issue=draft.issue.issue,
            issue_name=draft.issue.name,
            issue_words=Excerpt.of(text, draft.issue.start, draft.issue.end),
            issue_basis=draft.issue.basis,
            cue=cue,
            content=Excerpt.of(text, draft.content.start, draft.content.end),
            target=draft.target,
            counterparts=tuple(sorted(other for other in others if other is not None)),
            said=said,
            attribution=attribution,
            reasons=(draft.reason, f"issue {draft.issue.basis}"),
        )

    def links(
        self,
        k: int,
        grammar: Grammar,
        finder: PartyFinder,
        named: Sequence[Mention],
        matches: Sequence[IssueMatch],
        claims: Sequence[Claim],
        between: Callable[[str], bool],
    ) -> Iterator[Link]:
        """Yield the ties that sentence *k* states; *claims* are those coded in it, *between* tells issues with known parties."""
        weighty = [m.span for m in matches] + [claim.cue.span for claim in claims if claim.event != "STATE"]
        disputed = [m.span for m in matches if between(m.issue)]
        names = [m.span for m in matches]
        reader = LinkReader(
            grammar, finder, standpoints(), self.cues, weighty, names, disputed, named, self._speakers_of
        )
        for draft in reader.read():
            yield self._link(k, grammar, matches, draft)

    def _speakers_of(self, i: int, grammar: Grammar) -> tuple[str, ...]:
        """Return the states whose officials say what token *i* says."""
        at = Span(grammar.tokens[i].start, grammar.tokens[i].end)
        speakers = [self.speaker(a) for a in chain_at(at, self.ascriptions, clausal_only=True)]
        return tuple(m.country for m in speakers if m is not None and m.country and holder_of(m) == m.country)

    def _link(self, k: int, grammar: Grammar, matches: Sequence[IssueMatch], draft: LinkDraft) -> Link:
        text, sentence = self.document.text, grammar.sentence
        cue = _words(grammar, text, draft.cue)
        attribution, said = self.told(k, cue.span)
        return Link(
            id=digest("l", self.document.id, cue.start, cue.end, draft.kind),
            document=self.document.id,
            passage=self.passage.id,
            passage_kind=self.passage.kind,
            start=sentence.start,
            end=sentence.end,
            text=text[sentence.start : sentence.end],
            kind=draft.kind,
            cue=cue,
            cause=Excerpt.of(text, draft.cause.start, draft.cause.end),
            effect=Excerpt.of(text, draft.effect.start, draft.effect.end),
            actors=draft.actors,
            recipients=draft.recipients,
            cause_issues=tuple(dict.fromkeys(m.issue for m in matches if draft.cause.covers(m.span))),
            effect_issues=tuple(dict.fromkeys(m.issue for m in matches if draft.effect.covers(m.span))),
            status=draft.status,
            said=said,
            attribution=attribution,
            reasons=(draft.reason,),
        )


def _words(grammar: Grammar, text: str, tokens: Sequence[int]) -> Excerpt:
    """Return the words from the first to the last token of a cue; only the first, where they stand far apart."""
    first, last = grammar.tokens[min(tokens)], grammar.tokens[max(tokens)]
    return Excerpt.of(text, first.start, last.end if last.end - first.start <= 80 else first.end)
