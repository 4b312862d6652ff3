"""How answers are made: pages from templates, records as JSON or CSV with an ETag, and failures in one shape."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from legation.export.tables import csv_text
from legation.model import Claim
from legation.model.records import claim_record, plain
from legation.web.templating import templates

JSON, CSV = "application/json", "text/csv; charset=utf-8"


def page(name: str, request: Request, *, status: int = 200, **values: Any) -> Response:
    """Render a template."""
    writable = not request.app.state.settings.read_only
    text = templates().get_template(name).render(request=request, path=request.url.path, writable=writable, **values)
    return Response(text, status, media_type="text/html; charset=utf-8")


def record(request: Request, value: Any) -> Response:
    """Answer with a record as JSON, or with 304 where the caller holds it already."""
    return _tagged(request, _json(plain(value)), JSON)


def listing(request: Request, kind: type, found: Sequence[Any], limit: int, offset: int) -> Response:
    """
    Answer with one part of a list of records of one *kind*; *found* holds one more than *limit* where there are more.

    JSON bears the address of the part that follows in ``next``, null at the end; CSV is given where the address has
    ``format=csv`` or the caller would rather have it. Both name the parts before and after in a ``Link`` header (RFC 8288).

    """
    parts = {"next": offset + limit} if len(found) > limit else {}
    if offset:
        parts |= {"prev": max(0, offset - limit), "first": 0}
    addresses = {name: _address(request, limit, place) for name, place in parts.items()}
    headers = {"Link": ", ".join(f'<{address}>; rel="{name}"' for name, address in addresses.items())} if parts else {}
    headers["Vary"] = "Accept"
    if _wants_csv(request):
        return _tagged(request, csv_text(kind, found[:limit]).encode("utf-8", "replace"), CSV, headers)
    items = [claim_record(each) if isinstance(each, Claim) else plain(each) for each in found[:limit]]
    body = {"items": items, "limit": limit, "offset": offset, "next": addresses.get("next")}
    return _tagged(request, _json(body), JSON, headers)


def _wants_csv(request: Request) -> bool:
    form = request.query_params.get("format", "").lower()
    accepted = request.headers.get("accept", "").lower()
    return form == "csv" or (not form and "text/csv" in accepted and "json" not in accepted)


def _address(request: Request, limit: int, offset: int) -> str:
    """The address of another part of the list that is asked for, without scheme and host."""
    url = request.url.include_query_params(limit=limit, offset=offset)
    return f"{url.path}?{url.query}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _tagged(request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    marked = {**(headers or {}), "ETag": tag, "Cache-Control": "no-cache"}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=marked)
    return Response(body, headers=marked, media_type=media_type)


def failure(
    request: Request, status: int, what: str, why: str = "", fix: str = "", *, headers: Mapping[str, str] | None = None
) -> Response:
    """Say what could not be done, why and what to do: as JSON under `/api`, else as a page."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else dict(headers or {})
    if request.url.path.startswith("/api"):
        return Response(_json({"error": what, "why": why, "fix": fix}), status, headers=headers, media_type=JSON)
    answer = page("failure.html", request, status=status, code=status, what=what, why=why, fix=fix)
    answer.headers.update(headers)
    return answer
