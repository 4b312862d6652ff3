"""
Mails as pages: the subject is the title, the sender the author, the date the date.

A mail that quotes or answers another is a post of its sender; the lines quoted are `quote`, a mail passed on is `pasted`.
A mail that does neither (a newsletter, a wire report) is read like any page.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from legation.errors import EmptyDocument, UnreadableDocument
from legation.model import DateBasis, Document, PassageKind, Posted, Published
from legation.pages.assemble import Facts, Piece, assemble
from legation.pages.decoding import decode
from legation.pages.limits import Limits
from legation.pages.plain import read_plain
from legation.pages.texts import Given
from legation.pages.tongue import language_of

_BOUNDARY = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.I | re.M)
_HEADER = 2000  # characters of a header that are looked at
_WROTE = re.compile(
    r"(?:on|am|le|el|em|il)\b.{5,120}?[\d:]{2,5}.{0,60}?[,>]?\s*(?P<name>[^\s<>,\d][^<>,\n]{1,60}?)?\s*(?:<[^<>\s]{3,80}>)?\s*"
    r"(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto)\s*(?:.{0,40})?:|(?P<by>[^\s<>\d][^<>\n]{1,60}?)\s+(?:wrote|schrieb|writes):",
    re.I | re.S,
)
_ORIGINAL = re.compile(
    r"-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}", re.I
)
_FORWARDED = re.compile(
    r"-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|begin forwarded).{0,20}|begin forwarded message:",
    re.I,
)
_FIELD = re.compile(r"(?:from|date|sent|to|cc|subject|von|gesendet|an|betreff|datum):\s*(?P<value>.*)", re.I)


@dataclass(frozen=True, slots=True)
class _Letter:
    """What the headers say."""

    subject: str | None
    sender: str | None
    moment: datetime | None
    answers: bool

    def facts(self) -> Facts:
        day = self.moment.date() if self.moment else None
        return Facts(
            title=self.subject,
            authors=(self.sender,) if self.sender else (),
            published=Published(earliest=day, latest=day, basis=DateBasis.METADATA, reason="the mail's date")
            if day
            else None,
            given=tuple(filter(None, (self.subject, self.sender, str(day or "")))),
        )


def read_mail(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """
    Read a mail. The text is its plain part; a mail that has only HTML is read as a page.

    Raises:
        UnreadableDocument: the headers or the body can't be read, or it has too many parts.
        EmptyDocument: there is no text in it.
    """
    limits = limits or Limits()
    with _told():
        message = _parsed(data, limits)
        letter = _letter(message)
        text, kind = _text_of(_text_part(message), limits)
    facts = letter.facts()
    if kind == "text/html":
        from legation.pages.html import read_html_page

        return read_html_page(text, name, facts)
    facts.language = language_of(text)
    pieces = _pieces(text, letter)
    return assemble(text, name, pieces, facts) if pieces else read_plain(text, name, facts)


def read_saved_page(data: bytes, name: str, limits: Limits) -> Document:
    """
    Read a page that a browser saved with its pictures in one file (MHTML, RFC 2557); when it was saved is when it was fetched.

    Raises:
        UnreadableDocument: it is broken, or has too many parts.
        EmptyDocument: there is no page in it.
    """
    from legation.pages.html import read_html_page

    with _told():
        message = _parsed(data, limits)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        text, _ = _text_of(page, limits)
        saved = _words(message, "snapshot-content-location") or (_words(page, "content-location") if page else None)
        moment = _moment(_words(message, "date"), aware=True)
    url = saved if saved and saved.startswith(("http://", "https://")) else None
    return read_html_page(text, name, Given(url=url, retrieved_at=moment).facts())


@contextmanager
def _told() -> Iterator[None]:
    """Tell in words what the library raises on broken mails."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, MessageError) as error:
        raise UnreadableDocument("the mail can't be read", str(error), "save the mail as text") from error


def _parsed(data: bytes, limits: Limits) -> Message:
    parts = sum(1 for _ in _BOUNDARY.finditer(data))
    if parts > limits.mail_parts:
        raise UnreadableDocument(
            f"the mail has parts within {parts:,} parts", "it is broken, or made to hang readers", "save its text"
        )
    return BytesParser(policy=policy.compat32).parsebytes(data)


def _text_of(part: Message | None, limits: Limits) -> tuple[str, str]:
    """Return the text of a part, and its kind."""
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise EmptyDocument(
            "there is no text in the mail", "it has attachments only, or nothing", "save its text as .txt"
        )
    return decode(payload, declared=part.get_content_charset(), limits=limits), part.get_content_type()


def _text_part(message: Message) -> Message | None:
    """Return the first plain part that is no attachment, else the first of HTML."""
    html = None
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain":
            return part
        if part.get_content_type() == "text/html" and html is None:
            html = part
    return html


