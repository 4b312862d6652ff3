"""Who speaks: from a cue to the head of the phrase that names its source, and to the whole of that phrase."""

from collections.abc import Callable, Iterator, Set

from legation.language import Sentence, Token
from legation.lexicons.attribution import attribution_lexicon

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEPTH = 6


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb is a passive, or a past participle that stands behind or beside a noun."""
    if any(True for _ in sentence.kids(verb, "nsubjpass", "auxpass", "agent")):
        return True
    token = sentence.tokens[verb]
    if token.tag != "VBN":
        return False
    if any(kid.lemma == "have" for kid in sentence.kids(verb, "aux")):
        return False
    return token.dep in ("acl", "amod") or (token.dep == "advcl" and not any(sentence.kids(verb, "nsubj")))


def agent(sentence: Sentence, verb: int) -> int | None:
    """Return the head of the phrase after "by" of a passive."""
    for by in sentence.kids(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in sentence.kids(by.i, "pobj"):
                return noun.i
    return None


def speaker(sentence: Sentence, verb: int) -> int | None:
    """Return the head of the phrase that names who does what *verb* tells: its subject, or the agent of a passive."""
    if is_passive(sentence, verb):
        found = agent(sentence, verb)
        if found is None and sentence.tokens[verb].dep == "conj":
            found = agent(sentence, sentence.tokens[verb].head)
        return found
    return surface_subject(sentence, verb)


def surface_subject(sentence: Sentence, verb: int, depth: int = 0) -> int | None:
    """Return the subject that a verb has or shares: by conjunction, control, participles and relative clauses."""
    own = own_subject(sentence, verb)
    if own is not None:
        return own
    if depth > _DEPTH or any(True for _ in sentence.kids(verb, "csubj", "csubjpass", "expl")):
        return None
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if rejoins(sentence, token):
        return next((surface_subject(sentence, over.i, depth + 1) for over in _speech_above(sentence, token)), None)
    if token.dep == "conj" and head.pos in ("VERB", "AUX"):
        return surface_subject(sentence, head.i, depth + 1)
    finder = _SHARED.get(token.dep)
    return finder(sentence, token, head, depth) if finder and head.i != verb else None


def _of_complement(sentence: Sentence, token: Token, head: Token, depth: int) -> int | None:
    """ "Promised to go" has the subject's, "urged them to go" the object's."""
    controller = None if is_passive(sentence, head.i) else next((kid.i for kid in sentence.kids(head.i, "dobj")), None)
    if controller is not None:
        return controller
    bare = token.dep == "xcomp" or token.tag in ("VBG", "VB", "VBN")
    return surface_subject(sentence, head.i, depth + 1) if bare else None


def _of_noun_clause(sentence: Sentence, token: Token, head: Token, depth: int) -> int | None:
    """ "A man saying" has the noun, "released a statement saying" and "his decision to announce" its owner."""
    owner = _owner(sentence, head.i, depth)
    if token.tag == "VBG":
        return owner if owner is not None and head.lemma in attribution_lexicon().media else head.i
    return owner


def _of_gerund(sentence: Sentence, token: Token, head: Token, depth: int) -> int | None:
    """ "By saying" has the upper verb's, "quoted him as saying" and "kept them from leaving" its object."""
    over = sentence.tokens[head.head]
    if head.lower in _OBJECT_CONTROL and not is_passive(sentence, over.i):
        for kid in sentence.kids(over.i, "dobj"):
            return kid.i
    if over.pos in ("VERB", "AUX"):
        return surface_subject(sentence, over.i, depth + 1)
    return _owner(sentence, over.i, depth)


def _of_participle(sentence: Sentence, token: Token, head: Token, depth: int) -> int | None:
    """ "..., adding that" has that of the nearest verb above, but "said, citing X, that they come" not "they"."""
    if goes_back(sentence, token):
        return next((surface_subject(sentence, over.i, depth + 1) for over in _speech_above(sentence, token)), None)
    if token.tag != "VBG" and not any(kid.tag == "TO" for kid in sentence.kids(token.i, "aux")):
        return None
    for over in sentence.ancestors(token.i):
        marked_later = any(kid.i > token.i for kid in sentence.kids(over.i, "mark"))
        if over.pos in ("VERB", "AUX") and not marked_later:
            found = surface_subject(sentence, over.i, depth + 1)
            if found is not None:
                return found
    return None


def is_misread_aside(sentence: Sentence, token: Token) -> bool:
    """Tell whether a participle passes for the subject of what it ascribes: "..., adding the pact *is* dead"."""
    return token.dep == "csubj" and token.tag == "VBG" and sentence.tokens[token.i - 1].text == ","


def _of_aside(sentence: Sentence, token: Token, head: Token, depth: int) -> int | None:
    """ "..., adding the pact is dead" has that of the verb above both."""
    if not is_misread_aside(sentence, token) or head.head == head.i:
        return None
    return surface_subject(sentence, head.head, depth + 1)


