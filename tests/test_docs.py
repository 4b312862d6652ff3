"""What README and docs show is what happens."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the sample read into its ledger, and a runner of commands in it."""
    ledger = tmp_path_factory.mktemp("docs") / "legation.ledger"
    runner = CliRunner(env={"LEGATION_LEDGER": str(ledger), "COLUMNS": "200"})
    result = runner.invoke(app, ["read", str(ROOT / "examples")])
    assert result.exit_code == 0, result.output
    return runner


CONSOLE = re.findall(r"```console\n\$ legation ([^\n]*)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), CONSOLE, ids=[command for command, _ in CONSOLE])
def test_the_readme_shows_what_a_command_prints(desk, command, shown):
    printed = desk.invoke(app, command.split())
    lines = {" ".join(line.split()) for line in printed.output.splitlines()}
    for line in shown.splitlines():
        if line.strip() and line != "...":
            assert " ".join(line.split()) in lines


def test_the_readmes_python_runs(tmp_path, monkeypatch):
    [block] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(block.replace('"examples"', repr(str(ROOT / "examples"))), names)
    assert len(names["frame"]) > 20  # type: ignore[arg-type]
    assert names["coded"].claims  # type: ignore[attr-defined]


def test_the_two_commands_are_one_line_each():
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]


def test_every_command_is_in_the_readme_or_the_docs():
    text = README + "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    for command in app.registered_commands:
        name = command.name or command.callback.__name__  # type: ignore[union-attr]
        assert f"legation {name}" in text


def test_the_limits_and_kinds_in_the_manual_are_those_of_the_program():
    from dataclasses import asdict

    from legation.pages import Limits
    from legation.pages.reading import READERS

    text = (ROOT / "docs" / "reference" / "pages.md").read_text("utf-8")
    shown = dict(re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", text, re.MULTILINE))
    assert shown == {name.replace("_", "-"): str(value) for name, value in asdict(Limits()).items()}
    table = re.findall(r"^\| [^|]+ \| (`\.[^|]*) \|", text, re.MULTILINE)
    assert set(READERS) <= set(" ".join(table).replace("`", " ").split())
