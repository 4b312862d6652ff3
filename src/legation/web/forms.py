"""Forms that write: what is sent is read within bounds, and only what this desk's own pages sent is taken."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated
from urllib.parse import parse_qsl, quote, unquote

from fastapi import Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from legation.ledger.log import me

LONGEST_FORM = 65536  # bytes
FIELD = "form_token"  # the hidden field that shows that a form is the desk's own
COOKIE, WHO = "legation_form", "legation_who"
_LONGEST_NAME = 120  # characters of an analyst's name
_YEAR = 365 * 24 * 3600  # seconds for which the browser remembers the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The fields of a form, without blanks around them; a field that was left empty is absent."""

    fields: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def who(self) -> str:
        """Who says so."""
        return self["who"][:_LONGEST_NAME]


async def read_body(request: Request, most: int = LONGEST_FORM) -> bytes:
    """
    Return the request's body.

    Raises:
        HTTPException: it is longer than *most* bytes (413).
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise HTTPException(413, f"this is too long: a form may hold {most:,} bytes")
    return body


async def read_form(request: Request) -> Sent:
    """
    Return the fields of the form that is sent; of fields that come twice the last.

    Raises:
        HTTPException: it is longer than a form can be (413), or has too many fields (400).
    """
    text = (await read_body(request)).decode("utf-8", "replace")
    try:
        pairs = parse_qsl(text, keep_blank_values=False, max_num_fields=200)
    except ValueError as error:
        raise HTTPException(400, "this form has more fields than any of this desk") from error
    return Sent(fields={name: value.strip() for name, value in pairs if value.strip()})


async def own_form(request: Request) -> Sent:
    """
    Return the fields of a form that one of this desk's own pages sent.

    Other sites may make a visitor's browser send a form here. They know neither the cookie (of this site only, hidden from
    scripts) nor what the desk makes of it. (The guard has looked already at where the browser says that it comes from.)

    Raises:
        HTTPException: it is from elsewhere (403).
    """
    sent = await read_form(request)
    check_token(request, sent[FIELD])
    return sent


def check_token(request: Request, given: str) -> None:
    """
    Let a form pass that bears the sign which belongs to the visitor's cookie.

    Raises:
        HTTPException: it does not (403).
    """
    seed = request.cookies.get(COOKIE, "")
    if not seed or not hmac.compare_digest(_sign(request, seed).encode(), given.encode()):
        raise HTTPException(403, "this form is not from this desk, or is too old: open it again and send it from there")


Form = Annotated[Sent, Depends(own_form)]


def refuse_reading_only(request: Request) -> None:
    """
    Show no form where nothing may be written.

    Raises:
        HTTPException: 403.
    """
    if request.app.state.settings.read_only:
        raise HTTPException(403, "this desk is for reading only: it was started with --read-only")


def seed_of(request: Request) -> str:
    """Return what the visitor's cookie holds, or a new one that :func:`keep` is to set."""
    return request.cookies.get(COOKIE) or secrets.token_hex(16)


def form_token(request: Request, seed: str) -> str:
    """Return the value of the hidden field for a form that is shown to the visitor whose cookie holds *seed*."""
    return _sign(request, seed)


def keep(request: Request, answer: Response, seed: str, who: str = "") -> Response:
    """Have the browser keep the seed and, where it is given, the analyst's name."""
    secure = request.url.scheme == "https"
    if request.cookies.get(COOKIE) != seed:
        answer.set_cookie(COOKIE, seed, httponly=True, samesite="strict", secure=secure)
    if who:
        answer.set_cookie(WHO, quote(who), max_age=_YEAR, httponly=True, samesite="strict", secure=secure)
    return answer


def name_of(request: Request) -> str:
    """Return under which name the visitor corrected last; at a desk for this machine alone else the log-in name."""
    known = unquote(request.cookies.get(WHO, ""))[:_LONGEST_NAME]
    return known or (me() if request.app.state.settings.token is None else "")


def _sign(request: Request, seed: str) -> str:
    key: bytes = request.app.state.form_key
    return hmac.new(key, seed.encode(), sha256).hexdigest()
