"""Whether a predicate is said to have happened, to be going on, to be planned, possible, conditional or denied."""

from dataclasses import dataclass

from legation.language.grammar import Grammar
from legation.language.sentence import Token
from legation.lexicons.coding import Cues
from legation.model import Status

# How far from fact: when two moods meet, the one further from fact wins.
_DISTANCE = {
    Status.ACTUAL: 0,
    Status.ONGOING: 1,
    Status.PLANNED: 2,
    Status.PROPOSED: 3,
    Status.CONDITIONAL: 4,
    Status.POSSIBLE: 4,
    Status.POSTPONED: 5,
    Status.FAILED: 6,
    Status.CANCELLED: 6,
    Status.REFUSED: 6,
    Status.DENIED: 7,
}


# What prepositions before a gerund say of it; those not named ("after", "by", "for") leave it a fact.
_GERUNDS = {
    "without": Status.DENIED,
    "from": Status.DENIED,
    "instead": Status.DENIED,
    "on": Status.POSSIBLE,
    "toward": Status.POSSIBLE,
    "towards": Status.POSSIBLE,
    "about": Status.POSSIBLE,
    "against": Status.POSSIBLE,
    "before": Status.POSSIBLE,
}
_STILL_OPEN = frozenset({"until", "till", "whether", "lest"})
_CONDITIONAL = frozenset({"had", "should", "were"})  # in front of their subject
_CAUSING = frozenset({"help", "let", "make"})
_AHEAD = ("before", "ahead", "until", "pending", "towards", "toward")  # what these point at is still to come


@dataclass(frozen=True, slots=True)
class Mood:
    """A status, the tokens whose words show it, and the tokens of a condition, where one is set."""

    status: Status
    words: tuple[int, ...] = ()
    condition: tuple[int, int] | None = None


def further(first: Mood, second: Mood) -> Mood:
    """Return the mood that is further from fact; the first, when they are equally far."""
    return second if _DISTANCE[second.status] > _DISTANCE[first.status] else first


def verb_mood(grammar: Grammar, i: int, cues: Cues) -> Mood:
    """Return the mood of the clause of verb (or predicate adjective) *i* from its own words."""
    carrier = _carrier(grammar, i)
    mood = Mood(Status.ONGOING, (carrier,)) if _is_progressive(grammar, carrier) else Mood(Status.ACTUAL)
    auxiliaries = [kid for k in {carrier, i} for kid in grammar.sentence.kids(k, "aux")]
    for kid in auxiliaries:
        status = cues.modals.get(kid.lower) or cues.modals.get(kid.lemma.lower())
        if status is not None:
            mood = further(mood, Mood(status, (kid.i,)))
    if any(_is_going_to(grammar, k) for k in (i, carrier)):
        mood = further(mood, Mood(Status.PLANNED, (carrier,)))
    for kid in grammar.sentence.kids(i):
        if kid.dep == "neg" or (kid.dep in ("advmod", "det") and kid.lower == "never"):
            mood = further(mood, Mood(Status.DENIED, (kid.i,)))
        elif kid.dep == "advmod" and kid.lower in cues.adverbs:
            mood = further(mood, Mood(cues.adverbs[kid.lower], (kid.i,)))
    open_word = _open(grammar, i, carrier, cues)
    if open_word is not None:
        mood = further(mood, Mood(*open_word))
    caused = _caused(grammar, i, cues)
    if caused is not None:
        mood = further(mood, caused)
    if _negative_argument(grammar, i):
        mood = further(mood, Mood(Status.DENIED, _negative_argument(grammar, i)))
    condition = _condition(grammar, i, cues)
    if condition and mood.status is not Status.DENIED:
        return Mood(Status.CONDITIONAL, mood.words or condition[:1], condition)
    return mood


def noun_mood(grammar: Grammar, i: int, cues: Cues) -> Mood:
    """Return the mood of an event noun: from its adjectives, from "no", else from the clause that it serves."""
    mood = Mood(Status.ACTUAL)
    for kid in grammar.sentence.kids(i):
        if kid.dep == "det" and kid.lower in ("no", "neither"):
            mood = further(mood, Mood(Status.DENIED, (kid.i,)))
        elif kid.dep in ("amod", "compound", "advmod") and kid.lower in cues.adjectives:
            mood = further(mood, Mood(cues.adjectives[kid.lower], (kid.i,)))
    above = grammar.tokens[grammar.tokens[i].head]
    if mood.status is Status.ACTUAL and above.dep in ("prep", "pobj", "pcomp"):
        lead = above if above.lower in _AHEAD else grammar.tokens[above.head]
        if lead.lower in _AHEAD and lead.pos != "VERB" and not (lead.lower == "before" and _is_past(grammar, i)):
            mood = Mood(Status.PLANNED, (lead.i,))
        elif "without" in (above.lower, lead.lower):
            mood = Mood(Status.DENIED, (above.i if above.lower == "without" else lead.i,))
    holder = grammar.tokens[above.head]
    if mood.status is Status.ACTUAL and above.dep == "prep" and {holder.lower, holder.lemma.lower()} & cues.feared:
        mood = Mood(Status.POSSIBLE, (holder.i,))
    if mood.status is not Status.ACTUAL:
        return mood
    verb = grammar.clause_verb(i)
    return _inherited(verb_mood(grammar, verb, cues), grammar, i, verb) if verb is not None else mood


