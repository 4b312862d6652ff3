"""Mailboxes: one mail after the other, each a page."""

import io
import re
from collections.abc import Iterator

from legation.model import Reject
from legation.pages.inputs.source import Page, Source

_FROM = re.compile(rb"From \S.*\d{4}\s*$|From - |From \S+@\S+")
_ID = re.compile(rb"^message-id:\s*<?([^>\s]{1,300})", re.I | re.M)


def read_mbox(source: Source) -> Iterator[Page]:
    """
    Read the mails of a mailbox in their order; each bears its message id, or its number, after the mailbox's name.

    Source: RFC 4155. A line that starts with "From " begins a mail when it stands after an empty line or at the start.
    """
    limit = source.limits.page_bytes
    mail: list[bytes] = []
    size = number = 0
    blank = True
    while line := source.stream.readline(limit):
        if blank and _FROM.match(line):
            if number:
                yield from _read_mail(mail, size, number, source)
            mail, size, number = [], 0, number + 1
        else:
            size += len(line)
            if size <= limit:
                mail.append(line[1:] if line.startswith((b">From ", b">>From ")) else line)
        blank = line in (b"\n", b"\r\n")
    if number:
        yield from _read_mail(mail, size, number, source)
    else:
        yield Reject(name=source.name, reason='there is no line "From ..." in it', fix="name it .eml if it is one mail")


def _read_mail(lines: list[bytes], size: int, number: int, source: Source) -> Iterator[Page]:
    if lines and not lines[-1].strip():
        lines.pop()  # the empty line before the next mail is the mailbox's, not the mail's
    data = b"".join(lines)
    found = _ID.search(data[:65_536])
    name = f"{source.name}#{found[1].decode('ascii', 'replace') if found else number}"
    if size > source.limits.page_bytes:
        yield Reject(
            name=name, reason=f"the mail is larger than {source.limits.page_bytes:,} bytes", fix="save its text as .txt"
        )
        return
    yield from source.inside(io.BytesIO(data), name, kind=".eml")
