"""According to whom: who is given as the source of which words. Sentences in, ascriptions out."""

from legation.what.attribution.ascription import REPORTING, Ascription, chain_at, stated
from legation.what.attribution.finder import find_ascriptions

__all__ = ["REPORTING", "Ascription", "chain_at", "find_ascriptions", "stated"]