def _is_past(grammar: Grammar, i: int) -> bool:
    """Tell whether the clause around *i* is told in the past: what it came before has come."""
    verb = grammar.clause_verb(i)
    return verb is not None and (
        grammar.tokens[verb].tag == "VBD"
        or any(kid.tag == "VBD" for kid in grammar.sentence.kids(verb, "aux", "auxpass"))
    )


def gerund_mood(grammar: Grammar, i: int, cues: Cues) -> Mood | None:
    """Return the mood that a preposition gives to a gerund: "without firing", "talks on opening"; None where it gives none."""
    token = grammar.tokens[i]
    if token.tag != "VBG" or token.dep != "pcomp":
        return None
    preposition = grammar.tokens[token.head]
    holder = grammar.tokens[preposition.head]
    if holder.lemma.lower() in cues.feared:
        return Mood(Status.POSSIBLE, (holder.i,))  # "the argument for invading"
    if (holder.lower, preposition.lower) == ("short", "of"):
        return Mood(Status.DENIED, (holder.i,))  # "stopped short of invading"
    status = _GERUNDS.get(preposition.lower)
    return Mood(status, (preposition.i,)) if status else None


def _inherited(mood: Mood, grammar: Grammar, i: int, verb: int) -> Mood:
    """Take over the clause's mood for a noun that is done within it ("will go to Paris for talks"), not one merely spoken of."""
    if serves_clause(grammar, i, verb) and mood.status not in (Status.DENIED, Status.ONGOING):
        return mood
    return Mood(Status.ACTUAL)


def serves_clause(grammar: Grammar, i: int, verb: int) -> bool:
    """Tell whether the noun *i* is what the clause of *verb* is for, what it happens at or comes after: "for talks", "during the visit"."""
    prepositions = (t.lower for t in grammar.sentence.ancestors(i) if t.dep in ("prep", "agent") and t.i > verb)
    return next(prepositions, None) in ("for", "at", "during", "in", "with", "after", "following")


def _carrier(grammar: Grammar, i: int) -> int:
    """Return the word that bears tense: the copula of a predicate adjective, the first of coordinated verbs."""
    token = grammar.tokens[i]
    if token.pos == "ADJ" and token.dep in ("acomp", "oprd"):
        return token.head
    seen = 0
    while token.dep == "conj" and not _has_auxiliary(grammar, token.i) and seen < 6:
        head = grammar.tokens[token.head]
        if head.pos not in ("VERB", "AUX") or token.tag not in ("VB", "VBN", "VBG"):
            break
        token, seen = head, seen + 1
    return token.i


def _has_auxiliary(grammar: Grammar, i: int) -> bool:
    return any(True for _ in grammar.sentence.kids(i, "aux", "auxpass"))


def _is_progressive(grammar: Grammar, i: int) -> bool:
    if grammar.tokens[i].tag != "VBG":
        return False
    return any(kid.lower in ("is", "are", "'s", "'re", "am") for kid in grammar.sentence.kids(i, "aux"))


def _open(grammar: Grammar, i: int, carrier: int, cues: Cues) -> tuple[Status, tuple[int, ...]] | None:
    """
    Return the status of a clause that leaves open whether it comes about: "until Iraq complies", "Had they let him go", a demand's
    "that he be returned", "Fight them!".
    """
    tokens = grammar.tokens
    for k in {i, carrier}:
        for mark in grammar.sentence.kids(k, "mark", "advmod"):
            if mark.lower in _STILL_OPEN and mark.i < k and tokens[k].dep in ("advcl", "ccomp"):
                return Status.POSSIBLE, (mark.i,)
        inverted = _inverted(grammar, k)
        if inverted is not None:
            return Status.POSSIBLE, (inverted,)
    notion = _notion(grammar, carrier, cues)
    if notion is not None:
        return Status.POSSIBLE, (notion,)
    token = tokens[carrier]
    helpers = list(grammar.sentence.kids(carrier, "aux", "auxpass"))
    bare = all(kid.tag == "VB" and kid.lower == "be" for kid in helpers)
    if not bare or (token.tag != "VB" and not helpers):
        return None
    has_subject = any(True for _ in grammar.sentence.kids(carrier, "nsubj", "nsubjpass"))
    if token.dep == "ccomp" and has_subject and tokens[token.head].lemma not in ("let", "make", "help", "have", "see"):
        return Status.PROPOSED, (carrier,)
    if token.dep == "ROOT" and token.tag == "VB" and not helpers and not has_subject:
        return Status.PROPOSED, (carrier,)
    return None


