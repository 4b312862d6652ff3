"""The language of a text: English by its commonest words, the rest by a statistical identifier."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "it",
        "he",
        "his",
        "be",
        "has",
        "have",
        "had",
        "are",
        "were",
        "not",
        "this",
        "but",
        "which",
        "will",
        "an",
        "said",
        "its",
        "they",
        "their",
        "who",
        "would",
        "i",
        "you",
        "we",
        "or",
        "been",
        "also",
        "after",
        "than",
        "about",
        "if",
        "there",
        "what",
        "so",
        "do",
        "no",
        "can",
    ]
)
_READ = 4000  # characters
_SURE = 60  # letters below which the identifier is not asked: on a few words it guesses


def language_of(text: str) -> str | None:
    """
    Return the ISO 639-1 code of the language; None when the text is too short to tell.

    >>> language_of("The two presidents met in Lima and said that they would sign the treaty.")
    'en'
    """
    words = [word.casefold() for word in _WORD.findall(text[:_READ])]
    if not words:
        return None
    if len(words) >= 5 and sum(word in _ENGLISH for word in words) >= 0.2 * len(words):
        return "en"
    if sum(map(len, words)) < _SURE and all(word.isascii() for word in words):
        return None
    if sum(map(len, words)) < 12:
        return None
    import py3langid  # here: loading its model takes half a second, and most texts don't need it

    code: str = py3langid.classify(text[:_READ])[0]
    return code
