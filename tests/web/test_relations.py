"""Pages on who deals with whom."""

import re

import pytest


def test_the_pairs_of_countries_are_listed_with_the_busiest_first(client):
    text = client.get("/relations").text
    assert text.index("Japan &amp; Russia") < text.index("Japan &amp; United States")


def test_two_parties_are_found_by_name_or_code(client):
    answer = client.get("/relations", params={"one": "japan", "other": "RUS"}, follow_redirects=False)
    assert answer.headers["location"] == "/relations/japan/RUS"
    assert "<h1>Japan and Russia</h1>" in client.get("/relations/japan/RUS").text


def test_every_bar_of_a_series_leads_to_as_many_entries_as_it_tells(client):
    text = client.get("/relations/JPN/RUS").text
    bars = re.findall(r'<a href="(/\?[^"]+)" aria-label="\S+: (\d+) events?, ', text)
    assert bars
    for address, count in bars:
        found = client.get("/api/events" + address.replace("&amp;", "&")[1:], params={}).json()["items"]
        happened = [e for e in found if e["status"] in ("actual", "ongoing") and e["event"] != "STATE"]
        assert len(happened) >= int(count)


def test_the_positions_of_both_sides_stand_side_by_side_and_lead_to_their_words(client):
    text = client.get("/relations/JPN/RUS").text
    assert "Crimea" in text
    assert re.search(r'<a href="/stands/[^"]+">words</a>', text)


def test_readers_remarks_are_told_apart_from_events(client):
    assert "kept apart from events" in client.get("/relations/JPN/RUS").text


def test_an_actor_shows_who_speaks_for_it_and_with_whom_it_deals(client):
    text = client.get("/actors/JPN").text
    assert "Fumio Kishida" in text
    assert 'href="/relations/JPN/RUS"' in text
    assert client.get("/actors/fumio_kishida").status_code == 200


def test_actors_can_be_looked_up_by_name(client):
    text = client.get("/actors", params={"text": "kishida"}).text
    assert "Fumio Kishida" in text
    assert "Shinzo Abe" not in text


def test_an_issue_shows_its_names_and_who_holds_what(client):
    text = client.get("/issues/crimea").text
    assert "Who holds what" in text
    assert 'href="/actors/JPN"' in text
    assert 'href="/issues/crimea"' in client.get("/issues").text


@pytest.mark.parametrize("address", ["/actors/nobody_at_all", "/issues/no_such_issue"])
def test_who_is_not_in_the_ledger_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_parties_that_never_met_have_an_empty_page(client):
    answer = client.get("/relations/BRA/FJI")
    assert answer.status_code == 200
    assert "Nothing that happened bears a month." in answer.text


def test_what_a_hostile_address_holds_is_shown_as_text(client):
    for address in ("/relations/%3Cscript%3E/RUS", "/actors?text=%3Cscript%3E", "/relations?one=%22%3E%3Cscript%3E"):
        assert "<script>" not in client.get(address).text.replace('<script src="/static', "")


def test_the_api_gives_the_same_figures(client):
    relations = client.get("/api/relations").json()["items"]
    assert relations[0]["one"] == "JPN"
    assert relations[0]["other"] == "RUS"
    series = client.get("/api/relations/JPN/RUS").json()
    assert sum(series["types"].values()) == relations[0]["events"]
    assert client.get("/api/actors").json()["items"]
    assert client.get("/api/issues", params={"format": "csv"}).text.startswith("id,")
