"""The tables of a ledger file, and opening one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from legation.errors import LedgerError, LedgerLocked, LedgerTooNew

VERSION = 10
APPLICATION = 0x4C454741  # "LEGA", so that `file` can tell a ledger from other databases
WAIT = 30.0  # seconds to wait for another process that writes

TABLES = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, first INTEGER, last INTEGER,  -- days of publication, as ordinals
    claims INTEGER NOT NULL, remarks INTEGER NOT NULL, kinds TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL, kind TEXT NOT NULL, remark INTEGER NOT NULL,
    text TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE claims (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, passage TEXT NOT NULL,
    block TEXT NOT NULL, report TEXT NOT NULL, plan INTEGER NOT NULL, remark INTEGER NOT NULL,
    published INTEGER, trace TEXT NOT NULL, record TEXT NOT NULL, text TEXT NOT NULL, names TEXT NOT NULL);
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_block ON claims (block, published, plan, remark);
CREATE INDEX claims_report ON claims (report);
CREATE TABLE entries (number INTEGER PRIMARY KEY, entry TEXT NOT NULL);
CREATE TABLE parties (
    number INTEGER NOT NULL, side TEXT NOT NULL, key TEXT NOT NULL, id TEXT, name TEXT NOT NULL, country TEXT,
    kind TEXT NOT NULL, remark INTEGER NOT NULL, first INTEGER, last INTEGER);
CREATE INDEX parties_key ON parties (remark, key);
CREATE TABLE gaps (document TEXT NOT NULL, start INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX gaps_document ON gaps (document, start);
CREATE TABLE rejects (
    name TEXT NOT NULL, reason TEXT NOT NULL, fix TEXT NOT NULL, PRIMARY KEY (name, reason)) WITHOUT ROWID;
CREATE TABLE reports (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, name TEXT NOT NULL, outlet TEXT, agency TEXT, whole TEXT NOT NULL,
    size INTEGER NOT NULL, account TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX reports_account ON reports (account);
CREATE INDEX reports_whole ON reports (whole);
CREATE TABLE shingles (hash INTEGER NOT NULL, report TEXT NOT NULL, PRIMARY KEY (hash, report)) WITHOUT ROWID;
CREATE TABLE dirty (block TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE dirty_keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE visits (key TEXT NOT NULL, claim TEXT NOT NULL, orphan INTEGER NOT NULL, trace TEXT NOT NULL,
    PRIMARY KEY (key, orphan, claim)) WITHOUT ROWID;
CREATE TABLE events (
    id TEXT PRIMARY KEY, block TEXT NOT NULL, event TEXT NOT NULL, status TEXT NOT NULL, remark INTEGER NOT NULL,
    first INTEGER, last INTEGER, contested INTEGER NOT NULL, plan TEXT, record TEXT NOT NULL);
CREATE INDEX events_block ON events (block);
CREATE INDEX events_day ON events (remark, first IS NULL, first, last, id);
CREATE INDEX events_contested ON events (contested, first);
CREATE INDEX events_plan ON events (plan) WHERE plan IS NOT NULL;
CREATE TABLE event_parties (
    key TEXT NOT NULL, event TEXT NOT NULL, country TEXT, PRIMARY KEY (key, event)) WITHOUT ROWID;
CREATE INDEX event_parties_event ON event_parties (event);
CREATE TABLE plans (
    id TEXT PRIMARY KEY, block TEXT NOT NULL, state TEXT NOT NULL, remark INTEGER NOT NULL, due INTEGER,
    slipped INTEGER NOT NULL, first INTEGER, record TEXT NOT NULL);
CREATE INDEX plans_block ON plans (block);
CREATE INDEX plans_due ON plans (remark, due IS NULL, due, first, id);
CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, names, content = 'claims', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE passage_words USING fts5 (
    text, title, content = 'passages', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
"""

