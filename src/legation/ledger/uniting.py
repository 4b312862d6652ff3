"""Joining by rules and by hand: first the rules, block by block, then what analysts said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from legation.ledger.bonds import NONE, Bonds
from legation.ledger.fusing import Cluster, fuse
from legation.ledger.threads import Thread, weave
from legation.ledger.traces import Trace


def join_all(traces: Iterable[Trace], bonds: Bonds = NONE) -> tuple[list[Cluster], list[Thread]]:
    """
    Join claims into happenings and plans: those of each block by the rules, then across blocks what was joined by hand.

    Claims that were parted by hand are kept apart by the rules already.
    """
    blocks: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        blocks[trace.block].append(trace)
    found = {block: fuse((t for t in held if not t.plan), bonds) for block, held in sorted(blocks.items())}
    clusters = [cluster for made in found.values() for cluster in made]
    if not bonds.groups:
        threads = [t for block, made in found.items() for t in weave((t for t in blocks[block] if t.plan), made, bonds)]
        return clusters, threads
    clusters = _united(clusters, bonds)
    threads = []
    for block, held in sorted(blocks.items()):
        own = [cluster for cluster in clusters if any(trace.block == block for trace in cluster.traces)]
        threads += weave((trace for trace in held if trace.plan), own, bonds)
    return clusters, _united_threads(threads, clusters, bonds)


def _united(clusters: Sequence[Cluster], bonds: Bonds) -> list[Cluster]:
    """Make one happening of those whose claims were joined by hand, with all that the rules had joined to them."""
    found = list(clusters)
    for group in bonds.groups:
        members = set(group)
        touched = [cluster for cluster in found if any(trace.id in members for trace in cluster.traces)]
        if len(touched) < 2:
            continue
        whole = [trace for cluster in touched for trace in cluster.traces]
        if _is_at_odds(whole, bonds):
            rest = [[t for t in cluster.traces if t.id not in members] for cluster in touched]
            made = [_cluster([t for t in whole if t.id in members]), *(_cluster(left) for left in rest if left)]
        else:
            made = [_cluster(whole)]
            made[0].notes.update(note for cluster in touched for note in cluster.notes)
        found = [cluster for cluster in found if cluster not in touched] + made
    return found


def _is_at_odds(traces: Sequence[Trace], bonds: Bonds) -> bool:
    ids = [trace.id for trace in traces]
    return any(bonds.forbid(id, ids) for id in ids)


def _cluster(traces: Sequence[Trace]) -> Cluster:
    first, last = [t.first for t in traces if t.first is not None], [t.last for t in traces if t.last is not None]
    return Cluster(list(traces), min(first, default=None), max(last, default=None))


def _united_threads(threads: Sequence[Thread], clusters: Sequence[Cluster], bonds: Bonds) -> list[Thread]:
    """Make one plan of those whose claims were joined by hand, and give it the happening that was joined to it."""
    found = list(threads)
    for group in bonds.groups:
        members = set(group)
        touched = [thread for thread in found if any(trace.id in members for trace in thread.traces)]
        if not touched:
            continue
        held = next((each for each in clusters if any(trace.id in members for trace in each.traces)), None)
        if held is None:
            held = next((thread.held for thread in touched if thread.held is not None), None)
        whole = Thread([trace for thread in touched for trace in thread.traces], held)
        found = [thread for thread in found if thread not in touched] + [whole]
    return found
