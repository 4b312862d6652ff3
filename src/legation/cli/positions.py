"""Commands on issues: `positions`, `links`, `issues`."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.options import DEFAULT_LEDGER, Csv, Json, LedgerFile
from legation.cli.text import out, print_json, print_table
from legation.cli.views import parse_day
from legation.desk import open_ledger
from legation.export.tables import issue_name
from legation.model import Attribution
from legation.model.issues import IssueSummary, Link, Position, Tenet

Actor = Annotated[str | None, typer.Option(help="A name, an id or a country code.")]
IssueName = Annotated[str | None, typer.Option("--issue", help="An issue's id, or words of its name.")]
AsOf = Annotated[str | None, typer.Option(help="Know only what was published by this day.", metavar="DAY")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (positions, links, issues):
        app.command()(command)


def positions(
    ledger: LedgerFile = DEFAULT_LEDGER,
    actor: Actor = None,
    issue: IssueName = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Two parties: what each holds that concerns the other.", metavar="A B"),
    ] = None,
    since: Annotated[str | None, typer.Option(help="First day.", metavar="DAY")] = None,
    as_of: AsOf = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Who holds what on which issue, since when, in whose words."""
    rows = open_ledger(ledger, create=False).positions(
        actor=actor,
        issue=issue,
        between=between,
        since=parse_day(since) if since else None,
        as_of=parse_day(as_of) if as_of else None,
    )
    if json:
        print_json(rows)
    elif csv:
        print_table(Position, rows)
    else:
        _print_positions(rows)


def _print_positions(rows: Sequence[Position]) -> None:
    last = None
    for position in rows:
        if position.issue_name != last:
            out.print(f"[bold]{escape(position.issue_name)}[/] [dim]{escape(position.issue)}[/]")
        last = position.issue_name
        out.print(f"  [bold]{escape(position.name)}[/]")
        for tenet in position.tenets:
            pages = f"{len(tenet.documents)} pages" if len(tenet.documents) > 1 else "1 page"
            content = escape(" ".join(tenet.content.split()))
            out.print(f"    {_days(tenet.since, tenet.last)}  [cyan]{tenet.stance}[/] “{content}”")
            out.print(f"      [dim]{escape(_voice(tenet))} · {pages} · {tenet.stands[0][:9]}[/]")
        for change in position.changes:
            out.print(
                f"    [yellow]changed[/] on “{escape(change.target)}”: {change.earlier} ({change.earlier_day}),"
                f" then {change.later} ({change.later_day})"
            )
    if not rows:
        out.print("No position fits.")


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "undated"
    return first.isoformat() if first == last else f"{first}..{last}"


def _voice(tenet: Tenet) -> str:
    """Return in whose words it stands: the actor, then those who say that it said so."""
    actor = tenet.actor.name or tenet.actor.text
    return " ‹ ".join(dict.fromkeys([actor, *_chain(tenet.attribution)]))


def _chain(attribution: Sequence[Attribution]) -> list[str]:
    return [link.speaker.name or link.speaker.text for link in attribution]


def links(
    ledger: LedgerFile = DEFAULT_LEDGER,
    kind: Annotated[
        str | None, typer.Option(help="condition, exchange, lever, pressure, obstacle or consequence.")
    ] = None,
    actor: Actor = None,
    issue: IssueName = None,
    as_of: AsOf = None,
    remarks: Annotated[bool, typer.Option("--remarks", help="What only readers say too.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """What is said to depend on, press for, stand in the way of or come of what."""
    rows = open_ledger(ledger, create=False).links(
        kind=kind,
        actor=actor,
        issue=issue,
        as_of=parse_day(as_of) if as_of else None,
        include_comments=remarks,
    )
    if json:
        print_json(rows)
    elif csv:
        print_table(Link, rows)
    else:
        for row in rows:
            _print_link(row)
        if not rows:
            out.print("No link fits.")


def _print_link(link: Link) -> None:
    def words(text: str) -> str:
        return escape(" ".join(text.split()))

    day = _days(link.said.earliest, link.said.latest) if link.said else "undated"
    status = "" if link.status == "actual" else f" ({link.status})"
    chain = " ‹ ".join(dict.fromkeys(_chain(link.attribution)))
    out.print(f"[bold]{day}[/]  [cyan]{link.kind}[/]{status}: “{words(link.cause.text)}” → “{words(link.effect.text)}”")
    out.print(f"  [dim]“{words(link.cue.text)}”{f' · says {escape(chain)}' if chain else ''} · {link.id[:9]}[/]")


def issues(
    ledger: LedgerFile = DEFAULT_LEDGER,
    remarks: Annotated[bool, typer.Option("--remarks", help="Those that only readers name too.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the issues that the pages name, with each side's name for it."""
    rows = open_ledger(ledger, create=False).issues(include_comments=remarks)
    if json:
        print_json(rows)
    elif csv:
        print_table(IssueSummary, rows)
    else:
        for row in rows:
            held = f" · held by {', '.join(row.holders)}" if row.holders else ""
            parties = f", between {', '.join(row.parties)}" if len(row.parties) > 1 else ""
            out.print(f"[bold]{escape(row.name)}[/] ({row.kind}{parties}) [dim]{escape(row.id)}[/]")
            out.print(f"  {row.pages} pages{escape(held)}; {escape(', '.join(map(issue_name, row.names)))}")
        if not rows:
            out.print("No page names an issue.")
