"""A parsed sentence: tokens with their places in the document's text, and the tree that joins them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from legation.model import Span


@dataclass(frozen=True, slots=True)
class Token:
    """
    A word. ``i`` and ``head`` count within the sentence (the root's head is itself); ``start`` and ``end`` are offsets
    in the document's text. ``pos`` is a Universal POS tag, ``tag`` a Penn tag, ``dep`` a ClearNLP label (nsubj, dobj,
    pobj ...: the labels of spaCy's English models).
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """``document.text[start:end] == text``; ``tokens`` hold no white space."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False)  # of each token, left to right

    @classmethod
    def of(cls, start: int, end: int, text: str, tokens: tuple[Token, ...]) -> "Sentence":
        """Build a sentence and the lists of children from tokens whose heads are set."""
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return cls(start, end, text, tokens, tuple(map(tuple, children)))

    @property
    def span(self) -> Span:
        """The sentence's place in the document."""
        return Span(self.start, self.end)

    @property
    def root(self) -> Token:
        """The head of the tree (the first, if repairs left several)."""
        return next(token for token in self.tokens if token.head == token.i)

    def kids(self, i: int, *deps: str) -> Iterator[Token]:
        """Yield the children of token *i*, or those among them whose label is one of *deps*."""
        for k in self.children[i]:
            if not deps or self.tokens[k].dep in deps:
                yield self.tokens[k]

    def subtree(self, i: int) -> list[int]:
        """Return the indices of token *i* and all below it, in text order."""
        found, queue = [i], [i]
        while queue:
            kids = self.children[queue.pop()]
            found.extend(kids)
            queue.extend(kids)
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """Yield the heads above token *i*, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def conjuncts(self, i: int) -> list[int]:
        """Return token *i* and those coordinated after it ("Japan, Korea and China" from "Japan"), in text order."""
        found = [i]
        for k in found:
            found.extend(token.i for token in self.kids(k, "conj") if token.pos not in ("PUNCT", "SYM"))
        return found

    def cut(self, first: int, last: int) -> str:
        """Return the words from token *first* to token *last*, both included, as printed."""
        return self.text[self.tokens[first].start - self.start : self.tokens[last].end - self.start]
