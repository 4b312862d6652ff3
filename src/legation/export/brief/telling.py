"""
Sentences from what a ledger holds. Each says no more than the records do: how sure a thing is, according to whom, and when it
was told stand in the sentence; where a verb only gives the kind of a doing, the words of the page stand beside it.
"""

import re
from collections.abc import Sequence
from datetime import date

from legation.export.brief.wording import (
    Doing,
    Names,
    day_words,
    doing_of,
    ended,
    key_words,
    quoted,
    span_words,
    state_words,
    time_words,
    upper_first,
)
from legation.lexicons.narration import load_words
from legation.model import (
    Attribution,
    Claim,
    DateBasis,
    EventType,
    Gap,
    Mention,
    Place,
    PlanState,
    Published,
    Review,
    Status,
)
from legation.model.events import Event, Plan, PlanStep, Variant
from legation.model.issues import Link, Position, PositionChange, Tenet

_OCCURRED = frozenset({Status.ACTUAL, Status.ONGOING, Status.FAILED})
_TIMELESS = frozenset({PlanState.POSTPONED, PlanState.CANCELLED})  # their time is that of the putting off, or past use
_WORD = re.compile(r"\w{4,}")


def event_sentence(event: Event, lead: Claim, told: Published | None, names: Names) -> str:
    """
    Tell of an entry: "On 6 May 2016, Japan's prime minister Shinzo Abe met Vladimir Putin in Sochi, according to ...".

    Args:
        lead: the claim that the entry takes its words from.
        told: when the page of that claim was published.
        names: parties named before in the same part of the brief.
    """
    body = _body(event, lead, names)
    occurred = event.status in _OCCURRED
    head = _told(told)
    if occurred and event.when is not None:
        head = upper_first(time_words(event.when))
    elif event.when is not None and event.when.basis is not DateBasis.PUBLISHED:
        body += f" {time_words(event.when)}"
    if event.status is Status.CONDITIONAL or event.condition:
        body += f", on condition: {quoted(event.condition)}" if event.condition else ", on a condition"
    return ended(f"{head}, {body}{_according(event.attribution, names)}{_notes(event)}")


def event_title(event: Event, lead: Claim) -> str:
    """Tell of an entry in a few words, for a heading."""
    return upper_first(_body(event, lead, Names(), brief=True))


def _body(event: Event, lead: Claim, names: Names, *, brief: bool = False) -> str:
    who = names.all(event.actors) or "a party that is not named"
    doing = doing_of(event, lead, names)
    clause = _clause(event.status, who, doing, several=_several(event.actors), ahead=_ahead(event))
    if not brief and event.event is EventType.STATE:
        return f"{clause}: {quoted(lead.text)}"
    if not doing.exact or not _tells(f"{clause} {doing.base}", event.cue):
        clause += f" ({quoted(event.cue)})"
    return clause + _place(event.where, clause)


def _clause(status: Status, who: str, doing: Doing, *, several: bool, ahead: bool) -> str:
    match status:
        case Status.ACTUAL:
            return f"{who} {doing.past}"
        case Status.ONGOING:
            return f"{who} {'were' if several else 'was'} {doing.gerund}"
        case Status.PLANNED:
            return f"it was planned that {who} would {doing.base}"
        case Status.PROPOSED:
            return f"it was proposed that {who} should {doing.base}"
        case Status.POSSIBLE:
            return f"{who} might {doing.base}"
        case Status.CONDITIONAL:
            return f"{who} would {doing.base}"
        case Status.POSTPONED:
            return f"it was put off that {who} would {doing.base}"
        case Status.CANCELLED:
            return f"it was called off that {who} would {doing.base}"
        case Status.FAILED:
            return f"{who} failed to {doing.base}"
        case Status.REFUSED:
            return f"{who} refused to {doing.base}"
        case Status.DENIED:
            return f"it was said that {who} {'would' if ahead else 'did'} not {doing.base}"


def _ahead(event: Event) -> bool:
    """Whether what is told of lay ahead when it was told."""
    return event.when is not None and event.published is not None and event.when.earliest > event.published


def _several(mentions: Sequence[Mention]) -> bool:
    if len({mention.name or mention.text for mention in mentions}) > 1:
        return True
    return any(m.name is None and m.text.rstrip().endswith("s") for m in mentions)


def _tells(clause: str, cue: str) -> bool:
    """Whether all longer words of the page's own wording stand in the clause already, but for their endings."""
    lowered = clause.lower()
    return all(word[:4] in lowered for word in _WORD.findall(cue.lower()))


