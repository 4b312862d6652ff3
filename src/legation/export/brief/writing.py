"""The forms in which a brief is written."""

from collections.abc import Mapping
from types import MappingProxyType

from legation.errors import UnknownSetting
from legation.export.brief.document import Brief
from legation.export.brief.docx import docx_of
from legation.export.brief.html import html_of
from legation.export.brief.markdown import markdown_of

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html; charset=utf-8",
        "md": "text/markdown; charset=utf-8",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)


def write_brief(brief: Brief, form: str) -> bytes:
    """
    Write a brief as "html", "md" or "docx".

    Raises:
        UnknownSetting: there is no such form.
        ParserMissing: a Word document is wanted and python-docx is not installed.
    """
    match form:
        case "html":
            return html_of(brief).encode("utf-8", "replace")
        case "md":
            return markdown_of(brief).encode("utf-8", "replace")
        case "docx":
            return docx_of(brief)
    raise UnknownSetting(f"briefs are not written as {form!r}", fix=f"choose one of {', '.join(FORMS)}")
