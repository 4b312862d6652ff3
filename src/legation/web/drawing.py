"""What drawings are made from, as plain values."""

from collections.abc import Iterable
from typing import Any

from legation.model import Event
from legation.model.visible import visible
from legation.model.worded import day_text, parties_text, what_text


def marks(events: Iterable[Event]) -> list[dict[str, Any]]:
    """What the drawing needs of the dated events that stand in the list below it."""
    return [
        {
            "id": event.id,
            "first": event.when.earliest.isoformat(),
            "last": event.when.latest.isoformat(),
            "lane": event.quad or "neutral",
            "status": event.status.value,
            "title": visible(
                f"{day_text(event.when)} · {parties_text(event)}: {what_text(event)}, {event.status.value}"
            ),
        }
        for event in events
        if event.when is not None
    ]
