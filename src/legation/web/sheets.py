"""What a form for correcting an entry shows: its fields as an analyst would type them, and its revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from legation.ledger import Ledger
from legation.ledger.applying import actor_key
from legation.model import Claim, Logged, Mention, Plan, When
from legation.model.events import Event
from legation.model.records import plain

FIELDS = (
    "event", "mode", "status", "cameo", "contexts", "actors", "recipients", "when", "said", "where", "condition",
)  # fmt: skip
LINES = frozenset({"actors", "recipients", "contexts"})  # fields that hold one value a line
LATEST = 5  # corrections of the entry that are shown with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party of the entry, to be renamed: the key that the log knows it by, and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An entry as it now stands. ``fields`` is empty for a plan, whose claims are amended one by one."""

    id: str
    kind: str  # claim, event or plan
    revision: str
    lead: str  # the id of its first claim, by which it is found when it stands under another id
    fields: dict[str, str]
    claims: tuple[Claim, ...]
    parties: tuple[Party, ...]
    latest: tuple[Logged, ...]


def sheet_of(desk: Ledger, id: str) -> Sheet:
    """
    Return what the form for an entry shows.

    Raises:
        NoSuchEntry: no entry, or several, go by that id.
    """
    entry = desk.show(id)
    found = entry.found
    kind = "claim" if isinstance(found, Claim) else "event" if isinstance(found, Event) else "plan"
    return Sheet(
        id=found.id,
        kind=kind,
        revision=desk.revision(found.id),
        lead=found.id if isinstance(found, Claim) else found.claims[0],
        fields={} if isinstance(found, Plan) else {name: field_text(getattr(found, name)) for name in FIELDS},
        claims=entry.claims,
        parties=tuple(_parties(entry.claims)),
        latest=tuple(desk.log(id=found.id)[-LATEST:]),
    )


def field_text(value: Any) -> str:
    """
    Write a field as it is typed.

    >>> field_text(("diplomatic", "legal"))
    'diplomatic\\nlegal'
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(field_text(each) for each in value)
    if isinstance(value, Mention):
        return " ".join((value.name or value.text).split())
    if isinstance(value, When):
        return _days(value)
    return str(getattr(value, "name", value) if not isinstance(value, str) else value)


def _days(when: When) -> str:
    if when.earliest is None or when.latest is None:
        return ""
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def changed_fields(sent: Mapping[str, str]) -> tuple[str, ...]:
    """
    Return the fields that were given another value than stood in them when the form was drawn (``was-`` and the name).

    >>> changed_fields({"status": "actual", "was-status": "planned", "was-mode": "visit", "when": "2016", "was-when": "2016"})
    ('mode', 'status')
    """
    return tuple(name for name in FIELDS if _lines(sent.get(name, "")) != _lines(sent.get(f"was-{name}", "")))


def amended(changed: Mapping[str, str], found: Claim | Event | Plan) -> dict[str, Any]:
    """Return changed fields as :meth:`Ledger.amend` takes them: None empties one; a party left as it was stays what it is."""
    known = {field_text(mention): mention for mention in (*found.actors, *found.recipients)}
    values: dict[str, Any] = {}
    for name, text in changed.items():
        given: list[Any] = list(_lines(text))
        if name in ("actors", "recipients"):
            given = [known.get(line, line) for line in given]
        values[name] = (given if name in LINES else "\n".join(given)) if given else None
    return values


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]


def _parties(claims: tuple[Claim, ...]) -> list[Party]:
    found: dict[str, Party] = {}
    for claim in claims:
        for mention in (*claim.actors, *claim.recipients):
            key = actor_key(plain(mention))
            found.setdefault(key, Party(key=key, name=mention.name or mention.text))
    return list(found.values())
