"""Predicates and their arguments, with voice, control, relative clauses, participles and coordination undone."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from legation.language.sentence import Sentence, Token

SUBJECT = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECT = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where", "when"})
_SUBJECT_CONTROL = frozenset(
    "promise vow pledge threaten offer swear call phone telephone ring contact visit meet join use take spend waste need".split()
)
# Prepositions before a gerund whose unsaid subject is the governing verb's object ("accused X of sending", "stopped X from going").
_OBJECT_PREPOSITIONS = frozenset({"of", "from", "into", "for"})


@dataclass(frozen=True, slots=True)
class Complement:
    """A predicate that stands under another: ``link`` is "infinitive", "clause" (finite), "gerund", or a preposition."""

    link: str
    head: int


@dataclass(slots=True)
class Grammar:
    """
    Questions about one sentence's predicates; answers are token indices, and are kept.

    "Subject" and "object" are logical: those of the active voice. Coordinated arguments are given one by one.
    """

    sentence: Sentence
    _subjects: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _objects: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _preps: dict[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    # -- arguments ----------------------------------------------------------------------------------------------------

    def subjects(self, i: int) -> tuple[int, ...]:
        """Who does *i* (a verb or a predicate adjective); empty when the sentence does not say."""
        if i not in self._subjects:
            self._subjects[i] = ()  # guards against loops in odd trees
            found = self._agents(i) if self.is_passive(i) else self._surface_subjects(i)
            self._subjects[i] = self._spread(found)
        return self._subjects[i]

    def objects(self, i: int) -> tuple[int, ...]:
        """What the verb *i* is done to."""
        if i not in self._objects:
            self._objects[i] = ()
            self._objects[i] = self._spread(self._find_objects(i))
        return self._objects[i]

    def is_passive(self, i: int) -> bool:
        """Tell whether verb *i* is passive: "was seized", "seized by troops", "the islands seized in 1945"."""
        token = self.tokens[i]
        if token.tag not in ("VBN", "VBD"):
            return False
        for kid in self.sentence.kids(i):
            if kid.dep in ("auxpass", "agent", *PASSIVE_SUBJECT):
                return True
            if kid.dep in ("aux", "nsubj"):
                return False
        if token.dep in ("acl", "amod") and token.tag == "VBN":
            return True
        head = self.tokens[token.head]
        if token.dep == "conj" and token.tag == "VBN" and head.pos in ("VERB", "AUX"):
            return self.is_passive(token.head)
        return token.dep == "advcl" and token.tag == "VBN"

    def prepositional(self, i: int) -> tuple[tuple[str, int], ...]:
        """
        Return ``(preposition, token)`` for what prepositions tie to *i*, nearest first.

        For a verb, phrases that the parser hung on its object, or on one another, come after its own: the parser's choice
        between "talks [in Moscow]" and "held [in Moscow]" is little better than chance.
        """
        if i not in self._preps:
            own = list(self._own_prepositional(i))
            later: list[tuple[str, int]] = []
            if self.tokens[i].pos in ("VERB", "AUX"):
                for j in self.objects(i):
                    if self.tokens[j].i > i:
                        later.extend(self._own_prepositional(j))
            for _, j in own:
                if self.tokens[j].pos in ("NOUN", "PROPN"):
                    later.extend((p, k) for p, k in self._own_prepositional(j) if p != "of")
            later.extend(pair for pair in self._behind_object(i) if pair not in own)
            self._preps[i] = tuple(dict.fromkeys([*own, *later]))
        return self._preps[i]

    def _behind_object(self, i: int) -> Iterator[tuple[str, int]]:
        """Yield what the parser hung on the verb right behind its object *i*: "expanded the probe [into the bank]"."""
        token, following = self.tokens[i], self.tokens[min(i + 1, len(self.tokens) - 1)]
        if token.dep == "dobj" and token.pos == "NOUN" and following.dep == "prep" and following.head == token.head:
            yield from self._objects_of_preposition(following, following.lower)

    def complements(self, i: int) -> Iterator[Complement]:
        """Yield the clauses and gerunds that stand under *i*, coordinated ones one by one."""
        for kid in self.sentence.kids(i):
            if kid.dep in ("xcomp", "ccomp", "acl", "advcl", "pcomp"):
                link = self._clause_link(i, kid)
                if link:
                    yield from (Complement(link, k) for k in self._verb_conjuncts(kid.i))
            elif kid.dep in ("prep", "agent"):
                for inner in self.sentence.kids(kid.i, "pcomp"):
                    yield from (Complement(kid.lower, k) for k in self._verb_conjuncts(inner.i))
            elif kid.dep == "dobj" and self.tokens[i].pos in ("VERB", "AUX"):
                for inner in self.sentence.kids(kid.i, "acl"):
                    if self._is_infinitive(inner.i):
                        yield from (Complement("infinitive", k) for k in self._verb_conjuncts(inner.i))

    def particles(self, i: int) -> frozenset[str]:
        """Return the particles and bare prepositions of verb *i*: "off" in "broke off talks"."""
        return frozenset(
            kid.lower
            for kid in self.sentence.kids(i)
            if kid.dep == "prt" or (kid.dep in ("prep", "advmod") and not self.sentence.children[kid.i])
        )

    def premodifiers(self, i: int) -> tuple[int, ...]:
        """Return possessors, nationality adjectives and compounds in front of the noun *i*, left to right."""
        found: list[int] = []
        for kid in self.sentence.kids(i):
            if kid.i < i and kid.dep in ("poss", "amod", "compound", "nmod", "nummod"):
                found.extend(self._spread((kid.i,)))
                if kid.dep in ("compound", "nmod", "amod"):
                    found.extend(self.premodifiers(kid.i))
        return tuple(sorted(dict.fromkeys(found)))

    def possessors(self, i: int) -> tuple[int, ...]:
        """
        Return those to whom the noun *i* is said to belong ("Putin" in "Putin's visit"), coordination spread.

        "His", "its" or "their" in a clause's object means its subject: "Rome ended its embargo".
        """
        found = self._spread(tuple(kid.i for kid in self.sentence.kids(i, "poss")))
        if len(found) == 1 and self.tokens[found[0]].tag == "PRP$":
            return self._bound(i) or found
        return found

    def _bound(self, i: int) -> tuple[int, ...]:
        verb = self.clause_verb(i)
        if verb is None or verb > i or self.tokens[verb].dep == "relcl":
            return ()
        found = tuple(j for j in self.subjects(verb) if j < i and self.tokens[j].pos in ("PROPN", "NOUN"))
        if self._is_rivalled(i, verb):
            return ()
        theirs = any(kid.lower == "their" for kid in self.sentence.kids(i, "poss"))
        if theirs and len(found) == 1 and self.tokens[found[0]].tag == "NNP":
            return ()  # "Rudolph became a focus of their inquiry": not his
        its = any(kid.lower == "its" for kid in self.sentence.kids(i, "poss"))
        return () if its and len(found) > 1 else found

    def _is_rivalled(self, i: int, verb: int) -> bool:
        """Tell whether "his" may be another's than the subject's: "Rossi offered Weber a dinner during his visit"."""
        if any(kid.lower in ("its", "their") for kid in self.sentence.kids(i, "poss")) or self.tokens[i].dep != "pobj":
            return False
        return any(kid.tag == "NNP" and kid.i < i for kid in self.sentence.kids(verb, "dobj", "dative"))

    def clause_verb(self, i: int) -> int | None:
        """Return the nearest verb above token *i* (itself left out), or None at the top."""
        for token in self.sentence.ancestors(i):
            if token.pos in ("VERB", "AUX"):
                return token.i
        return None

    def antecedent(self, i: int) -> int | None:
        """Return the noun that the relative clause of verb *i* describes, if it is in one."""
        token = self.tokens[i]
        seen = 0
        while token.dep == "conj" and seen < 10:
            token, seen = self.tokens[token.head], seen + 1
        return token.head if token.dep == "relcl" else None

    # -- how it is found ----------------------------------------------------------------------------------------------

    def _agents(self, i: int) -> tuple[int, ...]:
        agents = [
            obj.i
            for kid in self.sentence.kids(i)
            if kid.dep == "agent" or (kid.dep == "prep" and kid.lower == "by")
            for obj in self.sentence.kids(kid.i, "pobj")
        ]
        if not agents:  # "arrested and deported by the army": the agent stands with the last of coordinated passives
            for kid in self.sentence.kids(i, "conj"):
                if kid.tag == "VBN" and self.is_passive(kid.i):
                    return self._agents(kid.i)
        return tuple(j for j in agents if self.tokens[j].pos != "NUM")

    def _surface_subjects(self, i: int) -> tuple[int, ...]:
        own = [kid.i for kid in self.sentence.kids(i, "nsubj", "nsubjpass", "csubj") if kid.pos not in ("VERB", "AUX")]
        if own:
            return tuple(self._resolve_relative(i, j) for j in own)
        token = self.tokens[i]
        if token.head == i:
            return ()
        head = self.tokens[token.head]
        match token.dep:
            case "conj" if head.pos in ("VERB", "AUX", "ADJ", "NOUN"):
                return self._surface_of(head.i) if head.pos != "NOUN" else ()
            case "xcomp" | "ccomp" | "oprd" if token.dep != "ccomp" or self._is_bare(i):
                return self._controller(head.i)
            case "acomp" | "attr":
                return self._surface_of(head.i)
            case "advcl" | "dep" if self._is_bare(i):
                return self._surface_of(head.i)
            case "relcl" if not self._relative_subject(i):
                return (head.i,) if token.tag == "VBG" or self._only_relative(i) else ()
            case "acl":
                return self._acl_subject(i, head)
            case "pcomp":
                return self._gerund_subject(head)
            case "prep" | "amod" if token.tag == "VBG" and token.dep == "amod":
                return (head.i,)
        return ()

    def _surface_of(self, i: int) -> tuple[int, ...]:
        """The surface subject of *i*, whatever its voice: what a dependent clause without a subject takes over."""
        own = [kid.i for kid in self.sentence.kids(i, *SUBJECT, *PASSIVE_SUBJECT) if kid.pos not in ("VERB", "AUX")]
        if own:
            return tuple(self._resolve_relative(i, j) for j in own if self.tokens[j].dep != "expl")
        if self.is_passive(i) and self.tokens[i].dep == "acl":
            return (self.tokens[i].head,)
        return self._surface_subjects(i)

    def _controller(self, i: int) -> tuple[int, ...]:
        head = self.tokens[i]
        if head.pos == "ADJ" or self.is_passive(i) or head.lemma in _SUBJECT_CONTROL:
            return self._surface_of(i)
        objects = tuple(kid.i for kid in self.sentence.kids(i, "dobj", "dative") if kid.pos not in ("ADP",))
        return objects or self._surface_of(i)

    def _acl_subject(self, i: int, noun: Token) -> tuple[int, ...]:
        if self.tokens[i].tag == "VBG":
            return (noun.i,)
        possessors = self.possessors(noun.i)
        if possessors:
            return possessors
        verb = self.tokens[noun.head]
        if noun.dep in ("dobj", "pobj") and verb.pos in ("VERB", "AUX"):
            return self._surface_of(verb.i)
        by = [k for p, k in self._own_prepositional(noun.i) if p in ("by", "of", "between", "among")]
        if by:
            return tuple(by)
        return self.premodifiers(noun.i)

    def _gerund_subject(self, preposition: Token) -> tuple[int, ...]:
        head = self.tokens[preposition.head]
        if head.pos in ("NOUN", "PROPN"):
            possessors = self.possessors(head.i)
            if possessors:
                return possessors
            verb = self.tokens[head.head]
            if verb.pos in ("VERB", "AUX") and head.dep in ("dobj", "pobj", "nsubj", "nsubjpass"):
                return self._surface_of(verb.i) if preposition.lower not in ("of",) else ()
            return ()
        if head.pos not in ("VERB", "AUX", "ADJ"):
            return ()
        if preposition.lower in _OBJECT_PREPOSITIONS and not self.is_passive(head.i):
            objects = tuple(kid.i for kid in self.sentence.kids(head.i, "dobj"))
            if objects:
                return objects
        return self._surface_of(head.i)

    def _find_objects(self, i: int) -> tuple[int, ...]:
        kids = list(self.sentence.kids(i))
        if self.is_passive(i):
            own = [kid.i for kid in kids if kid.dep in PASSIVE_SUBJECT and kid.pos not in ("VERB", "AUX")]
            if own:
                return tuple(self._resolve_relative(i, j) for j in own)
            token = self.tokens[i]
            if token.dep in ("acl", "relcl", "amod"):
                return (token.head,)
            if token.dep in ("xcomp", "ccomp"):
                return self._controller(token.head)
            return self._surface_of(token.head) if token.dep in ("conj", "advcl") else ()
        own = [kid.i for kid in kids if kid.dep == "dobj"]
        if len(own) > 1:  # "the message that Rome accepts the treaty": "that" is no object beside another
            own = [j for j in own if self.tokens[j].tag != "WDT"]
        if own:
            return tuple(self._resolve_relative(i, j) for j in own)
        # "urged Moscow to hold talks" is parsed with Moscow as subject of "hold": it is the one urged as well
        raised = [
            s.i
            for kid in kids
            if kid.dep in ("ccomp", "xcomp") and (self._is_infinitive(kid.i) or self._is_let(i, kid))
            for s in self.sentence.kids(kid.i, "nsubj", "nsubjpass")
        ]
        if raised:
            return tuple(raised)
        antecedent = self.antecedent(i)
        placed = any(kid.lower in ("where", "when", "why") for kid in kids)  # "in Oslo, where he met the king"
        if antecedent is not None and not placed and self._relative_subject(i) and not self._only_relative(i):
            return (antecedent,)
        token = self.tokens[i]
        if token.dep == "conj" and self.tokens[token.head].pos == "VERB" and token.i - token.head <= 3:
            return ()
        # coordinated verbs share the object behind the last: "condemned and rejected the vote"
        for kid in kids:
            if (
                kid.dep == "conj"
                and kid.pos == "VERB"
                and kid.i - i <= 3
                and not list(self.sentence.kids(kid.i, *SUBJECT))
            ):
                return tuple(k.i for k in self.sentence.kids(kid.i, "dobj"))
        return ()

    def _is_let(self, i: int, kid: Token) -> bool:
        """Tell whether *kid* is the bare infinitive of "let him go", "made them leave"."""
        return self.tokens[i].lemma in ("let", "make", "help") and kid.tag == "VB" and self._is_bare(kid.i)

    def _own_prepositional(self, i: int) -> Iterator[tuple[str, int]]:
        for kid in self.sentence.kids(i):
            if kid.dep == "dative" and kid.tag == "WP":
                continue  # "with what she told the station"
            if kid.lower == "according":
                continue  # that "to" leads to the source, wherever the parser hung it
            if kid.dep == "dative" and kid.pos not in ("ADP", "PART"):
                yield from (("to", k) for k in self.sentence.conjuncts(kid.i))
            elif kid.dep in ("prep", "agent", "dative") or (kid.dep == "advmod" and kid.pos in ("ADP", "SCONJ")):
                yield from self._objects_of_preposition(kid, kid.lower)

    def _objects_of_preposition(self, preposition: Token, name: str) -> Iterator[tuple[str, int]]:
        for kid in self.sentence.kids(preposition.i):
            if kid.dep == "pobj":
                yield from ((name, k) for k in self.sentence.conjuncts(kid.i))
            elif (kid.dep in ("prep", "pcomp") and kid.pos in ("ADP", "SCONJ")) or (
                kid.dep == "conj" and kid.pos == "ADP"
            ):  # "ahead of", "out of"
                yield from self._objects_of_preposition(kid, kid.lower)

    def _clause_link(self, i: int, kid: Token) -> str | None:
        if kid.pos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            return None
        if self._is_infinitive(kid.i):
            return None if kid.dep == "advcl" and self.tokens[i].pos == "NOUN" else "infinitive"
        if kid.dep in ("xcomp", "pcomp"):
            return "gerund" if kid.tag == "VBG" else None
        if kid.dep == "ccomp":
            return "gerund" if kid.tag == "VBG" and self._is_bare(kid.i) else "clause"
        if kid.dep == "acl" and any(k.lower == "that" for k in self.sentence.kids(kid.i, "mark")):
            return "clause"
        return None

    def _verb_conjuncts(self, i: int) -> list[int]:
        return [k for k in self.sentence.conjuncts(i) if k == i or self.tokens[k].pos in ("VERB", "AUX", "NOUN")]

    def _is_infinitive(self, i: int) -> bool:
        return any(kid.lower == "to" and kid.tag == "TO" for kid in self.sentence.kids(i, "aux")) or (
            self.tokens[i].dep == "conj" and self.tokens[i].tag == "VB" and self._is_infinitive(self.tokens[i].head)
        )

    def _is_bare(self, i: int) -> bool:
        """Tell whether the clause of *i* has no finite verb: an infinitive or a participle."""
        if self.tokens[i].tag in ("VBG", "VB", "VBN"):
            finite = ("VBZ", "VBP", "VBD", "MD")
            return not any(kid.tag in finite for kid in self.sentence.kids(i, "aux", "auxpass"))
        return False

    def _relative_subject(self, i: int) -> bool:
        return any(True for _ in self.sentence.kids(i, *SUBJECT, *PASSIVE_SUBJECT))

    def _only_relative(self, i: int) -> bool:
        """Tell whether the clause's subject is its relative pronoun."""
        subjects = list(self.sentence.kids(i, *SUBJECT, *PASSIVE_SUBJECT))
        return all(s.lower in _RELATIVE for s in subjects)

    def _resolve_relative(self, i: int, j: int) -> int:
        """Replace a relative pronoun by the noun that it stands for."""
        if self.tokens[j].lower in _RELATIVE and self.tokens[j].tag in ("WP", "WDT", "IN", "DT", "PRP", "WP$"):
            antecedent = self.antecedent(i)
            if antecedent is not None:
                return antecedent
        return j

    def _spread(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        found: list[int] = []
        for head in heads:
            found.extend(
                k for k in self.sentence.conjuncts(head) if k == head or self.tokens[k].pos not in ("VERB", "AUX")
            )
        return tuple(dict.fromkeys(found))
