"""What was to be done, and what became of it, as of the newest page or of any day before."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from legation.errors import NoSuchEntry
from legation.ledger.then import Then
from legation.model import Plan, PlanState
from legation.model.records import from_plain

_OPEN = (PlanState.MOOTED, PlanState.AGREED, PlanState.SCHEDULED, PlanState.POSTPONED, PlanState.RESCHEDULED)


class Planned(Then):
    """A ledger that tells of plans."""

    def plans(
        self,
        *,
        open: bool = False,
        overdue: bool = False,
        slipped: bool = False,
        as_of: date | None = None,
        include_comments: bool = False,
        limit: int | None = None,
    ) -> list[Plan]:
        """
        What was to be done and what became of it, by the day it is due; plans without a day come last.

        Args:
            open: only plans that are still to come.
            overdue: only lapsed ones: their time has passed and no page says that they were held.
            slipped: only those put off or moved to a later time.
            as_of: the day to which the answer holds. If it is given, only pages that had certainly been published by
                then are looked at, and pages without a date are not. Default: all pages, as of the newest one's day.
            include_comments: also plans that only readers speak of.
            limit: give no more than so many.
        """
        self.settle()
        day = as_of or self.newest_day()
        tests, values = _plan_tests(day, open=open, overdue=overdue, slipped=slipped)
        if as_of is not None:
            found = self._plans_then(as_of, tests, values, include_comments=include_comments, limit=limit)
            return [as_of_day(from_plain(Plan, record), day) for record in found]
        query = f"""SELECT record FROM plans WHERE {" AND ".join([*tests, "1" if include_comments else "remark = 0"])}
            ORDER BY due IS NULL, due, first, id LIMIT ?"""
        rows = self._db.execute(query, [*values, -1 if limit is None else limit]).fetchall()
        return [as_of_day(from_plain(Plan, json.loads(record)), day) for (record,) in rows]

    def plan(self, id: str) -> Plan:
        """
        The plan with this id, as of the newest page.

        Raises:
            NoSuchEntry: there is none.
        """
        row = self._db.execute("SELECT record FROM plans WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NoSuchEntry(f"no plan has the id {id!r}", fix="`legation plans` shows ids")
        return as_of_day(from_plain(Plan, json.loads(row[0])), self.newest_day())

    def oldest_day(self) -> date | None:
        """The first day on which a page of the ledger can have been published."""
        (day,) = self._db.execute("SELECT min(first) FROM documents").fetchone()
        return date.fromordinal(day) if day is not None else None

    def newest_day(self) -> date | None:
        """The last day on which a page of the ledger can have been published."""
        (day,) = self._db.execute("SELECT max(last) FROM documents").fetchone()
        return date.fromordinal(day) if day is not None else None


def as_of_day(plan: Plan, day: date | None) -> Plan:
    """Mark a plan whose time has passed, as of a day, as lapsed."""
    lapsed = plan.is_open and day is not None and plan.due is not None and plan.due < day
    return replace(plan, as_of=day, state=PlanState.LAPSED if lapsed else plan.state)


def _plan_tests(day: date | None, *, open: bool, overdue: bool, slipped: bool) -> tuple[list[str], list[Any]]:
    tests = ["1"]
    values: list[str | int] = []
    now = day.toordinal() if day else 0
    if open or overdue:
        tests.append(f"state IN ({', '.join('?' * len(_OPEN))})")
        values += [state.value for state in _OPEN]
    if open:
        tests.append("(due IS NULL OR due >= ?)")
        values.append(now)
    if overdue:
        tests.append("due < ?")
        values.append(now)
    if slipped:
        tests.append("slipped = 1")
    return tests, values
