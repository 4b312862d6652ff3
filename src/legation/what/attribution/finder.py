"""All attributions of one passage: cues sentence by sentence, then the quotations joined to them."""

import re
from collections.abc import Iterator, Sequence

from legation.language import Sentence
from legation.language.paragraphs import paragraphs
from legation.lexicons.attribution import AttributionLexicon, attribution_lexicon
from legation.model import Excerpt, Span
from legation.what.attribution.ascription import Ascription
from legation.what.attribution.cited import cited
from legation.what.attribution.draft import Draft
from legation.what.attribution.headlines import headline_draft
from legation.what.attribution.nominal import adjective_draft, noun_draft, phrase_drafts
from legation.what.attribution.quotes import Quotations, find_quotes
from legation.what.attribution.sources import antecedent, source_tokens
from legation.what.attribution.spread import Spread
from legation.what.attribution.verbs import is_verbal, verb_draft

_MARKS = frozenset("'\"‘’“”")


def find_ascriptions(sentences: Sequence[Sentence], text: str) -> tuple[Ascription, ...]:
    """
    Return the attributions in the sentences of one passage, in the order of their cues.

    *sentences* follow one another; *text* is the document's text, into which the offsets of tokens point. Nothing is
    looked for outside the sentences.
    """
    lexicon = attribution_lexicon()
    if not sentences:
        return ()
    ranges = [(p.start, p.end) for p in paragraphs(text, sentences[0].start, sentences[-1].end)]
    spread = Spread(text, sentences, ranges, Quotations(find_quotes(text, ranges)))
    found = []
    for index, sentence in enumerate(sentences):
        here: list[Ascription] = []
        speaking: int | None = None  # who spoke last here, for participles that go on: "said ..., adding ..."
        for draft in _drafts(sentence, lexicon):
            if draft.source_head is not None and spread.parted(sentence, draft.head, draft.source_head):
                draft.source_head = speaking if sentence.tokens[draft.head].tag == "VBG" else None
            ascription = _finish(index, sentence, draft, spread)
            if ascription is not None:
                here.append(ascription)
                speaking = draft.source_head if draft.source_head is not None else speaking
        found.extend(here)
        found.extend(cited(sentence, here, text, lexicon))
    return tuple(sorted(found, key=lambda a: (a.cue.start, a.cue.end)))


def _drafts(sentence: Sentence, lexicon: AttributionLexicon) -> Iterator[Draft]:
    taken: set[frozenset[int]] = set()  # clauses of verbs: "said in a statement that ..." is not the statement's too
    for token in sorted(sentence.tokens, key=lambda t: t.pos == "NOUN"):
        draft = None
        if _is_mentioned(sentence, token.i):
            continue
        if is_verbal(sentence, token):
            draft = verb_draft(sentence, token, lexicon)
        elif token.pos == "NOUN":
            entry = lexicon.nouns.get(token.lemma)
            draft = noun_draft(sentence, token, entry) if entry else None
            if draft is not None and draft.frame == "clause" and frozenset(draft.content) in taken:
                continue
        if draft is None and token.pos in ("ADJ", "VERB"):
            entry = lexicon.adjectives.get(token.lower)
            draft = adjective_draft(sentence, token, entry) if entry else None
        if draft is not None:
            taken.add(frozenset(draft.content))
            yield draft
    yield from phrase_drafts(sentence, lexicon)
    headline = headline_draft(sentence, lexicon)
    if headline is not None:
        yield headline


def _is_mentioned(sentence: Sentence, i: int) -> bool:
    """Tell whether a word stands alone between quotation marks: spoken of, not used ("the word 'said'")."""
    tokens = sentence.tokens
    return 0 < i < len(tokens) - 1 and tokens[i - 1].text in _MARKS and tokens[i + 1].text in _MARKS


def _finish(index: int, sentence: Sentence, draft: Draft, spread: Spread) -> Ascription | None:
    """Turn tokens into characters: cut the source, join quotations to the content."""
    tokens = sentence.tokens
    source: list[int] = []
    if draft.source_head is not None:
        barred = {*draft.cue, *draft.content, *spread.foreign(sentence, draft.source_head)} - {draft.source_head}
        source = source_tokens(sentence, draft.source_head, barred)
    pieces = spread.pieces(index, draft, source)
    if not pieces:
        return None
    text = spread.text
    cue = Excerpt.of(text, tokens[draft.cue[0]].start, tokens[draft.cue[-1]].end)
    return Ascription(
        sentence=index,
        cue_head=draft.head,
        cue_tokens=tuple(draft.cue),
        source=Excerpt.of(text, tokens[source[0]].start, tokens[source[-1]].end) if source else None,
        source_head=antecedent(sentence, draft.source_head) if draft.source_head is not None else None,
        cue=cue,
        content=Excerpt.of(text, pieces[0].start, pieces[-1].end),
        pieces=pieces,
        kind=_kind(draft, pieces, spread),
        cue_class=draft.entry.cue_class,
        frame="quote" if draft.frame in ("", "host") else draft.frame,
        quoted=spread.inside_quote(cue.span),
    )


def _kind(draft: Draft, pieces: tuple[Span, ...], spread: Spread) -> str:
    if draft.frame == "phrase":
        return "according"
    quoted = sum(spread.quoted(piece) for piece in pieces)
    whole = sum(len(re.sub(r"[\s\W]", "", piece.cut(spread.text))) for piece in pieces)
    if quoted and quoted >= whole:
        return "direct"
    return "mixed" if quoted else "indirect"
