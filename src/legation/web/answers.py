"""How answers are made: pages from templates, records as JSON with an ETag, and failures in one shape."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from legation.model.records import plain
from legation.web.templating import templates


def page(name: str, request: Request, *, status: int = 200, **values: Any) -> Response:
    """Render a template."""
    text = templates().get_template(name).render(request=request, path=request.url.path, **values)
    return Response(text, status, media_type="text/html; charset=utf-8")


def record(request: Request, value: Any) -> Response:
    """Answer with a record as JSON, or with 304 where the caller holds it already."""
    body = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def listing(request: Request, found: Sequence[Any], limit: int, offset: int) -> Response:
    """
    Answer with one part of a list; *found* holds one more than *limit* where there are more.

    ``next`` is the address of the part that follows, null at the end.
    """
    more = len(found) > limit
    address = str(request.url.include_query_params(limit=limit, offset=offset + limit))
    following = address[address.index(request.url.path, len(f"{request.url.scheme}://")) :] if more else None
    items = [plain(each) for each in found[:limit]]
    return record(request, {"items": items, "limit": limit, "offset": offset, "next": following})


def failure(request: Request, status: int, what: str, why: str = "", fix: str = "") -> Response:
    """Say what could not be done, why and what to do: as JSON under `/api`, else as a page."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    if request.url.path.startswith("/api"):
        body = json.dumps({"error": what, "why": why, "fix": fix}, ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, status, headers=headers, media_type="application/json")
    answer = page("failure.html", request, status=status, code=status, what=what, why=why, fix=fix)
    answer.headers.update(headers or {})
    return answer
