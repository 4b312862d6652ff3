"""From joined claims to the records of events and plans, as plain dictionaries ready to be stored."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from legation.ledger.bonds import NONE, Bonds
from legation.ledger.copies import Report, accounts
from legation.ledger.days import days_text, iso
from legation.ledger.fusing import Cluster, Weighed, order, rank, weigh
from legation.ledger.kinds import ENCOUNTERS
from legation.ledger.matching import Match
from legation.ledger.steps import History, Step, due, history
from legation.ledger.threads import Thread, is_meeting_at_host
from legation.ledger.traces import Trace
from legation.ledger.uniting import join_all
from legation.lexicons.titles import load_plan_titles
from legation.model import PlanState, Review, Status, VariantField, digest

Plain = dict[str, Any]

_AFTER = {PlanState.POSTPONED: Status.POSTPONED, PlanState.CANCELLED: Status.CANCELLED}
_NOTES = {
    Match.AGREE: "same kind, parties, time and place",
    Match.OTHER_DAY: "same people and kind, days that differ by little",
    Match.OTHER_PLACE: "same people, kind and day, places that differ",
}
_VERBS = {"visit": "visits", "meet": "meet", "phone": "speak by telephone"}


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
        key, plan = _event_id(cluster), plan_of.get(id(cluster))
        made.stamps[key] = _stamp(cluster.traces, told, bonds, sorted(cluster.notes), plan)
        made.entry.update((trace.id, key) for trace in cluster.traces)
        if made.stamps[key] != old.get(key):
            made.events.append(_event(cluster, told, records, plan, bonds))
    family = _families(threads)
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
        made.stamps[_standing_id(key)] = stamp
    if stamp != old.get(key) or (thread.held is None and stamp != old.get(_standing_id(key))):
        story = history(thread)
        plan = _plan(thread, story, links, records, bonds)
        made.plans.append(plan)
        if thread.held is None:
            made.events.append(_standing(thread, story, plan, told, records, bonds))


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
    family = _families(threads)
    for thread in threads:
        story = history(thread)
        yield Outline(
            plan_id(thread),
            PlanState.HELD if thread.held else story.state,
            _due(thread, story),
            story.slipped or _is_late(thread),
            partial(_outlined, thread, story, family, records, bonds),
        )


def _outlined(
    thread: Thread,
    story: History,
    family: Callable[[Thread], list[str]],
    records: Mapping[str, Plain],
    bonds: Bonds,
) -> Plain:
    return _plan(thread, story, family(thread), records, bonds)


def _families(threads: Sequence[Thread]) -> Callable[[Thread], list[str]]:
    """Make a function that gives the ids of the plans that belong with one."""
    partners = {
        kind: [thread for thread in threads if thread.lead.kind == other]
        for kind, other in (("visit", "meet"), ("meet", "visit"))
    }
    return lambda thread: sorted(
        plan_id(other) for other in partners.get(thread.lead.kind, ()) if belong(thread, other)
    )


def plan_id(thread: Thread) -> str:
    """The id of a thread's plan: made of the claim that was published first, so that later pages do not change it."""
    return digest("pl", min(thread.traces, key=order).id)


def entry_ids(claim: str) -> tuple[str, str, str]:
    """The ids of the event, the plan and the plan's place in the chronology that have this claim as their earliest."""
    plan = digest("pl", claim)
    return digest("e", claim), plan, _standing_id(plan)


def _standing_id(plan: str) -> str:
    return digest("e", "plan", plan)


def _id(record: Plain) -> str:
    return str(record["id"])


def _event_id(cluster: Cluster) -> str:
    return digest("e", min(cluster.traces, key=order).id)


