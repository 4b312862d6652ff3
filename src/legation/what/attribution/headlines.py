"""Headlines that give a speaker and a colon: "Lavrov: Talks will go on"."""

from legation.language import Sentence
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
    if not colon or any(not (t.text[:1].isupper() or t.pos in ("ADP", "DET")) for t in tokens[:colon]):
        return None
    rest = tokens[colon + 1 :]
    if tokens[colon - 1].pos not in ("PROPN", "NOUN") or len(rest) < _SHORTEST_CLAUSE or not any(t.pos in ("VERB", "AUX", "ADJ") for t in rest):
        return None
    return Draft(_COLON, colon, [colon], colon - 1, {t.i for t in rest}, "headline", barred=set(range(colon)))
