"""Calendar arithmetic, and laws that hold for every reading."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.language import Sentence, Token
from legation.model import DateBasis, Published
from legation.when import TimeReader
from legation.when.calendar import add_months, days_of, easter, shift, weekday_from

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WORDS = st.sampled_from(
    [
        "the",
        "a",
        "last",
        "next",
        "this",
        "two",
        "12",
        "1994",
        "Tuesday",
        "week",
        "weeks",
        "months",
        "year",
        "ago",
        "later",
        "early",
        "late",
        "March",
        "May",
        "31",
        "30",
        "June",
        "of",
        ",",
        "-",
        "'s",
        "in",
        "Sunday",
        "morning",
        "third",
        "quarter",
        "half",
        "past",
        "few",
        "every",
        "other",
        "5",
        "Christmas",
        "decade",
        "1990s",
        "day",
        "before",
        "after",
        "summer",
        "end",
        "and",
    ]
)


def _flat(words: list[str]) -> Sentence:
    """A sentence whose words all hang on the first."""
    tokens, place = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, place, place + len(word), word, word.lower(), "NOUN", "NN", "dep", 0))
        place += len(word) + 1
    text = " ".join(words)
    return Sentence.of(0, len(text), text, tuple(tokens))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=9), DAYS, st.integers(0, 40))
def test_spans_hold_and_days_are_in_order(words: list[str], day: date, width: int) -> None:
    sentence = _flat(words)
    published = Published(earliest=day, latest=day + timedelta(width), basis=DateBasis.INFERRED)

    reach = 0
    for timex in TimeReader(published).read(sentence):
        assert sentence.text[timex.start : timex.end] == timex.text
        assert timex.start >= reach
        reach = timex.end
        assert (timex.earliest is None) == (timex.latest is None)
        if timex.earliest is not None and timex.latest is not None:
            assert timex.earliest <= timex.latest


@given(DAYS, st.integers(1, 7))
def test_weekday_from_stays_within_a_week(day: date, weekday: int) -> None:
    back, on = weekday_from(day, weekday, -1), weekday_from(day, weekday, 1)

    assert back.isoweekday() == on.isoweekday() == weekday
    assert 0 <= (day - back).days < 7
    assert 0 <= (on - day).days < 7


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y", "DE", "CE"]))
def test_a_unit_around_a_day_holds_the_day(day: date, unit: str) -> None:
    value = shift(day, unit, 0)

    days = days_of(value or "")
    assert days is not None
    assert days[0] <= day <= days[1]


def test_months_end_where_they_end() -> None:
    assert add_months(date(2014, 1, 31), 1) == date(2014, 2, 28)
    assert add_months(date(2014, 1, 31), -2) == date(2013, 11, 30)


def test_easter_falls_where_it_fell() -> None:
    assert [easter(year) for year in (1998, 2014, 2024)] == [date(1998, 4, 12), date(2014, 4, 20), date(2024, 3, 31)]


def test_values_that_are_no_calendar_days_have_none() -> None:
    assert days_of("P3D") is None
    assert days_of("2014-06-31") is None
    assert days_of("PAST_REF") is None
