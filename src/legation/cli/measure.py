"""The command that measures quality on human-coded data: `evaluate`."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.options import Jobs, Overlay, ParserName
from legation.cli.text import out
from legation.errors import InputError
from legation.evaluate import (
    attribution_figures,
    attribution_pages,
    judged_sentences,
    posts_read,
    relation_figures,
    status_figures,
    thread_figures,
    thread_pages,
    time_figures,
    time_pages,
)
from legation.evaluate.threads import FoundPost, GoldThread
from legation.language import Parser
from legation.lexicons.coding import load_coding
from legation.pages import read_text
from legation.pipeline import Settings, code_documents


class Kind(StrEnum):
    """What is measured."""

    RELATIONS = "relations"
    ATTRIBUTIONS = "attributions"
    TIMES = "times"
    THREADS = "threads"
    STATUSES = "statuses"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(evaluate)


def evaluate(
    kind: Annotated[
        Kind,
        typer.Argument(
            help="relations: JSON Lines with id, text, actor, recipient, event. attributions: a folder of brat files. times: a folder of TimeML. threads: a folder of forum pages with posts, authors and times. statuses: JSON Lines with text and judged words, -3 to 3."
        ),
    ],
    gold: Annotated[Path, typer.Argument(help="The human-coded file or folder.", exists=True)],
    errors: Annotated[int, typer.Option(help="Show so many errors (relations, threads, statuses).")] = 0,
    speech: Annotated[bool, typer.Option("--speech", help="Only cues of common speech verbs (attributions).")] = False,
    jobs: Jobs = 1,
    overlay: Overlay = None,
    parser: ParserName = None,
) -> None:
    """Measure the coding against human-coded data of your own."""
    settings = Settings(parser=parser, overlay=overlay)
    match kind:
        case Kind.RELATIONS:
            _relations(gold, settings, jobs, errors)
        case Kind.ATTRIBUTIONS:
            _attributions(gold, settings, jobs, speech=speech)
        case Kind.TIMES:
            _times(gold, settings, jobs)
        case Kind.THREADS:
            _threads(gold, errors)
        case Kind.STATUSES:
            _statuses(gold, settings, errors)


def _relations(path: Path, settings: Settings, jobs: int, errors: int) -> None:
    gold = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            gold.append({key: str(row[key]) for key in ("id", "text", "actor", "recipient", "event")})
        except (ValueError, KeyError) as error:
            raise InputError(
                f"{path}:{number}: {error}",
                "each line is an object with id, text, actor, recipient and event",
                "mend the line",
            ) from error
    documents = (read_text(row["text"], row["id"]) for row in gold)
    coded = code_documents(documents, settings, jobs=jobs)
    claims = {row["id"]: each.claims for row, each in zip(gold, coded, strict=True)}
    figures = relation_figures(gold, claims)
    for event, (right, total) in figures.per_event.items():
        out.print(f"{event:10} {right:4}/{total:<4} {right / total:.2f}")
    for row, found in figures.wrong[:errors]:
        out.print(
            f"\n{row['event']}: {row['actor']} -> {row['recipient']}\n  {row['text']}\n  {list(found)}", markup=False
        )
    out.print(
        f"rows {figures.rows}  pair {figures.pair:.3f}  pair_any {figures.pair_any:.3f}  event {figures.event:.3f}  silent {figures.silent:.3f}"
    )


def _statuses(path: Path, settings: Settings, errors: int) -> None:
    rows = list(judged_sentences(path))
    parsed = Parser(settings.parser).parse_all((row.text, 0) for row in rows)
    figures = status_figures(rows, parsed, load_coding(settings.overlay))
    for text, word, label, status in figures.wrong[:errors]:
        out.print(f"{word}: {label:+.1f}, coded {status}\n  {text}", markup=False)
    for (gold, got), count in sorted(figures.confused.items()):
        out.print(f"{gold:10} coded {got:10} {count:5}")
    shares = "  ".join(f"{name} {value:.3f}" for name, value in figures.f1.items())
    out.print(f"words {figures.words}  macro F1 {figures.macro_f1:.3f}  {shares}")


def _attributions(folder: Path, settings: Settings, jobs: int, *, speech: bool) -> None:
    pages = list(attribution_pages(folder))
    coded = code_documents((read_text(text, name) for name, text, _ in pages), settings, jobs=jobs)
    found = {name: each.attributions for (name, _, _), each in zip(pages, coded, strict=True)}
    f = attribution_figures(pages, found, speech=speech)
    out.print(
        f"gold {f.gold}  cue P {f.precision:.3f} R {f.recall:.3f} F1 {f.f1:.3f}  source F1 {f.source_f1:.3f}  content F1 {f.content_f1:.3f}"
    )


def _times(folder: Path, settings: Settings, jobs: int) -> None:
    pages = list(time_pages(folder))
    coded = code_documents((read_text(text, name, published=day) for name, text, day, _ in pages), settings, jobs=jobs)
    found = {name: each.timexes for (name, *_), each in zip(pages, coded, strict=True)}
    f = time_figures(pages, found)
    out.print(
        f"gold {f.gold} mine {f.mine}  strict F1 {f.strict:.3f}  relaxed F1 {f.relaxed:.3f}  value F1 {f.value:.3f}"
    )


def _threads(folder: Path, errors: int) -> None:
    from legation.pages.html import read_html_text  # here, because its extractor takes a second to load

    def read(page: GoldThread) -> list[FoundPost]:
        try:
            return posts_read(read_html_text(page.html, page.name, url=page.url))
        except InputError:  # a page that can't be read has no posts, and costs what it should
            return []

    f = thread_figures((page, read(page)) for page in thread_pages(folder))
    for miss in f.misses[:errors]:
        out.print(miss, markup=False)
    out.print(
        f"gold {f.gold} mine {f.mine}  post F1 {f.f1:.3f}  author {f.author}/{f.authored}  time {f.time}/{f.timed}"
    )
