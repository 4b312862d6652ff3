"""The commands and how they end: 0 done, 1 could not, 2 asked wrongly."""

import os
import sys

import typer

from legation.cli import (
    brief,
    correct,
    dating,
    entry,
    lexicon,
    measure,
    positions,
    reading,
    review,
    serve,
    views,
    watch,
)
from legation.errors import LegationError, NoSuchEntry, SettingsError

app = typer.Typer(
    name="legation",
    help="Reads the press as an embassy's political section does: messy pages in, a cited ledger of diplomacy out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (reading, watch, views, positions, brief, entry, correct, dating, review, measure, serve):
    module.register(app)
app.add_typer(lexicon.app, name="lexicon")


def _tell_version(wanted: bool) -> None:
    if wanted:
        import legation

        typer.echo(f"legation {legation.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", help="Print the version and stop.", callback=_tell_version, is_eager=True
    ),
) -> None:
    pass


def main() -> None:
    """Run the command line; errors that we foresee are told in words, without a trace."""
    try:
        app()
    except (NoSuchEntry, SettingsError) as error:
        _fail(error, 2)
    except LegationError as error:
        _fail(error, 1)
    except BrokenPipeError:  # `legation chronology | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _fail(error: LegationError, status: int) -> None:
    print(f"legation: {error}", file=sys.stderr)  # noqa: T201 - the command line is what prints
    sys.exit(status)
