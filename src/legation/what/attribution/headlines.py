"""Headlines that give a speaker and a colon: "Lavrov: Talks will go on"."""

from collections.abc import Sequence

from legation.language import Sentence, Token
from legation.lexicons.attribution import Cue
from legation.what.attribution.draft import Draft

_COLON = Cue(word=":", cue_class="say", frames=frozenset({"clause"}))
_LONGEST_NAME = 5
_SHORTEST_CLAUSE = 3


def headline_draft(sentence: Sentence) -> Draft | None:
    """Return the attribution of a line without a full stop in which a name and a colon stand before a clause."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].text in (".", "!", "?", ";", ":"):
        return None
    colon = next((t.i for t in tokens[: _LONGEST_NAME + 1] if t.text == ":"), None)
    if not colon or not _is_name(tokens[:colon]) or not _is_clause(tokens[colon + 1 :]):
        return None
    rest = tokens[colon + 1 :]
    return Draft(_COLON, colon, [colon], colon - 1, {t.i for t in rest}, "headline", barred=set(range(colon)))


def _is_name(tokens: Sequence[Token]) -> bool:
    capitals = all(token.text[:1].isupper() or token.pos in ("ADP", "DET") for token in tokens)
    return capitals and tokens[-1].pos in ("PROPN", "NOUN")


def _is_clause(tokens: Sequence[Token]) -> bool:
    return len(tokens) >= _SHORTEST_CLAUSE and any(token.pos in ("VERB", "AUX", "ADJ") for token in tokens)
