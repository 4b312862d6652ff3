"""The words of many languages with which pages print times of posting. Read once from ``data/pages/times.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legation.errors import DuplicateEntry, LexiconError, SchemaMismatch

_LISTS = (
    "weekdays", "today", "yesterday", "now", "units", "before", "after", "counts", "joiners", "clock_words", "not_posted",
    "glued", "posted", "said", "by", "buttons",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of printed times, in small letters; ``months`` gives the number of a month's name or short form."""

    months: dict[str, int]
    weekdays: tuple[str, ...]
    today: tuple[str, ...]
    yesterday: tuple[str, ...]
    now: tuple[str, ...]
    units: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    counts: tuple[str, ...]
    joiners: tuple[str, ...]
    clock_words: tuple[str, ...]
    not_posted: tuple[str, ...]
    glued: tuple[str, ...]
    posted: tuple[str, ...]
    said: tuple[str, ...]
    by: tuple[str, ...]
    buttons: tuple[str, ...]


@cache
def time_words() -> TimeWords:
    """
    Return the words of ``times.toml``.

    Raises:
        LexiconError: the file is faulty; the message lists every fault with its line.
    """
    return read_time_words((files("legation.lexicons") / "data" / "pages" / "times.toml").read_text(encoding="utf-8"))


def read_time_words(text: str, name: str = "times.toml") -> TimeWords:
    """
    Read time words from *text*.

    Raises:
        SchemaMismatch: the schema is not "times/1", or a list is missing or no list of small words.
        DuplicateEntry: a word stands twice in a list, or names two months.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemaMismatch(f"{name}: {error}") from error
    if table.get("schema") != "times/1" or not table.get("origin"):
        raise SchemaMismatch(f'{name}:1: schema must be "times/1", and origin must be given')
    months = table.get("months")
    if not isinstance(months, list) or len(months) != 12 or not all(map(_is_words, months)):
        raise SchemaMismatch(f"{name}:{_line_of(text, 'months')}: months must be twelve lists of small words")
    faults = [
        f"{name}:{_line_of(text, key)}: {key} must be a list of words in small letters"
        for key in _LISTS
        if not _is_words(table.get(key))
    ]
    if faults:
        raise LexiconError("\n".join(faults), fix=f"mend {name}")
    named = [word for words in months for word in words]
    twice = {word for word in named if named.count(word) > 1}
    faults = [f"{name}:{_line_of(text, 'months')}: {word!r} stands twice in months" for word in sorted(twice)]
    for key in _LISTS:
        doubled = sorted({word for word in table[key] if table[key].count(word) > 1})
        faults += [f"{name}:{_line_of(text, key)}: {word!r} stands twice in {key}" for word in doubled]
    if faults:
        raise DuplicateEntry("\n".join(faults), fix=f"mend {name}")
    numbers = {word: number for number, words in enumerate(months, 1) for word in words}
    return TimeWords(numbers, **{key: tuple(table[key]) for key in _LISTS})


def _is_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(w, str) and w and w == w.lower() for w in value)


def _line_of(text: str, key: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith(key)), 1)
