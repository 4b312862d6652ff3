"""Laying corrections over what a page says of issues: its positions and ties follow the claims on the same words."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from legation.ledger.applying import Active, Outcome, Ruling, renamed
from legation.ledger.standing import Standing, packed_standing, put_standing
from legation.model import Action, Claim, Correction, Document, Mention
from legation.model.issues import Link, Stand, holder_of
from legation.model.records import from_plain

Kind = TypeVar("Kind", Stand, Link)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim as its page gave it, and what corrections make of it."""

    given: Claim
    ruling: Ruling

    def is_on(self, words: Stand | Link) -> bool:
        """Tell whether it rests on the same words as a position or a tie."""
        cue = self.given.cue
        return self.given.passage == words.passage and cue.start < words.cue.end and words.cue.start < cue.end


def restand(
    db: sqlite3.Connection, document: Document, claims: Sequence[Claim], outcome: Outcome, active: Active
) -> None:
    """
    Bring the positions and ties of a page up to date with the log. What the page gave is kept beside what is corrected.

    A position or tie on the words of a claim goes with it when it is struck out, unless another claim on these words stands;
    it takes over the doer and the day of saying that an analyst gives the claim; renamings hold for it too.
    """
    stands, links = given_standing(db, document.id)
    if not stands and not links:
        return
    spoken = [Spoken(claim, outcome.rulings[claim.id]) for claim in claims]
    kept: dict[str, Stand | Link] = {}
    found: list[Stand | Link] = [*stands, *links]
    for each in found:
        held = [one for one in spoken if one.is_on(each)]
        if held and all(one.ruling.rejected_by for one in held):
            continue
        amended = _amended(each, [one for one in held if not one.ruling.rejected_by])
        if amended is not None:
            kept[each.id] = _renamed(amended, active.of_action(Action.RENAME))
    changed = [each for each in found if kept.get(each.id) != each]
    db.execute("DELETE FROM standing_given WHERE document = ?", (document.id,))
    rows = [(each.id, document.id, isinstance(each, Link), packed_standing(each)) for each in changed]
    db.executemany("INSERT INTO standing_given VALUES (?, ?, ?, ?)", rows)
    put_standing(
        db,
        document,
        Standing(
            stands=[each for each in kept.values() if isinstance(each, Stand)],
            links=[each for each in kept.values() if isinstance(each, Link)],
        ),
    )


def given_standing(db: sqlite3.Connection, document: str) -> tuple[list[Stand], list[Link]]:
    """The positions and ties of a page as it gave them."""
    return _given(db, document, "stands", Stand, 0), _given(db, document, "links", Link, 1)


def _given(db: sqlite3.Connection, document: str, table: str, kind: type[Kind], is_link: int) -> list[Kind]:
    now = dict(db.execute(f"SELECT id, record FROM {table} WHERE document = ?", (document,)).fetchall())
    query = "SELECT id, record FROM standing_given WHERE document = ? AND link = ?"
    first = dict(db.execute(query, (document, is_link)).fetchall())
    return [from_plain(kind, json.loads(record)) for _, record in sorted((now | first).items())]


def _amended(words: Stand | Link, held: Iterable[Spoken]) -> Stand | Link | None:
    """Give a position or tie the doer and the day that the claim on its words was given by hand; None: it has no holder now."""
    for one in held:
        given, now = one.given, one.ruling.claim
        new: Stand | Link | None = words
        if words.said is not None and words.said in (given.said, given.when):
            new = replace(words, said=now.said if words.said == given.said else now.when)
        if isinstance(new, Stand):
            new = _other_doer(new, given, now)
        if new is None:
            return None
        if new != words:
            fresh = tuple(id for id in now.corrections if id not in words.corrections)
            words = replace(new, corrections=(*words.corrections, *fresh))
    return words


def _other_doer(stand: Stand, given: Claim, now: Claim) -> Stand | None:
    """Put the doer that an analyst named in the place of the one that the page seemed to name."""
    before = next((mention for mention in given.actors if _is_at(mention, stand.actor)), None)
    after = next((mention for mention in now.actors if _is_at(mention, stand.actor)), now.actors[0])
    if before is None or (_is_at(after, before) and after.id == before.id and after.country == before.country):
        return stand
    holder = holder_of(after)
    return replace(stand, actor=after, holder=holder) if holder is not None else None


def _is_at(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _renamed(words: Stand | Link, renames: Iterable[Correction]) -> Stand | Link:
    for correction in renames:
        if isinstance(words, Link):
            words = renamed(words, correction)
            continue
        new = renamed(words, correction)
        words = replace(new, holder=holder_of(new.actor) or new.holder) if new.actor != words.actor else new
    return words