# What an older file lacks, by the format that brought it. `log` may only grow; `originals` keeps claims as the pages
# gave them where corrections changed or struck them out, `homes` the blocks that joins by hand brought under one roof.
# `actor_counts` is worked out anew, when asked for, for the actors that triggers have put down in `dirty_actors`.
# `stamp` sums up what an entry was made from.
# From 5 on: who holds what on which issue, what is tied to what, and which names pages use for an issue; from 6 on, the
# issues that claims touch upon, so that they can be asked for; 7 lets positions and pages be listed by their indexes alone;
# 8 keeps positions and ties as pages gave them where corrections changed them; 9 lets words that stand in
# very many claims be looked for event by event.
# 10 keeps how plans stood on the days that were asked for.
LATER = {
    2: """
CREATE TABLE log (id TEXT PRIMARY KEY, moment TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER log_is_not_altered BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_is_not_replaced BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TABLE originals (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, rejected_by TEXT, record TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX originals_document ON originals (document);
CREATE TABLE homes (block TEXT PRIMARY KEY, home TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX documents_name ON documents (name);
""",
    3: """
DROP INDEX IF EXISTS events_day;
CREATE INDEX events_by_day ON events (remark, first IS NULL, first, last, id, event, status, plan);
CREATE INDEX events_by_id ON events (id, remark, first, last, event, status, plan);
CREATE INDEX parties_number ON parties (number);
CREATE TABLE actor_counts (
    remarks INTEGER NOT NULL, key TEXT NOT NULL, total INTEGER NOT NULL, id TEXT, name TEXT NOT NULL, country TEXT,
    kind TEXT NOT NULL, acts INTEGER NOT NULL, receives INTEGER NOT NULL, events INTEGER NOT NULL, first INTEGER,
    last INTEGER, PRIMARY KEY (remarks, key)) WITHOUT ROWID;
CREATE INDEX actor_counts_total ON actor_counts (remarks, total DESC, key);
CREATE TABLE dirty_actors (key TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO dirty_actors SELECT DISTINCT key FROM parties;
CREATE TRIGGER party_came AFTER INSERT ON parties WHEN NEW.key NOT IN (SELECT key FROM dirty_actors)
    BEGIN INSERT INTO dirty_actors VALUES (NEW.key); END;
CREATE TRIGGER party_went AFTER DELETE ON parties WHEN OLD.key NOT IN (SELECT key FROM dirty_actors)
    BEGIN INSERT INTO dirty_actors VALUES (OLD.key); END;
CREATE TRIGGER entry_came AFTER INSERT ON entries
    BEGIN INSERT INTO dirty_actors SELECT DISTINCT key FROM parties
        WHERE number = NEW.number AND key NOT IN (SELECT key FROM dirty_actors); END;
CREATE TRIGGER entry_moved AFTER UPDATE ON entries WHEN OLD.entry <> NEW.entry
    BEGIN INSERT INTO dirty_actors SELECT DISTINCT key FROM parties
        WHERE number = NEW.number AND key NOT IN (SELECT key FROM dirty_actors); END;
""",
    4: """
ALTER TABLE events ADD COLUMN stamp TEXT;
ALTER TABLE plans ADD COLUMN stamp TEXT;
DROP INDEX IF EXISTS events_block;
DROP INDEX IF EXISTS plans_block;
CREATE INDEX events_of_block ON events (block, id, stamp);
CREATE INDEX plans_of_block ON plans (block, id, stamp);
""",
    5: """
CREATE TABLE IF NOT EXISTS stands (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, holder TEXT NOT NULL, names TEXT NOT NULL, issue TEXT NOT NULL,
    issue_name TEXT NOT NULL, published INTEGER, record TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stands_holder ON stands (holder, issue);
CREATE INDEX IF NOT EXISTS stands_issue ON stands (issue, holder);
CREATE TABLE IF NOT EXISTS links (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, remark INTEGER NOT NULL, kind TEXT NOT NULL, names TEXT NOT NULL,
    issues TEXT NOT NULL, published INTEGER, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS issue_names (
    issue TEXT NOT NULL, document TEXT NOT NULL, words TEXT NOT NULL, remark INTEGER NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, count INTEGER NOT NULL, published INTEGER,
    PRIMARY KEY (issue, document, words, remark)) WITHOUT ROWID;
""",
    6: """
CREATE TABLE IF NOT EXISTS claim_issues (issue TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (issue, number)) WITHOUT ROWID;
INSERT OR IGNORE INTO claim_issues SELECT value, number FROM claims, json_each(claims.record, '$.issues');
CREATE TRIGGER IF NOT EXISTS claim_came AFTER INSERT ON claims
    BEGIN INSERT OR IGNORE INTO claim_issues SELECT value, NEW.number FROM json_each(NEW.record, '$.issues'); END;
CREATE TRIGGER IF NOT EXISTS claim_went AFTER DELETE ON claims
    BEGIN DELETE FROM claim_issues WHERE number = OLD.number
        AND issue IN (SELECT value FROM json_each(OLD.record, '$.issues')); END;
""",
    7: """
DROP INDEX IF EXISTS stands_holder;
DROP INDEX IF EXISTS stands_issue;
CREATE INDEX IF NOT EXISTS stands_of_issue ON stands (issue, holder, issue_name);
CREATE INDEX IF NOT EXISTS stands_held ON stands (holder, issue, issue_name, names, published);
CREATE INDEX IF NOT EXISTS documents_by_day ON documents (first IS NULL, first, name, id);
CREATE INDEX IF NOT EXISTS documents_last ON documents (last);
""",
    8: """
CREATE TABLE IF NOT EXISTS standing_given (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, link INTEGER NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS standing_given_document ON standing_given (document);
CREATE INDEX IF NOT EXISTS stands_document ON stands (document);
CREATE INDEX IF NOT EXISTS links_document ON links (document);
""",
    9: """
CREATE INDEX IF NOT EXISTS entries_of ON entries (entry, number);
""",
    10: """
CREATE TABLE IF NOT EXISTS then_known (block TEXT NOT NULL, known INTEGER NOT NULL, PRIMARY KEY (block, known)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS then_plans (
    block TEXT NOT NULL, known INTEGER NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, due INTEGER, slipped INTEGER NOT NULL,
    record TEXT, PRIMARY KEY (block, known, id)) WITHOUT ROWID;
""",
}


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """
    Open a ledger file, making it if need be.

    Raises:
        LedgerError: there is no such file and *create* is false, or the file is no ledger.
        LedgerTooNew: a later version wrote it.
        LedgerLocked: another process holds it for too long.
    """
    if not create and not path.is_file():
        raise LedgerError(f"there is no ledger at {path}", fix="read some pages into it first, or give another path")
    if not path.parent.is_dir():
        raise LedgerError(f"there is no folder {path.parent}", fix="make the folder first, or give another path")
    try:
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        connection.create_function("folded", 1, str.lower, deterministic=True)  # SQLite's lower() knows ASCII only
    except sqlite3.Error as error:
        raise LedgerError(f"{path} cannot be opened", str(error)) from error
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    with translated(path):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")  # 64 MB
        with writing(connection, path):
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
            if version == 0 and mark == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                _create(connection)
                return
            if mark == APPLICATION:
                _upgrade(connection, version)
    if mark != APPLICATION:
        raise LedgerError(f"{path} is not a ledger", "it is a database of another program", "give another path")
    if version > VERSION:
        why = f"it has format {version}, this program knows formats up to {VERSION}"
        raise LedgerTooNew(f"{path} was written by a later version of Legation", why, "install the newer version")


def _create(connection: sqlite3.Connection) -> None:
    _run(connection, TABLES)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    _upgrade(connection, 1)


def _upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file of an older format up to ours; what it holds stays as it is."""
    for later in sorted(LATER):
        if version < later:
            _run(connection, LATER[later])
            connection.execute(f"PRAGMA user_version = {later}")


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(statement)


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Hold the write lock for a block of statements: all of them are kept, or none."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the database's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            why = f"it was waited for {WAIT:.0f} seconds"
            raise LedgerLocked(f"another process writes to {path}", why, "try again when it has finished") from error
        raise LedgerError(f"{path} cannot be used", str(error)) from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise  # a fault of ours, not of the file
        raise LedgerError(f"{path} is not a ledger, or it is damaged", str(error), "give another path") from error
