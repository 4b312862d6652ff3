"""Finding again what a correction is about, after its page was read by a newer version or gathered anew."""

from collections.abc import Sequence

from legation.ledger.kinds import kind_of
from legation.model import Claim, Document, Mention, Target, TargetKind


def party_key(mention: Mention) -> str:
    """What a party is known by across readings: its id, else its country, else its name or words."""
    return mention.id or mention.country or (mention.name or mention.text).lower()


def target_of(claim: Claim, document: Document, side: int = 0) -> Target:
    """Describe a claim, as the page gave it, such that it is found again."""
    return Target(
        kind=TargetKind.CLAIM,
        id=claim.id,
        side=side,
        document=claim.document,
        page=document.name,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        event=claim.event.value,
        doing=kind_of(claim),
        parties=_parties(claim),
    )


def find_claim(target: Target, document: Document, claims: Sequence[Claim]) -> Claim | None:
    """
    Find the claim that a correction is about among those of a page, as the page gave them.

    The id decides. Else it is the one claim on overlapping words of the same page (on a page of the same name with
    other content: on the same words) with the same parties and either the same event type or the same doing; of
    several, the one whose evidence is the same. Where that leaves none or several, there is none: a correction is
    never applied to what it may not mean.
    """
    exact = next((claim for claim in claims if claim.id == target.id), None)
    if exact is not None:
        return exact
    like = [claim for claim in claims if _is_where(target, document, claim) and _is_like(target, claim)]
    same = [claim for claim in like if claim.text == target.text and claim.event == target.event]
    fitting = same or like
    return fitting[0] if len(fitting) == 1 else None


def bears_on(target: Target, document: Document) -> bool:
    """Tell whether a target is on this page, or on a page of this name."""
    return target.document == document.id or target.page == document.name


def _is_where(target: Target, document: Document, claim: Claim) -> bool:
    if target.document != document.id:
        return target.page == document.name and claim.text == target.text
    if target.start is None or target.end is None:
        return False
    return claim.start < target.end and target.start < claim.end


def _is_like(target: Target, claim: Claim) -> bool:
    return _parties(claim) == target.parties and (claim.event == target.event or kind_of(claim) == target.doing)


def _parties(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted({party_key(mention) for mention in (*claim.actors, *claim.recipients)}))
