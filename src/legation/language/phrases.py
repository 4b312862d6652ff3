"""Noun phrases: how far the words reach that name one party."""

from legation.language.sentence import Sentence
from legation.model import Span

# What ends a name: clauses and asides that say more about it, other members of a list, punctuation at the edges.
_CUT = frozenset(
    {"relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "ccomp", "preconj", "advmod", "npadvmod"}
)
_INSIDE_PREPOSITIONS = frozenset({"of", "for", "in", "on", "to", "from", "at", "with", "against", "between", "by"})


def phrase_tokens(sentence: Sentence, head: int, *, prepositions: bool = True) -> tuple[int, int]:
    """
    Return the first and the last token of the noun phrase around token *head*.

    Determiners, adjectives, compounds, possessors and "of" phrases belong to it; relative clauses, apposition and
    coordinated phrases do not. With *prepositions* false, the phrase ends at its head's own words.
    """
    tokens = sentence.tokens
    first = last = head
    queue = [head]
    while queue:
        i = queue.pop()
        for kid in sentence.kids(i):
            inner_conjunct = i != head and kid.dep in ("conj", "cc")
            if kid.dep in _CUT and not inner_conjunct:
                # "58-year-old", "former", hyphens inside a name: left of the head they are part of it
                hyphen = kid.dep in ("punct", "advmod", "npadvmod") and first < kid.i < head
                if not hyphen:
                    continue
            if kid.dep == "prep" and (not prepositions or kid.lower not in _INSIDE_PREPOSITIONS or kid.i < i):
                continue
            first, last = min(first, kid.i), max(last, kid.i)
            queue.append(kid.i)
    while tokens[last].dep == "punct" and last > head:
        last -= 1
    return first, last


def phrase_span(sentence: Sentence, head: int, *, prepositions: bool = True) -> Span:
    """Return the characters of the noun phrase around token *head*; see :func:`phrase_tokens`."""
    first, last = phrase_tokens(sentence, head, prepositions=prepositions)
    return Span(sentence.tokens[first].start, sentence.tokens[last].end)
