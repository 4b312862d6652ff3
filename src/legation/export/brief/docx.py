"""A brief as a Word document (Office Open XML), through python-docx (the extra `docx`)."""

import io
from typing import TYPE_CHECKING, Any

from legation.errors import ParserMissing
from legation.export.brief.document import Brief, Group
from legation.export.brief.labels import NOTE, period, place_in_page, source
from legation.export.brief.wording import upper_first
from legation.model.visible import visible

if TYPE_CHECKING:
    from docx.document import Document


def docx_of(brief: Brief) -> bytes:
    """
    Write a brief as a Word document with Word's own heading and list styles.

    Raises:
        ParserMissing: python-docx is not installed.
    """
    try:
        from docx import Document as new_document
    except ImportError as error:
        raise ParserMissing(
            "Word documents cannot be written", f"{error.name} is missing", "run `pip install legation[docx]`"
        ) from error
    document = new_document()
    _describe(document, brief)
    document.add_heading(_text(brief.title), 0)
    document.add_paragraph(_text(period(brief)), style="Subtitle")
    for section in brief.sections:
        document.add_heading(_text(section.title), 1)
        if section.note:
            document.add_paragraph(style="Normal").add_run(_text(section.note)).italic = True
        for group in section.groups:
            _add_group(document, group)
    _add_references(document, brief)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: "Document", brief: Brief) -> None:
    properties = document.core_properties
    properties.title = _text(f"{brief.title}: a brief")[:255]
    properties.author = "Legation"
    properties.comments = ""


def _add_group(document: "Document", group: Group) -> None:
    if group.title:
        heading = document.add_heading(_text(upper_first(group.title)), 2)
        if group.label:
            heading.add_run(f" ({_text(group.label)})").bold = False
    for sentence in group.sentences:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(_text(sentence.text))
        _raise(paragraph.add_run(" " + "".join(f"[{number}]" for number in sentence.references)))


def _add_references(document: "Document", brief: Brief) -> None:
    document.add_heading("References", 1)
    document.add_paragraph(NOTE)
    for reference in brief.references:
        paragraph = document.add_paragraph(f"[{reference.number}] “{_text(reference.text)}” ")
        paragraph.add_run(f"{_text(source(reference))}; ").italic = True
        paragraph.add_run(place_in_page(reference))
    document.add_heading("Pages", 1)
    for cited in brief.sources:
        numbers = ", ".join(map(str, cited.references))
        address = f" {_text(cited.url)}" if cited.url else ""
        document.add_paragraph(f"{_text(source(cited))}{address} (document {cited.document}): {numbers}")


def _raise(run: Any) -> None:
    run.font.superscript = True


def _text(text: str) -> str:
    """Return text on one line, without what XML cannot hold; hidden signs are shown."""
    line = " ".join(visible(text).split())
    return "".join(sign if sign.isprintable() or sign == " " else "\ufffd" for sign in line)
