"""How plans are named by what is to be done: data/coding/plan-titles.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from legation.errors import SchemaMismatch
from legation.lexicons.tables import read_csv_table
from legation.model import EventType

FILE = Path(__file__).parent / "data" / "coding" / "plan-titles.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTitle:
    """Words for a content or an event type, to stand after "to": with the one acted on behind them, or alone."""

    doing: str
    towards: str
    alone: str


@cache
def load_plan_titles(path: Path = FILE) -> Mapping[str, PlanTitle]:
    """
    Return the words by content and event type; every event type has some.

    Raises:
        SchemaMismatch, DuplicateEntry: the file is faulty; every fault is named with its line.
    """
    titles = {row.doing: row for row in read_csv_table(path, PlanTitle, "plan-titles/1", key="doing")}
    missing = [event.value for event in EventType if event.value not in titles]
    if missing:
        raise SchemaMismatch(
            f"{path}: no row for {', '.join(missing)}", "plans of these kinds have no name", "add them"
        )
    return titles
