"""Nouns, adjectives, phrases and adverbs that ascribe."""

from collections.abc import Iterator

from legation.language import Sentence, Token
from legation.lexicons.attribution import PREPOSITIONS, AttributionLexicon, Cue
from legation.what.attribution.clauses import clause_form
from legation.what.attribution.draft import Draft
from legation.what.attribution.sources import noun_owner, surface_subject

_SHORT_PHRASE = 4  # words: in longer phrases only the preposition is marked as cue


def noun_draft(sentence: Sentence, token: Token, entry: Cue) -> Draft | None:
    """Return the attribution that a noun makes: "the claim that", "Moscow's threat to", "her criticism of"."""
    owner = noun_owner(sentence, token.i)
    for content, frame in _noun_contents(sentence, token, entry):
        if owner in content or (owner is None and frame == "preposition"):
            continue
        cue = [token.i]
        if frame == "preposition" and min(content) == token.i + 2:
            cue.append(token.i + 1)
        return Draft(entry, token.i, cue, owner, content, frame)
    return None


def _noun_contents(sentence: Sentence, token: Token, entry: Cue) -> Iterator[tuple[set[int], str]]:
    for kid in sentence.kids(token.i, "acl", "ccomp", "relcl"):
        form = clause_form(sentence, kid.i)
        marked = any(k.lower in ("that", "whether") and k.dep == "mark" for k in sentence.kids(kid.i))
        if form == "inf" and "inf" in entry.frames and kid.dep != "relcl":
            yield set(sentence.subtree(kid.i)), "inf"
        elif form == "clause" and "clause" in entry.frames and (marked and kid.dep != "relcl"):
            yield set(sentence.subtree(kid.i)), "clause"
    head = sentence.tokens[token.head]
    if token.dep == "nsubj" and head.lemma == "be" and "clause" in entry.frames:  # "her view is that ..."
        for kid in sentence.kids(head.i, "ccomp"):
            yield set(sentence.subtree(kid.i)), "clause"
    for kid in sentence.kids(token.i, "prep"):
        if kid.lower in entry.frames & PREPOSITIONS:
            below = set(sentence.subtree(kid.i)) - {kid.i}
            if below:
                yield below, "preposition"


_PREDICATIVE = frozenset(
    {"acomp", "attr", "conj", "amod", "acl", "oprd", "ROOT", "advcl", "xcomp", "ccomp", "relcl"}
)  # fmt: skip


def adjective_draft(sentence: Sentence, token: Token, entry: Cue) -> Draft | None:
    """Return the attribution that a predicate adjective makes: "is sure that", "unwilling to", "critical of"."""
    if token.dep not in _PREDICATIVE:
        return None
    verb = token.head if token.dep in ("acomp", "attr", "oprd") else token.i
    owner = surface_subject(sentence, verb)
    if owner is None and token.dep in ("amod", "acl") and token.head < token.i:
        owner = token.head
    found = _adjective_content(sentence, token, verb, entry)
    if owner is None or found is None:
        return None
    content, frame = found
    impersonal = sentence.tokens[owner].lower == "it"  # "it is clear that": nobody's view in particular
    source = None if impersonal and frame == "clause" and entry.cue_class == "say" else owner
    return Draft(entry, token.i, _predicate(sentence, verb, token.i), source, content, frame)


def _adjective_content(sentence: Sentence, token: Token, verb: int, entry: Cue) -> tuple[set[int], str] | None:
    for site in dict.fromkeys((token.i, verb)):
        for kid in sentence.kids(site, "ccomp", "xcomp", "prep"):
            below = set(sentence.subtree(kid.i))
            if kid.i < token.i:
                continue
            if kid.dep == "prep":
                if kid.lower in entry.frames & PREPOSITIONS and len(below) > 1 and site == token.i:
                    return below - {kid.i}, "preposition"
            elif clause_form(sentence, kid.i) in entry.frames:
                return below, clause_form(sentence, kid.i)
    return None


def _predicate(sentence: Sentence, verb: int, adjective: int) -> list[int]:
    """Return "is" and the adjective when only adverbs stand between."""
    if verb < adjective and all(sentence.tokens[i].pos in ("ADV", "PART") for i in range(verb + 1, adjective)):
        return list(range(verb, adjective + 1))
    return [adjective]


def phrase_drafts(sentence: Sentence, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Yield the attributions made by phrases ("according to X", "in X's view") and adverbs ("reportedly")."""
    words = [token.lower for token in sentence.tokens]
    for i, word in enumerate(words):
        if word in lexicon.adverbs:
            yield from _adverb(sentence, sentence.tokens[i], lexicon.adverbs[word])
        for parts, entry in lexicon.openings.get(word, ()):
            place = _possessed(sentence, parts, i) if "~" in parts else _fixed(sentence, words, parts, i)
            if place is None:
                continue
            cue, source = place
            manner = entry.word == "according to" and _is_manner(sentence, source, lexicon)
            bare = len(parts) == 1 and (sentence.tokens[source].pos != "PROPN" or not _set_off(sentence, i))
            if not manner and not bare:
                yield Draft(entry, i, cue, source, _around(sentence, i, max(cue)), "phrase")


Place = tuple[list[int], int]  # the cue's tokens, and the head of the source


def _possessed(sentence: Sentence, parts: tuple[str, ...], i: int) -> Place | None:
    """Find "in X's view"."""
    noun = next((kid.i for kid in sentence.kids(i, "pobj") if kid.lower == parts[-1]), None)
    owner = next((kid.i for kid in sentence.kids(noun, "poss")), None) if noun is not None else None
    if noun is None or owner is None:
        return None
    return ([i, *range(owner + 1, noun + 1)] if noun - i <= _SHORT_PHRASE else [i]), owner


def _fixed(sentence: Sentence, words: list[str], parts: tuple[str, ...], i: int) -> Place | None:
    """Find "according to X"."""
    last = i + len(parts) - 1
    if tuple(words[i : last + 1]) != parts:
        return None
    source = next((kid.i for kid in sentence.kids(last, "pobj")), None)
    return None if source is None else (list(range(i, last + 1)), source)


def _around(sentence: Sentence, first: int, last: int) -> set[int]:
    """Return the words of the clause that a phrase stands in; at a sentence's end, after a comma, of all of it."""
    tokens = sentence.tokens
    below = set(sentence.subtree(first)) | set(range(first, last + 1))
    trailing = first > 0 and _set_off(sentence, first) and all(t.pos == "PUNCT" for t in tokens[max(below) + 1 :])
    host = sentence.root.i if trailing else first
    while not trailing and tokens[host].head != host and (host in below or tokens[host].pos not in ("VERB", "AUX")):
        host = tokens[host].head
    return set(sentence.subtree(host)) - below


def _set_off(sentence: Sentence, i: int) -> bool:
    return i == 0 or sentence.tokens[i - 1].pos == "PUNCT"


def _is_manner(sentence: Sentence, noun: int, lexicon: AttributionLexicon) -> bool:
    """ "According to plan" says how, not who: a bare common noun that measures or orders."""
    token = sentence.tokens[noun]
    bare = not any(True for _ in sentence.kids(noun, "det", "poss", "amod", "compound", "relcl", "acl"))
    return bare and token.pos == "NOUN" and token.lemma in lexicon.manners


def _adverb(sentence: Sentence, token: Token, entry: Cue) -> Iterator[Draft]:
    verb = token.head
    if sentence.tokens[verb].pos not in ("VERB", "AUX") or verb == token.i:
        return
    content = set(sentence.subtree(verb)) - {token.i}
    yield Draft(entry, token.i, [token.i], None, content, "phrase")
