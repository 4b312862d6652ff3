"""Corrections through the API."""

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from legation.desk import open_ledger
from legation.errors import BadCorrection
from legation.ledger import Ledger
from legation.ledger.log import correction_record
from legation.model import Correction
from legation.web.answers import record
from legation.web.api import FAILURES, Failure

REFUSALS: dict[int | str, dict[str, Any]] = FAILURES | {
    403: {"model": Failure, "description": "It was sent from another site, or the desk is for reading only."},
    409: {"model": Failure, "description": "The entry is no longer what it was at `expected`."},
    413: {"model": Failure, "description": "It is too long."},
}

router = APIRouter(prefix="/api", tags=["corrections"], responses=REFUSALS)


class Asked(BaseModel):
    """A correction as it is asked for; which fields it needs depends on the action, as on the command line."""

    action: Literal["accept", "amend", "reject", "join", "part", "rename", "date", "undo"]
    id: str = Field(
        max_length=400,
        description="Of the entry; of a renaming the actor, of a dating the page, of an undoing the correction.",
    )
    why: str = Field(max_length=4000)
    who: str = Field(max_length=120)
    expected: str | None = Field(None, max_length=100, description="The revision at which the entry was looked at.")
    other: str | None = Field(None, max_length=400, description="The other entry of a joining or parting.")
    changed: dict[str, str | list[str] | None] = Field(
        default_factory=dict, description="Field to value; null empties it."
    )
    name: str | None = Field(None, max_length=400, description="The actor's new name.")
    into: str | None = Field(None, max_length=400, description="The actor that it is.")
    days: str | None = Field(None, max_length=40, description="2014-03-11, 2014-03, or 2014-03-11/2014-03-13.")


@router.post("/corrections", status_code=201, responses={201: {"model": dict[str, Any]}})
def correct(request: Request, asked: Asked) -> Response:
    """Put the ledger right; the answer is what was written into the log."""
    with open_ledger(request.app.state.settings.ledger, create=False) as desk:
        made = _made(desk, asked)
    answer = record(request, correction_record(made))
    answer.status_code = 201
    return answer


@router.get("/revisions/{id}", responses={200: {"model": dict[str, str]}})
def revision(request: Request, id: str) -> Response:
    """The revision of an entry, for `expected`."""
    with open_ledger(request.app.state.settings.ledger, create=False) as desk:
        found = desk.show(id).found.id
        return record(request, {"id": found, "revision": desk.revision(found)})


def _made(desk: Ledger, asked: Asked) -> Correction:
    said: dict[str, Any] = {"why": asked.why, "who": asked.who}
    held: dict[str, Any] = said | {"expected": asked.expected}
    match asked.action:
        case "accept":
            return desk.accept(asked.id, **held)
        case "reject":
            return desk.reject(asked.id, **held)
        case "amend":
            return desk.amend(asked.id, asked.changed, **held)
        case "join":
            return desk.join(asked.id, _given(asked.other, "other"), **held)
        case "part":
            return desk.part(asked.id, _given(asked.other, "other"), **held)
        case "rename":
            return desk.rename(asked.id, asked.name, into=asked.into, **said)
        case "date":
            return desk.date_page(asked.id, _given(asked.days, "days"), **held)
    return desk.undo(asked.id, **said)


def _given(value: str | None, name: str) -> str:
    if value is None:
        raise BadCorrection(f"{name!r} is missing", fix=f"give {name!r}")
    return value
