"""Putting the ledger right in the browser and through the API."""

import re
import shutil
from html import unescape

import pytest
from fastapi.testclient import TestClient

from legation.ledger import Ledger
from legation.web import create_app

SCRIPT = "<script>alert(7)</script>"


@pytest.fixture
def desk(ledger, tmp_path):
    """A ledger of one's own to correct."""
    path = tmp_path / "own.ledger"
    shutil.copy(ledger, path)
    return path


@pytest.fixture
def analyst(desk):
    """Somebody who corrects it."""
    return TestClient(create_app(desk, hosts=["localhost"]), base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def event(desk):
    """An event of two parties that happened."""
    with Ledger.open(desk, create=False) as ledger:
        return next(
            e for e in ledger.chronology() if e.plan is None and e.actors[0].id and e.recipients and len(e.claims) == 1
        )


def fields(text, action):
    """The fields of the form that has a button or a hidden field for the action, as a browser would send them."""
    for form in re.findall(r'<form class="sheet".*?</form>', text, re.S):
        if not action or f'value="{action}"' in form:
            break
    else:
        raise AssertionError(f"no form for {action}")
    found = {n: unescape(v) for n, v in re.findall(r'<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"', form)}
    found |= {n: unescape(v) for n, v in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S)}
    for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form, re.S):
        chosen = re.search(r"<option[^>]*? selected>([^<]*)", options)
        found[name] = chosen[1] if chosen else re.search(r'<option(?: value="([^"]*)")?', options)[1]
    return found


def send(analyst, id, action, **values):
    form = fields(analyst.get(f"/correct/{id}").text, action)
    return analyst.post(f"/correct/{id}", data=form | {"do": action, "why": "as checked", "who": "KB"} | values)


def test_an_entry_is_accepted_and_the_log_says_who_and_why(analyst, event):
    answer = send(analyst, event.id, "accept", why="as the minutes say")
    assert answer.status_code == 303
    log = analyst.get(answer.headers["location"]).text
    assert "as the minutes say" in log
    assert "KB" in log
    assert "accepted by hand" in analyst.get(f"/entries/{event.id}").text


def test_a_rejected_entry_is_gone_until_the_rejection_is_undone(analyst, event):
    made = send(analyst, event.id, "reject").headers["location"].rpartition("#")[2]
    assert analyst.get(f"/entries/{event.id}").status_code == 404
    form = analyst.get(f"/undo/{made}").text
    token = re.search(r'name="form_token" value="([^"]+)"', form)[1]
    answer = analyst.post(f"/undo/{made}", data={"form_token": token, "why": "wrongly", "who": "LM"})
    assert answer.status_code == 303
    assert analyst.get(f"/entries/{event.id}").status_code == 200


def test_only_what_was_changed_is_amended(analyst, desk, event):
    answer = send(analyst, event.claims[0], "amend", status="possible", when="2016-05")
    assert answer.status_code == 303
    with Ledger.open(desk, create=False) as ledger:
        (row,) = ledger.log()
        claim = ledger.claim(event.claims[0])
    assert {change.field for change in row.correction.change} == {"status", "when"}
    assert claim.status == "possible"
    assert claim.when.latest.isoformat() == "2016-05-31"


def test_a_field_that_is_emptied_loses_its_value(analyst, desk, event):
    send(analyst, event.claims[0], "amend", recipients="")
    with Ledger.open(desk, create=False) as ledger:
        assert ledger.claim(event.claims[0]).recipients == ()


def test_a_value_that_means_nothing_is_told_and_what_was_typed_stays(analyst, event):
    answer = send(analyst, event.claims[0], "amend", when="someday", why="my long reason")
    assert answer.status_code == 400
    assert "someday" in answer.text
    assert "my long reason" in answer.text
    assert 'role="alert"' in answer.text


def test_a_correction_without_a_reason_is_refused(analyst, event):
    assert send(analyst, event.id, "accept", why="  ").status_code == 400


def test_of_two_who_edit_at_once_the_second_is_told_and_loses_nothing(analyst, desk, event):
    form = fields(analyst.get(f"/correct/{event.claims[0]}").text, "amend")
    with Ledger.open(desk, create=False) as ledger:
        ledger.amend(event.claims[0], {"status": "planned"}, why="I was first", who="LM")
    answer = analyst.post(
        f"/correct/{event.claims[0]}",
        data=form | {"do": "amend", "mode": "visit", "event": "CONSULT", "why": "I was second", "who": "KB"},
    )
    assert answer.status_code == 409
    assert "I was first" in answer.text
    assert "I was second" in answer.text
    again = fields(answer.text, "amend")
    assert again["mode"] == "visit"
    assert again["was-status"] == "planned"
    assert analyst.post(f"/correct/{event.claims[0]}", data=again).status_code == 303


