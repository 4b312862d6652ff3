"""
Readers of pages. Takes bytes and a name; gives Documents with Passages, or Rejects. Knows no grammar and no politics.

Passages cover a document's text without overlap; what lies between two passages is white space and nothing else.
"""

from legation.pages.inputs.fields import Fields
from legation.pages.inputs.source import Page, ReadSettings, Skipped
from legation.pages.limits import Limits
from legation.pages.reading import expand_path, read_bytes, read_paths, read_stream
from legation.pages.texts import read_text

__all__ = [
    "Fields",
    "Limits",
    "Page",
    "ReadSettings",
    "Skipped",
    "expand_path",
    "read_bytes",
    "read_paths",
    "read_stream",
    "read_text",
]