def _letter(message: Message) -> _Letter:
    return _Letter(
        subject=_words(message, "subject"),
        sender=_sender(_words(message, "from") or ""),
        moment=_moment(_words(message, "date")),
        answers=bool(message.get("in-reply-to") or message.get("references")),
    )


def _sender(words: str) -> str | None:
    name, address = parseaddr(words)
    return (name or address if "@" in words else words.strip()) or None


def _words(message: Message, header: str) -> str | None:
    """Return a header in plain words; what stands beyond its bound is left out."""
    value = str(message.get(header) or "")[:_HEADER]
    with suppress(ValueError, LookupError, MessageError):  # encoded words that lie about their encoding stay
        value = str(make_header(decode_header(value)))
    return " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", value).split()) or None


def _moment(words: str | None, *, aware: bool = False) -> datetime | None:
    """Read a mail's date: as its writer's clock showed it, or *aware* of its zone, in UTC."""
    try:
        found = parsedate_to_datetime(words) if words else None
        if found is None:
            return None
        return found.astimezone(UTC) if aware else found.replace(tzinfo=None)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    words: str


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            found.append(_Line(start, start + len(words), words))
        at += len(line) + 1
    return found


def _pieces(text: str, letter: _Letter) -> list[Piece]:
    """Cut the text of a mail that answers, quotes or passes on another; nothing for one that does none of it."""
    lines = _lines(text)
    quotes = any(line.words.startswith(">") for line in lines)
    passed = any(_ORIGINAL.fullmatch(line.words) or _FORWARDED.fullmatch(line.words) for line in lines)
    if not (letter.answers or quotes or passed):
        return []
    cutter = _Cutter(letter)
    at = 0
    while at < len(lines):
        at = cutter.take(lines, at)
    return cutter.pieces


class _Cutter:
    """Cuts line by line; remembers whose words are quoted."""

    def __init__(self, letter: _Letter) -> None:
        self.pieces: list[Piece] = []
        self._letter = letter
        self._author: str | None = None
        self._below: PassageKind | None = None  # what all that follows is
        self._signed = False

    def take(self, lines: list[_Line], at: int) -> int:
        """Take one line, or the lines that introduce a quotation; return the number of the next."""
        line = lines[at]
        introduced = self._introduction(lines, at)
        if introduced:
            self._add(PassageKind.BYLINE, line.start, lines[introduced - 1].end)
            return introduced
        if _ORIGINAL.fullmatch(line.words) or _FORWARDED.fullmatch(line.words):
            self._below = PassageKind.PASTED if _FORWARDED.fullmatch(line.words) else PassageKind.QUOTE
            return self._read_fields(lines, at)
        self._signed = self._signed or (line.words == "--" and self._below is None)
        if line.words.startswith(">"):
            self._add(PassageKind.QUOTE, line.start, line.end)
        elif self._signed:
            self._add(PassageKind.CHROME, line.start, line.end)
        else:
            self._add(self._below or PassageKind.POST, line.start, line.end)
        return at + 1

    def _introduction(self, lines: list[_Line], at: int) -> int | None:
        """Return the number after the lines "On ... X wrote:" that stand above a quotation, and note X."""
        for end in (at + 1, at + 2):
            if end >= len(lines) or not lines[end].words.startswith(">") or lines[at].words.startswith(">"):
                continue
            found = _WROTE.fullmatch("\n".join(line.words for line in lines[at:end])[:400])
            if found:
                self._author = (found["name"] or found["by"] or "").strip(" \"'") or None
                return end
        return None

    def _read_fields(self, lines: list[_Line], at: int) -> int:
        """Take the headers that a mail program repeats above a mail that is quoted whole or passed on."""
        end = at + 1
        while end < len(lines) and end <= at + 8 and (field := _FIELD.fullmatch(lines[end].words)):
            if lines[end].words.lower().startswith(("from:", "von:")):
                self._author = _sender(field["value"][:_HEADER])
            end += 1
        self._add(PassageKind.BYLINE, lines[at].start, lines[end - 1].end)
        return end

    def _add(self, kind: PassageKind, start: int, end: int) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last and last.kind is kind and kind is not PassageKind.BYLINE:
            last.end = end
            return
        piece = Piece(kind, start, end)
        if kind is PassageKind.POST:
            piece.author, piece.posted = self._letter.sender, _posted(self._letter.moment)
        elif kind in (PassageKind.QUOTE, PassageKind.PASTED):
            piece.author = self._author
        self.pieces.append(piece)


def _posted(moment: datetime | None) -> Posted | None:
    return Posted(text=moment.isoformat(sep=" "), earliest=moment, latest=moment) if moment else None
