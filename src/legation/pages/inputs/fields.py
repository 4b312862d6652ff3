"""Taking a page's text and facts out of a JSON record, whatever it calls them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from legation.errors import InputError, UnknownSetting
from legation.lexicons.fields import FIELDS, field_names
from legation.pages.metadata import day_of

_MISSING = object()


@dataclass(frozen=True, slots=True)
class Fields:
    """The user's own names for fields, tried before the shipped ones: ``{"text": "article.body"}``."""

    own: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Sequence[str]) -> Self:
        """
        Read settings such as ``text=article.body``; an empty name (``published=``) leaves the field out.

        Raises:
            UnknownSetting: there is no such field.
        """
        own: dict[str, str] = {}
        for setting in settings:
            name, equals, place = setting.partition("=")
            if name not in FIELDS or not equals:
                raise UnknownSetting(
                    f"there is no field {setting!r}",
                    "a field is written NAME=PLACE",
                    f"choose one of {', '.join(sorted(FIELDS))}, as in text=article.body",
                )
            own[name] = place
        return cls(own)

    def text(self, record: Mapping[str, Any], name: str) -> str | None:
        """
        Return a field that is a string; None where the record has none, or an empty one.

        Raises:
            InputError: it is of another type, or holds half of a surrogate pair.
        """
        value = self._value(record, name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise InputError(f'"{name}" must be a string', f"it is {type(value).__name__}", "")
        if any("\ud800" <= sign <= "\udfff" for sign in value if sign > "\ud7ff"):
            raise InputError(f'"{name}" holds half of a surrogate pair', "it was cut", "")
        return value or None

    def authors(self, record: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the names of the authors, from a string, a list of strings or of objects with names."""
        value = self._value(record, "authors")
        each = value if isinstance(value, list) else [value]
        names = (entry.get("name") if isinstance(entry, dict) else entry for entry in each[:50])
        return tuple(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip()))

    def day(self, record: Mapping[str, Any]) -> date | None:
        """
        Return the day of publication.

        Raises:
            InputError: the field holds no day.
        """
        value = self._value(record, "published")
        if value is None or value == "":
            return None
        found = day_of(value) if isinstance(value, str) else None
        if found is None:
            raise InputError('"published" must look like "2014-03-12"', f"it is {value!r:.80}", "")
        return found

    def id(self, record: Mapping[str, Any]) -> str | None:
        """Return the record's own name."""
        value = self._value(record, "id")
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and str(value) else None

    def _value(self, record: Mapping[str, Any], name: str) -> Any:
        """Look under the user's name if there is one, else under the shipped ones: the first of ours counts whatever it holds."""
        if name in self.own:
            found = _at(record, self.own[name]) if self.own[name] else _MISSING
            return None if found is _MISSING else found
        if name in record and record[name] is not None:
            return record[name]
        wanted = (str, list, dict) if name == "authors" else (str, int) if name == "id" else (str,)
        for place in field_names().names[name]:
            found = _at(record, place)
            if isinstance(found, wanted) and found:
                return found
        return None


def _at(record: Mapping[str, Any], place: str) -> Any:
    if place in record:
        return record[place]
    value: Any = record
    for step in place.split("."):
        if not isinstance(value, dict) or step not in value:
            return _MISSING
        value = value[step]
    return value
