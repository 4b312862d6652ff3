"""Mails and mailboxes."""

from datetime import UTC, date, datetime

import pytest

from legation.model import Document, PassageKind, Reject
from legation.pages import read_bytes

HEAD = "From: =?utf-8?q?Ana_R=C3=ADos?= <ana@example.org>\r\nSubject: =?utf-8?q?Border_talks?=\r\nDate: Wed, 12 Mar 2014 10:00:00 +0100\r\n"
ANSWER = (
    HEAD
    + "In-Reply-To: <a@example.org>\r\nMessage-ID: <b@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    + "I doubt that the talks will bring anything at all.\r\n\r\n"
    + "On Tue, 11 Mar 2014 at 09:12, Bob Stone <bob@example.org>\r\nwrote:\r\n"
    + "> The ministers of Peru and Chile met in Lima on Tuesday.\r\n> They agreed to meet again.\r\n\r\n"
    + "They agreed on nothing else.\r\n\r\n-- \r\nAna Ríos\r\nLima office\r\n"
)


def one(mail: str, name: str = "x.eml") -> Document:
    [found] = read_bytes(mail.encode(), name)
    assert isinstance(found, Document), found
    return found


def cut(document: Document) -> list[tuple[PassageKind, str | None, str]]:
    return [(each.kind, each.author, document.text[each.start : each.end]) for each in document.passages]


def test_an_answer_is_a_post_and_what_it_quotes_is_a_quotation_of_its_author() -> None:
    found = one(ANSWER)

    assert (found.title, found.authors) == ("Border talks", ("Ana Ríos",))
    assert [(kind, author) for kind, author, _ in cut(found)] == [
        (PassageKind.POST, "Ana Ríos"),
        (PassageKind.BYLINE, None),
        (PassageKind.QUOTE, "Bob Stone"),
        (PassageKind.POST, "Ana Ríos"),
        (PassageKind.CHROME, None),
    ]
    posted = found.passages[0].posted
    assert posted is not None
    assert posted.earliest == datetime(2014, 3, 12, 10, 0)


def test_a_mail_passed_on_is_pasted_and_one_quoted_whole_is_a_quotation() -> None:
    passed = one(
        HEAD
        + "\r\nFor your files.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Press desk <press@example.org>\r\n"
        "Date: Tue, 11 Mar 2014\r\nSubject: Talks\r\n\r\nThe minister said that the talks had been useful.\r\n"
    )
    quoted = one(
        HEAD
        + "\r\nAgreed.\r\n\r\n-----Original Message-----\r\nFrom: Bob Stone\r\nSent: 11 March 2014\r\n\r\nShall we talk?\r\n"
    )

    assert cut(passed)[-1] == (PassageKind.PASTED, "Press desk", "The minister said that the talks had been useful.")
    assert cut(quoted)[-1] == (PassageKind.QUOTE, "Bob Stone", "Shall we talk?")


def test_a_mail_that_neither_answers_nor_quotes_is_read_as_a_page() -> None:
    found = one(
        HEAD
        + "\r\nLIMA (Reuters) - Peru and Chile agreed on Tuesday to hold talks on the border, a spokesman said.\r\n"
    )

    assert {each.kind for each in found.passages} == {PassageKind.ARTICLE}
    assert found.published is not None
    assert found.published.earliest == date(2014, 3, 12)


def test_the_plain_part_goes_before_the_one_in_html_and_attachments_are_left_out() -> None:
    def part(kind: str, words: str, more: str = "") -> str:
        return f"--b\r\nContent-Type: {kind}\r\n{more}\r\n{words}\r\n"

    both = part("text/html", "<p>The talks in Lima are in HTML.</p>") + part(
        "text/plain", "The talks in Lima are plain."
    )
    held = part("text/plain", "A list.", "Content-Disposition: attachment\r\n") + part(
        "text/html", "<p>Talks in HTML.</p>"
    )
    for parts, words in ((both, "The talks in Lima are plain."), (held, "Talks in HTML.")):
        found = one(f'{HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\n{parts}--b--\r\n')
        assert found.text.strip() == words


def test_a_mailbox_gives_one_document_a_mail() -> None:
    second = HEAD + "\r\nPeru and Chile agreed on talks.\r\n\r\n>From the ministry, no word.\r\n"
    box = f"From ana@example.org Wed Mar 12 10:00:00 2014\r\n{ANSWER}\r\nFrom bob@example.org Wed Mar 12 10:00:00 2014\r\n{second}\r\n"
    found = list(read_bytes(box.encode(), "x.mbox"))

    assert [page.name for page in found] == ["x.mbox#b@example.org", "x.mbox#2"]
    assert isinstance(found[0], Document)
    assert found[0].id == one(ANSWER).id
    assert isinstance(found[1], Document)
    assert "From the ministry" in found[1].text


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"Subject: x\r\n\r\n", "x.eml", "no text"),
        (
            b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (at, at) for at in range(5000)),
            "x.eml",
            "parts",
        ),
        (b"no mail at all", "x.mbox", "From"),
    ],
)
def test_what_holds_no_mail_is_refused(data: bytes, name: str, reason: str) -> None:
    [found] = read_bytes(data, name)

    assert isinstance(found, Reject)
    assert reason in found.reason


def test_headers_that_lie_about_their_encoding_are_kept_as_they_are() -> None:
    found = one(
        "Subject: =?utf-9?q?x?= \udc80".encode("utf-8", "surrogateescape").decode("latin-1")
        + "\r\nDate: soon\r\n\r\nThe talks in Lima went well.\r\n"
    )

    assert found.title is not None
    assert found.published is None


def test_a_page_saved_with_its_pictures_is_read_as_a_page() -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.org/1\r\nSubject: Talks\r\nDate: Wed, 12 Mar 2014 10:00:00 +0100\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><h1>Talks</h1><p>Peru and Chile spoke in the =C3=89lys=C3=A9e.</p>\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    found = one(saved, "x.mhtml")

    assert (found.url, found.authors, found.published) == ("http://a.org/1", (), None)
    assert found.retrieved_at == datetime(2014, 3, 12, 9, 0, tzinfo=UTC)
    assert "spoke in the Élysée." in found.text
    [empty] = read_bytes(saved.replace("text/html", "text/css").encode(), "x.mht")
    assert isinstance(empty, Reject)
