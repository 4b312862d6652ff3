"""Which doings count as the same kind, and which of them are planned and then held."""

from legation.model import Claim, EventType, Status

ENCOUNTERS = frozenset({"visit", "meet", "phone"})
VISITS = frozenset({"visit", "host"})
MEETINGS = frozenset({"meet", "talk", "talks", "summit", "negotiate", "bilateral", "third-place"})
APART = frozenset(
    {"mediate", "write-to", "send-envoy", "attend-ceremony"}
)  # neither meeting nor visit of those who act

# In these the one who acts asks the other to come, so the guest is the recipient.
HOSTING = frozenset({"host"})
INVITING = frozenset({"invite"})

# Doings that happen once between the same parties, so that a day and a year that holds it tell of the same one.
ONCE = frozenset({"annex", "cede", "recognise", "secede", "accede", "independence", "establish_relations"})

# Of these two tellings may differ in who speaks, but never in the words.
SPEECH = frozenset({EventType.STATE})

# Doings that can befall the same parties several times a day, so that two pages need more than a day in common.
FREQUENT = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE, EventType.AID})

MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})

FIXED = frozenset({Status.PLANNED, Status.PROPOSED, Status.POSTPONED, Status.CANCELLED})
LOOSE = frozenset({Status.POSSIBLE, Status.CONDITIONAL})
HAPPENED = frozenset({Status.ACTUAL, Status.ONGOING})

APPOINTED = frozenset({"sign", "send-envoy", "attend-ceremony", "mediate", "exercise", "ratify"})


def kind_of(claim: Claim) -> str:
    """
    Name the kind of doing: "visit", "meet", "phone", or the event type with its content ("SANCTION:sanction").

    What was proposed counts as the doing itself, however its act is coded (an invitation is about a visit).
    """
    content = claim.content or ""
    if claim.event is EventType.CONSULT or (claim.event is EventType.AGREE and claim.status in FIXED | LOOSE):
        if content in APART:
            return f"{EventType.CONSULT}:{content}"
        if content in VISITS or (claim.mode == "visit" and content not in MEETINGS):
            return "visit"
        if content == "phone" or claim.mode == "phone":
            return "phone"
        if claim.event is EventType.CONSULT or content in MEETINGS:
            return "meet"
    return f"{claim.event}:{content or claim.mode or claim.cameo or ''}"


def is_swapped(claim: Claim) -> bool:
    """Tell whether the recipient is the guest: in hosting, and where only the invitation is coded, not the visit."""
    return claim.content in HOSTING or (claim.act in INVITING and claim.event is EventType.AGREE)


def is_plan(claim: Claim, kind: str) -> bool:
    """
    Tell whether a claim is about a doing still to come, so that it belongs to a plan rather than to a happening.

    What is merely possible makes a plan only where it is arranged by appointment (visits, meetings, signings); that
    Russia might attack is no plan. A visit that failed never took place, while talks that failed were held.
    """
    if claim.event in SPEECH:
        return False
    if claim.status in FIXED:
        return True
    if claim.status in LOOSE:
        return kind in ENCOUNTERS or claim.content in APPOINTED
    return claim.status is Status.FAILED and kind == "visit"
