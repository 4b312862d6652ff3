"""Mails as pages: the subject is the title, the text part the page, the sender its author, the date its date."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from legation.errors import EmptyDocument, UnreadableDocument
from legation.model import DateBasis, Document, Published
from legation.pages.assemble import Facts
from legation.pages.decoding import decode
from legation.pages.plain import read_plain
from legation.pages.tongue import language_of


def read_mail(data: bytes, name: str) -> Document:
    """
    Read a mail. The text is its plain part; a mail that has only HTML is read as a page.

    Raises:
        UnreadableDocument: the headers or the body can't be read.
        EmptyDocument: there is no text in it.
    """
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        part = message.get_body(preferencelist=("plain", "html"))
        payload = part.get_payload(decode=True) if part is not None else None
        subject, sender = str(message["subject"] or ""), parseaddr(str(message["from"] or ""))[0]
        stamp = message["date"].datetime if message["date"] is not None else None
        kind, charset = (part.get_content_type(), part.get_content_charset()) if part is not None else ("", None)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError) as error:
        raise UnreadableDocument("the mail can't be read", str(error), "save the mail as text") from error
    if not isinstance(payload, bytes) or not payload.strip():
        raise EmptyDocument(
            "there is no text in the mail", "it has attachments only, or nothing", "save its text as .txt"
        )
    day = stamp.date() if stamp else None
    facts = Facts(
        title=subject or None,
        authors=(sender,) if sender else (),
        published=Published(earliest=day, latest=day, basis=DateBasis.METADATA, reason="the mail's date")
        if day
        else None,
        given=tuple(filter(None, (subject, sender, str(day or "")))),
    )
    text = decode(payload, declared=charset)
    if kind == "text/html":
        from legation.pages.html import read_html_page

        return read_html_page(text, name, facts)
    facts.language = language_of(text)
    return read_plain(text, name, facts)
