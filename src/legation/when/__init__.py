"""Time words to days: expressions, the time of each happening, and the date of a page that bears none."""

from legation.when.attach import time_of
from legation.when.dating import DateExplanation, date_document, explain_date
from legation.when.reader import TimeReader
from legation.when.sides import when_beside
from legation.when.whens import when_of, when_published

__all__ = [
    "DateExplanation",
    "TimeReader",
    "date_document",
    "explain_date",
    "time_of",
    "when_beside",
    "when_of",
    "when_published",
]
