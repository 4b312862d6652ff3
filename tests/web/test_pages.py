"""The desk's pages: each answers without a script, shows what was asked for, and leads to the words."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from legation.desk import open_ledger
from legation.model import Document, Passage, PassageKind
from legation.web.reader import blocks
from legation.web.templating import web_address
from tests.web.conftest import SCRIPT

VIEWS = [
    "/",
    "/brief",
    "/brief?dyad=JPN&dyad=RUS",
    "/plans",
    "/plans?as_of=2015-01-01",
    "/positions",
    "/conflicts",
    "/gaps",
    "/pages",
    "/log",
]


def _pages(client):
    return re.findall(r'href="(/pages/[^"#]+)"', client.get("/pages").text)


def _entries(answer):
    return re.findall(r'<li id="([^"]+)"><details', answer.text)


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_answers_with_no_script_or_style_inside(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert "<h1>" in answer.text
    assert '<a class="skip" href="#main">' in answer.text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on", answer.text)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", answer.text, re.S)
    assert all('type="application/json"' in tag or ('src="/static/' in tag and not body) for tag, body in scripts)


@pytest.mark.parametrize(
    "query",
    [
        "actor=Lavrov",
        "dyad=JPN&dyad=RUS",
        "event=CONSULT",
        "status=planned",
        "since=2016-01-01",
        "until=2014-12-31",
        "text=treaty",
        "outlet=meridian",
        "kind=comment",
    ],
)
def test_a_filter_in_the_address_narrows_the_chronology(client, query):
    whole = {e["id"] for e in client.get("/api/events?remarks=1&limit=500").json()["items"]}
    found = set(_entries(client.get(f"/?{query}")))
    assert found
    assert found < whole


def test_filters_together_give_what_the_ledger_gives(client, ledger):
    with open_ledger(ledger) as desk:
        wanted = [e.id for e in desk.chronology(dyad=("JPN", "RUS"), event="CONSULT", statements=False)]
    assert _entries(client.get("/?dyad=JPN&dyad=RUS&event=consult")) == wanted


@pytest.mark.parametrize("few", [0, 5000])
def test_sources_are_filtered_alike_however_few_they_are(ledger, monkeypatch, few):
    monkeypatch.setattr("legation.ledger.views._FEW", few)
    with open_ledger(ledger) as desk:
        events = desk.chronology(include_comments=True)
        for kind in PassageKind:
            wanted = [e for e in events if any(desk.claim(id).passage_kind is kind for id in e.claims)]
            assert desk.chronology(kind=kind, include_comments=True) == wanted
        told = [e.id for e in desk.chronology(outlet="harbour post")]
        assert told
        for id in told:
            assert any("Harbour Post" in (page.outlet or "") for page in desk.show(id).documents)
        assert desk.chronology(outlet="harbour post", limit=1, offset=1) == desk.chronology(outlet="harbour post")[1:2]


def test_what_fits_nothing_says_so(client):
    assert "Nothing fits" in client.get("/?text=zeppelin").text


def test_a_filter_that_means_nothing_is_told_in_words(client):
    for query in ("since=yesterday", "status=sunny", "kind=poem", "dyad=JPN", "since=2016-01-01&until=2015-01-01"):
        answer = client.get(f"/?{query}")
        assert answer.status_code == 400
        assert "What to do" in answer.text


def test_an_entry_leads_to_its_words_on_the_page_and_back(client):
    words = re.findall(r'href="(/pages/([^"#]+)#(w-[^"]+))"', client.get("/").text)
    assert words
    for _, document, spot in words[:20]:
        text = client.get(f"/pages/{document}").text
        assert f'id="{spot}"' in text
        assert f'href="#{spot}"' in text
        assert f'href="#m-{spot[2:]}"' in text or text.count(f'id="m-{spot[2:]}"') == 1


def test_the_reader_shows_the_whole_page_and_nothing_else(client, ledger):
    with open_ledger(ledger) as desk:
        for document in desk.documents():
            claims = list(desk.history(document.id))
            shown = "".join(piece.text for block in blocks(document, claims) for piece in block.pieces)
            assert "".join(shown.split()) == "".join(document.text.split())


def test_a_quotation_inside_a_post_parts_it():
    text = "Before. Quoted. After."
    spans = [("p1", PassageKind.POST, 0, 22), ("p2", PassageKind.QUOTE, 8, 15)]
    passages = tuple(Passage(id=id, document="d", kind=kind, start=a, end=b) for id, kind, a, b in spans)
    found = blocks(Document(id="d", name="n", text=text, passages=passages), [])
    assert [(b.passage.id, b.first) for b in found if b.passage] == [("p1", True), ("p2", True), ("p1", False)]


def test_an_attack_page_shows_as_text_everywhere(client):
    views = [*VIEWS, "/?statements=1&remarks=1", "/gaps?text=<script>alert(1)</script>", *_pages(client)]
    texts = [client.get(view).text for view in views]
    assert not [
        view for view, text in zip(views, texts, strict=True) if re.search(r"<script>|<img|href=.javascript", text)
    ]
    assert sum(SCRIPT in unescape(text) for text in texts) >= 3


def test_links_lead_to_the_web_only():
    assert web_address("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for url in (
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html,x",
        "//example.org",
        None,
    ):
        assert web_address(url) is None


def test_plans_that_are_overdue_stand_out(client):
    text = client.get("/plans").text
    assert "no page says it was held" in text
    assert 'class="column b-lapsed"' in text


def test_plans_as_of_a_day_know_nothing_later(client):
    assert client.get("/plans?as_of=1990-01-01").text.count("<article") == 0


def test_every_link_of_the_views_leads_somewhere(client):
    views = [*VIEWS, "/?remarks=1&statements=1"]
    found = {
        link for view in views for link in re.findall(r'href="(/(?:plans|entries)/[^"#]+)"', client.get(view).text)
    }
    assert len(found) > 20
    assert {client.get(link, follow_redirects=False).status_code for link in found} <= {200, 303}


def test_a_plan_has_a_page_of_its_own(client, ledger):
    with open_ledger(ledger) as desk:
        plan = desk.plans(limit=1)[0]
    text = client.get(f"/plans/{plan.id}").text
    assert text.count('<span class="day">') == len(plan.steps)
    assert client.get(f"/entries/{plan.id}", follow_redirects=False).headers["location"] == f"/plans/{plan.id}"


def test_an_entry_has_a_page_of_its_own_and_a_claim_leads_to_its_words(client, ledger):
    with open_ledger(ledger) as desk:
        event = desk.chronology(limit=1)[0]
    assert client.get(f"/entries/{event.id}").status_code == 200
    answer = client.get(f"/entries/{event.claims[0]}", follow_redirects=False)
    assert answer.headers["location"].endswith(f"#w-{event.claims[0]}")


def test_the_log_shows_who_corrected_what_and_why(tmp_path, ledger):
    import shutil

    from fastapi.testclient import TestClient

    from legation.web import create_app

    copy = tmp_path / "copy.ledger"
    shutil.copy(ledger, copy)
    with open_ledger(copy) as desk:
        event = desk.chronology(limit=1)[0]
        made = desk.reject(event.claims[0], why="not so <b>", who="Ann")
        assert made.when <= datetime.now(UTC)
    text = TestClient(create_app(copy), base_url="http://localhost").get("/log").text
    assert "not so &lt;b&gt;" in text
    assert "Ann" in text


def test_a_gap_leads_to_its_sentence(client):
    links = re.findall(r'href="(/pages/[^"#]+)#(g-\d+)"', client.get("/gaps").text)
    assert links
    for address, spot in links:
        assert f'id="{spot}"' in client.get(address).text


def test_words_are_marked_by_the_claim_that_they_carry(ledger):
    with open_ledger(ledger) as desk:
        for document in desk.documents():
            claims = list(desk.history(document.id))
            carried = [piece for block in blocks(document, claims) for piece in block.pieces if piece.cue]
            assert {piece.claim.cue.text for piece in carried} >= {claim.cue.text for claim in claims[:1]}
            assert all(piece.text in piece.claim.cue.text for piece in carried)


def test_what_is_not_there_is_told_in_the_same_dress(client):
    for address in ("/nowhere", "/pages/nowhere", "/entries/nowhere"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "desk.css" in answer.text
        assert "What to do" in answer.text


def test_positions_come_in_parts_each_with_its_newest_words_and_a_way_to_the_rest(client, monkeypatch):
    from legation.web import views

    whole = client.get("/positions").text
    assert "More of them" not in whole
    monkeypatch.setattr(views, "TENETS", 1)
    monkeypatch.setattr(views, "HOLDERS", 2)
    seen, address = [], "/positions"
    while address:
        text = client.get(address).text
        seen += re.findall(r'<article class="holder"><h3>([^<]+)', text)
        following = re.search(r'<a rel="next" href="([^"]+)"', text)
        if "More of them" in text:
            more = unescape(re.search(r'<a href="([^"]+)">More of them', text)[1])
            assert client.get(more).text.count('<b class="stance">') > 1
        address = f"/positions{unescape(following[1])}" if following else None
    assert seen == re.findall(r'<article class="holder"><h3>([^<]+)', whole)


def test_a_position_leads_to_the_words_that_show_it(client):
    links = re.findall(r'href="(/stands/[^"]+)"', client.get("/positions").text)
    assert links
    for link in links[:20]:
        address, _, spot = client.get(link, follow_redirects=False).headers["location"].partition("#")
        assert f'id="{spot}"' in client.get(address).text
    assert client.get("/stands/nowhere").status_code == 404
