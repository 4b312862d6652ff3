"""The names under which JSON records keep a page's text and facts; read once from ``data/pages/fields.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legation.errors import LexiconError, SchemaMismatch

FIELDS = frozenset(("authors", "html", "id", "language", "outlet", "published", "text", "title", "url"))


@dataclass(frozen=True, slots=True)
class FieldNames:
    """For each field of ours the names that it may have, in the order in which they are tried; and where lists of records stand."""

    names: Mapping[str, tuple[str, ...]]
    lists: tuple[str, ...]


@cache
def field_names() -> FieldNames:
    """
    Return the shipped names.

    Raises:
        LexiconError: the file is faulty; the message lists every fault.
    """
    path = files("legation.lexicons") / "data" / "pages" / "fields.toml"
    return read_field_names(path.read_text(encoding="utf-8"))


def read_field_names(text: str, name: str = "fields.toml") -> FieldNames:
    """
    Read the names from *text*.

    Raises:
        SchemaMismatch: it is no TOML, or its schema is not "fields/1".
        LexiconError: fields are missing, unknown, or no lists of names.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemaMismatch(f"{name}: {error}") from error
    if table.get("schema") != "fields/1" or not table.get("origin"):
        raise SchemaMismatch(f'{name}:1: schema must be "fields/1", and origin must be given')
    found = table.get("fields", {})
    lists = table.get("lists", {}).get("names", [])
    faults = [f"{name}: the field {field} is missing" for field in sorted(FIELDS - set(found))]
    for field, names in found.items():
        line = _line_of(text, field)
        if field not in FIELDS:
            faults.append(f"{name}:{line}: there is no field {field}")
        elif not _are_names(names):
            faults.append(f"{name}:{line}: {field} must be a list of different names")
    if not _are_names(lists):
        faults.append(f"{name}:{_line_of(text, 'names')}: names must be a list of different names")
    if faults:
        raise LexiconError("\n".join(faults))
    return FieldNames({field: tuple(names) for field, names in found.items()}, tuple(lists))


def _are_names(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, str) and each for each in value)
        and len(set(value)) == len(value)
    )


def _line_of(text: str, key: str) -> int:
    return next((at for at, line in enumerate(text.splitlines(), start=1) if line.startswith(f"{key} =")), 1)
