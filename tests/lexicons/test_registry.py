"""The registry as it ships, and with a user's own rows over it."""

from datetime import date

import pytest

from legation.errors import DuplicateEntry, SchemaMismatch, UnknownCode
from legation.lexicons.registry import load_registry, read_registry

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


def write(folder, name, header, *rows):
    """Write a table of that name into a folder."""
    text = f"# schema: {name}/1\n# origin: test\n{header}\n" + "".join(f"{row}\n" for row in rows)
    (folder / f"{name}.csv").write_text(text, "utf-8")


STATES = "id,name,official,kind,aliases,adjectives,demonyms,seats,regions,valid_from,valid_to,wikidata"
ORGANISATIONS = "id,name,aliases,kind,country,sector,code,members,valid_from,valid_to,wikidata"
INSTITUTIONS = "id,name,aliases,country,kind,sector,valid_from,valid_to,wikidata"
OFFICES = "id,name,aliases,plurals,sector,rank,collective,countries,single"
TERMS = "person,office,body,valid_from,valid_to,acting,origin"


@pytest.fixture
def small(tmp_path):
    """Return a folder with a small registry of one state and its king."""
    write(tmp_path, "states", STATES, "RUR,Ruritania,,state,,Ruritanian,Ruritanians,Strelsau,,,,")
    write(tmp_path, "offices", OFFICES, "king,king,,kings,GOV,1,false,,true", "envoy,envoy,,envoys,GOV,5,false,,false")
    people = ("rudolf,Rudolf Elphberg,,Elphberg,m,RUR,", "michael,Michael Strelsau,,Strelsau,m,RUR,")
    write(tmp_path, "people", HEAD.splitlines()[-1], *people)
    return tmp_path


def test_a_table_may_be_absent(small):
    registry = read_registry([small])
    assert registry.organisations == registry.terms == ()
    assert [state.name for state in registry.states] == ["Ruritania"]


def test_a_row_of_a_later_folder_replaces_the_row_of_its_id(small, tmp_path_factory):
    over = tmp_path_factory.mktemp("over")
    write(over, "states", STATES, "RUR,Kingdom of Ruritania,,state,,Ruritanian,,,,,,")
    registry = read_registry([small, over])
    assert [state.name for state in registry.states] == ["Kingdom of Ruritania"]


def test_a_term_of_a_later_folder_replaces_that_of_its_first_day(small, tmp_path_factory):
    over = tmp_path_factory.mktemp("over")
    write(small, "terms", TERMS, "rudolf,king,RUR,1990-01-01,,false,test")
    write(over, "terms", TERMS, "rudolf,king,RUR,1990-01-01,1995-12-31,false,test")
    assert read_registry([small, over]).holders("king", "RUR", date(1996, 1, 1)) == ()


def test_two_holders_of_one_throne_on_one_day_are_a_fault(small):
    write(
        small,
        "terms",
        TERMS,
        "michael,king,RUR,1995-06-01,,false,test",
        "rudolf,king,RUR,1990-01-01,1995-06-01,false,test",
    )
    with pytest.raises(SchemaMismatch, match=r"terms\.csv:4: rudolf and michael are both king of RUR on 1995-06-01"):
        read_registry([small])


def test_a_long_reign_is_held_against_all_that_fall_into_it(small):
    rows = ("rudolf,king,RUR,1990-01-01,,false,test", "rudolf,king,RUR,1991-01-01,1991-02-01,false,test")
    write(small, "terms", TERMS, *rows, "michael,king,RUR,1995-06-01,1996-01-01,false,test")
    with pytest.raises(SchemaMismatch, match="both king of RUR on 1995-06-01"):
        read_registry([small])


def test_a_regent_and_offices_of_many_holders_overlap_freely(small):
    rows = ("rudolf,king,RUR,1990-01-01,,false,test", "michael,king,RUR,1995-06-01,,true,test")
    envoys = ("rudolf,envoy,RUR,1990-01-01,,false,test", "michael,envoy,RUR,1990-01-01,,false,test")
    write(small, "terms", TERMS, *rows, *envoys)
    registry = read_registry([small])
    assert registry.holders("king", "RUR", date(1995, 7, 1)) == ("rudolf", "michael")
    assert set(registry.holders("envoy", "RUR", date(1995, 7, 1))) == {"rudolf", "michael"}


def test_an_id_belongs_to_one_row_of_all_tables(small):
    write(small, "organisations", ORGANISATIONS, "RUR,Ruritanian Union,,igo,,IGO,,,,,")
    with pytest.raises(DuplicateEntry, match=r"organisations\.csv:4: id 'RUR' stands in states\.csv:4 already"):
        read_registry([small])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("ZEN,Zenda League,,league,,IGO,,,,,", "ZEN: no kind 'league'"),
        ("ZEN,Zenda League,,igo,,XXX,,,,,", "ZEN: no sector 'XXX'"),
        ("ZEN,Zenda League,,igo,ZZZ,IGO,,,,,", "ZEN: no state has the code 'ZZZ'"),
        ("ZEN,Zenda League,,igo,,IGO,,RUR;QQQ,,,", "ZEN: no state has the code 'QQQ'"),
        ("ZEN,Zenda League,,igo,,IGO,IGOX,,,,", "ZEN: 'IGOX' is not made of CAMEO's three-letter codes"),
        ("zen,Zenda League,,igo,,IGO,,,,,", "'zen' is not formed as ids of this table are"),
        ("ZEN,Zenda League,,igo,,IGO,,,,,95", "ZEN: '95' is no Wikidata id"),
    ],
)
def test_codes_that_no_codebook_has_are_faults(small, row, fault):
    write(small, "organisations", ORGANISATIONS, row)
    with pytest.raises(UnknownCode) as told:
        read_registry([small])
    assert f"organisations.csv:4: {fault}" in str(told.value)


def test_an_institution_bears_its_state_in_the_id(small):
    write(small, "institutions", INSTITUTIONS, "ZZZ.diet,Diet,,RUR,parliament,LEG,,,")
    with pytest.raises(UnknownCode, match="does not begin with its country"):
        read_registry([small])


def test_a_term_of_nobody_known_is_a_fault(small):
    write(
        small,
        "terms",
        TERMS,
        "sapt,king,RUR,1990-01-01,,false,test",
        "rudolf,czar,ZEN,1990-01-01,1989-01-01,false,test",
    )
    with pytest.raises(SchemaMismatch) as told:
        read_registry([small])
    for fault in ("terms.csv:4: no table has the person 'sapt'", "terms.csv:5: no table has the office 'czar'"):
        assert fault in str(told.value)
    assert "terms.csv:5: no table has the body 'ZEN'" in str(told.value)
    assert "terms.csv:5: rudolf: the term ends before it begins" in str(told.value)


def test_offices_of_a_person_are_those_that_touch_the_days():
    registry = load_registry()
    held = {
        (term.office, term.body) for term in registry.offices_of("vladimir_putin", date(2009, 1, 1), date(2009, 2, 1))
    }
    assert ("prime_minister", "RUS") in held
    assert ("president", "RUS") not in held
    assert registry.offices_of("nobody_known", date(2009, 1, 1), date(2009, 2, 1)) == ()


def test_a_state_is_found_by_its_code():
    registry = load_registry()
    japan = registry.state("JPN")
    assert japan is not None
    assert japan.name == "Japan"
    assert registry.state("XQX") is None


def test_ids_are_unique_over_all_tables():
    registry = load_registry()
    tables = (registry.states, registry.organisations, registry.institutions, registry.offices, registry.people)
    ids = [row.id for table in tables for row in table]
    assert len(ids) == len(set(ids))
