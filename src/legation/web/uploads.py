"""What is sent to be read: files and pasted texts, taken from a request within bounds. Nothing is written to the disk by its name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from legation.errors import InputError, UnknownSetting
from legation.model import Reject
from legation.model.visible import visible
from legation.pages import Limits, Page, ReadSettings, read_bytes, read_text
from legation.web.settings import MB
from legation.web.templating import web_address

MOST_FILES = 500
MOST_PAGES = 5000  # that are read of what was sent at once
_DRAIN = (
    4  # times the bound: so much of what is too long is read and dropped, so that the browser gets to hear the answer
)
_LONGEST_NAME = 160  # characters of a file's name
_WAYS = re.compile(r"[\\/]")
# Tighter than on the command line: who sends something here need not be who owns the machine.
READING = ReadSettings(
    limits=Limits(page_bytes=16 * MB, expansion=100, free_bytes=16 * MB, members=MOST_PAGES, spool_bytes=64 * MB)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that was sent: what it is called, and its bytes."""

    name: str
    content: bytes

    def pages(self) -> Iterator[Page]:
        """Read it; what cannot be read is a Reject."""
        return read_bytes(self.content, self.name, READING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text that was pasted, with what is known of it. ``is_article``: all of it is one article, without comments."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    is_article: bool = False

    @property
    def name(self) -> str:
        """What it is called in lists."""
        return file_name(self.title or "pasted text")

    def pages(self) -> Iterator[Page]:
        """Read it; a text that cannot be read is a Reject."""
        try:
            yield read_text(
                self.text,
                self.name,
                published=self.published,
                outlet=self.outlet,
                title=self.title,
                url=self.url,
                as_article=self.is_article,
            )
        except InputError as error:
            yield Reject(name=self.name, reason=error.what, fix=error.fix)


Added = Upload | Pasted


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The fields and the files of a form."""

    fields: Mapping[str, str]
    files: tuple[Upload, ...]


async def read_parts(request: Request, most: int) -> Parts:
    """
    Take a form with files (multipart/form-data).

    Raises:
        HTTPException: it is longer than *most* bytes (413), or is no such form, or has too many parts (400).
    """
    bounded = _Bounded(request, most)
    await bounded.check_length()
    try:
        form = await Request(request.scope, bounded.receive).form(
            max_files=MOST_FILES, max_fields=50, max_part_size=most
        )
    except HTTPException as error:
        if bounded.is_over:
            raise _too_much(most) from error
        raise
    try:
        fields = {name: value.strip() for name, value in form.multi_items() if isinstance(value, str)}
        sent = [value for _, value in form.multi_items() if isinstance(value, UploadFile) and value.filename]
        files = [Upload(name=file_name(each.filename or ""), content=await each.read()) for each in sent]
    finally:
        await form.close()
    return Parts(fields=fields, files=tuple(files))


class _Bounded:
    """The body of a request, up to a bound."""

    def __init__(self, request: Request, most: int) -> None:
        self._request = request
        self._most = most
        self._size = 0

    @property
    def is_over(self) -> bool:
        return self._size > self._most

    async def check_length(self) -> None:
        """Turn away what says itself that it is too long, once what can be read of it is read."""
        length = self._request.headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._most:
            await self._drain()
            raise _too_much(self._most)

    async def receive(self) -> Message:
        """The next part of the body, as a server gives it."""
        message = await self._request.receive()
        self._size += len(message.get("body", b""))
        if self.is_over:
            if message.get("more_body"):
                await self._drain()
            raise MultiPartException("it is too long")
        return message

    async def _drain(self) -> None:
        while self._size <= self._most * _DRAIN:
            message = await self._request.receive()
            self._size += len(message.get("body", b""))
            if not message.get("more_body"):
                return


def _too_much(most: int) -> HTTPException:
    size = f"{most // MB} MB" if most >= MB else f"{most:,} bytes"
    text = f"this is more than the {size} that can be added at once: add less, or read it with `legation read`"
    return HTTPException(413, text)


def file_name(given: str) -> str:
    """
    Return a name without folders, line breaks and hidden signs, and not without end.

    >>> file_name("C:\\\\Users\\\\me\\\\visit.html"), file_name("../../etc/passwd"), file_name("..")
    ('visit.html', 'passwd', 'unnamed')
    """
    name = visible(" ".join(_WAYS.split(given.replace("\0", ""))[-1].split())).strip(". ")
    if len(name) > _LONGEST_NAME:  # its end tells what kind of file it is
        name = name[: _LONGEST_NAME - 20] + "…" + name[-19:]
    return name or "unnamed"


def pasted(fields: Mapping[str, str]) -> Pasted:
    """
    Take a pasted text from the fields of a form.

    Raises:
        UnknownSetting: a day that is none, or an address that is not of the web.
    """
    day, url = fields.get("published", ""), fields.get("url", "")
    if url and web_address(url) is None:
        raise UnknownSetting(
            f"{url[:200]!r} is no address of the web", "it begins with https:// or http://", "leave it empty"
        )
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UnknownSetting(
            f"{day[:40]!r} is no day", "days are written YYYY-MM-DD", "for example 2016-05-06"
        ) from error
    return Pasted(
        text=fields.get("text", "").replace("\r\n", "\n"),
        title=" ".join(fields.get("title", "").split())[:300] or None,
        outlet=" ".join(fields.get("outlet", "").split())[:200] or None,
        published=published,
        url=url or None,
        is_article=fields.get("is_article", "") == "1",
    )
