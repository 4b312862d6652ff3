"""The command that follows feeds: `watch`."""

import re
import time
from datetime import timedelta
from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.options import DEFAULT_LEDGER, LedgerFile, Overlay, ParserName
from legation.cli.text import err, out
from legation.desk import open_ledger
from legation.errors import UnknownSetting
from legation.pipeline import Settings
from legation.watch import Agent, Memory, Watched, Watcher, read_addresses

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_LEAST = timedelta(minutes=1)


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(watch)


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            help="Addresses of RSS or Atom feeds, or files that list them (text, OPML).", metavar="FEEDS..."
        ),
    ],
    every: Annotated[str, typer.Option("--every", help="How often each feed is asked: 15m, 2h, 1d.")] = "30m",
    once: Annotated[bool, typer.Option("--once", help="Ask each feed once, and stop.")] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Fetch the pages that entries link to, where robots.txt allows it.")
    ] = False,
    delay: Annotated[
        float, typer.Option("--delay", min=0.0, help="Least seconds between two requests to a host.")
    ] = 5.0,
    agent: Annotated[
        str | None, typer.Option("--agent", help="How to call ourselves to hosts; say how you can be reached.")
    ] = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
    overlay: Overlay = None,
    parser: ParserName = None,
) -> None:
    """Follow feeds: read new entries into the ledger as they come. The only command that reaches for the network."""
    pause = _duration(every)
    addresses = read_addresses(feeds)
    with Agent(agent or _own_name(), delay=delay) as asking:
        watcher = Watcher(
            desk=open_ledger(ledger),
            agent=asking,
            memory=Memory.beside(ledger),
            pages=pages,
            settings=Settings(parser=parser, overlay=overlay),
            every=pause,
        )
        try:
            while True:
                watched = watcher.round(addresses)
                if any(reading.pages for reading in watched.readings):
                    watcher.desk.settle()
                _tell(watched)
                if once:
                    break
                time.sleep(pause.total_seconds())
        except KeyboardInterrupt:
            err.print("legation: stopped; what was read is kept")
    if once and watched.faults and not watched.unchanged and not watched.readings:
        raise typer.Exit(1)


def _own_name() -> str:
    import legation

    return f"legation/{legation.__version__} (reads feeds for its user)"


def _duration(words: str) -> timedelta:
    match = re.fullmatch(r"(\d{1,6})([smhd])", words.strip())
    found = timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else timedelta()
    if found < _LEAST:
        raise UnknownSetting(
            f"{words!r} is no span of time", "feeds are asked once a minute at most", "write 15m, 2h or 1d"
        )
    return found


def _tell(watched: Watched) -> None:
    readings = watched.readings
    line = f"[bold]{sum(reading.pages for reading in readings)}[/] new pages from {watched.feeds} feeds"
    known = sum(reading.known for reading in readings)
    parts = (
        (watched.unchanged, "feeds unchanged"),
        (watched.waiting, "feeds not asked yet"),
        (known, "pages known already"),
        (sum(reading.claims for reading in readings), "claims"),
    )
    out.print(line + "".join(f", {count} {words}" for count, words in parts if count))
    for note in watched.notes:
        out.print(f"[dim]not fetched[/] {escape(note)}")
    for reject in (*watched.faults, *(reject for reading in readings for reject in reading.rejects)):
        out.print(f"[red]refused[/] {escape(f'{reject.name}: {reject.reason}. {reject.fix}')}")
