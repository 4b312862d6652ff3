"""Which deeds are worth a claim: political ones, with a doer, and with the parties that their type demands."""

from legation.lexicons.coding import Cues
from legation.model import EventType, Mention, MentionKind
from legation.what.deed import Deed
from legation.what.parties import ITSELF, can_act, is_known, is_plain_thing

ARMED = frozenset({"MIL", "COP", "REB", "UAF", "INS", "SEP", "SPY", "CRM"})
_EMPTY = frozenset({"ask", "offer"})  # acts that tell of nothing without a content or somebody addressed
_ATTACKED_IN_WORDS = frozenset({"BUS", "PTY", "LEG", "MED"})
_PARTISAN = frozenset({"PTY", "LEG", "MED", "JRN", "CVL", "EDU", "GOV"})
_OUTSIDE = frozenset({"BUS", "LAB", "CVL", "ELI", "MED", "JRN", "EDU", "HLH", "REL", "SOC", "AGR"})
_PUBLIC = frozenset({EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, EventType.STATE})
# PLOVER 2021: "a recipient is required".
NEEDS_RECIPIENT = frozenset({EventType.COOPERATE, EventType.AID, EventType.SANCTION})


def reason_against(
    deed: Deed, actors: tuple[Mention, ...], recipients: tuple[Mention, ...], cues: Cues, words: tuple[str, ...]
) -> str | None:
    """Return why this deed, told by *words* (lemmas in lower case, the carrying one first), makes no claim; None if it does."""
    word = words[0]
    if not any(can_act(m) for m in actors):
        return "no doer is named"
    everybody = (*actors, *recipients)
    if not any(is_known(m) or m.basis == ITSELF for m in everybody) and not _are_named(deed, actors, recipients):
        return "no party is known"
    political = any(is_political(m) or _is_campaign(m, cues) for m in everybody) or _are_named(deed, actors, recipients)
    if deed.event not in _PUBLIC and not political:
        return "no party is a state, or acts in politics"
    if deed.event is EventType.ASSAULT and word in cues.figurative and not _is_armed(actors, recipients):
        return f"{word!r} may be meant figuratively: nobody bears arms"
    if deed.event is EventType.PROTEST and "rally" in words and all(_is_ruler_or_one(m) for m in actors):
        return "a rally of one is a campaign's"
    if deed.content in cues.people and recipients and all(is_plain_thing(m) for m in recipients):
        return f"{deed.content} is done to people or parties"
    if deed.content == "withdraw-troops" and not recipients and all(m.kind is MentionKind.PERSON for m in actors):
        return "one person's withdrawal is no army's"
    if _is_empty(deed) and (recipients or len(deed.words) == 1) and all(is_plain_thing(m) for m in recipients):
        return f"{deed.act} of nobody knows what"
    if deed.event in NEEDS_RECIPIENT and not recipients and len(actors) < 2:
        return f"{deed.event} needs a recipient"
    if deed.event is EventType.CONSULT and deed.reciprocal and len(everybody) < 2 and not _is_plural_meeting(deed):
        return "a meeting needs two parties"
    return None


def _is_empty(deed: Deed) -> bool:
    return deed.act in _EMPTY and deed.content is None


def is_political(mention: Mention) -> bool:
    """Tell whether the mention is of a country, in the registry, or of a sector that acts in politics."""
    if mention.country is not None or (mention.id is not None and not mention.id.startswith("text:")):
        return True
    return mention.sector is not None and mention.sector not in _OUTSIDE


def _is_campaign(mention: Mention, cues: Cues) -> bool:
    """Tell whether private people act together: strikers, "activists from three cities"."""
    if mention.kind is not MentionKind.GROUP:
        return False
    words = mention.text.lower().replace("-", " ").split()
    return any(word in cues.campaigners or word.removesuffix("s") in cues.campaigners for word in words)


def _is_armed(actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> bool:
    """Tell whether force is plain from the parties: an armed doer, a state, a people or a place that is hit."""
    if any(m.sector in ARMED or m.kind is MentionKind.STATE or m.basis == ITSELF for m in actors):
        return True
    rules = any(m.sector == "GOV" and m.kind in (MentionKind.ORGANISATION, MentionKind.OFFICE) for m in actors)
    if rules and not (recipients and all(is_plain_thing(m) for m in recipients)):
        return True
    if any(m.kind is MentionKind.GROUP and m.country is not None and m.sector not in _PARTISAN for m in actors):
        return True
    return any(
        m.sector in ARMED
        or m.kind in (MentionKind.STATE, MentionKind.PLACE)
        or (m.kind is MentionKind.GROUP and m.sector not in _ATTACKED_IN_WORDS)
        for m in recipients
    )


def _is_ruler_or_one(mention: Mention) -> bool:
    return mention.kind in (MentionKind.PERSON, MentionKind.OFFICE) or (
        mention.sector == "GOV" and mention.kind is not MentionKind.GROUP
    )


def _are_named(deed: Deed, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> bool:
    """Parties that nobody knows count where both sides bear names of several words: two stock exchanges, two unions."""
    if deed.event is EventType.STATE:
        return False
    sides = (actors, recipients) if recipients else (actors[:1], actors[1:])
    return all(any(_is_full_name(m) for m in side) for side in sides)


def _is_full_name(mention: Mention) -> bool:
    words = [word for word in mention.text.split() if word.lower() not in ("the", "a")]
    return sum(word[:1].isupper() for word in words) > 1 or any(
        len(word) > 1 and word.removesuffix("'s").isupper() for word in words
    )


def _is_plural_meeting(deed: Deed) -> bool:
    """A planned or refused meeting may be told with one party: "Abe is ready for talks"."""
    return deed.act is not None
