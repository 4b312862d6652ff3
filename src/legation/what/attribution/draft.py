"""An attribution while it is being made: tokens of one sentence, before quotations are joined to it."""

from dataclasses import dataclass, field

from legation.language import Sentence
from legation.lexicons.attribution import Cue


@dataclass(slots=True)
class Draft:
    """
    Cue, source and content as tokens of one sentence.

    ``frame`` is the lexicon's name for where the content stood ("host": the clause into which this one is put).
    ``wants_quote`` when quoted words may stand beside cue and source that the parse does not tie to them. ``shared`` when
    the source is another verb's subject too ("he said, adding"): then nothing in front of it is the cue's.
    """

    entry: Cue
    head: int
    cue: list[int]
    source_head: int | None
    content: set[int] = field(default_factory=set)
    frame: str = ""
    wants_quote: bool = False
    shared: bool = False
    barred: set[int] = field(default_factory=set)  # never content, though inside its run


def verb_group(sentence: Sentence, verb: int) -> list[int]:
    """Return the verb with the auxiliaries, negation and particle that touch it, in one run."""
    parts = {verb} | {kid.i for kid in sentence.kids(verb, "aux", "auxpass", "neg", "prt")}
    loose = parts | {kid.i for kid in sentence.kids(verb, "advmod") if not sentence.children[kid.i]}
    first = last = verb
    while first - 1 in loose:
        first -= 1
    while first not in parts:
        first += 1
    while last + 1 in loose:
        last += 1
    while last not in parts:
        last -= 1
    return list(range(first, last + 1))
