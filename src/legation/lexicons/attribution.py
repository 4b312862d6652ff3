"""Cues of attribution: the verbs, nouns, adjectives and phrases that say who said, thought or wanted what."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from legation.errors import SchemaMismatch

SCHEMA = "attribution/1"
PREPOSITIONS = frozenset(
    {"about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to", "upon", "with"}
)
"""Frames that are prepositions: their object is content ("call for a truce", "critical of the plan")."""
FRAMES = PREPOSITIONS | {
    "clause",  # a finite clause: "said (that) they would come", "asked whether ..."
    "quote",  # quoted words beside the verb: '"No," she said'
    "inf",  # "to" and a verb: "vowed to fight", "a plan to leave"
    "gerund",  # "denied meeting them"
    "object",  # a noun phrase: "rejected the offer"
    "addressee",  # its object is the one spoken to: "told reporters that ...", "urged Moscow to go"
    "small",  # a small clause: "called it a mistake", "wants him gone"
    "participle",  # behind a comma it goes back to the speaker above: "said that X had left, citing Y"
    "passive",  # also without a source: "is expected to go", "is said to have left"
}
CLASSES = frozenset(
    {
        "accuse", "admit", "agree", "announce", "answer", "ask", "claim", "criticise",
        "decide", "demand", "deny", "describe", "disagree", "discuss", "doubt", "expect",
        "fear", "feel", "find", "hope", "know", "oppose", "order", "plan",
        "praise", "promise", "propose", "quote", "refuse", "report", "say", "show",
        "support", "tell", "think", "threaten", "trust", "urge", "want", "warn",
    }
)  # fmt: skip
TABLES = {
    "verbs.toml": ("verbs",),
    "nouns.toml": ("nouns",),
    "adjectives.toml": ("adjectives",),
    "phrases.toml": ("phrases", "adverbs", "tellers", "manners", "media", "lights"),
}
_FRAMELESS = TABLES["phrases.toml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """
    A word or phrase that ascribes. ``word`` is a lemma, with its particle if it has one ("rule out"); ``cue_class``
    one of :data:`CLASSES`; ``frames`` say where the content stands (:data:`FRAMES`).
    """

    word: str
    cue_class: str
    frames: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AttributionLexicon:
    """The cue tables, each by word."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    phrases: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    tellers: Mapping[str, Cue]  # nouns for those who, when cited, told it
    manners: Mapping[str, Cue]  # nouns for what one acts according to, told by nobody
    media: Mapping[str, Cue]  # nouns for what words are put into, told by whoever issues it
    lights: Mapping[str, Cue]  # verbs whose subject has what their object names
    particles: frozenset[str]  # second words of the verbs that have two
    openings: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]  # phrases, cut into words, by their first word


@cache
def attribution_lexicon() -> AttributionLexicon:
    """Return the tables that ship with Legation, read once."""
    return load_attribution(files("legation.lexicons") / "data" / "attribution")


def load_attribution(folder: Traversable) -> AttributionLexicon:
    """
    Read and check the cue tables in *folder*.

    Raises:
        SchemaMismatch: naming every fault with file and line.
    """
    faults: list[str] = []
    tables: dict[str, dict[str, Cue]] = {}
    for name, keys in TABLES.items():
        try:
            text = (folder / name).read_text(encoding="utf-8")
            data = tomllib.loads(text)
        except FileNotFoundError:
            faults.append(f"{name}: missing")
            continue
        except tomllib.TOMLDecodeError as error:
            faults.append(f"{name}: {error}")
            continue
        if data.get("schema") != SCHEMA:
            faults.append(f"{name}: schema is {data.get('schema')!r}, not {SCHEMA!r}")
        if not data.get("origin"):
            faults.append(f"{name}: it does not say where its entries come from (origin)")
        faults.extend(f"{name}: unknown table {key!r}" for key in data if key not in (*keys, "schema", "origin"))
        for key in keys:
            tables[key] = _table(name, key, data.get(key, []), text, faults)
    if faults:
        raise SchemaMismatch(
            "the attribution cues have faults:\n  " + "\n  ".join(faults),
            "a cue that is misspelt would silently never match",
            "mend the lines named",
        )
    particles = frozenset(word.split(" ", 1)[1] for word in tables["verbs"] if " " in word)
    openings: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {}
    for cue in tables["phrases"].values():
        parts = tuple(cue.word.split())
        openings[parts[0]] = (*openings.get(parts[0], ()), (parts, cue))
    return AttributionLexicon(**tables, particles=particles, openings=openings)


def _table(name: str, key: str, rows: list[dict[str, Any]], text: str, faults: list[str]) -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    lines = _lines(text, key)
    last = ""
    for index, row in enumerate(rows):
        line = lines[index] if index < len(lines) else 0
        word, frames = str(row.get("word", "")), frozenset(map(str, row.get("frames", ())))
        for fault in _faults(row, key):
            faults.append(f"{name}:{line}: {fault}")
        if word in table:
            faults.append(f"{name}:{line}: {word!r} stands twice in {key}")
        elif word < last:
            faults.append(f"{name}:{line}: {word!r} is out of order after {last!r}")
        last = word
        table[word] = Cue(word=word, cue_class=str(row.get("class", "")), frames=frames)
    return table


def _faults(row: dict[str, Any], key: str) -> list[str]:
    found = [f"unknown key {k!r}" for k in row if k not in ("word", "class", "frames")]
    word = row.get("word")
    if not isinstance(word, str) or not word or word != word.lower().strip():
        found.append(f"word must be lower-case letters, not {word!r}")
    if row.get("class") not in CLASSES:
        found.append(f"unknown class {row.get('class')!r}")
    frames = row.get("frames", [])
    if key in _FRAMELESS:
        if "frames" in row:
            found.append("a phrase has no frames")
    elif not frames:
        found.append("no frames")
    found.extend(f"unknown frame {frame!r}" for frame in frames if frame not in FRAMES)
    return found


def _lines(text: str, key: str) -> list[int]:
    """Return the line number of each entry of the table *key*, in order: entries stand one a line."""
    found, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\w+\s*=", line):
            inside = line.startswith(key)
        elif inside and line.lstrip().startswith("{"):
            found.append(number)
    return found
