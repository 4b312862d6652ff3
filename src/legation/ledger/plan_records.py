"""From a thread of claims to the record of a plan, and to its place in the chronology."""

from collections.abc import Callable, Mapping, Sequence

from legation.ledger.bonds import Bonds
from legation.ledger.copies import Report, accounts
from legation.ledger.days import iso
from legation.ledger.entry_ids import Plain, event_id, plan_id, standing_id
from legation.ledger.event_records import adopted, bound, coded, documents_of, reviewed, time_of
from legation.ledger.fusing import order, rank
from legation.ledger.kinds import ENCOUNTERS
from legation.ledger.steps import History, Step, due
from legation.ledger.threads import Thread, is_meeting_at_host
from legation.ledger.traces import Trace
from legation.lexicons.titles import load_plan_titles
from legation.model import PlanState, Status

_AFTER = {PlanState.POSTPONED: Status.POSTPONED, PlanState.CANCELLED: Status.CANCELLED}
_VERBS = {"visit": "visits", "meet": "meet", "phone": "speak by telephone"}


def plan_record(
    thread: Thread, story: History, links: Sequence[str], records: Mapping[str, Plain], bonds: Bonds
) -> Plain:
    """The record of a plan: its parties, its steps, and where it stands."""
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
        "documents": documents_of([*thread.traces, *(thread.held.traces if thread.held else ())]),
        "title": _title(thread.lead, guests, hosts, lead),
        "mode": lead["mode"],
        "content": lead["content"],
        "when": steps[-1]["when"] if thread.held else now,
        "where": steps[-1]["where"] or where if thread.held else where,
        "due": iso(due_day(thread, story)),
        "slipped": story.slipped or is_late(thread),
        "conditions": list(dict.fromkeys(c for t in thread.traces if (c := records[t.id]["condition"]))),
        "event": event_id(thread.held) if thread.held else None,
        "links": list(links),
        **reviewed(thread.traces, records, bonds),
    }


def due_day(thread: Thread, story: History) -> int | None:
    """The last day of the time that now holds, or on which it was held."""
    return thread.held.last if thread.held else due(story)


def is_late(thread: Thread) -> bool:
    """Tell whether it was held later than at any time that was announced."""
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
        "documents": documents_of(step.traces),
        "text": first.text,
        "day": iso(step.day),
        "basis": step.basis,
        "when": time_of(dated, records) if dated else None,
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
    return [step | {"event": event_id(thread.held)}]


def families(threads: Sequence[Thread]) -> Callable[[Thread], list[str]]:
    """Make a function that gives the ids of the plans that belong with one."""
    partners = {
        kind: [thread for thread in threads if thread.lead.kind == other]
        for kind, other in (("visit", "meet"), ("meet", "visit"))
    }
    return lambda thread: sorted(
        plan_id(other) for other in partners.get(thread.lead.kind, ()) if belong(thread, other)
    )


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


def standing_record(
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
    event = coded(records[thread.lead.id], traces, told, group)
    return event | {
        "id": standing_id(plan["id"]),
        "status": (Status.PLANNED if firm else _AFTER.get(story.state, Status(newest.status))).value,
        "actors": plan["actors"] or event["actors"],
        "recipients": plan["recipients"],
        "when": plan["when"],
        "where": plan["where"],
        "plan": plan["id"],
        "condition": plan["conditions"][-1] if plan["conditions"] else None,
        "reasons": adopted(thread.traces) + bound(thread.traces, bonds),
        **reviewed(thread.traces, records, bonds),
    }
