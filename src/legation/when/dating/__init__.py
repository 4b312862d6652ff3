"""Dating a page that bears no date."""

from legation.when.dating.explain import Cited, DateExplanation, NotTaken, explain_date
from legation.when.dating.page import date_document

__all__ = ["Cited", "DateExplanation", "NotTaken", "date_document", "explain_date"]
