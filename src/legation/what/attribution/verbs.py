"""Verbs that ascribe: where in the sentence their content stands, frame by frame."""

from collections.abc import Iterator

from legation.language import Sentence, Token
from legation.lexicons.attribution import PREPOSITIONS, AttributionLexicon, Cue, attribution_lexicon
from legation.what.attribution.draft import Draft, verb_group
from legation.what.attribution.sources import (
    agent,
    goes_back,
    is_misread_aside,
    is_passive,
    neighbour_subject,
    own_subject,
    rejoins,
    speaker,
)

_SPOKEN = frozenset({"clause", "quote"})


def verb_draft(sentence: Sentence, token: Token, lexicon: AttributionLexicon) -> Draft | None:
    """Return the attribution that a verb makes, or None when it is no cue or has nothing to ascribe."""
    entry = _entry(sentence, token, lexicon)
    if entry is None:
        return None
    draft = Draft(entry, token.i, verb_group(sentence, token.i), speaker(sentence, token.i))
    if is_passive(sentence, token.i):
        _passive_content(sentence, draft)
    else:
        _inverted(sentence, draft)
        _active_content(sentence, draft)
        if draft.source_head is None and draft.frame == "clause":
            draft.source_head = neighbour_subject(sentence, token.i)
    draft.shared = draft.source_head is not None and draft.source_head not in (
        own_subject(sentence, token.i),
        agent(sentence, token.i),
        *draft.barred,
    )
    if token.dep == "pcomp":
        draft.shared = False
        draft.barred |= _quoting_clause(sentence, token)
    if "quote" in entry.frames and draft.frame in ("", "host", "object"):
        draft.wants_quote = draft.source_head is not None
    if not draft.content and not draft.wants_quote:
        return None
    if draft.source_head is None and not _may_lack_source(sentence, draft):
        return None
    if draft.frame in ("object", "preposition") and not draft.wants_quote and not _is_told_of(sentence, draft):
        return None
    return draft


def _entry(sentence: Sentence, token: Token, lexicon: AttributionLexicon) -> Cue | None:
    """Return the lexicon's entry for a verb, with its particle before without."""
    for lemma in dict.fromkeys((token.lemma, *_stems(token))):
        for kid in sentence.kids(token.i, "prt", "advmod", "prep", "acomp", "ccomp", "xcomp", "dobj"):
            if kid.lower in lexicon.particles and kid.i > token.i and f"{lemma} {kid.lower}" in lexicon.verbs:
                return lexicon.verbs[f"{lemma} {kid.lower}"]
        if lemma in lexicon.verbs:
            return lexicon.verbs[lemma]
    return None


def _stems(token: Token) -> Iterator[str]:
    """Yield what the word may be a form of when its lemma is unknown: lemmatisers make "hop" of "hopes"."""
    for ending, instead in (("s", ""), ("es", ""), ("d", ""), ("ing", "e")):
        if token.lower.endswith(ending):
            yield token.lower.removesuffix(ending) + instead


