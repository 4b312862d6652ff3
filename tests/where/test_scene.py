"""Where a happening took place, as far as its sentence says."""

import pytest

from legation.language import Parser
from legation.where import find_places, place_of


def scene(parser: Parser, text: str, predicate: str) -> str | None:
    """Return the name of the place of the happening that the word *predicate* tells of."""
    [sentence] = parser.parse(text)
    token = next(t for t in sentence.tokens if t.text == predicate)
    place = place_of(sentence, token.i, find_places(sentence))
    return place.name if place else None


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("The ministers met in Geneva on Monday.", "met", "Geneva"),
        ("The ministers held talks in Geneva.", "talks", "Geneva"),
        ("Abe met Putin in Sochi.", "met", "Sochi"),
        ("A visit to Japan was agreed in Moscow.", "visit", "Japan"),
        ("Putin held talks with Abe in Nagato.", "talks", "Nagato"),
        ("The ministers held talks on Friday in Geneva.", "talks", "Geneva"),
        ("The ministers held talks on Friday in Geneva.", "held", "Geneva"),
        ("They met with officials in Geneva.", "met", "Geneva"),
        ("Putin visited Tokyo in December.", "visited", "Tokyo"),
        ("Putin's visit to Japan was put off.", "visit", "Japan"),
        ("The Russian leader arrived in Nagato on Thursday.", "arrived", "Nagato"),
        ("She left Tokyo for Minsk.", "left", "Minsk"),
        ("The envoy flew from Cairo to Riyadh.", "flew", "Riyadh"),
        ("They withdrew from Kherson.", "withdrew", "Kherson"),
        ("Rebels shelled Homs for a week.", "shelled", "Homs"),
        ("The siege of Aleppo went on.", "siege", "Aleppo"),
        ("Rebels in Idlib attacked a convoy.", "attacked", "Idlib"),
        ("An attack on a market in Kabul killed nine people.", "attack", "Kabul"),
        ("Two soldiers died in an attack in Kidal.", "died", "Kidal"),
        ("Soldiers stormed the Syrian city of Homs.", "stormed", "Homs"),
        ("Talks in Vienna ended without a text.", "ended", "Vienna"),
        ("The summit, held in Sochi, lasted a day.", "summit", "Sochi"),
        ("A second round of talks was held in Doha.", "talks", "Doha"),
        ("The minister condemned the attack in Paris.", "attack", "Paris"),
        ("Kerry flew to Moscow to meet Lavrov.", "meet", "Moscow"),
        ("Kerry arrived in Moscow and met Lavrov.", "met", "Moscow"),
        ("Abe met Putin during a visit to Moscow.", "met", "Moscow"),
        ("He arrived in Baku for talks with the president.", "talks", "Baku"),
        ("The leaders agreed to meet in Singapore.", "meet", "Singapore"),
        ("In Japan, the two leaders will meet at Nagato.", "meet", "Nagato"),
        ("The treaty was signed in Tokyo.", "signed", "Tokyo"),
        ("The two hold talks on the sidelines of a summit to be held in Lima.", "talks", "Lima"),
        ("The air force launched strikes on Rafah.", "strikes", "Rafah"),
        ("Police in Istanbul arrested three men.", "arrested", "Istanbul"),
        ("The navy fired a missile into the Sea of Japan.", "fired", "Sea of Japan"),
        ("Kishida and Lavrov gathered in Moscow and agreed on a date.", "agreed", "Moscow"),
        ("The president rested at the Black Sea resort of Sochi.", "rested", "Sochi"),
    ],
)
def test_the_place_of_a_happening(parser, text, predicate, expected):
    assert scene(parser, text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The minister condemned the attack in Paris.", "condemned"),
        ("Lavrov criticised exercises in Estonia.", "criticised"),
        ("Oslo condemned the raid.", "condemned"),
        ("The envoy, who lives in Lima, condemned the raid.", "condemned"),
        ("In Paris, the chancellor condemned the attack.", "attack"),
        ("Officials in Brussels rejected the plan.", "rejected"),
        ("The minister called for elections in Libya.", "called"),
        ("The envoy, who studied in London, resigned.", "resigned"),
        ("The president said that rebels had attacked a base in Mali.", "said"),
        ("Leaders vowed to fight militants in Niger.", "vowed"),
        ("The two sides discussed the war in Yemen.", "discussed"),
        ("Sanctions were imposed on Moscow.", "imposed"),
        ("She met a diplomat from Cairo.", "met"),
        ("The annexation and its meddling in Ukraine went on.", "annexation"),
        ("Lavrov, speaking in Moscow, rejected the claim.", "rejected"),
        ("MOSCOW, Oct. 3 (Agency) - The ministry rejected the text.", "rejected"),
        ("He spoke of his time in Rome after the vote.", "vote"),
    ],
)
def test_a_place_of_something_else_is_not_taken(parser, text, predicate):
    assert scene(parser, text, predicate) is None


def test_without_places_there_is_none(parser):
    [sentence] = parser.parse("They met.")

    assert place_of(sentence, 1, ()) is None
