"""Briefs in the browser: asked for by a form, shown to be printed, and taken away as a file."""

import re
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from legation.export.brief import FORMS, CitedPage, Reference, Subject, brief_on, write_brief
from legation.export.brief.html import body_of, stylesheet
from legation.web.answers import page, record
from legation.web.api import FAILURES, ONE
from legation.web.asking import Dyad, Words, day, parties
from legation.web.views import opened

router = APIRouter()
api = APIRouter(prefix="/api", tags=["ledger"], responses=FAILURES)

_NO_NAME = re.compile(r"[^a-z0-9]+")


def asked_for(
    dyad: Dyad = None, issue: Words = "", since: Words = "", until: Words = "", statements: bool = False
) -> Subject:
    """Take from the address what a brief is wanted on."""
    return Subject(
        dyad=parties(dyad),
        issue=issue.strip() or None,
        since=day(since),
        until=day(until),
        statements=statements,
    )


Asked = Annotated[Subject, Depends(asked_for)]


@router.get("/brief")
def brief(request: Request, asked: Asked, format: Words = "") -> Response:
    """A brief on two parties or an issue; with `format`, as a file."""
    if asked == Subject():
        return page("brief.html", request, asked=asked, brief=None, body="", files=())
    with opened(request) as desk:
        made = brief_on(desk, asked)
    if format:
        name = _NO_NAME.sub("-", made.title.lower()).strip("-")[:60] or "brief"
        headers = {"Content-Disposition": f'attachment; filename="{name}.{format}"'}
        return Response(write_brief(made, format), headers=headers, media_type=FORMS[format])
    kept = [(key, value) for key, value in request.query_params.multi_items() if value]
    files = [(form, "?" + urlencode([*kept, ("format", form)])) for form in FORMS]
    body = Markup(body_of(made, _in_desk))  # the writer escapes all that comes from pages
    return page("brief.html", request, asked=asked, brief=made, body=body, files=files)


@router.get("/brief.css")
def style() -> Response:
    """The rules for a brief's parts, the same as in one that is taken away."""
    return Response(stylesheet(), media_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=3600"})


@api.get("/brief", responses=ONE)
def brief_record(request: Request, asked: Asked) -> Response:
    """A brief on two parties or an issue: sections of sentences, with the words that each rests on."""
    with opened(request) as desk:
        return record(request, brief_on(desk, asked))


def _in_desk(cited: Reference | CitedPage) -> str:
    place = f"#w-{cited.claim}" if isinstance(cited, Reference) and cited.claim else ""
    return f"/pages/{cited.document}{place}"
