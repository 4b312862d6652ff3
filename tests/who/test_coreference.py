"""Pronouns and definite phrases, over sentences and passages."""

import pytest

from legation.language import Parser
from legation.model import PassageKind
from legation.who import ActorReader
from tests.who.reading import GAZETTEER, on, passage, read


@pytest.mark.parametrize(
    ("text", "word", "ids"),
    [
        ("Kishida met Lavrov. He will visit Moscow.", "He", ["fumio_kishida"]),
        ("Kishida said he told Lavrov so.", "he", ["fumio_kishida"]),
        ("Abe told Obama that he wants talks.", "he", ["shinzo_abe"]),
        ("Putin said Abe had called him.", "him", ["vladimir_putin"]),
        ("Merkel met Putin. She warned of sanctions.", "She", ["angela_merkel"]),
        ("Merkel met Putin. He smiled.", "He", ["vladimir_putin"]),
        ("Before he left for Cairo, Kerry met reporters.", "he", ["john_kerry"]),
        ("Japan said it would lift the ban.", "it", ["JPN"]),
        ("Russia refused. It expelled two envoys.", "It", ["RUS"]),
        ("The UN imposed sanctions on North Korea for its tests.", "its", ["PRK"]),
        ("The United States criticised Russia over its annexation of the land.", "its", ["RUS"]),
        ("Japan withdrew its ambassador.", "its", ["JPN"]),
        ("Abe and Putin met in Sochi. They agreed to meet again.", "They", ["shinzo_abe", "vladimir_putin"]),
        ("Abe met Putin in Sochi. They agreed to meet again.", "They", ["shinzo_abe", "vladimir_putin"]),
        ("Kishida spoke with Lavrov by phone. The two ministers agreed to meet.", "ministers", ["fumio_kishida", "sergey_lavrov"]),
        ("Abe met Putin in Sochi. The two leaders agreed to meet again.", "leaders", ["shinzo_abe", "vladimir_putin"]),
        ("Japan and Russia held talks. Both sides agreed to meet again.", "sides", ["JPN", "RUS"]),
        ("Tokyo and Moscow have a dispute. The two countries will hold talks.", "countries", ["JPN", "RUS"]),
        ("Abe met Biden and agreed that the two allies would cooperate.", "allies", ["JPN", "USA"]),
        ("North Korea tested a missile. Japan deplored new threats from the North.", "North", ["PRK"]),
        ("Kishida met Lavrov. The Russian foreign minister thanked him.", "him", ["fumio_kishida"]),
        ("The Japanese foreign ministry protested. The ministry summoned an envoy.", "ministry", ["JPN.foreign_ministry"]),
        ("Rouhani spoke on Monday. The president refused talks.", "president", ["hassan_rouhani"]),
        ("Russia closed the border. The country has few allies.", "country", ["RUS"]),
        ('"We will not give in," Lavrov said.', "We", ["sergey_lavrov"]),
        ("The US asked Japan to mend its ties.", "its", ["JPN"]),
        ("Iran said sanctions against it were illegal.", "it", ["IRN"]),
        ("In his speech, Putin refused talks.", "his", ["vladimir_putin"]),
        ("Obama spoke. In their meeting on Monday, Kishida and Lavrov agreed.", "their", ["fumio_kishida", "sergey_lavrov"]),
        ("Putin spoke on Monday. The Russian leader refused talks.", "leader", ["vladimir_putin"]),
        ("Israel told Egypt that it would open the crossing.", "it", ["ISR"]),
        ("While he will promote talks with Putin, Tokyo will keep the ban, Abe said.", "he", [None]),
    ],
)  # fmt: skip
def test_references_are_resolved(parser: Parser, text: str, word: str, ids: list[str]) -> None:
    assert read(parser, text).ids(word) == ids


def test_a_resolved_reference_keeps_its_words_and_says_how(parser: Parser) -> None:
    mentions = read(parser, "Kishida met Lavrov. The two ministers agreed.").who("ministers")
    assert {m.text for m in mentions} == {"The two ministers"}
    assert mentions[0].basis == "coreference: The two ministers = Fumio Kishida, Sergey Lavrov"


@pytest.mark.parametrize(
    ("text", "word", "ids"),
    [
        ("Abe and Putin arrived, and the ministers let them speak.", "them", ["shinzo_abe", "vladimir_putin"]),
        ("Abe and Putin arrived. Obama and Kerry greeted them.", "them", ["shinzo_abe", "vladimir_putin"]),
        ("Lavrov arrived. Kishida met and thanked him.", "him", ["sergey_lavrov"]),
        ("Lavrov came. Abe wanted him to leave.", "him", ["sergey_lavrov"]),
        ("The police let them march.", "them", [None]),
        ("Kishida thanked him.", "him", [None]),
        ("Abe wanted him to leave.", "him", [None]),
        # what is no object of that subject's verb may mean it
        ("Kishida said Lavrov thanked him.", "him", ["fumio_kishida"]),
    ],
)
def test_an_object_is_not_the_subject_of_its_own_verb(
    parser: Parser, text: str, word: str, ids: list[str | None]
) -> None:
    assert read(parser, text).ids(word) == ids


