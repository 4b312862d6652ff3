"""How dates, parties and doings are put in words, alike in the terminal and in the browser."""

from typing import Any

from legation.model.actors import Mention
from legation.model.claims import Claim
from legation.model.events import Event
from legation.model.kinds import DateBasis, Granularity
from legation.model.times import When


def day_text(when: When | None) -> str:
    """
    Return a date with its precision: 2016-12-15, 2015-08, 2015-05-16..12-31; "~" before it when it is the page's own or inferred.
    """
    if when is None:
        return "undated"
    first, last = when.earliest, when.latest
    match when.granularity:
        case _ if first == last:
            text = first.isoformat()
        case Granularity.MONTH:
            text = first.strftime("%Y-%m")
        case Granularity.YEAR:
            text = first.strftime("%Y")
        case _:
            text = f"{first}..{last.isoformat() if first.year != last.year else last.strftime('%m-%d')}"
    return f"~{text}" if when.basis in (DateBasis.PUBLISHED, DateBasis.INFERRED) else text


def party_text(mention: Mention) -> str:
    """Return a party's name with office and code: "Fumio Kishida (foreign minister, JPNGOV)"."""
    name = mention.name or mention.text
    notes = [note for note in (mention.role, mention.code) if note and note.lower() != name.lower()]
    return f"{name} ({', '.join(notes)})" if notes else name


def parties_text(entry: Event | Claim) -> str:
    """Return who did it, and to whom."""
    who = " & ".join(party_text(m) for m in entry.actors) or "?"
    return f"{who} → {' & '.join(party_text(m) for m in entry.recipients)}" if entry.recipients else who


def what_text(entry: Event | Claim) -> str:
    """Return the type, its mode, and the words that carry it."""
    mode = f"/{entry.mode}" if entry.mode else ""
    cue = entry.cue if isinstance(entry.cue, str) else entry.cue.text
    return f"{entry.event}{mode} “{' '.join(cue.split())}”"


def according_text(entry: Event | Claim, page: str | None = None) -> str:
    """Return the chain of those who say so, the nearest first, then the page."""
    links = [link.speaker.name or link.speaker.text for link in entry.attribution]
    if page:
        links.append(page)
    return " ‹ ".join(dict.fromkeys(links))


def value_text(value: Any) -> str:
    """
    Return the value of a field as the log of corrections holds it: a plain record, a list of them, or a word.

    >>> value_text({"earliest": "2016-05-06", "latest": "2016-05-08"}), value_text([]), value_text(None)
    ('2016-05-06..2016-05-08', 'nobody', 'none')
    """
    if isinstance(value, list):
        return ", ".join(value_text(each) for each in value) or "nobody"
    if isinstance(value, dict):
        if "earliest" in value:
            first, last = value["earliest"], value["latest"]
            return str(first) if first == last else f"{first}..{last}"
        return str(value.get("name") or value.get("text"))
    return "none" if value is None else str(value)
