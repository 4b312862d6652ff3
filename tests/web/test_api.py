"""The REST API: the same records and filters, parts, ETags and one shape of failure."""

import csv
import io
import re

import pytest

from legation.desk import open_ledger
from legation.model.records import plain


def test_events_are_those_of_the_ledger(client, ledger):
    with open_ledger(ledger) as desk:
        wanted = [plain(e) for e in desk.chronology(actor="Lavrov", statements=False)]
    found = client.get("/api/events?actor=Lavrov").json()
    assert found["items"] == wanted
    assert found["next"] is None


def test_the_parts_of_a_list_make_the_whole(client):
    whole = client.get("/api/events?limit=500").json()["items"]
    address, found = "/api/events?limit=3", []
    while address:
        part = client.get(address).json()
        assert len(part["items"]) <= 3
        found += part["items"]
        address = part["next"]
    assert found == whole
    assert len(whole) > 6


@pytest.mark.parametrize("what", ["plans", "positions", "pages", "conflicts", "gaps", "search?q=treaty"])
def test_every_list_turns_its_parts(client, what):
    join = "&" if "?" in what else "?"
    whole = client.get(f"/api/{what}{join}limit=500").json()["items"]
    second = client.get(f"/api/{what}{join}limit=1&offset=1").json()["items"]
    assert second == whole[1:2]


def test_an_event_and_its_claims(client):
    event = client.get("/api/events?limit=1").json()["items"][0]
    assert client.get(f"/api/events/{event['id']}").json() == event
    claims = client.get(f"/api/events/{event['id']}/claims").json()["items"]
    assert [claim["id"] for claim in claims] == event["claims"]


def test_a_page_comes_with_text_and_claims_that_quote_it(client):
    id = client.get("/api/pages?limit=1").json()["items"][0]["document"]
    page = client.get(f"/api/pages/{id}").json()
    assert page["passages"]
    assert all(page["text"][claim["start"] : claim["end"]] == claim["text"] for claim in page["claims"])


def test_an_answer_that_is_known_is_not_sent_again(client):
    first = client.get("/api/events?limit=2")
    again = client.get("/api/events?limit=2", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/events?limit=3").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("events/nowhere", 404),
        ("nowhere", 404),
        ("pages/nowhere", 404),
        ("events?since=x", 400),
        ("events?text=%22", 400),
        ("events?limit=0", 422),
        ("events?offset=x", 422),
        ("search", 422),
    ],
)
def test_failures_have_one_shape(client, address, status):
    answer = client.get(f"/api/{address}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "why", "fix"}
    assert answer.json()["error"]


def test_the_api_describes_itself(client):
    described = client.get("/api/openapi.json").json()
    assert {"/api/events", "/api/events/{id}", "/api/plans", "/api/pages/{id}", "/api/search"} <= set(
        described["paths"]
    )
    assert all(path.startswith("/api/") for path in described["paths"])


LISTS = ["events", "plans", "positions", "pages", "conflicts", "gaps", "search?q=treaty"]


@pytest.mark.parametrize("what", LISTS)
def test_every_list_is_given_as_csv_too(client, what):
    join = "&" if "?" in what else "?"
    plainly = client.get(f"/api/{what}").json()["items"]
    asked = client.get(f"/api/{what}{join}format=csv")
    preferred = client.get(f"/api/{what}", headers={"Accept": "text/csv"})
    assert asked.headers["content-type"] == "text/csv; charset=utf-8"
    assert asked.text == preferred.text
    rows = list(csv.DictReader(io.StringIO(asked.text)))
    assert len(rows) >= len(plainly) > 0
    assert client.get(f"/api/{what}{join}format=json", headers={"Accept": "text/csv"}).json()["items"] == plainly
    again = client.get(f"/api/{what}{join}format=csv", headers={"If-None-Match": asked.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_claims_of_an_event_as_csv(client):
    event = client.get("/api/events?limit=1").json()["items"][0]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/api/events/{event['id']}/claims?format=csv").text)))
    assert [row["id"] for row in rows] == event["claims"]


def test_link_headers_turn_the_parts_of_csv(client):
    whole = client.get("/api/events?limit=500&format=csv").text.splitlines()
    address, found = "/api/events?limit=7&format=csv&status=", []
    while address:
        part = client.get(address)
        found += list(csv.reader(io.StringIO(part.text)))[1:]
        links = dict(re.findall(r'<([^>]+)>; rel="(\w+)"', part.headers.get("link", "")))
        address = next((link for link, kind in links.items() if kind == "next"), None)
        assert all("format=csv" in link for link in links)
    assert len(found) == len(list(csv.reader(whole))) - 1
    links = client.get("/api/events?limit=2&offset=3").headers["link"]
    assert [kind for kind in ("next", "prev", "first") if f'rel="{kind}"' in links] == ["next", "prev", "first"]
    assert "offset=1" in links


@pytest.mark.parametrize("what", ["events", "plans", "brief?issue=trade", "nowhere"])
def test_what_is_not_done_here_says_what_is(client, what):
    answer = client.delete(f"/api/{what}")
    assert answer.status_code in (404, 405)
    assert set(answer.json()) == {"error", "why", "fix"}
    if answer.status_code == 405:
        assert answer.headers["allow"] == "GET"
    assert client.get("/api/events?format=xml").status_code == 422


def test_links_of_the_description_lead_to_operations_that_are_there(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    operations = {each["operationId"] for path in paths.values() for each in path.values()}
    links = [
        link
        for path in paths.values()
        for each in path.values()
        for answer in each["responses"].values()
        for link in answer.get("links", {}).values()
    ]
    assert {link["operationId"] for link in links} == {"event", "page"} <= operations
    first = client.get("/api/pages?limit=1").json()["items"][0]["document"]
    assert client.get(f"/api/pages/{first}").status_code == 200
