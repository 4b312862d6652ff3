"""Why claims stand in one entry, and why those of the nearest other entries do not."""

import json
from collections.abc import Sequence
from typing import Any

from legation.errors import NoSuchEntry
from legation.ledger.bonds import Bonds
from legation.ledger.explaining import ground
from legation.ledger.renaming import Renaming
from legation.ledger.traces import Trace
from legation.model import Ground, Neighbour, Why

NEAR = 3  # entries that are told of beside the one asked about
_FAR = 10_000_000


class Explained(Renaming):
    """A ledger that says why it joined what it joined."""

    def why(self, id: str, other: str | None = None) -> Why:
        """
        Say why the claims of an entry were joined, and why the nearest other ones were not.

        Args:
            id: of an event, a plan or a claim (which stands for its entry).
            other: an entry or claim to hold against it; None: the three nearest of the same parties and kind of doing.

        Raises:
            NoSuchEntry: there is no such entry.
        """
        self.settle()
        entry, traces = self._entry_traces(id)
        bonds = self._bonds()
        joined = [Ground(rule="alone", joined=True, reason="it stands alone")] if len(traces) == 1 else []
        joined += [_between(traces[0], trace, bonds) for trace in traces[1:]]
        if other is not None:
            near = [self._entry_traces(other)]
        else:
            near = sorted(self._near(entry, traces), key=lambda each: (_apart(traces, each[1]), each[0]))[:NEAR]
        return Why(
            entry=entry,
            joined=tuple(joined),
            neighbours=tuple(
                Neighbour(entry=key, ground=_against(traces, held, bonds)) for key, held in near if key != entry
            ),
        )

    def _entry_traces(self, id: str) -> tuple[str, list[Trace]]:
        """The entry that an id belongs to, and its claims, the leading one first."""
        table, key = self._find(id)
        if table == "claims":
            row = self._db.execute(
                "SELECT entry FROM claims JOIN entries USING (number) WHERE id = ?", (key,)
            ).fetchone()
            if row is None:
                raise NoSuchEntry(f"the claim {key} stands in no entry", fix="read its page again")
            table, key = self._find(str(row[0]))
        (record,) = self._db.execute(f"SELECT record FROM {table} WHERE id = ?", (key,)).fetchone()
        return key, self._traces_of(json.loads(record)["claims"])

    def _traces_of(self, claims: Sequence[str]) -> list[Trace]:
        rows = [self._db.execute("SELECT trace FROM claims WHERE id = ?", (key,)).fetchone() for key in claims]
        return [Trace.load(row[0]) for row in rows]

    def _near(self, entry: str, traces: Sequence[Trace]) -> list[tuple[str, list[Trace]]]:
        """Other entries of the same blocks, by their claims."""
        blocks = sorted({trace.block for trace in traces} | {self._home(trace.block) for trace in traces})
        marks = ", ".join("?" * len(blocks))
        query = f"""SELECT e.entry, c.trace FROM claims c JOIN entries e USING (number)
            WHERE c.block IN ({marks}) AND e.entry <> ? ORDER BY e.entry, c.id"""
        found: dict[str, list[Trace]] = {}
        for key, trace in self._db.execute(query, (*blocks, entry)):
            found.setdefault(str(key), []).append(Trace.load(trace))
        return list(found.items())


def _apart(one: Sequence[Trace], other: Sequence[Trace]) -> int:
    """How many days lie between two entries; far, where one has none."""
    days, others = _days(one), _days(other)
    return min((abs(day - each) for day in days for each in others), default=_FAR)


def _days(traces: Sequence[Trace]) -> set[int]:
    return {day for trace in traces for day in (trace.first, trace.last, trace.told) if day is not None}


def _between(one: Trace, other: Trace, bonds: Bonds) -> Ground:
    """Why two claims of one entry stand together."""
    found = ground(one, other)
    said: dict[str, Any] = {"claim": other.id, "other": one.id}
    notes = [bonds.notes[id] for id in bonds.of([other.id]) if id in bonds.of([one.id])]
    if not found.joined or notes:
        by_hand = "; ".join(notes) or "both were joined to a third claim of this entry"
        return Ground(rule="by hand" if notes else "through others", joined=True, reason=by_hand, **said)
    return Ground(rule=found.rule, joined=True, reason=found.reason, **said)


def _against(one: Sequence[Trace], other: Sequence[Trace], bonds: Bonds) -> Ground:
    """Why two entries are two: the first pair of their claims that cannot be one."""
    ids = [trace.id for trace in other]
    for trace in one:
        if bonds.forbid(trace.id, ids):
            notes = [bonds.notes[id] for id in bonds.of([trace.id]) if id in bonds.of(ids)]
            return Ground(rule="by hand", joined=False, reason="; ".join(notes), claim=trace.id)
        for each in other:
            found = ground(trace, each)
            if not found.joined:
                return Ground(rule=found.rule, joined=False, reason=found.reason, claim=trace.id, other=each.id)
    reason = "nothing speaks against it, but it fits several entries equally well, or is one of a series of talks"
    return Ground(rule="undecided", joined=False, reason=f"{reason}: a wrong join hides a happening")
