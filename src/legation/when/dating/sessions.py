"""Numbered bodies whose number tells the year: "the 105th Congress", "the 71st session of the General Assembly"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from legation.language import Sentence
from legation.when.dating.evidence import Bound
from legation.when.tense import PAST, tense_at

_CONGRESS: Final = re.compile(r"\b(?P<n>\d{2,3})(?:st|nd|rd|th) (?:U\.?S\.? )?Congress\b")
_ASSEMBLY: Final = re.compile(
    r"\b(?P<n>\d{2})(?:st|nd|rd|th) (?:regular )?(?:session of the )?(?:United Nations |U\.?N\.? )?General Assembly\b"
)
_MARGIN: Final = 120  # days: a coming session is spoken of, and one just over


def session_bounds(sentence: Sentence) -> Iterator[Bound]:
    """
    Yield the term of a numbered body that a sentence names.

    The Nth Congress of the United States sits from 3 January 1789 + 2(N - 1) for two years (Amendment XX); the Nth session of
    the General Assembly from September 1945 + N for a year (rules of procedure, rule 1; the first met in January 1946).
    """
    for pattern, origin, step, month, name in (
        (_CONGRESS, 1787, 2, 1, "Congress"),
        (_ASSEMBLY, 1945, 1, 9, "Assembly"),
    ):
        for match in pattern.finditer(sentence.text):
            year = origin + step * int(match["n"])
            first, last = date(year, month, 3), date(year + step, month, 3)
            if not 1950 <= year <= 2033 or tense_at(sentence, sentence.start + match.start()) == PAST:
                continue
            margin = date.fromordinal(first.toordinal() - _MARGIN), date.fromordinal(last.toordinal() + _MARGIN)
            place = sentence.start + match.start(), sentence.start + match.end()
            yield Bound(*margin, f"the {match['n']}th {name} sat from {first} to {last}", 1.0, *place)
