"""The place of a happening."""

from collections.abc import Sequence

from legation.language import Sentence, Token
from legation.lexicons.where import place_words
from legation.model import Place

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "csubj"})


def place_of(sentence: Sentence, predicate: int, places: Sequence[Place]) -> Place | None:
    """
    Return the place of the happening whose head word is token *predicate*: the nearest below it, in its own clause, behind a preposition of
    place, or the goal of a word of motion. An event noun without a place of its own takes that of the verb that holds it. None: not said.
    """
    words = place_words()
    token = sentence.tokens[predicate]
    moving = token.lemma.lower() in words.motion
    for place in sorted(places, key=lambda p: (_distance(sentence, predicate, _first(sentence, p)), p.start)):
        if _belongs(sentence, predicate, _first(sentence, place), moving=moving):
            return place
    if token.pos in ("NOUN", "PROPN") and token.head != predicate:
        verb = next((t for t in sentence.ancestors(predicate) if t.pos in ("VERB", "AUX")), None)
        if verb is not None and token.dep in ("dobj", "nsubjpass", "nsubj", "pobj", "conj"):
            return place_of(sentence, verb.i, places)
    return None


def _first(sentence: Sentence, place: Place) -> Token:
    inside = [t for t in sentence.tokens if t.start < place.end and place.start < t.end]
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head not in ids or t.head == t.i), inside[0])


def _distance(sentence: Sentence, predicate: int, token: Token) -> int:
    return sum(1 for _ in sentence.ancestors(token.i)) * 100 + abs(token.i - predicate)


def _belongs(sentence: Sentence, predicate: int, token: Token, *, moving: bool) -> bool:
    """Climb from the place to the happening; another clause on the way, or a wrong preposition, stops."""
    words = place_words()
    allowed = words.at | words.to if moving else words.at - {"of", "from"}
    current = token
    seen_preposition = False
    for above in sentence.ancestors(token.i):
        if current.dep in ("nsubj", "nsubjpass", "agent"):
            return False
        if current.dep == "prep" and not (current.lower == "of" and above.lemma.lower() in words.kinds):
            if not seen_preposition and current.lower not in allowed:
                return False
            seen_preposition = True
        if above.i == predicate:
            return seen_preposition or (moving and current.dep == "dobj")
        if above.dep in _CLAUSES and above.pos in ("VERB", "AUX"):
            return False
        current = above
    return False
