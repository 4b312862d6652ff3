"""Statements that carry no other event: STATE, Legation's own extension of PLOVER."""

from collections.abc import Iterator, Sequence

from legation.language import Sentence
from legation.language.grammar import Grammar
from legation.lexicons.coding import Cues
from legation.model import Claim, EventType, Status
from legation.what.attribution import REPORTING, Ascription
from legation.what.deeds import Deed
from legation.what.mood import verb_mood


def statement_deeds(
    grammar: Grammar, sentence: Sentence, ascriptions: Sequence[Ascription], coded: Sequence[Claim], cues: Cues
) -> Iterator[Deed]:
    """Yield a STATE deed for each saying of the sentence whose words carry no claim of another type."""
    for a in ascriptions:
        if a.source_head is None or a.cue_class not in REPORTING or not a.clausal or a.quoted or not a.cue_tokens:
            continue
        if any(a.content.span.overlaps(claim.cue.span) or a.cue.span.overlaps(claim.cue.span) for claim in coded):
            continue
        head = a.cue_tokens[0]
        if not sentence.start <= a.cue.start < sentence.end:
            continue
        status = verb_mood(grammar, head, cues).status if grammar.tokens[head].pos == "VERB" else Status.ACTUAL
        yield Deed(
            head=head,
            words=tuple(a.cue_tokens),
            event=EventType.STATE,
            mode=None,
            cameo="010",
            group="state",
            contexts=(),
            reciprocal=False,
            status=Status.ACTUAL if status is Status.ONGOING else status,
            actors=(a.source_head,),
            recipients=_addressees(grammar, head),
            act="say",
            reasons=(f"statement: {a.cue.text!r}",),
        )


def _addressees(grammar: Grammar, i: int) -> tuple[int, ...]:
    """Whom something was told: the object of "told", the "to" of "said to"."""
    token = grammar.tokens[i]
    if token.pos != "VERB":
        return ()
    if token.lemma in ("tell", "inform", "assure", "remind"):
        return grammar.objects(i)
    return tuple(j for name, j in grammar.prepositional(i) if name == "to" and token.lemma in ("say", "explain", "convey"))[:1]
