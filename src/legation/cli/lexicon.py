"""Commands for those who change the coding rules: `lexicon check`, `lexicon explain`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from legation.cli.options import Overlay, ParserName
from legation.cli.text import out, parties_text
from legation.language import Parser
from legation.language.grammar import Grammar
from legation.lexicons.coding import load_coding
from legation.pages import read_text
from legation.pipeline import Settings, pipeline
from legation.what.deeds import DeedReader

app = typer.Typer(help="Check and explain the coding lexicons.", no_args_is_help=True)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(help="A folder of your own data files.", exists=True, file_okay=False)],
) -> None:
    """Check a folder of your own data files against the schemas; every fault is told with file and line."""
    coding = load_coding(folder)
    out.print(
        f"sound: {len(coding.contents)} contents, {len(coding.acts)} acts, {len(coding.cells)} grid rows with yours laid over ours"
    )


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="An English sentence.")],
    overlay: Overlay = None,
    parser: ParserName = None,
) -> None:
    """Show which entries matched a sentence, which won, and what came of it."""
    coding = load_coding(overlay)
    for parsed in Parser(parser).parse(sentence):
        reader = DeedReader(Grammar(parsed), coding)
        for token in parsed.tokens:
            for rank, match in enumerate(reader.matches(token.i)):
                kind = "act" if match.is_act else "content"
                fills = ", ".join(
                    f"{slot}={'+'.join(parsed.tokens[j].text for j in js) or '?'}" for slot, js in match.filled.items()
                )
                mark = "wins" if rank == 0 else "loses to a pattern that explains more"
                out.print(
                    f"{token.text}: {kind} {match.entry.id} by “{escape(match.pattern.source)}” ({fills}; {match.score} points): {mark}"
                )
    coded = pipeline(Settings(parser=parser, overlay=overlay)).code(read_text(sentence, "sentence"))
    for claim in coded.claims:
        out.print(
            f"[bold]{claim.event}{'/' + claim.mode if claim.mode else ''}[/] {claim.status} {claim.cameo or ''}: {escape(parties_text(claim))}"
        )
        for reason in claim.reasons:
            out.print(f"    {escape(reason)}")
    for gap in coded.gaps:
        out.print(f"not coded: {escape(gap.reason)}")
    if not coded.claims and not coded.gaps:
        out.print("no entry fits")
