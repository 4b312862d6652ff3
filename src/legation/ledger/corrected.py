"""Keeping the log in the ledger file, and what it makes of each page up to date."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.ledger.applying import Active, day_given, in_order, rule
from legation.ledger.bonds import NONE, Bonds, bonds_of, homes_of
from legation.ledger.restanding import restand
from legation.ledger.schema import writing
from legation.ledger.standing import Standing, rewrite_standing
from legation.ledger.store import Store, packed
from legation.ledger.targets import find_claim
from legation.ledger.traces import REMARKS
from legation.model import Action, Claim, Correction, Document, Gap, Published, Target
from legation.model.records import from_plain, plain

Coding = tuple[Document, Sequence[Claim], Sequence[Gap] | None, Standing | None]


class Corrected(Store):
    """A ledger whose claims are those of its pages as analysts corrected them."""

    _known: tuple[int, Active] | None = None
    _written = 0  # pages whose claims this connection wrote: with the log and what others write, it tells the state
    _joined: tuple[tuple[int, int, int], Bonds] | None = None

    def active(self) -> Active:
        """The log as it now stands. It only grows, so its length tells whether it is the one that we know."""
        (count,) = self._db.execute("SELECT count(*) FROM log").fetchone()
        if self._known is None or self._known[0] != count:
            lines = self._db.execute("SELECT record FROM log").fetchall()
            log = in_order(from_plain(Correction, json.loads(line)) for (line,) in lines)
            self._known = (count, Active(tuple(log)))
        return self._known[1]

    def _enter_log(self, corrections: Iterable[Correction]) -> None:
        """Append to the log, and bring the pages that are spoken of up to date. Call it while writing."""
        fresh = []
        for each in corrections:
            if not self._db.execute("SELECT 1 FROM log WHERE id = ?", (each.id,)).fetchone():
                moment = each.when.isoformat()
                self._db.execute("INSERT INTO log VALUES (?, ?, ?)", (each.id, moment, packed(plain(each))))
                fresh.append(each)
        for document in sorted(self._pages_of(fresh)):
            self._redate(document)
            self._correct(document)
        if fresh:
            self._touch_bound(fresh)

    def _pages_of(self, corrections: Sequence[Correction]) -> set[str]:
        """The ids of the pages on which corrections bear, those that they undo included."""
        by_id = {each.id: each for each in self.active().log}
        found: set[str] = set()
        for each in _with_undone(corrections, by_id):
            for target in each.targets:
                query = "SELECT id FROM documents WHERE id = ? OR name = ?"
                found |= {str(row[0]) for row in self._db.execute(query, (target.document, target.page))}
                if each.action is Action.RENAME:
                    found |= self._pages_with(target.id)
        return found

    def _recoded(self, document: Document, given: Published | None) -> Coding:
        """
        Code a page anew as of the days given, or as of those that it bears itself. Here, where nothing can be coded, the
        page alone is dated and its claims keep their times.
        """
        return replace(document, published=given or document.published), self.originals(document.id), None, None

    def _redate(self, key: str) -> None:
        """Bring a page's date, and all that is counted from it, up to date with the log."""
        document = self.document(key)
        given = day_given(document, self.active())
        row = self._db.execute("SELECT record FROM originals WHERE id = ?", (key,)).fetchone()
        if (given is None and row is None) or given == document.published:
            return
        first = from_plain(Document, json.loads(row[0])) if row else document
        dated, claims, gaps, standing = self._recoded(first, given)
        self._db.execute("DELETE FROM originals WHERE document = ?", (key,))
        if given is not None:
            values = (key, key, packed(plain(first)))
            self._db.execute("INSERT INTO originals VALUES (?, ?, NULL, ?)", values)
        self._remove_claims(key)
        self._replace_page(dated, gaps)
        rewrite_standing(self._db, dated, standing)
        self._write_claims(dated, claims)
        self._count_claims(key, claims)

    def _replace_page(self, document: Document, gaps: Sequence[Gap] | None) -> None:
        published = document.published
        days = (published.earliest.toordinal(), published.latest.toordinal()) if published else (None, None)
        values = (*days, packed(plain(document)), document.id)
        self._db.execute("UPDATE documents SET first = ?, last = ?, record = ? WHERE id = ?", values)
        if gaps is not None:
            self._db.execute("DELETE FROM gaps WHERE document = ?", (document.id,))
            rows = [(gap.document, gap.start, packed(plain(gap))) for gap in gaps]
            self._db.executemany("INSERT INTO gaps VALUES (?, ?, ?)", rows)

    def _pages_with(self, actor: str) -> set[str]:
        """The pages whose claims may mention an actor, as they give it or as it was renamed."""
        if not actor.isascii():  # the database knows small letters of ASCII only
            return {str(row[0]) for row in self._db.execute("SELECT id FROM documents")}
        word = json.dumps(actor)[1:-1]
        query = """SELECT DISTINCT document FROM claims WHERE instr(lower(record), ?1)
            UNION SELECT DISTINCT document FROM originals WHERE instr(lower(record), ?1)
            UNION SELECT document FROM stands WHERE instr(lower(record), ?1)
            UNION SELECT document FROM links WHERE instr(lower(record), ?1)
            UNION SELECT document FROM standing_given WHERE instr(lower(record), ?1)"""
        return {str(row[0]) for row in self._db.execute(query, (word.lower(),))}

    def _entered(self, document: str) -> None:
        """Apply the corrections that waited for a page that was just read."""
        self._written += 1
        active = self.active()
        if not active.corrections:
            return
        if active.on_page(self.document(document)) or active.of_action(Action.RENAME):
            self._redate(document)
            self._correct(document)

    def _touch_bound(self, corrections: Sequence[Correction]) -> None:
        """Have the claims joined anew of which corrections say how they are to be joined."""
        by_id = {each.id: each for each in self.active().log}
        found = {
            self._claim_meant(target)
            for each in _with_undone(corrections, by_id)
            if each.action in (Action.JOIN, Action.PART)
            for target in each.targets
        }
        rows = [self._db.execute("SELECT block FROM claims WHERE id = ?", (key,)).fetchone() for key in found]
        self._touch({str(row[0]) for row in rows if row})

    def _bonds(self) -> Bonds:
        """What was joined and parted by hand, of the claims that the ledger holds."""
        corrections = self.active().of_action(Action.JOIN, Action.PART)
        if not corrections:
            return NONE
        (others,) = self._db.execute("PRAGMA data_version").fetchone()
        state = (len(self.active().log), self._written, others)
        if self._joined is None or self._joined[0] != state:
            self._joined = (state, bonds_of(corrections, self._claim_meant))
        return self._joined[1]

    def _claim_meant(self, target: Target) -> str | None:
        """The id of the claim that a target means, if it stands in the ledger."""
        if self._db.execute("SELECT 1 FROM claims WHERE id = ?", (target.id,)).fetchone():
            return target.id
        query = "SELECT id FROM documents WHERE id = ? OR name = ? ORDER BY id <> ?, id"
        for (key,) in self._db.execute(query, (target.document, target.page, target.document)).fetchall():
            found = find_claim(target, self.document(key), self.originals(key))
            if found is not None:
                row = self._db.execute("SELECT 1 FROM claims WHERE id = ?", (found.id,)).fetchone()
                return found.id if row else None
        return None

    def _home(self, block: str) -> str:
        row = self._db.execute("SELECT home FROM homes WHERE block = ?", (block,)).fetchone()
        return str(row[0]) if row else block

    def _house(self) -> None:
        """Bring the claims of blocks that joins by hand link under one roof, and back when the joins are undone."""
        if not self._db.execute("SELECT 1 FROM dirty LIMIT 1").fetchone():
            return
        old: dict[str, str] = dict(self._db.execute("SELECT block, home FROM homes").fetchall())
        bonds = self._bonds()
        if not old and not bonds.groups:
            return
        with writing(self._db, self.path):
            new = homes_of(bonds, self._block_given)
            self._db.execute("DELETE FROM homes")
            self._db.executemany("INSERT INTO homes VALUES (?, ?)", sorted(new.items()))
            for block in sorted(set(old) | set(new)):
                self._move(block, old.get(block, block), new.get(block, block))

    def _block_given(self, claim: str) -> str | None:
        """The block that the rules give a claim."""
        row = self._db.execute("SELECT json_extract(trace, '$[4]') FROM claims WHERE id = ?", (claim,)).fetchone()
        return str(row[0]) if row else None

    def _move(self, block: str, old: str, new: str) -> None:
        """Move the claims of a block, wherever they lie, to their home."""
        moved = self._db.execute(
            """UPDATE claims SET block = ?1 WHERE block IN (?2, ?3) AND block <> ?1
            AND json_extract(trace, '$[4]') = ?2""",
            (new, block, old),
        )
        if moved.rowcount or old != new:
            for each in (block, old, new):
                self._clear(each)
            self._touch({block, old, new})

    def originals(self, document: str) -> list[Claim]:
        """The claims of a page as it gave them, in text order."""
        rows = self._db.execute("SELECT id, record FROM claims WHERE document = ?", (document,)).fetchall()
        query = "SELECT id, record FROM originals WHERE document = ?1 AND id <> ?1"
        kept = self._db.execute(query, (document,)).fetchall()
        claims = [from_plain(Claim, json.loads(record)) for record in (dict(rows) | dict(kept)).values()]
        return sorted(claims, key=lambda claim: (claim.start, claim.id))

    def _correct(self, key: str) -> None:
        """Bring the claims of a page up to date with the log; where nothing changes, nothing is written."""
        document = self.document(key)
        raw = self.originals(key)
        outcome = rule(document, raw, self.active())
        claims = [ruling.claim for ruling in outcome.rulings.values() if ruling.rejected_by is None]
        struck = {id: ruling.rejected_by.id for id, ruling in outcome.rulings.items() if ruling.rejected_by}
        kept = {
            claim.id: (struck.get(claim.id), packed(plain(claim)))
            for claim in raw
            if claim.id in struck or outcome.rulings[claim.id].claim != claim
        }
        self._db.execute("DELETE FROM originals WHERE document = ?1 AND id <> ?1", (key,))
        rows = [(id, key, by, record) for id, (by, record) in sorted(kept.items())]
        self._db.executemany("INSERT INTO originals VALUES (?, ?, ?, ?)", rows)
        query = "SELECT id, record FROM claims WHERE document = ?"
        if dict(self._db.execute(query, (key,)).fetchall()) != {claim.id: packed(plain(claim)) for claim in claims}:
            self._remove_claims(key)
            self._write_claims(document, claims)
            self._count_claims(key, claims)
        restand(self._db, document, raw, outcome, self.active())

    def _count_claims(self, document: str, claims: Sequence[Claim]) -> None:
        remarks = sum(claim.passage_kind in REMARKS for claim in claims)
        row = (len(claims) - remarks, remarks, document)
        self._db.execute("UPDATE documents SET claims = ?, remarks = ? WHERE id = ?", row)

    def _remove_claims(self, document: str) -> None:
        """Take the claims of a page out of all tables, and their entries out of the views until they are joined anew."""
        self._written += 1
        query = "SELECT number, id, block, text, names FROM claims WHERE document = ?"
        rows = self._db.execute(query, (document,)).fetchall()
        for number, key, _, text, names in rows:
            gone = "INSERT INTO claim_words (claim_words, rowid, text, names) VALUES ('delete', ?, ?, ?)"
            self._db.execute(gone, (number, text, names))
            self._db.execute("DELETE FROM parties WHERE number = ?", (number,))
            self._db.execute("DELETE FROM entries WHERE number = ?", (number,))
            self._db.execute(
                "INSERT OR IGNORE INTO dirty_keys SELECT key FROM visits WHERE claim = ? GROUP BY key", (key,)
            )
            self._db.execute("DELETE FROM visits WHERE claim = ?", (key,))
        self._db.execute("DELETE FROM claims WHERE document = ?", (document,))
        blocks = {str(row[2]) for row in rows}
        for block in blocks:
            self._clear(block)
        self._touch(blocks)

    def _clear(self, block: str) -> None:
        """Take a block's entries out: they may move to another block and keep their ids."""
        old = "SELECT id FROM events WHERE block = ?"
        self._db.execute(f"DELETE FROM event_parties WHERE event IN ({old})", (block,))
        self._db.execute("DELETE FROM events WHERE block = ?", (block,))
        self._db.execute("DELETE FROM plans WHERE block = ?", (block,))
        self._forget(block)

    def _forget(self, block: str) -> None:
        """Forget how the plans of a block stood on days that were asked for."""
        self._db.execute("DELETE FROM then_known WHERE block = ?", (block,))
        self._db.execute("DELETE FROM then_plans WHERE block = ?", (block,))


def _with_undone(corrections: Sequence[Correction], by_id: dict[str, Correction]) -> list[Correction]:
    """The corrections, and what they undo, and what that undid."""
    found = {each.id: each for each in corrections}
    waiting = list(corrections)
    while waiting:
        each = waiting.pop()
        undone = [by_id[target.id] for target in each.targets if each.action is Action.UNDO and target.id in by_id]
        waiting += [other for other in undone if other.id not in found]
        found |= {other.id: other for other in undone}
    return list(found.values())
