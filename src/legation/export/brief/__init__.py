"""Briefs: what a ledger holds on two parties or on an issue, each sentence with references to words on a page."""

from legation.export.brief.composing import Subject, brief_on
from legation.export.brief.document import Brief, CitedPage, Group, Reference, Section, Sentence
from legation.export.brief.writing import FORMS, write_brief

__all__ = [
    "FORMS",
    "Brief",
    "CitedPage",
    "Group",
    "Reference",
    "Section",
    "Sentence",
    "Subject",
    "brief_on",
    "write_brief",
]
