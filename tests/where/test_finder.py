"""Which names in a sentence are places, and which place a name means."""

import pytest

from legation.language import Parser, Sentence
from legation.where import find_places


def places(parser: Parser, text: str) -> list[tuple[str, str, str | None]]:
    """Return the words, the name and the country of each place."""
    found = []
    for sentence in parser.parse(text):
        found += [(place.text, place.name, place.country) for place in find_places(sentence)]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers conferred in Geneva on Monday.", ["Geneva"]),
        ("Envoys met in Oslo on Friday.", ["Oslo"]),
        ("Troops shelled the Syrian city of Homs.", ["Homs"]),
        ("The king visited Japan.", ["Japan"]),
        ("They met in the Black Sea resort of Sochi.", ["Sochi"]),
        ("The leaders gathered at Camp David.", ["Camp David"]),
        ("A ship was stopped off Okinawa.", ["Okinawa"]),
        ("Talks were held in Geneva and Vienna.", ["Geneva", "Vienna"]),
        ("She flew to Nairobi.", ["Nairobi"]),
        ("They dined at State House, Nairobi, before noon.", ["Nairobi"]),
        ("Shells landed near Donetsk overnight.", ["Donetsk"]),
        ("The frigate sank off Yemen.", ["Yemen"]),
        ("Crowds gathered outside Kabul.", ["Kabul"]),
        ("Protests spread across France.", ["France"]),
        ("The prime minister visited Hanoi in May.", ["Hanoi"]),
        ("His visit to Mongolia lasted three days.", ["Mongolia"]),
        ("The envoy flew from Cairo to Riyadh.", ["Cairo", "Riyadh"]),
        ("She left for Minsk at dawn.", ["Minsk"]),
        ("The government sent troops to Mali.", ["Mali"]),
        ("They withdrew from Kherson.", ["Kherson"]),
        ("Rebels shelled Homs for a week.", ["Homs"]),
        ("The siege of Aleppo went on.", ["Aleppo"]),
        ("An attack on Kunduz killed nine soldiers.", ["Kunduz"]),
        ("A jet was shot down over Sinai.", ["Sinai"]),
        ("Soldiers took the Syrian city of Homs.", ["Homs"]),
        ("Fighting went on in Helmand province.", ["Helmand"]),
        ("The column stopped west of Mariupol.", ["Mariupol"]),
        ("Patrols landed on Iturup.", ["Etorofu"]),
        ("A summit took place in Yalta, Crimea.", ["Yalta", "Crimea"]),
        ("The leaders dined in Nagato, in western Japan.", ["Nagato", "Japan"]),
        ("Unrest grew in Eastern Ukraine.", ["Ukraine"]),
        ("They spoke at Camp David.", ["Camp David"]),
        ("Two ships collided in the Strait of Hormuz.", ["Strait of Hormuz"]),
        ("He was held at Guantanamo Bay.", ["Guantanamo Bay"]),
        ("Officials from both sides met in Tokyo and Seoul.", ["Tokyo", "Seoul"]),
        ("Talks were held in the capital, Damascus.", ["Damascus"]),
        ("The delegation met residents in Sharm el-Sheikh.", ["Sharm el-Sheikh"]),
        ("The president rested at the Black Sea resort of Sochi.", ["Sochi"]),
        ("Negotiators reconvened in Paris Tuesday.", ["Paris"]),
        ("The clash took place close to Goma.", ["Goma"]),
    ],
)
def test_a_name_that_stands_where_places_stand_is_a_place(parser, text, expected):
    assert [name for _, name, _ in places(parser, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo said on Friday that it would respond.",  # a government speaks
        "Washington's decision angered its allies.",  # a government decides
        "The proposal was rejected by Beijing.",
        "Moscow and Ankara agreed on a truce.",
        "Diplomats urged Tehran to answer.",
        "She sent a letter to Moscow.",
        "Pressure from Beijing has grown.",
        "Relations between Seoul and Tokyo soured.",
        "Sanctions against Russia remain.",
        "The parties resumed talks on Crimea.",
        "They quarrelled over Kashmir for years.",
        "Ministers negotiated on the Southern Kurils.",
        "Paris Hilton arrived late.",
        "He spoke with Michael Jordan about it.",
        "President Lincoln visited the camp.",
        "The Washington Post reported the deal.",
        "He told the Moscow Times about the offer.",
        "Reading the statement took an hour.",
        "It would be Nice to know more.",
        "He showed confidence in Clinton.",
        "The ambassador to Japan resigned.",
        "A Moscow-based analyst agreed.",
        "The U.S. base reopened.",
        "Fighters of al-Qaeda in Iraq claimed the attack.",
        "The Bank of England raised rates.",
        "Anger at Moscow is rising.",
        "The March offensive failed.",
        "Jordan told reporters that he was tired.",
        "He arrived with Obama.",
        "Tokyo said it would wait.",
        "Moscow rejected the offer.",
        "Michael Jordan met reporters.",
        "Reading is fun.",
        "He praised Washington's offer.",
        "It happened in May.",
        "President Lincoln spoke.",
        "The oslo accord is old.",
        "The Bolivian president declared a siege in Pando.",  # a namesake in another state is not meant
    ],
)
def test_a_name_that_is_no_place_here_is_left_alone(parser, text):
    assert places(parser, text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("He was born in Paris, Texas.", "Paris", "USA"),
        ("An American envoy came to Paris.", "Paris", "FRA"),
        ("The U.S. secretary of state arrived in Moscow.", "Moscow", "RUS"),
        ("A bomb went off in Tripoli.", "Tripoli", "LBY"),
        ("A bomb went off in the Lebanese city of Tripoli.", "Tripoli", "LBN"),
        ("Lebanon sent soldiers after a bomb went off in Tripoli.", "Tripoli", "LBN"),
        ("Pakistan's army paraded in Hyderabad.", "Hyderabad", "PAK"),
        ("Voters lined up in Atlanta, Georgia.", "Atlanta", "USA"),
        ("Soldiers paraded in Tbilisi, Georgia.", "Tbilisi", "GEO"),
        ("Greece hosted the session in Athens.", "Athens", "GRC"),
        ("American diplomats arrived in Athens.", "Athens", "GRC"),
    ],
)
def test_of_places_with_one_name_that_is_meant_which_the_sentence_points_to(parser, text, name, country):
    assert (name, country) in [(found, state) for _, found, state in places(parser, text)]


