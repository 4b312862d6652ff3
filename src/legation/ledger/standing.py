"""Keeping positions, ties and issues in the ledger file."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.errors import EvidenceMismatch
from legation.ledger.traces import REMARKS
from legation.model import Document, Excerpt, Mention, Published
from legation.model.issues import IssueMention, Link, Stand
from legation.model.records import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one page says of issues: who holds what, what is tied to what, and which names it uses."""

    stands: Sequence[Stand] = ()
    links: Sequence[Link] = ()
    issues: Sequence[IssueMention] = ()


NOTHING = Standing()
Days = Mapping[str, Published | None]  # by passage, when it was published


def write_standing(db: sqlite3.Connection, document: Document, standing: Standing) -> None:
    """
    Keep what a page says of issues; the same twice is kept once.

    Raises:
        EvidenceMismatch: a record quotes words that do not stand where it says.
    """
    days = _days(document)
    _write_held(db, document, standing, days)
    _write_names(db, document, standing.issues, days)


def put_standing(db: sqlite3.Connection, document: Document, standing: Standing) -> None:
    """Put positions and ties in the place of those that are kept of a page; the names of issues stay."""
    for table in ("stands", "links"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document.id,))
    _write_held(db, document, standing, _days(document))


def _days(document: Document) -> Days:
    return {passage.id: passage.published or document.published for passage in document.passages}


def _write_held(db: sqlite3.Connection, document: Document, standing: Standing, days: Days) -> None:
    for stand in standing.stands:
        _check(document, stand.id, (stand.cue, stand.content, stand.issue_words))
        names = _names([stand.actor, *(link.speaker for link in stand.attribution)])
        row = (stand.id, document.id, stand.holder, names, stand.issue, _escaped(stand.issue_name))
        day = _day(days.get(stand.passage))
        db.execute("INSERT OR IGNORE INTO stands VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, day, packed_standing(stand)))
    for link in standing.links:
        _check(document, link.id, (link.cue, link.cause, link.effect))
        parties = [*link.actors, *link.recipients, *(each.speaker for each in link.attribution)]
        issues = "".join(f";{issue};" for issue in (*link.cause_issues, *link.effect_issues))
        told = (link.id, document.id, link.passage_kind in REMARKS, link.kind.value, _names(parties), _escaped(issues))
        day = _day(days.get(link.passage))
        db.execute("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*told, day, packed_standing(link)))


def issue_keys(db: sqlite3.Connection, issue: str) -> list[str]:
    """Return the ids of the issues meant: this id, else those whose name or words hold it."""
    key = issue.strip().lower()
    rows = db.execute(
        """SELECT DISTINCT issue FROM issue_names WHERE issue = ?1 OR instr(lower(name), ?1) OR instr(lower(words), ?1)
        UNION SELECT DISTINCT issue FROM stands WHERE issue = ?1 OR instr(lower(issue_name), ?1) ORDER BY 1""",
        (key,),
    )
    found = [str(row[0]) for row in rows]
    return [key] if key in found or not found else found


def rewrite_standing(db: sqlite3.Connection, document: Document, standing: Standing | None) -> None:
    """
    Put what a page says of issues in the place of what it said before, when its date was put right; None: the words stay as
    they were read, and only the day of publication is brought up to date.
    """
    if standing is None:
        for table in ("stands", "links", "issue_names"):
            day = (_day(document.published), document.id)
            db.execute(f"UPDATE {table} SET published = ? WHERE document = ?", day)
        return
    for table in ("stands", "links", "issue_names", "standing_given"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document.id,))
    write_standing(db, document, standing)


def _write_names(db: sqlite3.Connection, document: Document, issues: Sequence[IssueMention], days: Days) -> None:
    counted: Counter[tuple[str, str, bool, str, str]] = Counter()
    last: dict[tuple[str, str, bool, str, str], int] = {}
    for each in issues:
        _check(document, each.issue, (each.words,))
        words = _escaped(" ".join(each.words.text.split()))
        key = (each.issue, words, each.passage_kind in REMARKS, _escaped(each.name), each.kind.value)
        counted[key] += 1
        day = _day(days.get(each.passage))
        if day is not None:
            last[key] = max(day, last.get(key, day))
    for key, count in sorted(counted.items()):
        issue, words, remark, name, kind = key
        row = (issue, document.id, words, remark, name, kind, count, last.get(key))
        db.execute("INSERT OR IGNORE INTO issue_names VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _check(document: Document, id: str, quoted: Iterable[Excerpt]) -> None:
    for words in quoted:
        if document.text[words.start : words.end] != words.text:
            why = f"characters {words.start} to {words.end} are not {words.text[:60]!r}"
            fix = "read the page again with one version of the program"
            raise EvidenceMismatch(f"{id} does not quote {document.name}", why, fix)


def _names(mentions: Iterable[Mention]) -> str:
    """Write all under which a party may be asked for: codes, ids and names, in lower case, each between bars."""
    words = {part for m in mentions for part in (m.id, m.country, m.name or m.text) if part}
    return _escaped("|" + "|".join(sorted(word.lower() for word in words)) + "|")


def _day(published: Published | None) -> int | None:
    """Return the day by which a page had certainly been published."""
    return published.latest.toordinal() if published is not None else None


def packed_standing(record: Stand | Link) -> str:
    """Write a position or a tie as one line."""
    return json.dumps(plain(record), separators=(",", ":"))


def _escaped(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
