"""Nouns, adjectives, phrases and adverbs that ascribe."""

from collections.abc import Iterator

from legation.language import Sentence, Token
from legation.lexicons.attribution import PREPOSITIONS, AttributionLexicon, Cue
from legation.what.attribution.draft import Draft
from legation.what.attribution.sources import noun_owner, surface_subject
from legation.what.attribution.verbs import clause_form

_FACTUAL = frozenset({"fact", "case", "point"})


def noun_draft(sentence: Sentence, token: Token, entry: Cue) -> Draft | None:
    """Return the attribution that a noun makes ("the claim that ...", "Moscow's threat to ...", "her criticism of ...")."""
    owner = noun_owner(sentence, token.i)
    for content, frame in _noun_contents(sentence, token, entry):
        if frame in PREPOSITIONS and owner is None:
            continue
        if owner in content:
            continue
        cue = [token.i]
        if frame in PREPOSITIONS and min(content) == token.i + 2:
            cue.append(token.i + 1)
        return Draft(entry, token.i, cue, owner, content, "clause" if frame not in ("inf",) and frame not in PREPOSITIONS
                     else ("preposition" if frame in PREPOSITIONS else "inf"))
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
                yield below, kid.lower


def adjective_draft(sentence: Sentence, token: Token, entry: Cue) -> Draft | None:
    """Return the attribution that a predicate adjective makes ("is confident that ...", "unwilling to ...", "critical of ...")."""
    if token.dep not in ("acomp", "attr", "conj", "amod", "acl", "oprd", "ROOT", "advcl", "xcomp", "ccomp", "relcl"):
        return None
    verb = token.i
    if token.dep in ("acomp", "attr", "oprd"):
        verb = token.head
    owner = surface_subject(sentence, verb)
    if owner is None and token.dep in ("amod", "acl") and token.head < token.i:
        owner = token.head
    if owner is None:
        return None
    impersonal = sentence.tokens[owner].lower == "it"  # "it is clear that": nobody's view in particular
    sites = (token.i, verb) if verb != token.i else (token.i,)
    for site in sites:
        for kid in sentence.kids(site, "ccomp", "xcomp", "prep"):
            if kid.i < token.i:
                continue
            below = set(sentence.subtree(kid.i))
            if kid.dep == "prep":
                if kid.lower in entry.frames & PREPOSITIONS and len(below) > 1 and site == token.i:
                    return Draft(entry, token.i, _predicate(sentence, verb, token.i), owner, below - {kid.i}, "preposition")
                continue
            form = clause_form(sentence, kid.i)
            if form in entry.frames:
                source = None if impersonal and form == "clause" and entry.cue_class == "say" else owner
                return Draft(entry, token.i, _predicate(sentence, verb, token.i), source, below, form)
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
        elif word in ("according", "per", "in"):
            for entry in lexicon.phrases.values():
                found = _phrase(sentence, words, i, entry)
                if found:
                    yield found


def _phrase(sentence: Sentence, words: list[str], i: int, entry: Cue) -> Draft | None:
    parts = entry.word.split()
    tokens = sentence.tokens
    if words[i] != parts[0]:
        return None
    if "~" in parts:
        noun = next((k.i for k in sentence.kids(i, "pobj") if k.lower == parts[-1]), None)
        owner = next((k.i for k in sentence.kids(noun, "poss")), None) if noun is not None else None
        if noun is None or owner is None:
            return None
        cue, source = [i, *range(owner + 1, noun + 1)], owner
        if noun - i > 4:
            cue = [i]
        first, last = i, noun
    else:
        if words[i : i + len(parts)] != parts:
            return None
        last = i + len(parts) - 1
        source_head = next((k.i for k in sentence.kids(last, "pobj")), None)
        if source_head is None:
            return None
        cue, source, first = list(range(i, last + 1)), source_head, i
    if entry.word == "per" and (tokens[source].pos != "PROPN" or not _set_off(sentence, i)):
        return None
    if entry.word == "according to" and _not_a_teller(sentence, source):
        return None
    below = set(sentence.subtree(first)) | set(range(first, last + 1))
    host = first
    trailing = _set_off(sentence, first) and all(t.pos == "PUNCT" for t in tokens[max(below) + 1 :])
    if trailing and first:
        host = sentence.root.i
    else:
        while tokens[host].head != host and (host in below or tokens[host].pos not in ("VERB", "AUX")):
            host = tokens[host].head
    content = {k for k in sentence.subtree(host) if k not in below}
    return Draft(entry, i, cue, source, content, "phrase")


def _set_off(sentence: Sentence, i: int) -> bool:
    return i == 0 or sentence.tokens[i - 1].pos == "PUNCT"


_NO_TELLERS = frozenset(
    "plan schedule need rule protocol tradition custom law size age rank ability type preference taste procedure script principle".split()
)


def _not_a_teller(sentence: Sentence, noun: int) -> bool:
    """"According to plan" says how, not who: a bare common noun that measures or orders."""
    token = sentence.tokens[noun]
    bare = not any(kid.dep in ("det", "poss", "amod", "compound", "relcl", "acl") for kid in sentence.kids(noun))
    return token.pos == "NOUN" and bare and token.lemma in _NO_TELLERS


def _adverb(sentence: Sentence, token: Token, entry: Cue) -> Iterator[Draft]:
    verb = token.head
    if sentence.tokens[verb].pos not in ("VERB", "AUX") or verb == token.i:
        return
    content = set(sentence.subtree(verb)) - {token.i}
    yield Draft(entry, token.i, [token.i], None, content, "phrase")
