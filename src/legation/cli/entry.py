"""The commands that show one entry in full, and say why it is one: `show`, `why`."""

from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.options import DEFAULT_LEDGER, Json, LedgerFile
from legation.cli.text import day_text, out, parties_text, print_json, what_text
from legation.cli.views import print_events, print_plan, review_notes
from legation.desk import open_ledger
from legation.language.paragraphs import paragraphs
from legation.model import Claim, Document, Span, When
from legation.model.events import Event, Plan


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(show)
    app.command()(why)


def show(
    id: Annotated[str, typer.Argument(help="An event's, plan's or claim's id, or its first characters.")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Show one entry in full: evidence, chain, dates, rules and the other accounts."""
    desk = open_ledger(ledger, create=False)
    entry = desk.show(id)
    if json:
        print_json([entry.found, *entry.claims])
        return
    out.print(f"revision {desk.revision(id)}", style="dim")
    if isinstance(entry.found, Event):
        print_events(desk, [entry.found], brief=True)
        for account in entry.found.accounts:
            out.print(
                f"  account: {escape(account.label)} ({len(account.claims)} claims on {len(account.carriers)} pages)"
            )
        for variant in entry.found.variants:
            out.print(f"  {variant.field}: {escape(variant.value)} — {escape(variant.reason)}")
        for reason in entry.found.reasons:
            out.print(f"  joined because {escape(reason)}", style="dim")
    elif isinstance(entry.found, Plan):
        print_plan(entry.found)
    pages = {document.id: document for document in entry.documents}
    for claim in entry.claims:
        out.print()
        _print_claim(claim, pages[claim.document])


def why(
    id: Annotated[str, typer.Argument(help="An event's, plan's or claim's id.")],
    other: Annotated[str | None, typer.Argument(help="Another one to hold against it.")] = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Say why claims were joined into an entry, and why the entries nearest to it are others."""
    desk = open_ledger(ledger, create=False)
    found = desk.why(id, other)
    if json:
        print_json([found])
        return
    out.print(f"[bold]{found.entry[:9]}[/]")
    for each in found.joined:
        named = f"{each.claim[:9]} with {each.other[:9]}: " if each.claim and each.other else ""
        out.print(f"  [green]joined[/] {named}{escape(each.reason)} [dim](rule: {each.rule})[/]")
    for near in found.neighbours:
        out.print(
            f"  [yellow]not with {near.entry[:9]}[/]: {escape(near.ground.reason)} [dim](rule: {near.ground.rule})[/]"
        )
    if other is not None and not found.neighbours:
        out.print("  both ids belong to this one entry")


def _print_claim(claim: Claim, page: Document) -> None:
    out.rule(
        f"{escape(page.title or page.name)} · {claim.passage_kind} · {claim.start}-{claim.end}",
        align="left",
        style="dim",
    )
    out.print(_marked(claim, page))
    out.print()
    rows = [
        ("claim", f"{claim.id} ({claim.confidence:.2f})"),
        ("who", parties_text(claim)),
        ("what", what_text(claim)),
        ("status", claim.status.value),
    ]
    if claim.condition:
        rows.append(("condition", claim.condition))
    rows.append(("when", _when_text(claim.when)))
    rows.append(("said", _when_text(claim.said)))
    if claim.where:
        rows.append(
            (
                "where",
                f"{claim.where.name} ({claim.where.country or 'disputed or open'}; {claim.where.latitude}, {claim.where.longitude})",
            )
        )
    for link in claim.attribution:
        rows.append(("according to", f"{link.speaker.name or link.speaker.text}: “{link.cue.text}”"))
    reporter = ", ".join(filter(None, (page.agency, page.outlet)))
    rows.append(("on the page", f"{page.title or page.name}{f' ({reporter})' if reporter else ''}"))
    rows.append(
        (
            "codes",
            f"CAMEO {claim.cameo or '-'}, Goldstein {claim.goldstein}, PLOVER {claim.intensity}, {claim.quad or '-'}",
        )
    )
    if claim.issues:
        rows.append(("issues", ", ".join(claim.issues)))
    for mention in (*claim.actors, *claim.recipients):
        rows.append(
            (f"“{mention.text}”", f"{mention.name or 'unknown'} {mention.code or ''}: {mention.basis or mention.kind}")
        )
    rows.extend(("because", reason) for reason in claim.reasons)
    rows.extend(("review", note) for note in review_notes(claim))
    for name, value in rows:
        out.print(f"[bold]{escape(name):>14}[/]  {escape(value)}")


def _when_text(when: When | None) -> str:
    if when is None:
        return "not said"
    words = f" “{when.text}”" if when.text else ""
    return f"{day_text(when)}{words} ({when.granularity}, {when.basis})"


def _marked(claim: Claim, page: Document) -> str:
    """Return the paragraph of a claim with the evidence underlined and the words that carry the event in bold."""
    evidence = Span(claim.start, claim.end)
    around = next((p for p in paragraphs(page.text) if p.covers(evidence)), evidence)

    def cut(start: int, end: int) -> str:
        return escape(page.text[start:end])

    return (
        cut(around.start, claim.start)
        + "[underline]"
        + cut(claim.start, claim.cue.start)
        + f"[bold reverse]{cut(claim.cue.start, claim.cue.end)}[/]"
        + cut(claim.cue.end, claim.end)
        + "[/]"
        + cut(claim.end, around.end)
    )
