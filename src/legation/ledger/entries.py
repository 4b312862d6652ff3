"""From joined claims to the records of events and plans that are new or changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from legation.ledger.bonds import NONE, Bonds
from legation.ledger.copies import Report
from legation.ledger.entry_ids import Plain, event_id, plan_id, standing_id
from legation.ledger.event_records import event_record
from legation.ledger.plan_records import due_day, families, is_late, plan_record, standing_record
from legation.ledger.steps import History, history
from legation.ledger.threads import Thread
from legation.ledger.traces import Trace
from legation.ledger.uniting import join_all
from legation.model import PlanState, digest

FORM = "2"  # of the records below; another one has them all made anew when their block is next looked at


@dataclass(frozen=True, slots=True)
class Assembly:
    """
    What became of a block: the events and plans that are new or changed, and the entry that each claim belongs to.

    ``stamps`` gives for each entry, unchanged ones included, what it was made from.
    """

    events: list[Plain]
    plans: list[Plain]
    entry: dict[str, str]
    stamps: dict[str, str]


def assemble(
    traces: Sequence[Trace],
    told: Mapping[str, Report],
    records: Mapping[str, Plain],
    bonds: Bonds = NONE,
    known: Mapping[str, str | None] | None = None,
) -> Assembly:
    """
    Join the claims of a block, or of the blocks that joins by hand link.

    Args:
        traces: all of its claims, in any order.
        told: the reports that they stand in, by id.
        records: the claims as plain records, by id.
        bonds: what analysts joined and parted.
        known: stamps of the entries as they were; what would be made from the same again is not made.
    """
    clusters, threads = join_all(traces, bonds)
    plan_of = {id(thread.held): plan_id(thread) for thread in threads if thread.held is not None}
    for thread in threads:  # where a visit and the talks during it share a happening, the plan of its own kind owns it
        if thread.held is not None and thread.held.lead.kind == thread.lead.kind:
            plan_of[id(thread.held)] = plan_id(thread)
    made, old = Assembly([], [], {}, {}), known or {}
    for cluster in clusters:
        key, plan = event_id(cluster), plan_of.get(id(cluster))
        made.stamps[key] = _stamp(cluster.traces, told, bonds, sorted(cluster.notes), plan)
        made.entry.update((trace.id, key) for trace in cluster.traces)
        if made.stamps[key] != old.get(key):
            made.events.append(event_record(cluster, told, records, plan, bonds))
    family = families(threads)
    for thread in threads:
        _assemble_thread(made, thread, family(thread), told, records, bonds, old)
    return Assembly(sorted(made.events, key=_id), sorted(made.plans, key=_id), made.entry, made.stamps)


def _assemble_thread(
    made: Assembly,
    thread: Thread,
    links: Sequence[str],
    told: Mapping[str, Report],
    records: Mapping[str, Plain],
    bonds: Bonds,
    old: Mapping[str, str | None],
) -> None:
    key = plan_id(thread)
    held = _stamp(thread.held.traces, told, bonds) if thread.held else None
    stamp = made.stamps[key] = _stamp(thread.traces, told, bonds, held, links)
    made.entry.update((trace.id, key) for trace in thread.traces)
    if thread.held is None:
        made.stamps[standing_id(key)] = stamp
    if stamp != old.get(key) or (thread.held is None and stamp != old.get(standing_id(key))):
        story = history(thread)
        plan = plan_record(thread, story, links, records, bonds)
        made.plans.append(plan)
        if thread.held is None:
            made.events.append(standing_record(thread, story, plan, told, records, bonds))


def _stamp(traces: Iterable[Trace], told: Mapping[str, Report], bonds: Bonds, *more: object) -> str:
    """Sum up what an entry is made from: claims (which change only if their block is cleared), accounts, and the rest."""
    held = sorted(trace.id for trace in traces)
    accounts_of = sorted({(trace.report, told[trace.report].account) for trace in traces})
    return digest(FORM, *held, repr(accounts_of), repr(bonds.of(held)), repr(more))


@dataclass(frozen=True, slots=True)
class Outline:
    """What tells whether a plan is asked for, and how to make it then."""

    id: str
    state: PlanState
    due: int | None
    slipped: bool
    make: Callable[[], Plain]


def outline_plans(traces: Sequence[Trace], records: Mapping[str, Plain], bonds: Bonds = NONE) -> Iterator[Outline]:
    """Join the claims of a block as :func:`assemble` does, and give its plans, none of which is made yet."""
    _, threads = join_all(traces, bonds)
    family = families(threads)
    for thread in threads:
        story = history(thread)
        yield Outline(
            plan_id(thread),
            PlanState.HELD if thread.held else story.state,
            due_day(thread, story),
            story.slipped or is_late(thread),
            partial(_outlined, thread, story, family, records, bonds),
        )


def _outlined(
    thread: Thread,
    story: History,
    family: Callable[[Thread], list[str]],
    records: Mapping[str, Plain],
    bonds: Bonds,
) -> Plain:
    return plan_record(thread, story, family(thread), records, bonds)


def _id(record: Plain) -> str:
    return str(record["id"])
