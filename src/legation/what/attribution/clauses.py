"""Reported clauses: where they stand about the verb that reports them, and how far they reach."""

from legation.language import Sentence, Token
from legation.lexicons.attribution import attribution_lexicon
from legation.what.attribution.draft import Draft
from legation.what.attribution.sources import goes_back, is_misread_aside, own_subject, rejoins

SPOKEN = frozenset({"clause", "quote"})
"""The frames of verbs of saying."""

Found = tuple[set[int], str]
"""Content as tokens, and its frame."""

NOTHING: Found = (set(), "")
_SHORTEST = 3  # words of a clause without a verb that the tagger knows


def clause_form(sentence: Sentence, verb: int) -> str:
    """Tell a finite clause from an infinitive, a gerund and a small clause ("it a mistake")."""
    token = sentence.tokens[verb]
    helpers = list(sentence.kids(verb, "aux", "auxpass"))
    if any(kid.tag == "TO" for kid in helpers):
        return "inf"
    if token.pos in ("VERB", "AUX"):
        if token.tag == "VBG" and not helpers:
            return "gerund"
        return "clause"
    return "clause" if any(True for _ in sentence.kids(verb, "mark", "cop")) else "small"


def clausal(sentence: Sentence, draft: Draft) -> Found:
    frames = draft.entry.frames
    if is_misread_aside(sentence, sentence.tokens[draft.head]) and "clause" in frames:
        over = sentence.tokens[draft.head].head
        return {i for i in sentence.subtree(over) if i > draft.head}, "clause"
    for kid in sentence.kids(draft.head, "ccomp"):
        if _is_put_in(sentence, kid):
            continue
        form = clause_form(sentence, kid.i)
        whole = set(sentence.subtree(kid.i))
        if form == "inf" and frames & {"inf", "small", "clause", "object"}:
            if "addressee" in frames:
                whole -= subject_tokens(sentence, kid.i)
            return whole, "inf"
        if form == "gerund" and frames & {"gerund", "clause", "object"}:
            return whole, "gerund"
        if form == "small" and frames & {"small", "clause", "object"}:
            return whole, "small"
        if form == "clause" and ("clause" in frames or ("quote" in frames and _has_marks(sentence, whole))):
            mark = next((m.i for m in sentence.kids(kid.i, "mark") if m.lower == "that"), None)
            if mark is not None and draft.head < mark:  # what stands before "that" is the upper clause's
                whole = {i for i in whole if i >= mark}
            if _is_parted(sentence, draft, whole):
                continue
            whole = _widen(sentence, draft, whole)
            return _without_the_speakers(sentence, draft, whole), "clause"
        if form == "clause" and "small" in frames:
            return whole, "clause"
    return NOTHING


def _is_parted(sentence: Sentence, draft: Draft, content: set[int]) -> bool:
    """Tell whether a semicolon parts the clause in front from cue and source: "They left; he says he is glad"."""
    last = max(content)
    return last < draft.head and any(sentence.tokens[i].text == ";" for i in range(last, draft.head))


def _without_the_speakers(sentence: Sentence, draft: Draft, content: set[int]) -> set[int]:
    """Take out of a reported clause what the reporter goes on with: ", citing Y", "and predicted that ..."."""
    kept = set(content)
    for i in sorted(i for i in content if i > draft.head):
        token = sentence.tokens[i]
        if i in kept and (goes_back(sentence, token) or rejoins(sentence, token)):
            below = sentence.subtree(i)
            kept -= set(below)
            if token.dep == "conj":
                kept -= {k for k in range(below[0] - 2, below[0]) if sentence.tokens[k].dep in ("cc", "punct")}
    return kept


def _has_marks(sentence: Sentence, indices: set[int]) -> bool:
    """Tell whether quotation marks stand among the tokens."""
    return any(sentence.tokens[i].tag in ("``", "''") for i in indices)


def subject_tokens(sentence: Sentence, verb: int) -> set[int]:
    return {i for kid in sentence.kids(verb, "nsubj") for i in sentence.subtree(kid.i)}


def _widen(sentence: Sentence, draft: Draft, content: set[int]) -> set[int]:
    """
    Give back to a clause what the parser hung on the verb above it.

    Before a verb at the sentence's top ("Y, X said") all that stands in front of source and cue is content; behind it,
    whatever follows without a comma.
    """
    tokens = sentence.tokens
    head = draft.head
    own = {*draft.cue, draft.head}
    if draft.source_head is not None:
        own |= set(sentence.subtree(draft.source_head)) - content
    if max(content) < head and tokens[head].head == head:
        content |= {i for i in range(min(content)) if i not in own}
    elif min(content) > head:
        spoken_to = "addressee" in draft.entry.frames
        for kid in sentence.kids(head):
            below = sentence.subtree(kid.i)
            if kid.i > max(content) and kid.dep in ("prep", "advmod", "npadvmod", "advcl", "dobj"):
                if below[0] == max(content) + 1:
                    content |= set(below)
            elif kid.i > max(content) and _goes_on(sentence, kid):
                content |= set(range(max(content) + 1, below[-1] + 1))
            elif head < kid.i < min(content) and kid.i != draft.source_head and not spoken_to and kid.dep in _STRAYED:
                content |= set(range(below[0], min(content)))
    return content


