"""What a rule of the time grammar is: a pattern over word classes, and a function that builds a reading from what it found."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from legation.language import Sentence
from legation.model import DateBasis, TimexType
from legation.when.calendar import Days, days_of
from legation.when.lexer import Lexeme
from legation.when.tense import tense_at


class AnchorUnknown(Exception):
    """The expression counts from a day that is not known."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. ``days`` narrows or replaces the days of the value ("late October", "the past six months")."""

    value: str | None
    type: TimexType = TimexType.DATE
    days: Days | None = None
    remembered: bool = True  # whether "the same day" may point back to it


@dataclass(slots=True)
class Context:
    """
    What a builder may ask: the day of publication, the last date in the text, the tense around a word.

    ``counted`` becomes true when the publication day or the last date was asked for: the value is then relative.
    """

    sentence: Sentence
    today: date | None
    last: str | None = None  # value of the last date in the passage
    quarter: str | None = None  # value of the quarter that the last sentences spoke of
    day_first: bool | None = None  # whether the passage writes 25/03/2014 (True) or 03/25/2014; None: it does not show
    recent: bool = False  # the last date stands in this sentence or the one before
    counted: bool = False
    from_page: bool = False  # the publication day itself was asked for
    tenses: dict[int, int] = field(default_factory=dict)

    def anchor(self) -> date:
        """Return the day of publication; raises AnchorUnknown."""
        self.counted = self.from_page = True
        if self.today is None:
            raise AnchorUnknown
        return self.today

    def reference(self) -> str:
        """Return the last date in the text, else the day of publication; raises AnchorUnknown."""
        self.counted = True
        return self.last or self.anchor().isoformat()

    def reference_day(self) -> date:
        """Return the first day of the last date in the text, else the day of publication."""
        days = days_of(self.reference())
        return days[0] if days else self.anchor()

    def last_day(self) -> date | None:
        """Return the last date in the text if it is a single day."""
        days = days_of(self.last) if self.last else None
        return days[0] if days is not None and days[0] == days[1] else None

    def tense(self, start: int) -> int:
        """Return the tense that governs the word at document offset *start*."""
        if start not in self.tenses:
            self.tenses[start] = tense_at(self.sentence, start)
        return self.tenses[start]

    def modifies_noun(self, start: int) -> bool:
        """Tell whether the word at this offset stands before a noun as its modifier ("a June agreement")."""
        token = next((t for t in self.sentence.tokens if t.start == start), None)
        return token is not None and token.dep in ("compound", "nmod", "amod")

    @property
    def basis(self) -> DateBasis:
        """STATED if the words alone fixed the value."""
        return DateBasis.RELATIVE if self.counted else DateBasis.STATED


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of lexemes that a pattern matched, with its named parts."""

    match: re.Match[str]
    lexemes: list[Lexeme]
    context: Context

    def get(self, name: str) -> Lexeme | None:
        """Return the first lexeme of a named part, None if the part is missing or empty."""
        group = self.match.re.groupindex.get(name)
        start = self.match.start(group) if group else -1
        return self.lexemes[start] if start >= 0 and self.match.end(group or 0) > start else None

    def part(self, name: str) -> Lexeme:
        """Return the first lexeme of a part that the pattern makes sure of."""
        lexeme = self.get(name)
        assert lexeme is not None, name
        return lexeme

    def number(self, name: str) -> int | None:
        """Return a part's whole number, None if it is missing."""
        lexeme = self.get(name)
        return int(lexeme.number) if lexeme is not None else None

    def code(self, name: str) -> str:
        """Return a part's value as a code, "" if it is missing."""
        lexeme = self.get(name)
        return str(lexeme.value) if lexeme is not None else ""

    def letter(self, name: str) -> str:
        """Return the letters of a part, "" if it is missing."""
        return (self.match.groupdict().get(name) or "") if name in self.match.re.groupindex else ""

    @property
    def before(self) -> Lexeme | None:
        """The lexeme in front."""
        k = self.match.start()
        return self.lexemes[k - 1] if k else None

    @property
    def after(self) -> Lexeme | None:
        """The lexeme behind."""
        k = self.match.end()
        return self.lexemes[k] if k < len(self.lexemes) else None

    def tense(self, name: str) -> int:
        """Return the tense that governs a part."""
        return self.context.tense(self.part(name).start)


Builder = Callable[[Found], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the lexer's letters and its builder. Of matches that begin together the longest wins, then the first listed."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


def rule(name: str, pattern: str, build: Builder) -> Rule:
    """Compile a rule."""
    return Rule(name, re.compile(pattern), build)
