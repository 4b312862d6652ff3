"""Mends in markup: empty elements closed as XML does, and words for browsers without scripts."""

from legation.model import Document
from legation.pages import read_bytes


def text_of(html: str) -> str:
    [document] = read_bytes(html.encode(), "x.html")
    assert isinstance(document, Document)
    return document.text


def test_an_empty_iframe_closed_as_xml_swallows_nothing() -> None:
    assert text_of("<body><iframe src='x'/><p>Peru spoke.</p></body>") == "Peru spoke."


def test_empty_elements_of_a_page_written_as_xml_do_not_stay_open() -> None:
    page = "<body><br/><div hidden=''/><p>Peru spoke.</p></body>"

    assert text_of(page) == "Peru spoke."


def test_html_that_does_not_close_its_empty_elements_is_left_alone() -> None:
    assert text_of("<body><br><p>One <b/>two</p></body>") == "One two"


def test_words_for_browsers_without_scripts_are_no_part_of_the_page() -> None:
    page = f"<body><p>{'Peru spoke to Chile. ' * 30}</p><noscript><p>Turn scripts on.</p></noscript></body>"

    assert "scripts" not in text_of(page)


def test_a_page_that_keeps_all_its_words_for_browsers_without_scripts_is_read() -> None:
    assert text_of("<body><div id='app'></div><noscript><p>Peru spoke.</p></noscript></body>") == "Peru spoke."
