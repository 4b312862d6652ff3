"""Positions in a document's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    Characters ``text[start:end]`` of a document's text; ``0 <= start < end``.

    Counted in code points, as Python does; browsers count UTF-16 units.
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the words that the span covers in *text*."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of a document, quoted to the letter: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The place of the words."""
        return Span(self.start, self.end)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Excerpt":
        """Quote ``text[start:end]``."""
        return cls(start=start, end=end, text=text[start:end])
