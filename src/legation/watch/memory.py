"""What is known of each feed between two rounds, kept in a file beside the ledger."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from legation.errors import UnreadableDocument

_FORMAT = 1
_SEEN_AT_MOST = 5000  # entries of a feed that are remembered; feeds show some dozens at a time


@dataclass(slots=True, kw_only=True)
class Feed:
    """What is known of one feed. ``seen`` are digests of its entries, the oldest first; times are UTC."""

    etag: str | None = None
    modified: str | None = None
    seen: list[str] = field(default_factory=list)
    checked: datetime | None = None
    not_before: datetime | None = None
    failures: int = 0

    def note(self, keys: list[str]) -> None:
        """Remember entries; the oldest of too many are forgotten."""
        known = set(self.seen)
        self.seen = [*self.seen, *(key for key in keys if key not in known)][-_SEEN_AT_MOST:]


class Memory:
    """The feeds of one ledger."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.feeds: dict[str, Feed] = {}

    @classmethod
    def beside(cls, ledger: Path) -> "Memory":
        """
        Return the memory in the file beside *ledger* (``NAME.feeds.json``), empty where there is none.

        Raises:
            UnreadableDocument: the file is none of ours.
        """
        memory = cls(ledger.with_name(ledger.name + ".feeds.json"))
        with suppress(FileNotFoundError):
            memory._load(memory.path.read_text(encoding="utf-8"))
        return memory

    def _load(self, text: str) -> None:
        try:
            table = json.loads(text)
            if table["format"] != _FORMAT:
                raise ValueError(f"format {table['format']!r}")
            self.feeds = {url: _feed(row) for url, row in table["feeds"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableDocument(
                f"{self.path} does not say what was read of which feed",
                f"it was changed, or written by another program: {error}",
                "move it away: feeds are then read anew, and what the ledger holds is not doubled",
            ) from error

    def feed(self, url: str) -> Feed:
        """Return what is known of a feed; of a new one nothing."""
        return self.feeds.setdefault(url, Feed())

    def save(self) -> None:
        """Write the file, whole or not at all."""
        rows = {url: _row(feed) for url, feed in sorted(self.feeds.items())}
        part = self.path.with_name(self.path.name + ".part")
        with part.open("w", encoding="utf-8") as out:
            json.dump({"format": _FORMAT, "feeds": rows}, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        part.replace(self.path)


def _row(feed: Feed) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(feed).items()}


def _feed(row: dict[str, Any]) -> Feed:
    times = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in ("checked", "not_before")}
    return Feed(
        etag=row["etag"],
        modified=row["modified"],
        seen=[str(each) for each in row["seen"]],
        failures=int(row["failures"]),
        **times,
    )