def test_of_two_towns_in_one_country_the_one_in_the_region_named_is_meant(parser):
    [sentence] = parser.parse("The treaty was signed in Portland, Maine.")

    town = find_places(sentence)[0]

    assert town.longitude == pytest.approx(-70.3, abs=0.5)


def test_a_region_that_shares_its_name_with_a_state_is_told_by_its_town(parser):
    assert ("Georgia", "Georgia", "USA") in places(parser, "Voters lined up in Atlanta, Georgia.")
    assert ("Georgia", "Georgia", "GEO") in places(parser, "Soldiers paraded in Tbilisi, Georgia.")


def test_disputed_ground_has_no_country(parser):
    """A gazetteer that files Crimea under one side takes that side."""
    assert places(parser, "Soldiers were seen in Crimea.") == [("Crimea", "Crimea", None)]
    assert places(parser, "Ships anchored off Crimea.") == [("Crimea", "Crimea", None)]
    assert places(parser, "The inspectors landed on Takeshima.") == [("Takeshima", "Dokdo", None)]


def test_an_old_name_leads_to_the_place(parser):
    assert places(parser, "The convoy stopped in Kiev.") == [("Kiev", "Kyiv", "UKR")]


def test_a_dateline_is_a_place(parser):
    [first, *_] = places(parser, "MOSCOW, Oct. 3 (Agency) - The ministry published the text.")

    assert first == ("MOSCOW", "Moscow", "RUS")


def test_the_state_in_a_dateline_goes_with_its_city(parser):
    assert places(parser, "LA PAZ, Bolivia -- The ministry protested.") == [
        ("LA PAZ", "La Paz", "BOL"),
        ("Bolivia", "Bolivia", "BOL"),
    ]


def test_a_state_that_begins_the_clause_behind_a_comma_does_not_hold_the_city(parser):
    """A fronted place and an owner: "In X, Y's government ..."."""
    assert places(parser, "In Montevideo, Uruguay's government shut the paper.") == [
        ("Montevideo", "Montevideo", "URY")
    ]


def test_words_in_capitals_without_a_dash_are_no_dateline(parser):
    assert places(parser, "MOSCOW WARNED THE ENVOY") == []


def test_a_doubtful_name_needs_a_cue(parser):
    assert places(parser, "The shop stands in Nice, France.")[0] == ("Nice", "Nice", "FRA")
    assert places(parser, "The trust has faith in Nelson.") == []


def test_offsets_are_those_of_the_document():
    parser = Parser()
    text = "Nothing new. The envoys met in Sochi."
    sentence: Sentence = parser.parse(text, offset=100)[-1]

    [place] = find_places(sentence)

    assert text[place.start - 100 : place.end - 100] == place.text == "Sochi"
    assert place.geonames == 491422