def _event(
    cluster: Cluster, told: Mapping[str, Report], records: Mapping[str, Plain], plan: str | None, bonds: Bonds
) -> Plain:
    group = accounts(told[trace.report] for trace in cluster.traces)
    weighed = weigh(cluster, lambda trace: group[trace.report], lambda trace: _is_own_word(trace, records))
    lead = cluster.lead
    event = _coded(records[lead.id], sorted(cluster.traces, key=rank), told, group)
    preferred = {each.field: each.traces[0] for each in weighed if each.preferred}
    dated = preferred.get(VariantField.DATE) or next((t for t in sorted(cluster.traces, key=rank) if t.first), None)
    placed = preferred.get(VariantField.PLACE) or next((t for t in sorted(cluster.traces, key=rank) if t.place), None)
    event |= {
        "id": _event_id(cluster),
        "when": _when(dated, records) if dated else event["when"],
        "where": records[placed.id]["where"] if placed else event["where"],
        "variants": [_variant(each, records) for each in weighed],
        "verdict": _sentence(weighed, records),
        "plan": plan,
        "reasons": [_NOTES[note] for note in sorted(cluster.notes, reverse=True)]
        + _adopted(cluster.traces)
        + _bound(cluster.traces, bonds),
        **_reviewed(cluster.traces, records, bonds),
    }
    if VariantField.OUTCOME in preferred:
        event["status"] = records[preferred[VariantField.OUTCOME].id]["status"]
    return event


_NO_WORDS = ("text", "start", "end")
_CODED = (
    "event",
    "status",
    "actors",
    "recipients",
    "mode",
    "content",
    "contexts",
    "cameo",
    "intensity",
    "goldstein",
    "quad",
)
_TOLD = ("condition", "when", "said", "where", "attribution", "confidence", "text")


def _when(trace: Trace, records: Mapping[str, Plain]) -> Plain | None:
    """The time of a claim as its record tells it, or as it was taken from what was agreed there."""
    if trace.dated_by is None:
        return cast(Plain | None, records[trace.id]["when"])
    day = iso(trace.first)
    return {"earliest": day, "latest": day, "granularity": "day", "basis": trace.basis} | dict.fromkeys(_NO_WORDS)


def _coded(
    lead: Plain,
    traces: Sequence[Trace],
    told: Mapping[str, Report],
    group: Mapping[str, str],
) -> Plain:
    days = [trace.published[0] for trace in traces if trace.published]
    return {name: lead[name] for name in _CODED + _TOLD} | {
        "cue": lead["cue"]["text"],
        "claims": [trace.id for trace in traces],
        "documents": _documents(traces),
        "published": iso(min(days)) if days else None,
        "accounts": _accounts(traces, told, group),
        "variants": [],
        "verdict": None,
        "remark": traces[0].remark,
    }


def _reviewed(traces: Iterable[Trace], records: Mapping[str, Plain], bonds: Bonds) -> Plain:
    """What analysts said of the claims of an entry: amended if one was, else accepted if one was; and by which corrections."""
    held = sorted(traces, key=order)
    said = {records[trace.id].get("review") for trace in held}
    review = next((each.value for each in (Review.AMENDED, Review.ACCEPTED) if each.value in said), None)
    shaped = [id for trace in held for id in records[trace.id].get("corrections", ())]
    return {"review": review, "corrections": list(dict.fromkeys(shaped + bonds.of(trace.id for trace in held)))}


def _documents(traces: Iterable[Trace]) -> list[str]:
    return list(dict.fromkeys(trace.document for trace in sorted(traces, key=order)))


def _accounts(traces: Sequence[Trace], told: Mapping[str, Report], group: Mapping[str, str]) -> list[Plain]:
    by: dict[str, list[Trace]] = {}
    for trace in sorted(traces, key=order):
        by.setdefault(group[trace.report], []).append(trace)
    return [
        {
            "id": key,
            "label": told[held[0].report].label,
            "claims": [trace.id for trace in held],
            "carriers": _documents(held),
        }
        for key, held in by.items()
    ]


def _adopted(traces: Iterable[Trace]) -> list[str]:
    """Say what was taken from claims nearby."""
    held = sorted(traces, key=order)
    deals = dict.fromkeys(trace.dated_by for trace in held if trace.dated_by)
    said = [f"day taken from what was agreed there (claim {deal})" for deal in deals]
    return said + (["a party taken from the claim that it takes up"] if any(trace.adopted for trace in held) else [])


def _bound(traces: Iterable[Trace], bonds: Bonds) -> list[str]:
    """Say what was joined or kept apart by hand."""
    return [bonds.notes[id] for id in bonds.of(trace.id for trace in traces)]


