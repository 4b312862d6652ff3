"""How parties deal with one another: pairs of countries, series by month, counts by type, readers' reactions."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from legation.ledger.planned import as_of_day
from legation.ledger.views import Views
from legation.lexicons.registry import load_registry
from legation.model import Event, Plan
from legation.model.dealings import Dealing, Month, Reaction, Scene, Spokesman
from legation.model.records import from_plain

# Of what is planned, denied or refused nothing has happened yet, and a mere statement is no dealing.
_HAPPENED = "e.remark = 0 AND e.event != 'STATE' AND e.status IN ('actual', 'ongoing')"
_INTENSITY = "json_extract(e.record, '$.intensity')"
# The same number where every event must be looked at: several times as fast as reading the whole record. Records are written
# with all their fields, and quotes within words are escaped, so that the name of the field stands there once.
_INTENSITY_WRITTEN = "CAST(nullif(substr(e.record, instr(e.record, '\"intensity\":') + 12, 4), 'null') AS REAL)"
_SOMEWHERE = "instr(e.record, '\"where\":{') > 0"  # spares the reading of records that name no place
_REMARKS = ("comment", "post")
_COUNTED = 500  # claims of an actor whose words are counted


@dataclass(slots=True)
class _Sum:
    """Events counted while the ledger is gone through."""

    events: int = 0
    rated: int = 0
    intensity: float = 0.0
    first: int | None = None
    last: int | None = None

    def count(self, first: int | None, last: int | None, intensity: float | None) -> None:
        self.events += 1
        if intensity is not None:
            self.rated += 1
            self.intensity += intensity
        if first is not None and (self.first is None or first < self.first):
            self.first = first
        if last is not None and (self.last is None or last > self.last):
            self.last = last

    def take(self, other: "_Sum") -> None:
        self.events += other.events
        self.rated += other.rated
        self.intensity += other.intensity
        self.first = min((day for day in (self.first, other.first) if day is not None), default=None)
        self.last = max((day for day in (self.last, other.last) if day is not None), default=None)

    @property
    def mean(self) -> float | None:
        return self.intensity / self.rated if self.rated else None


class Dealings(Views):
    """A ledger that counts who deals with whom, and how."""

    def dealings(
        self,
        *,
        of: str | None = None,
        between: tuple[date, date] | None = None,
        limit: int | None = None,
    ) -> list[Dealing]:
        """
        The pairs of countries between which something happened, those with most events first.

        Args:
            of: only pairs of which this country (a code, such as JPN) is one.
            between: only what happened from the first to the second of these days.
            limit: give no more than so many.
        """
        return _pairs(self._by_sides(between), of, limit)

    def _by_sides(self, between: tuple[date, date] | None) -> dict[tuple[str, ...], _Sum]:
        """What happened, summed up by the countries that took part, in alphabetical order."""
        self.settle()
        states = json.dumps([state.id for state in load_registry().states])
        sides = self._db.execute(
            """SELECT event, group_concat(upper(key)) FROM event_parties
            WHERE key IN (SELECT lower(value) FROM json_each(?)) GROUP BY event""",
            [states],
        )
        taking = dict(sides.fetchall())
        within, values = _within(between)
        found: dict[str, _Sum] = {}
        query = f"SELECT e.id, e.first, e.last, {_INTENSITY_WRITTEN} FROM events e WHERE {_HAPPENED} AND {within}"
        for id, first, last, intensity in self._db.execute(query, values):
            countries = taking.get(id)
            if countries is not None:
                found.setdefault(countries, _Sum()).count(first, last, intensity)
        ordered: dict[tuple[str, ...], _Sum] = {}
        for countries, sum_ in found.items():
            ordered.setdefault(tuple(sorted(countries.split(","))), _Sum()).take(sum_)
        return ordered

    def months(self, sides: Sequence[str]) -> list[Month]:
        """
        What happened month by month where all of *sides* (one or two) take part; months without an event are left out, as are
        events whose month is not known.
        """
        found: dict[date, list[float]] = {}
        for first, last, _, intensity in self._happened(sides):
            day, end = _day(first), _day(last)
            if day is None or end is None or (day.year, day.month) != (end.year, end.month):
                continue
            found.setdefault(day.replace(day=1), []).append(float(intensity or 0))
        return [
            Month(
                month=month,
                events=len(scores),
                friendly=round(sum(score for score in scores if score > 0), 2),
                hostile=round(sum(score for score in scores if score < 0), 2),
            )
            for month, scores in sorted(found.items())
        ]

    def types(self, sides: Sequence[str]) -> list[tuple[str, int]]:
        """How many events of each type happened where all of *sides* take part, the most frequent first."""
        counts = Counter(event for _, _, event, _ in self._happened(sides))
        return sorted(counts.items(), key=lambda each: (-each[1], each[0]))

    def _happened(self, sides: Sequence[str]) -> list[Any]:
        self.settle()
        tests, values = self._together(sides)
        query = f"SELECT e.first, e.last, e.event, {_INTENSITY} FROM events e WHERE {_HAPPENED} AND {tests}"
        return self._db.execute(query, values).fetchall()

    def spokesmen(self, country: str, *, limit: int | None = None) -> list[Spokesman]:
        """The persons and offices that act for a country, those that occur most first."""
        rows = self._db.execute(
            """SELECT max(id), min(name), min(kind), count(*) FROM parties
            WHERE country = ? AND remark = 0 AND kind IN ('person', 'office') GROUP BY key ORDER BY 4 DESC, 2 LIMIT ?""",
            (country.strip().upper(), -1 if limit is None else limit),
        )
        return [Spokesman(id=id, name=name, kind=kind, claims=claims) for id, name, kind, claims in rows]

    def names_of(self, id: str) -> list[tuple[str, int]]:
        """The words by which reports mention the actor with this id, the most frequent first; counted on its first claims."""
        rows = self._db.execute(
            "SELECT record FROM claims WHERE number IN (SELECT number FROM parties WHERE remark = 0 AND key = ? LIMIT ?)",
            (id, _COUNTED),
        )
        counts: Counter[str] = Counter()
        for (record,) in rows:
            claim = json.loads(record)
            counts.update(
                " ".join(m["text"].split()) for m in (*claim["actors"], *claim["recipients"]) if m["id"] == id
            )
        return sorted(counts.items(), key=lambda each: (-each[1], each[0]))

    def plans_of(self, sides: Sequence[str], *, limit: int | None = None) -> list[Plan]:
        """The plans in which all of *sides* take part, by the day they are due, as of the newest page's day."""
        self.settle()
        tests, values = self._together(sides)
        rows = self._db.execute(
            f"""SELECT record FROM plans WHERE remark = 0 AND id IN (
                SELECT plan FROM events WHERE plan IS NOT NULL AND {tests})
            ORDER BY due IS NULL, due, first, id LIMIT ?""",
            [*values, -1 if limit is None else limit],
        )
        day = self.newest_day()
        return [as_of_day(from_plain(Plan, json.loads(record)), day) for (record,) in rows.fetchall()]

    def _together(self, sides: Sequence[str]) -> tuple[str, list[Any]]:
        """A test on events: all of *sides* take part."""
        found = [self._party_test(side) for side in sides]
        return " AND ".join(test for test, _ in found) or "1", [value for _, given in found for value in given]

    def scenes(self, *, between: tuple[date, date] | None = None, limit: int | None = None) -> list[Scene]:
        """The places where something happened, those with most events first."""
        self.settle()
        tests, values = _within(between)
        rows = self._db.execute(
            f"""SELECT json_extract(place, '$.name'), json_extract(place, '$.country'), json_extract(place, '$.latitude'),
                json_extract(place, '$.longitude'), count(*), avg(score) FROM (
                SELECT json_extract(record, '$.where') AS place, {_INTENSITY} AS score FROM events e
                WHERE {_HAPPENED} AND {tests} AND {_SOMEWHERE} AND json_extract(record, '$.where.latitude') IS NOT NULL)
            GROUP BY 1, 2 ORDER BY 5 DESC, 1 LIMIT ?""",
            [*values, -1 if limit is None else limit],
        )
        return [
            Scene(name=name, country=country, latitude=latitude, longitude=longitude, events=events, mean=mean)
            for name, country, latitude, longitude, events, mean in rows
        ]

    def at(
        self,
        place: str,
        *,
        country: str | None = None,
        between: tuple[date, date] | None = None,
        limit: int | None = None,
    ) -> list[Event]:
        """What happened at the place with this name (in this country, if one is given), oldest first."""
        self.settle()
        tests, values = _within(between)
        rows = self._db.execute(
            f"""SELECT record FROM events e WHERE {_HAPPENED} AND {tests} AND {_SOMEWHERE} AND json_extract(record, '$.where.name') = ?
                AND (? IS NULL OR json_extract(record, '$.where.country') = ?)
            ORDER BY first IS NULL, first, last, id LIMIT ?""",
            [*values, place, country, country, -1 if limit is None else limit],
        )
        return [from_plain(Event, json.loads(record)) for (record,) in rows.fetchall()]

    def reactions(self, sides: Sequence[str], *, limit: int = 40) -> list[Reaction]:
        """What readers wrote below the pages that tell of *sides*, the pages with most remarks first."""
        self.settle()
        tests, values = self._together(sides)
        rows = self._db.execute(
            f"""SELECT d.id, json_extract(d.record, '$.title'), d.name, d.last, json_extract(d.record, '$.passages')
            FROM documents d WHERE (instr(d.kinds, '"comment"') OR instr(d.kinds, '"post"')) AND d.id IN (
                SELECT c.value FROM (SELECT record FROM events WHERE remark = 0 AND {tests}) t,
                    json_each(t.record, '$.documents') c)
            ORDER BY d.last DESC, d.id LIMIT ?""",
            [*values, limit],
        )
        found = [_reaction(*row) for row in rows]
        return sorted(found, key=lambda each: (-each.remarks, each.document))


