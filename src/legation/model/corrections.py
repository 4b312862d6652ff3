"""What an analyst puts right: entries of an append-only log that is laid over what the documents give."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from legation.model.claims import Claim


class Action(StrEnum):
    """What a correction does."""

    ACCEPT = "accept"  # the claim stands as it is
    AMEND = "amend"
    REJECT = "reject"
    JOIN = "join"  # the claims tell of one happening, or of one plan
    PART = "part"  # the claims of one side tell of another happening than those of the other side
    DATE = "date"  # the day on which a page was published
    RENAME = "rename"  # an actor's name, or the actor that it is
    UNDO = "undo"


class TargetKind(StrEnum):
    """What a correction is about."""

    CLAIM = "claim"
    PAGE = "page"
    ACTOR = "actor"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """
    What a correction is about, told so that it is found again after a page was read by a newer version.

    A claim is known by ``id``; by its page (``document``, the digest of its content, and ``page``, its name), the words
    ``text`` at ``start`` to ``end``, its event type, its ``doing`` (the kind under which it is joined) and its
    ``parties`` where the coding gave it another id. ``side`` tells the two sides of a join or a parting apart.
    """

    kind: TargetKind
    id: str
    side: int = 0
    document: str | None = None
    page: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    event: str | None = None
    doing: str | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One field of a record, with its value before and after, as records write them (None: unknown)."""

    field: str
    new: Any
    old: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """
    One entry of the log. ``when`` is in UTC; ``id`` is a digest of all the rest. Nothing in the log is ever altered:
    an UNDO is a further entry that names the one it undoes.
    """

    id: str
    when: datetime
    who: str
    why: str
    action: Action
    targets: tuple[Target, ...]
    change: tuple[Changed, ...] = ()

    def __repr__(self) -> str:
        return f"<Correction {self.id} {self.action} {', '.join(each.id for each in self.targets)} by {self.who}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A correction and how it stands: ``undone_by`` names the entry that undid it, ``orphans`` what it no longer finds."""

    correction: Correction
    undone_by: str | None = None
    orphans: tuple["Orphan", ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it has not been undone."""
        return self.undone_by is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A target that the ledger does not hold, and why: it waits until it does, and is applied to nothing else."""

    target: Target
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A claim that an analyst struck out, and the correction that did so."""

    claim: Claim
    correction: Correction