def test_two_entries_are_joined_by_the_address_of_one_and_parted_again(analyst, desk):
    with Ledger.open(desk, create=False) as ledger:
        one, other = [e for e in ledger.chronology() if e.plan is None and not e.remark][:2]
    joined = send(analyst, one.id, "join", other=f"http://localhost/entries/{other.id}")
    assert joined.status_code == 303
    with Ledger.open(desk, create=False) as ledger:
        (event,) = {e.id: e for e in ledger.chronology() if {*one.claims, *other.claims} <= set(e.claims)}.values()
    assert send(analyst, one.claims[0], "part", other=other.claims[0]).status_code == 303
    with Ledger.open(desk, create=False) as ledger:
        assert not any({*one.claims, *other.claims} <= set(e.claims) for e in ledger.chronology())
    assert event.reasons


def test_a_party_gets_another_name_on_every_page(analyst, event):
    party = event.actors[0]
    answer = send(analyst, event.id, "rename", actor=party.id, name="The Realm")
    assert answer.status_code == 303
    assert "The Realm" in analyst.get("/").text


def test_a_page_is_dated(analyst, desk, event):
    page = analyst.get(f"/pages/{event.documents[0]}/date").text
    token = re.search(r'name="form_token" value="([^"]+)"', page)[1]
    sent = {"form_token": token, "why": "the imprint", "who": "KB"}
    assert analyst.post(f"/pages/{event.documents[0]}/date", data=sent | {"days": "soon"}).status_code == 400
    assert analyst.post(f"/pages/{event.documents[0]}/date", data=sent | {"days": "2016-02-03"}).status_code == 303
    assert "2016-02-03" in analyst.get(f"/pages/{event.documents[0]}").text


@pytest.mark.parametrize(
    ("headers", "token"),
    [({}, None), ({}, "0" * 64), ({"Origin": "http://evil.example"}, ""), ({"Sec-Fetch-Site": "cross-site"}, "")],
)
def test_a_form_from_elsewhere_is_refused(analyst, desk, event, headers, token):
    form = fields(analyst.get(f"/correct/{event.id}").text, "accept") | {"do": "accept", "why": "x", "who": "y"}
    if token is None:
        del form["form_token"]
    elif token:
        form["form_token"] = token
    assert analyst.post(f"/correct/{event.id}", data=form, headers=headers).status_code == 403
    with Ledger.open(desk, create=False) as ledger:
        assert ledger.log() == []


def test_a_form_without_its_cookie_is_refused(analyst, event):
    form = fields(analyst.get(f"/correct/{event.id}").text, "accept")
    analyst.cookies.clear()
    assert analyst.post(f"/correct/{event.id}", data=form | {"do": "accept", "why": "x", "who": "y"}).status_code == 403


def test_the_form_cookie_is_of_this_site_and_hidden_from_scripts(analyst, event):
    cookie = analyst.get(f"/correct/{event.id}").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_what_is_typed_is_shown_as_text_everywhere(analyst, event):
    answer = send(analyst, event.id, "accept", why=SCRIPT, who=SCRIPT)
    for text in (analyst.get(answer.headers["location"]).text, analyst.get(f"/correct/{event.id}").text):
        assert SCRIPT not in text
        assert "&lt;script&gt;alert(7)" in text


def test_a_desk_for_reading_refuses_every_writing(desk, event):
    reader = TestClient(create_app(desk, hosts=["localhost"], read_only=True), base_url="http://localhost")
    assert reader.get(f"/correct/{event.id}").status_code == 403
    assert reader.post(f"/correct/{event.id}", data={"do": "accept"}).status_code == 403
    assert reader.post("/api/corrections", json={}).status_code == 403
    assert 'class="reading"' in reader.get("/").text


def test_a_form_that_is_too_long_is_refused(analyst, event):
    assert analyst.post(f"/correct/{event.id}", data={"why": "x" * 70000}).status_code == 413


def test_the_api_corrects_by_the_same_rules(analyst, event):
    sheet = analyst.get(f"/api/revisions/{event.id}").json()
    asked = {"action": "accept", "id": event.id, "why": "as heard", "who": "KB", "expected": sheet["revision"]}
    made = analyst.post("/api/corrections", json=asked)
    assert made.status_code == 201
    assert made.json()["who"] == "KB"
    late = analyst.post("/api/corrections", json=asked)
    assert late.status_code == 409
    assert late.json()["fix"]
    undone = {"action": "undo", "id": made.json()["id"], "why": "misheard", "who": "KB"}
    assert analyst.post("/api/corrections", json=undone).status_code == 201
    assert analyst.post("/api/corrections", json=asked | {"why": ""}).status_code == 400
    assert analyst.post("/api/corrections", json=asked, headers={"Origin": "http://evil.example"}).status_code == 403
    assert analyst.post("/api/corrections", content="action=accept").status_code == 422


