"""What every request passes: the Host and Origin checks, the token, and headers that keep hostile pages from acting."""

import hmac
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.web.answers import failure
from legation.web.settings import WebSettings

COOKIE = "legation"
# What a visitor without a token needs in order to give one; the static files are the program's and tell nothing of a ledger.
OPEN_PATHS = ("/enter",)
OPEN_FOLDER = "/static/"
READING = ("GET", "HEAD", "OPTIONS")  # what changes nothing

# Scripts and styles come from our own files only: none stands in a page, and no text is ever run.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # under a stricter one browsers do not say where a form comes from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Turns away requests for other hosts, without the token where one is set, and writes that a page elsewhere sends."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        answer: ASGIApp = self._refusal(scope) or self._app
        await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._settings.answers_to(host):
            why = f"{host!r} is none of the names that it answers to"
            fix = "open it under the address that `legation serve` prints, or start it with --allow NAME"
            return failure(Request(scope), 400, "the desk does not answer under this name", why, fix)
        path, writes = scope["path"], scope["method"] not in READING
        if writes and not is_own(headers):
            fix = "open the form on the desk's own pages, and send it from there"
            return failure(Request(scope), 403, "this was sent from a page elsewhere", "it is refused unread", fix)
        free = self._settings.token is None or path in OPEN_PATHS or path.startswith(OPEN_FOLDER)
        if not free and not is_known(headers, self._settings.token or ""):
            fix = "give the token that the desk was started with; programs send it as `Authorization: Bearer TOKEN`"
            return failure(Request(scope), 401, "this desk wants a token", "it can be reached by others", fix)
        if writes and self._settings.read_only and path not in OPEN_PATHS:
            fix = "ask for a desk that was started without --read-only"
            return failure(Request(scope), 403, "this desk is to be read only", "it was started so", fix)
        return None


def is_known(headers: Headers, token: str) -> bool:
    """Tell whether a request bears the token itself, or the pass that the browser got for it."""
    if bears(headers, token):
        return True
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and hmac.compare_digest(cookie.value.encode(), pass_for(token).encode())


def bears(headers: Headers, token: str) -> bool:
    """Tell whether a request bears the token in a header, which no page elsewhere can make a browser do."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and is_token(given.strip(), token)


def is_own(headers: Headers) -> bool:
    """
    Tell whether a write comes from the desk's own pages or from no page at all.

    Browsers name the origin of each write (Fetch standard, ``Origin``; Fetch Metadata, ``Sec-Fetch-Site``); programs need not.
    """
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False


def is_token(given: str, token: str) -> bool:
    """Tell whether the token is right, in a time that does not depend on how much of it is."""
    return hmac.compare_digest(given.encode(), token.encode())


def pass_for(token: str) -> str:
    """What the browser keeps in its cookie: not the token itself."""
    return sha256(b"legation desk " + token.encode()).hexdigest()
