"""Days as ordinals, in words."""

from datetime import date


def iso(day: int | None) -> str | None:
    """The ISO form of an ordinal; None stays None."""
    return date.fromordinal(day).isoformat() if day is not None else None


def days_text(first: int | None, last: int | None) -> str:
    """Write an interval of ordinals: "2016-04-15", "2016-04-11 to 2016-04-15", or "no day"."""
    if first is None or last is None:
        return "no day"
    return str(iso(first)) if first == last else f"{iso(first)} to {iso(last)}"
