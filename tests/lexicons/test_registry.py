"""The registry as it ships, and with a user's own rows over it."""

from datetime import date

import pytest

from legation.errors import SchemaMismatch, UnknownCode
from legation.lexicons.registry import load_registry

HEAD = "# schema: people/1\n# origin: test\nid,name,aliases,family,gender,country,wikidata\n"


def test_the_shipped_tables_agree_with_one_another():
    registry = load_registry()
    assert sum(state.kind == "state" for state in registry.states) >= 193
    assert len(registry.organisations) > 150
    assert len(registry.people) > 2000


@pytest.mark.parametrize(
    ("office", "body", "day", "person"),
    [
        ("prime_minister", "JPN", date(2014, 3, 12), "shinzo_abe"),
        ("foreign_minister", "JPN", date(2016, 9, 22), "fumio_kishida"),
        ("president", "RUS", date(2010, 6, 1), "dmitry_medvedev"),
        ("president", "USA", date(2016, 12, 15), "barack_obama"),
    ],
)
def test_offices_are_held_by_whoever_held_them_on_the_day(office, body, day, person):
    assert load_registry().holders(office, body, day) == (person,)


def test_a_users_rows_are_laid_over_ours(tmp_path):
    (tmp_path / "people.csv").write_text(HEAD + "ana_quispe,Ana Quispe,,Quispe,f,PER,\n", "utf-8")
    assert "ana_quispe" in {person.id for person in load_registry(tmp_path).people}


def test_a_user_is_told_every_fault_with_file_and_line(tmp_path):
    rows = "ana_quispe,Ana Quispe,,Quispe,f,PER\nraul_soto,,,Soto,m,CHL,\n"
    (tmp_path / "people.csv").write_text(HEAD + rows, "utf-8")
    with pytest.raises(SchemaMismatch) as told:
        load_registry(tmp_path)
    assert "people.csv:4" in str(told.value)
    assert "people.csv:5" in str(told.value)


def test_a_country_that_is_no_state_is_a_fault(tmp_path):
    (tmp_path / "people.csv").write_text(HEAD + "ana_quispe,Ana Quispe,,Quispe,f,XQX,\n", "utf-8")
    with pytest.raises(UnknownCode, match="XQX"):
        load_registry(tmp_path)
