"""
Legation reads the press as the political section of an embassy does: messy pages in, a cited ledger of diplomacy out.

The names below are loaded when they are first used, so that ``import legation.model`` stays light.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.desk import Desk, ReadingSummary, code, frame
    from legation.desk import open_ledger as open
    from legation.errors import LegationError
    from legation.model import Claim, Document, EventType, Mention, PassageKind, Status
    from legation.pipeline import Coded, Settings

__all__ = [
    "Claim",
    "Coded",
    "Desk",
    "Document",
    "EventType",
    "LegationError",
    "Mention",
    "PassageKind",
    "ReadingSummary",
    "Settings",
    "Status",
    "code",
    "frame",
    "open",
]

_HOME = {
    "desk": ("Desk", "ReadingSummary", "code", "frame", "open"),
    "errors": ("LegationError",),
    "model": ("Claim", "Document", "EventType", "Mention", "PassageKind", "Status"),
    "pipeline": ("Coded", "Settings"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return version("legation")
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"legation.{module}"), "open_ledger" if name == "open" else name)
    raise AttributeError(f"module 'legation' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
