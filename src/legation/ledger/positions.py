"""What can be asked of a ledger about issues: who holds what, what is tied to what, which issues there are."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from legation.errors import NoSuchEntry, UnknownSetting
from legation.ledger.fuse_positions import fuse_positions
from legation.ledger.standing import issue_keys
from legation.ledger.store import Store
from legation.lexicons.issues import load_issues
from legation.lexicons.registry import load_registry
from legation.model.issues import (
    IssueKind,
    IssueSummary,
    Link,
    LinkKind,
    NameOfIssue,
    Position,
    SharedIssue,
    Stand,
)
from legation.model.records import from_plain


class Positions(Store):
    """A ledger that tells who holds what on which issue. Nothing is joined beforehand: positions are made when asked for."""

    def positions(
        self,
        *,
        actor: str | None = None,
        issue: str | None = None,
        between: tuple[str, str] | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Position]:
        """
        What actors hold on issues, by issue and holder. Only what reports say counts, never a reader's remark.

        Args:
            actor: only of the holder with this id or country code, or whose spokesman or name has these words.
            issue: only on the issue with this id, or whose name or words found have these words.
            between: only of these two, on what concerns the other: the issue divides the two, or the words name the other
                (or nobody, where the other side's do).
            since, until: only what was said on this day or later, or earlier.
            as_of: know only pages that had certainly been published by this day.
            limit: give no more than so many,
            offset: after passing over so many.
        """
        tests: list[str] = ["1"]
        values: list[str | int] = []
        if actor is not None:
            tests.append("(holder = ? OR holder = ? OR instr(names, ?))")
            values += [actor.strip(), self._code(actor), _sought(actor)]
        if issue is not None:
            keys = issue_keys(self._db, issue)
            tests.append(f"issue IN ({', '.join('?' * len(keys))})")
            values += keys
        if between is not None:
            sides = [self._code(each) for each in between]
            tests.append("holder IN (?, ?)")
            values += sides
        if as_of is not None:
            tests.append("published <= ?")
            values.append(str(as_of.toordinal()))
        if since is not None:
            tests.append("json_extract(record, '$.said.latest') >= ?")
            values.append(since.isoformat())
        if until is not None:
            tests.append("json_extract(record, '$.said.earliest') <= ?")
            values.append(until.isoformat())
        chosen = "WHERE " + " AND ".join(tests)
        if between is None and (limit is not None or offset):
            groups = f"""SELECT holder, issue FROM (SELECT holder, issue, issue_name, min(id) FROM stands {chosen}
                GROUP BY holder, issue ORDER BY issue_name, holder, issue LIMIT ? OFFSET ?)"""
            chosen += f" AND (holder, issue) IN ({groups})"
            values += [*values, -1 if limit is None else limit, offset]
            limit, offset = None, 0
        rows = self._db.execute(f"SELECT record FROM stands {chosen} ORDER BY id", values).fetchall()
        stands = [from_plain(Stand, json.loads(record)) for (record,) in rows]
        if between is not None:
            stands = _mutual(stands, sides)
        found = fuse_positions(stands, _state_name, as_of)
        ordered = sorted(found, key=lambda p: (p.issue_name, p.holder, p.issue))
        return ordered[offset:][:limit]

    def stands_on(self, document: str) -> list[Stand]:
        """The places on a page where actors show what they hold, in text order."""
        rows = self._db.execute("SELECT record FROM stands WHERE document = ?", (document,)).fetchall()
        return sorted(
            (from_plain(Stand, json.loads(row[0])) for row in rows), key=lambda stand: (stand.start, stand.id)
        )

    def stand(self, id: str) -> Stand:
        """
        The place with this id where an actor shows what it holds.

        Raises:
            NoSuchEntry: there is none.
        """
        row = self._db.execute("SELECT record FROM stands WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NoSuchEntry(f"no position rests on {id!r}", fix="`legation positions --json` shows ids")
        return from_plain(Stand, json.loads(row[0]))

    def links(
        self,
        *,
        kind: LinkKind | str | None = None,
        actor: str | None = None,
        between: tuple[str, str] | None = None,
        issue: str | None = None,
        as_of: date | None = None,
        include_comments: bool = False,
        limit: int | None = None,
    ) -> list[Link]:
        """
        Stated ties between doings and issues, by the day on which they were said; undated ones last.

        Args:
            kind: condition, exchange, lever, pressure, obstacle or consequence.
            actor, issue, as_of, limit: as for :meth:`positions`; *actor* may also be who says so.
            between: only ties that speak of both of these.
            include_comments: also what only readers say.

        Raises:
            UnknownSetting: no such kind.
        """
        tests, values = ["1"], []
        if kind is not None:
            if str(kind).lower() not in {each.value for each in LinkKind}:
                raise UnknownSetting(f"there is no kind of link {kind!r}", fix=f"choose one of {', '.join(LinkKind)}")
            tests.append("kind = ?")
            values.append(str(kind).lower())
        if not include_comments:
            tests.append("remark = 0")
        for party in (actor, *(between or ())):
            if party is not None:
                tests.append("(instr(names, ?) OR instr(names, ?))")
                values += [_sought(party), f"|{self._code(party).lower()}|"]
        if issue is not None:
            keys = issue_keys(self._db, issue)
            tests.append(f"({' OR '.join('instr(issues, ?)' for _ in keys)})")
            values += [f";{key};" for key in keys]
        if as_of is not None:
            tests.append("published <= ?")
            values.append(str(as_of.toordinal()))
        rows = self._db.execute(f"SELECT record FROM links WHERE {' AND '.join(tests)}", values).fetchall()
        found = [from_plain(Link, json.loads(record)) for (record,) in rows]
        return sorted(found, key=_told)[:limit]

    def issues(self, *, include_comments: bool = False, limit: int | None = None) -> list[IssueSummary]:
        """The issues that the pages name, those on most pages first, with each side's name and who holds a position."""
        rows = self._db.execute(
            "SELECT issue, document, words, name, kind, count, published FROM issue_names WHERE remark = 0 OR ?",
            (include_comments,),
        ).fetchall()
        found: dict[str, list[Any]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(row)
        held = self._counts("SELECT issue, holder, count(*) FROM stands GROUP BY issue, holder")
        summaries = [self._summary(issue, group, held.get(issue, {})) for issue, group in found.items()]
        return sorted(summaries, key=lambda s: (-s.pages, -s.stands, s.id))[:limit]

    def shared_issues(self, one: str, other: str, *, as_of: date | None = None) -> list[SharedIssue]:
        """What two parties hold on what concerns both, issue by issue, for a page on their relations."""
        sides = self._code(one), self._code(other)
        held = self.positions(between=(one, other), as_of=as_of)
        ids = sorted({p.issue for p in held})
        summaries = {summary.id: summary for summary in self.issues()}
        rows = []
        for issue in ids:
            of = {p.holder: p for p in held if p.issue == issue}
            name = next(iter(of.values())).issue_name
            rows.append(
                SharedIssue(
                    issue=issue,
                    name=name,
                    names=summaries[issue].names if issue in summaries else (),
                    one=of.get(sides[0]),
                    other=of.get(sides[1]),
                    links=tuple(self.links(issue=issue, as_of=as_of)),
                )
            )
        return sorted(rows, key=lambda row: (row.one is None or row.other is None, row.name))

    def _summary(self, issue: str, rows: Sequence[Any], held: dict[str, int]) -> IssueSummary:
        known = load_issues().get(issue)
        counts: dict[str, int] = {}
        for _, _, words, _, _, count, _ in rows:
            counts[words] = counts.get(words, 0) + count
        days = [row[6] for row in rows if row[6] is not None]
        (links,) = self._db.execute("SELECT count(*) FROM links WHERE instr(issues, ?)", (f";{issue};",)).fetchone()
        return IssueSummary(
            id=issue,
            name=rows[0][3],
            kind=IssueKind(rows[0][4]),
            parties=known.parties if known else (),
            names=tuple(_named(counts, known.sides if known else ())),
            pages=len({row[1] for row in rows}),
            holders=tuple(sorted(held)),
            stands=sum(held.values()),
            links=links,
            first=date.fromordinal(min(days)) if days else None,
            last=date.fromordinal(max(days)) if days else None,
        )

    def _counts(self, query: str) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for issue, holder, count in self._db.execute(query):
            found.setdefault(issue, {})[holder] = count
        return found

    @staticmethod
    def _code(actor: str) -> str:
        """Return a state's code for its code or name, else the words as they are."""
        given = actor.strip()
        if load_registry().state(given.upper()) is not None:
            return given.upper()
        named = (s.id for s in load_registry().states if given.lower() in (s.name.lower(), *map(str.lower, s.aliases)))
        return next(named, given)


def _sought(actor: str) -> str:
    words = actor.strip().lower()
    return f"|{words}|" if len(words) <= 3 else words


def _state_name(code: str) -> str | None:
    state = load_registry().state(code)
    return state.name if state is not None else None


def _mutual(stands: Sequence[Stand], sides: Sequence[str]) -> list[Stand]:
    """Return what concerns the other side; on issues where one side does, also what the other says without naming anybody."""
    direct = [stand for stand in stands if _concerns(stand, set(sides) - {stand.holder})]
    shared = {stand.issue for stand in direct}
    ids = {stand.id for stand in direct}
    return [stand for stand in stands if stand.id in ids or (stand.issue in shared and not stand.counterparts)]


def _concerns(stand: Stand, others: set[str]) -> bool:
    known = load_issues().get(stand.issue)
    return bool(others & set(stand.counterparts)) or (known is not None and others <= set(known.parties))


def _told(link: Link) -> tuple[bool, date, str, int]:
    return link.said is None, link.said.earliest if link.said else date.min, link.document, link.start


def _named(counts: dict[str, int], sides: Iterable[tuple[str, str]]) -> list[NameOfIssue]:
    """Return the names found, most frequent first, and those of the sides, found or not."""
    left = dict(counts)
    named = []
    for side, name in sides:
        fitting = [words for words in left if name.lower().rstrip("s") in words.lower()]
        named.append(NameOfIssue(name=name, side=side, count=sum(left.pop(words) for words in fitting)))
    others = [NameOfIssue(name=words, side=None, count=count) for words, count in left.items()]
    return named + sorted(others, key=lambda each: (-each.count, each.name))
