"""What was to be done, and what became of it, as of the newest page or of any day before."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from legation.errors import NoSuchEntry
from legation.ledger.entries import Outline
from legation.ledger.settle import Settled
from legation.model import Plan, PlanState
from legation.model.records import from_plain

_OPEN = (PlanState.MOOTED, PlanState.AGREED, PlanState.SCHEDULED, PlanState.POSTPONED, PlanState.RESCHEDULED)


class Planned(Settled):
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
        if as_of is not None:
            asked = Asked(day=as_of, open=open, overdue=overdue, slipped=slipped)
            found = self._plans_by(asked, include_comments=include_comments, limit=limit)
            return [as_of_day(from_plain(Plan, outline.make()), day) for outline in found]
        tests, values = _plan_tests(day, open=open, overdue=overdue, slipped=slipped)
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

    def _plans_by(self, asked: "Asked", *, include_comments: bool, limit: int | None) -> list[Outline]:
        """Join plans from what had been published by a day; only those that are given are made."""
        blocks = self._db.execute(
            f"""SELECT DISTINCT block FROM claims WHERE plan AND published <= ?
            {"" if include_comments else "AND remark = 0"} ORDER BY block""",
            (asked.day.toordinal(),),
        ).fetchall()
        found: list[Outline] = []
        for (block,) in blocks:
            found += filter(asked.fits, self._outlines(block, asked.day.toordinal()))
            if limit is not None and len(found) > 4 * limit + 1000:  # keep few of them in memory
                found = sorted(found, key=_by_day)[:limit]
        return sorted(found, key=_by_day)[:limit]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """As :func:`_plan_tests`, for plans that stand in no table."""

    day: date
    open: bool
    overdue: bool
    slipped: bool

    def fits(self, plan: Outline) -> bool:
        """Tell whether a plan is asked for."""
        pending = plan.state in _OPEN
        passed = plan.due is not None and plan.due < self.day.toordinal()
        return (
            (not self.open or (pending and not passed))
            and (not self.overdue or (pending and passed))
            and (not self.slipped or plan.slipped)
        )


def _by_day(plan: Outline) -> tuple[bool, int, str]:
    return (plan.due is None, plan.due or 0, plan.id)