def is_verbal(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is a verb: by its tag, or because it heads a clause ("PAC blasts rival", tagged as a noun)."""
    if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
        return True
    heads = token.tag == "NNS" and token.dep in ("ROOT", "ccomp")
    return heads and any(True for _ in sentence.kids(token.i, "nsubj")) and not any(sentence.kids(token.i, "cop"))


def _quoting_clause(sentence: Sentence, token: Token) -> set[int]:
    """Return subject and verb of '"...," X quoted Y as saying', beyond which the quoted words of "saying" are looked for."""
    over = sentence.tokens[sentence.tokens[token.head].head]
    subject = own_subject(sentence, over.i)
    if sentence.tokens[token.head].lower != "as" or subject is None or subject > over.i:
        return set()
    first = subject
    while first and sentence.tokens[first - 1].pos in ("PROPN", "NOUN", "ADJ", "DET", "NUM"):
        first -= 1
    return set(range(first, over.i + 1))


def _may_lack_source(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a cue may stand without a source: impersonal passives, and gerunds whose subject is left open."""
    if is_passive(sentence, draft.head):
        return "passive" in draft.entry.frames
    return draft.frame == "clause" and sentence.tokens[draft.head].tag == "VBG" and draft.entry.frames >= _SPOKEN


def _inverted(sentence: Sentence, draft: Draft) -> None:
    """Take the object that follows quoted or finished words for the speaker: '"Is it?" asked Mr. Smith.'."""
    tokens, head = sentence.tokens, draft.head
    if not draft.entry.frames >= _SPOKEN or own_subject(sentence, head) is not None:
        return
    if (head and tokens[head - 1].pos != "PUNCT") or tokens[head].tag not in ("VBD", "VBZ"):
        return
    for kid in sentence.kids(head, "dobj"):
        if kid.pos in ("PROPN", "PRON") and min(sentence.subtree(kid.i)) == head + 1:
            draft.source_head = kid.i
            draft.barred |= set(sentence.subtree(kid.i))


_THINGS = frozenset({"it", "that", "which", "this", "these", "those", "what", "there"})


def _is_told_of(sentence: Sentence, draft: Draft) -> bool:
    """
    Tell whether someone is told to have done what the verb says ("rejected the offer").

    An infinitive or a modal only entertains it ("how to attack them"), and a thing has no attitude to another.
    """
    helpers = list(sentence.kids(draft.head, "aux"))
    if any(kid.tag in ("TO", "MD") for kid in helpers):
        return False
    if sentence.tokens[draft.head].tag == "VB" and not any(kid.lemma == "do" for kid in helpers):
        return False
    subject = draft.source_head
    return subject is None or sentence.tokens[subject].lower not in _THINGS


def _active_content(sentence: Sentence, draft: Draft) -> None:
    for finder in (_clausal, _hosted, _of_medium, _trailed, _infinitival, _of_object, _of_preposition, _of_antecedent):
        content, frame = finder(sentence, draft)
        if content:
            draft.content, draft.frame = content, frame
            return


Found = tuple[set[int], str]
_NOTHING: Found = (set(), "")


def _clausal(sentence: Sentence, draft: Draft) -> Found:
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
                whole -= _subject_tokens(sentence, kid.i)
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
    return _NOTHING


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


def _subject_tokens(sentence: Sentence, verb: int) -> set[int]:
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


def _hosted(sentence: Sentence, draft: Draft) -> Found:
    """Content of a clause that is put in or after another: "Y, X said", "as X put it"."""
    token = sentence.tokens[draft.head]
    if not draft.entry.frames & _SPOKEN or draft.source_head is None or token.head == token.i:
        return _NOTHING
    bare = not any(kid.dep in ("dobj", "ccomp") and kid.lower != "it" for kid in sentence.kids(token.i))
    put_in = token.dep == "parataxis" or _is_as_clause(sentence, token) or _is_put_in(sentence, token)
    if not bare or not put_in or not any(True for _ in sentence.kids(token.i, "nsubj")):
        return _NOTHING
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
    spoken = entry is not None and entry.frames >= _SPOKEN and any(True for _ in sentence.kids(token.i, "nsubj"))
    return spoken and _after_comma(sentence, set(sentence.subtree(token.i)))


def _is_as_clause(sentence: Sentence, token: Token) -> bool:
    return token.dep == "advcl" and any(kid.lower == "as" for kid in sentence.kids(token.i, "mark", "advmod"))


def _after_comma(sentence: Sentence, below: set[int]) -> bool:
    first = min(below)
    return any(sentence.tokens[i].pos == "PUNCT" for i in (first, max(first - 1, 0)))


def _trailed(sentence: Sentence, draft: Draft) -> Found:
    """Content before a clause that ends the sentence, though the parse joins the two otherwise: "Y, X said."."""
    tokens, head = sentence.tokens, draft.head
    subject = own_subject(sentence, head)
    if not draft.entry.frames >= _SPOKEN or tokens[head].tag not in ("VBD", "VBZ", "VBP"):
        return _NOTHING
    if draft.source_head is None or subject not in (None, draft.source_head):
        return _NOTHING
    if any(kid.i > head and kid.i != draft.source_head for kid in sentence.kids(head, "dobj", "ccomp", "xcomp")):
        return _NOTHING
    first = min([head, *(i for i in sentence.subtree(draft.source_head) if _closely(sentence, i, head))])
    if first < 2 or tokens[first - 1].text not in (",", "”", "''", '"', ",''"):
        return _NOTHING
    left = range(first - 1)
    if tokens[0].pos == "SCONJ" and sum(tokens[i].text == "," for i in left) == 0:
        return _NOTHING
    if tokens[0].tag in ("VBG", "VBN") or not any(tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in left):
        return _NOTHING
    return set(left), "clause"


def _closely(sentence: Sentence, i: int, verb: int) -> bool:
    """Tell whether no comma parts token *i* from the verb behind it."""
    return i < verb and not any(sentence.tokens[k].text == "," for k in range(i, verb))


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
    return _NOTHING


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


def _of_medium(sentence: Sentence, draft: Draft) -> Found:
    """ "Said in a statement that ...": the parser may hang the clause on the statement."""
    if not draft.entry.frames >= _SPOKEN:
        return _NOTHING
    for prep in sentence.kids(draft.head, "prep"):
        for i in sentence.subtree(prep.i):
            if sentence.tokens[i].dep not in ("acl", "ccomp", "relcl") or i < draft.head:
                continue
            if any(kid.lower == "that" and kid.tag == "IN" for kid in sentence.kids(i)):
                return set(sentence.subtree(i)), "clause"
    return _NOTHING


def _of_object(sentence: Sentence, draft: Draft) -> Found:
    frames = draft.entry.frames
    if not frames & {"object", "small", "as"}:
        return _NOTHING
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
    return _NOTHING


def _of_preposition(sentence: Sentence, draft: Draft) -> Found:
    for kid in sentence.kids(draft.head, "prep", "dative"):
        if kid.lower not in draft.entry.frames & PREPOSITIONS or kid.i < draft.head:
            continue
        content = set(sentence.subtree(kid.i)) - {kid.i}
        if content:
            if kid.i == draft.cue[-1] + 1:
                draft.cue.append(kid.i)
            return content, "preposition"
    return _NOTHING


def _of_antecedent(sentence: Sentence, draft: Draft) -> Found:
    """ "The words he repeated": the noun before a relative clause that lacks its object."""
    token = sentence.tokens[draft.head]
    if token.dep != "relcl" or "object" not in draft.entry.frames or draft.source_head is None:
        return _NOTHING
    noun = sentence.tokens[token.head]
    subject = sentence.tokens[draft.source_head]
    if subject.tag in ("WP", "WDT") or draft.source_head == noun.i:
        return _NOTHING
    return {i for i in sentence.subtree(noun.i) if i < min(sentence.subtree(token.i))}, "object"


def _passive_content(sentence: Sentence, draft: Draft) -> None:
    """ "X was quoted by Y as saying Z", "X is expected to go", "the plan was rejected by Y", "a plan backed by Y"."""
    frames = draft.entry.frames
    token = sentence.tokens[draft.head]
    subject = {i for kid in sentence.kids(token.i, "nsubjpass", "csubjpass") for i in sentence.subtree(kid.i)}
    if frames & _SPOKEN and draft.source_head is not None and _is_as_clause(sentence, token):  # "as reported by X"
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
        if form == "clause" and not frames & (_SPOKEN | {"small"}):
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
