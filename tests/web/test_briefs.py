"""Briefs in the browser and in the API."""

import io
import re
from html import unescape

import pytest
from docx import Document as read_docx

from legation.desk import open_ledger
from legation.export.brief import Subject, brief_on, write_brief
from legation.model.records import plain

ADDRESS = "/brief?dyad=JPN&dyad=Russia&since=2014-01-01"


def test_the_form_stands_alone_where_nothing_is_asked_for(client):
    answer = client.get("/brief")
    assert answer.status_code == 200
    assert "<h1>Briefs</h1>" in answer.text
    assert 'class="brief"' not in answer.text


def test_each_number_leads_to_its_words_and_they_to_their_place_on_the_page(client):
    text = client.get(ADDRESS).text
    assert text.count("<h1>") == 1
    assert "<h1>Japan and Russia</h1>" in text
    numbers = set(re.findall(r'href="#(r\d+)"', text))
    assert numbers == set(re.findall(r'<li id="(r\d+)"', text))
    assert len(numbers) > 30
    places = re.findall(r'<cite><a href="(/pages/[^"#]+)#(w-[^"]+)"', text)
    assert len(places) > 20
    for address, anchor in places[:5]:
        assert f'id="{anchor}"' in client.get(address).text


def test_the_page_loads_the_rules_of_the_brief_and_no_script_stands_in_it(client):
    text = client.get(ADDRESS).text
    assert '<link rel="stylesheet" href="/brief.css">' in text
    assert ".brief" in client.get("/brief.css").text
    assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=", text)


def test_the_files_are_those_of_the_command_line(client, ledger):
    with open_ledger(ledger) as desk:
        made = brief_on(desk, Subject(dyad=("JPN", "RUS")))
    links = dict(
        re.findall(
            r'<a href="([^"]*format=(?:html|md))">(HTML|Markdown)</a>', client.get("/brief?dyad=JPN&dyad=RUS").text
        )
    )
    for link, name in links.items():
        answer = client.get(f"/brief{unescape(link)}")
        form = {"HTML": "html", "Markdown": "md"}[name]
        assert answer.content == write_brief(made, form)
        assert answer.headers["content-disposition"] == f'attachment; filename="japan-and-russia.{form}"'
    assert len(links) == 2
    word = read_docx(io.BytesIO(client.get("/brief?dyad=JPN&dyad=RUS&format=docx").content))
    assert any(sentence.text in p.text for sentence in made.sentences for p in word.paragraphs)


def test_the_api_gives_the_brief_as_a_record(client, ledger):
    with open_ledger(ledger) as desk:
        wanted = plain(brief_on(desk, Subject(issue="sanctions")))
    answer = client.get("/api/brief?issue=sanctions")
    assert answer.json() == wanted
    assert (
        client.get("/api/brief?issue=sanctions", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    )


@pytest.mark.parametrize(
    "query", ["dyad=JPN", "dyad=JPN&dyad=RUS&issue=trade", "dyad=JPN&dyad=RUS&format=pdf", "since=x", "since=2015-01-02",
              "issue=trade&since=2015-01-02&until=2015-01-01"],
)  # fmt: skip
def test_what_cannot_be_asked_says_what_to_do(client, query):
    answer = client.get(f"/brief?{query}")
    assert answer.status_code == 400
    assert "<h1>" in answer.text
    if "format" not in query:
        assert set(client.get(f"/api/brief?{query}").json()) == {"error", "why", "fix"}


def test_hostile_pages_stay_text_in_a_brief(client):
    text = client.get("/brief?dyad=JPN&dyad=RUS").text
    assert "&lt;script&gt;alert(1)" in text
    assert not re.search(r"<script>|href=\"javascript:", text)
