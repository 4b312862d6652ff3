"""What can be asked of a ledger."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from legation.errors import NoSuchEntry, UnknownSetting
from legation.ledger import Ledger
from legation.model import Claim, Event, Gap, PassageKind, Plan, Status
from tests.factory import claim, document
from tests.ledger.story import story


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """The story, and a page with a statement, a sanction, and a reader's remark."""
    page = document(
        'Kerry said that talks help. The United States punished Russia over "Crimea".\n\n[comment] France should annex Mars.',
        name="extra.txt",
        published="2014-03-20",
        title="Washington acts",
        outlet="Evening Wire",
    )
    claims = [
        claim(page, "Kerry said that talks help.", "STATE", ["Kerry"], when="2014-03-19", speaker="Kerry"),
        claim(
            page,
            "The United States punished Russia over",
            "SANCTION",
            ["the United States"],
            ["Russia"],
            content="sanction",
        ),
        claim(page, "France should annex Mars.", "COERCE", ["France"], content="annex", status="proposed"),
    ]
    with Ledger.open(":memory:") as opened:
        for each, told in [*story(), (page, claims)]:
            opened.add(each, told)
        yield opened


def texts(events: list[Event]) -> list[str]:
    """The words of each event's evidence that start it."""
    return [event.text for event in events]


def test_chronology_is_oldest_first_and_undated_last(ledger: Ledger) -> None:
    found = ledger.chronology()
    days = [event.when.earliest if event.when else date.max for event in found]
    assert days == sorted(days)
    assert found[-1].when is None
    assert texts(ledger.chronology(limit=1)) == ["Kerry said that talks help."]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"actor": "Kerry"}, 1),
        ({"actor": "john_kerry"}, 1),
        ({"actor": "john"}, 1),
        ({"actor": "USA"}, 2),  # the state and its people
        ({"actor": "United States"}, 2),
        ({"actor": "nobody"}, 0),
        ({"dyad": ("JPN", "RUS")}, 3),
        ({"dyad": ("Russia", "Japan")}, 3),
        ({"dyad": ("Kishida", "RUS")}, 1),
        ({"dyad": ("USA", "JPN")}, 0),
        ({"event": "SANCTION"}, 1),
        ({"event": "sanction", "status": "planned"}, 0),
        ({"status": Status.ACTUAL}, 5),
        ({"between": (date(2016, 12, 1), date(2016, 12, 31))}, 2),
        ({"since": date(2016, 4, 1)}, 3),
        ({"text": "talks"}, 2),
        ({"text": "punish"}, 1),
        ({"include_comments": True}, 6),
    ],
)
def test_filters(ledger: Ledger, asked: dict[str, object], expected: int) -> None:
    assert len(ledger.chronology(**asked)) == expected  # type: ignore[arg-type]


def test_filters_that_mean_nothing_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownSetting, match="CONSULT"):
        ledger.chronology(event="PARLEY")
    with pytest.raises(UnknownSetting, match="planned"):
        ledger.chronology(status="done")
    with pytest.raises(UnknownSetting, match="before"):
        ledger.chronology(between=(date(2016, 1, 2), date(2016, 1, 1)))


def test_show_finds_events_plans_and_claims_by_the_start_of_their_ids(ledger: Ledger) -> None:
    event = ledger.conflicts()[0]
    plan = ledger.plans()[0]
    for id, kind in ((event.id, Event), (plan.id, Plan), (event.claims[0], Claim)):
        for asked in (id, id[:10]):
            entry = ledger.show(asked)
            assert isinstance(entry.found, kind)
            assert entry.found.id == id
            assert entry.claims
            documents = {page.id: page for page in entry.documents}
            for told in entry.claims:
                assert documents[told.document].text[told.start : told.end] == told.text


