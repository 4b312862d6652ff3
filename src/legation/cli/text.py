"""How records look in a terminal."""

import csv
import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from legation.export.tables import csv_text
from legation.model import PassageKind
from legation.model.records import plain
from legation.model.visible import visible
from legation.model.worded import according_text, day_text, parties_text, party_text, what_text

__all__ = [
    "SafeConsole",
    "according_text",
    "day_text",
    "err",
    "is_remark",
    "out",
    "parties_text",
    "party_text",
    "print_csv",
    "print_json",
    "print_table",
    "what_text",
]


class SafeConsole(Console):
    """A console that shows what pages hold without obeying it: no direction overrides, hidden signs or terminal commands."""

    def render_str(self, text: str, **options: Any) -> Text:
        """Render a string, hidden signs made visible."""
        return super().render_str(visible(text), **options)


out = SafeConsole(highlight=False, soft_wrap=False)
err = SafeConsole(stderr=True, highlight=False)


def is_remark(kind: PassageKind) -> bool:
    """Tell whether a passage holds readers' words."""
    return kind in (PassageKind.COMMENT, PassageKind.POST)


def print_json(records: Iterable[Any]) -> None:
    """Print records as JSON Lines."""
    for record in records:
        sys.stdout.write(json.dumps(record if isinstance(record, dict) else plain(record), ensure_ascii=False) + "\n")


def print_table(kind: type, records: Iterable[Any]) -> None:
    """Print records of one kind as CSV with a header."""
    sys.stdout.write(csv_text(kind, records))


def print_csv(columns: list[str], rows: Iterable[Iterable[Any]]) -> None:
    """Print rows as CSV with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
