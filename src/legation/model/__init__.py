"""The frozen record types that all rooms share. Takes nothing, knows nothing else."""

from legation.model.actors import Mention, Place
from legation.model.claims import Attribution, AttributionRecord, Claim
from legation.model.documents import Document, Passage, Reject, Score
from legation.model.ids import digest
from legation.model.kinds import DateBasis, EventType, Granularity, MentionKind, PassageKind, Status, TimexType
from legation.model.spans import Excerpt, Span
from legation.model.times import Posted, Published, Timex, When

__all__ = [
    "Attribution",
    "AttributionRecord",
    "Claim",
    "DateBasis",
    "Document",
    "EventType",
    "Excerpt",
    "Granularity",
    "Mention",
    "MentionKind",
    "Passage",
    "PassageKind",
    "Place",
    "Posted",
    "Published",
    "Reject",
    "Score",
    "Span",
    "Status",
    "Timex",
    "TimexType",
    "When",
    "digest",
]
