"""Plans as they stood on a day, joined from what had been published by then and kept for the next time they are asked for."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from time import monotonic
from typing import Any

from legation.ledger.entry_ids import Plain
from legation.ledger.schema import writing
from legation.ledger.settle import HOLD, Settled
from legation.ledger.store import packed

KEPT = 40_000  # states of blocks that are kept; when there are more, all are worked out anew as they are asked for

# Of every block that tells of plans, the last day by which a page with a claim of it had been published: what a block was
# depends on that day alone, so that all days until the next such page share one state.
_KNOWN = """SELECT block, max(published) AS known FROM claims WHERE published <= ?
    GROUP BY block HAVING max(plan) AND (max(remark) = 0 OR ?)"""


class Then(Settled):
    """A ledger that remembers how the plans of each block stood, between one page and the next."""

    def _plans_then(self, day: date, tests: Sequence[str], values: Sequence[Any], **how: Any) -> list[Plain]:
        """
        Plans as known from pages that had certainly been published by a day, those that pass the tests on their columns.

        *how*: ``include_comments`` and ``limit``.
        """
        asked = (day.toordinal(), bool(how["include_comments"]))
        self._make_room()
        while True:
            self.settle()
            if self._join_then(asked) and (found := self._told_then(asked, tests, values, how["limit"])) is not None:
                return found

    def _make_room(self) -> None:
        if self._db.execute("SELECT count(*) FROM then_known").fetchone()[0] > KEPT:
            with writing(self._db, self.path):
                self._db.execute("DELETE FROM then_known")
                self._db.execute("DELETE FROM then_plans")

    def _join_then(self, asked: tuple[int, bool]) -> bool:
        """Join the blocks that were not yet asked for, for as long as others can be kept waiting; True: all are there."""
        if not self._unknown(asked, 1):
            return True
        with writing(self._db, self.path):
            until = monotonic() + HOLD
            for block, known in self._unknown(asked, -1):
                for plan in self._outlines(block, known):
                    row = (block, known, plan.id, plan.state.value, plan.due, plan.slipped)
                    self._db.execute("INSERT OR REPLACE INTO then_plans VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
                self._db.execute("INSERT INTO then_known VALUES (?, ?)", (block, known))
                if monotonic() > until:
                    return False
        return True

    def _unknown(self, asked: tuple[int, bool], limit: int) -> list[tuple[str, int]]:
        query = f"""SELECT block, known FROM ({_KNOWN}) WHERE (block, known) NOT IN (SELECT block, known FROM then_known)
            LIMIT ?"""
        return [(str(block), int(known)) for block, known in self._db.execute(query, (*asked, limit)).fetchall()]

    def _told_then(
        self, asked: tuple[int, bool], tests: Sequence[str], values: Sequence[Any], limit: int | None
    ) -> list[Plain] | None:
        """The records of the plans asked for; those that were never given before are made. None: pages were read meanwhile."""
        query = f"""WITH at AS MATERIALIZED ({_KNOWN})
            SELECT block, known, id, record FROM at CROSS JOIN then_plans USING (block, known)
            WHERE {" AND ".join(tests)} ORDER BY due IS NULL, due, id LIMIT ?"""
        rows = self._db.execute(query, (*asked, *values, -1 if limit is None else limit)).fetchall()
        wanted: dict[tuple[str, int], list[str]] = {}
        for block, known, id, record in rows:
            if record is None:
                wanted.setdefault((str(block), int(known)), []).append(str(id))
        made = self._make_then(wanted)
        found = [made.get((block, id)) if record is None else json.loads(record) for block, _, id, record in rows]
        return None if None in found else [each for each in found if each is not None]

    def _make_then(self, wanted: Mapping[tuple[str, int], Sequence[str]]) -> dict[tuple[str, str], Plain]:
        made: dict[tuple[str, str], Plain] = {}
        if not wanted:
            return made
        with writing(self._db, self.path):
            for (block, known), ids in wanted.items():
                for plan in self._outlines(block, known):
                    if plan.id in ids:
                        made[block, plan.id] = plan.make()
                        row = (packed(made[block, plan.id]), block, known, plan.id)
                        self._db.execute(
                            "UPDATE then_plans SET record = ? WHERE block = ? AND known = ? AND id = ?", row
                        )
        return made
