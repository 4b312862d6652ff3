"""Offices, people and their terms: the tables hold together, and say who held what on days that everyone can look up."""

import csv
from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from legation.lexicons.actors import Office, Person, Term
from legation.lexicons.tables import read_csv_table

FOLDER = Path(str(files("legation.lexicons") / "data" / "actors"))
CODEBOOK_SECTORS = "GOV LEG JUD MIL COP SPY OPP REB SEP UAF INS PTY BUS LAB MED EDU REL CVL REF ELI NGO IGO MNC JRN CRM HLH ENV HRI UNS"
HOLDERS = """
president RUS 2004-06-01 vladimir_putin
president RUS 2010-06-01 dmitry_medvedev
prime_minister RUS 2010-06-01 vladimir_putin
foreign_minister RUS 2003-05-01 igor_ivanov
foreign_minister RUS 2016-12-15 sergei_lavrov
defence_minister RUS 2016-12-15 sergei_shoigu
presidential_spokesperson RUS 2016-12-15 dmitry_peskov
prime_minister JPN 2001-05-01 junichiro_koizumi
prime_minister JPN 2007-08-01 shinzo_abe
prime_minister JPN 2010-11-01 naoto_kan
prime_minister JPN 2016-12-15 shinzo_abe
prime_minister JPN 2021-01-15 yoshihide_suga
foreign_minister JPN 2016-12-15 fumio_kishida
foreign_minister JPN 2002-07-01 yoriko_kawaguchi
chief_cabinet_secretary JPN 2014-04-01 yoshihide_suga
president USA 2001-09-11 george_w_bush
president USA 2016-12-15 barack_obama
president USA 2018-06-12 donald_trump
president USA 2022-02-24 joe_biden
vice_president USA 2003-03-20 dick_cheney
secretary_of_state USA 2003-02-05 colin_powell
secretary_of_state USA 2011-05-01 hillary_clinton
secretary_of_state USA 2015-07-14 john_kerry
secretary_of_state USA 2022-06-01 antony_blinken
secretary_of_defense USA 2004-05-01 donald_rumsfeld
national_security_adviser USA 1972-02-21 henry_kissinger
prime_minister GBR 1982-04-05 margaret_thatcher
prime_minister GBR 2003-03-20 tony_blair
prime_minister GBR 2022-10-01 liz_truss
foreign_secretary GBR 2011-03-19 william_hague
queen GBR 1997-09-01 queen_elizabeth
chancellor DEU 1990-10-03 helmut_kohl
chancellor DEU 2015-09-01 angela_merkel
foreign_minister DEU 2003-02-08 joschka_fischer
president FRA 2003-02-14 jacques_chirac
president FRA 2015-11-13 francois_hollande
foreign_minister FRA 2015-07-14 laurent_fabius
president CHN 2008-08-08 hu_jintao
prime_minister CHN 2015-03-15 li_keqiang
foreign_minister CHN 2010-07-01 yang_jiechi
foreign_minister CHN 2023-03-01 qin_gang
president KOR 2018-04-27 moon_jae_in
leader PRK 2018-04-27 kim_jong_un
prime_minister IND 1999-07-01 atal_bihari_vajpayee
prime_minister IND 2019-08-05 narendra_modi
president PAK 2001-09-11 pervez_musharraf
prime_minister PAK 2019-08-05 imran_khan
president IRN 2007-04-01 mahmoud_ahmadinejad
foreign_minister IRN 2015-07-14 mohammad_javad_zarif
supreme_leader IRN 2015-07-14 ali_khamenei
prime_minister ISR 2001-09-11 ariel_sharon
prime_minister ISR 2021-12-01 naftali_bennett
president EGY 1979-03-26 anwar_sadat
president EGY 2012-12-01 mohamed_morsi
president TUR 2016-07-15 recep_tayyip_erdogan
foreign_minister TUR 2011-03-01 ahmet_davutoglu
president UKR 2013-11-21 viktor_yanukovych
president UKR 2022-02-24 volodymyr_zelensky
president SYR 2015-09-30 bashar_al_assad
president IRQ 1990-08-02 saddam_hussein
revolution_leader LBY 1986-04-15 muammar_gaddafi
president ZAF 1995-06-24 nelson_mandela
president ZWE 2008-06-27 robert_mugabe
president SDN 2004-07-01 omar_al_bashir
prime_minister ETH 2018-07-09 abiy_ahmed
president CUB 1991-12-25 fidel_castro
president VEN 2002-04-11 hugo_chavez
president BRA 2009-10-02 luiz_inacio_lula_da_silva
secretary_general UN 2003-03-20 kofi_annan
secretary_general UN 2016-12-15 ban_ki_moon
secretary_general UN 2022-02-24 antonio_guterres
secretary_general NATO 1999-03-24 javier_solana
secretary_general NATO 2022-02-24 jens_stoltenberg
high_representative EU 2012-06-01 catherine_ashton
director_general IAEA 2003-03-07 mohamed_elbaradei
managing_director IMF 2010-05-02 dominique_strauss_kahn
pope VAT 1989-12-01 pope_john_paul_ii
pope VAT 2015-09-24 pope_francis
party_leader SUN 1962-10-22 nikita_khrushchev
president SUN 1991-06-12 mikhail_gorbachev
""".strip().splitlines()

