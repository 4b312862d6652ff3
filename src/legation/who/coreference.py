"""Whom pronouns and definite phrases mean. Precise rather than complete: what stays open is left open."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from legation.language import Token
from legation.lexicons.who import Plural, Pronoun, WhoLexicon
from legation.model import MentionKind
from legation.who.identity import Identity
from legation.who.memory import Memory, Seen, key_of
from legation.who.view import View

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_REACH = 3  # sentences
_LAST_ONE = frozenset({"ministry", "official", "spokesman", "spokeswoman", "spokesperson"})  # always the last one named
_THINGS = frozenset({MentionKind.PLACE, MentionKind.OTHER})
_SUBORDINATE = frozenset({"advcl", "relcl", "ccomp", "acl", "xcomp", "pcomp"})
_BLAME = frozenset({"for", "over", "about", "of"})
_BODIES = frozenset({MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.OFFICE})


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom some words mean, several for a plural; ``how`` says by which means."""

    parties: tuple[Identity, ...]
    how: str = "coreference"

    def basis(self, words: str) -> str:
        """Return the basis as records carry it: "coreference: the two ministers = Kishida, Lavrov"."""
        names = ", ".join(each.name or each.role or each.country or "?" for each in self.parties)
        return f"{self.how}: {words} = {names}"


def is_expletive(view: View, i: int) -> bool:
    """Tell whether "it" at token *i* stands for nobody: "it is important that", "it seems", "it took two years"."""
    token = view.tokens[i]
    if token.dep == "expl":
        return True
    if token.lower != "it" or token.dep not in SUBJECTS:
        return token.lower == "it" and token.head < len(view.tokens) and view.tokens[token.head].lemma == "make"
    verb = view.tokens[token.head]
    if verb.lemma in ("seem", "appear", "rain", "snow", "happen", "turn"):
        return True
    kids = list(view.sentence.kids(verb.i))
    clause = any(kid.dep in ("ccomp", "xcomp", "advcl", "csubj", "acl", "relcl") and kid.i > verb.i for kid in kids)
    complement = [kid for kid in kids if kid.dep in ("acomp", "attr", "oprd")]
    if verb.lemma == "be" and complement:
        lower = any(
            k.dep in ("ccomp", "xcomp", "advcl", "prep", "acl", "relcl", "csubj")
            for c in complement
            for k in view.sentence.kids(c.i)
        )
        return clause or lower
    if token.dep == "nsubjpass" and clause:  # "it is believed that"
        return True
    return verb.lemma in ("take", "be", "remain", "become") and (clause or not complement)


