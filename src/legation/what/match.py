"""Try the lexicon's patterns on the words of a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legation.language.grammar import Grammar
from legation.lexicons.coding import Act, Content
from legation.lexicons.patterns import Part, Pattern

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december today tomorrow yesterday tonight".split()
)  # "on Sunday" names nobody
_UNSAID = 2  # what a match loses whose recipient is not there
_TO_SOMEBODY = frozenset({"to", "on", "against", "upon", "into", "in", "at", "with", "for"})
_OBJECT_LIKE = frozenset({"object", "infinitive", "clause", "particle"})
_OWNING = frozenset({"of", "from", "belonging", "by"})


FRONT = "F"  # the slot for names in front of a noun that do not own it: "the Russian annexation", "the Japan trip"


@dataclass(frozen=True, slots=True)
class Match:
    """
    A pattern that fits at token ``head``: ``filled`` gives each slot's tokens, ``words`` the tokens of its literal words, ``score``
    how much of the sentence it accounts for.
    """

    head: int
    entry: Content | Act
    pattern: Pattern
    filled: Mapping[str, tuple[int, ...]]
    words: tuple[int, ...]
    score: int

    @property
    def is_act(self) -> bool:
        """Tell whether the entry is an act, which looks for a content."""
        return isinstance(self.entry, Act)


def part_of_speech(grammar: Grammar, i: int) -> str | None:
    """Return "verb", "noun" or "adjective", as patterns know them; None for other words."""
    token = grammar.tokens[i]
    if token.dep in ("aux", "auxpass"):
        return None
    if token.tag in ("VBG", "VBN") and token.dep in ("amod", "compound"):
        return None
    if token.pos == "NOUN" and token.dep == "compound" and token.head > i:
        return None  # "a sanctions resolution", "attack helicopters": the noun only says of what kind another is
    return _POS.get(token.pos)


def fit(grammar: Grammar, i: int, entry: Content | Act, pattern: Pattern) -> Match | None:
    """Return the match of *pattern* at token *i*, or None if something that it demands is not there."""
    filled: dict[str, tuple[int, ...]] = {}
    words: list[int] = []
    taken: set[int] = set()
    score = 0
    noun = pattern.pos == "noun"
    for part in pattern.parts:
        found = _find(grammar, i, part, taken, noun=noun)
        if found is None and words and part.slot in ("A", "R") and part.links & _OWNING:
            found = _owners(grammar, words[-1], taken) or (
                _behind_of(grammar, words[-1]) if "of" in part.links else None
            )
        if found is None and noun and part.required and part.slot == "A" and part.links & _OWNING:
            found = _owners(grammar, i, taken)
        if found is None:
            if part.optional or _may_be_missing(part, noun=noun):
                continue
            if _is_unsaid(part, told=bool(words)):
                score -= _UNSAID
                continue
            return None
        if part.slot:
            filled[part.slot] = filled.get(part.slot, ()) + found
            score += 1 if part.link != "subject" else 0
            taken.update(found)
        else:
            words.extend(found)
            score += 2 if part.link == "particle" else 3
            taken.update(found)
    if not noun and (_stray_particle(grammar, i, pattern) or _stray_object(grammar, i, pattern, filled, words)):
        return None
    if noun:
        _fill_in_front(grammar, i, filled)
    return Match(i, entry, pattern, filled, tuple(words), score)


def _owners(grammar: Grammar, i: int, taken: set[int]) -> tuple[int, ...] | None:
    """Return whose the noun *i* is, as words in front of it say: "froze [the bank's | Libyan] assets" as "assets of"."""
    if grammar.tokens[i].pos not in ("NOUN", "PROPN"):
        return None
    named = tuple(j for j in grammar.premodifiers(i) if grammar.tokens[j].text[:1].isupper())
    return tuple(j for j in grammar.possessors(i) or named if j not in taken) or None


def _behind_of(grammar: Grammar, i: int) -> tuple[int, ...] | None:
    """Return what "of" ties to a pattern's own noun: the duke in "protested against the rule of the duke"."""
    return tuple(j for name, j in grammar.prepositional(i) if name == "of") or None


