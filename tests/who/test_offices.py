"""Offices, roles and groups."""

import pytest

from legation.language import Parser
from tests.who.reading import read


@pytest.mark.parametrize(
    ("day", "holder"),
    [("2010-05-03", "dmitry_medvedev"), ("2014-03-12", "vladimir_putin"), ("2005-01-31", "vladimir_putin")],
)
def test_an_office_is_held_by_whoever_held_it_on_the_day(parser: Parser, day: str, holder: str) -> None:
    (mention,) = read(parser, "The Russian president spoke.", day).who("president")
    assert mention.id == holder
    assert mention.basis == f"holder of RUS.president on {day}"


def test_an_office_on_a_page_without_a_date_has_no_holder(parser: Parser) -> None:
    (mention,) = read(parser, "The Russian president spoke.", None).who("president")
    assert (mention.id, mention.kind, mention.code) == ("RUS.president", "office", "RUSGOV")


@pytest.mark.parametrize(
    ("text", "word", "id"),
    [
        ("Japan's top diplomat spoke.", "diplomat", "fumio_kishida"),
        ("The president of Russia spoke.", "president", "vladimir_putin"),
        ("The foreign minister of Japan spoke.", "minister", "fumio_kishida"),
        ("The Russian Foreign Ministry denied it.", "Ministry", "RUS.foreign_ministry"),
        ("The Syrian government denied it.", "government", "SYR.government"),
        ("Ukraine's parliament passed the bill.", "parliament", "UKR.parliament"),
        ("The Obama administration objected.", "administration", "USA.government"),
    ],
)
def test_offices_and_ministries_of_a_state(parser: Parser, text: str, word: str, id: str) -> None:
    assert read(parser, text).ids(word) == [id]


def test_a_plural_office_of_two_states_is_both_holders(parser: Parser) -> None:
    reading = read(parser, "The Japanese and Russian foreign ministers met.")
    assert reading.ids("ministers") == ["fumio_kishida", "sergey_lavrov"]


def test_his_counterpart_holds_the_same_office_elsewhere(parser: Parser) -> None:
    reading = read(parser, "Kishida called his Russian counterpart on Monday.")
    assert reading.ids("counterpart") == ["sergey_lavrov"]


def test_the_counterpart_of_a_secretary_of_state_is_a_foreign_minister(parser: Parser) -> None:
    reading = read(parser, "John Kerry met his Russian counterpart on Monday.")
    assert reading.ids("counterpart") == ["sergey_lavrov"]


def test_his_ministry_is_the_ministry_of_his_office(parser: Parser) -> None:
    reading = read(parser, "Kishida urged Lavrov to start talks, his ministry said.")
    assert reading.ids("ministry") == ["JPN.foreign_ministry"]


@pytest.mark.parametrize(
    ("text", "word", "kind", "code"),
    [
        ("Turkish protesters marched.", "protesters", "group", "TURCVL"),
        ("Protesters from Turkey marched.", "Protesters", "group", "TURCVL"),
        ("Three activists were arrested.", "activists", "group", "CVL"),
        ("A senior Japanese official said so.", "official", "office", "JPNGOV"),
        ("Abe's adviser resigned.", "adviser", "office", "JPNGOV"),
        ("A Russian court jailed them.", "court", "organisation", "RUSJUD"),
        ("Syrian government troops advanced.", "troops", "group", "SYRMIL"),
        ("Ukrainian forces withdrew.", "forces", "group", "UKRMIL"),
        ("Taliban fighters withdrew.", "fighters", "group", "AFGUAFTAL"),
        ("A Saudi dissident sued the company.", "dissident", "person", "SAUOPP"),
        ("The former Russian president spoke.", "president", "office", "RUSELI"),
        ("The Russian ambassador to Japan spoke.", "ambassador", "office", "RUSGOV"),
        ("A spokesman for the Kremlin denied it.", "spokesman", "office", "RUSGOV"),
        ("Kremlin spokesman Dmitry Peskov denied it.", "Peskov", "person", "RUSGOV"),
        ("Russians voted on Sunday.", "Russians", "group", "RUS"),
        ("Russian leaders refused.", "leaders", "group", "RUSGOV"),
        ("Dozens of Turkish protesters marched.", "Dozens", "group", "TURCVL"),
        ("Police in Japan arrested him.", "Police", "group", "JPNCOP"),
        ("Moscow protesters were arrested.", "protesters", "group", "RUSCVL"),
        ("Russia accused the Ukrainian army of slaughter.", "army", "organisation", "UKRMIL"),
    ],
)
def test_roles_and_groups_take_country_and_sector_from_the_phrase(
    parser: Parser, text: str, word: str, kind: str, code: str
) -> None:
    (mention,) = read(parser, text).who(word)
    assert (mention.kind, mention.code) == (kind, code)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Pro-Russian rebels attacked.", "rebels"),
        ("The pro-Russian rebels attacked.", "rebels"),
        ("Anti-American protesters marched.", "protesters"),
        ("Iran-backed militants attacked.", "militants"),
        ("White farmers lost their land.", "farmers"),
        ("A court ruling angered them.", "ruling"),
        ("The minister resigned.", "minister"),
        ("A minister resigned.", "minister"),
        ("The president resigned.", "president"),
        ("Protesters marched on the embassy.", "Protesters"),
        ("Four Japan-claimed islands were seized.", "islands"),
        ("The ambassador to Japan spoke.", "ambassador"),
        ("Talks with Russia failed.", "Talks"),
        ("A visit to Japan was planned.", "visit"),
        ("Israel's critics protested.", "critics"),
        ("Kremlin critics protested.", "critics"),
        ("The Liberal Party chairman spoke.", "chairman"),
        ("The chairman of the Liberal Party spoke.", "chairman"),
        ("Russia's neighbours protested.", "neighbours"),
        ("Supporters of Israel marched.", "Supporters"),
        ("Putin met his counterpart in Minsk.", "counterpart"),
    ],
)
def test_no_country_is_given_that_the_phrase_does_not_state(parser: Parser, text: str, word: str) -> None:
    mentions = read(parser, text).who(word)
    assert mentions
    assert [m.country for m in mentions] == [None]


