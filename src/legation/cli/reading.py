"""Commands that read pages: `read`, `code`, `rejects`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from legation.cli.options import (
    DEFAULT_LEDGER,
    Csv,
    FieldNames,
    Jobs,
    Json,
    LedgerFile,
    LimitList,
    Overlay,
    ParserName,
    Paths,
)
from legation.cli.text import err, out, print_csv, print_json
from legation.cli.views import print_events
from legation.desk import Desk, ReadingSummary, open_ledger
from legation.model import Document, Reject
from legation.model.records import (
    attribution_record,
    claim_record,
    document_record,
    passage_record,
    reject_record,
    timex_record,
)
from legation.pages import Fields, Limits, ReadSettings, Skipped, expand_path, read_paths
from legation.pipeline import Settings, code_documents

_SHORT = 12  # entries of the chronology that `read` shows


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(read)
    app.command()(code)
    app.command()(rejects)


def read(
    paths: Paths,
    ledger: LedgerFile = DEFAULT_LEDGER,
    jobs: Jobs = 1,
    overlay: Overlay = None,
    parser: ParserName = None,
    field: FieldNames = None,
    limit: LimitList = None,
) -> None:
    """Read pages into the ledger, and say what they brought."""
    _must_exist(paths)
    reading = _read_settings(field, limit)
    desk = open_ledger(ledger)
    with Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
        console=err,
    ) as bar:
        task = bar.add_task("loading the lexicons", total=_count(paths))
        summary = desk.read(
            paths,
            settings=Settings(parser=parser, overlay=overlay),
            reading=reading,
            jobs=jobs,
            progress=lambda name: bar.update(task, advance=1, description=name[-40:]),
        )
        bar.update(task, description="joining accounts")
        desk.settle()
        bar.update(task, description="", total=bar.tasks[0].completed)
    _print_summary(desk, summary, ledger)


def _must_exist(paths: list[str]) -> None:
    missing = [path for path in paths if path != "-" and not any(each.exists() for each in expand_path(path))]
    if missing:
        raise typer.BadParameter(f"no such file or folder: {', '.join(missing)}")


def _read_settings(fields: list[str] | None, limits: list[str] | None) -> ReadSettings:
    return ReadSettings(limits=Limits.of(limits or []), fields=Fields.of(fields or []))


def _count(paths: list[str]) -> int:
    """Return how many files there are; archives hold more pages than that, and the bar stays full while they are read."""
    found = [each for path in paths for each in expand_path(path)]
    return sum(sum(1 for file in path.rglob("*") if file.is_file()) if path.is_dir() else 1 for path in found)


def _print_summary(desk: Desk, summary: ReadingSummary, ledger: Path) -> None:
    kinds = ", ".join(
        f"{count} {kind}" for kind, count in sorted(summary.passages.items(), key=lambda item: (-item[1], item[0]))
    )
    out.print(f"[bold]{summary.pages}[/] pages read" + (f", {summary.known} known already" if summary.known else ""))
    if kinds:
        out.print(f"passages: {kinds}")
    if summary.languages:
        told = ", ".join(f"{code} {count}" for code, count in sorted(summary.languages.items()))
        out.print(f"{sum(summary.languages.values())} pages that are not in English are kept, not coded ({told})")
    out.print(f"[bold]{summary.claims}[/] claims from reports, {summary.remarks} from readers' remarks")
    plans = desk.plans()
    out.print(f"[bold]{len(plans)}[/] plans, {sum(plan.is_open for plan in plans)} of them open")
    if summary.skipped:
        out.print(f"{summary.skipped} files of other kinds passed over")
    for reject in summary.rejects:
        out.print(f"[red]refused[/] {escape(f'{reject.name}: {reject.reason}. {reject.fix}')}")
    events = [event for event in desk.chronology() if event.event != "STATE" and event.when is not None]
    if events:
        out.print("\nThe latest of what happened and is to happen:")
        print_events(desk, events[-_SHORT:], brief=True)
    option = "" if ledger == DEFAULT_LEDGER else f" --ledger {ledger}"
    out.print(f"\nThe ledger is in [bold]{ledger}[/]. Next, try:")
    for line in (
        f"legation chronology{option}",
        f"legation plans{option}",
        f"legation search 'peace treaty'{option}",
        f"legation show ID{option}",
    ):
        out.print(f"  {line}")


def code(
    paths: Paths,
    attributions: Annotated[bool, typer.Option("--attributions", help="Add a record for every attribution.")] = False,
    timexes: Annotated[bool, typer.Option("--timexes", help="Add a record for every time expression.")] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put the text into the document records.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with status 1 if a page could not be read.")] = False,
    jobs: Jobs = 1,
    overlay: Overlay = None,
    parser: ParserName = None,
    field: FieldNames = None,
    limit: LimitList = None,
) -> None:
    """Code pages without a ledger: JSON Lines in the record format, on standard output."""
    _must_exist(paths)
    reading = _read_settings(field, limit)
    refused: list[Reject] = []
    skipped: list[Skipped] = []
    told = 0
    settings = Settings(parser=parser, overlay=overlay)
    for coded in code_documents(_documents(paths, reading, refused, skipped), settings, jobs=jobs):
        told += _write_refused(refused)
        document = coded.document
        _write(document_record(document, with_text=with_text))
        for passage in document.passages:
            _write(passage_record(passage))
        for claim in coded.claims:
            _write(claim_record(claim))
        for attribution in coded.attributions if attributions else ():
            _write(attribution_record(attribution))
        for timex in coded.timexes if timexes else ():
            _write(timex_record(timex, document.id))
    told += _write_refused(refused)
    if skipped:
        err.print(f"legation: {len(skipped)} files of other kinds passed over")
    if strict and told:
        raise typer.Exit(1)


def _documents(
    paths: list[str], reading: ReadSettings, refused: list[Reject], skipped: list[Skipped]
) -> Iterator[Document]:
    for page in read_paths(paths, reading):
        if isinstance(page, Document):
            yield page
        elif isinstance(page, Reject):
            refused.append(page)
            err.print(f"legation: {page.name}: {page.reason}. {page.fix}", markup=False)
        else:
            skipped.append(page)


def _write_refused(refused: list[Reject]) -> int:
    """Write the pages refused since the last call, and return how many they were."""
    count = len(refused)
    for reject in refused:
        _write(reject_record(reject))
    refused.clear()
    return count


def _write(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def rejects(ledger: LedgerFile = DEFAULT_LEDGER, json: Json = False, csv: Csv = False) -> None:
    """List the pages that could not be read, and why."""
    rows = open_ledger(ledger, create=False).rejects()
    if json:
        print_json(rows)
    elif csv:
        print_csv(["name", "reason", "fix"], ([r.name, r.reason, r.fix] for r in rows))
    else:
        for reject in rows:
            out.print(f"{reject.name}: {reject.reason}. {reject.fix}", markup=False)
        if not rows:
            out.print("No page was refused.")