@pytest.mark.parametrize(
    "text", ["The protesters gathered. The police let them march.", "The soldiers made them leave and let them return."]
)
def test_whoever_is_let_or_made_to_act_is_not_who_lets_or_makes_them(parser: Parser, text: str) -> None:
    assert {m.basis for m in read(parser, text).who("them")} == {"unresolved"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It is important that talks begin.", "It"),
        ("It seems that talks failed.", "It"),
        ("It is believed that talks failed.", "It"),
        ("Kishida found it hard to agree.", "there"),
    ],
)
def test_an_expletive_names_nobody(parser: Parser, text: str, word: str) -> None:
    reading = read(parser, text if word != "there" else "There were talks.")
    assert reading.who("There" if word == "there" else word) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He refused.", "He"),
        ("Merkel spoke. He refused.", "He"),
        ("The plan failed. It was costly.", "It"),
        ("Japan, Russia and China held talks. The two countries agreed.", "countries"),
        ("They refused.", "They"),
        ("We will win.", "We"),
        ("Tokyo would back Washington as it lined up sanctions.", "it"),
        ("The US accused Russia of war crimes. Both Moscow and Kyiv denied it.", "it"),
        ("Obama offered support to Abe during his visit.", "his"),
        ("The government resigned.", "government"),
        ("Congress voted. It's an investment.", "It"),
        ("Russia refused. It was costly.", "It"),
        ("Obama met Abe. The presidents of Ruritania and Sylvania agreed.", "presidents"),
        ("Police held a Turk because he was in the country.", "country"),
        ("The Syrian government fell. The Kenyan government protested.", "government"),
        ("Japan, Korea and Russia talked. The states agreed.", "states"),
    ],
)
def test_what_cannot_be_told_stays_unresolved(parser: Parser, text: str, word: str) -> None:
    (mention,) = read(parser, text).who(word)
    assert (mention.id, mention.country) == (None, None)


def test_a_chain_runs_over_several_sentences(parser: Parser) -> None:
    reading = read(
        parser,
        "Japanese foreign minister Fumio Kishida called Lavrov on Tuesday. He asked for talks. "
        "His ministry gave no details. The minister will fly to Berlin.",
    )
    assert reading.ids("He", 1) == ["fumio_kishida"]
    assert reading.ids("ministry", 2) == ["JPN.foreign_ministry"]
    assert reading.ids("minister", 3) == ["fumio_kishida"]


def test_a_comment_does_not_take_the_pronouns_of_the_article(parser: Parser) -> None:
    reader = ActorReader(GAZETTEER, on("2014-03-12"))
    reader.start(passage(PassageKind.ARTICLE))
    read(parser, "Kishida met Lavrov.", reader=reader)
    reader.start(passage(PassageKind.COMMENT))
    (mention,) = read(parser, "He is a fool.", reader=reader).who("He")
    assert mention.basis == "unresolved"


def test_people_of_the_article_are_known_to_its_comments(parser: Parser) -> None:
    reader = ActorReader(GAZETTEER, on("2014-03-12"))
    reader.start(passage(PassageKind.ARTICLE))
    read(parser, "Ukraine's acting president Oleksandr Turchynov spoke.", reader=reader)
    reader.start(passage(PassageKind.COMMENT))
    assert read(parser, "Turchynov lied.", reader=reader).ids("Turchynov") == ["text:oleksandr_turchynov"]


def test_people_of_a_comment_are_unknown_to_the_next(parser: Parser) -> None:
    reader = ActorReader(GAZETTEER, on("2014-03-12"))
    reader.start(passage(PassageKind.COMMENT))
    read(parser, "My mayor Oleksandr Turchynov spoke.", reader=reader)
    reader.start(passage(PassageKind.COMMENT))
    assert read(parser, "Turchynov lied.", reader=reader).ids("Turchynov") == [None]


def test_title_and_article_are_one_discourse(parser: Parser) -> None:
    reader = ActorReader(GAZETTEER, on("2014-03-12"))
    reader.start(passage(PassageKind.TITLE))
    read(parser, "Kishida calls Lavrov.", reader=reader)
    reader.start(passage(PassageKind.ARTICLE))
    assert read(parser, "He asked for talks.", reader=reader).ids("He") == ["fumio_kishida"]


def test_a_pasted_report_is_read_at_its_own_date(parser: Parser) -> None:
    reader = ActorReader(GAZETTEER, on("2014-03-12"))
    reader.start(passage(PassageKind.PASTED, on("2010-05-03")))
    assert read(parser, "The Russian president spoke.", reader=reader).ids("president") == ["dmitry_medvedev"]


def test_reading_twice_gives_the_same(parser: Parser) -> None:
    text = "Abe met Putin in Sochi. They agreed that the two countries would talk. He left. Its envoy stayed."

    def everything() -> list[object]:
        reading = read(parser, text)
        return [a.parties(t.i) for s, a in zip(reading.sentences, reading.actors, strict=True) for t in s.tokens]

    assert everything() == everything()