class Resolver:
    """Resolves the references of one sentence against what the passage has said; *known* gives names by token."""

    def __init__(
        self,
        view: View,
        memory: Memory,
        lexicon: WhoLexicon,
        known: Callable[[int], Identity | None],
        states: Mapping[str, Identity],
    ) -> None:
        self.view, self.memory, self.lexicon, self.known, self.states = view, memory, lexicon, known, states

    def pronoun(self, i: int, pronoun: Pronoun) -> Resolved | None:
        """Return whom the pronoun at token *i* means; None when that is not plain."""
        if pronoun.refers_to == "speaker":
            return self._speaker(i)
        if self.view.tokens[i].lower.endswith(("self", "selves")):
            return self._reflexive(i)
        if pronoun.refers_to == "person":
            return self._cataphor(i, pronoun) or self._person(i, pronoun)
        if pronoun.plural:
            return self._cataphor(i, pronoun) or self._they(i)
        if self.view.tokens[i].tag == "PRP$":
            return self._cataphor(i, pronoun) or self._thing(i)
        if self.view.tokens[i].dep not in SUBJECTS:
            return self._it_of_speaker(i)
        # "It's an investment", "it was costly": what merely is something is most often a thing
        return self._thing(i) if self.view.tokens[self.view.tokens[i].head].lemma != "be" else None

    def _reflexive(self, i: int) -> Resolved | None:
        """ "Trump himself", "Japan prides itself": the word before, or else the subject of the same verb."""
        before = self.known(i - 1) if i else None
        if before is not None:
            return Resolved((before,))
        subjects = self._local_subjects(i)
        found = [s.identity for s in self.memory.back(0) if s.token in subjects and s.token < i and s.identity]
        return Resolved((found[0],)) if len(subjects) == 1 and found else None

    def _speaker(self, i: int) -> Resolved | None:
        """ "I" and "we" in quoted words mean who says them."""
        if i not in self.view.quoted:
            return None
        for token in self.view.climb(i):
            if token.lemma in self.lexicon.speech_verbs and token.i not in self.view.quoted:
                for subject in self.view.sentence.kids(token.i, "nsubj"):
                    found = [
                        s.identity
                        for s in self.memory.seen
                        if s.sentence == self.memory.sentence and s.token == subject.i
                    ]
                    party = next((each for each in found if each is not None), None) or self.known(subject.i)
                    if party is not None:
                        return Resolved((party,), "speaker")
                return None
        return None

    def _cataphor(self, i: int, pronoun: Pronoun) -> Resolved | None:
        """ "As he moves to settle ..., Abe said": the subject of the main clause behind the pronoun's own."""
        clause = self._clause(i)
        if clause is None or clause.dep not in ("advcl", "prep", "pcomp") or i in self.view.quoted:
            return None
        for subject in self.view.sentence.kids(clause.head, "nsubj", "nsubjpass"):
            if subject.i < i or subject.i < clause.i:
                continue
            named = [self.known(k) for k in self.view.sentence.conjuncts(subject.i)]
            parties = tuple(each for each in named if each is not None)
            if len(parties) < len(named) or (len(parties) > 1) != pronoun.plural:
                return None
            person = pronoun.refers_to == "person"
            if all((_is(p, "person") and _agrees(p, pronoun)) if person else _can_be_it(p, pronoun) for p in parties):
                return Resolved(parties)
        return None

    def _clause(self, i: int) -> Token | None:
        """Return the verb, or the preposition in front of the main clause, under which token *i* stands."""
        for token in self.view.climb(i):
            if token.dep in ("advcl", "ccomp", "relcl", "ROOT", "conj", "pcomp"):
                return token
            if token.dep == "prep" and self.view.tokens[token.head].dep in ("ROOT", "ccomp") and token.i < token.head:
                return token
        return None

    def _person(self, i: int, pronoun: Pronoun) -> Resolved | None:
        people = (
            s
            for s in self.memory.back(_REACH)
            if (s.identity is None and s.proper and s.subject)
            or (
                s.identity is not None
                and not s.plural
                and s.identity.kind in (MentionKind.PERSON, MentionKind.OFFICE)
                and _agrees(s.identity, pronoun)
            )
        )
        return self._best(i, people, margin=0.25, least=-2.2)

    def _thing(self, i: int) -> Resolved | None:
        candidates = (
            s
            for s in self.memory.back(1)
            if not s.plural
            and not s.weak
            and (
                s.identity is None
                or s.identity.kind in (*_BODIES, MentionKind.GROUP, MentionKind.PLACE, MentionKind.OTHER)
            )
            and (s.identity is None or s.identity.kind is not MentionKind.OFFICE or _collective(s.identity))
        )
        found = self._best(i, candidates, margin=0.4, least=0.0, agent=self._is_agent(i))
        return found if found and all(p.kind in _BODIES for p in found.parties) else None

    def _it_of_speaker(self, i: int) -> Resolved | None:
        """ "Iran said sanctions against it were illegal": an object is most often a thing, unless its speaker speaks."""
        for token in self.view.climb(i):
            if token.lemma in self.lexicon.speech_verbs and token.i != self.view.governor(i):
                for subject in self.view.sentence.kids(token.i, "nsubj"):
                    party = self.known(subject.i)
                    if party is not None and party.kind in _BODIES and subject.i < i:
                        return Resolved((party,))
        return None

    def _they(self, i: int) -> Resolved | None:
        candidates = [s for s in self.memory.back(1) if s.plural]
        found = self._best(i, candidates, margin=0.4, least=0.0, agent=self._is_agent(i))
        if found or candidates:
            return found if found and all(p.kind not in _THINGS for p in found.parties) else None
        for sentence in (self.memory.sentence, self.memory.sentence - 1):
            people = self._distinct(
                s
                for s in self.memory.back(1)
                if s.sentence == sentence
                and (s.token < i or sentence < self.memory.sentence)
                and _is(s.identity, "person")
            )
            if len(people) == 2:
                return Resolved(people)
            if people:
                return None
        return None

    def _is_agent(self, i: int) -> bool:
        token = self.view.tokens[i]
        return token.dep in SUBJECTS and self.view.tokens[token.head].lemma in self.lexicon.agent_verbs

    def _best(
        self, i: int, candidates: Iterable[Seen], *, margin: float, least: float, agent: bool = False
    ) -> Resolved | None:
        """Score candidates by nearness, syntax and parallelism; return the best when it stands out."""
        token = self.view.tokens[i]
        governor = self.view.governor(i)
        farther = 1.6 if governor >= 0 and self.view.tokens[governor].dep in _SUBORDINATE else 1.0
        possessive = token.tag == "PRP$" or token.lower.endswith(("self", "selves"))
        blamed, local = (self._blamed(i), self._local_subjects(i)) if possessive else (-1, frozenset())
        beside = frozenset() if possessive else self._beside(i)
        scores: dict[str, tuple[float, Seen]] = {}
        for s in candidates:
            here = s.sentence == self.memory.sentence
            if here and (s.token >= i or (not possessive and s.governor == governor and governor >= 0)):
                continue
            if here and s.token in beside:
                continue
            if here and i in self.view.quoted and not s.quoted and self._speaks(s):
                continue
            score = -farther * (self.memory.sentence - s.sentence) + (
                1.0 if s.subject else 0.3 if s.role in ("dobj", "dative") else 0.1
            )
            score += 0.3 if s.subject and token.dep in SUBJECTS else 0.0
            if here and possessive:
                score += 3.0 if s.token == blamed else 1.5 if s.token in local else 0.0
            score -= 0.4 if s.weak else 0.0
            if (
                agent
                and not s.members
                and (s.identity is None or s.identity.kind in (MentionKind.OTHER, MentionKind.PLACE))
            ):
                score -= 0.8
            score += 0.001 * s.token
            key = key_of(s.identity) if s.identity else f"thing:{s.sentence}:{s.token}"
            if s.members:
                key = "+".join(key_of(m) for m in s.members)
            if key not in scores or scores[key][0] < score:
                scores[key] = (score, s)
        ranked = sorted(scores.values(), key=lambda each: -each[0])
        if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin):
            return None
        winner = ranked[0][1]
        if len(ranked) > 1 and self._is_contested(i, winner, [each for _, each in ranked[1:]], possessive=possessive):
            return None
        parties = winner.members or ((winner.identity,) if winner.identity else ())
        return Resolved(parties) if parties else None

    def _is_contested(self, i: int, winner: Seen, others: list[Seen], *, possessive: bool) -> bool:
        """
        Tell whether syntax leaves it open which of two parties of one sentence is meant: "Abe offered Putin aid during
        his visit", "Tokyo would back Washington as it lined up sanctions".
        """
        now = self.memory.sentence
        if winner.sentence != now:
            return False
        rivals = [
            s for s in others if s.sentence == now and s.identity is not None and not s.weak and s.token > winner.token
        ]
        if possessive:
            token = self.view.tokens[i]
            adjunct = self.view.tokens[token.head].dep == "pobj"
            return winner.subject and adjunct and any(s.governor == winner.governor and not s.members for s in rivals)
        clause = self._clause(i)
        spoken = clause is not None and clause.dep == "ccomp" and clause.head == winner.governor
        if self.view.tokens[i].lower == "it":
            return not spoken and any(s.identity is not None and s.identity.kind in _BODIES for s in rivals)
        # "Biden met Erdogan as he prepared": either may be the one who prepares
        return clause is not None and clause.dep == "advcl" and any(s.governor == winner.governor for s in rivals)

    def _blamed(self, i: int) -> int:
        """Return the object right before "for its ...", "over his ...": "sanctions on Russia for its annexation"."""
        first = i
        while first > 0 and self.view.tokens[first - 1].pos in ("ADJ", "DET"):
            first -= 1
        tokens = self.view.tokens
        before = first - 1
        if before < 1 or tokens[before].lower not in _BLAME or tokens[before - 1].pos not in ("NOUN", "PROPN"):
            return -1
        named = tokens[before - 1]
        return named.i if named.dep not in SUBJECTS else -1

    def _local_subjects(self, i: int) -> frozenset[int]:
        """Return the subjects of the nearest verb above token *i* that has one: whose troops "sends its troops" are."""
        for token in self.view.climb(i):
            if token.pos in ("VERB", "AUX"):
                subjects = frozenset(k.i for k in self.view.sentence.kids(token.i, *SUBJECTS))
                if not subjects and token.dep == "xcomp" and self.view.tokens[token.head].lemma != "promise":
                    # "asked Japan to mend its ties": the object does it
                    subjects = frozenset(k.i for k in self.view.sentence.kids(token.head, "dobj") if k.i < token.i)
                if subjects or token.dep not in ("xcomp", "conj", "advcl", "pcomp", "acl", "aux"):
                    return subjects
        return frozenset()

    def _beside(self, i: int) -> frozenset[int]:
        """Return the subjects of the clause that token *i* is an object of, which it can't mean: "the police let them march"."""
        tokens = self.view.tokens
        verb = tokens[self.view.governor(i)] if self.view.governor(i) >= 0 else None
        if verb is not None and tokens[i].dep in SUBJECTS:
            helpers = [kid.tag for kid in self.view.sentence.kids(verb.i, "aux", "auxpass", "mark")]
            infinitive = "TO" in helpers or (verb.tag == "VB" and not helpers)
            verb = tokens[verb.head] if infinitive and verb.dep in ("ccomp", "xcomp") else None
        found: frozenset[int] = frozenset()
        while verb is not None and not found:
            found = frozenset(k.i for k in self.view.sentence.kids(verb.i, *SUBJECTS))
            verb = tokens[verb.head] if verb.dep == "conj" and verb.head != verb.i else None
        return found

    def _speaks(self, s: Seen) -> bool:
        return s.subject and s.governor >= 0 and self.view.tokens[s.governor].lemma in self.lexicon.speech_verbs

    def _distinct(self, seen: Iterable[Seen]) -> tuple[Identity, ...]:
        found: dict[str, Identity] = {}
        for s in seen:
            for party in s.members or ((s.identity,) if s.identity else ()):
                found.setdefault(key_of(party), party)
        return tuple(reversed(found.values()))

    def plural(self, i: int, plural: Plural, number: int | None) -> Resolved | None:
        """
        Return the parties that a definite plural means ("the two ministers", "both sides"): the latest pair of that
        kind, or the only ones of that kind in the nearest sentences; None when they are not as many as it says.
        """
        wanted = number or 2
        kinds = ("person", "state") if plural.refers_to == "any" else (plural.refers_to,)
        for kind in kinds:
            for reach in range(_REACH + 1):
                fitting = [s for s in self.memory.back(reach) if s.sentence < self.memory.sentence or s.token < i]
                pair = next(
                    (
                        s
                        for s in fitting
                        if len(s.members) == wanted and all(_is(m, kind, plural.who) for m in s.members)
                    ),
                    None,
                )
                parties = pair.members if pair else self._parties(fitting, kind, plural.who)
                if kind == "state" and not number and plural.refers_to == "state":
                    return None  # "the states", "the countries": too vague
                if len(parties) == wanted and (number or reach <= 2):
                    return Resolved(parties)
                if len(parties) > wanted:
                    break
        return None

    def _parties(self, fitting: list[Seen], kind: str, who: str | None) -> tuple[Identity, ...]:
        strong = self._distinct(s for s in fitting if not s.weak and not s.members and _is(s.identity, kind, who))
        if kind == "state":
            return self._states(fitting, strong)
        if len(strong) >= 2:
            return strong
        return self._distinct(s for s in fitting if not s.members and _is(s.identity, kind, who))

    def _states(self, fitting: list[Seen], strong: tuple[Identity, ...]) -> tuple[Identity, ...]:
        """Return the states named, and those whose officials are: "Abe met Biden, and the two allies agreed"."""
        codes = dict.fromkeys(each.id or "" for each in strong)
        theirs: dict[str, None] = {}
        for s in reversed(fitting):
            party = s.identity
            if party is not None and not s.weak and party.country and _is(party, "person") and party.sector == "GOV":
                theirs.setdefault(party.country)
        if len(theirs) > 1 and set(codes) <= set(theirs):
            codes = theirs
        if len(codes) < 2:  # adjectives count where nothing stronger does: "the Russian offer to Japan"
            for s in reversed(fitting):
                if s.identity is not None and _is(s.identity, "state"):
                    codes.setdefault(s.identity.id or "")
        return tuple(self.states[code] for code in codes if code in self.states)

    def office(self, words: str, office: str | None) -> Resolved | None:
        """Return the last party whose office or role the words name again ("the minister", "the ministry")."""
        words = words.lower()
        found: dict[str, Seen] = {}
        for s in self.memory.back(12):
            party = s.identity
            if party is None or s.plural or not (party.role or party.office):
                continue
            if (office and party.office == office) or _same_role(words, party.role):
                found.setdefault(key_of(party), s)
        latest = list(found.values())
        if len(latest) > 1 and latest[0].sentence - latest[1].sentence < 1 and words not in _LAST_ONE:
            return None
        party = latest[0].identity if latest else None
        return Resolved((party,)) if party is not None else None

    def state(self) -> Resolved | None:
        """Return the state that "the country" means: the only one named in this sentence or else the one before."""
        for reach in (0, 1):
            states = self._distinct(s for s in self.memory.back(reach) if not s.weak and _is(s.identity, "state"))
            if states:
                return Resolved(states) if len(states) == 1 else None
        return None


