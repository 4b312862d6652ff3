"""What actors hold on issues: from the verbs and adjectives that show a stance, and from what they are said to say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from legation.language.grammar import Grammar
from legation.lexicons.attribution import attribution_lexicon
from legation.lexicons.coding import Cues
from legation.lexicons.standpoints import Saying, StanceCue, Standpoints
from legation.model import Mention, MentionKind, Span, Status
from legation.model.issues import IssueKind, Stance, holder_of
from legation.what.attribution import Ascription, chain_at
from legation.what.issues import IssueMatch
from legation.what.mood import verb_mood
from legation.what.parties import PartyFinder

_OPPOSITE = {
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.RECOGNISES: Stance.REJECTS,
    Stance.SEEKS: Stance.OPPOSES,
    Stance.OFFERS: Stance.REJECTS,
    Stance.COMMITS: Stance.REJECTS,
}
_UNSURE = frozenset({Status.POSSIBLE, Status.CONDITIONAL, Status.PROPOSED})
_LINKS = frozenset({"clause", "gerund"})
_EMPTY = frozenset(
    {"comment", "interview", "question", "remark"}
)  # who declines these says nothing of what they are about
_AMID = frozenset({"after", "amid", "because", "before", "despite", "during", "following", "since"})  # circumstances
_ASIDE = frozenset({"relcl", "advcl", "appos", "parataxis"})  # what leads away from what the stance is taken on
_CARRIERS = frozenset({"continue", "begin", "start", "remain", "go", "keep"})
_WE = frozenset({"i", "we", "us", "our", "my"})
_PRONOUNS = _WE | {"it", "its", "they", "their", "he", "she"}
_TYING = frozenset({Stance.CONDITIONS, Stance.HOLDS})
_POSITIONS = frozenset(
    {"argument", "assertion", "belief", "claim", "contention", "insistence", "position", "stance", "view"}
)
# Cues of what somebody fears, doubts or wishes: nothing within is what the one spoken of holds.
_UNREAL = frozenset({"fear", "doubt", "deny", "hope", "want", "demand", "urge", "ask", "propose", "threaten", "expect"})
_WONDERING = frozenset({"where", "what", "how", "when", "why", "whether", "if", "unless", "before", "until"})
_NAMING = frozenset({"PROPN", "PRON", "NOUN"})
# Classes of cues whose content is what somebody thinks or says to be so; demands, refusals and promises are stances themselves.
_ASSERTING = frozenset(
    {"say", "tell", "answer", "claim", "admit", "announce", "warn", "think", "describe", "quote", "agree", "report"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandDraft:
    """A stance while it is being made: ``cue`` are tokens, ``content`` is a stretch of the document."""

    stance: Stance
    holder: str
    actor: Mention
    cue: tuple[int, ...]
    content: Span
    issue: IssueMatch
    target: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class StandReader:
    """Reads the stances of one sentence. ``speaker`` names who an ascription's source is."""

    grammar: Grammar
    finder: PartyFinder
    tables: Standpoints
    cues: Cues
    ascriptions: Sequence[Ascription]
    speaker: Callable[[Ascription], Mention | None]
    issues: Sequence[IssueMatch]
    dated: bool = True  # whether it is known when the page was written, and so who held which office

    def read(self) -> Iterator[StandDraft]:
        """Yield the stances of the sentence, each on one issue."""
        if not self.issues:
            return
        shown = list(self._shown())
        yield from shown
        for draft in self._said():
            if not any(draft.holder == o.holder and draft.issue == o.issue for o in shown):
                yield draft

    # -- shown by a verb, an adjective or a light phrase whose subject holds it ---------------------------------------

    def _shown(self) -> Iterator[StandDraft]:
        for token in self.grammar.tokens:
            for cue, head, words in self._cues_at(token.i):
                stance = self._mood(token.i, cue.stance)
                if stance is None or self._is_unreal(token.i):
                    continue
                for slot, inner in dict.fromkeys((*self._fillers(head, cue.slots), *self._fillers(token.i, cue.slots))):
                    if inner in words:
                        continue
                    issue, content = self._issue_in(inner, cue.only), self._content(inner)
                    empty = self.grammar.tokens[inner].lemma.lower() in _EMPTY
                    if issue is None or empty or not content.covers(issue.span):
                        continue
                    for actor, holder in self._holders(token.i):
                        if issue.kind is IssueKind.FOUND and holder != actor.country:
                            continue  # a subject that no table knows: only states make it one of diplomacy
                        yield StandDraft(
                            stance=stance,
                            holder=holder,
                            actor=actor,
                            cue=words,
                            content=content,
                            issue=issue,
                            target=self.grammar.tokens[inner].lemma.lower(),
                            reason=f"{slot} of {cue.word!r}{f' {cue.noun!r}' if cue.noun else ''}: {cue.stance}",
                        )

    def _cues_at(self, i: int) -> Iterator[tuple[StanceCue, int, tuple[int, ...]]]:
        """Yield the cues that token *i* makes, with the token on which what is held hangs, and the words of the cue."""
        grammar, token = self.grammar, self.grammar.tokens[i]
        lemma = token.lemma.lower()
        if token.pos in ("ADJ", "ADP", "VERB") and token.dep in ("acomp", "ROOT", "conj", "prep", "ccomp", "oprd"):
            cue = self.tables.adjectives.get(token.lower)
            be = grammar.tokens[token.head]
            if cue is not None and (token.pos != "ADP" or be.lemma == "be") and token.dep != "ROOT":
                yield cue, i, (i,)
                return
        if token.tag == "VBN" and grammar.is_passive(i) and token.lower in self.tables.adjectives:
            yield self.tables.adjectives[token.lower], i, (i,)  # "is opposed to"
            return
        if token.pos != "VERB" or token.dep == "amod":
            return
        for noun in grammar.objects(i):
            cue = self.tables.phrases.get((lemma, grammar.tokens[noun].lemma.lower()))
            if cue is not None:
                yield cue, noun, (i, noun)
                return
        particle = next(
            (kid for kid in grammar.sentence.kids(i, "prt", "prep") if kid.lower in ("out", "for", "on")), None
        )
        for word, words in (
            (f"{lemma} {particle.lower}" if particle else lemma, (i, particle.i) if particle else (i,)),
            (lemma, (i,)),
        ):
            cue = self.tables.verbs.get(word) or self._by_class(word)
            if cue is not None:
                yield cue, i, tuple(sorted(words))
                return

    def _by_class(self, word: str) -> StanceCue | None:
        known = attribution_lexicon().verbs.get(word)
        return self.tables.classes.get(known.cue_class) if known is not None else None

    def _mood(self, i: int, stance: Stance) -> Stance | None:
        """Return the stance after negation; None where the words assert none ("may demand", "urged Rome to reject", "if it rejects")."""
        grammar, token = self.grammar, self.grammar.tokens[i]
        kids = list(grammar.sentence.kids(i))
        if any(kid.tag == "TO" for kid in kids) and token.pos == "VERB":
            above = grammar.tokens[token.head]
            if above.lemma not in _CARRIERS or token.dep != "xcomp":
                return None
        if any(kid.dep == "mark" and kid.lower in ("if", "unless", "whether", "until") for kid in kids):
            return None
        if token.tag == "VB" and not any(kid.dep == "aux" for kid in kids):
            return None
        carrier = token.head if token.dep in ("acomp", "prep", "oprd") else i
        status = verb_mood(grammar, carrier, self.cues).status
        denied = status is Status.DENIED or any(kid.dep == "neg" for kid in kids)
        if denied or any(kid.dep == "aux" and kid.lower in ("cannot", "can") for kid in kids):
            return _OPPOSITE.get(stance) if denied else None
        if status in _UNSURE and any(kid.lower == "would" for kid in kids):
            at = Span(token.start, token.end)  # "said that Oslo would back it": what will be, told in the past
            return stance if chain_at(at, self.ascriptions, clausal_only=True) else None
        return None if status in _UNSURE else stance

    def _is_unreal(self, i: int) -> bool:
        """Tell whether token *i* stands in what somebody fears, doubts or wishes: "concerned that Rome accepts it"."""
        at = Span(self.grammar.tokens[i].start, self.grammar.tokens[i].end)
        return any(a.cue_class in _UNREAL for a in chain_at(at, self.ascriptions, clausal_only=True))

    def _fillers(self, i: int, slots: frozenset[str]) -> Iterator[tuple[str, int]]:
        grammar = self.grammar
        if "object" in slots:
            clausal = any(
                grammar.sentence.kids(i, "xcomp", "ccomp")
            )  # "a ruling that Oslo vowed to ignore" vows no ruling
            for j in grammar.objects(i):
                if grammar.tokens[j].pos != "PRON" and not (clausal and grammar.tokens[j].head != i):
                    yield "object", j
            if grammar.tokens[i].pos == "ADP":
                yield from (("object", kid.i) for kid in grammar.sentence.kids(i, "pobj"))
        for complement in grammar.complements(i):
            link = {"infinitive": "inf"}.get(complement.link, complement.link)
            if link in slots:
                yield link, complement.head
        for name, j in grammar.prepositional(i):
            if name in slots and grammar.tokens[grammar.tokens[j].head].head == i:
                yield name, j
        if "small" in slots:  # "wants the embargo lifted"
            yield from (("small", kid.i) for kid in grammar.sentence.kids(i, "ccomp") if kid.tag in ("VB", "VBN"))

    def _issue_in(self, head: int, only: frozenset[str]) -> IssueMatch | None:
        """Return the first issue named in the phrase or clause of *head*, not in an aside within it."""
        below = {self.grammar.tokens[k].start: k for k in self.grammar.sentence.subtree(head)}
        for match in self.issues:
            inside = [k for start, k in below.items() if match.start <= start < match.end]
            if inside and (not only or match.kind in only) and not self._is_aside(inside[-1], head):
                return match
        return None

    def _is_aside(self, k: int, head: int) -> bool:
        token = self.grammar.tokens[k]
        while token.i != head:
            if token.dep in _ASIDE or token.head == token.i or (token.dep == "prep" and token.lower in _AMID):
                return True
            token = self.grammar.tokens[token.head]
        return False

    def _content(self, head: int) -> Span:
        tokens = self.grammar.tokens
        inside = [k for k in self.grammar.sentence.subtree(head) if not self._is_aside(k, head)]
        run = [head]
        for k in reversed([k for k in inside if k < head]):
            if k == run[0] - 1 or all(tokens[x].pos == "PUNCT" for x in range(k + 1, run[0])):
                run.insert(0, k)
        for k in (k for k in inside if k > head):
            if k == run[-1] + 1 or all(tokens[x].pos == "PUNCT" for x in range(run[-1] + 1, k)):
                run.append(k)
        while len(run) > 1 and tokens[run[-1]].pos == "PUNCT" and run[-1] != head:
            run.pop()
        while len(run) > 1 and tokens[run[0]].pos == "PUNCT" and run[0] != head:
            run.pop(0)
        return Span(tokens[run[0]].start, tokens[run[-1]].end)

    def _holders(self, i: int) -> Iterator[tuple[Mention, str]]:
        """Yield those whom the subject of token *i* names; "we" is whoever speaks."""
        token = self.grammar.tokens[i]
        subjects = self.grammar.subjects(token.head if token.pos == "ADP" else i)
        if token.tag == "VBN" and token.lower in self.tables.adjectives and self.grammar.is_passive(i):
            subjects = self.grammar.objects(i)  # "is opposed to": whom the parser takes for a passive's subject
        for j in subjects:
            if self.grammar.tokens[j].lower in _WE:
                for a in chain_at(Span(self.grammar.tokens[i].start, self.grammar.tokens[i].end), self.ascriptions)[:1]:
                    yield from self._held(self.speaker(a))
            else:
                for mention in self.finder.parties((j,)):
                    yield from self._held(mention)

    def _held(self, mention: Mention | None) -> Iterator[tuple[Mention, str]]:
        """Yield a mention with its holder; on a page without a day, people speak for themselves: nobody knows for whom else."""
        holder = holder_of(mention) if mention is not None else None
        if mention is not None and mention.kind is MentionKind.PERSON and not self.dated:
            holder = mention.id
        if mention is not None and holder is not None:
            yield mention, holder

    # -- said ---------------------------------------------------------------------------------------------------------

    def _said(self) -> Iterator[StandDraft]:
        """Yield the stances in what somebody is said to say: "said that the vote is unacceptable"."""
        sentence = self.grammar.sentence
        for a in self._sayers():
            for mention, holder in self._held(self.speaker(a)):
                for piece in a.pieces:
                    span = Span(max(piece.start, sentence.start), min(piece.end, sentence.end))
                    if span.start < span.end:
                        yield from self._stated(span, mention, holder, a)

    def _sayers(self) -> Iterator[Ascription]:
        """Yield those whose words the sentence holds."""
        own = self.grammar.sentence.span
        for a in self.ascriptions:
            if a.content.span.overlaps(own) and a.clausal and a.cue_class in _ASSERTING:
                yield a

    def _stated(self, span: Span, mention: Mention, holder: str, a: Ascription) -> Iterator[StandDraft]:
        """Yield the stances in one piece of what somebody said, one for each clause of it."""
        sentence = self.grammar.sentence
        text = sentence.text[span.start - sentence.start : span.end - sentence.start]
        matches = [m for m in self.issues if span.covers(m.span)]
        clauses: set[int] = set()
        for saying in self.tables.sayings if matches else ():
            for found in saying.pattern.finditer(text):
                at = Span(span.start + found.start(), span.start + found.end())
                inner = chain_at(at, self.ascriptions, clausal_only=True)
                cue = tuple(t.i for t in sentence.tokens if at.start <= t.start < at.end)
                if not cue or (inner and inner[0] is not a) or any(at.overlaps(m.span) for m in matches):
                    continue
                clause = self._clause(cue[0])
                if not self._is_asserted(clause, cue[0]):
                    continue
                issues = self._issues_of(clause, at, matches, saying)
                actor, whose = self._whose(cue[0], span) or (mention, holder)
                if clause in clauses or not issues or (saying.own and not self._is_own(clause, whose, saying.stance)):
                    continue
                clauses.add(clause)
                content, last = self._content(clause), sentence.tokens[sentence.subtree(clause)[-1]]
                where = _trimmed(max(content.start, span.start), min(last.end, span.end), text, span.start)
                for issue in issues:
                    yield StandDraft(
                        stance=saying.stance,
                        holder=whose,
                        actor=actor,
                        cue=cue,
                        content=where,
                        issue=issue,
                        target=None,
                        reason=f"{a.cue.text!r} and, in what is said, {found[0]!r}: {saying.stance}",
                    )

    def _is_asserted(self, clause: int, cue: int) -> bool:
        """Tell whether a clause says that something is so, rather than asks, supposes or advises ("where we need to be", "you have to")."""
        grammar = self.grammar
        if any(kid.lower in _WONDERING for kid in grammar.sentence.kids(clause, "mark", "advmod", "dobj", "attr")):
            return False
        subjects = list(grammar.sentence.kids(clause, "nsubj", "nsubjpass"))
        if grammar.tokens[cue].dep == "aux" and any(subject.i > cue for subject in subjects):
            return False  # "should Oslo be given a say"
        return not any(subject.lower == "you" for subject in subjects)

    def _whose(self, i: int, span: Span) -> tuple[Mention, str] | None:
        """Return whose position the words before token *i* say that it is: "in contrast with Tokyo's position that"."""
        tokens = self.grammar.tokens
        for k in range(i - 1, 0, -1):
            if tokens[k].start < span.start:
                return None
            if tokens[k].lower in _POSITIONS and tokens[k + 1].lower == "that":
                owners = self.finder.parties(self.grammar.possessors(k))
                return next((held for m in owners for held in self._held(m)), None)
        return None

    def _issues_of(self, head: int, at: Span, matches: Sequence[IssueMatch], saying: Saying) -> Sequence[IssueMatch]:
        """
        Return the issue that the clause of *head* names: the first behind the words that show the stance, else the last before;
        of words that tie issues to one another ("X is a prerequisite for Y"), all of them.
        """
        tokens = self.grammar.tokens
        below = [tokens[k].start for k in self.grammar.sentence.subtree(head)]
        inside = [
            m
            for m in matches
            if (not saying.only or m.kind in saying.only) and any(m.start <= start < m.end for start in below)
        ]
        if saying.stance in _TYING:
            return list({m.issue: m for m in inside}.values())
        behind = [m for m in inside if m.end > at.start]
        return behind[:1] or inside[-1:]

    def _clause(self, i: int) -> int:
        """Return the head of the clause that token *i* stands in."""
        token = self.grammar.tokens[i]
        while token.dep in ("aux", "auxpass", "neg", "advmod", "acomp", "attr", "amod", "prep", "pobj", "prt"):
            if token.head == token.i:
                break
            token = self.grammar.tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            return token.i
        verb = self.grammar.clause_verb(token.i)
        return token.i if verb is None else verb

    def _is_own(self, clause: int, holder: str, stance: Stance) -> bool:
        """Tell whether a clause is about the holder's own side; of a claim to something, whether it names that side at all."""
        subjects = self.grammar.subjects(clause)
        if stance is Stance.CLAIMS:
            subjects = tuple(k for k in self.grammar.sentence.subtree(clause) if self.grammar.tokens[k].pos in _NAMING)
        if any(self.grammar.tokens[j].lower in _PRONOUNS for j in subjects):
            return True
        return any(holder_of(m) == holder for m in self.finder.parties(subjects))


def _trimmed(start: int, end: int, text: str, offset: int) -> Span:
    """Return the span without the space and marks at its end."""
    words = text[start - offset : end - offset]
    return Span(start, start + max(len(words.rstrip(" \n\t,;:.")), 1))
