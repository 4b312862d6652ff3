"""Stated ties between doings and issues: conditions, levers, pressure, obstacles, consequences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from legation.language import Token
from legation.language.grammar import Grammar
from legation.language.phrases import phrase_span
from legation.lexicons.coding import Cues
from legation.lexicons.standpoints import LinkCue, Standpoints
from legation.model import Mention, MentionKind, Span, Status
from legation.model.issues import LinkKind, holder_of
from legation.what.mood import verb_mood
from legation.what.parties import PartyFinder

_PRESSERS = ("from", "by", "of")
_BINDING = frozenset({LinkKind.CONDITION, LinkKind.EXCHANGE, LinkKind.LEVER})
_LOCATING = frozenset({"at", "in", "near", "off"})
_UNSURE = frozenset({Status.POSSIBLE, Status.PROPOSED, Status.CONDITIONAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDraft:
    """A tie while it is being made; ``cue`` are tokens, the ends stretches of the document."""

    kind: LinkKind
    cue: tuple[int, ...]
    cause: Span
    effect: Span
    status: Status = Status.ACTUAL
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LinkReader:
    """
    Reads the ties of one sentence. ``weighty`` are stretches that name an issue or carry a claim, ``issues`` those that
    name one, ``disputed`` those of issues between known parties, ``named`` the parties; ``speakers`` gives the states that say what a token says.
    """

    grammar: Grammar
    finder: PartyFinder
    tables: Standpoints
    cues: Cues
    weighty: Sequence[Span]
    issues: Sequence[Span]
    disputed: Sequence[Span]
    named: Sequence[Mention]
    speakers: Callable[[int, Grammar], tuple[str, ...]]

    def read(self) -> Iterator[LinkDraft]:
        """Yield the ties of the sentence; of two with the same cue, the first."""
        taken: set[int] = set()
        for draft in (*self._pressures(), *self._by_verbs(), *self._by_predicates(), *self._by_leads()):
            if not taken & set(draft.cue):
                taken |= set(draft.cue)
                yield draft

    # -- by the kind of cue -------------------------------------------------------------------------------------------

    def _by_verbs(self) -> Iterator[LinkDraft]:
        for token in self.grammar.tokens:
            cue = self.tables.link_verbs.get(token.lemma.lower()) if token.pos == "VERB" else None
            meant = any(kid.tag == "TO" for kid in self.grammar.sentence.kids(token.i, "aux"))
            if cue is not None and not meant:  # "sent troops to prevent it": what is aimed at is no tie
                yield from self._tie(cue, token.i, token.i, (token.i,))

    def _by_predicates(self) -> Iterator[LinkDraft]:
        """Read what is said of a subject: "is a prerequisite for", "is viewed as leverage for"."""
        for token in self.grammar.tokens:
            if token.pos not in ("NOUN", "ADJ") or token.dep not in ("attr", "acomp", "pobj", "oprd", "conj"):
                continue
            compound = next(
                (k.lower for k in self.grammar.sentence.kids(token.i, "compound", "amod") if k.i == token.i - 1), ""
            )
            cue = self.tables.link_predicates.get(f"{compound} {token.lemma.lower()}".strip())
            cue = cue or self.tables.link_predicates.get(token.lemma.lower())
            above = self.grammar.tokens[token.head]
            if cue is None or (above.pos == "ADP" and above.lower != "as"):
                continue
            carrier = above.head if above.pos == "ADP" else above.i
            yield from self._tie(cue, token.i, carrier, (token.i,))

    def _by_leads(self) -> Iterator[LinkDraft]:
        """Read what leads a clause or phrase: "if", "unless", "in exchange for"."""
        tokens = self.grammar.tokens
        lowers = [token.lower for token in tokens]
        present = set(lowers)
        for cue in self.tables.link_leads.values():
            words = cue.word.split()
            for i in range(len(tokens) - len(words)) if words[0] in present else ():
                if lowers[i : i + len(words)] != words:
                    continue
                at = tuple(range(i, i + len(words)))
                inner = self._led_clause(tokens[i]) if cue.cause == "clause" else self._led_phrase(at)
                if inner is None:
                    continue
                main = self._main(inner, at)
                if main is None or (cue.negative and not self._is_denied(main)):
                    continue
                cause = self._subtree(inner, skip=at)
                effect = self._beside(main, cause, tokens[i])
                if effect is not None:
                    yield from self._made(cue.kind, at, cause, effect, cue.word, strict=True)

    def _pressures(self) -> Iterator[LinkDraft]:
        for token in self.grammar.tokens:
            if token.pos == "VERB" and token.lemma.lower() in self.tables.pressing:
                yield from self._pressure(token, self.grammar.subjects(token.i), self.grammar.objects(token.i))
            elif token.pos == "NOUN" and token.lemma.lower() == "pressure":
                around = self.grammar.prepositional(token.i)
                pressing = (
                    *(j for name, j in around if name in _PRESSERS),
                    *(j for _, j in self._including(token.i)),
                    *self.grammar.possessors(token.i),
                    *self.grammar.premodifiers(token.i),
                )
                pressed = tuple(j for name, j in around if name == "on") or self._under(token)
                yield from self._pressure(token, pressing, pressed)

    def _including(self, i: int) -> Iterator[tuple[str, int]]:
        """Yield what "including" adds behind a noun: "under pressure, including from the United States"."""
        for kid in self.grammar.sentence.kids(i, "prep", "acl"):
            if kid.lower == "including":
                for inner in self.grammar.sentence.kids(kid.i, "prep"):
                    yield from ((inner.lower, noun.i) for noun in self.grammar.sentence.kids(inner.i, "pobj"))
                yield from ((kid.lower, noun.i) for noun in self.grammar.sentence.kids(kid.i, "pobj"))

    def _under(self, token: Token) -> tuple[int, ...]:
        """Return who is under the pressure: the subject of the clause that it stands in."""
        verb = self.grammar.clause_verb(token.i)
        return (
            self.grammar.subjects(verb) if verb is not None and self.grammar.tokens[token.head].lower == "under" else ()
        )

    def _pressure(self, token: Token, pressing: Sequence[int], pressed: Sequence[int]) -> Iterator[LinkDraft]:
        actors = tuple(m for m in self.finder.parties(pressing) if holder_of(m))
        recipients = tuple(m for m in self.finder.parties(pressed) if holder_of(m))
        sides = {holder_of(m) for m in actors}
        recipients = tuple(m for m in recipients if holder_of(m) not in sides)
        if not actors or not recipients:
            return
        cause = Span(actors[0].start, actors[0].end)
        effect = Span(recipients[0].start, recipients[0].end)
        after = max(token.end, effect.end)
        for kid in self.grammar.sentence.kids(token.i, "xcomp", "advcl", "acl", "ccomp"):
            span = self._subtree(kid.i)
            if effect.start < span.end and span.end > after and effect.start > token.start:
                effect = Span(effect.start, span.end)
        home = self.grammar.sentence.span
        if not (home.covers(cause) and home.covers(effect)) or cause.overlaps(effect):
            return
        yield LinkDraft(
            kind=LinkKind.PRESSURE,
            cue=(token.i,),
            cause=cause,
            effect=effect,
            status=self._status(token.i) if token.pos == "VERB" else Status.ACTUAL,
            actors=actors,
            recipients=recipients,
            reason=f"pressure: {token.lemma!r}",
        )

    # -- the ends -----------------------------------------------------------------------------------------------------

    def _tie(self, cue: LinkCue, i: int, carrier: int, words: tuple[int, ...]) -> Iterator[LinkDraft]:
        """Make the tie of a cue on token *i*, whose subject is that of *carrier*."""
        cause, effect = self._end(cue.cause, i, carrier), self._end(cue.effect, i, carrier)
        if cause is not None and effect is not None:
            status = Status.DENIED if self._is_denied(i) else self._status(carrier)
            yield from self._made(cue.kind, words, cause, effect, cue.word, status=status)

    def _end(self, where: str, i: int, carrier: int) -> Span | None:
        grammar = self.grammar
        if where == "subject":
            clause = next(iter(grammar.sentence.kids(carrier, "csubj", "csubjpass")), None)
            if clause is not None:
                return self._subtree(clause.i)
            subjects = grammar.subjects(carrier) if carrier == i else self._surface(carrier)
            mistagged = tuple(kid.i for kid in grammar.sentence.kids(carrier, "nsubj") if kid.pos == "VERB")
            return self._phrases(tuple(self._no_place(j) for j in subjects) or mistagged)
        if where == "object":
            return self._phrases(grammar.objects(i))
        found = [c.head for c in grammar.complements(i) if c.link == where]
        if found:
            span = self._subtree(found[0])
            objects = self._phrases(grammar.objects(i))
            return Span(min(objects.start, span.start), span.end) if objects and objects.end <= span.start else span
        around = (*grammar.prepositional(i), *(grammar.prepositional(carrier) if carrier != i else ()))
        return self._phrases(tuple(j for name, j in around if name.removeprefix("up") == where)[:1])

    def _no_place(self, j: int) -> int:
        """Return the noun that a relative clause means where the parse hung it on a place: "a dispute off Hokkaido that bars"."""
        token = self.grammar.tokens[j]
        above = self.grammar.tokens[token.head]
        if token.dep == "pobj" and above.lower in _LOCATING and any(self.grammar.sentence.kids(j, "relcl")):
            noun = self.grammar.tokens[above.head]
            return noun.i if noun.pos == "NOUN" else j
        return j

    def _surface(self, carrier: int) -> tuple[int, ...]:
        """Return what a predicate is said of: the passive's subject in "the plan is viewed as leverage"."""
        if self.grammar.is_passive(carrier):
            return self.grammar.objects(carrier)
        return self.grammar.subjects(carrier)

    def _phrases(self, tokens: Sequence[int]) -> Span | None:
        nouns = [j for j in tokens if self.grammar.tokens[j].pos != "PRON"]
        if not nouns:
            return None
        spans = [phrase_span(self.grammar.sentence, j) for j in nouns]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def _subtree(self, i: int, skip: Sequence[int] = ()) -> Span:
        tokens = self.grammar.tokens
        inside = [k for k in self.grammar.sentence.subtree(i) if k not in skip]
        while len(inside) > 1 and tokens[inside[-1]].pos == "PUNCT":
            inside.pop()
        while len(inside) > 1 and tokens[inside[0]].pos in ("PUNCT", "SCONJ", "CCONJ"):
            inside.pop(0)
        return Span(tokens[inside[0]].start, tokens[inside[-1]].end)

    def _led_clause(self, first: Token) -> int | None:
        return first.head if first.dep in ("mark", "advmod", "prep") and first.head > first.i else None

    def _led_phrase(self, cue: Sequence[int]) -> int | None:
        found = [kid.i for k in cue for kid in self.grammar.sentence.kids(k, "pobj", "pcomp") if kid.i > cue[-1]]
        return found[0] if found else None

    def _main(self, inner: int, cue: Sequence[int]) -> int | None:
        """Return the verb of the clause on which the led clause or phrase hangs."""
        verb = self.grammar.clause_verb(inner if self.grammar.tokens[inner].pos in ("VERB", "AUX") else min(cue))
        while verb is not None and self.grammar.tokens[verb].dep == "xcomp" and self.grammar.tokens[verb].head < verb:
            verb = self.grammar.tokens[verb].head
        return verb if verb is not None and verb != inner else None

    def _beside(self, main: int, cause: Span, first: Token) -> Span | None:
        """Return the part of the main clause before the cue, or behind the led clause where that comes first."""
        tokens = self.grammar.tokens
        inside = [k for k in self.grammar.sentence.subtree(main) if tokens[k].dep not in ("punct",)]
        before = [k for k in inside if tokens[k].end <= first.start]
        behind = [k for k in inside if tokens[k].start >= cause.end]
        side = before if main in before else behind if main in behind else None
        return Span(tokens[side[0]].start, tokens[side[-1]].end) if side else None

    # -- what counts --------------------------------------------------------------------------------------------------

    def _made(
        self,
        kind: LinkKind,
        cue: tuple[int, ...],
        cause: Span,
        effect: Span,
        word: str,
        *,
        status: Status = Status.ACTUAL,
        strict: bool = False,
    ) -> Iterator[LinkDraft]:
        """Yield the tie if its ends are of the political world (both of them, if *strict*)."""
        parties = [tuple(m for m in self.named if end.covers(Span(m.start, m.end))) for end in (cause, effect)]
        if cause.overlaps(effect) or not self._is_political(kind, cue[0], (cause, effect), parties, strict=strict):
            return
        yield LinkDraft(
            kind=kind,
            cue=cue,
            cause=cause,
            effect=effect,
            status=status,
            actors=parties[0],
            recipients=parties[1],
            reason=f"{kind}: {word!r}",
        )

    def _is_political(
        self, kind: LinkKind, cue: int, ends: Sequence[Span], parties: Sequence[Sequence[Mention]], *, strict: bool
    ) -> bool:
        """
        Tell whether a tie is worth keeping: it names an issue and somebody that it concerns, or involves two states, the
        speakers' included, or makes a state's doing a condition; an end that is nothing but a person's name ties nothing. *strict*: both ends name or tell something.
        """
        weights = [any(end.covers(span) for span in self.weighty) for end in ends]
        named = any(end.covers(span) for end in ends for span in self.issues)
        disputed = any(end.covers(span) for end in ends for span in self.disputed)
        holders = {holder for side in parties for m in side if (holder := holder_of(m)) is not None}
        told = {m.country for side in parties for m in side if m.country and holder_of(m) == m.country}
        states = told | set(self.speakers(cue, self.grammar))
        bare = any(
            m.kind is MentionKind.PERSON and (m.start, m.end) == (e.start, e.end) for e in ends for m in self.named
        )
        if bare or (strict and not all(weights)):
            return False
        if named:
            return disputed or bool(holders)
        return len(states) > 1 or (kind in _BINDING and any(weights) and bool(told))

    def _is_denied(self, i: int) -> bool:
        return any(
            kid.dep == "neg" or (kid.dep in ("advmod", "det") and kid.lower in ("never", "no"))
            for kid in self.grammar.sentence.kids(i)
        )

    def _status(self, i: int) -> Status:
        """Return whether the tie is said to be, to be possible, or not to be, by the mood of verb *i*."""
        status = verb_mood(self.grammar, i, self.cues).status
        if status is Status.DENIED:
            return status
        return Status.POSSIBLE if status in _UNSURE else Status.ACTUAL
