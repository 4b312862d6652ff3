"""What a verb ascribes: the frames tried in turn, active and passive."""

from collections.abc import Iterator

from legation.language import Sentence, Token
from legation.lexicons.attribution import PREPOSITIONS
from legation.what.attribution.clauses import (
    NOTHING,
    SPOKEN,
    Found,
    by_that,
    clausal,
    clause_form,
    hosted,
    is_as_clause,
    of_medium,
    trailed,
)
from legation.what.attribution.draft import Draft


def find_active(sentence: Sentence, draft: Draft) -> None:
    """Give an active verb the content of the first frame that fits."""
    for finder in (
        clausal,
        hosted,
        of_medium,
        by_that,
        trailed,
        _infinitival,
        _of_object,
        _of_preposition,
        _of_antecedent,
    ):
        content, frame = finder(sentence, draft)
        if content:
            draft.content, draft.frame = content, frame
            return


def _infinitival(sentence: Sentence, draft: Draft) -> Found:
    frames = draft.entry.frames
    for kid in sentence.kids(draft.head, "xcomp", "advcl"):
        form = clause_form(sentence, kid.i)
        whole = _without_finite_conjuncts(sentence, kid.i) if form == "inf" else set(sentence.subtree(kid.i))
        if kid.dep == "advcl" and "for" in frames and any(k.lower == "for" for k in sentence.kids(kid.i, "mark")):
            return whole - {k.i for k in sentence.kids(kid.i, "mark")}, "inf"
        if kid.dep == "advcl" and (form != "inf" or min(whole) != draft.cue[-1] + 1):
            continue
        if (form == "inf" and "inf" in frames) or (form == "gerund" and "gerund" in frames):
            addressed = "addressee" in frames
            objects = [] if addressed else [i for o in sentence.kids(draft.head, "dobj") for i in sentence.subtree(o.i)]
            return whole | set(objects), form
        if form in ("small", "clause") and "small" in frames:
            return whole, "small"
    return NOTHING


def _without_finite_conjuncts(sentence: Sentence, verb: int) -> set[int]:
    """Return an infinitive's words without a finite verb wrongly joined to it: "vowed to fight and accused them"."""
    whole = set(sentence.subtree(verb))
    for kid in sentence.kids(verb, "conj"):
        if kid.tag in ("VBD", "VBZ") and sentence.tokens[verb].tag == "VB":
            last = max(i for i in whole if i < min(sentence.subtree(kid.i)))
            whole -= {i for i in whole if i >= min(sentence.subtree(kid.i))}
            if sentence.tokens[last].dep == "cc":
                whole.discard(last)
    return whole


def _of_object(sentence: Sentence, draft: Draft) -> Found:
    frames = draft.entry.frames
    if not frames & {"object", "small", "as"}:
        return NOTHING
    if "small" in frames:
        parts = [kid.i for kid in sentence.kids(draft.head, "dobj", "oprd", "attr", "acomp") if kid.i > draft.head]
        content = {i for part in parts for i in sentence.subtree(part)}
        if len(parts) > 1 or any(sentence.tokens[i].tag == "``" for i in content):
            return content, "small"
    for kid in sentence.kids(draft.head, "dobj"):
        if kid.i in draft.barred:
            continue
        content = set(sentence.subtree(kid.i))
        for more in sentence.kids(draft.head, "prep", "oprd", "xcomp"):
            if more.i > kid.i and (more.lower in frames or more.dep != "prep"):
                content |= set(sentence.subtree(more.i))
        if "object" in frames or len(content) > len(sentence.subtree(kid.i)):
            spoken = any(True for as_ in sentence.kids(draft.head, "prep") for _ in sentence.kids(as_.i, "pcomp"))
            return content, "clause" if spoken and draft.entry.cue_class == "quote" else "object"
    return NOTHING


def _of_preposition(sentence: Sentence, draft: Draft) -> Found:
    for kid in sentence.kids(draft.head, "prep", "dative"):
        if kid.lower not in draft.entry.frames & PREPOSITIONS or kid.i < draft.head:
            continue
        content = set(sentence.subtree(kid.i)) - {kid.i}
        if content:
            if kid.i == draft.cue[-1] + 1:
                draft.cue.append(kid.i)
            return content, "preposition"
    return NOTHING


def _of_antecedent(sentence: Sentence, draft: Draft) -> Found:
    """ "The words he repeated": the noun before a relative clause that lacks its object."""
    token = sentence.tokens[draft.head]
    if token.dep != "relcl" or "object" not in draft.entry.frames or draft.source_head is None:
        return NOTHING
    noun = sentence.tokens[token.head]
    subject = sentence.tokens[draft.source_head]
    if subject.tag in ("WP", "WDT") or draft.source_head == noun.i:
        return NOTHING
    return {i for i in sentence.subtree(noun.i) if i < min(sentence.subtree(token.i))}, "object"


def find_passive(sentence: Sentence, draft: Draft) -> None:
    """ "X was quoted by Y as saying Z", "X is expected to go", "the plan was rejected by Y", "a plan backed by Y"."""
    frames = draft.entry.frames
    token = sentence.tokens[draft.head]
    subject = {i for kid in sentence.kids(token.i, "nsubjpass", "csubjpass") for i in sentence.subtree(kid.i)}
    if frames & SPOKEN and draft.source_head is not None and is_as_clause(sentence, token):  # "as reported by X"
        draft.content = set(sentence.subtree(token.head)) - set(sentence.subtree(token.i))
        draft.frame = "host"
        return
    for kid in _complements(sentence, draft):
        form = clause_form(sentence, kid.i) if kid.dep != "prep" else "as"
        below = set(sentence.subtree(kid.i))
        if kid.dep == "prep" and not (kid.lower in frames and kid.lower in ("as", "for", "of", "with")):
            continue
        impersonal = any(kid.tag == "PRP" and kid.lower == "it" for kid in sentence.kids(token.i, "nsubjpass"))
        spoken_to = "addressee" in frames
        if form == "clause" and not frames & (SPOKEN | {"small"}):
            continue
        draft.content = below if impersonal or spoken_to else below | subject
        draft.frame = form if form != "as" else "clause"
        return
    if draft.source_head is not None and frames & {"object", "small"}:
        if not subject and token.dep == "acl":
            subject = {i for i in sentence.subtree(token.head) if i < token.i}
        draft.content, draft.frame = subject - set(sentence.subtree(draft.source_head)), "object"


def _complements(sentence: Sentence, draft: Draft) -> Iterator[Token]:
    for kid in sentence.kids(draft.head, "ccomp", "xcomp", "oprd", "prep"):
        if kid.i > draft.head and kid.lower != "by":
            yield kid
