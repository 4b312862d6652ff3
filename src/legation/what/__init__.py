"""Sentences with their actors, times and places in; claims out. Knows nothing of storage."""

from legation.what.coder import CodedPassage, Coder, ReadSentence
from legation.what.issues import IssueFinder

__all__ = ["CodedPassage", "Coder", "IssueFinder", "ReadSentence"]
