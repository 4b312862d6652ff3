"""Who is answered, and under which policy."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from legation.cli.app import app as command_line
from legation.errors import UnknownSetting
from legation.web import create_app
from legation.web.settings import is_loopback


@pytest.fixture
def guarded(ledger):
    """Somebody before a desk that wants a token."""
    return TestClient(create_app(ledger, token="open sesame", hosts=["desk.example"]), base_url="http://desk.example")


@pytest.mark.parametrize("address", ["/", "/static/desk.css", "/api/events", "/nowhere", "/api/openapi.json"])
def test_every_answer_bears_a_policy_that_runs_no_script_but_our_own(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1", "", "localhost@evil.example"])
def test_another_host_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400
    assert client.get("/api/events", headers={"Host": host}).json()["fix"]


def test_a_port_behind_the_host_does_not_matter(client):
    assert client.get("/", headers={"Host": "localhost:8765"}).status_code == 200


def test_without_the_token_nothing_is_shown(guarded):
    for address in ("/", "/pages", "/api/events", "/api/openapi.json", "/nowhere"):
        answer = guarded.get(address)
        assert answer.status_code == 401
        assert "Lavrov" not in answer.text
    assert guarded.get("/api/events").json()["error"]
    assert guarded.get("/", headers={"Authorization": "Bearer open"}).status_code == 401
    assert guarded.get("/", headers={"Cookie": "legation=open sesame"}).status_code == 401


def test_a_program_gives_the_token_in_a_header(guarded):
    assert guarded.get("/api/events", headers={"Authorization": "Bearer open sesame"}).status_code == 200


def test_a_visitor_gives_the_token_once(guarded):
    assert 'action="/enter"' in guarded.get("/").text
    assert guarded.post("/enter", data={"token": "wrong"}).status_code == 401
    answer = guarded.post("/enter", data={"token": "open sesame"}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "sesame" not in cookie
    assert guarded.get("/").status_code == 200


def test_with_a_token_bare_addresses_are_answered(guarded):
    assert guarded.get("/", headers={"Host": "192.168.1.7:8765"}).status_code == 401


def test_a_form_without_end_is_refused(guarded):
    assert guarded.post("/enter", content=b"token=" + b"x" * 100_000).status_code == 413


def test_serving_beyond_this_machine_demands_a_token(ledger):
    result = CliRunner().invoke(
        command_line, ["serve", "--ledger", str(ledger), "--host", "0.0.0.0"], env={"LEGATION_TOKEN": ""}
    )
    assert isinstance(result.exception, UnknownSetting)
    assert "token" in str(result.exception)


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("desk.example", False)],
)
def test_what_only_this_machine_reaches(host, alone):
    assert is_loopback(host) is alone


def test_a_fault_of_the_program_is_told_without_its_insides(ledger, monkeypatch):
    from legation.ledger import Ledger

    def broken(*args, **options):
        raise RuntimeError("secret insides")

    monkeypatch.setattr(Ledger, "pages", broken)
    client = TestClient(create_app(ledger), base_url="http://localhost", raise_server_exceptions=False)
    for address in ("/pages", "/api/pages"):
        answer = client.get(address)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("value", ["\0", '"', "(", "9999-12-31", "99999999999999999999", "🙂"])
def test_no_value_in_an_address_breaks_the_desk(client, value):
    fields = (
        "actor",
        "dyad",
        "event",
        "status",
        "since",
        "until",
        "text",
        "outlet",
        "kind",
        "as_of",
        "limit",
        "offset",
        "q",
    )
    for path in ("/", "/plans", "/gaps", "/api/events", "/api/plans", "/api/search"):
        for field in fields:
            assert client.get(path, params={field: value}).status_code < 500
    assert client.get(f"/api/events/{quote(value)}").status_code in (404, 422)


def test_a_visitor_comes_to_the_page_that_was_asked_for(guarded):
    asked = guarded.get("/plans?as_of=2016-05-06").text
    assert 'name="next" value="/plans?as_of=2016-05-06"' in asked
    answer = guarded.post(
        "/enter", data={"token": "open sesame", "next": "/plans?as_of=2016-05-06"}, follow_redirects=False
    )
    assert answer.headers["location"] == "/plans?as_of=2016-05-06"


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", ""]
)
def test_a_visitor_is_never_led_elsewhere(guarded, address):
    answer = guarded.post("/enter", data={"token": "open sesame", "next": address}, follow_redirects=False)
    assert answer.headers["location"] == "/"
