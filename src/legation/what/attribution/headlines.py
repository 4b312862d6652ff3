"""Headlines with a speaker and a colon: "Lavrov: Talks will go on", "Talks will go on: Lavrov", "Talks off - ministry"."""

from collections.abc import Sequence

from legation.language import Sentence, Token
from legation.lexicons.attribution import AttributionLexicon, Cue
from legation.what.attribution.draft import Draft

_COLON = Cue(word=":", cue_class="say", frames=frozenset({"clause"}))
_LONGEST_NAME = 5  # words
_SHORTEST_CLAUSE = 3  # words
_DASHES = frozenset({"-", "–", "—", "--"})


def headline_draft(sentence: Sentence, lexicon: AttributionLexicon) -> Draft | None:
    """Return the attribution of a line without a full stop in which a colon parts a name from a clause."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].text in (".", "!", "?", ";", ":"):
        return None
    first = next((t.i for t in tokens[: _LONGEST_NAME + 1] if t.text == ":"), None)
    if first and _is_name(tokens[:first]) and _is_clause(tokens[first + 1 :]):
        return _draft(first, first - 1, tokens[first + 1 :])
    last = next((t.i for t in reversed(tokens[-_LONGEST_NAME - 1 :]) if t.text == ":" or t.text in _DASHES), None)
    if last and _is_clause(tokens[:last]) and _is_speaker(tokens[last:], lexicon):
        return _draft(last, len(tokens) - 1, tokens[:last])
    return None


def _draft(mark: int, name: int, clause: Sequence[Token]) -> Draft:
    own = range(mark) if name < mark else range(mark + 1, name + 1)
    return Draft(_COLON, mark, [mark], name, {token.i for token in clause}, "headline", barred=set(own))


def _is_name(tokens: Sequence[Token]) -> bool:
    capitals = all(token.text[:1].isupper() or token.pos in ("ADP", "DET") for token in tokens)
    return capitals and tokens[-1].pos in ("PROPN", "NOUN")


def _is_speaker(tokens: Sequence[Token], lexicon: AttributionLexicon) -> bool:
    """Tell whether a mark and what follows it name who says so; behind a dash, where outlets stand, only a teller does."""
    mark, *name = tokens
    if not name or any(token.pos not in ("PROPN", "NOUN", "ADJ", "ADP", "DET", "PART") for token in name):
        return False
    teller = not lexicon.tellers.keys().isdisjoint((name[-1].lemma, name[-1].lower))  # "media" has odd lemmas
    return teller or (mark.text == ":" and _is_name(name))


def _is_clause(tokens: Sequence[Token]) -> bool:
    return len(tokens) >= _SHORTEST_CLAUSE and any(token.pos in ("VERB", "AUX", "ADJ") for token in tokens)