def _agrees(party: Identity, pronoun: Pronoun) -> bool:
    return party.gender is None or pronoun.gender is None or party.gender == pronoun.gender


def _can_be_it(party: Identity, pronoun: Pronoun) -> bool:
    """Tell whether "its" (a state or body) or "their" (several of any kind) can be this party's."""
    return pronoun.plural or party.kind in (MentionKind.STATE, MentionKind.ORGANISATION)


def _collective(party: Identity) -> bool:
    return party.kind is MentionKind.ORGANISATION


def _is(party: Identity | None, kind: str, who: str | None = None) -> bool:
    """Tell whether a party is of the kind that a plural speaks of, and of the rank or gender if it names one."""
    if party is None:
        return False
    if kind == "state":
        return party.kind is MentionKind.STATE
    if party.kind is not MentionKind.PERSON and not (
        party.kind is MentionKind.OFFICE and party.id and not _collective(party)
    ):
        return False
    if who in ("m", "f"):
        return party.gender in (who, None)
    if who == "minister":
        return "minister" in (party.role or "").lower() or party.office in ("foreign_minister", "secretary_of_state")
    if who == "leader":
        return is_leader(party)
    return who is None or who in (party.role or "").lower()


def is_leader(party: Identity) -> bool:
    """Tell whether the party leads a state: by the last words of the role."""
    role = (party.role or "").lower()
    return role.endswith(
        (
            "president",
            "prime minister",
            "chancellor",
            "premier",
            "leader",
            "king",
            "emperor",
            "head of state",
            "head of government",
        )
    ) and not role.startswith(("vice", "deputy"))


def _same_role(words: str, role: str | None) -> bool:
    if not role:
        return False
    role = role.lower()
    return role == words or role.endswith(f" {words}")
