"""Putting the ledger right by hand: every correction is an entry of the log, and can be undone by another."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from legation.errors import BadCorrection, EditConflict, NoSuchEntry
from legation.ledger.amending import changes
from legation.ledger.applying import is_page, orphan
from legation.ledger.log import make_correction, me, moment
from legation.ledger.schema import writing
from legation.ledger.targets import find_claim, target_of
from legation.ledger.traces import REMARKS
from legation.ledger.views import SHORTEST, Views
from legation.model import (
    Action,
    Changed,
    Claim,
    Correction,
    Document,
    Logged,
    Orphan,
    Rejected,
    Target,
    TargetKind,
    digest,
)
from legation.model.records import from_plain

Making = Callable[[], tuple[list[Target], list[Changed]]]


class Correcting(Views):
    """A ledger that can be put right."""

    def accept(self, id: str, *, why: str, who: str | None = None, expected: str | None = None) -> Correction:
        """
        Say that a claim, or all claims of an event or a plan, are right as they are; a rejected claim stands again.

        Args:
            id: of a claim, an event or a plan; its first four characters or more will do.
            why: the reason, for those who read the log.
            who: who corrects; None: the log-in name.
            expected: the :meth:`revision` at which the entry was looked at; None: whatever it now is.

        Returns:
            The entry of the log.

        Raises:
            NoSuchEntry: there is no such entry.
            EditConflict: the entry is not what it was at *expected*: someone else corrected it, or pages were read.
            BadCorrection: there is no reason or no name.
        """
        return self._write(Action.ACCEPT, id, lambda: (self._targets(id), []), why=why, who=who, expected=expected)

    def reject(self, id: str, *, why: str, who: str | None = None, expected: str | None = None) -> Correction:
        """
        Strike out a claim, or all claims of an event or a plan: no view shows them, :meth:`rejected` does.

        Arguments and errors: as of :meth:`accept`.
        """
        return self._write(Action.REJECT, id, lambda: (self._targets(id), []), why=why, who=who, expected=expected)

    def amend(
        self,
        id: str,
        changed: Mapping[str, Any],
        *,
        why: str,
        who: str | None = None,
        expected: str | None = None,
    ) -> Correction:
        """
        Give a claim, or all claims of an event or a plan, other values.

        Args:
            id: of a claim, an event or a plan.
            changed: field to value: ``event``, ``mode``, ``status``, ``cameo``, ``contexts``, ``condition``,
                ``actors``, ``recipients``, ``when``, ``said``, ``where``; None takes a value away. Days are written
                "2016-05-06", "2016-05", "2016" or "2016-05-06/2016-05-08", parties and places by name or as
                "words of the page=name". Scores and quads follow from event, mode and CAMEO code.
            why, who, expected: as of :meth:`accept`.

        Raises:
            UnknownSetting: no such field, or a value that means nothing there.
            NoSuchEntry, EditConflict, BadCorrection: as of :meth:`accept`.
        """

        def making() -> tuple[list[Target], list[Changed]]:
            claims = self._claims_of(id)
            current = [self._now(claim) for claim in claims]
            document = self.document(claims[0].document)
            return self._described(claims), changes(current, document, changed)

        return self._write(Action.AMEND, id, making, why=why, who=who, expected=expected)

    def join(
        self, first: str, second: str, *, why: str, who: str | None = None, expected: str | None = None
    ) -> Correction:
        """
        Say that two entries are one: claims or events of one happening, claims or plans of one plan, or a plan and the
        event that it became. All that the rules join to either is then one entry.

        Arguments and errors: as of :meth:`accept` (*expected* is the revision of the first); BadCorrection also where
        they are one already, or where a reader's remark would be joined to a report.
        """

        def making() -> tuple[list[Target], list[Changed]]:
            one, other = self._claims_of(first), self._claims_of(second)
            if {claim.id for claim in one} & {claim.id for claim in other}:
                raise BadCorrection(f"{first} and {second} are one already", fix="`legation show` tells why")
            if len({claim.passage_kind in REMARKS for claim in (*one, *other)}) > 1:
                why = "what a reader wrote is never taken for what a reporter wrote"
                raise BadCorrection("a reader's remark cannot be joined to a report", why, "join reports, or remarks")
            return [*self._described(one), *self._described(other, 1)], []

        return self._write(Action.JOIN, first, making, why=why, who=who, expected=expected)

    def part(
        self, first: str, second: str, *, why: str, who: str | None = None, expected: str | None = None
    ) -> Correction:
        """
        Say that two claims, or a claim and the rest of the entry that it stands in, are not one happening or plan.

        Arguments and errors: as of :meth:`accept`; BadCorrection also where nothing is left to part.
        """

        def making() -> tuple[list[Target], list[Changed]]:
            one, other = self._claims_of(first), self._claims_of(second)
            own, others = {claim.id for claim in one}, {claim.id for claim in other}
            one = [claim for claim in one if claim.id not in others or len(own) <= len(others)]
            other = [claim for claim in other if claim.id not in {each.id for each in one}]
            if not one or not other:
                raise BadCorrection(
                    f"{first} and {second} are the same", fix="name a claim, and the entry it stands in"
                )
            return [*self._described(one), *self._described(other, 1)], []

        return self._write(Action.PART, first, making, why=why, who=who, expected=expected)

    def undo(self, id: str, *, why: str, who: str | None = None) -> Correction:
        """
        Undo a correction (or an undoing) by a further entry of the log that names it.

        Raises:
            NoSuchEntry: the log has no such entry.
            BadCorrection: it is undone already; or there is no reason.
        """

        def making() -> tuple[list[Target], list[Changed]]:
            logged = self._logged(id)
            if logged.id in self.active().undone_by:
                by = self.active().undone_by[logged.id]
                raise BadCorrection(f"{logged.id} is undone already, by {by}", fix=f"undo {by} to have it back")
            return [Target(kind=TargetKind.CORRECTION, id=logged.id)], []

        return self._write(Action.UNDO, id, making, why=why, who=who)

    def log(self, *, id: str | None = None) -> list[Logged]:
        """
        The corrections in the order in which they were made, each with what undid it and what it no longer finds.

        *id*: only those that speak of this claim, event, plan, page or actor, or the one of this id.
        """
        lost = self._lost()
        wanted = self._wanted(id) if id is not None else None
        return [
            Logged(correction=each, undone_by=self.active().undone_by.get(each.id), orphans=lost.get(each.id, ()))
            for each in self.active().log
            if wanted is None or each.id in wanted or wanted & {target.id for target in each.targets}
        ]

    def rejected(self) -> list[Rejected]:
        """The claims that were struck out, by page and place, each with the correction that did it."""
        by_id = {each.id: each for each in self.active().log}
        rows = self._db.execute(
            """SELECT record, rejected_by FROM originals WHERE rejected_by IS NOT NULL
            ORDER BY document, json_extract(record, '$.start'), id"""
        )
        return [Rejected(claim=from_plain(Claim, json.loads(record)), correction=by_id[by]) for record, by in rows]

    def revision(self, id: str) -> str:
        """
        What an entry is now, as a short digest: it changes whenever anything that the entry says does.

        Raises:
            NoSuchEntry: there is no such entry.
        """
        self.settle()
        return self._revision(id)

    def add_corrections(self, corrections: Iterable[Correction]) -> int:
        """
        Take over the log of another ledger of the same pages; what is there already is passed over.

        Returns:
            How many were new. Those whose pages are not there wait until they are read.
        """
        held = list(corrections)
        with writing(self._db, self.path):
            (before,) = self._db.execute("SELECT count(*) FROM log").fetchone()
            self._enter_log(held)
            (after,) = self._db.execute("SELECT count(*) FROM log").fetchone()
        return int(after - before)

    def _write(
        self,
        action: Action,
        id: str,
        making: Making,
        *,
        why: str,
        who: str | None,
        expected: str | None = None,
        revision: Callable[[str], str] | None = None,
    ) -> Correction:
        """Make a correction and enter it, if the entry is still what it was; what others write meanwhile is joined first."""
        while True:
            self.settle()
            with writing(self._db, self.path):
                if self._db.execute("SELECT 1 FROM dirty UNION SELECT 1 FROM dirty_keys LIMIT 1").fetchone():
                    continue
                _check_revision(id, expected, revision or self._revision)
                targets, change = making()
                log = self.active().log
                when = moment(log[-1].when if log else None)
                correction = make_correction(action, targets, who=who or me(), why=why, when=when, change=change)
                self._enter_log([correction])
                return correction

    def _revision(self, id: str) -> str:
        table, key = self._find(id)
        (record,) = self._db.execute(f"SELECT record FROM {table} WHERE id = ?", (key,)).fetchone()
        return digest("r", record)

    def _targets(self, id: str) -> list[Target]:
        return self._described(self._claims_of(id))

    def _described(self, claims: Sequence[Claim], side: int = 0) -> list[Target]:
        return [target_of(claim, self.document(claim.document), side) for claim in claims]

    def _claims_of(self, id: str) -> list[Claim]:
        """The claims that an id stands for, as their pages gave them, the leading one first."""
        rejected = self._rejected_claim(id)
        if rejected is not None:
            return [rejected]
        table, key = self._find(id)
        if table == "claims":
            return [self._original(key)]
        (record,) = self._db.execute(f"SELECT record FROM {table} WHERE id = ?", (key,)).fetchone()
        return [self._original(claim) for claim in json.loads(record)["claims"]]

    def _rejected_claim(self, id: str) -> Claim | None:
        if len(id) < SHORTEST:
            return None
        rows = self._db.execute(
            "SELECT record FROM originals WHERE rejected_by IS NOT NULL AND id >= ? AND id < ? LIMIT 2",
            (id, id + "\U0010ffff"),
        ).fetchall()
        return from_plain(Claim, json.loads(rows[0][0])) if len(rows) == 1 else None

    def _original(self, claim: str) -> Claim:
        row = self._db.execute("SELECT record FROM originals WHERE id = ?", (claim,)).fetchone()
        return from_plain(Claim, json.loads(row[0])) if row else self.claim(claim)

    def _now(self, claim: Claim) -> Claim:
        """A claim as corrected; one that was struck out as its page gave it."""
        row = self._db.execute("SELECT record FROM claims WHERE id = ?", (claim.id,)).fetchone()
        return from_plain(Claim, json.loads(row[0])) if row else claim

    def _logged(self, id: str) -> Correction:
        found = [each for each in self.active().log if each.id.startswith(id)] if len(id) >= SHORTEST else []
        if len(found) == 1:
            return found[0]
        what = f"{len(found)} entries of the log begin" if found else "no entry of the log begins"
        raise NoSuchEntry(f"{what} with {id!r}", fix="`legation log` shows their ids")

    def _wanted(self, id: str) -> set[str]:
        """The ids that the log may know an entry by."""
        found = {each.id for each in self.active().log if len(id) >= SHORTEST and each.id.startswith(id)}
        if found:
            return found
        try:
            claims = {claim.id for claim in self._claims_of(id)}
        except NoSuchEntry:
            return {id}
        is_claim = any(claim.startswith(id) for claim in claims)
        return claims if is_claim else claims | {each.claim for each in self.struck_from(claims)}

    def _lost(self) -> dict[str, tuple[Orphan, ...]]:
        """By correction, the targets that are not in the ledger, and why."""
        found: dict[str, tuple[Orphan, ...]] = {}
        claims: dict[str, list[Claim]] = {}
        for correction in self.active().corrections:
            for target in correction.targets:
                missing = self._missing(target, claims)
                if missing is not None:
                    found[correction.id] = (*found.get(correction.id, ()), missing)
        return found

    def _missing(self, target: Target, known: dict[str, list[Claim]]) -> Orphan | None:
        if target.kind not in (TargetKind.CLAIM, TargetKind.PAGE):
            return None
        pages = self._pages_named(target)
        if target.kind is TargetKind.PAGE:
            return None if any(is_page(target, page) for page in pages) else orphan(target, None)
        for page in pages:
            if find_claim(target, page, known.setdefault(page.id, self.originals(page.id))) is not None:
                return None
        return orphan(target, pages[0] if pages else None)

    def _pages_named(self, target: Target) -> list[Document]:
        query = "SELECT id FROM documents WHERE id = ? OR name = ? ORDER BY id <> ?, id"
        rows = self._db.execute(query, (target.document, target.page, target.document)).fetchall()
        return [self.document(key) for (key,) in rows]


def _check_revision(id: str, expected: str | None, revision: Callable[[str], str]) -> None:
    if expected is None:
        return
    fix = "look at it again, then correct it"
    try:
        now = revision(id)
    except NoSuchEntry as error:
        raise EditConflict(f"{id} is gone since it was looked at", "someone corrected it meanwhile", fix) from error
    if now != expected:
        why = f"its revision is {now}, not {expected}: it was corrected, or pages were read, meanwhile"
        raise EditConflict(f"{id} has changed since it was looked at", why, fix)
