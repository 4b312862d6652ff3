"""Pages on who deals with whom: two parties, one actor, one issue."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.errors import NoSuchEntry
from legation.ledger import Ledger
from legation.lexicons.registry import load_registry
from legation.model import ActorSummary
from legation.model.dealings import Dealing
from legation.model.issues import IssueSummary, LinkKind
from legation.model.records import plain
from legation.web.answers import listing, page, record
from legation.web.api import FAILURES, LISTS, ONE
from legation.web.asking import Limit, Offset, Words, day
from legation.web.series import drawn
from legation.web.views import opened

router = APIRouter()
api = APIRouter(prefix="/api", tags=["ledger"], responses=FAILURES)

MOST = 100  # rows of a list on one page
LATEST = 12  # entries shown of a party or an issue


@router.get("/relations")
def relations(request: Request, one: Words = "", other: Words = "", since: Words = "", until: Words = "") -> Response:
    """Who deals with whom, the busiest pairs first; with two parties given, their own page."""
    if one.strip() and other.strip():
        return RedirectResponse(f"/relations/{quote(one.strip(), safe='')}/{quote(other.strip(), safe='')}", 303)
    with opened(request) as desk:
        found = desk.dealings(of=_code(one or other), between=between_days(since, until), limit=MOST + 1)
    asked: dict[str, Any] = {"one": one or other, "since": since, "until": until}
    return page("relations.html", request, rows=found[:MOST], more=len(found) > MOST, names=_names(found), **asked)


@router.get("/relations/{one}/{other}")
def relation(request: Request, one: str, other: str) -> Response:
    """Two parties: what happened month by month, what each holds, what is planned, who else presses, what readers wrote."""
    sides = (_code(one) or one, _code(other) or other)
    with opened(request) as desk:
        months = desk.months(sides)
        values: dict[str, Any] = {
            "types": desk.types(sides),
            "plans": desk.plans_of(sides, limit=MOST),
            "shared": desk.shared_issues(*sides),
            "pressure": _third_parties(desk, sides),
            "reactions": desk.reactions(sides),
            "latest": desk.chronology(dyad=sides, statements=False, limit=LATEST),
            "disputed": [e for e in desk.conflicts(limit=MOST * 10) if _between_both(e, sides)][:LATEST],
        }
    drawing = drawn(months, lambda first, last: _entries(first, last, dyad=sides))
    titles = {side: state_name(side) for side in sides}
    return page("relation.html", request, sides=sides, titles=titles, months=months, drawing=drawing, **values)


@router.get("/actors")
def actors(request: Request, text: Words = "", offset: Offset = 0) -> Response:
    """Who acts and is acted on, those that occur most first."""
    wanted = text.strip().lower()
    with opened(request) as desk:
        rows = [row for row in desk.actors() if wanted in f"{row.name} {row.id or ''} {row.country or ''}".lower()]
    kept = [("text", text)] if text else []
    turning = {
        "earlier": "?" + urlencode([*kept, ("offset", max(0, offset - MOST))]) if offset else None,
        "later": "?" + urlencode([*kept, ("offset", offset + MOST)]) if len(rows) > offset + MOST else None,
    }
    return page("actors.html", request, rows=rows[offset : offset + MOST], text=text, turning=turning, count=len(rows))


@router.get("/actors/{id}")
def actor(request: Request, id: str) -> Response:
    """One actor: its names, who speaks for it, what it did and with whom, what it holds, what is planned."""
    code = _code(id) or id
    with opened(request) as desk:
        row = next((each for each in desk.actors() if (each.id or each.name).lower() == code.lower()), None)
        if row is None:
            raise NoSuchEntry(f"no actor goes by {id!r}", "no page names it as a party", "look it up among the actors")
        state = row.country if row.id == row.country else None
        months = desk.months((code,))
        values: dict[str, Any] = {
            "names": desk.names_of(row.id)[:LATEST] if row.id else [],
            "spokesmen": desk.spokesmen(state, limit=LATEST) if state else [],
            "types": desk.types((code,)),
            "dealings": desk.dealings(of=state, limit=LATEST) if state else [],
            "positions": desk.positions(actor=code, limit=MOST),
            "plans": desk.plans_of((code,), limit=MOST),
            "latest": desk.chronology(actor=code, statements=False, limit=LATEST),
        }
    drawing = drawn(months, lambda first, last: _entries(first, last, actor=code))
    countries = _names(values["dealings"])
    return page(
        "actor.html", request, row=row, code=code, months=months, drawing=drawing, countries=countries, **values
    )


@router.get("/issues")
def issues(request: Request) -> Response:
    """The issues that the pages name, those on most pages first, with each side's name."""
    with opened(request) as desk:
        found = desk.issues(limit=MOST * 5)
    return page("issues.html", request, rows=found)


