"""The command that writes a brief: `brief`."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.options import DEFAULT_LEDGER, LedgerFile
from legation.cli.text import err
from legation.cli.views import parse_day
from legation.desk import open_ledger
from legation.errors import SettingsError, UnknownSetting
from legation.export.brief import FORMS, Subject, brief_on, write_brief


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(brief)


def brief(
    parties: Annotated[
        list[str] | None, typer.Argument(help="Two parties: names, ids or country codes.", metavar="[A B]")
    ] = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
    issue: Annotated[
        str | None, typer.Option(help="Instead of two parties: an issue's id, or words of its name.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="First day.", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.", metavar="DAY")] = None,
    statements: Annotated[bool, typer.Option("--statements", help="Statements that carry no other event too.")] = False,
    form: Annotated[
        str | None, typer.Option("--format", help="html, md or docx; else as the file's name ends, else md.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.", metavar="FILE")] = None,
) -> None:
    """Write a brief on two parties or an issue, each sentence with references to the words it rests on."""
    subject = Subject(
        dyad=_dyad(parties or []),
        issue=issue,
        since=parse_day(since) if since else None,
        until=parse_day(until) if until else None,
        statements=statements,
    )
    subject.check()
    kind = form or (output.suffix.lstrip(".").lower() if output else "md")
    if kind not in FORMS:
        raise UnknownSetting(f"briefs are not written as {kind!r}", fix=f"give --format {' or '.join(FORMS)}")
    if kind == "docx" and output is None:
        raise UnknownSetting("a Word document is no text for a terminal", fix="name a file: -o brief.docx")
    with open_ledger(ledger, create=False) as desk:
        made = brief_on(desk, subject)
    text = write_brief(made, kind)
    if output is None:
        sys.stdout.buffer.write(text)
        return
    try:
        output.write_bytes(text)
    except OSError as error:
        raise SettingsError(f"{output} cannot be written", str(error), "give another path with -o") from error
    count, pages = len(made.sentences), len(made.sources)
    err.print(f"{escape(str(output))}: {count} sentences that rest on {pages} page{'' if pages == 1 else 's'}.")


def _dyad(parties: list[str]) -> tuple[str, str] | None:
    if not parties:
        return None
    if len(parties) != 2:
        fix = 'give two, names of several words in quotation marks: legation brief "United States" JPN'
        raise UnknownSetting(f"a brief is on two parties, {len(parties)} given", fix=fix)
    return parties[0], parties[1]
