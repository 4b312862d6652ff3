"""The commands that put a ledger right, as users type them."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import legation
from legation.cli.app import app
from legation.model import Gap
from tests.ledger.story import story

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command on a ledger of the story, and return what it prints."""
    monkeypatch.chdir(tmp_path)
    with legation.open("legation.ledger") as ledger:
        for page, claims in story():
            ledger.add(page, claims)
    runner = CliRunner(env={"COLUMNS": "200", "LEGATION_WHO": "KB"})

    def call(*words: str) -> str:
        result = runner.invoke(app, list(words))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.stdout

    return call


def the_event(run) -> str:
    return str(next(json.loads(line)["id"] for line in run("conflicts", "--json").splitlines()))


def test_a_rejection_is_shown_logged_and_undone(run):
    id = the_event(run)
    made = run("reject", id, "--why", "another year").split()[0]
    assert id not in run("chronology", "--json")
    assert "rejected by KB" in run("chronology", "--rejected")
    assert "another year" in run("log")
    run("undo", made, "--why", "the same year")
    assert f"undone by {run('log', '--json').splitlines()[1].split()[3][1:10]}" in run("log")
    assert run("chronology", "--rejected").strip() == "Nothing was rejected."
    assert id in run("chronology", "--json")


def test_an_amendment_marks_the_entry_in_every_view(run):
    id = the_event(run)
    made = run("amend", id, "--status", "denied", "--without", "where", "--why", "reread").split()[0]
    note = f"amended by hand ({made})"
    assert note in run("chronology")
    assert note in run("show", id)
    assert "amended by hand" in run("search", "talks")
    assert "amended" in run("chronology", "--csv")
    assert "status: actual -> denied" in run("log", id)
    assert json.loads(run("show", id, "--json").splitlines()[0])["review"] == "amended"


def test_the_log_travels_as_lines(run, tmp_path):
    run("accept", the_event(run), "--why", "checked")
    (tmp_path / "log.jsonl").write_text(run("log", "--json"), "utf-8")
    assert "0 corrections taken over" in run("log", "--import", "log.jsonl")
    assert "1 corrections taken over" in run("log", "--import", "log.jsonl", "--ledger", "other.ledger")
    assert "not applied" in run("log", "--orphaned", "--ledger", "other.ledger")


def test_show_gives_the_revision_that_a_correction_may_expect(run):
    id = the_event(run)
    revision = re.search(r"revision (r\w+)", run("show", id))[1]
    run("accept", id, "--why", "checked", "--expected", revision)
    with pytest.raises(legation.LegationError, match="has changed"):
        run("reject", id, "--why", "checked", "--expected", revision)


def test_the_commands_and_the_python_of_the_manual_run(run):
    text = (DOCS / "corrections.md").read_text("utf-8")
    id = the_event(run)
    for line in re.findall(r"^\$ legation (.*)$", text, re.MULTILINE):
        words = re.findall(r"'([^']*)'|(\S+)", line)
        run(*(quoted or plain.replace("ea469eb18", id) for quoted, plain in words))
        if line.startswith("reject"):
            made = json.loads(run("log", "--json").splitlines()[-1])["id"]
            run("undo", made, "--why", "for the next example")
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(block.replace("visit.ledger", "legation.ledger"), {})


def test_a_claim_is_parted_from_its_event_and_joined_to_it_again(run):
    id = the_event(run)
    claims = json.loads(run("show", id, "--json").splitlines()[0])["claims"]
    run("part", claims[0], id, "--why", "two rounds")
    assert claims[1] not in run("conflicts", "--json")
    made = run("join", *claims[:2], "--why", "one round").split()[0]
    event = next(json.loads(line) for line in run("conflicts", "--json").splitlines() if claims[0] in line)
    assert set(claims) == set(event["claims"])
    assert f"joined by KB: one round ({made})" in run("show", event["id"])


def test_an_actor_is_renamed_and_a_page_is_dated(run):
    run("rename", "sergey_lavrov", "S. Lavrov", "--why", "style")
    assert "S. Lavrov" in run("chronology")
    run("date", "3.txt", "--as", "2014-07", "--why", "the archive says so")
    page = next(json.loads(line) for line in run("pages", "--json").splitlines() if '"3.txt"' in line)
    assert (page["published"]["earliest"], page["published"]["basis"]) == ("2014-07-01", "analyst")
    assert "published: 2014-06-01 -> 2014-07-01..2014-07-31" in run("log", page["document"])


def test_two_analysts_are_compared(run, tmp_path):
    id = the_event(run)
    run("accept", id, "--why", "checked", "--who", "LM")
    run("reject", id, "--why", "checked")
    assert "0 of 2 alike" in run("agree", "KB", "LM")
    assert "accepted | rejected" in run("agree", "LM", "KB", "--disputed", "1")
    (tmp_path / "one.csv").write_text("id,event\n1,AID\n2,AID\n", "utf-8")
    assert "2 of 2 alike" in run("agree", "one.csv", "one.csv")
    with pytest.raises(legation.LegationError, match="neither a file nor someone"):
        run("agree", "one.csv", "nobody")


def test_what_was_left_out_is_listed_with_its_reason(tmp_path):
    page, claims = story()[0]
    gaps = [
        Gap(document=page.id, start=0, end=5, text=page.text[:5], reason=reason)
        for reason in ("states, not parties", "no verb", "no verb")
    ]
    with legation.open(tmp_path / "gaps.ledger") as ledger:
        ledger.add(page, claims, gaps=gaps)

    def run(*words: str) -> str:
        return CliRunner().invoke(app, ["gaps", *words, "--ledger", str(tmp_path / "gaps.ledger")]).stdout

    assert [line.split() for line in run("--count").splitlines()] == [
        ["2", "no", "verb"],
        ["1", "states,", "not", "parties"],
    ]
    assert len(run("--json", "--reason", "NO VERB").splitlines()) == 2
    assert len(run("--csv", "--text", "tokyo").splitlines()) == 4
    assert run("--text", "atlantis").strip() == "Nothing was left out."


def test_an_entry_says_why_it_is_one_and_what_it_is_not(run):
    id = the_event(run)
    printed = " ".join(run("why", id).split())
    assert "joined" in printed
    assert "(rule: other day)" in printed
    other = json.loads(run("conflicts", "--json").splitlines()[1])["id"]
    assert "(rule: parties)" in " ".join(run("why", id, other).split())
    assert json.loads(run("why", id, "--json"))["entry"] == id
