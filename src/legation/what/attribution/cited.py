"""Those whom a speaker cites: "Kyodo reported, citing a senior official, that ..." makes the official a speaker too."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.language import Sentence
from legation.lexicons.attribution import AttributionLexicon
from legation.model import Excerpt
from legation.what.attribution.ascription import Ascription
from legation.what.attribution.sources import source_tokens


def cited(
    sentence: Sentence, ascriptions: Sequence[Ascription], text: str, lexicon: AttributionLexicon
) -> Iterator[Ascription]:
    """
    Yield, for "citing X" beside what the same source said, the ascription of it to X.

    X must be a name or someone who can tell (the lexicon's ``tellers``); of "citing security concerns" nothing comes.
    """
    for citing in ascriptions:
        teller = _teller(sentence, citing, lexicon)
        if teller is None:
            continue
        words = source_tokens(sentence, teller, set(citing.cue_tokens))
        source = Excerpt.of(text, sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end)
        for told in ascriptions:
            telling = told.clausal or told.cue_class in ("report", "announce")  # "reported the launch, citing X"
            same = told is not citing and telling and told.source_head == citing.source_head
            if same and told.quoted == citing.quoted and not told.covers(citing.cue.span):
                yield replace(
                    told, source=source, source_head=teller, cue=citing.cue, cue_head=citing.cue_head, cue_tokens=citing.cue_tokens,
                    kind="according", cue_class="quote", frame="cited",
                )  # fmt: skip


def _teller(sentence: Sentence, citing: Ascription, lexicon: AttributionLexicon) -> int | None:
    if citing.cue_class != "quote" or citing.frame != "object" or sentence.tokens[citing.cue_head].tag != "VBG":
        return None
    for noun in sentence.kids(citing.cue_head, "dobj"):
        if noun.pos == "PROPN" or noun.lemma in lexicon.tellers or noun.lower in lexicon.tellers:
            return noun.i
    return None
