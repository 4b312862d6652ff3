"""Keeping documents and claims in the ledger file, and reading them back."""

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from legation.errors import EvidenceMismatch, NoSuchEntry
from legation.ledger.adoption import is_orphan, is_parent
from legation.ledger.copies import Report, is_copy, reports
from legation.ledger.schema import connect, writing
from legation.ledger.standing import NOTHING, Standing, write_standing
from legation.ledger.traces import REMARKS, Trace, traces
from legation.model import Claim, Document, EventType, Gap, Mention, Reject, Status
from legation.model.records import from_plain, plain

LOG = logging.getLogger(__name__)


class Store:
    """An open ledger file: what was read into it, before anything is joined."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """
        Open the ledger at *path*, making it if it is not there and *create* is true.

        Raises:
            LedgerError: no such file, or not a ledger.
            LedgerTooNew: written by a later version.
            LedgerLocked: another process is writing and does not finish within 30 seconds.
        """
        place = Path(path)
        return cls(place, connect(place, create=create))

    def close(self) -> None:
        """Close the file; the ledger cannot be used afterwards."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        try:
            pages, claims = self.count("documents"), self.count("claims")
        except sqlite3.ProgrammingError:
            return f"<{type(self).__name__} {str(self.path)!r}, closed>"
        return f"<{type(self).__name__} {str(self.path)!r}, {pages} pages, {claims} claims>"

    def count(self, table: str) -> int:
        """How many documents, claims, events, plans or rejects the ledger holds (as last settled)."""
        if table not in ("documents", "claims", "events", "plans", "rejects"):
            raise NoSuchEntry(f"there is no table {table!r}", fix="ask for documents, claims, events, plans or rejects")
        return int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    # Writing

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        *,
        gaps: Sequence[Gap] = (),
        standing: Standing = NOTHING,
    ) -> bool:
        """
        Keep a page and what it claims, all or nothing; *standing* holds the positions, ties and issues found in it.

        Returns:
            False if the page is already there (the ledger is then unchanged). A page of the same name with another
            text is another page.

        Raises:
            EvidenceMismatch: a claim quotes words that do not stand where it says.
            LedgerLocked: another process is writing and does not finish in time.
        """
        kept = list({claim.id: claim for claim in reversed(claims)}.values())[::-1]
        if len(kept) < len(claims):
            LOG.warning("%s: %d claims repeat another's id and are left out", document.name, len(claims) - len(kept))
        for claim in kept:
            check_evidence(document, claim)
        with writing(self._db, self.path):
            if self.has(document.id):
                return False
            self._write_document(document, kept, gaps)
            self._write_claims(document, kept)
            for report in reports(document):
                self._write_report(report)
            write_standing(self._db, document, standing)
            self._entered(document.id)
            return True

    def _entered(self, document: str) -> None:
        """What is done when a page was written, within the same transaction."""

    def refuse(self, reject: Reject) -> None:
        """Keep a page that could not be read; the same one twice is kept once."""
        row = (_clean(reject.name), _clean(reject.reason), _clean(reject.fix))
        with writing(self._db, self.path):
            self._db.execute("INSERT OR IGNORE INTO rejects VALUES (?, ?, ?)", row)

    def _write_document(self, document: Document, claims: Sequence[Claim], gaps: Sequence[Gap]) -> None:
        published = document.published
        remarks = sum(claim.passage_kind in REMARKS for claim in claims)
        kinds = Counter(passage.kind.value for passage in document.passages)
        self._db.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                _clean(document.name),
                published.earliest.toordinal() if published else None,
                published.latest.toordinal() if published else None,
                len(claims) - remarks,
                remarks,
                packed(dict(sorted(kinds.items()))),
                packed(plain(document)),
            ),
        )
        self._db.executemany(
            "INSERT INTO gaps VALUES (?, ?, ?)", [(gap.document, gap.start, packed(plain(gap))) for gap in gaps]
        )
        for place, passage in enumerate(document.passages):
            text = _clean(document.text[passage.start : passage.end])
            title = _clean(document.title or "") if place == 0 else ""
            row = (passage.id, document.id, passage.kind.value, passage.kind in REMARKS, text, title)
            cursor = self._db.execute("INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)
            words = (cursor.lastrowid, text, title)
            self._db.execute("INSERT INTO passage_words (rowid, text, title) VALUES (?, ?, ?)", words)

    def _write_claims(self, document: Document, claims: Sequence[Claim]) -> None:
        blocks = set()
        for claim, trace in zip(claims, traces(document, claims), strict=True):
            blocks.add(trace.block)
            text, names = _clean(claim.text), _clean(_names(claim))
            ids = (
                claim.id,
                document.id,
                claim.passage,
                trace.block,
                trace.report,
                trace.plan,
                trace.remark,
            )
            row = (
                *ids,
                trace.published[1] if trace.published else None,
                trace.dump(),
                packed(plain(claim)),
                text,
                names,
            )
            cursor = self._db.execute(f"INSERT INTO claims VALUES (NULL{', ?' * len(row)})", row)
            words = (cursor.lastrowid, text, names)
            self._db.execute("INSERT INTO claim_words (rowid, text, names) VALUES (?, ?, ?)", words)
            self._write_parties(cursor.lastrowid, claim, trace)
            if is_orphan(trace) or is_parent(trace):
                self._write_visit(trace)
        self._touch(blocks)

    def _write_visit(self, trace: Trace) -> None:
        """Note a planned visit where those of other pages that name one side only can find it."""
        for key in sorted({party.key for party in trace.parties}):
            row = (_clean(key), trace.id, is_orphan(trace), trace.dump())
            self._db.execute("INSERT INTO visits VALUES (?, ?, ?, ?)", row)
            self._db.execute("INSERT OR IGNORE INTO dirty_keys VALUES (?)", row[:1])

    def _write_parties(self, number: int | None, claim: Claim, trace: Trace) -> None:
        sides = [("A", mention) for mention in claim.actors] + [("R", mention) for mention in claim.recipients]
        rows = {
            (side, key_of(mention)): (
                _clean(mention.name or mention.text),
                mention.country,
                mention.kind.value,
                mention.id,
            )
            for side, mention in sides
        }
        day = (
            trace.first if trace.first is not None else trace.told,
            trace.last if trace.last is not None else trace.told,
        )
        self._db.executemany(
            "INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, side, key, key_id, name, country, kind, trace.remark, *day)
                for (side, key), (name, country, kind, key_id) in rows.items()
            ],
        )

    def _touch(self, blocks: set[str]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO dirty VALUES (?)", [(block,) for block in blocks])

    def _write_report(self, report: Report) -> None:
        """Keep a report, and bring it and its copies under one account: the least id of them all."""
        joined = {report.id} | self._copies(report)
        marks = ", ".join("?" * len(joined))
        found = self._db.execute(f"SELECT DISTINCT account FROM reports WHERE id IN ({marks})", sorted(joined))
        old = {str(row[0]) for row in found}
        least = min(old | {report.id})
        for account in sorted(old - {least}):
            self._touch_account(account)
            self._db.execute("UPDATE reports SET account = ? WHERE account = ?", (least, account))
        row = (report.id, report.document, _clean(report.name), _clean(report.outlet), _clean(report.agency))
        self._db.execute(
            "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, report.whole, len(report.sketch), least)
        )
        self._db.executemany(
            "INSERT INTO shingles VALUES (?, ?)", [(number, report.id) for number in sorted(report.sketch)]
        )

    def _copies(self, report: Report) -> set[str]:
        """The reports in the ledger that copy this one or are copied by it."""
        same = self._db.execute("SELECT id FROM reports WHERE whole = ?", (report.whole,))
        copies = {str(row[0]) for row in same}
        numbers = sorted(report.sketch)
        shared: Counter[str] = Counter()
        for at in range(0, len(numbers), 500):
            part = numbers[at : at + 500]
            query = (
                f"SELECT report, count(*) FROM shingles WHERE hash IN ({', '.join('?' * len(part))}) GROUP BY report"
            )
            for key, count in self._db.execute(query, part):
                shared[key] += count
        for key, count in shared.items():
            size = self._db.execute("SELECT size FROM reports WHERE id = ?", (key,)).fetchone()[0]
            if is_copy(len(numbers), size, count):
                copies.add(key)
        return copies

    def _touch_account(self, account: str) -> None:
        query = "SELECT DISTINCT block FROM claims WHERE report IN (SELECT id FROM reports WHERE account = ?)"
        self._touch({str(row[0]) for row in self._db.execute(query, (account,))})

    # Reading

    def has(self, document: str) -> bool:
        """Tell whether the ledger holds the document with this id."""
        return self._db.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone() is not None

    def documents(self) -> Iterator[Document]:
        """All documents with their text, in the order of their ids."""
        for (record,) in self._db.execute("SELECT record FROM documents ORDER BY id").fetchall():
            yield from_plain(Document, json.loads(record))

    def document(self, id: str) -> Document:
        """
        The document with this id.

        Raises:
            NoSuchEntry: there is none.
        """
        row = self._db.execute("SELECT record FROM documents WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NoSuchEntry(f"no document has the id {id!r}", fix="`legation pages` lists what was read")
        return from_plain(Document, json.loads(row[0]))

    def claim(self, id: str) -> Claim:
        """
        The claim with this id.

        Raises:
            NoSuchEntry: there is none.
        """
        row = self._db.execute("SELECT record FROM claims WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NoSuchEntry(f"no claim has the id {id!r}", fix="`legation search WORDS` finds claims")
        return from_plain(Claim, json.loads(row[0]))

    def claims(
        self,
        *,
        document: str | None = None,
        event: EventType | str | None = None,
        status: Status | str | None = None,
        remarks: bool | None = None,
    ) -> Iterator[Claim]:
        """Claims by document and place in it; *remarks*: only those of readers, or only those of reporters."""
        tests, values = ["1"], []
        for column, value in (("document", document), ("remark", remarks)):
            if value is not None:
                tests.append(f"{column} = ?")
                values.append(value)
        for field, wanted in (("event", event), ("status", status)):
            if wanted is not None:
                tests.append(f"json_extract(record, '$.{field}') = ?")
                values.append(str(wanted))
        query = f"""SELECT record FROM claims WHERE {" AND ".join(tests)}
            ORDER BY document, json_extract(record, '$.start'), id"""
        for (record,) in self._db.execute(query, values).fetchall():
            yield from_plain(Claim, json.loads(record))

    def rejects(self) -> list[Reject]:
        """Pages that could not be read, by name."""
        rows = self._db.execute("SELECT name, reason, fix FROM rejects ORDER BY name, reason")
        return [Reject(name=name, reason=reason, fix=fix) for name, reason, fix in rows]

    def gaps(
        self,
        *,
        document: str | None = None,
        reason: str | None = None,
        text: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Gap]:
        """
        Sentences with two parties that were not coded, and why: of one document, for a reason that holds these words,
        with all of these words in the sentence; capitals do not matter. *limit* of them after *offset*.
        """
        tests, values = _gap_tests(document, reason, text)
        rows = self._db.execute(
            f"SELECT record FROM gaps WHERE {tests} ORDER BY document, start, record LIMIT ? OFFSET ?",
            [*values, -1 if limit is None else limit, offset],
        )
        return [from_plain(Gap, json.loads(record)) for (record,) in rows.fetchall()]

    def count_gaps(self, *, reason: str | None = None, text: str | None = None) -> int:
        """How many sentences :meth:`gaps` gives without a limit."""
        tests, values = _gap_tests(None, reason, text)
        return int(self._db.execute(f"SELECT count(*) FROM gaps WHERE {tests}", values).fetchone()[0])


def _gap_tests(document: str | None, reason: str | None, text: str | None) -> tuple[str, list[str]]:
    tests, values = ["1"], []
    if document is not None:
        tests.append("document = ?")
        values.append(document)
    for field, words in (("reason", [reason.lower()] if reason else []), ("text", (text or "").lower().split())):
        tests += [f"instr(folded(json_extract(record, '$.{field}')), ?)"] * len(words)
        values += words
    return " AND ".join(tests), values


def check_evidence(document: Document, claim: Claim) -> None:
    """
    Make sure that a claim's words stand where it says.

    Raises:
        EvidenceMismatch: they do not, or the claim is about another document.
    """
    fix = "read the page again with one version of the program"
    if claim.document != document.id:
        raise EvidenceMismatch(f"claim {claim.id} belongs to document {claim.document}, not to {document.id}", fix=fix)
    for start, end, text in ((claim.start, claim.end, claim.text), (claim.cue.start, claim.cue.end, claim.cue.text)):
        if document.text[start:end] != text:
            why = f"characters {start} to {end} are {document.text[start:end][:60]!r}, the claim quotes {text[:60]!r}"
            raise EvidenceMismatch(f"claim {claim.id} does not quote {document.name}", why, fix)


def key_of(mention: Mention) -> str:
    """What an actor is counted under: its id, else its words."""
    return mention.id or _clean(mention.name or mention.text).lower()


def packed(value: Any) -> str:
    """Write as JSON, always in the same way; what is no valid Unicode is escaped."""
    return json.dumps(value, separators=(",", ":"))


def _names(claim: Claim) -> str:
    mentions = (*claim.actors, *claim.recipients, *(link.speaker for link in claim.attribution))
    words = {word for m in mentions for word in (m.name, m.role, m.country) if word}
    words |= {word for word in (claim.content, claim.mode, claim.where.name if claim.where else None) if word}
    return " ".join(sorted(words)).replace("_", " ")


def _clean(text: str | None) -> Any:
    """Text as the database can hold it (half a surrogate pair becomes a question mark); None stays None."""
    return text if text is None else text.encode("utf-8", "replace").decode("utf-8")
