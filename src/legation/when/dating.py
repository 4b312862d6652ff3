"""Dating a page that bears no date, from what it says."""

from collections.abc import Mapping, Sequence

from legation.language import Sentence
from legation.lexicons.actors import Person, Term
from legation.model import Document, Published


def date_document(
    document: Document, sentences: Mapping[str, Sequence[Sentence]], terms: Sequence[Term], people: Sequence[Person] = ()
) -> Published | None:
    """
    Return the days between which a page was published: its own date if it is known, else None until evidence fixes one.
    """
    return document.published
