"""The command that says how a page is dated, or dates it by hand: `date`."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.correct import Who, tell
from legation.cli.options import DEFAULT_LEDGER, Json, LedgerFile, Overlay, ParserName
from legation.cli.text import out, print_json
from legation.desk import open_ledger
from legation.errors import InputError
from legation.model import Document, Reject
from legation.pages import read_paths
from legation.pipeline import Settings, pipeline
from legation.when import DateExplanation
from legation.when.dating import Cited

_SHOWN = 60  # characters of the words cited


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("date")(date_page)


def date_page(
    page: Annotated[str, typer.Argument(help="A page: its file; with --as also its id or name.", metavar="PAGE")],
    days: Annotated[
        str | None, typer.Option("--as", help="Give the page of the ledger this date.", metavar="DAYS")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason for this date.")] = None,
    who: Who = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
    json: Json = False,
    overlay: Overlay = None,
    parser: ParserName = None,
) -> None:
    """Say when a page was published and why: what on it tells, which dates were not taken, and what is lacking."""
    if days is not None:
        desk = open_ledger(ledger, create=False)
        desk.use(Settings(parser=parser, overlay=overlay))
        tell(desk.date_page(page, days, why=why or "", who=who))
        return
    document = _read(page)
    found = pipeline(Settings(parser=parser, overlay=overlay)).explain_date(document)
    if json:
        print_json([found])
        return
    _print_interval(found)
    _print_cited("Because:", found.used)
    _print_cited("Against it:", found.against)
    _print_cited("It also says, and this changes nothing:", found.others)
    if found.not_taken:
        out.print("Dates that were not taken:")
        for date in found.not_taken:
            out.print(f"  {escape(_short(date.text))}  [dim]{date.start}..{date.end}[/]  {escape(date.reason)}")
    if found.lacking:
        out.print("To be dated more closely it would need:")
        for line in found.lacking:
            out.print(f"  {escape(line)}")


def _read(page: str) -> Document:
    for found in read_paths([page]):
        if isinstance(found, Document):
            return found
        if isinstance(found, Reject):
            raise InputError(f"{found.name}: {found.reason}", "the page could not be read", found.fix)
    raise InputError(f"{page} holds no page", "the file is of a kind that is not read", "name the file of a page")


def _print_interval(found: DateExplanation) -> None:
    published = found.published
    if published is None:
        out.print("[bold]undated[/]: what it says leaves more than a quarter of a year, or contradicts itself")
    elif found.stated:
        words = f": {published.reason}" if published.reason else ""
        out.print(f"[bold]{published.earliest}[/] (the page bears it: {published.basis.value}{escape(words)})")
    elif published.earliest == published.latest:
        out.print(f"[bold]{published.earliest}[/] (inferred)")
    else:
        days = (published.latest - published.earliest).days + 1
        out.print(f"[bold]{published.earliest}..{published.latest}[/] (inferred, {days} days)")


def _print_cited(title: str, items: Sequence[Cited]) -> None:
    if not items:
        return
    out.print(title)
    for item in items:
        words = f"  “{escape(_short(item.text))}” [dim]{item.start}..{item.end}[/]" if item.text else ""
        out.print(f"  {escape(item.reason)}{words}")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
