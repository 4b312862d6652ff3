"""Positions, ties and issues as they are read from texts."""

import pytest

import legation
from legation.lexicons.issues import load_issues
from legation.lexicons.standpoints import standpoints
from legation.model import Document, Passage, PassageKind, Span, Status, digest
from legation.pipeline import pipeline
from legation.what.issues import IssueFinder, PageIssues

TABLES = standpoints()
STANCES = [
    (cue.example, cue.stance)
    for table in (TABLES.classes, TABLES.verbs, TABLES.adjectives, TABLES.phrases)
    for cue in table.values()
] + [(saying.example, saying.stance) for saying in TABLES.sayings]
LINKS = [
    (cue.example, cue.kind.value)
    for table in (TABLES.link_verbs, TABLES.link_predicates, TABLES.link_leads)
    for cue in table.values()
] + [(example, "pressure") for example in TABLES.pressing.values()]


@pytest.fixture(scope="module")
def examples() -> legation.Coded:
    return legation.code("\n\n".join(text for text, _ in (*STANCES, *LINKS)), published="2024-03-12")


def code(text: str) -> legation.Coded:
    return legation.code(text, published="2024-03-12")


def stances(text: str) -> list[tuple[str, str, str]]:
    return [(s.holder, s.stance.value, s.issue) for s in code(text).stands]


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[text for text, _ in STANCES])
def test_every_word_of_stance_does_what_its_example_says(examples, text, stance):
    assert stance in [stand.stance for stand in examples.stands if stand.text == text]


@pytest.mark.parametrize(("text", "kind"), LINKS, ids=[text for text, _ in LINKS])
def test_every_word_of_tie_does_what_its_example_says(examples, text, kind):
    assert kind in [link.kind for link in examples.links if link.text == text]


def test_positions_and_ties_quote_the_text_to_the_letter(examples):
    text = examples.document.text
    for stand in examples.stands:
        for words in (stand.cue, stand.content, stand.issue_words):
            assert text[words.start : words.end] == words.text
    for link in examples.links:
        for words in (link.cue, link.cause, link.effect):
            assert text[words.start : words.end] == words.text


def test_negation_turns_a_stance_round():
    assert stances("Norway does not recognise the annexation of Crimea.") == [("NOR", "rejects", "crimea")]
    assert stances("Norway does not support the arms embargo.") == [("NOR", "opposes", "arms_sales")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway may recognise the Taliban government.",
        "If Norway rejects the ceasefire, all is lost.",
        "Officials fear that Norway accepts the annexation of Crimea.",
        "Norway met the Taliban government in Kabul.",
        "Norway said the embargo has to do with fish.",
        "Norway accepted 300 refugees in May.",
        "Monitors of Norway said rebels violated the ceasefire.",
        "Norway insists it is enforcing the sanctions.",
        "Norway declined comment on the sanctions.",
        "Norway warned that it would leave should the sanctions be lifted.",
        "Norway refused a request to hold a vote amid a dispute over salmon licences.",
        "Norway said it would stop illegal immigration where it can.",
        "Russia awaits a ruling on its claims in the Arctic shelf, which Norway vowed to ignore.",
    ],
)
def test_what_is_merely_possible_feared_or_done_is_no_position(text):
    assert not code(text).stands


def test_what_one_is_urged_to_hold_is_the_position_of_who_urges():
    assert stances("Iceland urged Norway to recognise the State of Palestine.") == [
        ("ISL", "demands", "palestinian_state")
    ]


def test_a_position_told_of_in_contrast_is_its_owners():
    text = (
        "Russia holds the view that talks over the Kurils are useful, in contrast with Japan's position that "
        "a return of the Kurils is a prerequisite for a peace treaty."
    )
    assert ("JPN", "conditions", "northern_territories") in stances(text)
    assert not [s for s in stances(text) if s[0] == "RUS" and s[1] == "conditions"]


def test_a_minister_speaks_for_the_state():
    [stand] = code("Norway's foreign minister said the annexation of Crimea was illegal.").stands
    assert (stand.holder, stand.stance.value) == ("NOR", "opposes")


def test_a_stance_bears_the_day_of_its_verb():
    text = "Norway had agreed in April 2013 to seek a ceasefire. Norway had backed the arms embargo."
    assert [s.said.earliest.isoformat() if s.said else None for s in code(text).stands] == ["2013-04-01", None]


def test_on_a_page_without_a_day_people_speak_for_themselves():
    text = "Shinzo Abe opposes the arms embargo."
    assert [s.holder for s in legation.code(text, published="2016-04-15").stands] == ["JPN"]
    assert [s.holder for s in legation.code(text).stands] == ["shinzo_abe"]


@pytest.mark.parametrize(
    "text",
    [
        "The storm hampered the search.",
        "The scandal undermined Gary Hart.",
        "If it rains, the match is off.",
        "Norway sent ships to prevent arms shipments to Iceland.",
    ],
)
def test_ties_outside_politics_are_left_out(text):
    assert not code(text).links


def test_readers_remarks_make_no_positions():
    text = "Norway rejected the annexation of Crimea."
    id = digest("d", text)
    passage = Passage(id="p1", document=id, kind=PassageKind.COMMENT, start=0, end=len(text))
    page = Document(id=id, name="remark", text=text, passages=(passage,), language="en")
    assert not pipeline(None).code(page).stands


def test_ties_keep_what_the_text_says_of_their_truth():
    [link] = code("The arms sale may undermine the sanctions on Russia.").links
    assert (link.kind.value, link.status) == ("obstacle", Status.POSSIBLE)
    [link] = code("The peace treaty with Norway does not depend on the border dispute.").links
    assert (link.kind.value, link.status) == ("condition", Status.DENIED)


def test_pressure_names_both_sides():
    [link] = code("Despite pressure from Washington on Japan to shun Moscow, talks went on.").links
    assert [m.country for m in link.actors] == ["USA"]
    assert [m.country for m in link.recipients] == ["JPN"]


def test_short_names_mean_what_the_page_has_named():
    finder = IssueFinder(load_issues())
    text = "Japan wants the Kurils back. The islands are small. Tokyo and Seoul speak of a territorial dispute."
    page = PageIssues(finder, text, [])
    assert page.find("The islands are small.", 29) == ()
    page = PageIssues(finder, text, [Span(0, len(text))])
    assert [m.issue for m in page.find("The islands are small.", 29)] == ["northern_territories"]
    [found] = page.find("Tokyo and Seoul speak of a territorial dispute.", 52, {"JPN", "KOR"})
    assert (found.issue, found.basis) == ("takeshima", "parties")


def test_a_subject_that_the_text_itself_calls_disputed_is_kept_as_found():
    coded = code("Norway rejected talks in the dispute over salmon licences with Iceland.")
    assert [(m.basis, m.words.text) for m in coded.issues if m.kind == "found"] == [("found", "salmon licences")]
