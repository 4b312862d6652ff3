"""What can be asked of a ledger: the chronology, one entry, plans, actors, pages, conflicts."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypedDict, Unpack

from legation.errors import NoSuchEntry, UnknownSetting
from legation.ledger.following import Followed
from legation.ledger.planned import as_of_day
from legation.ledger.schema import writing
from legation.ledger.search import match_words
from legation.ledger.standing import issue_keys
from legation.model import (
    ActorSummary,
    Claim,
    Document,
    Entry,
    Event,
    EventType,
    PageSummary,
    PassageKind,
    Plan,
    Published,
    Status,
)
from legation.model.records import from_plain

SHORTEST = 4  # characters of an id that `show` accepts
_FOUND = "SELECT entry FROM claim_words JOIN entries ON number = claim_words.rowid WHERE claim_words MATCH ?"

# Claims that a source filter can be about, and the exact test on one of them (k): the first narrows, the second decides.
_BY_OUTLET = (
    "report IN (SELECT id FROM reports WHERE instr(lower(coalesce(outlet, '') || ' ' || coalesce(agency, '')), ?))"
)
_BY_KIND = "document IN (SELECT id FROM documents WHERE instr(kinds, '\"' || ? || '\"'))"
_OF_KIND = "json_extract(k.record, '$.passage_kind') = ?"
_HELD = """EXISTS (SELECT 1 FROM entries e CROSS JOIN claim_words w WHERE e.entry IN (events.id, events.plan)
    AND w.rowid = e.number AND w.claim_words MATCH ?)"""
_MANY = 20_000  # claims
_FEW = 5000  # claims; more of them are found sooner by looking at the events in order


class Asked(TypedDict, total=False):
    """The filters of the chronology: see :meth:`Views.chronology`."""

    between: tuple[date, date] | None
    actor: str | None
    dyad: tuple[str, str] | None
    event: EventType | str | None
    status: Status | str | None
    since: date | None
    text: str | None
    outlet: str | None
    kind: PassageKind | str | None
    issue: str | None
    statements: bool
    include_comments: bool
    undated: bool


class Views(Followed):
    """A ledger that answers questions; each view first joins what was read since the last one."""

    def chronology(
        self,
        *,
        between: tuple[date, date] | None = None,
        actor: str | None = None,
        dyad: tuple[str, str] | None = None,
        event: EventType | str | None = None,
        status: Status | str | None = None,
        since: date | None = None,
        text: str | None = None,
        outlet: str | None = None,
        kind: PassageKind | str | None = None,
        issue: str | None = None,
        statements: bool = True,
        include_comments: bool = False,
        undated: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Event]:
        """
        What happened and what is to happen, oldest first; what bears no date comes last.

        Args:
            between: only what can have happened from the first to the second day, both included.
            actor: only where a party has this id, name or country code, or all of these words in its name.
            dyad: only where both take part, in either order; each is given as for *actor*.
            event: a PLOVER type or STATE.
            status: how it stands ("planned").
            since: only what can have happened on this day or later.
            text: only what rests on evidence that holds these words.
            outlet: only what a report of an outlet or agency whose name holds these words tells, pasted reports too.
            kind: only what rests on words in a passage of this kind ("pasted").
            issue: only what rests on words about the issue with this id, or whose name or words found hold these words.
            statements: also statements that carry no other event (STATE).
            include_comments: also what only readers' comments and posts say, marked as remarks.
            undated: with *between* or *since*, also what bears no day of its own and was first told then.
            limit: give no more than so many, the oldest,
            offset: after passing over so many.

        Raises:
            UnknownSetting: no such event type, status or kind of passage, or days that end before they begin.
        """
        given, tests, values = self._chosen(
            some=limit is not None,
            between=between,
            actor=actor,
            dyad=dyad,
            event=event,
            status=status,
            since=since,
            text=text,
            outlet=outlet,
            kind=kind,
            issue=issue,
            statements=statements,
            include_comments=include_comments,
            undated=undated,
        )
        query = f"""{given} SELECT record FROM events WHERE id IN (
                SELECT id FROM events WHERE {tests} ORDER BY first IS NULL, first, last, id LIMIT ? OFFSET ?)
            ORDER BY first IS NULL, first, last, id"""
        rows = self._db.execute(query, [*values, -1 if limit is None else limit, offset]).fetchall()
        return [from_plain(Event, json.loads(record)) for (record,) in rows]

    def spread(self, **asked: Unpack[Asked]) -> list[tuple[date, int]]:
        """
        How many events begin on which day, oldest first, of those that :meth:`chronology` gives for the same filters.

        An event whose day is open counts on the first on which it can have happened; undated ones are left out.
        """
        given, tests, values = self._chosen(some=False, **asked)
        rows = self._db.execute(
            f"{given} SELECT first, count(*) FROM events WHERE {tests} AND first IS NOT NULL GROUP BY first", values
        )
        return [(date.fromordinal(first), count) for first, count in sorted(rows.fetchall())]

    def _chosen(self, *, some: bool, **asked: Unpack[Asked]) -> tuple[str, str, list[str | int]]:
        """
        What stands before a query for the events asked for, the test that they pass, and the values of both; *some*: only
        the first of them are wanted.
        """
        self.settle()
        undated = asked.get("undated", False)
        tests, values = _day_tests(asked.get("between"), asked.get("since"), undated=undated)
        if not asked.get("include_comments", False):
            tests.append("remark = 0")
        for column, family in (("event", EventType), ("status", Status)):
            wanted = asked.get(column)
            if wanted is not None:
                tests.append(f"{column} = ?")
                values.append(_member(family, str(wanted)))
        if not asked.get("statements", True):
            tests.append("event != 'STATE'")
        actor, issue, text = asked.get("actor"), asked.get("issue"), asked.get("text")
        sides = ([actor] if actor else []) + list(asked.get("dyad") or ())
        sources = self._source_tests(asked.get("outlet"), asked.get("kind"))
        for test, found in (*sources, *map(self._party_test, sides)):
            tests.append(test)
            values += found
        if issue is not None:
            keys = issue_keys(self._db, issue)
            near = f"SELECT entry FROM claim_issues JOIN entries USING (number) WHERE issue IN ({', '.join('?' * len(keys))})"
            tests.append(f"(id IN ({near}) OR plan IN ({near}))")
            values += keys * 2
        given = ""
        if text is not None:
            words = match_words(text)
            if some and self._is_frequent(words):
                tests.append(_HELD)
                values.append(words)
            else:
                given = f"WITH found AS MATERIALIZED ({_FOUND})"
                tests.append("(id IN found OR plan IN found)")
                values.insert(0, words)
        return given, " AND ".join(tests), values

    def _is_frequent(self, words: str) -> bool:
        """Whether words stand in so many claims that some events with them are found soonest by looking at events in order."""
        query = "SELECT count(*) FROM (SELECT 1 FROM claim_words WHERE claim_words MATCH ? LIMIT ?)"
        return int(self._db.execute(query, (words, _MANY)).fetchone()[0]) == _MANY

    def _source_tests(self, outlet: str | None, kind: PassageKind | str | None) -> Iterator[tuple[str, list[str]]]:
        """Tests on events for whose report and what kind of passage they rest on."""
        if outlet is not None:
            yield self._source_test(_BY_OUTLET, f"k.{_BY_OUTLET}", outlet.strip().lower())
        if kind is not None:
            yield self._source_test(_BY_KIND, _OF_KIND, _member(PassageKind, kind))

    def _source_test(self, narrow: str, exact: str, value: str) -> tuple[str, list[str]]:
        """A test on events: one of their claims passes *exact*; only those are looked at that *narrow* leaves, if few."""
        test = f"""EXISTS (SELECT 1 FROM json_each(events.record, '$.claims') c JOIN claims k ON k.id = c.value
            WHERE {exact})"""
        query = f"SELECT count(*) FROM (SELECT 1 FROM claims WHERE {narrow} LIMIT {_FEW})"
        if int(self._db.execute(query, (value,)).fetchone()[0]) == _FEW:
            return test, [value]
        near = f"SELECT entry FROM claims JOIN entries USING (number) WHERE {narrow}"
        return f"(id IN ({near}) OR plan IN ({near})) AND {test}", [value] * 3

    def _party_test(self, who: str) -> tuple[str, list[str]]:
        """A test on events for one party: exact key, a named state's people too, else all words in some name."""
        key = who.strip().lower()
        known = self._db.execute(
            "SELECT country FROM event_parties WHERE key = ? ORDER BY country DESC LIMIT 1", (key,)
        )
        row = known.fetchone()
        if row is not None:
            return "id IN (SELECT event FROM event_parties WHERE key IN (?, ?))", [key, (row[0] or key).lower()]
        parts = key.split() or [key]
        tests = " AND ".join("instr(key, ?)" for _ in parts)
        return f"id IN (SELECT event FROM event_parties WHERE {tests})", parts

    def conflicts(self, *, include_comments: bool = False, limit: int | None = None, offset: int = 0) -> list[Event]:
        """Events whose accounts disagree on date, place or outcome, oldest first; *limit* of them after *offset*."""
        self.settle()
        rows = self._db.execute(
            """SELECT record FROM events WHERE contested = 1 AND (remark = 0 OR ?)
            ORDER BY first IS NULL, first, last, id LIMIT ? OFFSET ?""",
            (include_comments, -1 if limit is None else limit, offset),
        )
        return [from_plain(Event, json.loads(record)) for (record,) in rows.fetchall()]

    def show(self, id: str) -> Entry:
        """
        One entry in full: an event, a plan or a claim, with the claims that it rests on and their pages.

        *id* may be cut to its first four characters or more, if no other entry begins so. One noted before a correction
        or a further page gave the entry another id still leads to it.

        Raises:
            NoSuchEntry: none begins so, several do, or the id is too short.
        """
        self.settle()
        table, key = self._find(id)
        record = self._db.execute(f"SELECT record FROM {table} WHERE id = ?", (key,)).fetchone()[0]
        found: Event | Plan | Claim
        if table == "claims":
            claim = found = from_plain(Claim, json.loads(record))
            return Entry(found=found, claims=(claim,), documents=(self.document(claim.document),))
        if table == "events":
            found = from_plain(Event, json.loads(record))
            claims = found.claims
        else:
            found = as_of_day(from_plain(Plan, json.loads(record)), self.newest_day())
            claims = tuple(dict.fromkeys(claim for step in found.steps for claim in step.claims))
        documents = tuple(self.document(document) for document in found.documents)
        return Entry(found=found, claims=tuple(self.claim(claim) for claim in claims), documents=documents)

    def _find(self, id: str) -> tuple[str, str]:
        fix = "`legation chronology`, `legation plans` and `legation search WORDS` show ids"
        if len(id) < SHORTEST:
            raise NoSuchEntry(f"{id!r} is too short for an id", f"at least {SHORTEST} characters are needed", fix)
        found: list[tuple[str, str]] = []
        for table in ("events", "plans", "claims"):
            rows = self._db.execute(f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT 9", (id, id + "\U0010ffff"))
            found += [(table, str(row[0])) for row in rows]
        exact = [each for each in found if each[1] == id]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            moved = self.follow(id)
            if len(moved) == 1:
                return self._find(moved[0])
            raise NoSuchEntry(
                f"no entry has an id that begins with {id!r}", f"it became {', '.join(moved)}" if moved else "", fix
            )
        raise NoSuchEntry(
            f"{len(found)} entries begin with {id!r}", ", ".join(key for _, key in found), "give more characters"
        )

    def actors(self, *, include_comments: bool = False, limit: int | None = None) -> list[ActorSummary]:
        """Who acts and is acted on, those that occur most first."""
        self.settle()
        self._count_actors()
        rows = self._db.execute(
            """SELECT id, name, country, kind, acts, receives, events, first, last FROM actor_counts
            WHERE remarks = ? ORDER BY total DESC, key LIMIT ?""",
            (include_comments, -1 if limit is None else limit),
        )
        return [_actor(*row) for row in rows.fetchall()]

    def _count_actors(self) -> None:
        """Count anew those actors of whom claims came, went or were joined otherwise since they were last counted."""
        if not self._db.execute("SELECT 1 FROM dirty_actors LIMIT 1").fetchone():
            return
        with writing(self._db, self.path):
            self._db.execute("DELETE FROM actor_counts WHERE key IN (SELECT key FROM dirty_actors)")
            remarked = "EXISTS (SELECT 1 FROM parties r WHERE r.remark = 1 AND r.key = d.key)"
            for remarks, which, test in ((0, "(0)", "1"), (1, "(0, 1)", remarked)):
                self._db.execute(
                    f"""INSERT INTO actor_counts SELECT {remarks}, p.key, count(*), max(p.id), min(p.name),
                        max(p.country), min(p.kind), sum(p.side = 'A'), sum(p.side = 'R'), count(DISTINCT e.entry),
                        min(p.first), max(p.last)
                    FROM dirty_actors d CROSS JOIN parties p ON p.key = d.key AND p.remark IN {which}
                    JOIN entries e USING (number) WHERE {test} GROUP BY p.key"""
                )
            self._db.execute(  # of whom no reader speaks, they are counted alike with and without remarks
                f"""INSERT INTO actor_counts
                SELECT 1, key, total, id, name, country, kind, acts, receives, events, first, last
                FROM dirty_actors d JOIN actor_counts USING (key) WHERE remarks = 0 AND NOT {remarked}"""
            )
            self._db.execute("DELETE FROM dirty_actors")

    def pages(self, *, limit: int | None = None, offset: int = 0) -> list[PageSummary]:
        """The pages that were read, by day of publication, undated ones last; *limit* of them after *offset*."""
        rows = self._db.execute(
            """SELECT claims, remarks, kinds, json_remove(record, '$.text', '$.passages') FROM documents WHERE id IN (
                SELECT id FROM documents ORDER BY first IS NULL, first, name, id LIMIT ? OFFSET ?)
            ORDER BY first IS NULL, first, name, id""",
            (-1 if limit is None else limit, offset),
        )
        return [
            _page(claims, remarks, json.loads(kinds), json.loads(record)) for claims, remarks, kinds, record in rows
        ]

    def history(self, document: str) -> Iterator[Claim]:
        """The claims of one page in text order."""
        return self.claims(document=document)


def _day_tests(
    between: tuple[date, date] | None, since: date | None, *, undated: bool
) -> tuple[list[str], list[str | int]]:
    tests: list[str] = ["1"]
    values: list[str | int] = []
    for days in (between, (since, date.max) if since else None):
        if days is None:
            continue
        _check_days(days)
        test = "last >= ? AND first <= ?"
        values += [day.toordinal() for day in days]
        if undated:
            test = f"({test} OR (first IS NULL AND json_extract(record, '$.published') BETWEEN ? AND ?))"
            values += [day.isoformat() for day in days]
        tests.append(test)
    return tests, values


def _check_days(between: Sequence[date]) -> None:
    if between[1] < between[0]:
        raise UnknownSetting(
            f"the days {between[0]} to {between[1]} end before they begin", fix="give the earlier day first"
        )


def _member(kind: type[EventType] | type[Status] | type[PassageKind], wanted: str) -> str:
    for member in kind:
        if member.value.lower() == str(wanted).lower():
            return member.value
    named = {EventType: "event type", Status: "status"}.get(kind, "kind of passage")
    raise UnknownSetting(f"there is no {named} {wanted!r}", fix=f"choose one of {', '.join(kind)}")


def _actor(
    id: str | None,
    name: str,
    country: str | None,
    kind: str,
    as_actor: int,
    as_recipient: int,
    events: int,
    first: int | None,
    last: int | None,
) -> ActorSummary:
    return ActorSummary(
        id=id,
        name=name,
        country=country,
        kind=kind,
        as_actor=as_actor,
        as_recipient=as_recipient,
        events=events,
        first=date.fromordinal(first) if first is not None else None,
        last=date.fromordinal(last) if last is not None else None,
    )


def _page(claims: int, remarks: int, kinds: dict[str, int], record: dict[str, Any]) -> PageSummary:
    document = from_plain(Document, record | {"passages": [], "text": ""})
    published: Published | None = document.published
    return PageSummary(
        document=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        agency=document.agency,
        published=published,
        passages=tuple((kind, kinds[kind.value]) for kind in PassageKind if kind.value in kinds),
        claims=claims,
        remarks=remarks,
    )