def test_show_refuses_what_is_short_unknown_or_ambiguous(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for asked in ("e1", "", "zzzz", "e%_x"):
        with pytest.raises(NoSuchEntry):
            ledger.show(asked)
    monkeypatch.setattr("legation.ledger.views.SHORTEST", 1)
    with pytest.raises(NoSuchEntry, match="entries begin with 'e'"):
        ledger.show("e")


def test_search_finds_evidence_names_titles_and_remarks(ledger: Ledger) -> None:
    assert "[punished]" in ledger.search("punish")[0].snippet
    assert ledger.search("Barack Obama") == []
    assert ledger.search("Vladimir")[0].claim  # the registry's name, which no page prints
    (title,) = ledger.search("Washington")
    assert (title.claim, title.title) == (None, "Washington acts")
    (remark,) = ledger.search("Mars")
    assert (remark.remark, remark.passage_kind) == (True, PassageKind.COMMENT)
    hits = ledger.search("Kishida Lavrov")
    assert len({hit.claim for hit in hits}) == len(hits) == 2
    entry = hits[0].entry
    assert entry
    assert hits[0].claim in {told.id for told in ledger.show(entry).claims}


@pytest.mark.parametrize(
    "words", ["AND", 'a" OR "b', "talks NOT", "x*", "NEAR(", "col:umn", "peace-treaty", "it's", "a\0b"]
)
def test_no_words_break_the_search(ledger: Ledger, words: str) -> None:
    assert isinstance(ledger.search(words), list)


@pytest.mark.parametrize("words", ["", '"', "(", "-", "'", "\0", '""'])
def test_search_for_nothing_is_refused(ledger: Ledger, words: str) -> None:
    with pytest.raises(UnknownSetting, match="nothing to search for"):
        ledger.search(words)


def test_phrases_in_quotes_stand_together(ledger: Ledger) -> None:
    assert ledger.search('"talks in Tokyo"')
    assert not ledger.search('"Tokyo in talks"')


def test_actors_are_counted_by_side_and_event(ledger: Ledger) -> None:
    by = {actor.name: actor for actor in ledger.actors()}
    assert "France" not in by
    assert (by["Russia"].as_actor, by["Russia"].as_recipient) == (0, 1)
    assert by["Fumio Kishida"].as_actor == 2
    assert by["Fumio Kishida"].events == 1  # two sentences, one meeting
    assert (by["Fumio Kishida"].first, by["Fumio Kishida"].last) == (date(2016, 4, 11), date(2016, 4, 15))
    assert "France" in {actor.name for actor in ledger.actors(include_comments=True)}
    assert len(ledger.actors(limit=2)) == 2


def test_pages_say_what_they_hold(ledger: Ledger) -> None:
    pages = ledger.pages()
    assert [page.name for page in pages][:4] == ["1.txt", "2.txt", "extra.txt", "3.txt"]
    extra = pages[2]
    assert extra.passages == ((PassageKind.ARTICLE, 1), (PassageKind.COMMENT, 1))
    assert (extra.claims, extra.remarks, extra.outlet) == (2, 1, "Evening Wire")
    assert extra.published
    assert extra.published.earliest == date(2014, 3, 20)


def test_failure_in_the_middle_keeps_nothing_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    page, claims = story()[0]
    with Ledger.open(":memory:") as ledger:
        empty = list(ledger.dump())
        with monkeypatch.context() as patch:
            patch.setattr(Ledger, "_write_report", fail)
            with pytest.raises(KeyboardInterrupt):
                ledger.add(page, claims)
        assert list(ledger.dump()) == empty
        assert ledger.search("Putin") == []
        assert ledger.add(page, claims)


def _read(path: Path, first: int) -> None:
    with Ledger.open(path) as ledger:
        for page, claims in story()[first:] + story()[:first]:
            ledger.add(page, claims)
            ledger.settle()


def test_two_processes_read_into_one_ledger(tmp_path: Path) -> None:
    path = tmp_path / "both.ledger"
    spawn = get_context("spawn")
    workers = [spawn.Process(target=_read, args=(path, first)) for first in (0, 4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    with Ledger.open(path) as both, Ledger.open(tmp_path / "one.ledger") as one:
        for page, claims in story():
            one.add(page, claims)
        assert list(both.dump()) == list(one.dump())


def test_actors_counted_as_pages_come_are_those_counted_at_once() -> None:
    with Ledger.open(":memory:") as piecemeal, Ledger.open(":memory:") as whole:
        for number, (page, claims) in enumerate(story()):
            piecemeal.add(page, claims)
            if number % 2:
                piecemeal.actors()
            whole.add(page, claims)
        assert piecemeal.actors() == whole.actors() != []
        assert piecemeal.actors(include_comments=True) == whole.actors(include_comments=True)


def test_parts_of_lists_make_the_whole(tmp_path):
    """Pages, conflicts and gaps in parts are what they are in one, and counted without being read."""
    page = document("Ökonom met BANK. Nobody met. A man met a dog.", name="p.txt")
    other = document("A dog met a man.", name="q.txt", published=None)
    gaps = [Gap(document=page.id, start=0, end=16, text="Ökonom met BANK.", reason="no doer is named")]
    gaps.append(Gap(document=page.id, start=17, end=28, text="Nobody met.", reason="a meeting needs two parties"))
    with Ledger.open(tmp_path / "parts.ledger") as ledger:
        ledger.add(page, [], gaps=gaps)
        ledger.add(other, [])
        assert [p.name for p in ledger.pages()] == ["p.txt", "q.txt"]
        assert ledger.pages(limit=1, offset=1) == ledger.pages()[1:]
        assert ledger.gaps(limit=1) == gaps[:1]
        assert ledger.gaps(limit=1, offset=1) == gaps[1:]
        assert ledger.gaps(text="ökonom bank") == gaps[:1]
        assert ledger.gaps(reason="MEETING", document=page.id) == gaps[1:]
        assert (ledger.count_gaps(), ledger.count_gaps(text="met", reason="doer"), ledger.count_gaps(text="x")) == (
            2,
            1,
            0,
        )
        assert ledger.conflicts(limit=1, offset=1) == ledger.conflicts()[1:]


def test_the_chronology_of_an_issue(tmp_path):
    """By id or by words of its name; with what a plan about it became; in older files too, and no longer when taken out."""
    page = document(
        "Lavrov met Kishida over the isles. Putin will visit Japan over the isles. Abe met Obama.", name="p.txt"
    )
    claims = [
        claim(page, "Lavrov met Kishida over the isles.", "CONSULT", ["Lavrov", "Kishida"], content="meet", issues=("isles",)),
        claim(page, "Putin will visit Japan over the isles.", "CONSULT", ["Putin"], ["Japan"], content="visit",
              status="planned", when="2017-01-03", issues=("isles",)),
        claim(page, "Abe met Obama.", "CONSULT", ["Abe", "Obama"], content="meet"),
    ]  # fmt: skip
    path = tmp_path / "issue.ledger"
    with Ledger.open(path) as ledger:
        ledger.add(page, claims)
        found = ledger.chronology(issue="isles")
        assert {e.claims[0] for e in found} == {claims[0].id, claims[1].id}
        assert ledger.chronology(issue="whales") == []
    with sqlite3.connect(path) as db:
        db.executescript(
            "DROP TABLE claim_issues; DROP TRIGGER claim_came; DROP TRIGGER claim_went; PRAGMA user_version = 5"
        )
    db.close()
    with Ledger.open(path) as ledger:
        assert ledger.chronology(issue="ISLES") == found


def test_words_that_stand_in_very_many_claims_are_found_alike(ledger, monkeypatch):
    from legation.ledger import views

    asked = [
        {"text": "Japan"},
        {"text": "visit"},
        {"text": "Japan", "status": "actual"},
        {"text": "Putin", "actor": "JPN"},
    ]
    found = [ledger.chronology(**each, limit=50) for each in asked]
    counted = [ledger.spread(**each) for each in asked]
    assert all(found)
    monkeypatch.setattr(views, "_MANY", 1)
    assert [ledger.chronology(**each, limit=50) for each in asked] == found
    assert [ledger.spread(**each) for each in asked] == counted
    assert [ledger.chronology(**each) for each in asked] == found
