"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_LEDGER = Path("legation.ledger")

LedgerFile = Annotated[
    Path, typer.Option("--ledger", help="The ledger's file.", envvar="LEGATION_LEDGER", show_default=True)
]
Paths = Annotated[
    list[str], typer.Argument(help="Files, folders and patterns; - is standard input.", metavar="PATH...")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help="Processes to use; the result is the same whatever their number.")
]
Overlay = Annotated[Path | None, typer.Option("--overlay", help="A folder of your own data files, laid over ours.")]
ParserName = Annotated[
    str | None, typer.Option("--parser", help="A spaCy English pipeline, by name or path.", envvar="LEGATION_MODEL")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV with a header.")]
FieldNames = Annotated[
    list[str] | None,
    typer.Option(
        "--field", help="Where JSON records keep a field: text=article.body. May be repeated.", metavar="NAME=PLACE"
    ),
]
LimitList = Annotated[
    list[str] | None,
    typer.Option("--limit", help="A bound of reading: page-bytes=1000000. May be repeated.", metavar="NAME=NUMBER"),
]
