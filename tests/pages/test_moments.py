"""Times of posting, in many languages."""

from datetime import datetime

import pytest

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch
from legation.lexicons.times import read_time_words, time_words
from legation.pages.moments import find_moment, is_moment_line


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("7. März 2020 um 23:20", datetime(2020, 3, 7, 23, 20)),
        ("Lun 5 Fév 2018 22:06", datetime(2018, 2, 5, 22, 6)),
        ("3 de marzo de 2014, a las 14:05", datetime(2014, 3, 3, 14, 5)),
        ("12 марта 2014, 10:11", datetime(2014, 3, 12, 10, 11)),
        ("Tue 16-Jun-20 16:12:14", datetime(2020, 6, 16, 16, 12)),
        ("Sat, Jun 18 '05, 10:24 PM", datetime(2005, 6, 18, 22, 24)),
        ("14h05 le 12.03.2014", datetime(2014, 3, 12, 14, 5)),
    ],
)
def test_exact_times_are_read_in_many_languages(line: str, moment: datetime) -> None:
    found = find_moment(line)

    assert found is not None
    assert found.posted.earliest == found.posted.latest == moment


@pytest.mark.parametrize(
    "line", ["vor 3 Stunden", "Gestern, 14:05", "il y a 2 jours", "hace un año", "вчера в 9:30", "9:00am On Apr 24"]
)
def test_times_that_count_from_an_unknown_day_are_kept_as_printed(line: str) -> None:
    found = find_moment(line)

    assert found is not None
    assert (found.posted.text, found.posted.earliest) == (line, None)


@pytest.mark.parametrize(
    "line", ["Registriert seit: 16. Oktober 2003", "Last edited: May 3, 2014", "Heute ist es schön", "version 2.059"]
)
def test_join_dates_edits_and_mere_words_are_no_times_of_posting(line: str) -> None:
    assert find_moment(line) is None


def test_a_sentence_with_a_date_is_no_line_of_time() -> None:
    assert not is_moment_line("On 4 May 2019 the two ministers met in Lima")


def test_faulty_time_words_are_refused() -> None:
    good = 'schema = "times/1"\norigin = "own"\n'
    with pytest.raises(SchemaMismatch):
        read_time_words('schema = "times/2"\norigin = "own"\n')
    with pytest.raises(SchemaMismatch, match="months"):
        read_time_words(f'{good}months = [["jan"]]\n')
    months = "months = [" + ", ".join(f'["m{n}"]' for n in range(12)) + "]\n"
    with pytest.raises(LexiconError, match="weekdays"):
        read_time_words(good + months)
    lists = "".join(f'{name} = ["{name}"]\n' for name in type(time_words()).__slots__ if name != "months")
    with pytest.raises(DuplicateEntry, match="stands twice"):
        read_time_words(good + months + lists.replace('units = ["units"]', 'units = ["day", "day"]'))
    assert read_time_words(good + months + lists).months["m11"] == 12


def test_signs_whose_small_form_is_longer_shift_nothing() -> None:
    found = find_moment("İİ 12.03.2014")

    assert found is not None
    assert (found.posted.text, found.start) == ("12.03.2014", 3)
