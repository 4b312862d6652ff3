"""How sure we are of a claim."""

from legation.model import Claim, EventType, MentionKind, Status
from legation.what.parties import is_known


def confidence(claim: Claim) -> float:
    """
    Return a number between 0 and 1: how likely the claim is right on who, what and status.

    A start of 0.6 is moved by what is known: both parties, the words that were needed, the mood.
    """
    known = [is_known(m) for m in (*claim.actors, *claim.recipients)]
    score = 0.55 + 0.1 * all(known) + 0.05 * (len(known) > 1)
    score += 0.1 * (claim.cue.text.count(" ") >= 1)
    score += 0.1 * (claim.event is EventType.STATE)
    score -= 0.1 * (claim.status in (Status.POSSIBLE, Status.CONDITIONAL))
    score -= 0.1 * any(m.kind is MentionKind.OTHER for m in claim.recipients)
    return round(min(0.95, max(0.2, score)), 2)
