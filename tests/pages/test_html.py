"""Web pages: story, comments, furniture, and what the page says of itself."""

from datetime import date, datetime
from pathlib import Path

from legation.model import DateBasis, Document, PassageKind
from legation.pages import read_bytes

SAMPLE = Path(__file__).parent / "samples" / "border_talks.html"


def read(html: str) -> Document:
    [document] = read_bytes(html.encode(), "x.html")
    assert isinstance(document, Document)
    return document


def kinds(document: Document) -> dict[PassageKind, list[str]]:
    found: dict[PassageKind, list[str]] = {}
    for passage in document.passages:
        found.setdefault(passage.kind, []).append(document.text[passage.start : passage.end])
    return found


def test_story_comments_and_furniture_are_parted() -> None:
    found = kinds(read(SAMPLE.read_text(encoding="utf-8")))

    assert len(found[PassageKind.ARTICLE]) == 1
    assert found[PassageKind.COMMENT] == ["I hope they do not give away our sea!", "It was never yours."]
    assert found[PassageKind.QUOTE] == ["I hope they do not give away our sea!"]
    assert found[PassageKind.CAPTION] == ["The presidents in Lima. (AP)"]
    assert "fish" not in found[PassageKind.ARTICLE][0]


def test_comments_carry_author_time_and_votes() -> None:
    document = read(SAMPLE.read_text(encoding="utf-8"))
    first, second = (each for each in document.passages if each.kind is PassageKind.COMMENT)

    assert (first.author, second.author) == ("pepe77", "lucho")
    assert first.posted is not None
    assert first.posted.earliest == datetime(2014, 1, 29, 5, 0)
    assert first.score is not None
    assert (first.score.up, first.score.down) == (5, 2)


def test_page_is_dated_by_its_own_data_and_never_by_a_comment() -> None:
    html = SAMPLE.read_text(encoding="utf-8")
    document = read(html)
    bare = read(html[html.index("<section") :])

    assert document.published is not None
    assert (document.published.earliest, document.published.basis) == (date(2014, 1, 28), DateBasis.METADATA)
    assert (document.outlet, document.authors) == ("El Comercio", ("Ana Ríos",))
    assert bare.published is None


def test_scripts_and_hidden_words_are_left_out() -> None:
    document = read(
        "<body><p>Peru spoke.</p><script>bad()</script><p hidden>no</p><div style='display: none'>no</div></body>"
    )

    assert document.text == "Peru spoke."


def test_broken_data_about_the_page_is_passed_over() -> None:
    document = read(
        '<head><script type="application/ld+json">{"@type": "NewsArticle", </script></head><body><p>Peru spoke.</p>'
    )

    assert document.published is None


def test_hints_where_lines_may_break_part_no_words_and_hide_no_story() -> None:
    story = (
        "The Rus&shy;sian and Jap\u00adanese min&#8203;isters of for<wbr>eign affairs met in Lima on Tuesday and agreed to hold talks on "
        "fishing rights in the straits, officials of both sides said after a long night."
    )
    found = kinds(read(f"<html><body><h1>Talks agreed in Lima</h1><p>{story}</p><p>{story}</p></body></html>"))

    assert "The Russian and Japanese ministers of foreign affairs met" in found[PassageKind.ARTICLE][0]


def test_scripts_in_comments_are_never_words_and_those_written_out_stay_words() -> None:
    comment = '<div class="comment"><span class="author">bob</span><p>No way. {}</p></div>'
    page = "".join(
        comment.format(said)
        for said in ("<script>steal()</script>", "&lt;script&gt;show()&lt;/script&gt;", "<img src=x onerror=go()>")
    )
    text = read(f"<html><body><h1>Talks</h1><p>Peru and Chile spoke.</p>{page}</body></html>").text

    assert "steal" not in text
    assert "onerror" not in text
    assert "<script>show()</script>" in text
