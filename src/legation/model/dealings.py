"""How parties deal with one another, in numbers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """
    What two parties did with each other: ``events`` that happened between them, and the mean of their intensities
    (PLOVER's scale, -10 hostile to 10 friendly; None where no event bears one).
    """

    one: str  # country codes, in alphabetical order
    other: str
    events: int
    mean: float | None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The events of one month: their number, and the sum of the intensities of the friendly and the hostile ones."""

    month: date  # its first day
    events: int
    friendly: float
    hostile: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spokesman:
    """A person or office that acts for a country: under which name, and in how many claims."""

    id: str | None
    name: str
    kind: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What readers wrote below a page: how many remarks, and the votes on them, where the page shows votes."""

    document: str
    title: str
    published: date | None
    remarks: int
    up: int | None
    down: int | None
    net: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A place where events happened: their number and the mean of their intensities (degrees, WGS 84)."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int
    mean: float | None
