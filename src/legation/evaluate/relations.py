"""Event coding against sentences with two marked parties and their PLOVER relation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.model import Claim, Mention

_YIELD = {"CONCEDE", "RETREAT"}  # the gold's YIELD stands for both


@dataclass(frozen=True, slots=True)
class RelationFigures:
    """
    Shares of all gold rows, 0 to 1. ``pair``: a claim names both parties the right way round and has the gold event; ``pair_any``: the same,
    whatever the event; ``event``: some claim of the sentence has the gold event; ``silent``: no claim at all.
    """

    rows: int
    pair: float
    pair_any: float
    event: float
    silent: float
    per_event: Mapping[str, tuple[int, int]]  # right, all
    wrong: tuple[tuple[Mapping[str, str], tuple[Claim, ...]], ...]


def relation_figures(gold: Sequence[Mapping[str, str]], claims: Mapping[str, Sequence[Claim]]) -> RelationFigures:
    """
    Compare claims with gold rows {"id", "text", "actor", "recipient", "event"}; *claims* are by row id.
    """
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = []
    for row in gold:
        found = tuple(claims.get(row["id"], ()))
        actor, recipient = _span(row["text"], row["actor"]), _span(row["text"], row["recipient"])
        pairs = [claim for claim in found if _names(claim, actor, recipient)]
        ok = any(_same(row["event"], claim.event) for claim in pairs)
        counts["pair"] += ok
        counts["pair_any"] += bool(pairs)
        counts["event"] += any(_same(row["event"], claim.event) for claim in found)
        counts["silent"] += not found
        total[row["event"]] += 1
        right[row["event"]] += ok
        if not ok:
            wrong.append((row, found))
    n = max(len(gold), 1)
    return RelationFigures(
        rows=len(gold),
        pair=counts["pair"] / n,
        pair_any=counts["pair_any"] / n,
        event=counts["event"] / n,
        silent=counts["silent"] / n,
        per_event={event: (right[event], total[event]) for event in sorted(total)},
        wrong=tuple(wrong),
    )


def by_name(coded: Iterable[tuple[str, Sequence[Claim]]]) -> dict[str, list[Claim]]:
    """Gather claims by the name of their document."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for name, claims in coded:
        found[name].extend(claims)
    return found


def _same(gold: str, event: str) -> bool:
    return event in _YIELD if gold == "YIELD" else event == gold


def _span(text: str, words: str) -> tuple[int, int] | None:
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 else None


def _hits(span: tuple[int, int] | None, mentions: Iterable[Mention]) -> bool:
    return span is not None and any(m.start < span[1] and span[0] < m.end for m in mentions)


def _names(claim: Claim, actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> bool:
    if _hits(actor, claim.actors) and _hits(recipient, claim.recipients):
        return True
    everybody = (*claim.actors, *claim.recipients)
    return not claim.recipients and _hits(actor, everybody) and _hits(recipient, everybody)
