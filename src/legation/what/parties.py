"""From the tokens of a deed to the parties that they name."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from legation.language import Token
from legation.language.grammar import Grammar
from legation.lexicons.coding import Coding
from legation.model import EventType, Mention, MentionKind, Span, Timex
from legation.what.deed import Deed
from legation.who import SentenceActors

_PLACED = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.CONSULT, EventType.MOBILIZE, EventType.AID})
_BEHIND = frozenset({"in", "on", "at", "for", "with", "from", "to", "against", "by", "between"})
_ABOUT = _BEHIND - {"by", "from", "between"}  # what these name has made or holds the thing: "the decision by the Forum"
_SMALL = frozenset({"the", "of", "and", "for", "a", "an", "in", "on", "&", "-", "de", "la", "al", "bin", "van", "von"})
_IN_FRONT = frozenset({"amod", "compound", "nmod"})
_OWNING = frozenset({"of", "by", "from"})
# What leads from a deed's words down to those that it concerns; asides, adverbial clauses and relative clauses do not.
_DOWN = frozenset(
    "dobj dative prep pobj pcomp xcomp ccomp agent acl amod compound poss nmod conj appos attr oprd acomp nsubj nsubjpass".split()
)
_DEEP = 8  # levels of the tree
_AIMED = frozenset("to with against for over from toward towards of on about into upon between among at".split())
FAILURE = "fail"  # the act of what two sides do not bring about
ITSELF = "the attack itself; no doer is named"
_LOCAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST})
_SENDING = frozenset(
    {EventType.AGREE, EventType.AID, EventType.MOBILIZE, EventType.REJECT, EventType.RETREAT, EventType.THREATEN}
)
_SENT = frozenset({"MIL", "COP", "IGO", "REB", "UAF"})
_SPEAKING = frozenset({"campaign", "camp", "office", "side", "team"})
_FRIENDLY = frozenset(
    {
        EventType.AGREE,
        EventType.AID,
        EventType.CONCEDE,
        EventType.CONSULT,
        EventType.COOPERATE,
        EventType.RETREAT,
        EventType.SUPPORT,
    }
)
_UNLESS = frozenset({"if", "unless", "until", "till", "before", "once"})
_EXAMINED = frozenset({"investigate", "arrest", "kill"})  # contents that a person's name in front of the noun suffers
_INNER = _AIMED | {"in", "by"}
_MEMBERS = frozenset({"including", "like"})
_CIRCUMSTANCE = frozenset({"in", "at", "for", "as", "during", "over"})


class PartyFinder:
    """Names the parties of one sentence's deeds."""

    def __init__(self, grammar: Grammar, coding: Coding, actors: SentenceActors, timexes: Iterable[Timex]) -> None:
        self._grammar, self._coding = grammar, coding
        self._actors = actors
        self._times = tuple(Span(t.start, t.end) for t in timexes)

    def parties(self, tokens: Iterable[int]) -> tuple[Mention, ...]:
        """Return whom these tokens name, each once; dates and words that refer to nobody are left out."""
        found: list[Mention] = []
        for i in tokens:
            token = self._grammar.tokens[i]
            if any(span.start <= token.start < span.end for span in self._times):
                continue
            if token.dep in _IN_FRONT and token.i < token.head:
                found.extend(self._actors.modifiers(i))
            else:
                found.extend(self._anchored(i, m) for m in self._actors.parties(i) if m.basis != "unresolved")
                found.extend(
                    m for name, j in self._grammar.prepositional(i) if name in _MEMBERS for m in self._named(j)
                )
        return distinct(found)

    def _named(self, i: int) -> tuple[Mention, ...]:
        """Return the members that a group is said to include: "several parties including Fatah"."""
        return tuple(m for m in self._actors.parties(i) if m.basis != "unresolved" and can_act(m))

    def _targets(self, deed: Deed, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return whom it was done to; money, troops that are sent and a mere circumstance ("in a televised broadcast") are nobody."""
        own = {None, *(m.country for m in actors)}
        sent = own if deed.event in _SENDING and deed.content not in self._coding.cues.people else set()
        tokens = tuple(j for j in deed.recipients if not self._is_no_party(j, sent))
        found = self.parties(tokens)
        if not found:  # "the council decision": no council is known, so it was done to the decision
            heads = dict.fromkeys(self._behind(j) for j in tokens if self._grammar.tokens[j].dep in _IN_FRONT)
            found = self.parties(heads)
        return found

    def _behind(self, j: int) -> int:
        """Return the noun that the words in front of it modify: "decision" for each word of "the council decision"."""
        tokens = self._grammar.tokens
        return next((t.i for t in self._grammar.sentence.ancestors(j) if t.dep not in _IN_FRONT), tokens[j].head)

    def _is_sum(self, j: int) -> bool:
        """Tell whether the phrase is a sum of money: "$1.2 billion"."""
        token = self._grammar.tokens[j]
        return token.tag in ("CD", "NNS", "NN") and any(
            kid.tag in ("$", "SYM") for kid in self._grammar.sentence.kids(j)
        )

    def _is_no_party(self, j: int, sent: set[str | None]) -> bool:
        """Tell whether the words name nobody; of troops and the like, those of the countries in *sent* are only means."""
        token = self._grammar.tokens[j]
        if self._is_sum(j):
            return True
        if token.lemma.lower() in self._coding.cues.means and all(m.country in sent for m in self._actors.parties(j)):
            return True
        if token.dep != "pobj" or token.pos != "NOUN" or self._grammar.tokens[token.head].lower not in _CIRCUMSTANCE:
            return False
        return all(
            m.kind is MentionKind.OTHER and not any(w[:1].isupper() for w in m.text.split())
            for m in self._actors.parties(j)
        )

    def _anchored(self, i: int, mention: Mention) -> Mention:
        """Cite the name that a pronoun stands for where the same sentence has it: "Russia" in "Russia said it had expelled"."""
        tokens = self._grammar.tokens
        if tokens[i].tag not in ("PRP", "PRP$"):
            return mention
        for j in (*range(i - 1, -1, -1), *range(i + 1, len(tokens))):
            if tokens[j].pos not in ("PROPN", "NOUN") or tokens[j].dep in _IN_FRONT:
                continue
            for named in self._actors.parties(j):
                if _is_same(named, mention):
                    return replace(mention, text=named.text, start=named.start, end=named.end)
        return mention

    def _doers(self, deed: Deed) -> tuple[Mention, ...]:
        """Return who did it: of a thing or a paper that is said to act, those whose it is ("the party's statement deplored")."""
        named = tuple(self._unless_common(m) for m in self.parties(deed.actors))
        if not named and deed.speaker:  # "they" whom nothing names: those for whom the speaker speaks
            thing = any(self._grammar.tokens[i].lower == "it" for i in deed.actors)
            side = (m for m in self.parties(deed.speaker) if not (thing and m.kind is MentionKind.PERSON))
            return tuple(replace(m, basis=m.basis or "the speaker's side") for m in side)
        if not named or any(can_act(m) for m in named):
            return named
        for i in deed.actors:
            if deed.event is EventType.ASSAULT and self._coding.is_event_noun(
                self._grammar.tokens[i].lemma.lower(), deed.event
            ):
                named = tuple(m if m.basis and m.basis != "unresolved" else replace(m, basis=ITSELF) for m in named)
        for i in deed.actors:
            lemma = self._grammar.tokens[i].lemma.lower()
            if deed.event is EventType.STATE and lemma not in self._coding.cues.papers | _SPEAKING:
                continue  # "Elian's great-uncle said": whoever that is, it is not Elian
            if deed.event in _FRIENDLY and self._coding.is_event_noun(self._grammar.tokens[i].lemma.lower()):
                continue  # "Japan's sanctions help a settlement": what the sanctions do, Japan does not
            for tokens in self._owners(i, deed.head):
                found = tuple(m for m in self.parties(tokens) if can_act(m) and is_known(m))
                if found:
                    return tuple(replace(m, basis=m.basis or f"whose it is: {named[0].text}") for m in found)
        return named

    def _unless_common(self, mention: Mention) -> Mention:
        """A common noun that opens the sentence is no name for its capital: "Polls", "That"."""
        first = self._grammar.tokens[0]
        if (
            mention.kind is not MentionKind.OTHER
            or mention.basis
            or mention.start != first.start
            or first.pos == "PROPN"
        ):
            return mention
        inner = mention.text.split()[1:]
        return mention if any(w[:1].isupper() for w in inner) else replace(mention, basis="unresolved")

    def _owners(self, i: int, head: int) -> Iterable[tuple[int, ...]]:
        """Yield those to whom the noun *i* belongs, the most explicit first; of a paper that somebody issues, the issuer."""
        grammar = self._grammar
        yield grammar.possessors(i)
        yield tuple(j for name, j in grammar.prepositional(i) if name in _OWNING)
        yield tuple(j for kid in grammar.sentence.kids(i, "acl") if kid.tag == "VBN" for j in grammar.subjects(kid.i))
        yield grammar.premodifiers(i)
        verb = grammar.clause_verb(i)
        paper = grammar.tokens[i].lemma.lower() in self._coding.cues.papers
        if paper and verb is not None and verb < i and grammar.tokens[head].head == i:
            yield grammar.subjects(verb)

    def _authorities(self, deed: Deed) -> tuple[Mention, ...]:
        """Return the state in which was done what only the authorities of a place do, where nobody is named: "was jailed in Niger"."""
        if deed.actors or not deed.recipients or deed.content not in self._coding.cues.territorial:
            return ()
        for name, j in self._grammar.prepositional(deed.head):
            if name == "in":
                found = tuple(
                    m for m in self.parties((j,)) if m.country and m.kind in (MentionKind.STATE, MentionKind.PLACE)
                )
                if found:
                    return tuple(
                        replace(m, basis="inferred: authorities of the place; no doer is named") for m in found
                    )
        return ()

    def _forces(self, deed: Deed) -> tuple[Mention, ...]:
        """Return the troops that are sent where nobody is named who sends them: "Fijian soldiers were deployed in Lebanon"."""
        if deed.actors or deed.event not in (EventType.MOBILIZE, EventType.AID):
            return ()
        sent = [j for j in self._grammar.objects(deed.head) if j in deed.words]
        return tuple(
            replace(m, basis=m.basis or "those sent; nobody is named who sends them")
            for m in self.parties(sent)
            if m.kind in (MentionKind.GROUP, MentionKind.ORGANISATION) and m.sector in _SENT
        )

    def _conditioned(self, deed: Deed, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return whose doing a refusal, threat or promise hangs on: Cuba in "will not lift the embargo until Cuba reforms"."""
        if not actors or deed.event not in (EventType.REJECT, EventType.THREATEN, EventType.AGREE):
            return ()
        for i in (deed.head, *deed.words):
            for clause in self._grammar.sentence.kids(i, "advcl"):
                marks = {kid.lower for kid in self._grammar.sentence.kids(clause.i, "mark", "advmod", "prep")}
                if marks & _UNLESS:
                    doers = self.parties((*self._grammar.subjects(clause.i), *self._grammar.objects(clause.i)))
                    found = tuple(m for m in doers if not _is_thing(m) and not _among(m, actors))
                    if found:
                        return found
        return ()

    def _leads(self, deed: Deed, i: int, kid: Token) -> bool:
        """Tell whether *kid* under token *i* leads to those whom the deed concerns; what aid is given for tells to whom."""
        helps = deed.event is EventType.AID
        if kid.dep == "prep":
            own = self._grammar.tokens[i].pos in ("VERB", "AUX") and i in (deed.head, *deed.words)
            return kid.lower in (_INNER if helps or not own else _AIMED)
        if kid.dep in ("nsubj", "nsubjpass"):
            return i not in deed.words
        if kid.dep == "advcl":
            return helps and any(k.tag == "TO" for k in self._grammar.sentence.kids(kid.i, "aux"))
        return kid.dep in _DOWN and not (kid.dep == "conj" and kid.pos in ("VERB", "AUX"))

    def _reached(self, deed: Deed, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """
        Return the party nearest behind the words of a deed without a recipient, within what is done: Cuba in "lifted all
        limits on visits to Cuba". Looked for level by level in the tree; asides and adverbial clauses are left out.
        """
        mutual = deed.reciprocal and (len(actors) > 1 or deed.event is EventType.CONSULT)
        if not actors or mutual or deed.event is EventType.STATE:
            return ()
        helps = deed.event is EventType.AID
        mine = [Span(m.start, m.end) for m in actors]
        seen, level = set(deed.words) | {deed.head}, sorted({deed.head, *deed.words})
        for _ in range(_DEEP):
            below = [
                kid
                for i in level
                for kid in self._grammar.sentence.kids(i)
                if kid.i not in seen and kid.i >= min(deed.head, *deed.words) and self._leads(deed, i, kid)
            ]
            for kid in below:
                found = tuple(
                    m
                    for m in (self.parties((kid.i,)) if kid.pos in ("PROPN", "NOUN", "ADJ") else ())
                    if (m.id or m.country or (helps and m.kind in (MentionKind.GROUP, MentionKind.PLACE)))
                    and not _among(m, actors)
                    and not any(Span(m.start, m.end).overlaps(span) for span in mine)
                )
                if found:
                    return tuple(replace(m, basis=m.basis or "named in what is done") for m in found)
            level = [kid.i for kid in below]
            seen.update(level)
        return ()

    def _are_places(self, tokens: Iterable[int], mentions: Iterable[Mention]) -> bool:
        """Tell whether countries stand as plain nouns in front of an event: "the Japan trip", "the Kenya bombing"; "a US strike" is one by the US."""
        words = [self._grammar.tokens[i] for i in tokens]
        return all(
            w.pos == "PROPN" and w.dep != "amod" and not w.text.replace(".", "").isupper() for w in words
        ) and all(m.kind is MentionKind.STATE for m in mentions)

    def of(self, deed: Deed) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """
        Return a deed's actors and recipients. Equals all act, and nobody is both actor and recipient.
        """
        if deed.event is EventType.ACCUSE and deed.recipients and all(self._is_sum(j) for j in deed.recipients):
            return (), ()  # "charged $46 million against earnings"
        actors = self._doers(deed) or self._authorities(deed) or self._forces(deed)
        targets = self._targets(deed, actors)
        mutual = deed.event is EventType.AGREE or (deed.event is EventType.REJECT and deed.act == FAILURE)
        if mutual and len(actors) > 1:
            targets = tuple(m for m in targets if not _is_thing(m))  # two agree with each other, not with a date
        if not targets or (deed.event in _FRIENDLY and all(_is_thing(m) for m in targets)):
            targets = self._reached(deed, actors) or targets or self._conditioned(deed, actors)
        if not deed.owned and not targets and deed.event in _PLACED and self._are_places(deed.actors, actors):
            actors, targets = (), actors
        if not deed.owned and deed.content in _EXAMINED and all(m.kind is MentionKind.PERSON for m in actors):
            actors, targets = (), targets or actors  # "the Karzai inquiry"
        if deed.event in _LOCAL:  # "imposed a curfew in its capital": the seat is the place here, not the state
            own = {m.country for m in actors}
            targets = tuple(_as_place(m) if m.country in own else m for m in targets)
        if deed.content in self._coding.cues.people:  # "the abduction of citizens and the border question"
            targets = tuple(m for m in targets if not is_plain_thing(m)) or targets
        recipients = tuple(m for m in targets if not _among(m, actors))
        if deed.same and not self._are_same(deed.same, actors):
            return (), recipients
        if deed.reciprocal and deed.actors and not actors and deed.owned:
            return (), ()  # one side is a pronoun that nobody can read
        if deed.reciprocal:
            actors = tuple(m for m in actors if can_act(m))
            return distinct((*actors, *(m for m in recipients if can_act(m)))), ()
        return actors, recipients

    def _are_same(self, tokens: Iterable[int], actors: Iterable[Mention]) -> bool:
        """Tell whether these words mean the actors themselves, or the state for which they speak; "it" and "they" may stay unread."""
        tokens = tuple(tokens)
        mine = self.parties(tokens)
        if not mine:
            return all(self._grammar.tokens[i].lower in ("it", "they", "we", "i") for i in tokens)
        ids = {m.id or m.text for m in actors} | {m.country for m in actors if m.country}
        return all((m.id or m.text) in ids or (m.country in ids and m.kind is not MentionKind.PERSON) for m in mine)


def distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions without those that name the same party again."""
    found: list[Mention] = []
    for mention in mentions:
        if not _among(mention, found):
            found.append(mention)
    return tuple(found)


def _among(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(
        (mention.id is not None and mention.id == other.id)
        or (mention.start, mention.end, mention.id) == (other.start, other.end, other.id)
        for other in others
    )


def _is_same(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions of one sentence are of one party."""
    if one.id is not None or other.id is not None:
        return one.id == other.id
    key = (one.kind, one.country, one.sector, one.role, one.name)
    return is_known(one) and key == (other.kind, other.country, other.sector, other.role, other.name)


def _as_place(mention: Mention) -> Mention:
    if not (mention.basis or "").startswith("seat:"):
        return mention
    return replace(mention, kind=MentionKind.PLACE, id=None, code=None)


def _is_thing(mention: Mention) -> bool:
    """Tell whether the words name nobody: "the ban", "visits to Cuba"."""
    return (
        mention.kind is MentionKind.OTHER
        and not is_known(mention)
        and not any(word[:1].isupper() for word in takewhile(lambda word: word not in _ABOUT, mention.text.split()))
    )


def is_plain_thing(mention: Mention) -> bool:
    """Tell whether the words name neither a party nor anything by name: "the ban"; "three others" are people."""
    words = mention.text.split()
    counted = any(word[:1].isdigit() for word in words) or words[-1].lower() in ("another", "others", "more")
    bare = mention.kind is MentionKind.OTHER and mention.country is None
    return bare and not words[-1][:1].isupper() and not counted


def is_known(mention: Mention) -> bool:
    """Tell whether the mention names somebody of the political world: in the registry, of a country, or with a sector."""
    return mention.id is not None or mention.country is not None or mention.sector is not None


def can_act(mention: Mention) -> bool:
    """Tell whether the mention may be a doer: things and places without a government are not, bearers of an unknown name are."""
    if mention.basis == ITSELF:
        return True
    if mention.kind is MentionKind.OTHER and mention.basis != "unresolved":
        name = list(takewhile(lambda word: word not in _BEHIND, mention.text.split()))
        return bool(name) and name[-1][:1].isupper() and name[-1].lower() not in _SMALL
    return mention.kind is not MentionKind.OTHER and (
        mention.kind is not MentionKind.PLACE or mention.country is not None
    )
