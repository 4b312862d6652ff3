"""Texts that are at hand, with what is known of them, to documents."""

from dataclasses import dataclass
from datetime import date, datetime

from legation.errors import InputError
from legation.model import DateBasis, Document, PassageKind, Published
from legation.pages.assemble import Facts, Piece, assemble
from legation.pages.credits import outlet_of_link
from legation.pages.plain import read_plain
from legation.pages.tongue import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came with a text from outside; all of it is part of the document's id."""

    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    retrieved_at: datetime | None = None
    reason: str = "given with the text"

    def facts(self) -> Facts:
        """Return it as facts of a page."""
        alone = (self.published, self.outlet, self.title, self.url, self.language, self.retrieved_at)
        known = outlet_of_link(self.url) if self.url and not self.outlet else None
        return Facts(
            title=self.title,
            outlet=self.outlet or (known.name if known else None),
            authors=self.authors,
            url=self.url,
            language=self.language,
            published=given_date(self.published, self.reason),
            retrieved_at=self.retrieved_at,
            given=(*(f"{each}" for each in alone if each is not None), *self.authors),
        )


def read_text(
    text: str,
    name: str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    as_article: bool = True,
) -> Document:
    """
    Make a document of a text that is at hand, with what is known of it; the text is kept as it is.

    ``as_article`` takes all of it for one article passage; otherwise it is read as a page that was scraped.

    Raises:
        InputError: the text is empty, or holds NUL or half of a surrogate pair, which no file can keep.
    """
    given = Given(published=published, outlet=outlet, title=title, url=url, language=language)
    return read_given(text, name, given, as_article=as_article)


def read_given(text: str, name: str, given: Given, *, as_article: bool = True) -> Document:
    """
    The same, with what is known of the text in one record.

    Raises:
        InputError: the text is empty, or holds NUL or half of a surrogate pair, which no file can keep.
    """
    check_text(text)
    facts = given.facts()
    facts.language = facts.language or language_of(text)
    if not as_article:
        return read_plain(text, name, facts)
    return assemble(text, name, [Piece(PassageKind.ARTICLE, 0, len(text))], facts)


def given_date(day: date | None, reason: str = "given with the text") -> Published | None:
    """Return the publication date that came with a text."""
    if day is None:
        return None
    return Published(earliest=day, latest=day, basis=DateBasis.METADATA, reason=reason)


def check_text(text: str) -> None:
    """
    Refuse what can't be kept.

    Raises:
        InputError: the text is empty, or holds NUL or half of a surrogate pair.
    """
    if not text.strip():
        raise InputError("there is no text in it", "it is empty or white space", "leave it out")
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text if sign > "\ud7ff"):
        raise InputError(
            "the text holds NUL or half of a surrogate pair", "it was cut or decoded wrongly", "write it again as UTF-8"
        )
