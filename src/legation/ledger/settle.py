"""Bringing events and plans up to date with what was read, block by block."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from time import monotonic
from typing import Any

from legation.ledger.adoption import adopt
from legation.ledger.copies import Report
from legation.ledger.corrected import Corrected
from legation.ledger.entries import Assembly, Outline, assemble, outline_plans
from legation.ledger.entry_ids import Plain
from legation.ledger.schema import writing
from legation.ledger.store import packed
from legation.ledger.traces import Trace

BATCH = 200  # blocks that are written together,
HOLD = 2.0  # seconds at most for which they keep other processes from writing


class Records(Mapping[str, Plain]):
    """Claims as plain records, each fetched when it is first asked for: joining looks at few of them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, Plain] = {}

    def __getitem__(self, key: str) -> Plain:
        if key not in self._known:
            row = self._db.execute("SELECT record FROM claims WHERE id = ?", (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            self._known[key] = json.loads(row[0])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return (str(id) for (id,) in self._db.execute("SELECT id FROM claims"))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM claims").fetchone()[0])


class Settled(Corrected):
    """A ledger that joins its claims into events and plans when asked for them."""

    def settle(self) -> int:
        """
        Join what was read since the last time; only blocks that got new claims or new copies are touched.

        Returns:
            How many blocks were joined anew; 0: all was up to date.
        """
        done = 0
        if self._db.execute("SELECT 1 FROM dirty_keys LIMIT 1").fetchone():
            with writing(self._db, self.path):
                for (key,) in self._db.execute("SELECT key FROM dirty_keys ORDER BY key").fetchall():
                    self._adopt(key)
                self._db.execute("DELETE FROM dirty_keys")
        self._house()
        while self._db.execute("SELECT 1 FROM dirty LIMIT 1").fetchone():
            with writing(self._db, self.path):
                blocks = [
                    row[0] for row in self._db.execute("SELECT block FROM dirty ORDER BY block LIMIT ?", (BATCH,))
                ]
                until = monotonic() + HOLD
                for block in blocks:
                    self._keep(block)
                    self._db.execute("DELETE FROM dirty WHERE block = ?", (block,))
                    done += 1
                    if monotonic() > until:
                        break
        return done

    def _adopt(self, key: str) -> None:
        """Find out anew to which visit each claim belongs that names only this party."""
        rows = self._db.execute("SELECT orphan, trace FROM visits WHERE key = ? ORDER BY claim", (key,)).fetchall()
        traces = [Trace.load(line) for _, line in rows]
        parents = [trace for trace, (orphan, _) in zip(traces, rows, strict=True) if not orphan]
        for trace, (orphan, _) in zip(traces, rows, strict=True):
            if not orphan:
                continue
            (old,) = self._db.execute("SELECT trace FROM claims WHERE id = ?", (trace.id,)).fetchone()
            new = adopt(trace, parents)
            if new.dump() != old:
                blocks = {home for block in (Trace.load(old).block, new.block) for home in (block, self._home(block))}
                self._touch(blocks)
                for block in blocks:  # an entry may move from one to the other and keep its id
                    self._clear(block)
                self._db.execute("UPDATE claims SET block = ?, trace = ? WHERE id = ?", (new.block, new.dump(), new.id))

    def _assembled(self, block: str, known: Mapping[str, str | None]) -> Assembly:
        traces = self._traces("block = ?", block)
        told = self._reports(sorted({trace.report for trace in traces}))
        return assemble(traces, told, Records(self._db), self._bonds(), known)

    def _outlines(self, block: str, by: int) -> Iterator[Outline]:
        """The plans of a block as known from pages that had certainly been published by a day."""
        traces = self._traces("block = ? AND published <= ?", block, by)
        return outline_plans(traces, Records(self._db), self._bonds())

    def _traces(self, test: str, *values: object) -> list[Trace]:
        rows = self._db.execute(f"SELECT trace FROM claims WHERE {test} ORDER BY id", values)
        return [Trace.load(trace) for (trace,) in rows.fetchall()]

    def _reports(self, ids: Sequence[str]) -> dict[str, Report]:
        found: dict[str, Report] = {}
        for at in range(0, len(ids), 500):
            part = ids[at : at + 500]
            query = f"""SELECT id, document, name, outlet, agency, whole, account FROM reports
                WHERE id IN ({", ".join("?" * len(part))})"""
            for key, document, name, outlet, agency, whole, account in self._db.execute(query, part):
                found[key] = Report(key, document, name, outlet, agency, whole, frozenset(), account)
        return found

    def _keep(self, block: str) -> None:
        """Join a block anew; rows that are as they were stay untouched, which is what most are."""
        self._forget(block)
        known = self._known_entries(block)
        made = self._assembled(block, known)
        gone = [(key,) for key in known if key not in made.stamps]
        changed = [(str(record["id"]),) for record in (*made.events, *made.plans)]
        for table, column in (("events", "id"), ("event_parties", "event"), ("plans", "id")):
            self._db.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone + changed)
        for event in made.events:
            row = (*_event_row(block, event), made.stamps[event["id"]])
            self._db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._db.executemany("INSERT OR IGNORE INTO event_parties VALUES (?, ?, ?)", _party_rows(event))
        for plan in made.plans:
            row = (*_plan_row(block, plan), made.stamps[plan["id"]])
            self._db.execute("INSERT INTO plans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._keep_entries(block, made.entry)

    def _known_entries(self, block: str) -> dict[str, str | None]:
        query = "SELECT id, stamp FROM events WHERE block = ?1 UNION ALL SELECT id, stamp FROM plans WHERE block = ?1"
        return dict(self._db.execute(query, (block,)).fetchall())

    def _keep_entries(self, block: str, entry: Mapping[str, str]) -> None:
        query = "SELECT number, id, entry FROM claims LEFT JOIN entries USING (number) WHERE block = ?"
        rows = self._db.execute(query, (block,)).fetchall()
        self._db.executemany(
            "INSERT INTO entries VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET entry = excluded.entry",
            [(number, entry[claim]) for number, claim, old in rows if entry[claim] != old],
        )

    def dump(self) -> Iterator[str]:
        """
        Write out all that the ledger holds, one line an entry, in an order that depends on the contents alone.

        Two ledgers into which the same pages were read are equal line by line, in whatever order that was done.
        """
        self.settle()
        for table, columns in (
            ("documents", "id, record"),
            ("gaps", "document, record"),
            ("rejects", "name, reason, fix"),
            ("reports", "id, account"),
            ("claims JOIN entries USING (number)", "id, entry, trace, record"),
            ("events", "id, block, record"),
            ("event_parties", "key, event, country"),
            ("plans", "id, block, record"),
            ("stands", "id, document, published, record"),
            ("links", "id, document, published, record"),
            ("issue_names", "issue, document, words, remark, name, kind, count, published"),
            ("standing_given", "id, document, record"),
            ("log", "moment, id, record"),
            ("originals", "id, document, rejected_by, iif(id = document, NULL, record)"),
        ):
            for row in self._db.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}"):
                yield packed([table.split()[0], *row])


def _event_row(block: str, event: Plain) -> tuple[Any, ...]:
    first, last = _interval(event["when"])
    status, contested = event["status"], bool(event["variants"])
    return (
        event["id"], block, event["event"], status, event["remark"], first, last, contested, event["plan"],
        packed(event),
    )  # fmt: skip


def _party_rows(event: Plain) -> Iterator[tuple[str, str, str | None]]:
    for mention in (*event["actors"], *event["recipients"]):
        country = mention["country"] if mention["kind"] == "state" else None
        for word in (mention["name"] or mention["text"], mention["text"], mention["id"], mention["country"]):
            if word:
                yield word.lower().encode("utf-8", "replace").decode("utf-8"), event["id"], country


def _plan_row(block: str, plan: Plain) -> tuple[Any, ...]:
    due = plan["due"]
    told = [step["day"] for step in plan["steps"] if step["day"]]
    return (
        plan["id"],
        block,
        plan["state"],
        block.startswith("remark|"),
        _ordinal(due) if due else None,
        plan["slipped"],
        _ordinal(min(told)) if told else None,
        packed(plan),
    )


def _interval(when: Plain | None) -> tuple[int | None, int | None]:
    if when is None:
        return None, None
    return _ordinal(when["earliest"]), _ordinal(when["latest"])


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