offices = {row.id: row for row in read_csv_table(FOLDER / "offices.csv", Office, "offices/1")}
people = {row.id: row for row in read_csv_table(FOLDER / "people.csv", Person, "people/1")}
terms = read_csv_table(FOLDER / "terms.csv", Term, "terms/1")


def holders(office: str, body: str, day: date) -> set[str]:
    return {
        t.person
        for t in terms
        if (t.office, t.body) == (office, body) and t.valid_from <= day and (t.valid_to is None or day <= t.valid_to)
    }


def test_tables_are_as_wide_as_promised():
    assert len(offices) >= 150
    assert len(people) >= 1500
    assert len(terms) >= 2200


@pytest.mark.parametrize("name", ["offices", "people", "terms"])
def test_rows_are_sorted_and_stand_once(name: str):
    rows = _cells(name)
    keys = [row[:1] if name != "terms" else [row[0], row[3], row[1], row[2]] for row in rows]
    assert keys == sorted(keys)
    assert len({tuple(key) for key in keys}) == len(keys)


def test_terms_name_known_people_and_offices():
    assert {t.person for t in terms} <= people.keys()
    assert {t.office for t in terms} <= offices.keys()
    assert not [t for t in terms if offices[t.office].collective]


def test_terms_end_after_they_begin():
    assert not [t for t in terms if t.valid_to is not None and t.valid_to < t.valid_from]


def test_everybody_in_the_tables_held_something():
    assert people.keys() == {t.person for t in terms}


def test_nobody_shares_an_office_of_one_holder():
    """Some offices go by one name and are two (two services of one state have a chief each): those stay as they are."""
    groups: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        if offices[term.office].single and not term.acting and term.office != "intelligence_chief":
            groups[term.office, term.body].append(term)
    for held in groups.values():
        held.sort(key=lambda t: t.valid_from)
        for one, other in pairwise(held):
            assert one.valid_to is not None, (one, other)
            assert one.valid_to < other.valid_from, (one, other)


def test_high_offices_have_one_holder_and_roles_have_many():
    assert offices["president"].single
    assert offices["foreign_minister"].single
    for many in (
        "special_envoy",
        "ambassador",
        "activist",
        "lawmaker",
        "official",
        "deputy_foreign_minister",
        "government",
    ):
        assert not offices[many].single


def test_words_for_an_office_mean_one_office_in_each_state():
    words: dict[str, list[Office]] = defaultdict(list)
    for office in offices.values():
        for form in {form.casefold() for form in (office.name, *office.aliases, *office.plurals)}:
            words[form].append(office)
    for form, meant in words.items():
        for one in meant:
            for other in meant:
                if one is not other:
                    assert one.countries, (form, one.id, other.id)
                    assert other.countries, (form, one.id, other.id)
                    assert not set(one.countries) & set(other.countries), (form, one.id, other.id)


def test_sectors_are_those_of_the_codebook():
    assert {office.sector for office in offices.values()} <= set(CODEBOOK_SECTORS.split())


def test_every_person_has_a_family_name_that_their_name_holds():
    for person in people.values():
        assert person.gender in ("f", "m")
        assert person.family in person.name, person


@pytest.mark.parametrize("fact", HOLDERS)
def test_who_held_what_on_a_day(fact: str):
    office, body, day, person = fact.split()
    assert holders(office, body, date.fromisoformat(day)) == {person}


def test_office_is_vacant_before_its_first_holder():
    assert holders("president", "RUS", date(1990, 1, 1)) == set()
    assert holders("commission_chairperson", "AU", date(1999, 1, 1)) == set()


def test_day_of_handing_over_belongs_to_the_successor():
    assert holders("president", "USA", date(2009, 1, 20)) == {"barack_obama"}
    assert holders("president", "USA", date(2009, 1, 19)) == {"george_w_bush"}


@pytest.mark.parametrize(
    ("person", "alias"),
    [
        ("sergei_lavrov", "Sergey Lavrov"),
        ("muammar_gaddafi", "Moammar Gadhafi"),
        ("shinzo_abe", "Abe Shinzo"),
        ("mohammed_bin_salman", "MBS"),
        ("recep_tayyip_erdogan", "Recep Tayyip Erdogan"),
        ("volodymyr_zelensky", "Zelenskyy"),
        ("gerhard_schroder", "Gerhard Schroeder"),
        ("moon_jae_in", "Moon Jae In"),
    ],
)
def test_spelling_variants_lead_to_the_person(person: str, alias: str):
    assert alias in people[person].aliases


def test_family_names_stand_where_the_language_puts_them():
    assert people["xi_jinping"].family == "Xi"
    assert people["shinzo_abe"].family == "Abe"
    assert people["kim_jong_un"].family == "Kim"
    assert people["ursula_von_der_leyen"].family == "von der Leyen"
    assert people["nguyen_phu_trong"].family == "Nguyen"


def test_given_names_are_sorted_and_tell_their_gender():
    rows = _cells("given_names")
    names = [row[0] for row in rows]
    assert names == sorted(set(names))
    assert len(names) >= 1500
    genders = {row[0]: row[1] for row in rows}
    assert (genders["Sergei"], genders["Yoko"], genders["Jean"]) == ("m", "f", "")
    assert {"Jordan", "Chad", "Israel", "May", "Will"}.isdisjoint(names), (
        "states and common words are no evidence of a person"
    )


def _cells(name: str) -> list[list[str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(line for line in file if not line.startswith("#")))[1:]
