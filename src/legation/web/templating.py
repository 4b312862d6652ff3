"""Templates: everything that comes from a page is escaped, hidden signs are made visible, links lead to the web only."""

from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from legation.model import DateBasis, Published
from legation.model.visible import visible
from legation.model.worded import according_text, day_text, parties_text, party_text, value_text, what_text
from legation.web.assets import static
from legation.web.threads import thread


@cache
def templates() -> Environment:
    """The templates, with the filters they use."""
    environment = Environment(
        loader=PackageLoader("legation.web"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static"] = static
    environment.filters.update(
        day=day_text,
        party=party_text,
        parties=parties_text,
        what=what_text,
        according=according_text,
        published=published_text,
        web=web_address,
        line=lambda text: " ".join(text.split()),
        span=span_text,
        told=value_text,
        thread=thread,
    )
    return environment


def _shown(value: Any) -> Any:
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


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


def published_text(published: Published | None) -> str:
    """Return the day of a page with what it rests on."""
    if published is None:
        return "undated"
    days = span_text(published.earliest, published.latest)
    return days if published.basis is DateBasis.STATED else f"{days} ({published.basis.value})"


def span_text(first: date | None, last: date | None) -> str:
    """Return one day, or two with an ellipsis between them."""
    if first is None or last is None:
        return "undated"
    return first.isoformat() if first == last else f"{first} to {last}"
