"""Dates as records carry them. All days are inclusive; unknown is None."""

from dataclasses import dataclass
from datetime import date, datetime

from legation.model.kinds import DateBasis, Granularity, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """
    A time expression: the words, their TIMEX3 type and value, and the days that they cover.

    ``value`` follows TimeML 1.2.1 (``2014-03-11``, ``2014-W11``, ``P3D``, ``PRESENT_REF``); None when the anchor that
    it needs is unknown. ``earliest`` and ``latest`` are None when the value fixes no day.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity | None = None
    basis: DateBasis | None = None  # STATED: the words fix it alone; RELATIVE: counted from the page's or another date


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened, is to happen, or was said, with the words that say so (None: no words do)."""

    earliest: date
    latest: date
    granularity: Granularity
    basis: DateBasis
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The day a page or a pasted report was published: an interval, and what it rests on."""

    earliest: date
    latest: date
    basis: DateBasis
    start: int | None = None  # of the words in the text, where there are any
    end: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The time that a comment or post bears. ``text`` is as printed; the times are naive local ones of the page."""

    text: str
    earliest: datetime | None = None
    latest: datetime | None = None
