"""Commands for those who check the coding: `gaps`, `agree`."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.options import DEFAULT_LEDGER, Csv, Json, LedgerFile
from legation.cli.text import out, print_json, print_table
from legation.desk import open_ledger
from legation.errors import UnknownSetting
from legation.evaluate.agreement import agreement, log_coding, read_coding
from legation.model import Gap


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(gaps)
    app.command()(agree)


def gaps(
    page: Annotated[str | None, typer.Option(help="Only of this page, by id or name.")] = None,
    reason: Annotated[str | None, typer.Option(help="Only for reasons that hold these words.")] = None,
    text: Annotated[str | None, typer.Option(help="Only sentences that hold all these words.")] = None,
    count: Annotated[bool, typer.Option("--count", help="Only how many there are for each reason.")] = False,
    json: Json = False,
    csv: Csv = False,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the sentences that name two parties and were not coded, with the reason."""
    desk = open_ledger(ledger, create=False)
    rows = desk.gaps(document=desk.page(page).id if page else None, reason=reason, text=text)
    if count:
        for why, number in sorted(Counter(row.reason for row in rows).items(), key=lambda each: (-each[1], each[0])):
            out.print(f"{number:>6}  {escape(why)}")
    elif json:
        print_json(rows)
    elif csv:
        print_table(Gap, rows)
    else:
        names = {each.document: each.title or each.name for each in desk.pages()}
        for row in rows:
            out.print(f"[bold]{escape(names[row.document])}[/] [dim]{row.document[:9]} {row.start}-{row.end}[/]")
            out.print(f"  [yellow]{escape(row.reason)}[/]\n  [italic]“{escape(' '.join(row.text.split()))}”[/]")
    if not rows:
        out.print("Nothing was left out.")


def agree(
    first: Annotated[str, typer.Argument(help="A coding (CSV or JSON Lines with ids), or who corrected the ledger.")],
    second: Annotated[str, typer.Argument(help="The other one.")],
    field: Annotated[list[str] | None, typer.Option(help="Compare this field only. May be repeated.")] = None,
    disputed: Annotated[int, typer.Option("--disputed", help="Show so many disagreements of each field.")] = 0,
    json: Json = False,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Measure how far two analysts agree: Cohen's kappa and Krippendorff's alpha."""
    rows = agreement(_coding(first, ledger), _coding(second, ledger), field or ())
    if json:
        print_json(rows)
        return
    for row in rows:
        share = f"{row.agreed} of {row.units} alike"
        out.print(
            f"[bold]{escape(row.field):>12}[/]  {share:<20} kappa {_figure(row.kappa)}  alpha {_figure(row.alpha)}"
        )
        for unit, one, other in row.disputed[:disputed]:
            out.print(f"{'':>12}  {escape(unit)}: {escape(one)} | {escape(other)}")
    if not rows:
        out.print("Nothing was coded by both.")


def _coding(given: str, ledger: Path) -> dict[str, dict[str, str]]:
    if Path(given).is_file():
        return read_coding(Path(given))
    log = open_ledger(ledger, create=False).active().corrections if ledger.is_file() else ()
    own = [each for each in log if each.who == given]
    if own:
        return log_coding(own)
    known = ", ".join(sorted({each.who for each in log})) or "nobody"
    why = f"those who corrected {ledger} are: {known}"
    raise UnknownSetting(
        f"{given!r} is neither a file nor someone who corrected the ledger", why, "give one of the two"
    )


def _figure(value: float | None) -> str:
    return "   -  " if value is None else f"{value:6.3f}"
