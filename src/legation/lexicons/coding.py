"""The coding lexicons: contents, acts and the grid that joins them. Files: data/coding/, format: docs/reference/lexicons.md."""

from dataclasses import dataclass

from legation.lexicons.patterns import Pattern
from legation.model import EventType, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """
    What is done: "visit", "sanction", "release" (``contents-*.toml``).

    ``event``, ``mode``, ``cameo`` and ``contexts`` hold when it is plainly done. ``group`` is the family that grid rows name.
    ``reciprocal`` doings ("talks") have all parties as actors. ``issue`` is the topic it speaks of, where it has one.
    """

    id: str
    event: EventType
    mode: str | None
    cameo: str
    group: str
    contexts: tuple[str, ...]
    reciprocal: bool
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    What is done with a content: "urge", "refuse", "postpone" (``acts-*.toml``).

    ``doer`` says who would do the content: "A" (promise, refuse, plan), "R" (urge, order), "both" (agree with), "none" when only the
    content's own words tell (say, deplore).
    """

    id: str
    doer: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """
    A row of the grid (``grid.csv``): what an act upon a content is coded as.

    ``content`` is a content id, a group, an event type, ``*`` for any, or ``-`` for an act without a content. The most exact row
    wins. ``event`` None: the act makes no claim of its own. ``content_status`` None: the content makes none.
    """

    act: str
    content: str
    event: EventType | None
    mode: str | None
    cameo: str | None
    status: Status
    content_status: Status | None
