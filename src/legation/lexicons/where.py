"""The words by which places are recognised: ``data/where/words.toml``."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from legation.errors import SchemaMismatch

_SCHEMA = "where/1"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Word lists: prepositions of place and of direction, words of motion, kinds of places, and words that are never places."""

    at: frozenset[str]
    to: frozenset[str]
    motion: frozenset[str]
    kinds: frozenset[str]
    never: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """
    Return the word lists.

    Raises:
        SchemaMismatch: the file does not follow its schema.
    """
    path = files("legation.lexicons") / "data" / "where" / "words.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    names = [field.name for field in fields(PlaceWords)]
    if table.get("schema") != _SCHEMA or any(not isinstance(table.get(name), list) for name in names):
        raise SchemaMismatch(
            f"{path}: not of schema {_SCHEMA}", f"it needs the lists {', '.join(names)}", "mend the file"
        )
    return PlaceWords(*(frozenset(table[name]) for name in names))
