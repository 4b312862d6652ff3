"""Names of places, where a sentence uses them as places."""

import pytest

from legation.where import find_places, place_of

FOUND = [
    ("Envoys met in Oslo on Friday.", ["Oslo"]),
    ("Troops shelled the Syrian city of Homs.", ["Homs"]),
    ("The king visited Japan.", ["Japan"]),
    ("They met in the Black Sea resort of Sochi.", ["Sochi"]),
    ("The leaders gathered at Camp David.", ["Camp David"]),
    ("A ship was stopped off Okinawa.", ["Okinawa"]),
    ("Talks were held in Geneva and Vienna.", ["Geneva", "Vienna"]),
    ("She flew to Nairobi.", ["Nairobi"]),
]
NOT_FOUND = [
    "Tokyo said it would wait.",
    "Moscow rejected the offer.",
    "Michael Jordan met reporters.",
    "The Washington Post reported it.",
    "Reading is fun.",
    "He praised Washington's offer.",
    "It happened in May.",
    "President Lincoln spoke.",
    "The oslo accord is old.",
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_places_behind_prepositions_of_place_and_verbs_of_motion_are_found(parser, text, names):
    [sentence] = parser.parse(text)
    assert [place.name for place in find_places(sentence)] == names


@pytest.mark.parametrize("text", NOT_FOUND)
def test_governments_people_and_papers_are_no_places(parser, text):
    assert [place.name for sentence in parser.parse(text) for place in find_places(sentence)] == []


def test_disputed_ground_belongs_to_no_state(parser):
    [sentence] = parser.parse("Soldiers were seen in Crimea.")
    [place] = find_places(sentence)
    assert (place.name, place.country) == ("Crimea", None)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Abe met Putin in Sochi.", "met", "Sochi"),
        ("A visit to Japan was agreed in Moscow.", "visit", "Japan"),
        ("Putin held talks with Abe in Nagato.", "talks", "Nagato"),
        ("Oslo condemned the raid.", "condemned", None),
        ("The envoy, who lives in Lima, condemned the raid.", "condemned", None),
    ],
)
def test_the_place_of_a_happening_stands_in_its_own_clause(parser, text, word, expected):
    [sentence] = parser.parse(text)
    index = next(token.i for token in sentence.tokens if token.text == word)
    place = place_of(sentence, index, find_places(sentence))
    assert (place.name if place else None) == expected
