"""Giving a visit that names only its guest or its host to the one planned visit of other pages that it can be."""

from collections.abc import Iterable
from dataclasses import replace

from legation.ledger.threads import linked
from legation.ledger.traces import Party, Trace, block_of, is_full, persons_agree


def is_orphan(trace: Trace) -> bool:
    """Tell whether a claim plans a visit of which one side is not known."""
    return trace.kind == "visit" and trace.plan and not trace.remark and not is_full(trace) and len(trace.parties) == 1


def is_parent(trace: Trace) -> bool:
    """Tell whether a claim plans a visit whose guest and host its own page names."""
    return trace.kind == "visit" and trace.plan and not trace.remark and is_full(trace)


def adopt(orphan: Trace, parents: Iterable[Trace]) -> Trace:
    """
    Complete a claim by the visit that it can be, if all that fit are between the same two countries.

    Otherwise it stays as it is. A guest must be the same person or office, and the times must be such as one visit can have.
    """
    (own,) = orphan.parties
    fitting = [parent for parent in parents if any(_is_same(own, other) for other in parent.parties)]
    blocks = {parent.block: parent for parent in fitting if linked(orphan, parent)}
    if len(blocks) != 1:
        return orphan
    (parent,) = blocks.values()
    others = {party.key for party in parent.parties if party.key != own.key}
    added = tuple(Party(key, "R" if own.side == "A" else "A", None, None) for key in sorted(others))
    parties = (own, *added)
    return replace(orphan, parties=parties, adopted=True, block=block_of("visit", orphan.event, parties, remark=False))


def _is_same(own: Party, other: Party) -> bool:
    return own.key == other.key and own.side == other.side and (own.side == "R" or _same_guest(own, other))


def _same_guest(own: Party, other: Party) -> bool:
    """A state alone ("Japan's visit") says too little to be taken for its president."""
    if own.person is None and own.role is None:
        return other.person is None and other.role is None
    return persons_agree(own, other)
