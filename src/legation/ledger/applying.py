"""Laying corrections over what a page gave. Nothing here is stored: the result depends on page and log alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from legation.ledger.targets import bears_on, find_claim
from legation.model import (
    Action,
    Changed,
    Claim,
    Correction,
    DateBasis,
    Document,
    Orphan,
    Published,
    Review,
    Target,
    TargetKind,
)
from legation.model.issues import Link, Stand
from legation.model.records import from_plain, plain

_RULINGS = frozenset({Action.ACCEPT, Action.AMEND, Action.REJECT})
_REVIEWS = {Action.ACCEPT: Review.ACCEPTED, Action.AMEND: Review.AMENDED, Action.REJECT: Review.REJECTED}

Told = TypeVar("Told", Claim, Stand, Link)


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Order corrections by their time, then by id: the same whatever order they were written down in."""
    return sorted(corrections, key=lambda each: (each.when, each.id))


@dataclass(frozen=True)
class Active:
    """The log, with what was undone left out."""

    log: tuple[Correction, ...]

    @cached_property
    def undone_by(self) -> Mapping[str, str]:
        """Which correction was undone by which; an undoing that was undone itself undoes nothing."""
        undoings: dict[str, list[Correction]] = defaultdict(list)
        for each in self.log:
            if each.action is Action.UNDO:
                undoings[each.targets[0].id].append(each)
        known: dict[str, str | None] = {}

        def undoer(key: str) -> str | None:
            if key not in known:
                known[key] = next((each.id for each in undoings[key] if undoer(each.id) is None), None)
            return known[key]

        return {each.id: by for each in self.log if (by := undoer(each.id)) is not None}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections that hold, in order; undoings themselves are not among them."""
        return tuple(c for c in self.log if c.id not in self.undone_by and c.action is not Action.UNDO)

    def of_action(self, *actions: Action) -> list[Correction]:
        """Those that do one of these things."""
        return [each for each in self.corrections if each.action in actions]

    def on_page(self, document: Document) -> list[tuple[Correction, Target]]:
        """The corrections that speak of a page or of claims on it, with what they speak of."""
        own = {id(pair): pair for key in (document.id, document.name) for pair in self._by_page.get(key, ())}
        return sorted(own.values(), key=lambda pair: (pair[0].when, pair[0].id, pair[1].side, pair[1].id))

    @cached_property
    def _by_page(self) -> Mapping[str, list[tuple[Correction, Target]]]:
        found: dict[str, list[tuple[Correction, Target]]] = defaultdict(list)
        for correction in self.corrections:
            for target in correction.targets:
                pair = (correction, target)
                for key in {target.document, target.page} - {None}:
                    found[str(key)].append(pair)
        return found


@dataclass(slots=True)
class Ruling:
    """What the corrections make of one claim; ``rejected_by`` is set where it is struck out."""

    claim: Claim
    rejected_by: Correction | None = None


@dataclass(slots=True)
class Outcome:
    """What the corrections make of a page's claims, by the ids that the page gave; targets that are not there."""

    rulings: dict[str, Ruling] = field(default_factory=dict)
    lost: list[tuple[Correction, Target]] = field(default_factory=list)


def rule(document: Document, claims: Sequence[Claim], active: Active) -> Outcome:
    """
    Apply all corrections that hold to the claims of a page, in the order of the log; the last word counts.

    What is accepted or amended after it was rejected stands again.
    """
    outcome = Outcome({claim.id: Ruling(claim) for claim in claims})
    for correction, target in active.on_page(document):
        if target.kind is not TargetKind.CLAIM or not bears_on(target, document):
            continue
        claim = find_claim(target, document, claims)
        if claim is None:
            outcome.lost.append((correction, target))
        elif correction.action in _RULINGS:
            _apply(outcome.rulings[claim.id], correction, document)
    for correction in active.of_action(Action.RENAME):
        for ruling in outcome.rulings.values():
            ruling.claim = renamed(ruling.claim, correction)
    return outcome


def _apply(ruling: Ruling, correction: Correction, document: Document) -> None:
    claim = ruling.claim
    if correction.action is Action.AMEND:
        claim = amended(claim, correction.change, document)
    ruling.rejected_by = correction if correction.action is Action.REJECT else None
    ruling.claim = replace(claim, review=_REVIEWS[correction.action], corrections=(*claim.corrections, correction.id))


def amended(claim: Claim, change: Iterable[Changed], document: Document) -> Claim:
    """Give a claim the values of a change; words that it cites are looked up anew where the page's text has moved."""
    record: dict[str, Any] = plain(claim)
    for each in change:
        record[each.field] = _placed(each.new, claim, document)
    return from_plain(Claim, record)


def _placed(value: Any, claim: Claim, document: Document) -> Any:
    if isinstance(value, list):
        return [_placed(each, claim, document) for each in value]
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or value.get("start") is None:
        return value
    words = value["text"]
    if document.text[value["start"] : value["end"]] == words:
        return value
    places = [at for at in range(len(document.text)) if document.text.startswith(words, at)]
    if not places:
        return value | {"start": claim.start, "end": claim.end, "text": claim.text}
    start = min(places, key=lambda at: (abs(at - claim.start), at))
    return value | {"start": start, "end": start + len(words)}


def actor_key(mention: Any) -> str:
    """What an actor is renamed under: its id, else its name or words in small letters."""
    return str(mention["id"] or (mention["name"] or mention["text"]).lower())


def renamed(told: Told, correction: Correction) -> Told:
    """Give an actor its new name, or make it the actor that it is, wherever it is mentioned."""
    key, new = correction.targets[0].id, {each.field: each.new for each in correction.change}
    record: dict[str, Any] = plain(told)
    mentions: list[dict[str, Any]] = [*record.get("actors", ()), *record.get("recipients", ())]
    mentions += [link["speaker"] for link in record["attribution"]]
    mentions += [record["actor"]] if "actor" in record else []
    meant = [mention for mention in mentions if actor_key(mention) == key]
    if not meant:
        return told
    for mention in meant:
        mention.update(new)
    record["corrections"] = [*record["corrections"], correction.id]
    return from_plain(type(told), record)


def is_page(target: Target, document: Document) -> bool:
    """Tell whether a target is this page: by its content, or gathered anew under the same name and title."""
    if target.kind is not TargetKind.PAGE:
        return False
    return target.document == document.id or (target.page == document.name and target.text == (document.title or ""))


def day_given(document: Document, active: Active) -> Published | None:
    """Return the days that an analyst gives a page, by the last word of the log; None: nobody did."""
    given = [correction for correction, target in active.on_page(document) if is_page(target, document)]
    if not given:
        return None
    last = given[-1]
    (change,) = last.change
    return Published(
        earliest=date.fromisoformat(change.new["earliest"]),
        latest=date.fromisoformat(change.new["latest"]),
        basis=DateBasis.ANALYST,
        reason=f"dated by {last.who}: {last.why} ({last.id[:9]})",
    )


def orphan(target: Target, document: Document | None) -> Orphan:
    """Say why a target is not found; *document*: its page, where the ledger holds it."""
    if document is None:
        return Orphan(target=target, reason=f"the page {target.page or target.document!r} has not been read")
    return Orphan(target=target, reason=f"{document.name} gives no such claim on these words any more")