def _variant(weighed: Weighed, records: Mapping[str, Plain]) -> Plain:
    lead = records[weighed.traces[0].id]
    return {
        "field": weighed.field.value,
        "value": _value(weighed, records),
        "claims": [trace.id for trace in weighed.traces],
        "accounts": weighed.accounts,
        "preferred": weighed.preferred,
        "reason": weighed.reason,
        "when": _when(weighed.traces[0], records) if weighed.field is VariantField.DATE else None,
        "where": lead["where"] if weighed.field is VariantField.PLACE else None,
        "status": lead["status"] if weighed.field is VariantField.OUTCOME else None,
    }


def _value(weighed: Weighed, records: Mapping[str, Plain]) -> str:
    lead = weighed.traces[0]
    if weighed.field is VariantField.DATE:
        return days_text(lead.first, lead.last)
    return str(lead.place if weighed.field is VariantField.PLACE else lead.status)


def _is_own_word(trace: Trace, records: Mapping[str, Plain]) -> bool:
    """Tell whether someone of a party's own country is quoted for it ("a Japanese spokesman said")."""
    keys = {party.key for party in trace.parties}
    return any(link["speaker"]["country"] in keys for link in records[trace.id]["attribution"])


def _sentence(weighed: Sequence[Weighed], records: Mapping[str, Plain]) -> str | None:
    """Say per field which value is better supported, against what, and why; or that none is."""
    said = []
    for name in VariantField:
        of = [each for each in weighed if each.field is name]
        if of and of[0].preferred:
            others = " and ".join(_value(each, records) for each in of[1:])
            said.append(f"{name.value}: {_value(of[0], records)} rather than {others}; {of[0].reason}")
        elif of:
            said.append(f"{name.value}: {' or '.join(_value(each, records) for each in of)}; {of[0].reason}")
    return ". ".join(said) or None


def _plan(thread: Thread, story: History, links: Sequence[str], records: Mapping[str, Plain], bonds: Bonds) -> Plain:
    key, lead = plan_id(thread), records[thread.lead.id]
    guests, hosts = _sides(thread.lead, lead)
    steps = [_step(step, records) for step in story.steps] + _held_step(thread, records)
    now = records[story.time.id]["when"] if story.time else None
    where = next((records[t.id]["where"] for t in sorted(thread.traces, key=rank) if t.place), lead["where"])
    return {
        "id": key,
        "event_type": lead["event"] if thread.lead.kind not in ENCOUNTERS else "CONSULT",
        "state": (PlanState.HELD if thread.held else story.state).value,
        "actors": guests,
        "recipients": hosts,
        "steps": steps,
        "claims": [trace.id for trace in sorted(thread.traces, key=order)],
        "documents": _documents([*thread.traces, *(thread.held.traces if thread.held else ())]),
        "title": _title(thread.lead, guests, hosts, lead),
        "mode": lead["mode"],
        "content": lead["content"],
        "when": steps[-1]["when"] if thread.held else now,
        "where": steps[-1]["where"] or where if thread.held else where,
        "due": iso(_due(thread, story)),
        "slipped": story.slipped or _is_late(thread),
        "conditions": list(dict.fromkeys(c for t in thread.traces if (c := records[t.id]["condition"]))),
        "event": _event_id(thread.held) if thread.held else None,
        "links": list(links),
        **_reviewed(thread.traces, records, bonds),
    }


def _due(thread: Thread, story: History) -> int | None:
    return thread.held.last if thread.held else due(story)


def _is_late(thread: Thread) -> bool:
    ends = [trace.last for trace in thread.traces if trace.last is not None]
    return bool(ends) and thread.held is not None and thread.held.first is not None and thread.held.first > max(ends)


def _sides(trace: Trace, record: Plain) -> tuple[list[Plain], list[Plain]]:
    """Guests and hosts of a visit, whichever side acts; otherwise the parties as coded."""
    everyone = [("A", mention) for mention in record["actors"]] + [("R", mention) for mention in record["recipients"]]
    if trace.kind != "visit":
        return record["actors"], record["recipients"]
    keys = {party.key for party in trace.parties if party.side == "A"}
    guests = [m for _, m in everyone if (m["country"] or m["id"] or (m["name"] or m["text"]).lower()) in keys]
    return guests, [m for _, m in everyone if m not in guests]


