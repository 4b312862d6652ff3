"""The commands as users type them, on the bundled sample."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli.app import app
from legation.errors import NoSuchEntry

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a command on a ledger that holds the sample, and return what it prints."""
    ledger = tmp_path_factory.mktemp("cli") / "sample.ledger"
    runner = CliRunner(env={"LEGATION_LEDGER": str(ledger)})

    def call(*words: str, status: int = 0) -> str:
        result = runner.invoke(app, list(words))
        assert result.exit_code == status, (result.output, result.exception)
        return result.stdout

    call("read", str(EXAMPLES))
    return call


def test_reading_again_changes_nothing(run):
    before = run("chronology", "--json")
    printed = run("read", str(EXAMPLES))
    assert "0 pages read, 11 known already" in printed
    assert run("chronology", "--json") == before


def test_reading_says_where_the_ledger_lies_and_what_to_type_next(run):
    printed = run("read", str(EXAMPLES))
    assert "The ledger is in" in printed
    assert "legation chronology" in printed


def test_chronology_is_oldest_first_and_leaves_remarks_out(run):
    events = [json.loads(line) for line in run("chronology", "--json").splitlines()]
    days = [event["when"]["earliest"] for event in events if event["when"]]
    assert days == sorted(days)
    assert not any(event["remark"] for event in events)


def test_chronology_filters(run):
    events = [
        json.loads(line)
        for line in run("chronology", "--dyad", "RUS", "JPN", "--event", "consult", "--json").splitlines()
    ]
    assert events
    assert {event["event"] for event in events} == {"CONSULT"}
    assert run("chronology", "--actor", "Atlantis").strip() == "Nothing fits."


def test_csv_has_a_header_and_one_row_an_event(run):
    rows = list(csv.DictReader(io.StringIO(run("chronology", "--csv"))))
    assert len(rows) == len(run("chronology", "--json").splitlines())
    assert {"earliest", "actors", "status", "text"} <= set(rows[0])


def test_show_marks_the_words_and_names_the_rules(run):
    [event, *_] = [json.loads(line) for line in run("conflicts", "--json").splitlines()]
    printed = run("show", event["id"][:8])
    assert "because" in printed
    assert "Sochi" in printed


@pytest.mark.parametrize("command", ["actors", "plans", "pages", "rejects", "conflicts"])
def test_views_answer(run, command):
    assert run(command).strip()
    for line in run(command, "--json").splitlines():
        json.loads(line)


def test_search_finds_comments_and_says_that_they_are_remarks(run):
    assert "reader's remark" in run("search", "fugu")
    assert run("search", "xyzzy").strip() == "Nothing found."


def test_search_takes_any_punctuation(run):
    run("search", '"quote OR NEAR( *')


def test_an_unknown_day_is_asked_wrongly(run):
    runner = CliRunner(env={"LEGATION_LEDGER": "none.ledger"})
    assert runner.invoke(app, ["chronology", "--since", "yesterday"]).exit_code != 0


def test_an_unknown_id_is_told(run):
    runner = CliRunner()
    result = runner.invoke(app, ["show", "e0000000", "--ledger", str(EXAMPLES / "nothing.ledger")])
    assert result.exit_code != 0
    with pytest.raises(AssertionError, match=NoSuchEntry.__name__):
        run("show", "efffffff")


def test_code_prints_documents_before_passages_before_claims(run):
    records = [
        json.loads(line)
        for line in run("code", str(EXAMPLES / "01-sochi-wire.txt"), "--timexes", "--attributions").splitlines()
    ]
    kinds = [record["record"] for record in records]
    assert kinds[0] == "document"
    assert list(dict.fromkeys(kinds)) == ["document", "passage", "claim", "attribution", "timex"]


def test_a_page_that_cannot_be_read_never_stops_the_others(run, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\x03")
    (tmp_path / "good.txt").write_text("Peru and Chile signed a treaty in Lima on Monday, officials said.", "utf-8")
    records = [json.loads(line) for line in run("code", str(tmp_path)).splitlines()]
    assert {record["record"] for record in records} >= {"reject", "document"}
    [reject] = [record for record in records if record["record"] == "reject"]
    assert reject["fix"]
    run("code", str(tmp_path), "--strict", status=1)


def test_explain_shows_what_matched_and_what_came_of_it(run):
    printed = run("lexicon", "explain", "Peru urged Chile to hold talks with Bolivia.")
    assert "REQUEST" in printed
    assert "urge" in printed


def test_evaluate_prints_the_figures(run, tmp_path):
    row = {
        "id": "1",
        "text": "Peru condemned Chile on Monday.",
        "actor": "Peru",
        "recipient": "Chile",
        "event": "ACCUSE",
    }
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row), "utf-8")
    assert "pair 1.000" in run("evaluate", "relations", str(gold))


def test_date_says_when_a_page_was_published_and_why(run):
    told = run("date", str(EXAMPLES / "07-vladivostok-undated.txt"))
    [record] = [
        json.loads(line) for line in run("date", "--json", str(EXAMPLES / "07-vladivostok-undated.txt")).splitlines()
    ]

    assert told.startswith("2016-08-28..2016-09-05 (inferred, 9 days)")
    assert "G20 summit in Hangzhou" in told
    assert record["published"]["earliest"] == "2016-08-28"
    assert record["used"][0]["text"] == "Group of 20 summit on Sunday in Hangzhou"


def test_date_refuses_what_is_no_page(run, tmp_path):
    (tmp_path / "song.mp3").write_bytes(b"ID3")

    run("date", str(tmp_path / "song.mp3"), status=1)
    run("date", str(tmp_path / "nothing.txt"), status=1)


def test_the_version_is_told_without_a_command():
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith("legation ")


def test_a_brief_is_printed_or_written(run, tmp_path):
    printed = run("brief", "JPN", "RUS", "--since", "2016-12-01")
    assert printed.startswith("# Japan and Russia\n")
    assert "On 15 December 2016, " in printed
    for name in ("brief.html", "brief.docx", "brief.md"):
        run("brief", "JPN", "RUS", "--since", "2016-12-01", "-o", str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 2000
    assert (tmp_path / "brief.md").read_text("utf-8") == printed
    assert run("brief", "--issue", "sanctions", "--format", "html").startswith("<!doctype html>")


@pytest.mark.parametrize(
    "words", [[], ["JPN"], ["JPN", "RUS", "USA"], ["JPN", "RUS", "--format", "pdf"], ["JPN", "RUS", "-o", "brief.pdf"],
              ["JPN", "RUS", "--format", "docx"], ["JPN", "RUS", "--issue", "trade"], ["JPN", "RUS", "--since", "x"]],
)  # fmt: skip
def test_a_brief_that_cannot_be_says_why(words):
    from legation.errors import SettingsError

    result = CliRunner(env={"LEGATION_LEDGER": "none.ledger"}).invoke(app, ["brief", *words])
    assert isinstance(result.exception, SettingsError)
    assert result.exception.fix
