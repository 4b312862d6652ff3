"""Dating a page that bears no date."""

from legation.when.dating.page import date_document

__all__ = ["date_document"]
