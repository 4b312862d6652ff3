"""Commands that look at the ledger: `chronology`, `search`, `actors`, `plans`, `pages`, `conflicts`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from legation.cli.options import DEFAULT_LEDGER, Csv, Json, LedgerFile
from legation.cli.text import (
    according_text,
    day_text,
    out,
    parties_text,
    party_text,
    print_json,
    print_table,
    what_text,
)
from legation.desk import Desk, open_ledger
from legation.errors import UnknownSetting
from legation.export.calendar import calendar_of, when_of
from legation.model import ActorSummary, Claim, Event, Hit, PageSummary, Plan

_COLOURS = {
    "actual": "green",
    "ongoing": "green",
    "planned": "cyan",
    "proposed": "cyan",
    "possible": "yellow",
    "conditional": "yellow",
}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (chronology, search, actors, plans, pages, conflicts):
        app.command()(command)


def chronology(
    ledger: LedgerFile = DEFAULT_LEDGER,
    between: Annotated[tuple[str, str] | None, typer.Option(help="First and last day.", metavar="A B")] = None,
    since: Annotated[str | None, typer.Option(help="First day.", metavar="DAY")] = None,
    actor: Annotated[str | None, typer.Option(help="A name, an id or a country code.")] = None,
    dyad: Annotated[tuple[str, str] | None, typer.Option(help="Two parties, in either order.", metavar="A B")] = None,
    event: Annotated[str | None, typer.Option(help="A PLOVER type, such as CONSULT, or STATE.")] = None,
    status: Annotated[str | None, typer.Option(help="actual, planned, postponed ...")] = None,
    text: Annotated[str | None, typer.Option(help="Words of the evidence.")] = None,
    issue: Annotated[str | None, typer.Option(help="An issue's id, or words of its name.")] = None,
    statements: Annotated[bool, typer.Option("--statements", help="Statements that carry no other event too.")] = False,
    remarks: Annotated[bool, typer.Option("--remarks", help="What only readers say too.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Instead, the claims struck out by hand.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """What happened and what is to happen, oldest first."""
    desk = open_ledger(ledger, create=False)
    if rejected:
        print_rejected(desk, json=json)
        return
    events = desk.chronology(
        between=(parse_day(between[0]), parse_day(between[1])) if between else None,
        since=parse_day(since) if since else None,
        actor=actor,
        dyad=dyad,
        event=event.upper() if event else None,
        status=status.lower() if status else None,
        text=text,
        issue=issue,
        include_comments=remarks,
    )
    if not statements and (event or "").upper() != "STATE":
        events = [e for e in events if e.event != "STATE"]
    if json:
        print_json(events)
    elif csv:
        print_table(Event, events)
    else:
        print_events(desk, events)
        if not events:
            out.print("Nothing fits.")


def print_rejected(desk: Desk, *, json: bool) -> None:
    """Print the claims that were struck out, with who did so and why."""
    rows = desk.rejected()
    if json:
        print_json(rows)
        return
    for row in rows:
        claim, c = row.claim, row.correction
        what = f"{parties_text(claim)}: {what_text(claim)} {claim.status}"
        out.print(f"[bold]{day_text(claim.when)}[/]  {escape(what)} [dim]{claim.id[:9]}[/]")
        out.print(f"  [red]rejected[/] by {escape(c.who)} on {c.when:%Y-%m-%d} ({c.id[:9]}): {escape(c.why)}")
        out.print(f"  [italic]“{escape(' '.join(claim.text.split()))}”[/]")
    if not rows:
        out.print("Nothing was rejected.")


def parse_day(text: str) -> date:
    """Read a day; a fault is told in words."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnknownSetting(f"{text!r} is no day", "days are written YYYY-MM-DD", "for example 2016-05-06") from error


def print_events(desk: Desk, events: Sequence[Event], *, brief: bool = False) -> None:
    """Print events with their dates in front: parties, what and status; below, place, chain, accounts and id; the evidence unless *brief*."""
    pages = {page.document: page for page in desk.pages()}
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column()
    for e in events:
        page = pages.get(e.documents[0]) if e.documents else None
        source = (page.agency or page.outlet or page.title or page.name) if page else None
        lines = [f"{escape(parties_text(e))}: {escape(what_text(e))} [{_COLOURS.get(e.status, 'red')}]{e.status}[/]"]
        lines.append(f"[dim]{escape(' · '.join(_notes(e, source)))}[/]")
        if not brief:
            lines.append(f"[italic]“{escape(' '.join(e.text.split()))}”[/]")
        grid.add_row(day_text(e.when), "\n".join(lines))
    out.print(grid)


def _notes(e: Event, source: str | None) -> list[str]:
    notes = [f"in {e.where.name}"] if e.where else []
    notes.append(f"says {according_text(e, source)}")
    notes.append(f"{len(e.accounts)} account{'s' if len(e.accounts) != 1 else ''}")
    if e.variants:
        notes.append("accounts disagree")
    if e.plan:
        notes.append(f"plan {e.plan[:9]}")
    if e.remark:
        notes.append("a reader's remark")
    notes += review_notes(e)
    return [*notes, e.id[:9]]


def review_notes(e: Event | Plan | Claim) -> list[str]:
    """Say that analysts reviewed an entry, and by which corrections."""
    named = ", ".join(id[:9] for id in e.corrections)
    return [f"{e.review or 'corrected'} by hand ({named})"] if e.corrections else []