def _inverted(grammar: Grammar, i: int) -> int | None:
    """Return the auxiliary that stands in front of the subject of a clause that hangs on another: "Had they let him go, ..."."""
    token, kids = grammar.tokens[i], list(grammar.sentence.kids(i))
    first = next((kid for kid in kids if kid.dep in ("aux", "auxpass")), None)
    subject = next((kid for kid in kids if kid.dep in ("nsubj", "nsubjpass")), None)
    if first is None or subject is None or first.i > subject.i:
        return None
    # the parser takes many such clauses for what the main clause, "talks would have begun", says
    modal = any(kid.tag == "MD" for kid in grammar.sentence.kids(token.head, "aux"))
    leads = token.dep == "ccomp" and i < token.head and first.lower in _CONDITIONAL and modal
    return first.i if token.dep == "advcl" or leads else None


def _caused(grammar: Grammar, i: int, cues: Cues) -> Mood | None:
    """Return the mood that "let", "make" and "help" give to a bare infinitive: "will not make Rome yield"; None for no such one."""
    token = grammar.tokens[i]
    above = grammar.tokens[token.head]
    bare = token.tag == "VB" and not _has_auxiliary(grammar, i)
    if not bare or token.dep not in ("ccomp", "xcomp") or above.lemma not in _CAUSING:
        return None
    mood = verb_mood(grammar, above.i, cues)
    if above.lemma == "help" and mood.status is Status.DENIED:
        return Mood(Status.POSSIBLE, mood.words)  # it may be done without that help
    return mood


def _notion(grammar: Grammar, i: int, cues: Cues) -> int | None:
    """Return the noun whose content the clause of verb *i* is, where that is only thought: "the impression that Rome yields"."""
    token = grammar.tokens[i]
    noun = grammar.tokens[token.head]
    if token.dep not in ("acl", "relcl") or noun.lemma.lower() not in cues.notions:
        return None
    that = next((kid for kid in grammar.sentence.kids(i) if kid.lower == "that" and kid.i < i), None)
    if that is None or (that.dep != "mark" and not any(kid.i != that.i for kid in grammar.sentence.kids(i, "dobj"))):
        return None  # "the message that she sent"
    return noun.i


def _is_going_to(grammar: Grammar, i: int) -> bool:
    """Tell whether *i* stands under "is going to", "is to", "is set to", "is due to"."""
    token = grammar.tokens[i]
    if not any(kid.tag == "TO" for kid in grammar.sentence.kids(i, "aux")):
        return False
    head = grammar.tokens[token.head]
    if token.dep not in ("xcomp", "ccomp") or head.i == i:
        return False
    return head.lemma == "be" or (
        head.lower in ("going", "set", "due", "slated", "scheduled", "poised", "about", "likely")
    )


def _negative_argument(grammar: Grammar, i: int) -> tuple[int, ...]:
    """Return the "no" or "nobody" among the arguments of verb *i*: "No troops were sent"."""
    for j in (*grammar.subjects(i), *grammar.objects(i)):
        if grammar.tokens[j].lower in ("nobody", "none", "nothing", "neither"):
            return (j,)
        for kid in grammar.sentence.kids(j, "det"):
            if kid.lower in ("no", "neither"):
                return (kid.i,)
    return ()


def _condition(grammar: Grammar, i: int, cues: Cues) -> tuple[int, int] | None:
    """Return the first and last token of an if-clause that hangs on *i*, or of the one that *i* itself is in."""
    for kid in (*grammar.sentence.kids(i, "advcl"), _first_of_pair(grammar, i)):
        if kid.dep != "advcl":
            continue
        for mark in grammar.sentence.kids(kid.i, "mark", "advmod"):
            if mark.lower in cues.conditions:
                subtree = grammar.sentence.subtree(kid.i)
                return subtree[0], subtree[-1]
    return None


def _first_of_pair(grammar: Grammar, i: int) -> Token:
    """Return the first of coordinated verbs: "if he is caught and charged" is one condition."""
    token = grammar.tokens[i]
    for above in grammar.sentence.ancestors(i):
        if token.dep != "conj" or above.pos not in ("VERB", "AUX"):
            break
        token = above
    return token


def infinitive_mood(grammar: Grammar, i: int, cues: Cues) -> Mood | None:
    """
    Return the mood that the word above an infinitive gives to it: what somebody "managed to" do is done, what they "intend to
    go on to" do is open, as is what stands under a word that is not known; None for no infinitive.
    """
    above = governor(grammar, i)
    if above is None:
        return None
    if {above.lower, above.lemma.lower()}.isdisjoint(cues.implicatives):
        return Mood(Status.POSSIBLE, (above.i,))
    return further(verb_mood(grammar, above.i, cues), infinitive_mood(grammar, above.i, cues) or Mood(Status.ACTUAL))


def governor(grammar: Grammar, i: int) -> Token | None:
    """Return the word whose infinitive *i* is: "moved" in "moved to block"; None for a clause of its own."""
    token = grammar.tokens[i]
    bare = any(kid.tag == "TO" for kid in grammar.sentence.kids(i, "aux"))
    if bare and token.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "conj") and token.head != i:
        return grammar.tokens[token.head]
    return None
