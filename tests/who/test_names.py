"""Names: states, bodies and people of the registry, people whom a text introduces, and words that only look like names."""

import pytest

from legation.language import Parser
from tests.who.reading import GAZETTEER, read


@pytest.mark.parametrize(
    ("text", "word", "id", "code"),
    [
        ("Russia recalled its envoy.", "Russia", "RUS", "RUS"),
        ("The US criticised the ruling.", "US", "USA", "USA"),
        ("The U.S. criticised the ruling.", "U.S.", "USA", "USA"),
        ("Tokyo protested to Moscow.", "Tokyo", "JPN", "JPN"),
        ("Tokyo protested to Moscow.", "Moscow", "RUS", "RUS"),
        ("The Kremlin welcomed the offer.", "Kremlin", "RUS.kremlin", "RUSGOV"),
        ("The UN Security Council adopted the text.", "Council", "UNSC", "IGOUNOSEC"),
        ("The UN security council adopted the text.", "council", "UNSC", "IGOUNOSEC"),
        ("NATO sent two ships.", "NATO", "NATO", "IGOWSTNAT"),
        ("The State Department denied it.", "Department", "USA.state_department", "USAGOV"),
        ("Hamas rejected the truce.", "Hamas", "hamas", "PSEUAFHAM"),
        ("Fumio Kishida visited Kyiv.", "Kishida", "fumio_kishida", "JPNGOV"),
        ("Sergei Lavrov visited Cairo.", "Lavrov", "sergey_lavrov", "RUSGOV"),
        ("President Recep Tayyip Erdoğan visited Cairo.", "Erdoğan", "recep_tayyip_erdogan", "TURGOV"),
        ("President Bashar al-Assad visited Cairo.", "Assad", "bashar_al_assad", "SYRGOV"),
        ("Putin visited Cairo.", "Putin", "vladimir_putin", "RUSGOV"),
        ("Mr. Putin visited Cairo.", "Putin", "vladimir_putin", "RUSGOV"),
        ("Putin To Visit Japan in December, Kremlin Says.", "Putin", "vladimir_putin", "RUSGOV"),
        ("Dmitri Medvedev visited Cairo.", "Medvedev", "dmitry_medvedev", "RUSELI"),
        ("Vladimir Vladimirovich Putin visited Cairo.", "Putin", "vladimir_putin", "RUSGOV"),
        ("UN Secretary-General Ban Ki-moon visited Cairo.", "moon", "ban_ki_moon", "IGOUNO"),
    ],
)
def test_registry_names_are_resolved(parser: Parser, text: str, word: str, id: str, code: str) -> None:
    (mention,) = read(parser, text).who(word)
    assert (mention.id, mention.code) == (id, code)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They told us nothing.", "us"),
        ("Michael Jordan praised the players.", "Jordan"),
        ("Chad Smith plays the drums.", "Smith"),
        ("Denzel Washington praised the film.", "Washington"),
        ("Akie Abe opened the fair.", "Abe"),
        ("Will Putin write the review?", "review"),
        ("The ruling in Roe vs. Biden stood.", "Biden"),
        ("The Issoufou report was published.", "report"),
        ("Issoufou spoke to the farmers.", "Issoufou"),
        ("Georgia voted for the Republican candidate.", "Georgia"),
        ("The Brown report was published in May.", "May"),
        ("He left.", "He"),
        ("He paid US$40 for the book.", "40"),
        ("Anyone can register at japan.example.com today.", "register"),
    ],
)
def test_what_only_looks_like_a_name_gets_no_country(parser: Parser, text: str, word: str) -> None:
    assert [m.country for m in read(parser, text).who(word) if m.country] == []


def test_georgia_is_the_state_where_the_text_speaks_of_the_caucasus(parser: Parser) -> None:
    reading = read(parser, "Officials arrived in Tbilisi on Monday. Georgia signed the accord.")
    assert reading.ids("Georgia") == ["GEO"]


def test_a_seat_says_that_it_stands_for_the_government(parser: Parser) -> None:
    (mention,) = read(parser, "Tokyo protested.").who("Tokyo")
    assert (mention.kind, mention.basis) == ("state", "seat: Tokyo")


def test_a_full_name_with_another_given_name_is_another_person(parser: Parser) -> None:
    (mention,) = read(parser, "Akie Abe opened the fair.").who("Abe")
    assert (mention.id, mention.kind) == ("text:akie_abe", "person")


def test_a_common_family_name_alone_is_nobody_until_introduced(parser: Parser) -> None:
    assert all(m.country is None for m in read(parser, "Later May resigned.", "2019-06-01").who("May"))
    later = read(parser, "Theresa May met Merkel. Later May resigned.", "2019-06-01")
    assert later.ids("May") == ["theresa_may"]
    month = read(parser, "Theresa May met Merkel. Talks will be held in May.", "2019-04-01")
    assert month.ids("May") != ["theresa_may"]


def test_a_lesser_known_leader_is_known_where_the_state_is_spoken_of(parser: Parser) -> None:
    reading = read(parser, "Officials of Niger met on Monday. Issoufou spoke to the farmers.")
    assert reading.ids("Issoufou") == ["mahamadou_issoufou"]


def test_an_office_tells_namesakes_apart(parser: Parser) -> None:
    reading = read(parser, "Secretary of State Clinton flew home. Clinton spoke.", "2012-05-01")
    assert reading.ids("Clinton", 0) == reading.ids("Clinton", 1) == ["hillary_clinton"]


