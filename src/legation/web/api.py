"""The ledger over HTTP: the same records and filters as on the command line, as JSON."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from legation.errors import NoSuchEntry
from legation.model import Claim, Event, Gap, Hit, PageSummary, Plan
from legation.model.issues import Position
from legation.model.records import claim_record, document_record, passage_record
from legation.web.answers import listing, record
from legation.web.asking import Filters, Limit, Offset, Words, day, filters
from legation.web.views import opened


class Failure(BaseModel):
    """What could not be done, why, and what to do about it."""

    error: str
    why: str
    fix: str


class Part(BaseModel):
    """One part of a list; `next` is the address of the part that follows, null at the end."""

    items: list[dict[str, Any]]
    limit: int
    offset: int
    next: str | None


FAILURES: dict[int | str, dict[str, Any]] = {
    code: {"model": Failure, "description": description}
    for code, description in (
        (400, "A filter has a value that means nothing."),
        (401, "The desk wants a token."),
        (404, "There is no such entry."),
        (422, "A value is of the wrong kind."),
        (503, "Another process writes to the ledger."),
    )
}
UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "As the ETag in If-None-Match says."}}
LISTS = UNCHANGED | {200: {"model": Part, "content": {"text/csv": {"schema": {"type": "string"}}}}}


def leads_to(operation: str, pointer: str) -> dict[int | str, dict[str, Any]]:
    """Describe that a list of this kind gives the ids that another address asks for (an OpenAPI link)."""
    link = {"operationId": operation, "parameters": {"id": f"$response.body#/items/0/{pointer}"}}
    return LISTS | {200: {**LISTS[200], "links": {operation: link}}}


ONE: dict[int | str, dict[str, Any]] = UNCHANGED | {200: {"model": dict[str, Any]}}

router = APIRouter(prefix="/api", tags=["ledger"], responses=FAILURES)


def form(format: Annotated[Literal["json", "csv"] | None, Query(description="Else as Accept says.")] = None) -> None:
    """Take the form in which a list is wanted; :func:`listing` gives it."""


@router.get("/events", responses=leads_to("event", "id"), dependencies=[Depends(form)])
def events(
    request: Request, asked: Annotated[Filters, Depends(filters)], limit: Limit = 100, offset: Offset = 0
) -> Response:
    """What happened and what is to happen, oldest first."""
    with opened(request) as desk:
        return listing(request, Event, desk.chronology(**asked.asked(), limit=limit + 1, offset=offset), limit, offset)


@router.get("/events/{id}", responses=ONE, operation_id="event")
def event(request: Request, id: str) -> Response:
    """One event."""
    with opened(request) as desk:
        found = desk.show(id).found
    if isinstance(found, Claim | Plan):
        raise NoSuchEntry(f"{id!r} is no event", f"it is a {type(found).__name__.lower()}", "ask /api/events for ids")
    return record(request, found)


@router.get("/events/{id}/claims", responses=LISTS, dependencies=[Depends(form)])
def claims(request: Request, id: str, limit: Limit = 100, offset: Offset = 0) -> Response:
    """The claims that an entry rests on, the best-supported first."""
    with opened(request) as desk:
        found = desk.show(id).claims
    return listing(request, Claim, found[offset : offset + limit + 1], limit, offset)


@router.get("/plans", responses=LISTS, dependencies=[Depends(form)])
def plans(
    request: Request,
    as_of: Words = "",
    only_open: Annotated[bool, Query(alias="open")] = False,
    overdue: bool = False,
    slipped: bool = False,
    remarks: bool = False,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """What was to be done and what became of it, by the day it is due."""
    with opened(request) as desk:
        found = desk.plans(
            open=only_open,
            overdue=overdue,
            slipped=slipped,
            as_of=day(as_of),
            include_comments=remarks,
            limit=offset + limit + 1,
        )
    return listing(request, Plan, found[offset:], limit, offset)


@router.get("/pages", responses=leads_to("page", "document"), dependencies=[Depends(form)])
def pages(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
    """The pages that were read."""
    with opened(request) as desk:
        return listing(request, PageSummary, desk.pages(limit=limit + 1, offset=offset), limit, offset)


@router.get("/pages/{id}", responses=ONE, operation_id="page")
def page(request: Request, id: str) -> Response:
    """One page with its text, passages and claims."""
    with opened(request) as desk:
        document = desk.document(id)
        found = [claim_record(claim) for claim in desk.history(id)]
    passages = [passage_record(passage) for passage in document.passages]
    return record(request, {**document_record(document, with_text=True), "passages": passages, "claims": found})


@router.get("/positions", responses=LISTS, dependencies=[Depends(form)])
def positions(
    request: Request,
    actor: Words = "",
    issue: Words = "",
    since: Words = "",
    as_of: Words = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Who holds what on which issue, by issue and holder."""
    with opened(request) as desk:
        found = desk.positions(
            actor=actor.strip() or None,
            issue=issue.strip() or None,
            since=day(since),
            as_of=day(as_of),
            limit=offset + limit + 1,
        )
    return listing(request, Position, found[offset:], limit, offset)


@router.get("/conflicts", responses=LISTS, dependencies=[Depends(form)])
def conflicts(request: Request, remarks: bool = False, limit: Limit = 100, offset: Offset = 0) -> Response:
    """Events whose accounts disagree."""
    with opened(request) as desk:
        found = desk.conflicts(include_comments=remarks, limit=limit + 1, offset=offset)
    return listing(request, Event, found, limit, offset)


@router.get("/gaps", responses=LISTS, dependencies=[Depends(form)])
def gaps(request: Request, reason: Words = "", text: Words = "", limit: Limit = 100, offset: Offset = 0) -> Response:
    """Sentences that named two parties and were not coded, and why."""
    with opened(request) as desk:
        found = desk.gaps(reason=reason or None, text=text or None, limit=limit + 1, offset=offset)
    return listing(request, Gap, found, limit, offset)


@router.get("/search", responses=LISTS, dependencies=[Depends(form)])
def search(
    request: Request, q: Annotated[str, Query(min_length=1, max_length=300)], limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Words in evidence, names, titles and passages; the best hits first."""
    with opened(request) as desk:
        return listing(request, Hit, desk.search(q, limit=offset + limit + 1)[offset:], limit, offset)
