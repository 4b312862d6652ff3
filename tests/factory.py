"""
Build a Document, Passage, Mention or Claim in one line.

>>> page = document("Putin visited Japan on Dec. 15.", published="2016-12-16")
>>> claim(page, "Putin visited Japan", "CONSULT", ["Putin"], ["Japan"], content="visit", when="2016-12-15").text
'Putin visited Japan'
"""

import calendar
from collections.abc import Sequence
from datetime import date

from legation.model import (
    Attribution,
    Claim,
    DateBasis,
    Document,
    EventType,
    Excerpt,
    Granularity,
    Mention,
    MentionKind,
    Passage,
    PassageKind,
    Place,
    Published,
    Status,
    When,
    digest,
)

# Each row: kind of mention, registry id, name, country, sector and role.
PARTIES: dict[str, tuple[str, str, str, str | None, str | None, str | None]] = {
    "Japan": ("state", "JPN", "Japan", "JPN", None, None),
    "Tokyo": ("state", "JPN", "Japan", "JPN", None, None),
    "Russia": ("state", "RUS", "Russia", "RUS", None, None),
    "Moscow": ("state", "RUS", "Russia", "RUS", None, None),
    "Ukraine": ("state", "UKR", "Ukraine", "UKR", None, None),
    "China": ("state", "CHN", "China", "CHN", None, None),
    "France": ("state", "FRA", "France", "FRA", None, None),
    "the United States": ("state", "USA", "United States", "USA", None, None),
    "the United Nations": ("organisation", "UN", "United Nations", None, "IGO", None),
    "Abe": ("person", "shinzo_abe", "Shinzo Abe", "JPN", "GOV", "prime minister"),
    "Kishida": ("person", "fumio_kishida", "Fumio Kishida", "JPN", "GOV", "foreign minister"),
    "Putin": ("person", "vladimir_putin", "Vladimir Putin", "RUS", "GOV", "president"),
    "Lavrov": ("person", "sergey_lavrov", "Sergey Lavrov", "RUS", "GOV", "foreign minister"),
    "Shuvalov": ("person", "igor_shuvalov", "Igor Shuvalov", "RUS", "GOV", "deputy prime minister"),
    "Obama": ("person", "barack_obama", "Barack Obama", "USA", "GOV", "president"),
    "Kerry": ("person", "john_kerry", "John Kerry", "USA", "GOV", "foreign minister"),
    "Japan's foreign minister": ("office", "JPN.foreign_minister", "Minister", "JPN", "GOV", "foreign minister"),
    "Russia's foreign minister": ("office", "RUS.foreign_minister", "Minister", "RUS", "GOV", "foreign minister"),
    "Russia's president": ("office", "RUS.head_of_state", "President", "RUS", "GOV", "president"),
}  # fmt: skip
PLACES: dict[str, tuple[str | None, float, float]] = {
    "Tokyo": ("JPN", 35.69, 139.69),
    "Yamaguchi": ("JPN", 34.18, 131.47),
    "Moscow": ("RUS", 55.75, 37.62),
    "Sochi": ("RUS", 43.6, 39.73),
    "New York": ("USA", 40.71, -74.01),
    "Geneva": ("CHE", 46.2, 6.15),
}


def days(value: str) -> tuple[date, date, Granularity]:
    """Read "2016", "2016-12", "2016-12-15", or two of these with "/" between them."""
    if "/" in value:
        first, last = value.split("/")
        return days(first)[0], days(last)[1], Granularity.RANGE
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts), Granularity.DAY
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Granularity.MONTH
    return date(parts[0], 1, 1), date(parts[0], 12, 31), Granularity.YEAR


def when(value: str | None, text: str | None = None, *, basis: str = "stated") -> When | None:
    """A When of these days; *text* are the words that say so."""
    if value is None:
        return None
    earliest, latest, granularity = days(value)
    return When(earliest=earliest, latest=latest, granularity=granularity, basis=DateBasis(basis), text=text)


def published(value: str | None, *, basis: str = "stated", reason: str | None = None) -> Published | None:
    """A Published of these days."""
    if value is None:
        return None
    earliest, latest, _ = days(value)
    return Published(earliest=earliest, latest=latest, basis=DateBasis(basis), reason=reason)


