"""Which deeds are worth a claim: political ones, with a doer, and with the parties that their type demands."""

from legation.model import EventType, Mention
from legation.what.deed import Deed
from legation.what.parties import ITSELF, can_act, is_known

# PLOVER 2021: "a recipient is required".
NEEDS_RECIPIENT = frozenset({EventType.COOPERATE, EventType.AID, EventType.SANCTION})


def reason_against(deed: Deed, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> str | None:
    """Return why this deed makes no claim, or None if it does."""
    if not any(can_act(m) for m in actors):
        return "no doer is named"
    everybody = (*actors, *recipients)
    if not any(is_known(m) or m.basis == ITSELF for m in everybody) and not _are_named(deed, actors, recipients):
        return "no party is known"
    if deed.event in NEEDS_RECIPIENT and not recipients and len(actors) < 2:
        return f"{deed.event} needs a recipient"
    if deed.event is EventType.CONSULT and deed.reciprocal and len(everybody) < 2 and not _is_plural_meeting(deed):
        return "a meeting needs two parties"
    return None


def _are_named(deed: Deed, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> bool:
    """Parties that nobody knows count where both sides bear names of several words: two stock exchanges, two unions."""
    if deed.event is EventType.STATE:
        return False
    sides = (actors, recipients) if recipients else (actors[:1], actors[1:])
    return all(any(_is_full_name(m) for m in side) for side in sides)


def _is_full_name(mention: Mention) -> bool:
    return sum(word[:1].isupper() for word in mention.text.split() if word.lower() not in ("the", "a")) > 1


def _is_plural_meeting(deed: Deed) -> bool:
    """A planned or refused meeting may be told with one party: "Abe is ready for talks"."""
    return deed.act is not None
