"""From what an analyst types to the fields of a claim, checked, with what follows from them."""

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from legation.errors import UnknownSetting
from legation.ledger.naming import mention_of, place_of
from legation.lexicons import codebook
from legation.model import Changed, Claim, DateBasis, Document, EventType, Granularity, Status, When
from legation.model.records import plain

Maker = Callable[[Any, Sequence[Claim], Document], Any]


def changes(claims: Sequence[Claim], document: Document, changed: Mapping[str, Any]) -> list[Changed]:
    """
    Turn the wanted values into changes of a record, with what follows from them (scores, quad).

    Args:
        claims: the claims that are amended, as they now stand; the first one's values are the old ones.
        document: the page of the first one.
        changed: field to value, as of :meth:`Correcting.amend`.

    Raises:
        UnknownSetting: no such field, or a value that means nothing there.
        UnknownCode: a mode or CAMEO code that the codebook has not.
    """
    unknown = sorted(set(changed) - set(_MAKERS))
    if unknown or not changed:
        what = f"a claim has no field {unknown[0]!r} to amend" if unknown else "nothing is to be amended"
        raise UnknownSetting(what, fix=f"choose from {', '.join(sorted(_MAKERS))}")
    values = {name: _MAKERS[name](value, claims, document) for name, value in sorted(changed.items())}
    if values.get("actors", True) == []:
        raise UnknownSetting("a claim needs a doer", fix="name one, or reject the claim")
    old = plain(claims[0])
    values = _with_consequences(old, values)
    return [Changed(field=name, new=new, old=old[name]) for name, new in values.items() if new != old[name]] or [
        Changed(field=name, new=new, old=old[name]) for name, new in values.items()
    ]


def _with_consequences(old: Mapping[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """Add what a change of the event, its mode or its CAMEO code brings with it."""
    event = EventType(values.get("event", old["event"]))
    if event.value != old["event"]:
        kept = old["mode"] if old["mode"] in codebook.modes(event) else None
        values = {"mode": kept, "cameo": None, "content": None} | values
    if "event" in values or "mode" in values:
        values |= {
            "intensity": codebook.intensity(event, values.get("mode", old["mode"])),
            "quad": codebook.quad(event),
        }
    if "cameo" in values:
        values["goldstein"] = codebook.goldstein(values["cameo"]) if values["cameo"] else None
    return values


_WHO = ("id", "name", "kind", "country", "sector", "code", "wikidata")


def actor_changes(
    old: Mapping[str, Any], *, name: str | None = None, other: Mapping[str, Any] | None = None
) -> list[Changed]:
    """What is to change in the mentions of an actor that gets a name, or that is another one."""
    new = {"name": name} if other is None else {field: other[field] for field in _WHO}
    return [Changed(field=field, new=value, old=old[field]) for field, value in new.items()]


def when_of(text: str) -> When:
    """
    Read days as an analyst writes them.

    Raises:
        UnknownSetting: they are no days.

    >>> when_of("2016-05").latest
    datetime.date(2016, 5, 31)
    >>> when_of("2016-05-06/2016-05-08").granularity.value
    'range'
    """
    first, _, last = text.partition("/")
    earliest, latest = _days(first)[0], _days(last or first)[1]
    if latest < earliest:
        raise UnknownSetting(f"the days {text!r} end before they begin", fix="give the earlier day first")
    granularity = _days(first)[2] if not last else Granularity.RANGE
    return When(earliest=earliest, latest=latest, granularity=granularity, basis=DateBasis.ANALYST)


def _days(text: str) -> tuple[date, date, Granularity]:
    parts = text.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            day = date(numbers[0], numbers[1], numbers[2])
            return day, day, Granularity.DAY
        if len(numbers) == 2:
            year, month = numbers
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1), date(year, month, last), Granularity.MONTH
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31), Granularity.YEAR
    except ValueError as error:
        raise _no_days(text, str(error)) from error
    raise _no_days(text)


def _no_days(text: str, why: str = "") -> UnknownSetting:
    return UnknownSetting(f"{text!r} are no days", why, "write 2016-05-06, 2016-05, 2016 or 2016-05-06/2016-05-08")


def _when(value: Any, claims: Sequence[Claim], document: Document) -> Any:
    if value is None or isinstance(value, When):
        return plain(value)
    return plain(when_of(value.isoformat() if isinstance(value, date) else str(value)))


def _parties(value: Any, claims: Sequence[Claim], document: Document) -> Any:
    several: Iterable[Any] = [] if value is None else [value] if isinstance(value, str) else value
    return [plain(mention_of(each, claims, document)) for each in several]


def _place(value: Any, claims: Sequence[Claim], document: Document) -> Any:
    return None if value is None else plain(place_of(value, claims, document))


def _event(value: Any, claims: Sequence[Claim], document: Document) -> str:
    return _member(EventType, value)


def _status(value: Any, claims: Sequence[Claim], document: Document) -> str:
    return _member(Status, value)


def _member(kind: type[EventType] | type[Status], value: Any) -> str:
    for member in kind:
        if member.value.lower() == str(value).lower():
            return member.value
    named = "event type" if kind is EventType else "status"
    raise UnknownSetting(f"there is no {named} {value!r}", fix=f"choose one of {', '.join(kind)}")


def _contexts(value: Any, claims: Sequence[Claim], document: Document) -> list[str]:
    several = [] if value is None else [value] if isinstance(value, str) else list(value)
    unknown = sorted(set(several) - codebook.contexts())
    if unknown:
        known = ", ".join(sorted(codebook.contexts()))
        raise UnknownSetting(f"there is no context {unknown[0]!r}", fix=f"choose from {known}")
    return several


def _words(value: Any, claims: Sequence[Claim], document: Document) -> str | None:
    return None if value is None else str(value)


_MAKERS: Mapping[str, Maker] = {
    "actors": _parties,
    "cameo": _words,
    "condition": _words,
    "contexts": _contexts,
    "event": _event,
    "mode": _words,
    "recipients": _parties,
    "said": _when,
    "status": _status,
    "when": _when,
    "where": _place,
}
