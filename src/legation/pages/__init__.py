"""
Readers of pages. Takes bytes and a name; gives Documents with Passages, or Rejects. Knows no grammar and no politics.

Passages cover a document's text without overlap; what lies between two passages is white space and nothing else.
"""

from legation.pages.reading import Skipped, read_bytes, read_paths, read_text

__all__ = ["Skipped", "read_bytes", "read_paths", "read_text"]
