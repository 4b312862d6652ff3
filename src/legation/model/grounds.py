"""Why claims are joined or not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """
    Whether two claims are one happening or plan, the ``rule`` that decided, and its ``reason`` in words.

    ``claim`` and ``other`` are the claims that were held against each other, where they are two.
    """

    rule: str
    joined: bool
    reason: str
    claim: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another entry that comes near, and why it is another."""

    entry: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why the claims of an entry were joined to its leading one, and why the entries nearest to it were not."""

    entry: str
    joined: tuple[Ground, ...]
    neighbours: tuple[Neighbour, ...] = ()
