"""A brief as Markdown (CommonMark): what pages say is escaped, so that it stays text."""

import re
from collections.abc import Iterator

from legation.export.brief.document import Brief, Group, Reference
from legation.export.brief.labels import NOTE, period, place_in_page, source
from legation.export.brief.wording import upper_first
from legation.model.visible import visible

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
_LEADS = re.compile(r"^(\s*)([-+>=]|\d+[.)])", re.MULTILINE)


def markdown_of(brief: Brief) -> str:
    """Write a brief as Markdown; references are numbers in brackets, and stand numbered at the end with the words quoted."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {_text(brief.title)}"
    yield ""
    yield f"*{_text(period(brief))}*"
    for section in brief.sections:
        yield from ("", f"## {_text(section.title)}")
        if section.note:
            yield from ("", f"*{_text(section.note)}*")
        for group in section.groups:
            yield from _group(group)
    yield from ("", "## References", "", NOTE, "")
    for reference in brief.references:
        yield f"- \\[{reference.number}\\] {_reference(reference)}"
    yield from ("", "## Pages", "")
    for cited in brief.sources:
        numbers = ", ".join(map(str, cited.references))
        yield f"- {_text(source(cited))} (document {cited.document}): {numbers}"


def _group(group: Group) -> Iterator[str]:
    if group.title:
        label = f" — {_text(group.label)}" if group.label else ""
        yield from ("", f"### {_text(upper_first(group.title))}{label}")
    yield ""
    for sentence in group.sentences:
        numbers = "".join(f"\\[{number}\\]" for number in sentence.references)
        yield f"- {_text(sentence.text)} {numbers}"


def _reference(reference: Reference) -> str:
    return f"“{_text(reference.text)}” — {_text(source(reference))}; {place_in_page(reference)}"


def _text(text: str) -> str:
    """Escape what Markdown would take for more than text; on one line."""
    line = " ".join(visible(text).split())
    return _LEADS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", line))
