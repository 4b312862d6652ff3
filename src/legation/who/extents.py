"""How far the words reach that name a party: from the title to the name, without what the verb or the clock owns."""

from legation.language import Token, phrase_tokens
from legation.who.roles import POSSESSIVE, Role
from legation.who.view import View

_BLAMES = frozenset(
    {
        "accuse",
        "suspect",
        "convict",
        "acquit",
        "warn",
        "remind",
        "notify",
        "inform",
        "assure",
        "strip",
        "blame",
        "thank",
        "criticise",
        "criticize",
    }
)
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def extent(view: View, i: int, role: Role | None) -> tuple[int, int]:
    """Return the first and last token of the words that name the party whose head is token *i*."""
    first, last = phrase_tokens(view.sentence, i)
    last = _trim(view, i, last)
    if role is not None:
        first, last = min(role.first, role.head_first), max(last, role.head_last)
        if role.possessor is not None and role.possessor < i:
            first = min(first, extent(view, role.possessor, None)[0])
    if first > 0 and view.tokens[first].lower in ("least", "most") and view.tokens[first - 1].lower == "at":
        first -= 1
    while last > i and view.tokens[last].pos == "ADP":
        last -= 1
    while first > 0 and view.tokens[first - 1].tag == "DT" and first <= view.tokens[first - 1].head <= last:
        first -= 1
    if last > i and view.tokens[last].text in POSSESSIVE:
        last -= 1
    if first < i and _is_relative(view, first, i):
        first += 1
    while first < i and any(view.starts_line(k) for k in range(first + 1, i + 1)):
        first += 1
    return first, last


def _is_relative(view: View, first: int, head: int) -> bool:
    """Tell whether the phrase begins with a word that belongs to the clause: "(islands) that Soviet forces occupied", "which"."""
    word = view.tokens[first].lower
    return word == "which" or (word == "that" and view.tokens[head].tag in ("NNS", "NNPS"))


def _trim(view: View, i: int, last: int) -> int:
    """Cut a time or a later clause that the parser hung on the phrase: "a meeting on Tuesday"."""
    for k in range(i + 1, last + 1):
        token = view.tokens[k]
        if token.dep == "prep" and token.head == i and _is_complement(view, i, token):
            return max(i, k - 1)
        if (
            token.dep == "prep"
            and token.lower in ("on", "in", "at")
            and any(c.text in _DAYS or c.text.isdigit() for c in view.sentence.kids(k, "pobj"))
        ):
            return max(i, k - 1)
        if view.starts_line(k) or token.text in (",", ";", ":", "(") or token.text in ("--", "—"):
            return max(i, k - 1)
    return last


def _is_complement(view: View, i: int, preposition: Token) -> bool:
    """Tell whether the preposition goes with the verb, not the noun: "accused the army of slaughter", "of having"."""
    if any(kid.dep == "pcomp" for kid in view.sentence.kids(preposition.i)):
        return True
    token = view.tokens[i]
    return (
        preposition.lower in ("of", "for")
        and token.dep in ("dobj", "nsubjpass", "pobj")
        and view.tokens[token.head].lemma in _BLAMES
    )
