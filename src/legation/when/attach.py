"""Which time expression dates which happening of a sentence."""

from collections.abc import Sequence
from typing import Final

from legation.language import Sentence
from legation.model import Timex, TimexType

_VERBAL: Final = frozenset({"VERB", "AUX"})
_DATING: Final = frozenset({TimexType.DATE, TimexType.TIME})
# Labels over which a time phrase may climb and still modify the same happening.
_LINKS: Final = frozenset(
    {
        "prep",
        "pobj",
        "npadvmod",
        "tmod",
        "advmod",
        "pcomp",
        "compound",
        "nmod",
        "poss",
        "amod",
        "nummod",
        "appos",
        "dobj",
        "attr",
        "nsubj",
        "nsubjpass",
        "obl",
        "dative",
        "conj",
        "dep",
        "quantmod",
        "det",
    }
)
_MAX_STEPS: Final = 6


def time_of(sentence: Sentence, predicate: int, timexes: Sequence[Timex]) -> Timex | None:
    """
    Return the expression that dates the happening whose head word is token *predicate*, or None.

    The one that is attached nearest below the word wins, without crossing another clause's verb: in "Ames said Wednesday
    that Birk will visit in October", "visit" gets October and "said" Wednesday. An event noun without a time of its own
    takes that of the verb that holds it ("held talks on Friday"), if the verb is light or the noun its object.
    Durations and sets date nothing.
    """
    dating = [timex for timex in timexes if timex.type in _DATING and sentence.start <= timex.start < sentence.end]
    if not dating:
        return None
    homes = [(timex, _home(sentence, timex, predicate)) for timex in dating]
    own = [(steps, abs(_first(sentence, timex) - predicate), timex) for timex, steps in homes if steps is not None]
    if own:
        return min(own, key=lambda item: (item[2].earliest is None, item[0], item[1]))[2]
    carrier = _carrier(sentence, predicate)
    return time_of(sentence, carrier, timexes) if carrier is not None else None


def _first(sentence: Sentence, timex: Timex) -> int:
    """Return the index of the expression's first token."""
    return next((t.i for t in sentence.tokens if t.end > timex.start), len(sentence.tokens) - 1)


def head_of(sentence: Sentence, timex: Timex) -> int:
    """Return the index of the expression's token that hangs outside it."""
    inside = [t for t in sentence.tokens if t.start < timex.end and timex.start < t.end]
    ids = {t.i for t in inside}
    outer = [t for t in inside if t.head not in ids or t.head == t.i]
    return outer[-1].i if outer else _first(sentence, timex)


def _home(sentence: Sentence, timex: Timex, predicate: int) -> int | None:
    """Return the number of steps from the expression up to the predicate; None if it belongs elsewhere."""
    i = head_of(sentence, timex)
    tokens = sentence.tokens
    verbal = tokens[predicate].pos in _VERBAL
    prepositions = 0  # "in February" is no further away than "last April"
    for steps in range(_MAX_STEPS):
        if i == predicate:
            return steps - prepositions
        token = tokens[i]
        if token.head == i or (token.pos in _VERBAL and steps and not _is_linking(sentence, i, predicate)):
            return None
        if token.dep not in _LINKS and not (token.pos in _VERBAL and _is_linking(sentence, i, predicate)) and steps:
            return None
        if verbal and token.dep in ("nsubj", "nsubjpass") and steps > 1:
            return None  # "Friday's vote angered Rome": the vote is Friday's, not the anger
        prepositions += token.dep == "prep"
        i = token.head
    return None


def _is_linking(sentence: Sentence, verb: int, predicate: int) -> bool:
    """Tell whether a verb on the way hands its time on: an open complement of the predicate ("is due to meet", "began talks")."""
    token = sentence.tokens[verb]
    return token.head == predicate and token.dep in ("xcomp", "aux", "auxpass")


def _carrier(sentence: Sentence, predicate: int) -> int | None:
    """Return the verb whose time also dates this word: the one that holds an event noun, or a coordinated or raising verb."""
    token = sentence.tokens[predicate]
    if token.head == predicate:
        return None
    head = sentence.tokens[token.head]
    if token.pos in _VERBAL:
        return None
    if token.dep in ("dobj", "nsubjpass", "nsubj", "attr", "conj", "compound"):
        return head.i
    if token.dep == "pobj" and head.dep in ("prep", "agent", "dative"):
        upper = sentence.tokens[head.head]
        return (
            upper.i
            if upper.pos in _VERBAL and head.lower in ("in", "at", "during", "to", "on", "for", "into", "with")
            else None
        )
    return None
