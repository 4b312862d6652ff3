"""Records as plain dictionaries, in the format of docs/reference/records.md, and back."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar

from legation.model.claims import AttributionRecord, Claim
from legation.model.documents import Document, Passage, Reject
from legation.model.times import Timex

R = TypeVar("R")
Record = Document | Passage | Claim | AttributionRecord | Reject


def plain(value: object) -> Any:
    """Turn a record type and all it holds into dictionaries, lists, strings and numbers, ready for JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _fields(type(value))}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def document_record(document: Document, *, with_text: bool = False) -> dict[str, Any]:
    """Return the `document` record; the passages are records of their own, the text is left out unless asked for."""
    record = {"record": "document", **plain(dataclasses.replace(document, passages=()))}
    del record["passages"]
    text = record.pop("text")
    record["characters"] = len(text)
    return record | {"text": text} if with_text else record


def passage_record(passage: Passage) -> dict[str, Any]:
    """Return the `passage` record."""
    return {"record": "passage", **plain(passage)}


def claim_record(claim: Claim) -> dict[str, Any]:
    """Return the `claim` record."""
    return {"record": "claim", **plain(claim)}


def attribution_record(attribution: AttributionRecord) -> dict[str, Any]:
    """Return the `attribution` record."""
    return {"record": "attribution", **plain(attribution)}


def timex_record(timex: Timex, document: str) -> dict[str, Any]:
    """Return the `timex` record of a time expression in the document with this id."""
    return {"record": "timex", "document": document, **plain(timex)}


def reject_record(reject: Reject) -> dict[str, Any]:
    """Return the `reject` record."""
    return {"record": "reject", **plain(reject)}


def from_plain(kind: type[R], record: Mapping[str, Any]) -> R:
    """
    Build a record type back from what :func:`plain` made of it; keys that the type has not are ignored.

    Raises:
        KeyError: a field without a default is missing.
    """
    values = {}
    for name, convert in _converters(kind):  # type: ignore[arg-type]
        if name in record:
            value = record[name]
            values[name] = value if convert is None or value is None else convert(value)
    return kind(**values)


@cache
def _converters(kind: Any) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """What makes of each field's plain value the value that the type has; None: it is that already."""
    hints = typing.get_type_hints(kind)
    return tuple((name, _converter(hints[name])) for name in _fields(kind))


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _converter(next(arg for arg in typing.get_args(hint) if arg is not type(None)))
    if origin is tuple:
        return _tuple_of(_converter(typing.get_args(hint)[0]))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return partial(from_plain, hint)
    if hint in (date, datetime):
        return hint.fromisoformat  # type: ignore[no-any-return]
    return hint if isinstance(hint, type) and issubclass(hint, StrEnum) else None


def _tuple_of(convert: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    if convert is None:
        return tuple
    return lambda values: tuple([None if value is None else convert(value) for value in values])


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
