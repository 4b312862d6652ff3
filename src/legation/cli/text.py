"""How records look in a terminal."""

import csv
import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from legation.model import Claim, DateBasis, Granularity, Mention, PassageKind, When
from legation.model.events import Event
from legation.model.records import plain
from legation.model.visible import visible


class SafeConsole(Console):
    """A console that shows what pages hold without obeying it: no direction overrides, hidden signs or terminal commands."""

    def render_str(self, text: str, **options: Any) -> Text:
        """Render a string, hidden signs made visible."""
        return super().render_str(visible(text), **options)


out = SafeConsole(highlight=False, soft_wrap=False)
err = SafeConsole(stderr=True, highlight=False)


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


def is_remark(kind: PassageKind) -> bool:
    """Tell whether a passage holds readers' words."""
    return kind in (PassageKind.COMMENT, PassageKind.POST)


def print_json(records: Iterable[Any]) -> None:
    """Print records as JSON Lines."""
    for record in records:
        sys.stdout.write(json.dumps(record if isinstance(record, dict) else plain(record), ensure_ascii=False) + "\n")


def print_csv(columns: list[str], rows: Iterable[Iterable[Any]]) -> None:
    """Print rows as CSV with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