def _title(trace: Trace, guests: Sequence[Plain], hosts: Sequence[Plain], record: Plain) -> str:
    who = " and ".join(dict.fromkeys(m["name"] or m["text"] for m in guests)) or "someone"
    whom = " and ".join(dict.fromkeys(m["name"] or m["text"] for m in hosts))
    where = record["where"]["name"] if record["where"] else ""
    if trace.kind == "visit":
        return f"{who} visits {whom or where}".strip()
    if trace.kind in ENCOUNTERS:
        several = len(guests) + len(hosts) > 1
        verb = _VERBS[trace.kind] if several else f"to {_VERBS[trace.kind]}"
        return f"{who}{' and ' + whom if whom else ''} {verb}{' in ' + where if where else ''}"
    titles = load_plan_titles()
    words = titles.get(record["content"] or "") or titles[record["event"]]
    return f"{who} to {words.towards} {whom}" if whom else f"{who} to {words.alone}"


def _step(step: Step, records: Mapping[str, Plain]) -> Plain:
    first = step.traces[0]
    dated = min((t for t in step.traces if t.first is not None), key=lambda t: (t.width or 0, order(t)), default=None)
    return {
        "state": step.state.value,
        "status": first.status,
        "claims": [trace.id for trace in step.traces],
        "documents": _documents(step.traces),
        "text": first.text,
        "day": iso(step.day),
        "basis": step.basis,
        "when": _when(dated, records) if dated else None,
        "where": next((records[t.id]["where"] for t in step.traces if records[t.id]["where"]), None),
        "speaker": next((links[0]["speaker"] for t in step.traces if (links := records[t.id]["attribution"])), None),
        "condition": next((c for t in step.traces if (c := records[t.id]["condition"])), None),
        "event": None,
    }


def _held_step(thread: Thread, records: Mapping[str, Plain]) -> list[Plain]:
    if thread.held is None:
        return []
    traces = sorted(thread.held.traces, key=rank)
    days = [trace.told for trace in traces if trace.told is not None]
    step = _step(
        Step(PlanState.HELD, traces, min(days) if days else None, "published" if days else None, None), records
    )
    return [step | {"event": _event_id(thread.held)}]


def belong(one: Thread, other: Thread) -> bool:
    """Tell whether a planned visit has a planned meeting within it: at the host's, with the visitor, at its time."""
    visit, meeting = (one, other) if one.lead.kind == "visit" else (other, one)
    if visit.lead.kind != "visit" or meeting.lead.kind != "meet" or visit.lead.remark != meeting.lead.remark:
        return False
    return any(_during(trace, each) for trace in visit.traces for each in meeting.traces)


def _during(visit: Trace, meeting: Trace) -> bool:
    if not is_meeting_at_host(visit, meeting):
        return False
    if visit.first is None or visit.last is None or meeting.first is None or meeting.last is None:
        return visit.document == meeting.document
    return visit.first <= meeting.last and meeting.first <= visit.last


def _standing(
    thread: Thread,
    story: History,
    plan: Plain,
    told: Mapping[str, Report],
    records: Mapping[str, Plain],
    bonds: Bonds,
) -> Plain:
    """The entry of the chronology for a plan that was not held (or not yet)."""
    group = accounts(told[trace.report] for trace in thread.traces)
    newest = story.steps[-1].traces[-1]
    firm = story.state in (PlanState.AGREED, PlanState.SCHEDULED, PlanState.RESCHEDULED)
    traces = sorted(thread.traces, key=lambda t: (t is not thread.lead, rank(t)))
    event = _coded(records[thread.lead.id], traces, told, group)
    return event | {
        "id": _standing_id(plan["id"]),
        "status": (Status.PLANNED if firm else _AFTER.get(story.state, Status(newest.status))).value,
        "actors": plan["actors"] or event["actors"],
        "recipients": plan["recipients"],
        "when": plan["when"],
        "where": plan["where"],
        "plan": plan["id"],
        "condition": plan["conditions"][-1] if plan["conditions"] else None,
        "reasons": _adopted(thread.traces) + _bound(thread.traces, bonds),
        **_reviewed(thread.traces, records, bonds),
    }