@router.get("/issues/{id}")
def issue(request: Request, id: str) -> Response:
    """One issue: what each side calls it, who holds what and since when, what is tied to it, what happened."""
    with opened(request) as desk:
        row = next((each for each in desk.issues() if each.id == id), None)
        if row is None:
            raise NoSuchEntry(f"no issue goes by {id!r}", "no page names it", "look it up among the issues")
        values: dict[str, Any] = {
            "positions": [each for each in desk.positions(issue=id, limit=MOST * 4) if each.issue == id],
            "links": desk.links(issue=id, limit=MOST),
            "latest": desk.chronology(issue=id, statements=False, limit=LATEST),
        }
    return page("issue.html", request, row=row, **values)


@api.get("/relations", responses=LISTS)
def relation_records(
    request: Request, of: Words = "", since: Words = "", until: Words = "", limit: Limit = 100, offset: Offset = 0
) -> Response:
    """The pairs of countries between which something happened, those with most events first."""
    with opened(request) as desk:
        found = desk.dealings(of=_code(of), between=between_days(since, until), limit=offset + limit + 1)
    return listing(request, Dealing, found[offset:], limit, offset)


@api.get("/relations/{one}/{other}", responses=ONE)
def relation_record(request: Request, one: str, other: str) -> Response:
    """What happened between two parties, month by month and by type."""
    sides = (_code(one) or one, _code(other) or other)
    with opened(request) as desk:
        months = [plain(month) for month in desk.months(sides)]
        value = {"sides": sides, "months": months, "types": dict(desk.types(sides))}
    return record(request, value)


@api.get("/actors", responses=LISTS)
def actor_records(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
    """Who acts and is acted on, those that occur most first."""
    with opened(request) as desk:
        found = desk.actors(limit=offset + limit + 1)
    return listing(request, ActorSummary, found[offset:], limit, offset)


@api.get("/issues", responses=LISTS)
def issue_records(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
    """The issues that the pages name, those on most pages first."""
    with opened(request) as desk:
        found = desk.issues(limit=offset + limit + 1)
    return listing(request, IssueSummary, found[offset:], limit, offset)


def _third_parties(desk: Ledger, sides: Sequence[str]) -> list[Any]:
    """Return the ties by which somebody else presses one of the two over what concerns the other."""
    wanted = {side.lower() for side in sides}
    found = []
    for link in desk.links(kind=LinkKind.PRESSURE):
        pressed = {(m.country or m.id or "").lower() for m in link.recipients}
        pressing = {(m.country or m.id or "").lower() for m in link.actors}
        if pressed & wanted and not pressing & wanted:
            found.append(link)
    return found[:MOST]


def _between_both(event: Any, sides: Sequence[str]) -> bool:
    named = {(word or "").lower() for m in (*event.actors, *event.recipients) for word in (m.id, m.country)}
    return all(side.lower() in named for side in sides)


def _code(who: str) -> str | None:
    """Return the code of the state that goes by this code or name; None: no state does."""
    given = who.strip()
    if not given:
        return None
    registry = load_registry()
    if registry.state(given.upper()) is not None:
        return given.upper()
    return next((s.id for s in registry.states if given.lower() == s.name.lower()), None)


def state_name(who: str) -> str:
    state = load_registry().state(who)
    return state.name if state is not None else who


def _names(found: Sequence[Any]) -> dict[str, str]:
    return {code: state_name(code) for each in found for code in (each.one, each.other)}


def between_days(since: str, until: str) -> tuple[date, date] | None:
    first, last = day(since), day(until)
    return (first or date.min, last or date.max) if first or last else None


def _entries(first: date, last: date, *, dyad: Sequence[str] = (), actor: str = "") -> str:
    """The address of the entries of some days."""
    who = [("dyad", side) for side in dyad] + ([("actor", actor)] if actor else [])
    return "/?" + urlencode([*who, ("since", first.isoformat()), ("until", last.isoformat())])
