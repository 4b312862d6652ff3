"""Putting the ledger right in the browser. Everything works by plain forms; the log shows what was done."""

from collections import defaultdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.desk import open_ledger
from legation.errors import BadCorrection, EditConflict, LegationError, NoSuchEntry, UnknownCode, UnknownSetting
from legation.ledger import Ledger
from legation.ledger.views import SHORTEST
from legation.model import Correction, EventType, Logged, Status
from legation.web.answers import page
from legation.web.forms import Form, Sent, form_token, keep, name_of, refuse_reading_only, seed_of
from legation.web.sheets import Sheet, amended, changed_fields, sheet_of
from legation.web.views import opened

router = APIRouter()

_MISTAKES = (BadCorrection, UnknownSetting, UnknownCode, NoSuchEntry)  # what the analyst can put right in the form


@router.get("/correct/{id}")
def correcting(request: Request, id: str) -> Response:
    """The form for an entry: a claim, an event or a plan."""
    refuse_reading_only(request)
    with opened(request) as desk:
        return _form(request, desk, sheet_of(desk, id))


@router.post("/correct/{id}")
def correct(request: Request, id: str, sent: Form) -> Response:
    """Take a correction; where the entry changed meanwhile, show both and lose nothing."""
    with open_ledger(request.app.state.settings.ledger, create=False) as desk:
        try:
            made = _made(desk, id, sent)
        except (EditConflict, *_MISTAKES) as error:
            return _not_made(request, desk, id, sent, error)
    return _to_log(request, made, sent)


@router.get("/undo/{id}")
def undoing(request: Request, id: str) -> Response:
    """The form for undoing a correction."""
    refuse_reading_only(request)
    with opened(request) as desk:
        return _undo_form(request, _logged(desk, id))


@router.post("/undo/{id}")
def undo(request: Request, id: str, sent: Form) -> Response:
    """Undo a correction; the log keeps both."""
    with open_ledger(request.app.state.settings.ledger, create=False) as desk:  # an undone date has its page coded anew
        try:
            made = desk.undo(id, why=sent["why"], who=sent.who or None)
        except _MISTAKES as error:
            return _undo_form(request, _logged(desk, id), status=400, sent=sent, error=error)
    return _to_log(request, made, sent)


@router.get("/pages/{id}/date")
def dating(request: Request, id: str) -> Response:
    """The form that gives a page its date."""
    refuse_reading_only(request)
    with opened(request) as desk:
        return _date_form(request, desk, id)


@router.post("/pages/{id}/date")
def date(request: Request, id: str, sent: Form) -> Response:
    """Give a page its date; it is coded anew, so that "on Friday" is the Friday before that day."""
    with open_ledger(request.app.state.settings.ledger, create=False) as desk:
        try:
            made = desk.date_page(
                id, sent["days"], why=sent["why"], who=sent.who or None, expected=sent["expected"] or None
            )
        except (EditConflict, *_MISTAKES) as error:
            status = 409 if isinstance(error, EditConflict) else 400
            return _date_form(request, desk, id, status=status, sent=sent, error=error)
    return _to_log(request, made, sent)


def _made(desk: Ledger, id: str, sent: Sent) -> Correction:
    """Do what the form asks for."""
    said: dict[str, Any] = {"why": sent["why"], "who": sent.who or None}
    expected = sent["expected"] or None
    match sent["do"]:
        case "accept":
            return desk.accept(id, expected=expected, **said)
        case "reject":
            return desk.reject(id, expected=expected, **said)
        case "amend":
            changed = {name: sent[name] for name in changed_fields(sent.fields)}
            return desk.amend(id, amended(changed, desk.show(id).found), expected=expected, **said)
        case "join":
            return desk.join(id, _other(sent), expected=expected, **said)
        case "part":
            return desk.part(id, _other(sent), expected=expected, **said)
        case "rename":
            return desk.rename(sent["actor"], sent["name"] or None, into=sent["into"] or None, **said)
    raise BadCorrection(f"{sent['do']!r} is no correction", fix="choose accept, reject, amend, join, part or rename")


def _not_made(request: Request, desk: Ledger, id: str, sent: Sent, error: LegationError) -> Response:
    """
    Show the form again with what was typed, and what the entry is now. Nobody's work is lost: not what was typed, even where
    the entry is gone; nor what somebody else changed meanwhile, since only what this analyst changed is held against it.
    """
    try:
        sheet = sheet_of(desk, id)
    except NoSuchEntry:
        lead = sent["lead"]
        rows = desk.log(id=lead) if len(lead) >= SHORTEST else []
        if not rows:
            raise error from None
        return page(
            "gone.html", request, status=409, error=error, sent=sent, rows=rows, changed=changed_fields(sent.fields)
        )
    status = 409 if isinstance(error, EditConflict) else 400
    return _form(request, desk, sheet, status=status, sent=sent, error=error)


def _other(sent: Sent) -> str:
    """Return the id of the other entry, also where its address was pasted."""
    given = sent["other"].rstrip("/")
    if not given:
        raise BadCorrection("the other entry is missing", fix="give its id, or paste its address")
    return given.rpartition("#")[2].rpartition("/")[2].removeprefix("m-").removeprefix("w-")


def _to_log(request: Request, made: Correction, sent: Sent) -> Response:
    return keep(request, RedirectResponse(f"/log?new={made.id}#{made.id}", 303), seed_of(request), sent.who)


def _form(
    request: Request,
    desk: Ledger,
    sheet: Sheet,
    *,
    status: int = 200,
    sent: Sent | None = None,
    error: LegationError | None = None,
) -> Response:
    documents = {id: desk.document(id) for id in {claim.document for claim in sheet.claims}}
    values: dict[str, Any] = {"sheet": sheet, "documents": documents, "events": EventType, "statuses": Status}
    values["conflict"] = isinstance(error, EditConflict)
    values["value"] = sheet.fields | ({name: sent[name] for name in changed_fields(sent.fields)} if sent else {})
    values["differing"] = changed_fields(sent.fields) if sent and sheet.fields else ()
    return _shown("correct.html", request, status=status, sent=sent, error=error, **values)


def _undo_form(
    request: Request, row: Logged, *, status: int = 200, sent: Sent | None = None, error: LegationError | None = None
) -> Response:
    return _shown("undo.html", request, status=status, sent=sent, error=error, row=row)


def _date_form(
    request: Request,
    desk: Ledger,
    id: str,
    *,
    status: int = 200,
    sent: Sent | None = None,
    error: LegationError | None = None,
) -> Response:
    document, revision = desk.page(id), desk.page_revision(id)
    return _shown("date.html", request, status=status, sent=sent, error=error, document=document, revision=revision)


def _shown(name: str, request: Request, *, status: int, sent: Sent | None, **values: Any) -> Response:
    """Show a form with what was typed, under the visitor's name and with the desk's own sign."""
    seed = seed_of(request)
    typed = defaultdict(str, sent.fields if sent else {})
    who = typed["who"] or name_of(request)
    answer = page(name, request, status=status, typed=typed, who=who, form_token=form_token(request, seed), **values)
    return keep(request, answer, seed)


def _logged(desk: Ledger, id: str) -> Logged:
    """Return an entry of the log by its id or the first characters of it."""
    rows = [row for row in desk.log() if row.correction.id.startswith(id)]
    if len(rows) != 1:
        raise NoSuchEntry(f"the log has no entry {id!r}", "none, or several, begin so", "look it up in the log")
    return rows[0]