def document(
    text: str,
    *,
    name: str = "page.txt",
    published: str | None = "2016-12-16",
    title: str | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    url: str | None = None,
    kind: str = "article",
) -> Document:
    """A page of one passage of this *kind*; a paragraph beginning with a kind in brackets ("[comment] ") is its own."""
    key = digest("d", name, text)
    passages, start = [], 0
    for block in text.split("\n\n["):
        head = block.partition("] ")[0]
        named = bool(start) and head in set(PassageKind)
        skip = len(head) + 2 if named else 0
        passages.append(passage(key, start + skip, start + len(block), head if named else kind))
        start += len(block) + 3
    return Document(
        id=key,
        name=name,
        text=text,
        passages=tuple(passages),
        title=title,
        outlet=outlet,
        agency=agency,
        url=url,
        language="en",
        published=_published(published),
    )


_published = published  # the parameter of document() hides the function


def passage(
    document: str,
    start: int,
    end: int,
    kind: str = "article",
    *,
    agency: str | None = None,
    published: str | None = None,
) -> Passage:
    """A passage of the document with this id."""
    return Passage(
        id=digest("p", document, start, end),
        document=document,
        kind=PassageKind(kind),
        start=start,
        end=end,
        agency=agency,
        published=_published(published),
    )


def mention(text: str, start: int = 0, **changes: object) -> Mention:
    """A party: one of PARTIES, or, if unknown there, a group of these words; *changes* replace fields."""
    kind, key, name, country, sector, role = PARTIES.get(text, ("group", None, None, None, None, None))
    code = f"{country}{sector or ''}" if country else None
    fields: dict[str, object] = {
        "text": text, "start": start, "end": start + len(text), "kind": MentionKind(kind), "id": key, "name": name,
        "country": country, "sector": sector, "code": code, "role": role, "basis": "registry" if key else None,
    }  # fmt: skip
    return Mention(**(fields | changes))  # type: ignore[arg-type]


def place(name: str | None, start: int = 0) -> Place | None:
    """A place: one of PLACES, or one without country."""
    if name is None:
        return None
    country, latitude, longitude = PLACES.get(name, (None, None, None))
    end = start + len(name)
    return Place(text=name, start=start, end=end, name=name, country=country, latitude=latitude, longitude=longitude)


def claim(
    document: Document,
    text: str,
    event: str = "CONSULT",
    actors: Sequence[str | Mention] = (),
    recipients: Sequence[str | Mention] = (),
    *,
    content: str | None = None,
    status: str = "actual",
    mode: str | None = None,
    when: str | When | None = None,
    said: str | When | None = None,
    where: str | None = None,
    speaker: str | None = None,
    cue: str | None = None,
    **changes: object,
) -> Claim:
    """A claim resting on the first place of *text* in the document; parties by their words, days as in :func:`days`."""
    start = document.text.index(text)
    held = next(p for p in document.passages if p.start <= start < p.end)
    word = cue or text
    at = start + max(text.find(word), 0)
    key = (document.id, start, text, event, content, status, *map(str, actors), "|", *map(str, recipients), at)
    fields: dict[str, object] = {
        "id": digest("c", *key),
        "document": document.id,
        "passage": held.id,
        "passage_kind": held.kind,
        "start": start,
        "end": start + len(text),
        "text": text,
        "cue": Excerpt(start=at, end=at + len(word), text=word),
        "event": EventType(event),
        "status": Status(status),
        "actors": tuple(_party(each, document, start) for each in actors),
        "recipients": tuple(_party(each, document, start) for each in recipients),
        "mode": mode,
        "when": _when(when),
        "said": _when(said),
        "where": place(where, max(document.text.find(where or ""), 0)),
        "attribution": (attribution(speaker, document, start, text),) if speaker else (),
        "content": content,
        "act": "do",
    }
    return Claim(**(fields | changes))  # type: ignore[arg-type]


def attribution(speaker: str, document: Document, start: int, text: str) -> Attribution:
    """A link of the chain: *speaker* said these words."""
    words = Excerpt(start=start, end=start + len(text), text=text)
    return Attribution(speaker=_party(speaker, document, start), cue=words, content=words)


def _party(party: str | Mention, document: Document, start: int) -> Mention:
    if isinstance(party, Mention):
        return party
    at = document.text.find(party, start)
    return mention(party, at if at >= 0 else 0)


def _when(value: str | When | None) -> When | None:
    return value if isinstance(value, When) else _build_when(value)


_build_when = when  # the parameter of claim() hides the function