def test_a_thing_keeps_its_own_words(parser: Parser) -> None:
    (mention,) = read(parser, "A court ruling angered the farmers.").who("ruling")
    assert (mention.text, mention.kind, mention.id) == ("A court ruling", "other", None)


@pytest.mark.parametrize(
    ("text", "word", "ids"),
    [
        ("Japanese sanctions hurt.", "Japanese", ["JPN"]),
        ("Putin's visit pleased them.", "Putin", ["vladimir_putin"]),
        ("Japan-Russia talks began.", "Japan", ["JPN", "RUS"]),
        ("Russo-Japanese talks began.", "Japanese", ["RUS", "JPN"]),
        ("Sino-Indian talks began.", "Indian", ["CHN", "IND"]),
        ("U.S.-led strikes began.", "U.S.-led", ["USA"]),
        ("Pro-Russian sentiment grew.", "Russian", []),
        ("Nuclear talks began.", "Nuclear", []),
        ("UN sanctions hurt.", "UN", ["UN"]),
    ],
)
def test_modifiers_name_the_parties_before_a_noun(parser: Parser, text: str, word: str, ids: list[str]) -> None:
    assert read(parser, text).modifier(word) == ids


def test_parts_of_a_name_are_no_modifiers_of_it(parser: Parser) -> None:
    reading = read(parser, "Russian Foreign Ministry officials met Fumio Kishida.")
    assert reading.modifier("Foreign") == reading.modifier("Fumio") == []


def test_those_who_left_office_are_elites(parser: Parser) -> None:
    (mention,) = read(parser, "Barack Obama spoke in Berlin.", "2018-06-01").who("Obama")
    assert (mention.sector, mention.code) == ("ELI", "USAELI")


def test_a_counterpart_named_behind_is_that_person(parser: Parser) -> None:
    reading = read(parser, "Abe met his counterpart Italian President Sergio Mattarella in Rome.")
    assert [(m.id, m.text) for m in reading.who("Mattarella")] == [
        ("text:sergio_mattarella", "his counterpart Italian President Sergio Mattarella")
    ]


def test_what_belongs_to_the_verb_is_no_part_of_the_phrase(parser: Parser) -> None:
    reading = read(parser, "Russia accused the Ukrainian army of slaughter.")
    assert reading.who("army")[0].text == "the Ukrainian army"


def test_people_of_several_states_are_a_group_of_each(parser: Parser) -> None:
    reading = read(parser, "Russia expelled diplomats from Japan, Germany and France.")
    assert [m.code for m in reading.who("diplomats")] == ["JPNGOV", "DEUGOV", "FRAGOV"]
    assert {m.text for m in reading.who("diplomats")} == {"diplomats from Japan, Germany and France"}


def test_an_unknown_state_among_several_leaves_all_open(parser: Parser) -> None:
    reading = read(parser, "Russia expelled diplomats from Japan, Ruritania and France.")
    assert [m.country for m in reading.who("diplomats")] == [None]
