"""A process that reads is killed at any moment, or is not alone: nothing is lost, nothing doubled."""

import signal
import subprocess
import sys
from pathlib import Path
from random import Random

from bench.ledger_views import pages

from legation.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = 360
READER = f"""
import sys
from bench.ledger_views import pages
from legation.ledger import Ledger
with Ledger.open(sys.argv[1]) as ledger:
    print("open", flush=True)
    for number, (document, claims) in enumerate(pages({CLAIMS})):
        ledger.add(document, claims)
        if number % 5 == 4:
            ledger.settle()
    ledger.settle()
"""


def reader(path: Path) -> "subprocess.Popen[bytes]":
    """A process that reads the pages into the ledger and joins them as it goes."""
    return subprocess.Popen([sys.executable, "-c", READER, str(path)], cwd=ROOT, stdout=subprocess.PIPE)


def finished(process: "subprocess.Popen[bytes]") -> bool:
    """Wait until a process has ended, and tell whether it ended well."""
    with process:
        return process.wait() == 0


def undisturbed(path: Path) -> list[str]:
    """What the ledger holds if nothing goes wrong."""
    with Ledger.open(path) as ledger:
        for document, claims in pages(CLAIMS):
            ledger.add(document, claims)
        return list(ledger.dump())


def dump(path: Path) -> list[str]:
    with Ledger.open(path, create=False) as ledger:
        return list(ledger.dump())


def test_killed_reading_goes_on_where_it_was(tmp_path: Path) -> None:
    random = Random(7)
    killed = 0
    for _ in range(4):
        with reader(tmp_path / "killed.ledger") as process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(random.uniform(0.02, 0.2))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                killed += 1
    assert killed, "no process was killed before it had finished"
    assert finished(reader(tmp_path / "killed.ledger"))
    assert dump(tmp_path / "killed.ledger") == undisturbed(tmp_path / "whole.ledger")


def test_two_processes_read_into_one_ledger(tmp_path: Path) -> None:
    both = [reader(tmp_path / "shared.ledger") for _ in range(2)]
    assert [finished(process) for process in both] == [True, True]
    assert dump(tmp_path / "shared.ledger") == undisturbed(tmp_path / "whole.ledger")
