"""Helpers: read a text and ask who a word of it is."""

from dataclasses import dataclass
from datetime import date

from legation.language import Parser, Sentence
from legation.model import DateBasis, Mention, Passage, PassageKind, Published
from legation.who import ActorReader, Gazetteer, SentenceActors
from tests.who.registry import small_registry

GAZETTEER = Gazetteer(small_registry())


def on(day: str | None) -> Published | None:
    """Return the publication of a page on this day."""
    if day is None:
        return None
    return Published(earliest=date.fromisoformat(day), latest=date.fromisoformat(day), basis=DateBasis.STATED)


def passage(kind: PassageKind, published: Published | None = None) -> Passage:
    """Return a passage of this kind."""
    return Passage(id=f"p-{kind}", document="d", kind=kind, start=0, end=1, published=published)


@dataclass(frozen=True)
class Reading:
    """The sentences of a text with their actors."""

    sentences: tuple[Sentence, ...]
    actors: tuple[SentenceActors, ...]

    def who(self, word: str, sentence: int = -1, nth: int = 0) -> tuple[Mention, ...]:
        """Return the parties of the phrase headed by the *nth* token *word* of a sentence (the last one)."""
        return self.actors[sentence].parties(self._token(word, sentence, nth))

    def modifier(self, word: str, sentence: int = -1) -> list[str | None]:
        """Return the ids that a modifier names."""
        return [m.id for m in self.actors[sentence].modifiers(self._token(word, sentence, 0))]

    def ids(self, word: str, sentence: int = -1, nth: int = 0) -> list[str | None]:
        """Return the ids of the parties of a phrase."""
        return [m.id for m in self.who(word, sentence, nth)]

    def _token(self, word: str, sentence: int, nth: int) -> int:
        return [t.i for t in self.sentences[sentence].tokens if t.text == word][nth]


def read(parser: Parser, text: str, day: str | None = "2014-03-12", reader: ActorReader | None = None) -> Reading:
    """Read a text on a day."""
    reader = reader or ActorReader(GAZETTEER, on(day))
    sentences = tuple(parser.parse(text))
    return Reading(sentences, tuple(reader.read(sentence) for sentence in sentences))
