"""Parse a short text as the pipeline does: paragraph by paragraph."""

from collections.abc import Callable

import pytest

from legation.language import Parser, Sentence
from legation.language.paragraphs import paragraphs

Parse = Callable[[str], list[Sentence]]


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Parse:
    """Return a function from a text to its sentences."""

    def sentences(text: str) -> list[Sentence]:
        parts = [(span.cut(text), span.start) for span in paragraphs(text)]
        return [sentence for batch in parser.parse_all(parts) for sentence in batch]

    return sentences
