"""From the claims of one happening to the record of an event."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from legation.ledger.bonds import Bonds
from legation.ledger.copies import Report, accounts
from legation.ledger.days import days_text, iso
from legation.ledger.entry_ids import Plain, event_id
from legation.ledger.fusing import Cluster, Weighed, order, rank, weigh
from legation.ledger.matching import Match
from legation.ledger.traces import Trace
from legation.model import Review, VariantField

_NOTES = {
    Match.AGREE: "same kind, parties, time and place",
    Match.OTHER_DAY: "same people and kind, days that differ by little",
    Match.OTHER_PLACE: "same people, kind and day, places that differ",
}
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


def time_of(trace: Trace, records: Mapping[str, Plain]) -> Plain | None:
    """The time of a claim as its record tells it, or as it was taken from what was agreed there."""
    if trace.dated_by is None:
        return cast(Plain | None, records[trace.id]["when"])
    day = iso(trace.first)
    return {"earliest": day, "latest": day, "granularity": "day", "basis": trace.basis} | dict.fromkeys(_NO_WORDS)


def event_record(
    cluster: Cluster, told: Mapping[str, Report], records: Mapping[str, Plain], plan: str | None, bonds: Bonds
) -> Plain:
    """The record of a happening: coded as its most telling claim, with accounts, variants and the verdict on them."""
    group = accounts(told[trace.report] for trace in cluster.traces)
    weighed = weigh(cluster, lambda trace: group[trace.report], lambda trace: _is_own_word(trace, records))
    lead = cluster.lead
    event = coded(records[lead.id], sorted(cluster.traces, key=rank), told, group)
    preferred = {each.field: each.traces[0] for each in weighed if each.preferred}
    dated = preferred.get(VariantField.DATE) or next((t for t in sorted(cluster.traces, key=rank) if t.first), None)
    placed = preferred.get(VariantField.PLACE) or next((t for t in sorted(cluster.traces, key=rank) if t.place), None)
    event |= {
        "id": event_id(cluster),
        "when": time_of(dated, records) if dated else event["when"],
        "where": records[placed.id]["where"] if placed else event["where"],
        "variants": [_variant(each, records) for each in weighed],
        "verdict": _sentence(weighed, records),
        "plan": plan,
        "reasons": [_NOTES[note] for note in sorted(cluster.notes, reverse=True)]
        + adopted(cluster.traces)
        + bound(cluster.traces, bonds),
        **reviewed(cluster.traces, records, bonds),
    }
    if VariantField.OUTCOME in preferred:
        event["status"] = records[preferred[VariantField.OUTCOME].id]["status"]
    return event


def coded(
    lead: Plain,
    traces: Sequence[Trace],
    told: Mapping[str, Report],
    group: Mapping[str, str],
) -> Plain:
    """What the records of happenings and of plans share: the coding of the leading claim, and who reports it."""
    days = [trace.published[0] for trace in traces if trace.published]
    return {name: lead[name] for name in _CODED + _TOLD} | {
        "cue": lead["cue"]["text"],
        "claims": [trace.id for trace in traces],
        "documents": documents_of(traces),
        "published": iso(min(days)) if days else None,
        "accounts": _accounts(traces, told, group),
        "variants": [],
        "verdict": None,
        "remark": traces[0].remark,
    }


def reviewed(traces: Iterable[Trace], records: Mapping[str, Plain], bonds: Bonds) -> Plain:
    """What analysts said of the claims of an entry: amended if one was, else accepted if one was; and by which corrections."""
    held = sorted(traces, key=order)
    said = {records[trace.id].get("review") for trace in held}
    review = next((each.value for each in (Review.AMENDED, Review.ACCEPTED) if each.value in said), None)
    shaped = [id for trace in held for id in records[trace.id].get("corrections", ())]
    return {"review": review, "corrections": list(dict.fromkeys(shaped + bonds.of(trace.id for trace in held)))}


def documents_of(traces: Iterable[Trace]) -> list[str]:
    """The pages of claims, each once, in the order of publication."""
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
            "carriers": documents_of(held),
        }
        for key, held in by.items()
    ]


def adopted(traces: Iterable[Trace]) -> list[str]:
    """Say what was taken from claims nearby."""
    held = sorted(traces, key=order)
    deals = dict.fromkeys(trace.dated_by for trace in held if trace.dated_by)
    said = [f"day taken from what was agreed there (claim {deal})" for deal in deals]
    return said + (["a party taken from the claim that it takes up"] if any(trace.adopted for trace in held) else [])


def bound(traces: Iterable[Trace], bonds: Bonds) -> list[str]:
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
        "when": time_of(weighed.traces[0], records) if weighed.field is VariantField.DATE else None,
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
