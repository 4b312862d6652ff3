"""Records as rows of a table, for CSV: one place for the columns that the command line and the API give."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from legation.model import ActorSummary, Attribution, Claim, Event, Gap, Hit, Mention, PageSummary, Plan, When
from legation.model.dealings import Dealing, Scene
from legation.model.issues import IssueSummary, Link, NameOfIssue, Position

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns for a kind of record, and the rows that one record makes (a position: one for each thing held)."""

    columns: tuple[str, ...]
    rows: Callable[[Any], Iterable[Row]]


def csv_text(kind: type, records: Iterable[Any]) -> str:
    """
    Write records of one kind as CSV (RFC 4180 but for line feeds) with a header; what is not known is an empty cell.

    Several names in a cell stand between "; ". Words of pages stand to the letter, line breaks and all.
    """
    table = TABLES[kind]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    for record in records:
        writer.writerows(table.rows(record))
    return file.getvalue()


def _event_rows(e: Event) -> Iterator[Row]:
    where = e.where.name if e.where else None
    yield [
        *(e.id, *_times(e.when), e.event, e.mode, e.status, e.cameo, e.intensity, e.goldstein),
        *(_names(e.actors), _codes(e.actors), _names(e.recipients), _codes(e.recipients)),
        *(where, _chain(e.attribution), len(e.accounts), e.plan, e.review, "; ".join(e.corrections), e.text),
    ]


def _claim_rows(c: Claim) -> Iterator[Row]:
    where = c.where.name if c.where else None
    yield [
        *(c.id, c.document, c.passage_kind, c.start, c.end, *_times(c.when)),
        *(c.event, c.mode, c.status, c.cameo, c.intensity, c.goldstein),
        *(_names(c.actors), _codes(c.actors), _names(c.recipients), _codes(c.recipients)),
        *(where, _chain(c.attribution), "; ".join(c.issues), c.confidence, c.review, c.text),
    ]


def _plan_rows(p: Plan) -> Iterator[Row]:
    where = p.where.name if p.where else None
    yield [
        *(p.id, p.title, p.state, *_times(p.when), p.due, p.slipped, p.event_type, p.mode),
        *(_names(p.actors), _codes(p.actors), _names(p.recipients), _codes(p.recipients)),
        *(
            where,
            "; ".join(p.conditions),
            len(p.steps),
            p.event,
            p.as_of,
            p.review,
            p.steps[-1].text if p.steps else None,
        ),
    ]


def _page_rows(p: PageSummary) -> Iterator[Row]:
    published = p.published
    days = [published.earliest, published.latest, published.basis] if published else [None] * 3
    yield [p.document, p.name, p.title, p.outlet, p.agency, *days, p.claims, p.remarks]


def _position_rows(p: Position) -> Iterator[Row]:
    for t in p.tenets:
        yield [
            *(p.issue, p.issue_name, p.holder, p.name, t.stance, t.content, t.since, t.last),
            *(t.actor.name or t.actor.text, _chain(t.attribution), "; ".join(t.counterparts), len(t.documents), t.text),
        ]


def _link_rows(k: Link) -> Iterator[Row]:
    days = [k.said.earliest, k.said.latest] if k.said else [None] * 2
    yield [k.id, k.kind, k.status, k.cause.text, k.cue.text, k.effect.text, *days, _chain(k.attribution), k.text]


def _issue_rows(s: IssueSummary) -> Iterator[Row]:
    names = "; ".join(map(issue_name, s.names))
    yield [
        *(s.id, s.name, s.kind, "; ".join(s.parties), names, s.pages, "; ".join(s.holders)),
        *(s.stands, s.links, s.first, s.last),
    ]


def issue_name(each: NameOfIssue) -> str:
    """Return a name with the side that uses it and how often it stands: "Southern Kurils (RUS, 3)"."""
    return f"{each.name} ({f'{each.side}, ' if each.side else ''}{each.count})"


def _plainly(*columns: str) -> Table:
    """A table of fields as they are."""
    return Table(columns, lambda record: [[getattr(record, column) for column in columns]])


def _times(when: When | None) -> Row:
    return [when.earliest, when.latest, when.granularity, when.basis] if when else [None] * 4


def _names(mentions: Sequence[Mention]) -> str:
    return "; ".join(m.name or m.text for m in mentions)


def _codes(mentions: Sequence[Mention]) -> str:
    return "; ".join(m.code or m.country or "" for m in mentions)


def _chain(attribution: Sequence[Attribution]) -> str:
    """Whose word it is, the nearest first; nobody twice."""
    return " ‹ ".join(dict.fromkeys(link.speaker.name or link.speaker.text for link in attribution))


_DAYS = ("earliest", "latest", "precision", "basis")
_CODES = ("event", "mode", "status", "cameo", "intensity", "goldstein")
_PARTIES = ("actors", "actor_codes", "recipients", "recipient_codes")

TABLES: dict[type, Table] = {
    ActorSummary: _plainly(
        "id", "name", "country", "kind", "as_actor", "as_recipient", "events", "first", "last"
    ),
    Claim: Table(
        ("id", "document", "passage_kind", "start", "end", *_DAYS, *_CODES, *_PARTIES,
         "where", "according_to", "issues", "confidence", "review", "text"),
        _claim_rows,
    ),
    Dealing: _plainly("one", "other", "events", "mean", "first", "last"),
    Event: Table(
        ("id", *_DAYS, *_CODES, *_PARTIES,
         "where", "according_to", "accounts", "plan", "review", "corrections", "text"),
        _event_rows,
    ),
    Gap: _plainly("document", "start", "end", "reason", "text"),
    Hit: _plainly(
        *("document", "page", "title", "published", "passage", "passage_kind", "remark", "claim", "entry", "review"),
        "snippet",
    ),
    IssueSummary: Table(
        ("id", "name", "kind", "parties", "names", "pages", "holders", "positions", "links", "first", "last"), _issue_rows
    ),
    Link: Table(
        ("id", "kind", "status", "cause", "cue", "effect", "earliest", "latest", "according_to", "text"), _link_rows
    ),
    PageSummary: Table(
        ("document", "name", "title", "outlet", "agency", "earliest", "latest", "basis", "claims", "remarks"), _page_rows
    ),
    Plan: Table(
        ("id", "title", "state", *_DAYS, "due", "slipped", "event", "mode", *_PARTIES,
         "where", "conditions", "steps", "became", "as_of", "review", "text"),
        _plan_rows,
    ),
    Position: Table(
        ("issue", "issue_name", "holder", "name", "stance", "content", "since", "last", "actor",
         "according_to", "counterparts", "pages", "text"),
        _position_rows,
    ),
    Scene: _plainly("name", "country", "latitude", "longitude", "events", "mean"),
}  # fmt: skip