def _goes_on(sentence: Sentence, kid: Token) -> bool:
    """Tell whether a clause further on is content too: a second complement, or "and that ..."."""
    if kid.dep == "ccomp":
        return not any(is_misread_aside(sentence, subject) for subject in sentence.kids(kid.i, "csubj"))
    return kid.dep == "conj" and any(mark.lower == "that" for mark in sentence.kids(kid.i, "mark"))


_STRAYED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "dep", "nmod", "csubj"})


def hosted(sentence: Sentence, draft: Draft) -> Found:
    """Content of a clause that is put in or after another: "Y, X said", "as X put it"."""
    token = sentence.tokens[draft.head]
    if not draft.entry.frames & SPOKEN or draft.source_head is None or token.head == token.i:
        return NOTHING
    bare = not any(kid.dep in ("dobj", "ccomp") and kid.lower != "it" for kid in sentence.kids(token.i))
    put_in = token.dep == "parataxis" or is_as_clause(sentence, token) or _is_put_in(sentence, token)
    if not bare or not put_in or not any(True for _ in sentence.kids(token.i, "nsubj")):
        return NOTHING
    return set(sentence.subtree(token.head)) - set(sentence.subtree(token.i)), "host"


def _is_put_in(sentence: Sentence, token: Token) -> bool:
    """Tell whether a clause behind a comma, hung as a complement on what it ascribes, is the speaker's: "Y, X said"."""
    if (
        token.dep != "ccomp"
        or token.i < token.head
        or any(True for _ in sentence.kids(token.i, "dobj", "ccomp", "mark"))
    ):
        return False
    entry = attribution_lexicon().verbs.get(token.lemma)
    spoken = entry is not None and entry.frames >= SPOKEN and any(True for _ in sentence.kids(token.i, "nsubj"))
    return spoken and _after_comma(sentence, set(sentence.subtree(token.i)))


def is_as_clause(sentence: Sentence, token: Token) -> bool:
    return token.dep == "advcl" and any(kid.lower == "as" for kid in sentence.kids(token.i, "mark", "advmod"))


def _after_comma(sentence: Sentence, below: set[int]) -> bool:
    first = min(below)
    return any(sentence.tokens[i].pos == "PUNCT" for i in (first, max(first - 1, 0)))


def trailed(sentence: Sentence, draft: Draft) -> Found:
    """Content before a clause that ends the sentence, though the parse joins the two otherwise: "Y, X said."."""
    tokens, head = sentence.tokens, draft.head
    subject = own_subject(sentence, head)
    if not draft.entry.frames >= SPOKEN or tokens[head].tag not in ("VBD", "VBZ", "VBP"):
        return NOTHING
    if draft.source_head is None or subject not in (None, draft.source_head):
        return NOTHING
    if any(kid.i > head and kid.i != draft.source_head for kid in sentence.kids(head, "dobj", "ccomp", "xcomp")):
        return NOTHING
    first = min([head, *(i for i in sentence.subtree(draft.source_head) if _closely(sentence, i, head))])
    if first < 2 or tokens[first - 1].text not in (",", "”", "''", '"', ",''"):
        return NOTHING
    left = range(first - 1)
    if tokens[0].pos == "SCONJ" and sum(tokens[i].text == "," for i in left) == 0:
        return NOTHING
    inverted = (
        draft.source_head > head and len(left) >= _SHORTEST
    )  # ", says Seoul": headlines have verbs that look like nouns
    finite = any(tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in left)
    if tokens[0].tag in ("VBG", "VBN") or not (finite or inverted):
        return NOTHING
    return set(left), "clause"


def _closely(sentence: Sentence, i: int, verb: int) -> bool:
    """Tell whether no comma parts token *i* from the verb behind it."""
    return i < verb and not any(sentence.tokens[k].text == "," for k in range(i, verb))


def of_medium(sentence: Sentence, draft: Draft) -> Found:
    """ "Said in a statement that ...": the parser may hang the clause on the statement."""
    if not draft.entry.frames >= SPOKEN:
        return NOTHING
    for prep in sentence.kids(draft.head, "prep"):
        for i in sentence.subtree(prep.i):
            if sentence.tokens[i].dep not in ("acl", "ccomp", "relcl") or i < draft.head:
                continue
            if any(kid.lower == "that" and kid.tag == "IN" for kid in sentence.kids(i)):
                return set(sentence.subtree(i)), "clause"
    return NOTHING


def by_that(sentence: Sentence, draft: Draft) -> Found:
    """Content from a "that" on whose clause the parse broke up: all to the sentence's end."""
    if "clause" not in draft.entry.frames:
        return NOTHING
    for kid in sentence.kids(draft.head, "prep", "mark", "dobj", "pobj", "nsubj"):
        if kid.lower == "that" and kid.tag == "IN" and kid.i > draft.head:
            rest = range(kid.i, len(sentence.tokens))
            if any(sentence.tokens[i].pos in ("VERB", "AUX") for i in rest):
                return set(rest), "clause"
    return NOTHING
