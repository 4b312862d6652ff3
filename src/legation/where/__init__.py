"""Place words to places. In: Sentence. Out: Places with country and coordinates. Knows nothing of events."""

from legation.where.finder import find_places
from legation.where.scene import place_of

__all__ = ["find_places", "place_of"]
