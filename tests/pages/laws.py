"""The laws that every reading keeps, for tests and the fuzzer."""

from legation.model import Document, Reject
from legation.pages import Page, Skipped
from legation.pages.reading import OUR_FAULT


def assert_lawful(document: Document) -> None:
    """Passages stand in order, none overlaps, and only white space lies between them."""
    end = 0
    for passage in document.passages:
        assert end <= passage.start < passage.end <= len(document.text)
        assert not document.text[end : passage.start].strip()
        end = passage.end
    assert not document.text[end:].strip()
    ids = [passage.id for passage in document.passages]
    assert len(set(ids)) == len(ids)
    assert {passage.reply_to for passage in document.passages} - {None} <= set(ids)
    for dated in (document, *document.passages):
        if dated.published and dated.published.start is not None:
            assert dated.published.end is not None
            assert any(map(str.isdigit, document.text[dated.published.start : dated.published.end]))


def assert_lawful_page(page: Page) -> None:
    """A document is lawful and can be kept; a reject says why and what to do, and is no fault of ours."""
    if isinstance(page, Document):
        assert_lawful(page)
        for words in (page.text, page.name, page.title, page.url, page.outlet, page.agency, *page.authors):
            (words or "").encode("utf-8")
    elif isinstance(page, Reject):
        assert page.reason
        assert page.fix
        assert OUR_FAULT not in page.reason, page.reason
    else:
        assert isinstance(page, Skipped)