def _pairs(by_sides: Mapping[tuple[str, ...], _Sum], of: str | None, limit: int | None) -> list[Dealing]:
    wanted = (of or "").strip().upper()
    pairs: dict[tuple[str, str], _Sum] = {}
    for sides, sum_ in by_sides.items():
        for pair in combinations(sides, 2):
            if not wanted or wanted in pair:
                pairs.setdefault(pair, _Sum()).take(sum_)
    busiest = sorted(pairs.items(), key=lambda each: (-each[1].events, each[0]))[:limit]
    return [
        Dealing(one=one, other=other, events=s.events, mean=s.mean, first=_day(s.first), last=_day(s.last))
        for (one, other), s in busiest
    ]


def _within(between: tuple[date, date] | None) -> tuple[str, list[Any]]:
    """A test on events: they can have happened from the first to the second of these days."""
    if between is None:
        return "1", []
    return "(e.first <= ? AND e.last >= ?)", [between[1].toordinal(), between[0].toordinal()]


def _reaction(document: str, title: str | None, name: str, last: int | None, passages: str) -> Reaction:
    remarks = [each for each in json.loads(passages) if each["kind"] in _REMARKS]
    scores = [each["score"] for each in remarks if each.get("score")]

    def total(field: str) -> int | None:
        given = [score[field] for score in scores if score.get(field) is not None]
        return sum(given) if given else None

    return Reaction(
        document=document,
        title=title or name,
        published=_day(last),
        remarks=len(remarks),
        up=total("up"),
        down=total("down"),
        net=total("net"),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
