"""Join acts and contents through the grid: from matched words to what was done, by token, before anybody is identified."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from legation.language.grammar import Grammar
from legation.lexicons.coding import Act, Cell, Coding, Content
from legation.model import EventType, Status
from legation.what.commitments import (
    COMMITMENT,
    DEMAND,
    committed,
    grid_reason,
    is_commitment,
    is_demand,
    refused,
)
from legation.what.deed import Deed, Reading, status_under
from legation.what.direction import FORCE, Direction
from legation.what.match import FRONT, Match, candidates, fit, part_of_speech
from legation.what.mood import Mood, gerund_mood, infinitive_mood, noun_mood, serves_clause, verb_mood

LIGHT = "do"  # the act of light verbs: "hold talks", "talks take place"
IDLE = "idle"  # the act that marks idioms which tell of nothing
_ANSWERS = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.SUPPORT})  # given to whoever said or did it
ASKING = "ask"
_QUESTIONS = frozenset({"if", "whether", "why", "what", "how", "who", "whom", "when", "where", "which"})
_DEEPEST = 6  # acts upon acts upon acts: "agreed to try to persuade X to stop ..."


class DeedReader:
    """Reads the deeds of one sentence."""

    def __init__(self, grammar: Grammar, coding: Coding) -> None:
        self._grammar = grammar
        self._coding = coding
        self._cues = coding.cues
        self._direction = Direction(grammar, coding)
        self._matches: dict[int, tuple[Match, ...]] = {}
        self._readings: dict[int, Reading] = {}

    def read(self) -> tuple[Deed, ...]:
        """Return the sentence's deeds in text order; a content under an act is told once, as the act has it."""
        count = len(self._grammar.tokens)
        readings = [self._reading(i) for i in range(count)]
        taken = {j for i, reading in enumerate(readings) for j in reading.used if j != i}
        found = [self._settled(deed) for i, reading in enumerate(readings) if i not in taken for deed in reading.deeds]
        found = [each for deed in found for each in refused(self._grammar, self._coding, deed)]
        found = [
            self._direction.directed(each) for deed in found for each in committed(self._grammar, self._coding, deed)
        ]
        statuses = {i: deed.status for deed in found for i in deed.words} | {deed.head: deed.status for deed in found}
        found = [self._within(deed, statuses) for deed in found if not self._is_standing(deed)]
        return tuple(sorted(dict.fromkeys(found), key=lambda deed: (deed.head, deed.act or "")))

    def _settled(self, deed: Deed) -> Deed:
        """What stands as an infinitive under a word that the lexicon does not know is not said to have happened."""
        if deed.status is not Status.ACTUAL:
            return deed
        gerund = gerund_mood(self._grammar, deed.head, self._cues)
        if gerund is not None:
            return replace(deed, status=gerund.status, reasons=(*deed.reasons, *self._mood_reason(gerund)))
        mood = infinitive_mood(self._grammar, deed.words[0] if deed.act else deed.head, self._cues)
        if mood is None:
            return deed
        return replace(deed, status=mood.status, reasons=(*deed.reasons, *self._mood_reason(mood)))

    def _is_standing(self, deed: Deed) -> bool:
        """Tell whether a bare noun names what stands, rather than something that happens: "the peace treaty"."""
        token = self._grammar.tokens[deed.head]
        return (
            deed.act is None
            and token.pos in ("NOUN", "PROPN")
            and {token.lemma.lower(), token.lower} & self._cues.standing != frozenset()
        )

    def _is_awaited(self, noun: int, verb: int) -> bool:
        """Tell whether a meeting is the subject of what it "will" do ("the visit will pave the way", "would weaken unity")."""
        tokens = self._grammar.tokens
        future = any(kid.tag == "MD" for kid in self._grammar.sentence.kids(verb, "aux"))
        return future and tokens[noun].head == verb and tokens[noun].dep == "nsubj"

    def _within(self, deed: Deed, statuses: Mapping[int, Status]) -> Deed:
        """An event noun that serves a doing shares its fate: the talks of "is expected to visit Lima for talks" are expected too."""
        if (
            deed.act is not None
            or deed.status is not Status.ACTUAL
            or self._grammar.tokens[deed.head].pos not in ("NOUN", "PROPN")
        ):
            return deed
        verb = self._grammar.clause_verb(deed.head)
        status = statuses.get(verb, Status.ACTUAL) if verb is not None else Status.ACTUAL
        if verb is not None and deed.event is EventType.CONSULT and self._is_awaited(deed.head, verb):
            return replace(
                deed,
                status=Status.PLANNED,
                reasons=(*deed.reasons, "planned: what will have an effect is still to come"),
            )
        if (
            verb is None
            or status in (Status.ACTUAL, Status.ONGOING, Status.DENIED)
            or not serves_clause(self._grammar, deed.head, verb)
        ):
            return deed
        if deed.owned and deed.actors and set(deed.actors).isdisjoint(self._grammar.subjects(verb)):
            return deed  # "will seek a resolution for its test": somebody else's doing
        return replace(deed, status=status, reasons=(*deed.reasons, f"{status}: as the doing that it serves"))

    def matches(self, i: int) -> tuple[Match, ...]:
        """Return the patterns that fit at token *i*, the best first."""
        if i not in self._matches:
            pos = part_of_speech(self._grammar, i)
            found: list[Match] = []
            if pos is not None:
                for form in candidates(self._grammar, i):
                    for entry, pattern in self._coding.candidates(form, pos):
                        match = fit(self._grammar, i, entry, pattern)
                        if match is not None:
                            found.append(match)
            self._matches[i] = tuple(sorted(found, key=self._rank))
        return self._matches[i]

    def _rank(self, match: Match) -> tuple[int, int, int, str]:
        """Most words explained first; an act that has found a known content beats a plain content."""
        known = match.is_act and any(c != match.head and self._direction.is_known(c) for c in match.filled.get("C", ()))
        empty = match.is_act and "C" in match.pattern.slots() and not match.filled.get("C")
        return (-(match.score + 2 * known - 2 * empty), match.is_act, len(match.pattern.source), match.entry.id)

    def _reading(self, i: int, depth: int = 0) -> Reading:
        if i not in self._readings:
            self._readings[i] = Reading()  # guards against loops
            self._readings[i] = self._read_at(i, depth)
        return self._readings[i]

    def _read_at(self, i: int, depth: int) -> Reading:
        for match in self.matches(i):
            reading = (
                self._read_act(match, depth) if isinstance(match.entry, Act) else self._read_content(match, match.entry)
            )
            if reading is not None and (reading.deeds or match.entry.id == IDLE):
                return reading
        return Reading()

    # -- contents -----------------------------------------------------------------------------------------------------

    def _mood(self, i: int) -> Mood:
        if self._grammar.tokens[i].pos in ("NOUN", "PROPN"):
            return noun_mood(self._grammar, i, self._cues)
        return verb_mood(self._grammar, i, self._cues)

    def _read_content(self, match: Match, content: Content) -> Reading:
        mood = self._mood(match.head)
        actors, recipients = match.filled.get("A") or match.filled.get(FRONT, ()), match.filled.get("R", ())
        if content.id in self._cues.suffered and not recipients and match.pattern.pos == "noun":
            owners = self._grammar.possessors(match.head)
            if owners and set(actors) <= {*owners, *self._grammar.premodifiers(match.head)}:
                actors, recipients = (), owners  # "the envoy's murder": he did not do it
        if content.reciprocal and not actors and match.pattern.pos == "noun":
            actors = self._owner(match.head, recipients)
        deed = Deed(
            head=match.head,
            words=tuple(sorted({match.head, *match.words})),
            event=content.event,
            mode=content.mode,
            cameo=content.cameo,
            group=content.group,
            contexts=content.contexts,
            reciprocal=content.reciprocal,
            status=mood.status,
            actors=actors,
            recipients=self._direction.partylike(recipients),
            owned=not actors or "A" in match.filled,
            place=match.filled.get("P", ()),
            condition=mood.condition,
            content=content.id,
            reasons=(f"content {content.id}: {match.pattern.source}", *self._mood_reason(mood)),
        )
        told = {
            j for j in match.words if self._grammar.tokens[j].pos != "VERB"
        }  # "phoned to congratulate" tells of both
        return Reading((deed,), deed, frozenset({match.head, *told}))

    def _owner(self, i: int, recipients: tuple[int, ...]) -> tuple[int, ...]:
        """Whose talks "talks with Putin" are, when the noun does not say: those of the clause's subject."""
        verb = self._grammar.clause_verb(i)
        if verb is None or not recipients:
            return ()
        subjects = self._grammar.subjects(verb)
        return () if set(subjects) & {i, *recipients} else subjects

    def _mood_reason(self, mood: Mood) -> tuple[str, ...]:
        words = " ".join(self._grammar.tokens[k].text for k in mood.words)
        return (f"{mood.status}: {words!r}",) if words else ()

    # -- acts ---------------------------------------------------------------------------------------------------------

    def _read_act(self, match: Match, depth: int) -> Reading | None:
        assert isinstance(match.entry, Act)
        inner = match.filled.get("C", ())
        if not inner or depth >= _DEEPEST:
            cell = self._coding.cell(match.entry.id, None)
            named = next((w for w in match.words if self._grammar.tokens[w].dep in ("dobj", "nsubjpass", "pobj")), None)
            return self._apply(match, match.entry, cell, None, named) if cell else None
        readings: list[Reading] = []
        for c in inner:
            below = self._reading(c, depth + 1) if c != match.head else Reading()
            for j in self._measured(c) if below.core is None else ():
                below = self._reading(j, depth + 1)
            core = below.core
            cell = self._coding.cell(match.entry.id, core)
            if cell is None or (core is None and self._is_scene(match, c)):
                continue
            applied = self._apply(match, match.entry, cell, core, c)
            rest = (
                tuple(deed for deed in below.deeds if deed is not core) if cell.content_status is Status.ACTUAL else ()
            )
            readings.append(Reading((*applied.deeds, *rest), applied.core, applied.used | below.used))
        return _joined(readings)

    def _is_scene(self, match: Match, c: int) -> bool:
        """Tell whether a name behind a preposition says where it was said, not what about: "insisted on CNN that"."""
        behind = {j for _, j in self._grammar.prepositional(match.head)}
        return self._grammar.tokens[c].pos == "PROPN" and c in behind and c not in self._grammar.objects(match.head)

    def _measured(self, c: int) -> tuple[int, ...]:
        """Look through words that only count or measure a content: "a round of talks", "a sixfold increase in funding"."""
        if self._grammar.tokens[c].lemma.lower() not in self._cues.measures:
            return ()
        return tuple(
            j for name, j in self._grammar.prepositional(c) if name in ("of", "in") and self._direction.is_known(j)
        )

    def _apply(self, match: Match, act: Act, cell: Cell, core: Deed | None, c: int | None) -> Reading:
        """Make the deeds of one act upon one content (*core*; None when the lexicon knows none) that stands at token *c*."""
        mood = self._mood(match.head)
        committed: tuple[int, ...] = ()
        if core is not None and is_commitment(self._grammar, match, cell, core):
            committed = core.actors
            cell, act = self._coding.cell(COMMITMENT, core) or cell, self._coding.acts.get(COMMITMENT, act)
        elif core is not None and is_demand(self._grammar, match, cell, core):
            cell, act = self._coding.cell(DEMAND, core) or cell, self._coding.acts.get(DEMAND, act)
        content = self._content_under(match, act, cell, core, mood) if core is not None else None
        own = self._act_deed(match, act, cell, core, c, mood)
        own = replace(own, same=committed) if own is not None and committed else own
        deeds = tuple(deed for deed in (own, content) if deed is not None)
        used = {match.head, *match.words}
        if core is not None:
            used |= {core.head, *core.words}
        return Reading(deeds, own or content, frozenset(used))

    def _act_deed(
        self, match: Match, act: Act, cell: Cell, core: Deed | None, c: int | None, mood: Mood
    ) -> Deed | None:
        if cell.event is None or self._is_consequence(match.head) or self._is_question(act, c):
            return None
        actors = match.filled.get("A") or match.filled.get(FRONT, ())
        recipients = self._direction.partylike(match.filled.get("R", ()))
        if (
            cell.event is EventType.THREATEN
            and act.doer == "none"
            and not recipients
            and not (core and self._are_same(core.actors, actors))
        ):
            return None  # who warns of an attack by others threatens nobody
        if cell.event in _ANSWERS and all(self._grammar.tokens[j].pos != "PROPN" for j in recipients):
            recipients = tuple(j for j in self._owners_of(c, cell.event, core) if j not in actors) or recipients
        if not recipients and act.doer in ("A", "both"):
            recipients = self._direction.hung(cell.event, (match.head, *match.words), actors)
        recipients = recipients or self._addressed(match, act, cell.event, core, c, actors)
        return Deed(
            head=match.head,
            words=tuple(sorted({match.head, *match.words, *(core.words if core else ())})),
            event=cell.event,
            mode=cell.mode,
            cameo=cell.cameo,
            group=cell.event.value,
            contexts=core.contexts if core else (),
            reciprocal=act.doer == "both" and not recipients,
            status=mood.status if mood.status is not Status.ACTUAL else cell.status,
            actors=actors,
            recipients=recipients,
            condition=mood.condition,
            act=act.id,
            content=core.content if core else None,
            reasons=(
                f"act {act.id}: {match.pattern.source}",
                grid_reason(cell),
                *self._mood_reason(mood),
                *(core.reasons if core else ()),
            ),
        )

    def _is_question(self, act: Act, c: int | None) -> bool:
        """Tell whether something is asked to be told, not to be done: "asked him why it had", "asked whether"."""
        if act.id != ASKING or c is None:
            return False
        kids = {kid.lower for kid in self._grammar.sentence.kids(c)} | {self._grammar.tokens[c].lower}
        return bool(kids & _QUESTIONS)

    def _is_consequence(self, verb: int) -> bool:
        """Tell whether the whole clause before it is the doer: "prices rose, prompting the cabinet to resign"."""
        token = self._grammar.tokens[verb]
        behind = token.dep == "advcl" and token.tag == "VBG" and verb > token.head
        return behind and token.lemma.lower() in self._cues.prompting and self._grammar.tokens[verb - 1].lower == ","

    def _are_same(self, doers: tuple[int, ...], speakers: tuple[int, ...]) -> bool:
        """Tell whether the doers are the speakers, by name or as "it" and "they": "warned that it would strike"."""
        tokens = self._grammar.tokens
        return bool(set(doers) & set(speakers)) or (
            bool(doers) and all(tokens[d].lower in ("it", "they", "he", "she", "we", "i") for d in doers)
        )

    def _addressed(
        self, match: Match, act: Act, event: EventType, core: Deed | None, c: int | None, actors: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Whom an act concerns that names nobody: the doer of its content, else whom the content is done to, else the content itself."""
        taken = set(actors)
        if act.doer == "both" and len(actors) > 1 and (core is None or core.reciprocal or set(core.actors) != taken):
            return ()
        owners = tuple(p for p in self._owners_of(c, event, core) if p not in taken)
        if owners and event in _ANSWERS:
            return owners
        if core is not None:
            nominal = self._grammar.tokens[core.head].pos not in ("VERB", "AUX")
            orders = {
                "none": (core.actors,),  # who condemns an attack on Rome does not condemn Rome
                "R": (core.actors, core.recipients),
            }.get(act.doer, (core.recipients, core.actors))
            if nominal and event is EventType.REJECT:
                orders = (core.actors, core.recipients)  # who rejects a doing rejects the doer's
            for parties in orders:
                left = tuple(p for p in parties if p not in taken)
                if left:
                    return left
            if nominal and act.doer != "both":
                return (core.head,)
        if c is None:
            return ()
        if self._grammar.tokens[c].pos in ("VERB", "AUX"):
            asked = tuple(j for j in self._grammar.subjects(c) if j not in taken) if act.doer == "R" else ()
            if asked:
                return asked  # "called for the union to pay"
            objects = self._grammar.objects(c) or tuple(j for _, j in self._grammar.prepositional(c)[:1])
            if act.doer == "both":  # what two agree to do is no party to the agreement
                objects = tuple(j for j in objects if self._grammar.tokens[j].pos == "PROPN")
            return tuple(j for j in objects if j not in taken)
        if act.doer == "both" and self._grammar.tokens[c].dep != "dobj":
            return ()
        voiced = c in match.words and event is not EventType.REJECT  # "expressed frustration"
        return (c,) if c not in taken and not voiced else ()

    def _owners_of(self, c: int | None, event: EventType, core: Deed | None) -> tuple[int, ...]:
        """
        Return whose saying or doing the noun *c* is: "[the premier's | a court] decision", "demands by the union". Support that is
        voiced is the speaker's own.
        """
        if event is EventType.SUPPORT and (core is None or core.event is EventType.SUPPORT):
            return ()
        if c is None or self._grammar.tokens[c].pos != "NOUN" or not self._direction.is_known(c):
            return ()
        by = tuple(j for name, j in self._grammar.prepositional(c) if name in ("by", "from"))
        made = tuple(
            j for k in self._grammar.sentence.kids(c, "acl") if k.tag == "VBN" for j in self._grammar.subjects(k.i)
        )
        named = tuple(j for j in self._grammar.premodifiers(c) if self._grammar.tokens[j].text[:1].isupper())
        return self._grammar.possessors(c) or by or made or named

    def _borrowed(self, match: Match, core: Deed) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return a noun's parties where the parser hung them on the light verb: "talks took place between Oslo and Rome"."""
        if self._grammar.tokens[core.head].pos not in ("NOUN", "PROPN") or match.entry.id != LIGHT:
            return core.actors, core.recipients
        pairs = self._grammar.prepositional(match.head)
        actors = tuple(j for name, j in pairs if name in ("between", "among"))
        recipients = tuple(j for name, j in pairs if core.reciprocal and name == "with")
        return actors, recipients

    def _under(self, i: int, tokens: tuple[int, ...], prepositions: frozenset[str]) -> tuple[int, ...]:
        """Return those of *tokens* that stand behind one of *prepositions*."""
        hung = {j for name, j in self._grammar.prepositional(i) if name in prepositions}
        return tuple(j for j in tokens if j in hung)

    def _content_under(self, match: Match, act: Act, cell: Cell, core: Deed, mood: Mood) -> Deed | None:
        """Return the content as the act leaves it: its status, and the parties that only the act names."""
        if cell.content_status is None:
            return None
        if cell.event is EventType.ACCUSE and self._grammar.tokens[core.head].pos in ("VERB", "AUX"):
            return None  # what somebody is accused of doing is the accuser's word
        actors, recipients = (
            self._borrowed(match, core) if not core.actors and not core.recipients else (core.actors, core.recipients)
        )
        by_act = match.filled.get("A", ())
        to_act = tuple(j for j in match.filled.get("R", ()) if j not in (core.head, *core.words))
        owned = core.owned and not (core.reciprocal and set(actors) <= set(self._owner(core.head, recipients)))
        if by_act and act.doer == "A" and cell.event is None and not (actors and owned):
            actors = (
                *by_act,
                *(j for j in actors if core.reciprocal and j not in by_act),
            )  # who holds the talks is party to them
        elif not actors and act.doer == "R":
            against = self._under(match.head, to_act, _AGAINST)
            recipients = recipients or against
            actors = tuple(j for j in to_act if j not in (*against, *recipients)) or (
                by_act if cell.event is None else ()
            )
        elif not actors:
            actors = {"A": by_act, "both": (*by_act, *to_act)}.get(act.doer, ())
        if not recipients and act.doer == "A":
            recipients = tuple(j for j in to_act if j not in actors)
            if not recipients and core.mode == "visit" and set(by_act).isdisjoint(core.actors):
                recipients = by_act  # "Japan put off a visit by Putin": the host
        return replace(
            core,
            words=core.words
            if "clause" in match.pattern.links()
            else tuple(sorted({*core.words, match.head, *match.words})),
            status=status_under(
                cell.content_status,
                core.status,
                mood.status,
                makes_claim=cell.event is not None,
                done=core.event in FORCE
                and self._grammar.tokens[core.head].tag != "VB"
                and bool(core.actors)
                and set(core.actors).isdisjoint(by_act),
            ),
            actors=actors,
            recipients=recipients,
            place=core.place or match.filled.get("P", ()),
            condition=core.condition or mood.condition,
            speaker=by_act if "clause" in match.pattern.links() and self._are_same(core.actors, ()) else core.speaker,
            act=act.id if core.act is None else core.act,
            reasons=(
                f"act {act.id}: {match.pattern.source}",
                grid_reason(cell),
                *self._mood_reason(mood),
                *core.reasons,
            ),
        )


_AGAINST = frozenset({"against", "on", "over", "for"})


def _joined(readings: Iterable[Reading]) -> Reading | None:
    readings = list(readings)
    if not readings:
        return None
    deeds = tuple(dict.fromkeys(deed for reading in readings for deed in reading.deeds))
    return Reading(deeds, readings[0].core, frozenset().union(*(reading.used for reading in readings)))