def _is_unsaid(part: Part, *, told: bool) -> bool:
    """A verb whose own words are there may leave its recipient unsaid ("send food"), but then fits less well than another."""
    return told and part.slot == "R" and not part.required and bool(part.links & _TO_SOMEBODY)


def _may_be_missing(part: Part, *, noun: bool) -> bool:
    """Passives hide the actor; nouns may leave any party unsaid."""
    if part.required:
        return False
    if part.slot == "A" and part.link == "subject":
        return True
    return noun and part.slot in ("A", "R", "P")


def _find(grammar: Grammar, i: int, part: Part, taken: set[int], *, noun: bool) -> tuple[int, ...] | None:
    """Return the tokens that fill *part* at *i*: at least one, or None."""
    match part.link:
        case "subject":
            return _choose(grammar, part, grammar.subjects(i), taken)
        case "possessor":
            return _choose(grammar, part, grammar.possessors(i), taken)
        case "modifier":
            return _choose(grammar, part, grammar.premodifiers(i), taken)
        case "object":
            return _find_object(grammar, i, part, taken)
        case "particle":
            return () if part.words & grammar.particles(i) else None
        case "infinitive":
            heads = tuple(c.head for c in grammar.complements(i) if c.link == "infinitive")
            return heads or _find_near(grammar, i, part, taken)
        case "clause":
            return tuple(c.head for c in grammar.complements(i) if c.link == "clause") or None
    return _find_prepositional(grammar, i, part, taken)


def _find_object(grammar: Grammar, i: int, part: Part, taken: set[int]) -> tuple[int, ...] | None:
    objects = grammar.objects(i)
    found = _choose(grammar, part, objects, taken)
    if found is None and part.words:  # "a team of doctors", "20 tons of rice", "most of its guns"
        inner = tuple(k for j in objects for name, k in grammar.prepositional(j) if name == "of")
        found = _choose(grammar, part, inner, taken)
    found = found or _in_small_clause(grammar, i, part, taken)
    if found is not None:
        return found
    datives = tuple(k.i for k in grammar.sentence.kids(i, "dative") if k.pos not in ("ADP", "PART"))
    found = _choose(grammar, part, datives, taken)
    if found is None and part.slot == "C":
        return tuple(c.head for c in grammar.complements(i) if c.link == "gerund") or None
    return found


def _in_small_clause(grammar: Grammar, i: int, part: Part, taken: set[int]) -> tuple[int, ...] | None:
    """Look in what is said of the object: "found [him] guilty", "called [the vote] illegal"."""
    predicates = [
        k
        for k in grammar.sentence.kids(i, "oprd", "acomp", "xcomp", "ccomp", "attr")
        if k.pos in ("ADJ", "NOUN", "PROPN")
    ]
    if part.words:
        return _choose(grammar, part, tuple(k.i for k in predicates), taken)
    subjects = tuple(s.i for k in predicates for s in grammar.sentence.kids(k.i, "nsubj"))
    return _choose(grammar, part, subjects, taken) if part.slot in ("R", "X") else None


def _find_prepositional(grammar: Grammar, i: int, part: Part, taken: set[int]) -> tuple[int, ...] | None:
    phrases = [(name, j) for name, j in grammar.prepositional(i) if name in part.links]
    for _, j in phrases:
        if not part.words and grammar.tokens[j].lower in _DAYS:
            continue
        found = _choose(grammar, part, tuple(grammar.sentence.conjuncts(j)), taken)
        if found is not None:
            return found
    if part.links & _own_particles(grammar, i):
        return _find_object(grammar, i, part, taken)
    if part.slot == "C":
        return tuple(c.head for c in grammar.complements(i) if c.link in part.links) or None
    if part.words and "to" in part.links:  # "declined to comment"
        return _choose(grammar, part, tuple(c.head for c in grammar.complements(i) if c.link == "infinitive"), taken)
    return None


