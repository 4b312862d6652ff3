"""
Whether a reading that is killed again and again ends like one left in peace: `python bench/kill_read.py [PAGES] [KILLS]`.

Writes PAGES invented pages (default 2000), reads them once undisturbed with `legation read`, then into a second ledger by
processes killed (SIGKILL) KILLS times (default 50) at random moments, and compares what both ledgers hold, line by line.
Exit status 1: they differ.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from legation.ledger import Ledger

STATES = ["Japan", "Russia", "France", "Poland", "India", "Egypt", "Brazil", "Canada", "Turkey", "Norway"]
DOINGS = [
    "{a} imposed sanctions on {b} on Friday.",
    "The president of {a} will visit {b} next month, officials said.",
    "The foreign minister of {a} met his counterpart from {b} on Tuesday.",
    "{a} accused {b} of spying.",
    "{a} postponed the visit of its prime minister to {b}.",
    "{a} and {b} agreed to hold talks in Geneva in May.",
]


def write_pages(folder: Path, count: int, random: Random) -> None:
    """Write pages of a headline, a date and four sentences."""
    folder.mkdir()
    for number in range(count):
        day = f"{random.randrange(1, 29)} {random.choice(['March', 'April', 'May'])} 2016"
        told = [
            random.choice(DOINGS).format_map(dict(zip("ab", random.sample(STATES, 2), strict=True))) for _ in range(4)
        ]
        (folder / f"{number:05}.txt").write_text(f"Dispatch {number}\n\n{day}\n\n{' '.join(told)}\n", "utf-8")


def read(folder: Path, ledger: Path) -> "subprocess.Popen[bytes]":
    """Start reading in a group of its own."""
    command = [sys.executable, "-m", "legation", "read", str(folder), "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def kill_often(folder: Path, path: Path, kills: int, whole: float, random: Random) -> int:
    """Read with *kills* interruptions spread over twice the time that one reading takes; gives how many struck."""
    struck = 0
    for _ in range(kills):
        process = read(folder, path)
        try:
            process.wait(random.uniform(0.2, 6 + 2 * whole / kills))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            struck += 1
        process.wait()
    return struck


def dump(path: Path) -> list[str]:
    """What a ledger holds."""
    with Ledger.open(path, create=False) as ledger:
        return list(ledger.dump())


def main() -> None:
    """Read in peace, read with interruptions, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int, nargs="?", default=2000)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    options = parser.parse_args()
    random = Random(1)
    with tempfile.TemporaryDirectory() as place:
        folder, peaceful, killed = Path(place) / "pages", Path(place) / "a.ledger", Path(place) / "b.ledger"
        write_pages(folder, options.pages, random)
        start = time.monotonic()
        if read(folder, peaceful).wait():
            sys.exit("the undisturbed reading failed")
        whole = time.monotonic() - start
        struck = kill_often(folder, killed, options.kills, whole, random)
        with Ledger.open(killed) as ledger:
            held = ledger.count("documents")
        if read(folder, killed).wait():
            sys.exit("the reading after the kills failed")
        same = dump(peaceful) == dump(killed)
    print(f"undisturbed in {whole:.0f} s; {struck} of {options.kills} kills struck, {held} pages held after them")
    print("the ledgers are the same" if same else "THE LEDGERS DIFFER")
    sys.exit(not same)


if __name__ == "__main__":
    main()
