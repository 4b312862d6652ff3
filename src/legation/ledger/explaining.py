"""Saying why two claims are one happening or not: the rules of `matching` and `threads` once more, with what they saw."""

from legation.ledger import matching
from legation.ledger.days import days_text
from legation.ledger.kinds import SPEECH
from legation.ledger.matching import Match
from legation.ledger.threads import linked, same_doing
from legation.ledger.traces import Trace
from legation.model import Ground


def ground(one: Trace, other: Trace) -> Ground:
    """Tell whether two claims can be one, by which rule, and in words why."""
    if one.plan != other.plan:
        return Ground(rule="plan", joined=False, reason="one tells of a plan, the other of a happening")
    if one.plan:
        return _plans(one, other)
    verdict, rule, reason = explain(one, other)
    return Ground(rule=rule, joined=verdict is not Match.NO, reason=reason)


def explain(one: Trace, other: Trace) -> tuple[Match, str, str]:
    """What :func:`matching.match` says of two claims, with the name of the rule that decided and its reason."""
    if one.kind != other.kind:
        return Match.NO, "kind", f"they tell of different doings: {one.kind} and {other.kind}"
    if one.remark != other.remark:
        return Match.NO, "remark", "one is a reader's remark, the other a report"
    if not matching.outcomes_agree(one, other):
        return Match.NO, "outcome", f"one is {one.status}, the other {other.status}"
    if one.event in SPEECH:
        return _spoken(one, other)
    if not matching.parties_agree(one, other):
        return (
            Match.NO,
            "parties",
            f"the parties contradict each other: {parties_text(one)} against {parties_text(other)}",
        )
    if matching.is_repeated(one, other):
        return Match.AGREE, "repeated", "the same sentence about the same time, told within days"
    return _placed(one, other)


def _spoken(one: Trace, other: Trace) -> tuple[Match, str, str]:
    share = f"{matching.alike(one, other):.0%} of their longer words are the same"
    match = matching.match(one, other)
    if match is Match.AGREE:
        return match, "words", f"statements whose words agree ({share}), told within days"
    return match, "words", f"statements that are not the same words told within days: {share}"


def _placed(one: Trace, other: Trace) -> tuple[Match, str, str]:
    match = matching.match(one, other)
    times = f"{days_text(one.first, one.last)} and {days_text(other.first, other.last)}"
    places = f"{one.place or 'no place'} and {other.place or 'no place'}"
    if not matching.times_agree(one, other):
        if match is Match.OTHER_DAY:
            return (
                match,
                "other day",
                f"the same people and kind, and two datings that one meeting may be given: {times}",
            )
        return match, "time", f"their times are not one: {times}"
    if not matching.places_agree(one, other):
        if match is Match.OTHER_PLACE:
            return match, "other place", f"the same people, kind and day, and two accounts of where: {places}"
        return match, "place", f"their places differ: {places}"
    if match is Match.NO:
        why = "such doings may befall the same parties several times a day"
        return match, "frequent", f"{why}, and neither words nor place are alike"
    return match, "agree", f"same kind ({one.kind}), parties ({parties_text(one)}), time ({times}) and place ({places})"


def _plans(one: Trace, other: Trace) -> Ground:
    times = f"{days_text(one.first, one.last)} and {days_text(other.first, other.last)}"
    if one.kind != other.kind:
        return Ground(rule="kind", joined=False, reason=f"plans of different doings: {one.kind} and {other.kind}")
    if not same_doing(one, other):
        said = f"{parties_text(one)} against {parties_text(other)}"
        return Ground(rule="parties", joined=False, reason=f"plans of other parties or other business: {said}")
    if not linked(one, other):
        return Ground(rule="time", joined=False, reason=f"times too far apart for one plan: {times}")
    return Ground(
        rule="plan", joined=True, reason=f"plans of one doing: same parties, times that one plan may have ({times})"
    )


def parties_text(trace: Trace) -> str:
    """The parties as joining sees them: "RUS: vladimir_putin, JPN: leader"."""
    return ", ".join(
        f"{party.key}: {known}" if (known := party.person or party.role) else party.key for party in trace.parties
    )