def _place(place: Place | None, clause: str) -> str:
    return "" if place is None or place.name in clause else f" in {place.name}"


def _told(published: Published | None) -> str:
    if published is None:
        return "In a report without a date"
    if published.earliest == published.latest:
        return f"As reported on {day_words(published.earliest)}"
    return f"As reported some day between {span_words(published.earliest, published.latest)}"


def _according(attribution: Sequence[Attribution], names: Names, but: Mention | None = None) -> str:
    """Say whose word it is: the nearest speaker, and who passed it on."""
    speakers = [link.speaker for link in attribution if but is None or key_words(link.speaker) != key_words(but)]
    chain = list({key_words(speaker): names.one(speaker) for speaker in speakers}.values())
    if not chain:
        return ""
    return f", according to {chain[0]}" + "".join(f", as told by {speaker}" for speaker in chain[1:])


def _notes(entry: Event | Plan) -> str:
    notes = []
    if isinstance(entry, Event) and entry.variants:
        notes.append("accounts disagree: see below")
    if isinstance(entry, Event) and entry.remark:
        notes.append("only readers say so")
    if entry.review is Review.AMENDED:
        notes.append("amended by hand")
    elif entry.review is Review.ACCEPTED:
        notes.append("accepted by hand")
    return f" ({'; '.join(notes)})" if notes else ""


def step_sentence(step: PlanStep, names: Names) -> str:
    """Tell what became known of a plan on a day: "As said on 8 February 2014, this was agreed for ..."."""
    head = "On a day that is not known"
    if step.day is not None:
        head = f"As {'said' if step.basis == 'said' else 'reported'} on {day_words(step.day)}"
    body = load_words().steps[step.state]
    if step.when is not None and step.state not in _TIMELESS:
        body += f" {time_words(step.when, aim=step.state is not PlanState.HELD)}"
    body += _place(step.where, body)
    if step.condition:
        body += f", on condition: {quoted(step.condition)}"
    who = names.one(step.speaker) if step.speaker else None
    return ended(f"{head}, {body}{f', according to {who}' if who else ''}")


def lapse_sentence(plan: Plan) -> str:
    """Tell that the time of a plan has passed without news."""
    assert plan.due is not None
    return f"The plan was due by {day_words(plan.due)}; no page of this ledger says that it was held."


def tenet_sentence(position: Position, tenet: Tenet, names: Names) -> str:
    """Tell what a holder says on an issue: "Japan seeks: “...”, in the words of ..."."""
    holder = upper_first(state_words(position.name))
    words = f"{holder} {load_words().stances[tenet.stance]} {quoted(tenet.content)}"
    if key_words(tenet.actor) != position.name.lower():
        words += f", in the words of {names.one(tenet.actor)}"
    return ended(f"{words}{_according(tenet.attribution, names, tenet.actor)}{_said(tenet.since, tenet.last)}")


def _said(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ", on a day that is not known"
    return f", on {day_words(first)}" if first == last else f", between {span_words(first, last)}"


def change_sentence(position: Position, change: PositionChange) -> str:
    """Tell of a change of mind."""
    return (
        f"{upper_first(state_words(position.name))} changed its stance on {quoted(change.target)}: it {change.earlier.value} "
        f"it on {day_words(change.earlier_day)} and {change.later.value} it on {day_words(change.later_day)}."
    )


def tie_sentence(link: Link, told: Published | None, names: Names) -> str:
    """Tell what is said to bear on what."""
    actual, possible, denied = load_words().ties[link.kind]
    verb = {Status.POSSIBLE: possible, Status.DENIED: denied}.get(link.status, actual)
    body = f"{quoted(link.cause.text)} {verb} {quoted(link.effect.text)}"
    return ended(f"{_told(told)}, {body}{_according(link.attribution, names)}")


def variant_sentence(variant: Variant) -> str:
    """Tell one of the values that accounts give, and how well it is supported."""
    value = variant.value
    if variant.when is not None:
        value = time_words(variant.when)
    elif variant.where is not None:
        value = f"in {variant.where.name}"
    count = "one account" if variant.accounts == 1 else f"{variant.accounts} accounts"
    return f"{upper_first(variant.field.value)}: {value}, by {count}; {variant.reason}."


def verdict_sentence(event: Event) -> str:
    """Tell what the ledger makes of accounts that disagree."""
    return f"{upper_first(event.verdict or '')}."


def gap_sentence(gap: Gap) -> str:
    """Tell of a sentence that was not coded."""
    return ended(f"Not coded ({gap.reason}): {quoted(gap.text)}")
