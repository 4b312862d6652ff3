"""The table of standing issues: data/issues.toml."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from legation.errors import SchemaMismatch

FILE = Path(__file__).parent / "data" / "issues.toml"
_SCHEMA = "issues/1"


@lru_cache(maxsize=4)
def load_issues(overlay: Path | None = None) -> Mapping[str, tuple[str, ...]]:
    """
    Return each issue's id and the words it goes by; *overlay* is a folder whose ``issues.toml``, if any, adds or replaces.

    Raises:
        SchemaMismatch: a file is no issues table; every fault is named.
    """
    issues = _read(FILE)
    if overlay is not None and (overlay / FILE.name).exists():
        issues |= _read(overlay / FILE.name)
    return issues


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SchemaMismatch(f"{path}: {error}", "the file is not TOML", "mend the line that is named") from error
    faults = [] if table.get("schema") == _SCHEMA else [f"schema is {table.get('schema')!r}, not {_SCHEMA!r}"]
    owners: dict[str, str] = {}
    for issue, words in table.get("issues", {}).items():
        if (
            not isinstance(words, list)
            or not words
            or not all(isinstance(word, str) and word.strip("* ") for word in words)
        ):
            faults.append(f"issue {issue!r} needs a list of words")
            continue
        for word in words:
            if owners.setdefault(word.lower(), issue) != issue:
                faults.append(f"{word!r} stands under {owners[word.lower()]!r} and {issue!r}")
    if faults:
        raise SchemaMismatch(
            f"{path}: {'; '.join(faults)}", "the issues table is wrong", "mend the entries that are named"
        )
    return {issue: tuple(words) for issue, words in table["issues"].items()}
