"""How sure we are of a claim."""

from legation.model import Claim, EventType, MentionKind, Status
from legation.what.parties import is_known

# Shares of claims that were right on who, what and status among 200 judged by hand, drawn at random from American campaign
# news and newswire of 1989 to 1998 (bench/notes/precision.md).
_STATEMENT = 0.93
_BOTH_KNOWN = 0.72
_ONE_KNOWN = 0.57
_UNKNOWN = 0.45
_UNSURE = 0.1  # less for what is only possible, or whose doer is inferred


def confidence(claim: Claim) -> float:
    """
    Return how likely the claim is right on who, what and status, 0 to 1.

    Statements are surest; other claims by whether all their parties are known, only the doers, or not even those. It was set on
    texts far from diplomacy, and errs to the low side on reports of it.
    """
    if claim.event is EventType.STATE:
        score = _STATEMENT
    elif not all(is_known(m) for m in claim.actors) or any(m.kind is MentionKind.OTHER for m in claim.recipients):
        score = _UNKNOWN
    elif len(claim.actors) + len(claim.recipients) > 1 and all(is_known(m) for m in claim.recipients):
        score = _BOTH_KNOWN
    else:
        score = _ONE_KNOWN
    inferred = any((m.basis or "").startswith("inferred") for m in claim.actors)
    if inferred or claim.status in (Status.POSSIBLE, Status.CONDITIONAL):
        score -= _UNSURE
    return round(score, 2)
