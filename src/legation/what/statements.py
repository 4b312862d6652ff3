"""Statements that carry no other event: STATE, Legation's own extension of PLOVER."""

from collections.abc import Iterator, Sequence

from legation.language import Sentence
from legation.language.grammar import Grammar
from legation.lexicons.coding import Cues
from legation.model import Claim, EventType, Status
from legation.what.attribution import REPORTING, Ascription
from legation.what.deed import Deed
from legation.what.mood import verb_mood

_STATED = frozenset(
    {"clause", "quote", "small", "phrase"}
)  # frames in which something is said, rather than wished or cited
_STATIVE = frozenset({"be", "have", "face", "see", "remain", "become", "feel", "know", "get"})
_OCCASIONS = frozenset({"conference", "briefing", "hearing", "interview", "rally", "program", "programme", "show"})
_DUTY = frozenset({"must", "should"})


def statement_deeds(
    grammar: Grammar, sentence: Sentence, ascriptions: Sequence[Ascription], coded: Sequence[Claim], cues: Cues
) -> Iterator[Deed]:
    """Yield a STATE deed for each saying of the sentence whose words carry no claim of another type."""
    for a in ascriptions:
        if a.source_head is None or a.cue_class not in REPORTING or a.frame not in _STATED or a.quoted:
            continue
        if any(a.content.span.overlaps(claim.cue.span) or a.cue.span.overlaps(claim.cue.span) for claim in coded):
            continue
        head = a.cue_head
        if not sentence.start <= a.cue.start < sentence.end:
            continue
        status = verb_mood(grammar, head, cues).status if grammar.tokens[head].pos == "VERB" else Status.ACTUAL
        if status in (Status.PLANNED, Status.CONDITIONAL):
            continue  # "who will say whatever pleases": nothing is said yet
        obliged, duty = _obliged(grammar, head)
        asks = bool(obliged) and a.source_head not in obliged
        yield Deed(
            head=head,
            words=tuple(sorted({*a.cue_tokens, *duty})) if asks else a.cue_tokens,
            event=EventType.REQUEST if asks else EventType.STATE,
            mode=None,
            cameo="100" if asks else "010",
            group="request" if asks else "state",
            contexts=(),
            reciprocal=False,
            status=Status.ACTUAL if status is Status.ONGOING else status,
            actors=tuple(grammar.sentence.conjuncts(a.source_head)),
            recipients=obliged if asks else _addressees(grammar, head),
            act="say",
            reasons=(
                f"statement: {a.cue.text!r}",
                *((f"says what others must do: {grammar.tokens[duty[0]].text!r}",) if asks else ()),
            ),
        )


def _obliged(grammar: Grammar, head: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return who must or should do something by the clause that *head* utters, and the words that say so ("Oslo said Rome must pay")."""
    for complement in grammar.complements(head):
        duty = tuple(kid.i for kid in grammar.sentence.kids(complement.head, "aux") if kid.lower in _DUTY)
        if grammar.tokens[complement.head].lemma in _STATIVE and all(grammar.tokens[k].lower == "should" for k in duty):
            continue  # "said the bank should have no problems" foresees
        if complement.link == "clause" and duty and not grammar.is_passive(complement.head):
            return tuple(i for i in grammar.subjects(complement.head) if grammar.tokens[i].pos != "PRON"), duty
    return (), ()


def _addressees(grammar: Grammar, i: int) -> tuple[int, ...]:
    """Whom something was told: the object of "told", the "to" of "said to"."""
    token = grammar.tokens[i]
    if token.pos != "VERB":
        return ()
    if token.lemma in ("tell", "inform", "assure", "remind"):
        return tuple(j for j in grammar.objects(i) if grammar.tokens[j].lemma not in _OCCASIONS)
    return tuple(
        j for name, j in grammar.prepositional(i) if name == "to" and token.lemma in ("say", "explain", "convey")
    )[:1]
