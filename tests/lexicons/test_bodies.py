"""Organisations and institutions: their tables hold together, and name the bodies that everyone names."""

import csv
import re
from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest

from legation.lexicons.actors import Institution, Organisation
from legation.lexicons.registry import INSTITUTION_KINDS, ORGANISATION_KINDS
from legation.lexicons.tables import read_csv_table
from legation.lexicons.who import SECTORS

FOLDER = Path(str(files("legation.lexicons") / "data" / "actors"))
NAMED = """
NATO NATO
UN U.N.
UNSC Security Council
UNHCR UNHCR
MONUSCO MONUSCO
WHO WHO
G7 G-7
EU Brussels
EC European Commission
AU African Union
QUAD Quad
MINSK_GROUP Minsk Group
ISIS ISIL
ALQAEDA al-Qaida
LTTE Tamil Tigers
KLA Kosovo Liberation Army
GOP Republicans
DEMOCRATS Democratic Party
LABOUR Labour Party
TORIES Tories
ANC African National Congress
INC Indian National Congress
MDC Movement for Democratic Change
AMNESTY Amnesty International
AP Associated Press
JIJI Jiji
RIA RIA Novosti
NIKKEI Nikkei
RUS.kremlin Kremlin
USA.state_department Foggy Bottom
USA.pentagon Defense Department
USA.hhs HHS
FRA.quai Quai d'Orsay
IND.rashtrapati_bhavan Rashtrapati Bhavan
JPN.diet Diet
UKR.rada Verkhovna Rada
IRN.quds Quds Force
SUN.kgb KGB
GBR.scotland_yard Scotland Yard
USA.supreme_court U.S. Supreme Court
"""
GENERIC = (
    "IS|Supreme Court|National Assembly|Senate|Parliament|Army|Navy|Coast Guard|Federal Police|Central Bank|"
    "Foreign Ministry|Defense Ministry|Cortes|Red Crescent|Socialist Party|Communist Party"
)
MEMBERS = {
    "G7": "CAN DEU FRA GBR ITA JPN USA",
    "P5": "CHN FRA GBR RUS USA",
    "QUAD": "AUS IND JPN USA",
    "MINSK_GROUP": "FRA RUS USA",
    "GCC": "ARE BHR KWT OMN QAT SAU",
}


def cells(name: str) -> list[dict[str, str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


ORGANISATIONS = read_csv_table(FOLDER / "organisations.csv", Organisation, "organisations/1")
INSTITUTIONS = read_csv_table(FOLDER / "institutions.csv", Institution, "institutions/1")
BODIES = (*ORGANISATIONS, *INSTITUTIONS)
STATES = {row["id"] for row in cells("states.csv")}


def bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def claims() -> dict[str, set[str]]:
    claimed: dict[str, set[str]] = defaultdict(set)
    for body in BODIES:
        for name in (body.name, *body.aliases):
            claimed[bare(name)].add(body.id)
    return claimed


@pytest.mark.parametrize("name", ["organisations.csv", "institutions.csv"])
def test_rows_are_sorted_by_ids_that_stand_once(name: str) -> None:
    ids = [row["id"] for row in cells(name)]
    assert ids == sorted(set(ids))


def test_the_tables_are_wide() -> None:
    assert len(ORGANISATIONS) >= 300
    assert len(INSTITUTIONS) >= 250


def test_no_name_is_claimed_by_two_bodies() -> None:
    assert {name: ids for name, ids in claims().items() if len(ids) > 1} == {}


def test_no_body_bears_the_name_of_a_state() -> None:
    names = {bare(row["name"]) for row in cells("states.csv")}
    assert names & claims().keys() == set()


def test_kinds_sectors_and_codes_are_those_of_the_codebooks() -> None:
    assert {body.kind for body in ORGANISATIONS} <= ORGANISATION_KINDS
    assert {body.kind for body in INSTITUTIONS} <= INSTITUTION_KINDS
    assert {body.sector for body in BODIES} <= SECTORS
    assert [body.id for body in ORGANISATIONS if body.code and not re.fullmatch(r"([A-Z0-9]{3}){1,4}", body.code)] == []


def test_every_state_code_is_a_state() -> None:
    named = chain.from_iterable((body.country, *body.members) for body in ORGANISATIONS)
    assert {code for code in named if code} <= STATES
    assert {body.country for body in INSTITUTIONS} <= STATES


def test_an_organisation_of_one_state_is_coded_under_it() -> None:
    wrong = [b.id for b in ORGANISATIONS if b.country and b.code and b.code[:3] not in (b.country, "IMG")]
    assert wrong == []


def test_institutions_carry_their_state_in_the_id() -> None:
    assert [body.id for body in INSTITUTIONS if not body.id.startswith(f"{body.country}.")] == []


def test_no_body_ends_before_it_begins() -> None:
    first, last = date.min, date.max
    assert [body.id for body in BODIES if (body.valid_to or last) < (body.valid_from or first)] == []


def test_terms_are_held_in_states_and_in_organisations_that_exist() -> None:
    known = STATES | {body.id for body in ORGANISATIONS}
    assert {row["body"] for row in cells("terms.csv")} - known == set()


@pytest.mark.parametrize("line", NAMED.strip().splitlines())
def test_well_known_names_belong_to_their_bodies(line: str) -> None:
    id, name = line.split(" ", 1)
    assert claims()[bare(name)] == {id}


@pytest.mark.parametrize("name", GENERIC.split("|"))
def test_names_that_many_states_use_belong_to_nobody(name: str) -> None:
    assert bare(name) not in claims()


@pytest.mark.parametrize(("id", "members"), MEMBERS.items())
def test_short_lists_of_members_are_complete(id: str, members: str) -> None:
    assert next(sorted(body.members) for body in ORGANISATIONS if body.id == id) == members.split()


def test_the_kgb_and_the_league_of_nations_have_ended() -> None:
    ended = {body.id: body.valid_to for body in BODIES}
    assert ended["SUN.kgb"] == date(1991, 12, 3)
    assert ended["LEAGUE_OF_NATIONS"] == date(1946, 4, 20)
    assert ended["NATO"] is None
