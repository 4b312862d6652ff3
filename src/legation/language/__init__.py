"""Text in, parsed sentences and their predications out. Knows nothing of politics; sole owner of spaCy."""

from legation.language.parser import Parser
from legation.language.phrases import phrase_span, phrase_tokens
from legation.language.sentence import Sentence, Token

__all__ = ["Parser", "Sentence", "Token", "phrase_span", "phrase_tokens"]
