"""The table of standing issues: data/issues.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from legation.lexicons.tables import Fault, Placed, duplicates, raise_faults, read_placed_rows
from legation.model.issues import IssueKind

FILE = Path(__file__).parent / "data" / "issues.csv"
SCHEMA = "issues/2"


@dataclass(frozen=True, slots=True)
class Issue:
    """
    A standing issue: one thing, whatever names it goes by.

    ``parties`` are ISO codes of the states that it divides; none: a subject of many. ``names`` say which side calls it
    what ("JPN=Northern Territories"). ``places`` (as written) and ``words`` (in any case) name it wherever they stand; a star
    stands for the rest of a word, a question mark for one letter or none. ``short`` names mean it only where the page has
    named it in full or the sentence names all its parties ("the islands").
    """

    id: str
    kind: str
    name: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    words: tuple[str, ...]
    short: tuple[str, ...]

    @property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """Which side calls it what: (ISO code, name)."""
        return tuple((side, name) for side, _, name in (each.partition("=") for each in self.names))


@lru_cache(maxsize=4)
def load_issues(overlay: Path | None = None) -> Mapping[str, Issue]:
    """
    Return the issues by id; *overlay* is a folder whose ``issues.csv``, if any, adds or replaces.

    Raises:
        SchemaMismatch, DuplicateEntry: a file is no issues table; every fault is named with its line.
    """
    issues = read_issues(FILE)
    if overlay is not None and (overlay / FILE.name).exists():
        issues |= read_issues(overlay / FILE.name)
    return issues


def read_issues(path: Path) -> dict[str, Issue]:
    """Read and check one table; see :func:`load_issues`."""
    faults: list[Fault] = []
    placed = read_placed_rows(path, Issue, SCHEMA, faults)
    faults += duplicates(placed, "id")
    owners: dict[str, str] = {}
    last = ""
    for each in placed:
        faults += _faults(each, owners)
        if each.row.id < last:
            faults.append(each.fault(f"{each.row.id!r} is out of order after {last!r}"))
        last = max(last, each.row.id)
    raise_faults(faults)
    return {each.row.id: each.row for each in placed}


def _faults(placed: Placed[Issue], owners: dict[str, str]) -> list[Fault]:
    row = placed.row
    found = []
    if row.kind not in set(IssueKind) - {IssueKind.FOUND}:
        found.append(placed.fault(f"unknown kind {row.kind!r}"))
    if not row.places and not row.words:
        found.append(placed.fault(f"{row.id!r} has neither places nor words, so it would never be found"))
    for code in (*row.parties, *(side for side, _ in row.sides)):
        if len(code) != 3 or not code.isupper():
            found.append(placed.fault(f"{code!r} is no ISO 3166-1 alpha-3 code"))
    found.extend(placed.fault(f"{each!r} is not SIDE=NAME") for each in row.names if "=" not in each)
    for word in (*row.places, *row.words):
        if not word.strip("*? "):
            found.append(placed.fault(f"{word!r} is no word"))
        if owners.setdefault(word.lower(), row.id) != row.id:
            found.append(placed.fault(f"{word!r} stands under {owners[word.lower()]!r} and {row.id!r}"))
    if row.short and len(row.parties) == 0:
        found.append(placed.fault(f"{row.id!r} has short names but no parties"))
    return found
