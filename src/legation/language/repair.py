"""Systematic mistakes of the parser on news English, mended before anything reads the tree."""

from dataclasses import replace

from legation.language.sentence import Sentence, Token


def repair(sentence: Sentence) -> Sentence:
    """Return the sentence with known mistakes of the parser put right; most sentences come back as they are."""
    sentence = _name_taken_for_adverb(sentence)
    for joiner in sentence.tokens:
        if joiner.lower == "and" and joiner.dep == "cc":
            sentence = _part_coordinated_names(sentence, joiner.i)
            sentence = _give_subject_back(sentence, joiner.i)
    return sentence


def _name_taken_for_adverb(sentence: Sentence) -> Sentence:
    """Read the initials in "USAID had announced" as the subject, where the tagger takes unknown capitals for an adverb."""
    for token in sentence.tokens:
        word = token.text
        if not (word.isalpha() and word.isupper() and len(word) > 2 and token.pos in ("ADV", "INTJ", "ADJ", "X")):
            continue
        verb = sentence.tokens[token.head]
        if token.dep in ("advmod", "intj", "dep") and token.i < verb.i and _lacks_subject(sentence, verb):
            named = replace(token, pos="PROPN", tag="NNP", dep="nsubj", lemma=word)
            mended = tuple(named if t.i == token.i else t for t in sentence.tokens)
            return Sentence.of(sentence.start, sentence.end, sentence.text, mended)
    return sentence


def _give_subject_back(sentence: Sentence, joiner: int) -> Sentence:
    """
    Read "... ahead of Putin's trip and Igor Shuvalov will visit Japan" as two clauses: the noun behind "and" that stands right in front of
    a finite verb without a subject is that verb's subject, not a second object of the words before.
    """
    tokens = sentence.tokens
    noun = next(
        (t for t in sentence.kids(tokens[joiner].head, "conj") if t.i > joiner and t.pos in ("NOUN", "PROPN", "PRON")),
        None,
    )
    if noun is None:
        return sentence
    behind = sentence.subtree(noun.i)[-1] + 1
    verb = next(
        (t for t in tokens[behind : behind + 4] if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")), None
    )
    if (
        verb is None
        or not _lacks_subject(sentence, verb)
        or any(t.i == verb.i for t in sentence.ancestors(noun.i) if t.dep == "conj")
    ):
        return sentence
    group = {k.i for k in sentence.kids(verb.i, "aux", "auxpass", "neg", "advmod")} | {verb.i}
    if behind not in group or verb.head == noun.i:
        return sentence
    passive = any(True for _ in sentence.kids(verb.i, "auxpass"))
    changed = {noun.i: replace(noun, dep="nsubjpass" if passive else "nsubj", head=verb.i)}
    mended = tuple(changed.get(t.i, t) for t in tokens)
    return Sentence.of(sentence.start, sentence.end, sentence.text, mended)


def _lacks_subject(sentence: Sentence, verb: Token) -> bool:
    if any(True for _ in sentence.kids(verb.i, "nsubj", "nsubjpass", "csubj", "expl")):
        return False
    finite = verb.tag in ("VBZ", "VBP", "VBD") or any(
        k.tag in ("MD", "VBZ", "VBP", "VBD") for k in sentence.kids(verb.i, "aux", "auxpass")
    )
    return finite and verb.dep in ("ccomp", "conj", "ROOT", "advcl") and verb.dep != "relcl"


def _part_coordinated_names(sentence: Sentence, joiner: int) -> Sentence:
    """
    Part "Foreign Minister Fumio Kishida and Russian counterpart Sergey Lavrov" where the parser takes all in front of the last name
    for its modifiers: Kishida becomes the head, Lavrov its conjunct.
    """
    tokens = sentence.tokens
    if joiner == 0 or tokens[joiner - 1].pos != "PROPN":
        return sentence
    head = _name_around(sentence, joiner)
    if head is None:
        return sentence
    left = joiner - 1
    first = sentence.subtree(head)[0]
    right = range(joiner + 1, head)
    if left - first < 1 or not any(tokens[k].tag in ("NN", "JJ") or tokens[k].dep == "amod" for k in right):
        return sentence  # "the Justice and Development Party" is one name
    changed: dict[int, Token] = {}
    for k in range(first, head):
        if k in (left, joiner):
            continue
        if k < joiner and not first <= tokens[k].head < joiner:
            changed[k] = replace(tokens[k], head=left)
        elif k < joiner and (k == left or _above(sentence, left, k)):
            changed[k] = replace(tokens[k], head=left, dep="compound")
        elif k > joiner and not joiner < tokens[k].head <= head:
            changed[k] = replace(tokens[k], head=head, dep="compound")
    own = tokens[head]
    changed[left] = replace(tokens[left], dep=own.dep, head=own.head if own.head != head else left)
    changed[joiner] = replace(tokens[joiner], head=left)
    changed[head] = replace(own, dep="conj", head=left)
    mended = tuple(changed.get(token.i, token) for token in tokens)
    return Sentence.of(sentence.start, sentence.end, sentence.text, mended)


def _name_around(sentence: Sentence, joiner: int) -> int | None:
    """Return the proper noun behind "and" under which the name in front of it hangs as a modifier, if that is how it was parsed."""
    for token in sentence.ancestors(joiner):
        if token.i > joiner:
            inside = all(
                t.pos in ("PROPN", "NOUN", "ADJ", "PUNCT", "PART", "DET") for t in sentence.tokens[joiner + 1 : token.i]
            )
            left = sentence.tokens[joiner - 1]
            return (
                token.i
                if token.pos == "PROPN" and inside and left.dep not in ("conj",) and token.i - joiner >= 3
                else None
            )
        if token.dep not in ("compound", "nmod", "appos", "conj", "amod"):
            return None
    return None


def _above(sentence: Sentence, i: int, other: int) -> bool:
    return any(token.i == other for token in sentence.ancestors(i))