def test_the_second_of_two_keeps_what_the_first_changed_in_other_fields(analyst, desk, event):
    """The form that comes back holds the entry as it now is, and only what this analyst changed of it."""
    form = fields(analyst.get(f"/correct/{event.id}").text, "amend")
    with Ledger.open(desk, create=False) as ledger:
        ledger.amend(event.id, {"status": "denied"}, why="Moscow denies it", who="LM")
    late = {"do": "amend", "when": "2016-07-01", "why": "the ministry says so", "who": "KB"}
    answer = analyst.post(f"/correct/{event.id}", data=form | late)
    assert answer.status_code == 409
    assert "<td><b>2016-07-01</b></td>" in answer.text
    again = fields(answer.text, "amend")
    assert (again["status"], again["when"]) == ("denied", "2016-07-01")
    assert analyst.post(f"/correct/{event.id}", data=again).status_code == 303
    with Ledger.open(desk, create=False) as ledger:
        found = ledger.claim(event.claims[0])
        assert [change.field for change in ledger.log()[-1].correction.change] == ["when"]
    assert (found.status, found.when.earliest.isoformat()) == ("denied", "2016-07-01")


def test_what_was_typed_about_an_entry_that_somebody_rejected_is_shown(analyst, desk, event):
    form = fields(analyst.get(f"/correct/{event.id}").text, "amend")
    with Ledger.open(desk, create=False) as ledger:
        ledger.reject(event.id, why="another year", who="LM")
    answer = analyst.post(f"/correct/{event.id}", data=form | {"when": "2016-07-01", "why": "my reason", "who": "KB"})
    assert answer.status_code == 409
    for words in ("2016-07-01", "my reason", "another year", "LM"):
        assert words in answer.text


def test_a_party_that_was_left_stays_what_it_is_beside_a_new_one(analyst, desk, event):
    with Ledger.open(desk, create=False) as ledger:
        before = ledger.claim(event.claims[0])
        word = next(word for word in before.text.split() if word.isalpha() and len(word) > 4)
    actors = fields(analyst.get(f"/correct/{event.id}").text, "amend")["was-actors"]
    assert send(analyst, event.id, "amend", actors=f"{actors}\r\n{word}=NATO").status_code == 303
    with Ledger.open(desk, create=False) as ledger:
        after = ledger.claim(event.claims[0])
    assert after.actors[:-1] == before.actors
    assert after.actors[-1].text == word


def test_undoing_a_date_has_the_page_coded_anew(analyst, desk):
    with Ledger.open(desk, create=False) as ledger:
        page = next(d for d in ledger.pages() if d.claims and d.published)
        before = ledger.document(page.document).published, [c.when for c in ledger.history(page.document)]
    address = f"/pages/{page.document}/date"
    form = fields(analyst.get(address).text, "")
    answer = analyst.post(address, data=form | {"days": "2011-02-03", "why": "as printed", "who": "KB"})
    id = answer.headers["location"].partition("#")[2]
    with Ledger.open(desk, create=False) as ledger:
        assert [c.when for c in ledger.history(page.document)] != before[1]
    sign = fields(analyst.get(f"/undo/{id}").text, "")["form_token"]
    undone = {"form_token": sign, "why": "it was not", "who": "KB"}
    assert analyst.post(f"/undo/{id}", data=undone).status_code == 303
    with Ledger.open(desk, create=False) as ledger:
        after = ledger.document(page.document).published, [c.when for c in ledger.history(page.document)]
    assert after == before


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:81", "http://[evil"])
def test_whatever_writes_is_refused_where_it_comes_from_elsewhere(analyst, origin):
    for address in ("/enter", "/undo/k0", "/pages/d0/date", "/api/corrections"):
        assert analyst.post(address, headers={"Origin": origin}).status_code == 403


def test_a_form_of_more_fields_than_any_is_refused(analyst):
    assert analyst.post("/undo/k0", content="a=b&" * 1000).status_code == 400


def test_the_log_tells_values_in_words(analyst, event):
    assert send(analyst, event.id, "amend", when="2016-07", recipients="").status_code == 303
    shown = analyst.get("/log").text
    assert "→ 2016-07-01..2016-07-31" in shown
    assert "→ nobody" in shown
    assert "&#39;earliest&#39;" not in shown
