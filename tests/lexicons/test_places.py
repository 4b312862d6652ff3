"""The gazetteer: what stands in it, and what is said of a table that is wrong."""

import csv
import time
from pathlib import Path

import pytest

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch, UnknownCode
from legation.lexicons import places
from legation.lexicons.places import load_places, place_words, read_places, read_words
from legation.lexicons.registry import load_registry

FOLDER = Path(places.__file__).parent / "data" / "places"


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@pytest.fixture
def copy(tmp_path) -> Path:
    """A small copy of the tables, to be spoilt."""
    for name in ("english.csv", "extra.csv", "countries.csv", "words.toml"):
        (tmp_path / name).write_text((FOLDER / name).read_text("utf-8"), "utf-8")
    (tmp_path / "places.csv").write_text((FOLDER / "places.csv").read_text("utf-8"), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "shown", "country"),
    [
        ("Moscow", "Moscow", "RUS"),
        ("Kiev", "Kyiv", "UKR"),
        ("Hodeida", "Hodeidah", "YEM"),
        ("Hama", "Hama", "SYR"),
        ("Lodz", "Łódź", "POL"),
        ("Bunagana", "Bunagana", "COD"),
        ("Georgia", "Georgia", "GEO"),
        ("England", "England", "GBR"),
        ("U.S.", "United States", "USA"),
        ("Camp David", "Camp David", "USA"),
        ("Guantanamo Bay", "Guantanamo Bay", "CUB"),
        ("Black Sea", "Black Sea", None),
    ],
)
def test_a_name_leads_first_to_the_place_that_news_means(name, shown, country):
    spot = load_places().spots(name)[0]

    assert (spot.name, spot.country) == (shown, country)


def test_a_name_that_no_place_bears_leads_nowhere():
    assert load_places().spots("Ruritania") == ()


@pytest.mark.parametrize(
    "name",
    "Crimea;Kuril Islands;Northern Territories;Etorofu;Iturup;Kunashiri;Kunashir;Shikotan;Habomai;Senkaku Islands;Diaoyu Islands;Dokdo;"
    "Takeshima;Spratly Islands;Scarborough Shoal;Kashmir;Galwan Valley;Golan Heights;Nagorno-Karabakh;Abkhazia;South Ossetia;Transnistria;"
    "Western Sahara;Falkland Islands;Jerusalem;Abyei;Essequibo;Northern Cyprus".split(";"),
)
def test_disputed_ground_has_no_country_and_a_note_on_the_claims(name):
    spot = load_places().spots(name)[0]

    assert spot.country is None
    assert spot.note


def test_both_names_of_disputed_ground_lead_to_the_same_place():
    spots = load_places().spots
    pairs = "Etorofu Iturup;Kunashiri Kunashir;Dokdo Takeshima;Imia Kardak;Senkakus Diaoyus;Shusha Shushi"
    for one, other in map(str.split, pairs.split(";")):
        assert spots(one)[0] == spots(other)[0]


def test_every_state_and_territory_has_a_point():
    points = {row["country"] for row in table("countries.csv")}

    assert {state.id for state in load_registry().states if state.kind != "unrecognised"} <= points


@pytest.mark.parametrize(
    "name", ["Abkhazia", "South Ossetia", "Transnistria", "Somaliland", "Artsakh", "Northern Cyprus"]
)
def test_what_is_a_state_by_its_own_claim_only_is_a_place_without_a_country(name):
    assert load_places().spots(name)[0].country is None


def test_every_seat_of_government_that_is_a_city_is_known():
    seats = {seat for state in load_registry().states if state.kind == "state" for seat in state.seats}
    unknown = {seat for seat in seats if not load_places().spots(seat)}

    assert unknown == set()


@pytest.mark.parametrize(
    ("name", "key"),
    [("places.csv", "geonames"), ("english.csv", "geonames"), ("extra.csv", "name"), ("countries.csv", "country")],
)
def test_tables_are_sorted(name, key):
    keys = [int(row[key]) if row[key].isdigit() else row[key] for row in table(name)]

    assert keys == sorted(keys)


def test_the_hand_list_is_long_and_the_built_one_small_enough_to_ship():
    assert len(table("extra.csv")) >= 200
    assert (FOLDER / "places.csv").stat().st_size < 2_500_000


def test_the_built_table_credits_geonames():
    origin = (FOLDER / "places.csv").read_text("utf-8").splitlines()[1]

    assert "GeoNames" in origin
    assert "CC BY 4.0" in origin


def test_common_words_and_names_of_people_are_doubtful():
    assert {"Reading", "Nice", "Mobile", "Same"} <= place_words().never
    assert {"Nelson", "Taylor"} <= load_places().doubtful
    assert not {"Paris", "Florence", "Jordan"} & load_places().doubtful


def test_reading_is_quick_enough_for_a_first_call():
    load_registry()
    load_places()  # what it draws on is read
    start = time.process_time()
    read_places(FOLDER)

    assert time.process_time() - start < 1.0  # 0.15 s on a quiet machine


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "error", "words"),
    [
        ("places.csv", "# schema: places/1", "# schema: places/9", SchemaMismatch, "places.csv:1: schema is"),
        ("places.csv", ",35.759,51.376,", ",north,51.376,", SchemaMismatch, "places.csv:4: latitude"),
        ("places.csv", ",35.759,51.376,", ",95.759,51.376,", SchemaMismatch, "places.csv:4: latitudes"),
        ("places.csv", ",IRN,35.759", ",Iran,35.759", UnknownCode, "places.csv:4: 'Iran'"),
        ("extra.csv", "Abu Musa,,island", "Abu Musa,,rock", UnknownCode, "extra.csv:6: 'rock'"),
        (
            "extra.csv",
            "Abu Musa,,island",
            "Abu Musa,Crimea,island",
            DuplicateEntry,
            "'Crimea' stands for another place in line 6",
        ),
        ("extra.csv", ",COD,", ",QQQ,", UnknownCode, "no state has the code 'QQQ'"),
        ("countries.csv", "AFG,33.9", "AFG,133.9", SchemaMismatch, "countries.csv:"),
    ],
)
def test_a_fault_is_told_with_file_and_line(copy, name, old, new, error, words):
    spoil(copy / name, old, new)

    with pytest.raises(error) as caught:
        read_places(copy)

    assert words in str(caught.value)


def test_an_english_name_for_a_city_that_is_not_there_is_a_fault(copy):
    with (copy / "english.csv").open("a", encoding="utf-8") as file:
        file.write("999999999,Nowhere,\n")

    with pytest.raises(UnknownCode, match="999999999 is no city"):
        read_places(copy)


def test_all_faults_are_told_together(copy):
    spoil(copy / "extra.csv", "Abu Musa,,island", "Abu Musa,,rock")
    spoil(copy / "countries.csv", "AFG,33.9", "AFG,133.9")

    with pytest.raises(LexiconError) as caught:
        read_places(copy)

    assert "extra.csv:6" in str(caught.value)
    assert "countries.csv:" in str(caught.value)


def test_faulty_word_lists_are_refused_with_every_fault(copy):
    spoil(copy / "words.toml", 'to = ["into",', 'to = ["into", "into",')
    spoil(copy / "words.toml", "times = [", "hours = [")

    with pytest.raises(SchemaMismatch) as caught:
        read_words(copy / "words.toml")

    assert "'to' has into twice" in str(caught.value)
    assert "'hours' is no list of this schema" in str(caught.value)
    assert "'times' is missing" in str(caught.value)
