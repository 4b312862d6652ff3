"""The command that opens the desk in a browser: `serve`."""

import socket
from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.options import DEFAULT_LEDGER, LedgerFile
from legation.cli.text import out
from legation.errors import ParserMissing, UnknownSetting
from legation.ledger import Ledger


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(serve)


def serve(
    ledger: LedgerFile = DEFAULT_LEDGER,
    host: Annotated[
        str, typer.Option(help="The address to listen on; the default is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
    token: Annotated[
        str | None, typer.Option(help="What visitors must know; needed beyond this machine.", envvar="LEGATION_TOKEN")
    ] = None,
    allow: Annotated[
        list[str] | None, typer.Option(help="A further name under which it answers. May be repeated.", metavar="NAME")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody correct anything.")] = False,
) -> None:
    """Open the desk in a browser: chronology, pages, plans, positions, conflicts, gaps and the log."""
    try:
        import uvicorn

        from legation.web import create_app
        from legation.web.settings import LOOPBACK, is_loopback
    except ImportError as error:
        raise ParserMissing(
            "the desk's web server is not installed", f"{error.name} is missing", "run `pip install legation[web]`"
        ) from error
    beyond = not is_loopback(host)
    if beyond and not (token or "").strip():
        raise UnknownSetting(
            f"--host {host} lets other machines in, and no token is set",
            "whoever reaches the desk could read the ledger",
            "give --token or set LEGATION_TOKEN to something long, or leave --host away",
        )
    Ledger.open(ledger, create=False).close()  # a missing or damaged ledger is told now, not to the first visitor
    names = [*LOOPBACK, host, *([socket.gethostname()] if beyond else []), *(allow or [])]
    shown = f"[{host}]" if ":" in host else host
    out.print(
        f"The desk of {escape(str(ledger))} is open at [bold]{escape(f'http://{shown}:{port}/')}[/]; Ctrl-C closes it."
    )
    if beyond:
        out.print(
            "[yellow]Other machines can reach it; it asks them for the token. The connection is not encrypted.[/]"
        )
    web = create_app(ledger, token=(token or "").strip() or None, hosts=names, read_only=read_only)
    uvicorn.run(web, host=host, port=port, log_level="warning", server_header=False)
