"""Which time expression dates which happening."""

from datetime import date

import pytest

from legation.language import Parser
from legation.model import DateBasis, Granularity, Published
from legation.when import TimeReader, time_of, when_beside, when_of, when_published

DAY = Published(earliest=date(2016, 9, 22), latest=date(2016, 9, 22), basis=DateBasis.STATED)


def _time(parser: Parser, text: str, word: str) -> str | None:
    [sentence] = parser.parse(text)
    timexes = TimeReader(DAY).read(sentence)
    predicate = next(token.i for token in sentence.tokens if token.text == word)
    timex = time_of(sentence, predicate, timexes)
    return timex.text if timex else None


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("Ames said Wednesday that Birk will visit Oslo in October.", "visit", "October"),
        ("Ames said Wednesday that Birk will visit Oslo in October.", "said", "Wednesday"),
        ("The islands, which the army seized in 1945, remain disputed.", "seized", "1945"),
        ("The islands, which the army seized in 1945, remain disputed.", "remain", None),
        ("Ames met Birk on Tuesday and left on Friday.", "met", "Tuesday"),
        ("Ames met Birk on Tuesday and left on Friday.", "left", "Friday"),
        ("Ames held talks with Birk on Tuesday.", "talks", "Tuesday"),
        ("The vote on Sunday angered Oslo.", "vote", "Sunday"),
        ("Ames talked for three days.", "talked", None),
        ("Ames met Birk in Rome in February and in Oslo last April.", "met", "February"),
        ("Ames will visit Oslo.", "visit", None),
    ],
)
def test_happening_gets_the_time_of_its_own_clause(parser: Parser, text: str, word: str, time: str | None) -> None:
    assert _time(parser, text, word) == time


def test_when_keeps_the_words_and_their_place(parser: Parser) -> None:
    text = "Ames met Birk on Tuesday."
    [timex] = TimeReader(DAY).read(parser.parse(text)[0])

    when = when_of(timex)

    assert when is not None
    assert (when.earliest, when.latest, when.granularity) == (date(2016, 9, 20), date(2016, 9, 20), Granularity.DAY)
    assert text[when.start : when.end] == when.text == "Tuesday"


def test_a_duration_is_no_when(parser: Parser) -> None:
    [timex] = TimeReader(DAY).read(parser.parse("Ames stayed for three days.")[0])

    assert when_of(timex) is None


def test_the_pages_day_is_marked_as_such() -> None:
    inferred = Published(earliest=date(2014, 3, 10), latest=date(2014, 3, 16), basis=DateBasis.INFERRED)

    assert when_published(DAY).basis is DateBasis.PUBLISHED
    assert when_published(DAY).granularity is Granularity.DAY
    assert when_published(inferred).basis is DateBasis.INFERRED
    assert when_published(inferred).granularity is Granularity.RANGE


@pytest.mark.parametrize(
    ("text", "word", "ahead", "first", "last"),
    [
        ("Ames will visit Oslo before the summit on October 7.", "visit", True, "2016-09-22", "2016-10-07"),
        ("Ames will visit Oslo by the end of the year.", "visit", True, "2016-09-22", "2016-12-31"),
        ("Ames will visit Oslo on October 7.", "visit", True, "2016-10-07", "2016-10-07"),
        ("The army has occupied the islands since 1945.", "occupied", False, "1945-01-01", "2016-09-22"),
        ("Ames left after a vote on Tuesday.", "left", False, "2016-09-20", "2016-09-22"),
        ("The army seized the islands in 1945.", "seized", False, "1945-01-01", "1945-12-31"),
    ],
)
def test_what_lies_before_or_after_a_time_lies_between_it_and_the_page(
    parser: Parser, text: str, word: str, ahead: bool, first: str, last: str
) -> None:
    [sentence] = parser.parse(text)
    [timex] = TimeReader(DAY).read(sentence)
    predicate = next(token.i for token in sentence.tokens if token.text == word)

    when = when_beside(sentence, predicate, timex, DAY, ahead=ahead)

    assert when is not None
    assert (str(when.earliest), str(when.latest)) == (first, last)


def test_what_is_over_before_a_time_to_come_has_no_time_of_its_own(parser: Parser) -> None:
    [sentence] = parser.parse("The deputies voted ahead of Sunday's referendum.")
    [timex] = TimeReader(DAY).read(sentence)
    predicate = next(token.i for token in sentence.tokens if token.text == "voted")

    assert when_beside(sentence, predicate, timex, DAY, ahead=False) is None
