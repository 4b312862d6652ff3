"""Whether the verb that governs a word speaks of the past or of what is to come."""

from typing import Final

from legation.language import Sentence, Token

PAST, UNCLEAR, FUTURE = -1, 0, 1

_MODALS: Final = frozenset(
    {"will", "shall", "'ll", "’ll", "would", "could", "may", "might", "should", "must", "can", "wo", "ca"}
)
_HAVE: Final = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
_PAST_BE: Final = frozenset({"was", "were", "had", "did"})
_PRESENT_BE: Final = frozenset({"is", "are", "'s", "’s", "'re", "am", "’re"})
# Words before a date that place it ahead of the telling, whatever the verb; and those that do unless the verb is past.
_AHEAD: Final = frozenset({"ahead", "upcoming", "forthcoming"})
_RUN_UP: Final = frozenset({"run", "runup", "lead", "leadup", "up"})  # "in the run-up to Sunday's vote"
_UNTIL: Final = frozenset(
    {"until", "till", "deadline"}
)  # ahead, unless the verb looks back from a past point ("had not")
_MAYBE_AHEAD: Final = frozenset({"by", "due", "scheduled", "slated", "deadline", "starting", "beginning"})
_EFFECTIVE: Final = frozenset({"effective", "payable"})  # "a new rate effective June 1"
_BEHIND: Final = frozenset({"since"})
_FIXING: Final = frozenset({"schedule", "slate", "set", "plan", "expect", "due"})  # "talks scheduled for Friday"
_REACH: Final = 3
_PLANNING: Final = frozenset(
    {
        "plan",
        "expect",
        "schedule",
        "intend",
        "hope",
        "agree",
        "promise",
        "aim",
        "seek",
        "want",
        "vow",
        "due",
        "ready",
        "likely",
        "set",
        "prepare",
        "slate",
    }
)


def tense_at(sentence: Sentence, start: int) -> int:
    """
    Return PAST, FUTURE or UNCLEAR for the token that begins at document offset *start*.

    The verb that governs the token decides, with its auxiliaries; words such as "until", "ahead of" or "due" in front of
    the token decide before it.
    """
    tokens = sentence.tokens
    i = next((t.i for t in tokens if t.end > start), None)
    if i is None:
        return UNCLEAR
    near = _words_before(sentence, i)
    if near & _AHEAD or (near & _RUN_UP and "to" in near):
        return FUTURE
    if near & _BEHIND:
        return PAST
    verb = _governor(sentence, i)
    tense = _of_verb(sentence, verb) if verb is not None else UNCLEAR
    if near & _UNTIL and verb is not None and verb < i:
        had = any(kid.lower == "had" for kid in sentence.kids(verb, "aux"))
        return PAST if had else FUTURE
    if near & _EFFECTIVE and near & _PAST_BE == frozenset():
        return FUTURE
    if tense != PAST and near & _MAYBE_AHEAD:
        return FUTURE
    if tokens[i].i > 0 and tokens[i - 1].lower == "through" and tense == PAST:
        return UNCLEAR  # "extended credit through January"
    return UNCLEAR if tokens[i].dep == "poss" else tense  # "Friday's vote" says nothing of the verb's own time


def _words_before(sentence: Sentence, i: int) -> set[str]:
    """Return the words in front of a date, and in front of the dates that it is listed with ("due on Tuesday and Friday")."""
    tokens = sentence.tokens
    near: set[str] = set()
    while True:
        near |= {token.lower for token in tokens[max(0, i - _REACH) : i]}
        head = tokens[i].head
        if tokens[i].dep not in ("conj", "appos") or head >= i or tokens[head].pos in ("VERB", "AUX"):
            return near
        i = head


def _governor(sentence: Sentence, i: int) -> int | None:
    if sentence.tokens[i].pos in ("VERB", "AUX") and sentence.tokens[i].dep not in (
        "amod",
        "compound",
        "aux",
        "auxpass",
    ):
        return i
    for above in sentence.ancestors(i):
        if above.pos in ("VERB", "AUX") and above.dep not in ("amod", "compound"):
            return above.i
    return None


def _of_verb(sentence: Sentence, i: int) -> int:
    token = sentence.tokens[i]
    auxiliaries = {kid.lower for kid in sentence.kids(i, "aux", "auxpass")}
    if auxiliaries & _MODALS:
        return PAST if auxiliaries & _HAVE else FUTURE
    if token.lemma.lower() in _FIXING and token.tag in ("VBN", "VBD") and _fixes(sentence, i):
        return UNCLEAR if auxiliaries & _PAST_BE else FUTURE
    if auxiliaries & (_PAST_BE | _HAVE):
        return PAST
    if "to" in auxiliaries:
        return _of_infinitive(sentence, i)
    match token.tag:
        case "VBD":
            return PAST
        case "VBN":
            return UNCLEAR if auxiliaries & _PRESENT_BE else PAST
        case "VBG" if auxiliaries & _PRESENT_BE:
            return FUTURE
        case "VBZ" | "VBP":
            return UNCLEAR
    above = sentence.tokens[token.head]
    if token.head != i and above.pos in ("VERB", "AUX"):
        return _of_verb(sentence, above.i)
    return UNCLEAR


def _auxiliaries(sentence: Sentence, i: int) -> tuple[Token, ...]:
    """Return the auxiliaries of a verb, or of the verb that an adjective completes ("had been due")."""
    token = sentence.tokens[i]
    holder = token.head if token.dep in ("acomp", "oprd") else i
    return tuple(sentence.kids(holder, "aux", "auxpass"))


def _fixes(sentence: Sentence, i: int) -> bool:
    """Tell "talks set for Friday" from "a record set on Friday"."""
    if sentence.tokens[i].lemma.lower() != "set":
        return True
    return any(kid.lower in ("for", "to") or kid.dep == "xcomp" for kid in sentence.kids(i))


def _of_infinitive(sentence: Sentence, i: int) -> int:
    """ "agreed to meet" and "is to meet" look ahead; "managed to meet" and "was forced to sell" follow their verb."""
    token = sentence.tokens[i]
    above = sentence.tokens[token.head]
    if token.dep == "acl" and above.pos == "NOUN":
        return FUTURE  # "an invitation to visit", "the decision to leave"
    if token.head == i or above.lemma.lower() in _PLANNING or above.lower in _PRESENT_BE:
        # "had been due to expire on Friday" looks ahead from a past point
        return PAST if any(kid.lower == "had" for kid in _auxiliaries(sentence, above.i)) else FUTURE
    verb = _governor(sentence, above.i)
    tense = _of_verb(sentence, verb) if verb is not None and verb != i else UNCLEAR
    return FUTURE if tense is UNCLEAR else tense
