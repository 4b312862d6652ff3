"""Commands that put the ledger right: `accept`, `amend`, `reject`, `join`, `part`, `rename`, `undo`, `log`."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from legation.cli.options import DEFAULT_LEDGER, Json, LedgerFile
from legation.cli.text import out, print_json
from legation.desk import open_ledger
from legation.errors import UnknownSetting
from legation.ledger.log import correction_record, read_corrections
from legation.model import Correction, Logged, Target, TargetKind
from legation.model.worded import value_text

Id = Annotated[str, typer.Argument(help="A claim's, event's or plan's id, or its first characters.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for those who read the log.")]
Who = Annotated[str | None, typer.Option("--who", help="Who corrects.", envvar="LEGATION_WHO", metavar="NAME")]
Expected = Annotated[
    str | None,
    typer.Option("--expected", help="Only if the entry is still at this revision, as `show` gives it.", metavar="REV"),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (accept, amend, reject, join, part, rename, undo, log):
        app.command()(command)


def accept(id: Id, why: Why, who: Who = None, expected: Expected = None, ledger: LedgerFile = DEFAULT_LEDGER) -> None:
    """Say that a claim, or all claims of an entry, are right."""
    tell(open_ledger(ledger, create=False).accept(id, why=why, who=who, expected=expected))


def reject(id: Id, why: Why, who: Who = None, expected: Expected = None, ledger: LedgerFile = DEFAULT_LEDGER) -> None:
    """Strike out a claim, or all claims of an entry."""
    tell(open_ledger(ledger, create=False).reject(id, why=why, who=who, expected=expected))


def amend(
    id: Id,
    why: Why,
    who: Who = None,
    event: Annotated[str | None, typer.Option(help="A PLOVER type, such as CONSULT, or STATE.")] = None,
    mode: Annotated[str | None, typer.Option(help="A mode of that type.")] = None,
    status: Annotated[str | None, typer.Option(help="actual, planned, postponed ...")] = None,
    cameo: Annotated[str | None, typer.Option(help="A CAMEO code.")] = None,
    context: Annotated[list[str] | None, typer.Option(help="A context. May be repeated.")] = None,
    condition: Annotated[str | None, typer.Option(help="What it depends on.")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="NAME, or WORDS=NAME. May be repeated.")] = None,
    recipient: Annotated[list[str] | None, typer.Option(help="NAME, or WORDS=NAME. May be repeated.")] = None,
    when: Annotated[str | None, typer.Option(help="2016-05-06, 2016-05 or DAY/DAY.", metavar="DAYS")] = None,
    said: Annotated[str | None, typer.Option(help="When it was said.", metavar="DAYS")] = None,
    where: Annotated[str | None, typer.Option(help="NAME, or WORDS=NAME.")] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="A field to empty, such as where. May be repeated.", metavar="FIELD")
    ] = None,
    expected: Expected = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Give a claim, or all claims of an entry, other values."""
    given: dict[str, Any] = {
        "event": event, "mode": mode, "status": status, "cameo": cameo, "contexts": context, "condition": condition,
        "actors": actor, "recipients": recipient, "when": when, "said": said, "where": where,
    }  # fmt: skip
    changed = {name: value for name, value in given.items() if value} | dict.fromkeys(without or ())
    tell(open_ledger(ledger, create=False).amend(id, changed, why=why, who=who, expected=expected))


def join(
    first: Id, second: Id, why: Why, who: Who = None, expected: Expected = None, ledger: LedgerFile = DEFAULT_LEDGER
) -> None:
    """Say that two entries are one happening, one plan, or a plan and what it became."""
    tell(open_ledger(ledger, create=False).join(first, second, why=why, who=who, expected=expected))


def part(
    first: Id, second: Id, why: Why, who: Who = None, expected: Expected = None, ledger: LedgerFile = DEFAULT_LEDGER
) -> None:
    """Say that two claims, or a claim and the rest of its entry, are not one happening or plan."""
    tell(open_ledger(ledger, create=False).part(first, second, why=why, who=who, expected=expected))


def rename(
    actor: Annotated[str, typer.Argument(help="An id, or the name or words of an actor that has none.")],
    why: Why,
    name: Annotated[str | None, typer.Argument(help="Its new name.")] = None,
    into: Annotated[str | None, typer.Option("--into", help="The actor that it is.", metavar="ACTOR")] = None,
    who: Who = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Give an actor another name, or say which other actor it is."""
    tell(open_ledger(ledger, create=False).rename(actor, name, into=into, why=why, who=who))


def undo(
    id: Annotated[str, typer.Argument(help="The id of an entry of the log.")],
    why: Why,
    who: Who = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Undo a correction; the log keeps both."""
    tell(open_ledger(ledger, create=False).undo(id, why=why, who=who))


def log(
    id: Annotated[str | None, typer.Argument(help="Only what was said of this entry, page or actor.")] = None,
    orphaned: Annotated[bool, typer.Option("--orphaned", help="Only what no longer finds its claim or page.")] = False,
    take: Annotated[
        Path | None, typer.Option("--import", help="Take over the corrections of this file first; - is standard input.")
    ] = None,
    json: Json = False,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the corrections: who, when, why, and what became of them."""
    desk = open_ledger(ledger, create=take is not None)
    if take is not None:
        _take(desk, take)
    rows = [each for each in desk.log(id=id) if each.orphans or not orphaned]
    if json:
        print_json(correction_record(each.correction) for each in rows)
        return
    for row in rows:
        _print_logged(row)
    if not rows:
        out.print("No corrections.")


def _take(desk: Any, path: Path) -> None:
    if str(path) == "-":
        lines = sys.stdin.read().splitlines()
    else:
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UnknownSetting(f"{path} cannot be read", str(error), "give a file that `log --json` wrote") from error
    count = desk.add_corrections(list(read_corrections(lines, path.name)))
    out.print(f"{count} corrections taken over")


def tell(correction: Correction) -> None:
    """Print what was entered into the log."""
    out.print(f"[bold]{correction.id[:9]}[/] {escape(_what(correction))}")


def _print_logged(row: Logged) -> None:
    c = row.correction
    mark = f" [yellow]undone by {row.undone_by[:9]}[/]" if row.undone_by else ""
    out.print(f"[bold]{c.when:%Y-%m-%d %H:%M} {c.id[:9]}[/] {escape(c.who)}: {escape(_what(c))}{mark}")
    out.print(f"  why: {escape(c.why)}")
    for each in c.change:
        out.print(f"  {each.field}: {escape(value_text(each.old))} -> {escape(value_text(each.new))}")
    for target in c.targets:
        if target.text:
            out.print(
                f"  [dim]{target.id[:9]} {escape(target.page or '')}:[/] “{escape(' '.join(target.text.split()))}”"
            )
    for orphan in row.orphans:
        out.print(f"  [red]not applied[/] to {orphan.target.id[:9]}: {escape(orphan.reason)}")


def _what(correction: Correction) -> str:
    sides: dict[int, list[Target]] = {}
    for target in correction.targets:
        sides.setdefault(target.side, []).append(target)
    said = " | ".join(", ".join(_name(target) for target in side) for _, side in sorted(sides.items()))
    return f"{correction.action} {said}"


def _name(target: Target) -> str:
    if target.kind is TargetKind.ACTOR:
        return target.id
    return target.page or target.id if target.kind is TargetKind.PAGE else target.id[:9]
