"""Finding the groups of claims that a further claim can join at all, without comparing it with each of them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from legation.ledger.kinds import SPEECH
from legation.ledger.matching import MONTH, YEAR
from legation.ledger.traces import Trace

if TYPE_CHECKING:
    from legation.ledger.fusing import Cluster


class Shelves:
    """
    Groups of claims by the months that they lie in or near.

    :meth:`near` may give groups that do not fit, but never leaves out one that does: claims with days are told apart by
    more than a month between them, and a claim without a day joins one with a day only in the same report (or where
    words alone are compared).
    """

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._months: dict[int, dict[int, Cluster]] = {}
        self._wide: dict[int, Cluster] = {}
        self._dateless: dict[int, Cluster] = {}
        self._reports: dict[str, dict[int, Cluster]] = {}

    def put(self, cluster: "Cluster", trace: Trace) -> None:
        """Note where a group stands after *trace* came into it."""
        key = id(cluster)
        if len(cluster.traces) == 1:
            self.clusters.append(cluster)
        self._reports.setdefault(trace.report, {})[key] = cluster
        if cluster.first is None or cluster.last is None:
            self._dateless[key] = cluster
        elif cluster.last - cluster.first > YEAR:
            self._wide[key] = cluster
        else:
            for month in _months(cluster.first - MONTH, cluster.last + MONTH):
                self._months.setdefault(month, {})[key] = cluster

    def near(self, trace: Trace) -> Iterable["Cluster"]:
        """The groups that a claim may fit."""
        if trace.event in SPEECH:
            return self.clusters
        if trace.first is None or trace.last is None:
            return (self._dateless | self._reports.get(trace.report, {})).values()
        if trace.last - trace.first > YEAR:
            return self.clusters
        found = self._wide | self._dateless
        for month in _months(trace.first, trace.last):
            found |= self._months.get(month, {})
        return found.values()


def _months(first: int, last: int) -> Sequence[int]:
    return range(first // MONTH, last // MONTH + 1)
