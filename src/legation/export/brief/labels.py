"""What the writers of briefs print alike."""

from urllib.parse import urlsplit

from legation.export.brief.document import Brief, CitedPage, Reference
from legation.export.brief.wording import day_words, span_words
from legation.model import DateBasis, Published

NOTE = (
    "Characters are counted from 0 in the page's text as the ledger keeps it, the last one not included. "
    "A day in brackets is not stated on the page."
)


def period(brief: Brief) -> str:
    """Return the time that a brief covers, and to which day it holds."""
    if brief.since and brief.until:
        time = f"Between {span_words(brief.since, brief.until)}"
    elif brief.since:
        time = f"Since {day_words(brief.since)}"
    elif brief.until:
        time = f"Until {day_words(brief.until)}"
    else:
        time = "All that the ledger holds"
    return f"{time}; as of {day_words(brief.as_of)}, the day of the newest page" if brief.as_of else time


def source(cited: Reference | CitedPage) -> str:
    """Return page, agency and outlet, and day of publication."""
    parts = dict.fromkeys(part for part in (cited.page, cited.agency, cited.outlet) if part)
    return ", ".join((*parts, published_words(cited.published)))


def published_words(published: Published | None) -> str:
    """Return the day of a page; in brackets where the page does not state it."""
    if published is None:
        return "undated"
    if published.earliest == published.latest:
        days = day_words(published.earliest)
    else:
        days = f"between {span_words(published.earliest, published.latest)}"
    return days if published.basis is DateBasis.STATED else f"[{days}: {published.basis.value}]"


def place_in_page(reference: Reference) -> str:
    """Return where in a page the words stand."""
    kind = f"{reference.passage_kind.value}, " if reference.passage_kind else ""
    claim = f", claim {reference.claim}" if reference.claim else ""
    return f"{kind}characters {reference.start}–{reference.end} of document {reference.document}{claim}"


def web_address(url: str | None) -> str | None:
    """
    Return an address that may be linked to; None for every scheme but http and https.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.netloc else None