def _find_near(grammar: Grammar, i: int, part: Part, taken: set[int]) -> tuple[int, ...] | None:
    """Find an event noun behind "to" that hangs on *i* or its object: not the one of "rejected a plan for a change to the talks"."""
    near = {i, *grammar.objects(i)}
    found = _find_prepositional(grammar, i, Part("to", part.slot), taken) or ()
    tokens = grammar.tokens
    return tuple(j for j in found if tokens[tokens[j].head].head in near or tokens[j].head in near) or None


def _choose(grammar: Grammar, part: Part, tokens: tuple[int, ...], taken: set[int]) -> tuple[int, ...] | None:
    free = tuple(j for j in tokens if j not in taken)
    if part.words:
        found = tuple(
            j for j in free if grammar.tokens[j].lemma.lower() in part.words or grammar.tokens[j].lower in part.words
        )
        return found[:1] or None
    return free or None


def _own_particles(grammar: Grammar, i: int) -> frozenset[str]:
    """Return the verb's particles: "off" in "broke talks off"."""
    return grammar.particles(i) if grammar.tokens[i].pos in ("VERB", "AUX") else frozenset()


def _stray_particle(grammar: Grammar, i: int, pattern: Pattern) -> bool:
    """Tell whether the verb has a particle that the pattern does not know: "called off" is not "called"."""
    known = frozenset().union(*(part.words for part in pattern.parts if part.link == "particle"))
    known |= frozenset().union(*(part.links for part in pattern.parts))
    return any(kid.lower not in known for kid in grammar.sentence.kids(i, "prt"))


def _stray_object(
    grammar: Grammar, i: int, pattern: Pattern, filled: Mapping[str, tuple[int, ...]], words: list[int]
) -> bool:
    """
    Tell whether the verb has an object where the pattern has none: "demonstrated goodwill" is not "demonstrated", and "called the
    entry into office a scandal" does not "call into" anything.
    """
    behind = [part for part in pattern.parts if part.link != "subject"]
    if any(part.link in _OBJECT_LIKE for part in behind) or grammar.is_passive(i):
        return False
    objects = [kid for kid in grammar.sentence.kids(i, "dobj") if kid.tag != "PRP"]
    if not behind or not objects:
        return bool(objects)
    if set(words) & set(grammar.objects(i)):
        return False  # "stepped up patrols along the border"
    own = {j for kid in grammar.sentence.kids(i, "prep", "dative", "agent") for j in grammar.sentence.subtree(kid.i)}
    own.update(grammar.objects(i))  # "rolled back tariffs"
    slots = [j for part in behind if part.slot for j in filled.get(part.slot, ())]
    return bool(slots) and not any(j in own for j in slots)


def _fill_in_front(grammar: Grammar, i: int, filled: dict[str, tuple[int, ...]]) -> None:
    """Take possessors in front of an event noun as its actors, and put nationalities and names there into the slot F."""
    if "A" in filled:
        return
    used = {j for tokens in filled.values() for j in tokens}
    free = [j for j in grammar.premodifiers(i) if j not in used]
    owners = tuple(j for j in free if grammar.tokens[j].dep == "poss")
    if owners and all(grammar.tokens[j].tag == "PRP$" for j in owners):
        owners = tuple(j for j in grammar.possessors(i) if j not in used)
    front = tuple(j for j in free if _is_name(grammar, j))
    if owners:
        filled["A"] = owners
    elif front:
        filled[FRONT] = front


def _is_name(grammar: Grammar, j: int) -> bool:
    token = grammar.tokens[j]
    return token.text[0].isupper() and (token.i > 0 or token.pos in ("PROPN", "ADJ"))


def candidates(grammar: Grammar, i: int) -> Iterator[str]:
    """Yield the forms under which token *i* may stand in the lexicon: its lemma, then the word itself."""
    token = grammar.tokens[i]
    lemma = token.lemma.lower()
    yield lemma
    if token.lower != lemma:
        yield token.lower
