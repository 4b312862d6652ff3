"""Markdown."""

from datetime import date

from legation.model import Document, PassageKind
from legation.pages import read_bytes
from tests.pages.inputs.makers import STORY


def one(text: str) -> Document:
    [found] = read_bytes(text.encode(), "x.md")
    assert isinstance(found, Document), found
    return found


def test_front_matter_and_signs_are_understood_and_leave_no_trace_in_the_text() -> None:
    found = one(
        f'---\ntitle: "Border talks"\ndate: 2014-03-12\nauthor: Ana Ríos\ntags: [a]\n---\n\n# Border talks\n\n{STORY}\n\n'
        "The [minister](http://a.org/1) **denied** it,\nhe said in Lima on Friday at the opening of the talks there.\n"
    )

    assert (found.title, found.authors) == ("Border talks", ("Ana Ríos",))
    assert found.published is not None
    assert found.published.earliest == date(2014, 3, 12)
    assert "The minister denied it, he said in Lima" in found.text
    assert "http" not in found.text
    assert found.passages[0].kind is PassageKind.TITLE


def test_text_without_signs_is_read_as_a_plain_page() -> None:
    found = one(f"Border talks\n\n{STORY}\nSecond line stays a line of its own here.\n")

    assert found.text.count("\n") == 4


def test_brackets_without_end_are_read_in_bounded_time() -> None:
    assert one("# x\n\n" + "[" * 50_000 + "a").text
    assert one("# x\n\n" + "> " * 5_000 + "a").text
    assert one("# x\n\n" + "*a **b " * 20_000).text
