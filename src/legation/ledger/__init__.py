"""A stored, searchable ledger of claims, and the events and plans that they tell of. In: Claims. Out: entries."""

from legation.ledger.dealings import Dealings
from legation.ledger.positions import Positions
from legation.ledger.search import Search
from legation.ledger.why import Explained

__all__ = ["Ledger"]


class Ledger(Explained, Dealings, Positions, Search):
    """
    A ledger of diplomacy in one file: documents, the claims read in them, the events and plans that these tell of,
    and what parties hold on which issues.

    What it holds depends on the documents alone, not on the order or the number of times they were read. Several
    processes may read into one file.

    >>> with Ledger.open(":memory:") as ledger:
    ...     ledger.chronology()
    []
    """
