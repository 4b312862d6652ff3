"""Records as plain dictionaries, in the format of docs/reference/records.md, and back."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
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
    fields, hints = _fields(kind), _hints(kind)  # type: ignore[arg-type]
    return kind(**{name: _build(hints[name], record[name]) for name in fields if name in record})


def _build(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _build(next(arg for arg in typing.get_args(hint) if arg is not type(None)), value)
    if origin is tuple:
        return tuple(_build(typing.get_args(hint)[0], each) for each in value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return from_plain(hint, value)
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
