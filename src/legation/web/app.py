"""Putting the desk together."""

from collections.abc import Sequence
from pathlib import Path
from secrets import token_bytes

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import legation
from legation.errors import (
    BadCorrection,
    EditConflict,
    InputError,
    LedgerLocked,
    LegationError,
    NoSuchEntry,
    SettingsError,
    UnknownCode,
)
from legation.web import adding, api, api_correcting, briefs, correcting, pictures, relations, timeline, views
from legation.web.answers import failure
from legation.web.assets import Assets
from legation.web.forms import read_form
from legation.web.jobs import Busy, Jobs
from legation.web.security import COOKIE, HEADERS, Guard, is_token, pass_for
from legation.web.settings import LOOPBACK, WebSettings


def create_app(
    ledger_path: str | Path, *, token: str | None = None, hosts: Sequence[str] = LOOPBACK, read_only: bool = False
) -> FastAPI:
    """
    Make the web application that shows a ledger.

    Args:
        ledger_path: the ledger's file; it is opened anew for each request, so that readings show at once.
        token: what visitors must know; None: nothing (for loopback only).
        hosts: the names under which it answers.
        read_only: whether nothing can be corrected or added.
    """
    names = tuple(host.lower() for host in hosts)
    settings = WebSettings(ledger=Path(ledger_path), token=token, hosts=names, read_only=read_only)
    app = FastAPI(
        title="Legation",
        version=legation.__version__,
        summary="A cited ledger of diplomacy.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.form_key = token_bytes(32)  # forms outlive no restart
    app.state.jobs = Jobs()
    app.include_router(api.router)
    app.include_router(api_correcting.router)
    app.include_router(adding.api)
    app.include_router(briefs.api)
    app.include_router(pictures.api)
    app.include_router(relations.api)
    app.include_router(timeline.router)
    app.include_router(views.router, include_in_schema=False)
    app.include_router(briefs.router, include_in_schema=False)
    app.include_router(pictures.router, include_in_schema=False)
    app.include_router(relations.router, include_in_schema=False)
    app.include_router(correcting.router, include_in_schema=False)
    app.include_router(adding.router, include_in_schema=False)
    app.add_api_route("/enter", _enter, methods=["POST"], include_in_schema=False)
    app.mount("/static", Assets())
    app.add_exception_handler(LegationError, _foreseen)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _unforeseen)
    app.add_middleware(Guard, settings=settings)
    return app


async def _enter(request: Request) -> Response:
    """Let in a visitor who gives the token: the browser keeps a pass for it in a cookie of this site only."""
    token = request.app.state.settings.token
    sent = await read_form(request)
    given = sent["token"]
    if token is None or not is_token(given, token):
        return failure(request, 401, "this is not the token", fix="give the token that the desk was started with")
    answer = RedirectResponse(_own_address(sent["next"]), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, pass_for(token), httponly=True, samesite="strict", secure=secure)
    return answer


def _own_address(address: str) -> str:
    """An address on this desk as it was asked for; the first page where it would lead elsewhere."""
    is_own = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if is_own else "/"


_STATUSES = (
    (NoSuchEntry, 404),
    (EditConflict, 409),
    (BadCorrection, 400),
    (SettingsError, 400),
    (UnknownCode, 400),
    (InputError, 400),
    (Busy, 429),
    (LedgerLocked, 503),
)


def _foreseen(request: Request, error: Exception) -> Response:
    assert isinstance(error, LegationError)
    status = 500
    for kind, code in _STATUSES:
        if isinstance(error, kind):
            status = code
    return failure(request, status, error.what, error.why, error.fix)


def _misasked(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    why = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())
    return failure(request, 422, "the address asks for something that cannot be", why, "correct these values")


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return failure(request, 404, "there is no such page", f"nothing stands at {request.url.path}", "begin at /")
    if error.status_code == 405:
        fix = f"ask with {(error.headers or {}).get('Allow', 'GET')}"
        return failure(request, 405, f"{request.method} is not done here", fix=fix, headers=error.headers)
    return failure(request, error.status_code, str(error.detail), headers=error.headers)


def _unforeseen(request: Request, error: Exception) -> Response:
    fix = "the terminal that serves the desk shows what happened; please report it"
    answer = failure(request, 500, "this page could not be made", "the program made a mistake", fix)
    answer.headers.update(HEADERS)  # this one answer is made outside the guard
    return answer