def goes_back(sentence: Sentence, token: Token) -> bool:
    """Tell whether a participle, hung on a reported clause, is the reporter's: "said that X had left, citing Y"."""
    if token.tag != "VBG" or token.dep != "advcl" or sentence.tokens[token.i - 1].text != ",":
        return False
    entry = attribution_lexicon().verbs.get(token.lemma)
    return entry is not None and "participle" in entry.frames and any(True for _ in _speech_above(sentence, token))


def rejoins(sentence: Sentence, token: Token) -> bool:
    """
    Tell whether a verb of saying, joined to a reported clause, goes on with the reporter.

    "She said she was tired and predicted that he would win": no subject of its own, a clause of its own, and the form of
    the verb above.
    """
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or own_subject(sentence, token.i) is not None:
        return False
    entry = attribution_lexicon().verbs.get(token.lemma)
    if (
        entry is None
        or not entry.frames >= {"clause", "quote"}
        or not any(True for _ in sentence.kids(token.i, "ccomp"))
    ):
        return False
    return any(over.tag == token.tag for over in _speech_above(sentence, token))


def _speech_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the verbs of saying in whose complement a token stands, nearest first."""
    verbs = attribution_lexicon().verbs
    inside = False
    for over in sentence.ancestors(token.i):
        entry = verbs.get(over.lemma) if inside else None
        if entry is not None and "clause" in entry.frames:
            yield over
        inside = over.dep == "ccomp"


_OBJECT_CONTROL = frozenset({"as", "from", "of", "for", "into"})
_SHARED: dict[str, Callable[[Sentence, Token, Token, int], int | None]] = {
    "xcomp": _of_complement,
    "ccomp": _of_complement,
    "acl": _of_noun_clause,
    "pcomp": _of_gerund,
    "advcl": _of_participle,
    "csubj": _of_aside,
}


def own_subject(sentence: Sentence, verb: int) -> int | None:
    """Return the verb's own subject; of two, the one behind it ("The deal is off, said Smith", both hung on "said")."""
    found = None
    for kid in sentence.kids(verb, "nsubj", "nsubjpass"):
        if found is None or kid.i > verb:
            found = kid.i
    return found


def neighbour_subject(sentence: Sentence, verb: int) -> int | None:
    """
    Return the head of the noun phrase before a finite verb that the parse left without a subject.

    An aside may stand between: "Smith, ending a visit, said".
    """
    tokens = sentence.tokens
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    i = verb - 1
    while i >= 0 and tokens[i].pos in ("ADV", "AUX"):
        i -= 1
    if i > 0 and tokens[i].text == ",":
        i = next((k for k in range(i - 1, 0, -1) if tokens[k].text == "," and tokens[k + 1].tag in _ASIDES), 0) - 1
    if i < 0 or tokens[i].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    while tokens[i].dep in ("compound", "appos", "poss", "nmod") and tokens[i].head < verb:
        i = tokens[i].head
    return i


_ASIDES = frozenset({"VBG", "VBN", "WP"})


def _owner(sentence: Sentence, noun: int, depth: int) -> int | None:
    """Return whose the noun is: a possessor, someone after "by" or "from", or the subject that made or gave it."""
    for kid in sentence.kids(noun, "poss"):
        return kid.i
    for by in sentence.kids(noun, "prep", "agent"):
        if by.lower in ("by", "from"):
            for kid in sentence.kids(by.i, "pobj"):
                return kid.i
    token = sentence.tokens[noun]
    head = sentence.tokens[token.head]
    if token.dep == "pobj" and head.dep == "prep" and head.lower in ("in", "with", "of", "to"):
        head = sentence.tokens[head.head]
    elif token.dep not in ("dobj", "conj", "attr"):
        return None
    if head.i == noun or head.lemma not in attribution_lexicon().lights:
        return None
    return surface_subject(sentence, head.i, depth + 1)


def noun_owner(sentence: Sentence, noun: int) -> int | None:
    """Return who says, thinks or wants what a noun names ("Moscow's claim", "a claim by X", "X expressed the hope")."""
    return _owner(sentence, noun, 0)


def antecedent(sentence: Sentence, head: int) -> int:
    """Return the noun that a relative pronoun stands for, or the head itself."""
    token = sentence.tokens[head]
    if token.lower not in _RELATIVE or token.tag not in ("WP", "WDT", "IN"):
        return head
    for over in sentence.ancestors(head):
        if over.dep == "relcl":
            return over.head
    return head


def source_tokens(sentence: Sentence, head: int, barred: Set[int]) -> list[int]:
    """
    Return the tokens of the phrase around *head*, with apposition, relative clauses and coordination, in one run.

    *barred* are tokens of cue and content, which the run must not cross.
    """
    tokens = sentence.tokens
    below = set(sentence.subtree(head)) - barred
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    while first < head and tokens[first].dep in ("punct", "cc", "mark", "advmod") and tokens[first].text not in "$#":
        first += 1
    while last > head and (tokens[last].dep in ("punct", "cc") or tokens[last].pos == "PUNCT"):
        last -= 1
    return list(range(first, last + 1))
