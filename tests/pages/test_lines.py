"""Single lines: votes, headers, times, datelines, bylines, press-review lines, furniture, voices."""

import textwrap
from datetime import date, datetime

import pytest

from legation.lexicons.pages import CueRole
from legation.pages.credits import agency_of_copyright, find_dateline, outlet_of_link, read_byline, read_press_line
from legation.pages.headers import read_header
from legation.pages.lines import Unit, split_units
from legation.pages.marks import find_cue
from legation.pages.stamps import date_of_link, find_stamp, published_by_link, read_time_line
from legation.pages.voice import hear
from legation.pages.votes import read_score


@pytest.mark.parametrize(
    ("line", "votes"),
    [
        ("-1 ( +5 / -6 )", (5, 6, -1)),
        ("+3 / -2", (3, 2, 1)),
        ("👍 12 👎 3", (12, 3, 9)),
        ("Likes: 5 Dislikes: 2", (5, 2, 3)),
        ("12 points", (None, None, 12)),
        ("1,204 likes", (1204, None, None)),
        ("+7", (None, None, 7)),
    ],
)
def test_votes_are_read_in_many_styles(line: str, votes: tuple[int | None, int | None, int | None]) -> None:
    score = read_score(line)

    assert score is not None
    assert (score.up, score.down, score.net) == votes


@pytest.mark.parametrize("line", ["2014", "12", "The vote was 5 to 3", "5 points that the minister made", "p. 2"])
def test_numbers_alone_are_no_votes(line: str) -> None:
    assert read_score(line) is None


@pytest.mark.parametrize(
    ("line", "author", "moment"),
    [
        ("andino77 - March 3, 2014 at 5:31 pm", "andino77", datetime(2014, 3, 3, 17, 31)),
        ("by Luz Maria » Tue Mar 04, 2014 3:11 pm", "Luz Maria", datetime(2014, 3, 4, 15, 11)),
        ("Asha H. · 5 years ago", "Asha H.", None),
        ("pepe7Mar. 06, 2014 - 05:09AM PET and so on", "pepe7", datetime(2014, 3, 6, 5, 9)),
    ],
)
def test_headers_of_comments_are_read(line: str, author: str, moment: datetime | None) -> None:
    header = read_header(line)

    assert header is not None
    assert header.author == author
    assert header.posted is not None
    assert header.posted.earliest == moment


@pytest.mark.parametrize(
    "line",
    [
        "Published: 12 March 2014",
        "The treaty of March 3, 2014 was signed in Lima.",
        "Joined Mar 3, 2011",
        "They met in Lima on March 3, 2014",
    ],
)
def test_prose_and_dates_of_pages_are_no_headers(line: str) -> None:
    assert read_header(line) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Published: 12 March 2014", date(2014, 3, 12)),
        ("March 12, 2014 5:31 pm", date(2014, 3, 12)),
        ("12.03.2014", date(2014, 3, 12)),
        ("2014-03-12T05:00:00Z", date(2014, 3, 12)),
        ("25/12/2014", date(2014, 12, 25)),
        ("12/25/2014", date(2014, 12, 25)),
        ("03/04/2014", None),
        ("31 February 2014", None),
    ],
)
def test_printed_dates_are_read_and_the_undecidable_left_open(words: str, day: date | None) -> None:
    stamp = find_stamp(words)

    assert stamp is not None
    assert stamp.day == day


def test_line_with_more_than_a_time_is_no_time_line() -> None:
    assert read_time_line("3 hours ago") is not None
    assert read_time_line("3 hours ago they met") is None


def test_links_bear_days_and_months() -> None:
    assert date_of_link("http://x.org/world/20160415/1038/a.html") == date(2016, 4, 15)
    assert date_of_link("http://x.org/2014/jan/05/a") == date(2014, 1, 5)
    assert date_of_link("http://x.org/id/99999999") is None
    month = published_by_link("http://x.org/2014/02/a")
    assert month is not None
    assert (month.earliest, month.latest) == (date(2014, 2, 1), date(2014, 2, 28))
    assert published_by_link("http://[broken/2014/02/03/") is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("TOKYO (Kyodo) -- Japan said", "Kyodo"),
        ("MOSCOW, Oct 3 (Reuters) - Russia said", "Reuters"),
        ("GENEVA — (AP) Talks went on", "AP"),
        ("(Reuters) - Talks went on", "Reuters"),
        ("LIMA (Andes Wire) -- Peru said", "Andes Wire"),
    ],
)
def test_datelines_name_the_agency(text: str, agency: str) -> None:
    dateline = find_dateline(text)

    assert dateline is not None
    assert dateline.agency == agency


@pytest.mark.parametrize("text", ["Kishida (LDP) said that", "The party (PRI) - once mighty - lost", "NATO said that"])
def test_brackets_in_prose_are_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_bylines_part_people_from_agencies() -> None:
    both = read_byline("By Ana Ríos and Luis Vega, Reuters")
    assert both is not None
    assert (both.authors, both.agency) == (("Ana Ríos", "Luis Vega"), "Reuters")
    alone = read_byline("AFP-JIJI")
    assert alone is not None
    assert alone.agency == "AFP"
    assert read_byline("By the way he left.") is None
    assert read_byline("Peru and Chile") is None


def test_press_line_needs_a_newspaper() -> None:
    line = read_press_line("(El Comercio: June 3, 2014 – p. 4)")
    assert line is not None
    assert (line.outlet, line.stamp.day) == ("El Comercio", date(2014, 6, 3))
    assert read_press_line("Published: June 3, 2014") is None
    assert read_press_line("Updated, June 3, 2014") is None


def test_owners_of_links_and_copyrights_are_known() -> None:
    outlet = outlet_of_link("https://www.reuters.com/a")
    assert outlet is not None
    assert outlet.name == "Reuters"
    assert outlet_of_link("https://notreuters.com/a") is None
    assert agency_of_copyright("(c) Copyright Thomson Reuters 2014.") == "Reuters"
    assert agency_of_copyright("(c) 2014 Somebody") is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("41 Comments", CueRole.COMMENTS),
        ("Login to comment", CueRole.LOGIN),
        ("print PRINT", CueRole.NAVIGATION),
        ("Last updated: 3 March 2014", CueRole.UPDATED),
        ("The minister commented on the report.", None),
        ("Peru and Chile to share data on fishing fleets", None),
    ],
)
def test_furniture_is_told_by_its_words(line: str, role: CueRole | None) -> None:
    assert find_cue(Unit(0, len(line), line, 0)) is role


def test_voices_part_reporters_from_readers() -> None:
    report = '"We will talk again," Peruvian Foreign Minister Eda Rivas told reporters on Tuesday.'
    remark = "@lucho, you must be joking!! I don't buy it."

    assert hear(Unit(0, len(report), report, 0)).score > 2
    assert hear(Unit(0, len(remark), remark, 0)).score < -2


def test_connective_before_that_is_no_call_by_name() -> None:
    text = "However, that meeting was put off, the ministry said on Friday."

    assert hear(Unit(0, len(text), text, 0)).score > 0


def test_wrapped_text_becomes_paragraphs() -> None:
    paragraphs = [
        "The two ministers met for an hour in the capital on Tuesday and talked about the border, trade and the release "
        "of the fishermen who were seized in March, both of them said.",
        "They will meet again in August, said an official who asked not to be named as he was not allowed to speak about "
        "it, and nobody else wanted to say a word about the matter before then.",
    ]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)

    assert [" ".join(unit.text.split()) for unit in split_units(wrapped)] == paragraphs
