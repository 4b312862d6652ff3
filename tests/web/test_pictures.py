"""The network and the map."""

import json
import math
import re

import pytest

from legation.errors import SchemaMismatch
from legation.model.dealings import Dealing
from legation.web.disputed import disputed_places, read_disputed
from legation.web.network import SIDE, network_of, tone_of


def dealing(one, other, events=1, mean=None):
    return Dealing(one=one, other=other, events=events, mean=mean)


def test_the_layout_is_the_same_whenever_the_figures_are():
    dealings = [dealing("CHN", "USA", 9, -2.0), dealing("CHN", "RUS", 3, 2.0), dealing("FRA", "USA", 1)]
    assert network_of(dealings) == network_of(list(dealings))


def test_every_country_stands_within_the_picture():
    dealings = [dealing("AAA", f"B{k:02}", k + 1) for k in range(30)]
    assert all(0 < node.x < SIDE and 0 < node.y < SIDE for node in network_of(dealings).nodes)


def test_no_circle_covers_another():
    nodes = network_of([dealing("AAA", f"B{k:02}", 40 - k) for k in range(20)]).nodes
    for k, node in enumerate(nodes):
        for other in nodes[:k]:
            assert math.hypot(node.x - other.x, node.y - other.y) > node.radius + other.radius


def test_those_who_deal_much_with_each_other_stand_nearer_than_strangers():
    dealings = [dealing("AAA", "BBB", 50), dealing("BBB", "CCC", 1), dealing("CCC", "DDD", 50)]
    at = {node.id: (node.x, node.y) for node in network_of(dealings).nodes}

    def apart(one, other):
        return (at[one][0] - at[other][0]) ** 2 + (at[one][1] - at[other][1]) ** 2

    assert apart("AAA", "BBB") < apart("AAA", "DDD")


def test_nothing_makes_an_empty_network():
    assert network_of([]).nodes == ()


def test_a_tone_is_told_by_the_mean():
    assert [tone_of(mean) for mean in (3.0, -3.0, 0.1, None)] == ["friendly", "hostile", "mixed", "mixed"]


def test_nodes_and_lines_lead_to_what_they_stand_for(client):
    text = client.get("/network", params={"since": "2014-01-01"}).text
    assert 'href="/relations/JPN/RUS"' in text
    assert 'href="/?actor=JPN&amp;since=2014-01-01"' in text


def test_a_place_on_the_map_leads_to_what_happened_there(client):
    text = client.get("/map").text
    marks = json.loads(re.search(r'id="places">(.*?)</script>', text, re.S)[1])
    sochi = next(mark for mark in marks if mark["name"] == "Sochi")
    entries = (
        client.get(sochi["address"].partition("#")[0]).text.partition('id="entries"')[2].partition("</section>")[0]
    )
    assert entries.count('href="/entries/') == sochi["events"]


def test_places_of_one_name_in_two_countries_are_told_apart(client):
    assert 'id="entries"' in client.get("/map", params={"place": "Sochi", "country": "RUS"}).text
    assert 'id="entries"' not in client.get("/map", params={"place": "Sochi", "country": "JPN"}).text


def test_pairs_are_counted_as_the_chronology_lists_them(client):
    pairs = {(row["one"], row["other"]): row for row in client.get("/api/relations").json()["items"]}
    found = client.get("/api/events", params={"dyad": ["JPN", "RUS"], "limit": 500}).json()["items"]
    happened = [each for each in found if each["status"] in ("actual", "ongoing") and each["event"] != "STATE"]
    scores = [each["intensity"] for each in happened if each["intensity"] is not None]
    pair = pairs["JPN", "RUS"]
    assert pair["events"] == len(happened)
    assert pair["mean"] == pytest.approx(sum(scores) / len(scores))
    assert pair["first"] == min(each["when"]["earliest"] for each in happened if each["when"])


def test_ground_that_the_shapes_of_the_map_give_to_one_side_is_disputed():
    places = {place.id: place for place in disputed_places()}
    assert {"crimea", "western-sahara", "golan", "kosovo", "southern-kurils", "kashmir"} <= set(places)
    assert places["spratly"].sea
    assert not places["crimea"].sea


def test_disputed_places_bear_the_name_of_each_side(client):
    places = {place.id: place for place in disputed_places()}
    assert all(len(place.sides) > 1 for place in places.values())
    assert set(places["crimea"].sides) == {"UKR", "RUS"}
    assert "Northern Territories (JPN), Southern Kurils (RUS)" in client.get("/map").text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('schema = "other/1"', "the schema is"),
        ('schema = "disputed/1"\n[[place]]\nid = "x"\nsides = { A = "a" }\noutlines = [[[0, 0], [1, 1], [1, 0]]]', "one side alone"),
        ('schema = "disputed/1"\n[[place]]\nid = "x"\nsides = { A = "a", B = "b" }\noutlines = [[[0, 0], [999, 1], [1, 0]]]', "no place on earth"),
        ('schema = "disputed/1"\n[[place]]\nid = "x"\nsides = { A = "a", B = "b" }\noutlines = [[[0, 0]]]', "a ring has 1 corners"),
        ('schema = "disputed/1"\n[[place]]\nid = "x"\nsea = 1\nsides = { A = "a", B = "b" }\noutlines = [[[0, 0], [1, 1], [1, 0]]]', "sea is neither"),
    ],
)  # fmt: skip
def test_a_faulty_table_of_disputed_places_is_told(text, fault):
    with pytest.raises(SchemaMismatch, match=fault):
        read_disputed(text)


def test_places_are_given_by_the_api(client):
    assert {place["name"] for place in client.get("/api/places").json()["items"]} >= {"Sochi", "Beijing"}
