"""Read the sentences of a test module as one batch."""

from collections.abc import Iterable

from legation.language import Parser, Sentence
from legation.language.grammar import Grammar
from legation.lexicons.coding import load_coding
from legation.what.deed import Deed
from legation.what.deeds import DeedReader


def parsed(parser: Parser, texts: Iterable[str]) -> dict[str, Sentence]:
    """Return each text's only sentence."""
    texts = tuple(texts)
    found = {}
    for text, sentences in zip(texts, parser.parse_all((text, 0) for text in texts), strict=True):
        (found[text],) = sentences
    return found


class Batch:
    """The deeds of sentences, as the shipped lexicon has them."""

    def __init__(self, parser: Parser, texts: Iterable[str]) -> None:
        self.sentences = parsed(parser, texts)
        coding = load_coding()
        self._deeds = {text: DeedReader(Grammar(s), coding).read() for text, s in self.sentences.items()}

    def deeds(self, text: str, event: str | None = None) -> list[Deed]:
        """Return the deeds of a sentence, or those among them of one type of event."""
        return [deed for deed in self._deeds[text] if event in (None, deed.event.value)]

    def recipients(self, text: str, event: str) -> set[str]:
        """Return the words that the deeds of a type are directed at."""
        return self._words(text, [i for deed in self.deeds(text, event) for i in deed.recipients])

    def actors(self, text: str, event: str) -> set[str]:
        """Return the words for those who do the deeds of a type."""
        return self._words(text, [i for deed in self.deeds(text, event) for i in deed.actors])

    def statuses(self, text: str, event: str) -> list[str]:
        """Return the statuses of the deeds of a type."""
        return [deed.status.value for deed in self.deeds(text, event)]

    def _words(self, text: str, tokens: Iterable[int]) -> set[str]:
        return {self.sentences[text].tokens[i].text for i in tokens}
