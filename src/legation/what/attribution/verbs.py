"""Verbs that ascribe: which entry of the lexicon, who speaks, and whether anything is ascribed at all."""

from collections.abc import Iterator

from legation.language import Sentence, Token
from legation.lexicons.attribution import AttributionLexicon, Cue
from legation.what.attribution.clauses import SPOKEN
from legation.what.attribution.contents import find_active, find_passive
from legation.what.attribution.draft import Draft, verb_group
from legation.what.attribution.sources import agent, is_passive, neighbour_subject, own_subject, speaker


def verb_draft(sentence: Sentence, token: Token, lexicon: AttributionLexicon) -> Draft | None:
    """Return the attribution that a verb makes, or None when it is no cue or has nothing to ascribe."""
    entry = _entry(sentence, token, lexicon)
    if entry is None:
        return None
    draft = Draft(entry, token.i, verb_group(sentence, token.i), speaker(sentence, token.i))
    if is_passive(sentence, token.i):
        find_passive(sentence, draft)
    else:
        _inverted(sentence, draft)
        find_active(sentence, draft)
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
    return draft.frame == "clause" and sentence.tokens[draft.head].tag == "VBG" and draft.entry.frames >= SPOKEN


def _inverted(sentence: Sentence, draft: Draft) -> None:
    """Take the object that follows quoted or finished words for the speaker: '"Is it?" asked Mr. Smith.'."""
    tokens, head = sentence.tokens, draft.head
    if not draft.entry.frames >= SPOKEN or own_subject(sentence, head) is not None:
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