def search(
    words: Annotated[list[str], typer.Argument(help="Words that must all be there.")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Find words in evidence, titles, parties and passages."""
    hits = open_ledger(ledger, create=False).search(" ".join(words))
    if json:
        print_json(hits)
        return
    if csv:
        print_table(Hit, hits)
        return
    for hit in hits:
        mark = " [yellow]reader's remark[/]" if hit.remark else ""
        mark += f" [cyan]{hit.review} by hand[/]" if hit.review else ""
        day = hit.published.isoformat() if hit.published else "undated"
        where = f"{day} {escape(hit.title or hit.page)} · {hit.passage_kind}{mark}"
        out.print(f"[bold]{where}[/]" + (f" [dim]{(hit.entry or hit.claim or '')[:9]}[/]" if hit.claim else ""))
        out.print(f"  {escape(' '.join(hit.snippet.split()))}")
    if not hits:
        out.print("Nothing found.")


def actors(ledger: LedgerFile = DEFAULT_LEDGER, json: Json = False, csv: Csv = False) -> None:
    """List who acts and is acted on, the busiest first."""
    rows = open_ledger(ledger, create=False).actors()
    if json:
        print_json(rows)
    elif csv:
        print_table(ActorSummary, rows)
    else:
        for row in rows:
            days = f"{row.first} to {row.last}" if row.first and row.first != row.last else str(row.first or "undated")
            note = " ".join(filter(None, (row.country, str(row.kind))))
            out.print(
                f"[bold]{escape(row.name)}[/] ({note}): acts {row.as_actor}, is acted on {row.as_recipient} · {row.events} events, {days}"
            )


def plans(
    ledger: LedgerFile = DEFAULT_LEDGER,
    only_open: Annotated[bool, typer.Option("--open", help="Only those still to come.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", "--lapsed", help="Only those whose time has passed.")] = False,
    slipped: Annotated[bool, typer.Option("--slipped", help="Only those put off or moved back.")] = False,
    as_of: Annotated[str | None, typer.Option(help="Know only what was published by this day.", metavar="DAY")] = None,
    ics: Annotated[Path | None, typer.Option(help="Write them to this calendar file.", metavar="FILE")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """What was promised, and what became of it."""
    desk = open_ledger(ledger, create=False)
    rows = desk.plans(open=only_open, overdue=overdue, slipped=slipped, as_of=parse_day(as_of) if as_of else None)
    if json:
        print_json(rows)
        return
    if csv:
        print_table(Plan, rows)
        return
    if ics is not None:
        _write_calendar(rows, ics)
        return
    for plan in rows:
        print_plan(plan)
    if not rows:
        out.print("No plan fits.")


def _write_calendar(rows: Sequence[Plan], file: Path) -> None:
    try:
        file.write_bytes(calendar_of(rows))
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be written: {error.strerror}") from error
    dated = sum(when_of(plan) is not None for plan in rows)
    left = f"; {len(rows) - dated} without a day are left out" if dated < len(rows) else ""
    out.print(f"{dated} plans are in {escape(str(file))}{left}.")


def print_plan(plan: Plan) -> None:
    """Print a plan and its history."""
    out.print(f"[bold]{escape(plan.title)}[/] — [bold]{plan.state}[/], {day_text(plan.when)} [dim]{plan.id[:9]}[/]")
    out.print(
        f"  {escape(' & '.join(party_text(m) for m in plan.actors))}"
        + (f" → {escape(' & '.join(party_text(m) for m in plan.recipients))}" if plan.recipients else "")
    )
    for step in plan.steps:
        place = f" in {step.where.name}" if step.where else ""
        speaker = f", says {escape(step.speaker.name or step.speaker.text)}" if step.speaker else ""
        told = step.day.isoformat() if step.day else "undated page"
        out.print(f"  {told}  {step.state}: {day_text(step.when)}{place}{speaker} [dim]({len(step.claims)} claims)[/]")
    for note in review_notes(plan):
        out.print(f"  {note}")
    for condition in plan.conditions:
        out.print(f"  depends on: {escape(condition)}")


def pages(ledger: LedgerFile = DEFAULT_LEDGER, json: Json = False, csv: Csv = False) -> None:
    """List the pages of the ledger: whence, when and what they hold."""
    rows = open_ledger(ledger, create=False).pages()
    if json:
        print_json(rows)
    elif csv:
        print_table(PageSummary, rows)
    else:
        for r in rows:
            day = "undated"
            if r.published:
                first, last = r.published.earliest, r.published.latest
                day = f"{first if first == last else f'{first}..{last}'} ({r.published.basis})"
            source = ", ".join(filter(None, (r.agency, r.outlet)))
            out.print(f"[bold]{escape(r.title or r.name)}[/] [dim]{r.document[:9]} {escape(r.name)}[/]")
            out.print(f"  {day}{' · ' + escape(source) if source else ''} · {r.claims} claims, {r.remarks} remarks")
            out.print(f"  {', '.join(f'{count} {kind}' for kind, count in r.passages)}")
            if r.published and r.published.reason:
                out.print(f"  dated so because: {escape(r.published.reason)}", style="dim")


def conflicts(ledger: LedgerFile = DEFAULT_LEDGER, json: Json = False, csv: Csv = False) -> None:
    """List the happenings on which accounts disagree, each variant with its support."""
    desk = open_ledger(ledger, create=False)
    rows = desk.conflicts()
    if json:
        print_json(rows)
        return
    if csv:
        print_table(Event, rows)
        return
    for e in rows:
        print_events(desk, [e], brief=True)
        for variant in e.variants:
            mark = "*" if variant.preferred else " "
            out.print(
                f"  {mark} {variant.field}: {escape(variant.value)} — {variant.accounts} accounts; {escape(variant.reason)}"
            )
        if e.verdict:
            out.print(f"  {escape(e.verdict)}", style="italic")
    if not rows:
        out.print("No accounts disagree.")
