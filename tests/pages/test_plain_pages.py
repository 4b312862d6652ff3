"""Pages as scrapers save them, in our own words: what each passage is, whose it is, what it says of itself."""

from datetime import date, datetime
from pathlib import Path

import pytest

from legation.model import DateBasis, Document, Passage, PassageKind
from legation.pages import read_bytes, read_text

SAMPLES = Path(__file__).parent / "samples"


def page(name: str) -> Document:
    [document] = read_bytes((SAMPLES / name).read_bytes(), name)
    assert isinstance(document, Document)
    return document


def passages(document: Document, kind: PassageKind) -> list[Passage]:
    return [passage for passage in document.passages if passage.kind is kind]


def words(document: Document, kind: PassageKind) -> list[str]:
    return [document.text[passage.start : passage.end] for passage in passages(document, kind)]


@pytest.mark.parametrize(
    ("name", "last_of_story", "first_remark", "remarks"),
    [
        ("wire_then_remarks.txt", "no one lives there.", "Here we go again!!", 8),
        ("wire_then_remarks_africa.txt", "on condition of anonymity.", "So Kenya sells", 4),
    ],
)
def test_story_ends_where_unmarked_remarks_begin(
    name: str, last_of_story: str, first_remark: str, remarks: int
) -> None:
    document = page(name)
    [story] = words(document, PassageKind.ARTICLE)

    assert story.endswith(last_of_story)
    assert words(document, PassageKind.COMMENT)[0].startswith(first_remark)
    assert len(words(document, PassageKind.COMMENT)) == remarks


def test_report_pasted_into_a_remark_is_neither_story_nor_remark() -> None:
    document = page("wire_then_remarks.txt")
    [pasted] = words(document, PassageKind.PASTED)

    assert pasted.startswith("The two foreign ministers agreed")
    assert pasted.endswith("chamber of commerce.")


def test_remark_that_goes_on_after_a_blank_line_stays_one() -> None:
    joined = [text for text in words(page("wire_then_remarks.txt"), PassageKind.COMMENT) if "\n\n" in text]

    assert len(joined) == 1
    assert joined[0].startswith("In my opinion")


def test_story_without_remarks_is_left_whole() -> None:
    story = (SAMPLES / "wire_then_remarks.txt").read_text(encoding="utf-8").split("Here we go again")[0]

    assert words(read_text(story, "x", as_article=False), PassageKind.COMMENT) == []


def test_interview_is_all_story() -> None:
    assert words(page("interview.txt"), PassageKind.COMMENT) == []


def test_line_that_asks_for_tips_is_neither_story_nor_remark() -> None:
    document = page("story_with_tip_line.txt")

    assert words(document, PassageKind.ARTICLE)[0].endswith("a war that ended in 1884.")
    assert words(document, PassageKind.COMMENT) == []
    assert document.published is not None
    assert document.published.earliest == date(2013, 4, 24)


def test_remarks_are_told_without_blank_lines_too() -> None:
    assert len(words(page("remarks_without_blank_lines.txt"), PassageKind.COMMENT)) == 3


def test_opinion_column_in_one_voice_has_no_remarks() -> None:
    column = "Why I no longer believe in border treaties\n\n" + "\n\n".join(
        [
            "I grew up on the line between two countries, and I have never understood what my neighbours saw in it.",
            "You will tell me that order needs borders. I would answer that we never had any order to begin with.",
            "My mother sold fish on both sides. Did the fish know? I doubt it, and I doubt that you know better.",
            "So let us stop pretending. We should tear up the treaty and write one that our children can read.",
        ]
    )

    assert words(read_text(column, "x", as_article=False), PassageKind.COMMENT) == []


def test_expired_page_has_comments_with_votes_and_no_story() -> None:
    document = page("expired_with_votes.txt")
    scores = [passage.score for passage in passages(document, PassageKind.COMMENT) if passage.score]

    assert words(document, PassageKind.ARTICLE) == []
    assert [(score.up, score.down, score.net) for score in scores] == [(5, 1, 4), (1, 3, -2), (2, 2, 0), (9, 2, 7)]
    assert (document.agency, document.authors, document.published) == ("Reuters", ("Milan Petrovic",), None)


def test_name_and_time_copied_above_a_quotation_belong_to_whoever_is_quoted() -> None:
    document = page("expired_with_votes.txt")
    quoted = next(each for each in passages(document, PassageKind.QUOTE) if each.posted)
    original = next(each for each in passages(document, PassageKind.COMMENT) if each.id == quoted.reply_to)
    answer = next(each for each in passages(document, PassageKind.COMMENT) if each.reply_to == quoted.id)

    assert quoted.author == original.author == "Dragan91"
    assert original.posted is not None
    assert original.posted.earliest == datetime(2013, 4, 2, 20, 15)
    assert answer.author is None


