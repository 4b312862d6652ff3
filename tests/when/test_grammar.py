"""Time expressions read against Wednesday 12 March 2014, unless a test says otherwise."""

from collections.abc import Callable
from datetime import date

import pytest

from legation.language import Parser
from legation.model import DateBasis, Published, Timex, TimexType
from legation.when import TimeReader

ANCHOR = date(2014, 3, 12)
Read = Callable[..., list[Timex]]


@pytest.fixture
def read(parser: Parser) -> Read:
    def reading(text: str, first: date | None = ANCHOR, last: date | None = None) -> list[Timex]:
        published = Published(earliest=first, latest=last or first, basis=DateBasis.STATED) if first else None
        reader = TimeReader(published)
        return [timex for sentence in parser.parse(text) for timex in reader.read(sentence)]

    return reading


EXPRESSIONS = [
    # calendar dates
    ("The treaty was signed on September 9, 2016.", "September 9, 2016", "2016-09-09"),
    ("The treaty was signed on Sept. 9, 2016.", "Sept. 9, 2016", "2016-09-09"),
    ("The treaty was signed on 9 September 2016.", "9 September 2016", "2016-09-09"),
    ("The treaty was signed on the 9th of September 2016.", "the 9th of September 2016", "2016-09-09"),
    ("The treaty was signed on Friday, Sept. 9, 2016.", "Friday, Sept. 9, 2016", "2016-09-09"),
    ("The treaty was signed on 2016-09-09.", "2016-09-09", "2016-09-09"),
    ("The treaty was signed on 12/03/2014.", "12/03/2014", "2014-03-12"),
    ("The treaty was signed on 03/07/2014.", "03/07/2014", "2014-03-07"),
    ("The treaty was signed on 23/03/2014.", "23/03/2014", "2014-03-23"),
    ("The treaty was signed on 12.03.2014.", "12.03.2014", "2014-03-12"),
    ("The envoy arrived on Feb. 3.", "Feb. 3", "2014-02-03"),
    ("The envoy arrived on 3 February.", "3 February", "2014-02-03"),
    ("The envoy arrived on Dec. 15.", "Dec. 15", "2013-12-15"),
    ("The envoy will arrive on April 2.", "April 2", "2014-04-02"),
    ("The envoy will arrive on Jan. 8.", "Jan. 8", "2015-01-08"),
    ("Leaders will gather on June 7-8.", "June 7-8", "2014-06-07/2014-06-08"),
    ("Leaders will gather on June 7 and 8.", "June 7 and 8", "2014-06-07/2014-06-08"),
    ("Leaders gathered on 7-8 June 2012.", "7-8 June 2012", "2012-06-07/2012-06-08"),
    ("The law changed in May 2009.", "May 2009", "2009-05"),
    ("The law changed in late October 2009.", "late October 2009", "2009-10"),
    ("The minister resigned in February last year.", "February last year", "2013-02"),
    ("The minister resigned in January of this year.", "January of this year", "2014-01"),
    ("The minister resigned last September.", "last September", "2013-09"),
    ("The minister resigned in October.", "October", "2013-10"),
    ("The minister will resign in October.", "October", "2014-10"),
    ("The minister will resign in late October.", "late October", "2014-10"),
    ("The minister will resign next May.", "next May", "2014-05"),
    ("The island was seized in 1945.", "1945", "1945"),
    ("The island was seized in early 1945.", "early 1945", "1945"),
    ("The 1994 accord collapsed.", "1994", "1994"),
    ("It collapsed in nineteen ninety-four.", "nineteen ninety-four", "1994"),
    ("Trade boomed in the 1990s.", "the 1990s", "199"),
    ("Trade boomed in the late 1990s.", "the late 1990s", "199"),
    ("Trade boomed in the nineties.", "the nineties", "199"),
    ("The border was drawn in the 19th century.", "the 19th century", "18"),
    ("The border was drawn in the early twentieth century.", "the early twentieth century", "19"),
    ("Exports fell in the third quarter of 2013.", "the third quarter of 2013", "2013-Q3"),
    ("Exports fell in last year's third quarter.", "last year's third quarter", "2013-Q3"),
    ("Exports fell in the first half of 2012.", "the first half of 2012", "2012-H1"),
    ("The talks failed last fall.", "last fall", "2013-FA"),
    ("The talks will resume this summer.", "this summer", "2014-SU"),
    ("The talks failed in the spring of 2011.", "the spring of 2011", "2011-SP"),
    ("They will meet next winter.", "next winter", "2014-WI"),
    ("A ceasefire held on Christmas Day.", "Christmas Day", "2013-12-25"),
    ("A ceasefire held on Thanksgiving 2012.", "Thanksgiving 2012", "2012-11-22"),
    ("A ceasefire began on Easter Sunday 2013.", "Easter Sunday 2013", "2013-03-31"),
    ("The firm reports for fiscal 2012.", "fiscal 2012", "2012"),
    ("The base will shut by year-end.", "year-end", "2014"),
    ("The base will shut by the end of the year.", "the end of the year", "2014"),
    ("The base will shut by the end of 2015.", "the end of 2015", "2015"),
    ("The base will shut in mid-2015.", "mid-2015", "2015"),
    # weekdays and days
    ("The minister said so Wednesday.", "Wednesday", "2014-03-12"),
    ("The minister spoke on Tuesday.", "Tuesday", "2014-03-11"),
    ("The minister spoke late Tuesday.", "late Tuesday", "2014-03-11"),
    ("The minister spoke on Thursday.", "Thursday", "2014-03-06"),
    ("The minister will speak on Thursday.", "Thursday", "2014-03-13"),
    ("The minister spoke last Friday.", "last Friday", "2014-03-07"),
    ("The minister will speak next Monday.", "next Monday", "2014-03-17"),
    ("The minister will speak this Friday.", "this Friday", "2014-03-14"),
    ("The minister will speak this coming Sunday.", "this coming Sunday", "2014-03-16"),
    ("The minister will speak on Friday week.", "Friday week", "2014-03-21"),
    ("The minister spoke on Tuesday last week.", "Tuesday last week", "2014-03-04"),
    ("The minister will speak on Friday next week.", "Friday next week", "2014-03-21"),
    ("The minister will speak a week from Friday.", "a week from Friday", "2014-03-21"),
    ("The minister spoke Tuesday night.", "Tuesday night", "2014-03-11TNI"),
    ("The minister spoke on Monday morning.", "Monday morning", "2014-03-10TMO"),
    ("The minister spoke today.", "today", "2014-03-12"),
    ("The minister spoke yesterday.", "yesterday", "2014-03-11"),
    ("The minister will speak tomorrow.", "tomorrow", "2014-03-13"),
    ("The minister will speak tomorrow morning.", "tomorrow morning", "2014-03-13TMO"),
    ("The minister will speak tonight.", "tonight", "2014-03-12TNI"),
    ("The council sits on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
    ("Shells fell overnight on the port.", "overnight", "2014-03-11TNI"),
    ("The minister spoke this morning.", "this morning", "2014-03-12TMO"),
    ("The minister spoke last night.", "last night", "2014-03-11TNI"),
    ("The minister spoke the day before yesterday.", "the day before yesterday", "2014-03-10"),
    ("The minister will speak the day after tomorrow.", "the day after tomorrow", "2014-03-14"),
    ("The minister spoke last weekend.", "last weekend", "2014-W10-WE"),
    ("The minister will speak next weekend.", "next weekend", "2014-W11-WE"),
    ("Tension is high ahead of Sunday's vote.", "Sunday", "2014-03-16"),
    ("Parliament chose independence ahead of a Sunday referendum.", "Sunday", "2014-03-16"),
    ("Talks are scheduled for Friday.", "Friday", "2014-03-14"),
    ("Critics attacked Monday's decision.", "Monday", "2014-03-10"),
    # relative stretches
    ("Envoys met last week.", "last week", "2014-W10"),
    ("Envoys will meet next week.", "next week", "2014-W12"),
    ("Envoys will meet early next week.", "early next week", "2014-W12"),
    ("Envoys met earlier this week.", "earlier this week", "2014-W11"),
    ("Envoys met last month.", "last month", "2014-02"),
    ("Envoys will meet early next month.", "early next month", "2014-04"),
    ("Envoys met last year.", "last year", "2013"),
    ("Envoys will meet this year.", "this year", "2014"),
    ("Envoys will meet later this year.", "later this year", "2014"),
    ("Envoys will meet next quarter.", "next quarter", "2014-Q2"),
    ("Envoys met two weeks ago.", "two weeks ago", "2014-W09"),
    ("Envoys met three days ago.", "three days ago", "2014-03-09"),
    ("Envoys met a month ago.", "a month ago", "2014-02"),
    ("Envoys met nearly four years ago.", "four years ago", "2010"),
    ("Envoys met several years ago.", "several years ago", "PAST_REF"),
    ("Envoys met a couple of years ago.", "a couple of years ago", "2012"),
    ("Envoys met recently.", "recently", "PAST_REF"),
    ("Envoys meet in Rome now.", "now", "PRESENT_REF"),
    ("Nobody knows what the future holds.", "the future", "FUTURE_REF"),
    # durations and sets
    ("The talks lasted three days.", "three days", "P3D"),
    ("The talks lasted twenty-four hours.", "twenty-four hours", "PT24H"),
    ("The talks lasted a year and a half.", "a year and a half", "P1Y6M"),
    ("The talks lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
    ("The talks lasted half an hour.", "half an hour", "PT30M"),
    ("The talks lasted several months.", "several months", "PXM"),
    ("The talks lasted a fortnight.", "a fortnight", "P2W"),
    ("It was a two-day summit.", "two-day", "P2D"),
    ("Trade grew over the past six months.", "the past six months", "P6M"),
    ("Trade will grow over the next two weeks.", "the next two weeks", "P2W"),
    ("It is a decades-long quarrel.", "decades-long", "PXDE"),
    ("The council meets every week.", "every week", "P1W"),
    ("The council meets every two years.", "every two years", "P2Y"),
    ("The council meets daily.", "daily", "P1D"),
    ("The council meets every Monday.", "every Monday", "XXXX-WXX-1"),
    ("The council meets each July.", "each July", "XXXX-07"),
    # beside a day that is named
    ("They met the day before last Friday.", "the day before last Friday", "2014-03-06"),
    ("They will meet the day after tomorrow.", "the day after tomorrow", "2014-03-14"),
    ("They met two days after Christmas.", "two days after Christmas", "2013-12-27"),
    ("They met on the eve of March 3.", "the eve of March 3", "2014-03-02"),
    ("They voted in Easter week.", "Easter week", "2014-W16"),
    ("They will vote on Election Day.", "Election Day", "2014-11-04"),
    # parts of a year
    ("Trade fell in the last half of 2013.", "the last half of 2013", "2013-H2"),
    ("Trade fell in the first two quarters of 2013.", "the first two quarters of 2013", "2013-H1"),
    ("Trade fell in the first nine months of 2013.", "the first nine months of 2013", "P9M"),
    ("Trade fell over the past decade.", "the past decade", "P10Y"),
    ("They will meet within two to three weeks.", "two to three weeks", "P2W"),
    # times of day
    ("It was shelled in the early hours of Friday.", "the early hours of Friday", "2014-03-07TMO"),
    ("It was shelled on the night of Friday, March 7.", "night of Friday, March 7", "2014-03-07TNI"),
    ("He will leave at 4 in the morning.", "4 in the morning", "2014-03-12T04:00"),
    ("It fell at 10:35 a.m. (0735 GMT) Friday.", "10:35 a.m. (0735 GMT) Friday", "2014-03-07T10:35"),
    ("The guns fell silent at 5 p.m.", "5 p.m.", "2014-03-12T17:00"),
    ("The guns fell silent at 10:35 a.m. Tuesday.", "10:35 a.m. Tuesday", "2014-03-11T10:35"),
    ("The guns fell silent at 5 p.m. on Friday.", "5 p.m. on Friday", "2014-03-07T17:00"),
    ("The guns fell silent at noon Monday.", "noon Monday", "2014-03-10T12:00"),
    ("The offer stands until 5 p.m. EST April 9.", "5 p.m. EST April 9", "2014-04-09T17:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), EXPRESSIONS, ids=[f"{w} in {t[:18]}" for t, w, _ in EXPRESSIONS])
def test_expression_gets_its_words_and_value(read: Read, text: str, words: str, value: str) -> None:
    assert [(t.text, t.value) for t in read(text)] == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "He may go to Rome.",
        "Troops march on Rome.",
        "They march on and sing.",
        "It was his second attempt.",
        "It came second in the vote.",
        "The Sun reported the quarrel.",
        "The army sent 2000 troops.",
        "The fund holds $1990 in cash.",
        "She said it on 60 Minutes.",
        "He was in his 30s and his wife was too.",
        "The party daily Izvestia doubts it.",
        "Guards stand there 24 hours a day.",
        "The annual March for Life begins.",
        "A 52-year-old envoy spoke.",
        "Three-quarters of the harvest was lost.",
        "Prices rise and walls fall.",
        "The minister sat down.",
        "Mr May met Mr Abe.",
        "They love the land of the Rising Sun.",
        "The isles are claimed to this day.",
        "The ministers spoke.",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They will meet in late October.", date(2014, 10, 16), date(2014, 10, 31)),
        ("Trade grew over the past six months.", date(2013, 9, 12), date(2014, 3, 12)),
        ("They met in February last year.", date(2013, 2, 1), date(2013, 2, 28)),
        ("They met last week.", date(2014, 3, 3), date(2014, 3, 9)),
        ("They will meet on June 7-8.", date(2014, 6, 7), date(2014, 6, 8)),
        ("It boomed in the 1990s.", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_days_are_filled_where_the_words_fix_them(read: Read, text: str, first: date, last: date) -> None:
    [timex] = read(text)

    assert timex.earliest is not None
    assert timex.latest is not None
    assert abs((timex.earliest - first).days) <= 1
    assert timex.latest == last


def test_the_same_day_counts_from_the_last_date_in_the_text(read: Read) -> None:
    timexes = read("They signed it on May 3, 2011. The same day, shots were fired. Two days later, it was void.")

    assert [t.value for t in timexes] == ["2011-05-03", "2011-05-03", "2011-05-05"]


def test_following_year_and_day_before_count_from_the_last_date(read: Read) -> None:
    assert [t.value for t in read("It began in 1956. It ended the following year.")] == ["1956", "1957"]
    assert [t.value for t in read("He left on May 3, 2011. She had left the day before.")] == [
        "2011-05-03",
        "2011-05-02",
    ]


def test_stated_dates_and_counted_dates_differ_in_basis(read: Read) -> None:
    assert read("They met on May 3, 2011.")[0].basis is DateBasis.STATED
    assert read("They met on Tuesday.")[0].basis is DateBasis.RELATIVE


def test_what_is_counted_from_a_guessed_page_day_is_marked(parser: Parser) -> None:
    reader = TimeReader(Published(earliest=ANCHOR, latest=ANCHOR, basis=DateBasis.INFERRED))
    sentences = parser.parse("They met on Tuesday. They had met on May 3, 2011.")

    assert [t.basis for s in sentences for t in reader.read(s)] == [DateBasis.INFERRED, DateBasis.STATED]


def test_without_a_publication_day_relative_words_keep_no_value(read: Read) -> None:
    [relative] = read("They met on Tuesday.", None)
    [stated] = read("They met on May 3, 2011.", None)

    assert relative.text == "Tuesday"
    assert relative.value is None
    assert relative.earliest is None
    assert stated.value == "2011-05-03"


def test_a_weekday_is_the_same_for_both_possible_days_of_publication(read: Read) -> None:
    [timex] = read("They will meet on Sunday.", date(2014, 3, 12), date(2014, 3, 13))

    assert timex.value == "2014-03-16"
    assert timex.earliest == timex.latest == date(2014, 3, 16)


def test_a_month_of_possible_days_gives_an_interval_without_a_value(read: Read) -> None:
    [timex] = read("They met on Sunday.", date(2014, 3, 1), date(2014, 3, 31))

    assert timex.value is None
    assert timex.earliest == date(2014, 2, 23)
    assert timex.latest == date(2014, 3, 30)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Friday.", "2014-03-07"),
        ("He will leave on Friday.", "2014-03-14"),
        ("He is leaving on Friday.", "2014-03-14"),
        ("He had left by Friday.", "2014-03-07"),
        ("He plans to leave on Friday.", "2014-03-14"),
        ("He is expected to leave on Friday.", "2014-03-14"),
        ("He could leave on Friday.", "2014-03-14"),
        ("He has been in Rome since Friday.", "2014-03-07"),
        ("The trip was announced on Friday.", "2014-03-07"),
        ("The trip is planned for Friday.", "2014-03-14"),
        ("A record was set on Friday.", "2014-03-07"),
        ("The ban had been due to expire on Friday.", "2014-03-07"),
        ("A new rate is payable Friday.", "2014-03-14"),
        ("Tempers rose in the run-up to Friday's vote.", "2014-03-14"),
        ("The court extended the deadline until Friday.", "2014-03-14"),
        ("He said Friday that he will leave.", "2014-03-07"),
    ],
)
def test_tense_decides_between_last_and_next(read: Read, text: str, value: str) -> None:
    assert [t.value for t in read(text)] == [value]


def test_durations_and_sets_have_their_types(read: Read) -> None:
    assert read("It lasted three days.")[0].type is TimexType.DURATION
    assert read("They meet daily.")[0].type is TimexType.SET
    assert read("They met at 5 p.m.")[0].type is TimexType.TIME


def test_spans_are_offsets_in_the_document(parser: Parser) -> None:
    text = "Ames spoke first. Birk answered on Tuesday."
    reader = TimeReader(Published(earliest=ANCHOR, latest=ANCHOR, basis=DateBasis.STATED))

    found = [t for s in parser.parse(text, 100) for t in reader.read(s)]

    assert [text[t.start - 100 : t.end - 100] for t in found] == ["Tuesday"]


def test_what_is_counted_from_a_month_names_no_day(read: Read) -> None:
    month, same, later = read("He resigned in October 2013. That same day he left. Three days later he spoke.")

    assert month.value == "2013-10"
    assert same.value == "2013-10-XX"
    assert (same.earliest, same.latest) == (date(2013, 10, 1), date(2013, 10, 31))
    assert later.value is None
    assert (later.earliest, later.latest) == (date(2013, 10, 4), date(2013, 11, 3))


def test_following_and_previous_weekdays_count_from_the_last_date(read: Read) -> None:
    found = read("They met on May 3, 2011. The following Monday they parted. They had quarrelled the previous Friday.")

    assert [t.value for t in found] == ["2011-05-03", "2011-05-09", "2011-05-06"]


def test_a_clock_time_without_a_day_is_of_the_day_just_spoken_of(read: Read) -> None:
    found = read("The bomb went off on Monday. Police came at 5 p.m. and left.")

    assert [t.value for t in found] == ["2014-03-10", "2014-03-10T17:00"]


def test_both_days_are_kept_where_the_order_of_day_and_month_cannot_be_told(read: Read) -> None:
    [unknown] = read("The treaty was signed on 04/05/2011.")
    shown, known = read("The treaty was signed on 25/03/2011. It was ratified on 04/05/2011.")

    assert unknown.value is None
    assert (unknown.earliest, unknown.latest) == (date(2011, 4, 5), date(2011, 5, 4))
    assert (shown.value, known.value) == ("2011-03-25", "2011-05-04")
