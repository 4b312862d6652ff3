"""What every request passes: the Host check, the token, and headers that keep hostile pages from acting."""

import hmac
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

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

# Scripts and styles come from our own files only: none stands in a page, and no text is ever run.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Turns away requests for other hosts and, where a token is set, those without it."""

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
        path = scope["path"]
        free = self._settings.token is None or path in OPEN_PATHS or path.startswith(OPEN_FOLDER)
        if free or self._knows(headers, self._settings.token or ""):
            return None
        fix = "give the token that the desk was started with; programs send it as `Authorization: Bearer TOKEN`"
        return failure(Request(scope), 401, "this desk wants a token", "it can be reached by others", fix)

    @staticmethod
    def _knows(headers: Headers, token: str) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and is_token(given.strip(), token):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), pass_for(token).encode())


def is_token(given: str, token: str) -> bool:
    """Tell whether the token is right, in a time that does not depend on how much of it is."""
    return hmac.compare_digest(given.encode(), token.encode())


def pass_for(token: str) -> str:
    """What the browser keeps in its cookie: not the token itself."""
    return sha256(b"legation desk " + token.encode()).hexdigest()