def test_paragraph_repeated_from_another_comment_is_a_quotation() -> None:
    quoted = words(page("expired_with_votes.txt"), PassageKind.QUOTE)

    assert "A government source says anything you pay for." in quoted
    assert quoted[0].startswith('"Belgrade would accept')


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("comments_with_headers.txt", ["Mwangi", "Asha H.", "Mwangi"]),
        ("comments_with_replies.txt", ["hay77", "Mehmet K.", "Guest"]),
        ("names_times_votes.txt", ["JoeBlow", "tamarind", "JoeBlow", "old_asmara"]),
        ("wordpress_remarks.txt", ["Rodrigo", "Luz Maria"]),
    ],
)
def test_named_comments_keep_name_and_time(name: str, authors: list[str]) -> None:
    comments = passages(page(name), PassageKind.COMMENT)

    assert [comment.author for comment in comments] == authors
    assert all(comment.posted for comment in comments)


def test_relative_time_is_kept_as_printed() -> None:
    posted = passages(page("comments_with_headers.txt"), PassageKind.COMMENT)[0].posted

    assert posted is not None
    assert (posted.text, posted.earliest) == ("5 years ago", None)


def test_updating_and_comments_do_not_date_a_page() -> None:
    published = page("comments_with_headers.txt").published

    assert published is not None
    assert (published.earliest, published.basis) == (date(2015, 4, 14), DateBasis.STATED)
    assert page("wordpress_remarks.txt").published is None


def test_join_date_of_a_member_dates_nothing() -> None:
    document = page("forum_dump.txt")

    assert document.published is None
    assert [card.author for card in passages(document, PassageKind.PROFILE)] == [
        "Sumadinac",
        "illyrian_78",
        "Sumadinac",
    ]
    assert all(post.posted and post.posted.earliest for post in passages(document, PassageKind.POST))


def test_order_of_day_and_month_is_learnt_from_the_page() -> None:
    first = passages(page("forum_cards_inline.txt"), PassageKind.POST)[0]

    assert first.posted is not None
    assert first.posted.earliest == datetime(2014, 3, 12, 17, 31)


def test_reports_pasted_into_a_post_bear_agency_link_and_date() -> None:
    first, second = passages(page("forum_cards_inline.txt"), PassageKind.PASTED)

    assert (first.agency, second.agency) == ("Télam", "EFE")
    assert first.url is not None
    assert first.url.endswith("55012-protest-beagle.html")
    assert first.published is not None
    assert (first.published.earliest, first.published.basis) == (date(2014, 3, 12), DateBasis.URL)


def test_headline_of_a_pasted_report_is_part_of_it_and_the_posters_words_are_not() -> None:
    document = page("forum_dump.txt")
    [pasted] = words(document, PassageKind.PASTED)

    assert pasted.startswith("Serbia and Kosovo PMs fail")
    assert any(post.startswith("So once again nothing") for post in words(document, PassageKind.POST))


def test_forum_quotation_names_whom_it_quotes() -> None:
    document = page("forum_dump.txt")
    [quotation] = passages(document, PassageKind.QUOTE)

    assert quotation.author == "Sumadinac"
    assert quotation.reply_to in {post.id for post in passages(document, PassageKind.POST)}


@pytest.mark.parametrize(("name", "agency"), [("agency_no_date.txt", "AFP"), ("agency_byline_appeal.txt", "TANJUG")])
def test_agency_line_names_the_agency_and_the_appeal_is_furniture(name: str, agency: str) -> None:
    document = page(name)

    assert (document.agency, document.published) == (agency, None)
    assert document.passages[-1].kind is PassageKind.CHROME
    assert len(passages(document, PassageKind.ARTICLE)) == 1


@pytest.mark.parametrize(
    ("name", "outlet", "day", "tag"),
    [
        ("press_review.txt", "El Comercio", date(2014, 6, 12), "Naval officers"),
        ("press_review_kenya.txt", "Daily Nation", date(2016, 5, 3), "AMISOM"),
    ],
)
def test_press_review_line_gives_newspaper_and_day(name: str, outlet: str, day: date, tag: str) -> None:
    document = page(name)
    published = document.published

    assert document.outlet == outlet
    assert published is not None
    assert (published.earliest, published.basis) == (day, DateBasis.STATED)
    assert str(day.year) in document.text[published.start : published.end]
    assert words(document, PassageKind.TAGS)[0].endswith(tag)
    assert len(passages(document, PassageKind.ARTICLE)) == 1
