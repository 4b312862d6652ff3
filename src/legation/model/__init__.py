"""The frozen record types that all rooms share. Takes nothing, knows nothing else."""

from legation.model.actors import Mention, Place
from legation.model.claims import Attribution, AttributionRecord, Claim
from legation.model.corrections import Action, Changed, Correction, Logged, Orphan, Rejected, Target, TargetKind
from legation.model.documents import Document, Passage, Reject, Score
from legation.model.events import (
    Account,
    ActorSummary,
    Entry,
    Event,
    Gap,
    Hit,
    PageSummary,
    Plan,
    PlanState,
    PlanStep,
    Variant,
    VariantField,
)
from legation.model.grounds import Ground, Neighbour, Why
from legation.model.ids import digest
from legation.model.kinds import DateBasis, EventType, Granularity, MentionKind, PassageKind, Review, Status, TimexType
from legation.model.spans import Excerpt, Span
from legation.model.times import Posted, Published, Timex, When

__all__ = [
    "Account",
    "Action",
    "ActorSummary",
    "Attribution",
    "AttributionRecord",
    "Changed",
    "Claim",
    "Correction",
    "DateBasis",
    "Document",
    "Entry",
    "Event",
    "EventType",
    "Excerpt",
    "Gap",
    "Granularity",
    "Ground",
    "Hit",
    "Logged",
    "Mention",
    "MentionKind",
    "Neighbour",
    "Orphan",
    "PageSummary",
    "Passage",
    "PassageKind",
    "Place",
    "Plan",
    "PlanState",
    "PlanStep",
    "Posted",
    "Published",
    "Reject",
    "Rejected",
    "Review",
    "Score",
    "Span",
    "Status",
    "Target",
    "TargetKind",
    "Timex",
    "TimexType",
    "Variant",
    "VariantField",
    "When",
    "Why",
    "digest",
]