@pytest.mark.parametrize(
    ("text", "word", "id", "code", "role"),
    [
        ("Ukraine's acting president Oleksandr Turchynov told reporters so.", "Turchynov", "text:oleksandr_turchynov", "UKRGOV", "acting president"),
        ("Maria Zakharova, spokeswoman of the Russian Foreign Ministry, denied it.", "Zakharova", "text:maria_zakharova", "RUSGOV", "spokeswoman"),
        ("Russian First Deputy Prime Minister Igor Shuvalov will come.", "Shuvalov", "text:igor_shuvalov", "RUSGOV", None),
        ("Egyptian activist Mona Fadel was arrested.", "Fadel", "text:mona_fadel", "EGYCVL", "activist"),
        ("U.S. ambassador to Russia Michael Hanley spoke.", "Hanley", "text:michael_hanley", "USAGOV", "ambassador"),
        ("Former Ukrainian president Leonid Drach spoke.", "Drach", "text:leonid_drach", "UKRELI", "former president"),
    ],
)  # fmt: skip
def test_people_whom_the_text_introduces(
    parser: Parser, text: str, word: str, id: str, code: str, role: str | None
) -> None:
    (mention,) = read(parser, text).who(word)
    assert (mention.id, mention.code) == (id, code)
    assert role is None or mention.role == role


def test_an_introduced_person_is_known_by_the_family_name_alone(parser: Parser) -> None:
    reading = read(
        parser,
        "Ukraine's acting president Oleksandr Turchynov spoke on Monday. The deputies applauded. Turchynov left.",
    )
    assert [(m.id, m.country) for m in reading.who("Turchynov")] == [("text:oleksandr_turchynov", "UKR")]


def test_apposition_gives_a_known_person_the_role_it_names(parser: Parser) -> None:
    reading = read(parser, "Fumio Kishida, Japan's top diplomat, flew to Berlin.")
    assert (reading.who("Kishida")[0].role, reading.who("Kishida")[0].text) == ("top diplomat", "Fumio Kishida")


def test_a_mention_holds_title_and_name_and_no_relative_clause(parser: Parser) -> None:
    reading = read(parser, "Japanese foreign minister Fumio Kishida, who was in Berlin, met Lavrov.")
    assert reading.who("Kishida")[0].text == "Japanese foreign minister Fumio Kishida"


def test_a_blank_line_ends_a_phrase(parser: Parser) -> None:
    reading = read(parser, "Kyodo\n\nForeign Minister Fumio Kishida met Lavrov.")
    assert reading.who("Kishida")[0].text == "Foreign Minister Fumio Kishida"


def test_a_relative_pronoun_is_its_antecedent(parser: Parser) -> None:
    reading = read(parser, "Lavrov, who visited Tokyo, met Kishida.")
    assert reading.ids("who") == ["sergey_lavrov"]


def test_spans_cut_their_own_words(parser: Parser) -> None:
    text = "U.S. Secretary of State John Kerry and the Kremlin's envoy met Turkish protesters in Paris on Monday."
    reading = read(parser, text)
    for i in range(len(reading.sentences[0].tokens)):
        for m in (*reading.actors[0].parties(i), *reading.actors[0].modifiers(i)):
            assert text[m.start : m.end] == m.text


def test_named_lists_what_the_registry_knows(parser: Parser) -> None:
    reading = read(parser, "Lavrov told NATO that Russian troops would leave Syria.")
    assert [m.id for m in reading.actors[0].named()] == ["sergey_lavrov", "NATO", "RUS", "SYR"]


def test_the_longer_name_wins() -> None:
    assert [h.entries[0].row.id for h in GAZETTEER.find("North Korea and Niger, not Nigeria's Romanian")] == [
        "PRK",
        "NER",
        "NGA",
    ]


def test_names_inside_words_and_addresses_are_none() -> None:
    assert GAZETTEER.find("Iranology at www.russia.com by @Japan") == []


def test_a_dateline_is_no_party(parser: Parser) -> None:
    reading = read(parser, "TOKYO (Kyodo) -- Russia and Japan agreed on Friday.")
    assert [m.id for m in reading.actors[0].named()] == ["RUS", "JPN"]


@pytest.mark.parametrize(
    ("text", "word", "id", "country"),
    [
        ("Obama spoke. The Supreme Court upheld the ban.", "Court", "USA.supreme_court", "USA"),
        ("Nigeria protested. The Supreme Court upheld the ban.", "Court", None, None),
        ("The Supreme Court upheld the ban.", "Court", None, None),
        ("The Nigerian Supreme Court upheld the ban.", "Court", "NGA.supreme_court", "NGA"),
        ("The Supreme Court of Nigeria upheld the ban.", "Court", "NGA.supreme_court", "NGA"),
        ("The Liberal Party refused.", "Party", None, None),
        ("Japan's Liberal Party refused.", "Party", "JPN.liberals", "JPN"),
        ("Germany voted on Sunday. The Liberal Party lost.", "Party", "DEU.liberals", "DEU"),
    ],
)
def test_a_body_of_many_states_is_told_by_the_state_beside_it(
    parser: Parser, text: str, word: str, id: str | None, country: str | None
) -> None:
    assert [(m.id, m.country) for m in read(parser, text).who(word)] == [(id, country)]
