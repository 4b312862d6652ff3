"""What a reader asks for, as it stands in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Query

from legation.errors import UnknownSetting

REMARK_KINDS = ("comment", "post")

Words = Annotated[str, Query(max_length=300)]
Limit = Annotated[int, Query(ge=1, le=500)]
Dyad = Annotated[list[str] | None, Query(max_length=4)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of the chronology as typed; an empty one does not narrow."""

    actor: str = ""
    dyad: tuple[str, ...] = ()
    event: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    text: str = ""
    outlet: str = ""
    kind: str = ""
    issue: str = ""
    statements: bool = False
    remarks: bool = False

    def asked(self) -> dict[str, Any]:
        """
        Return them as the ledger's chronology takes them.

        Raises:
            UnknownSetting: a day that is none, or other than two parties of a dyad.
        """
        since, until = day(self.since), day(self.until)
        asked: dict[str, Any] = {
            "between": (since or date.min, until) if until else None,
            "since": since,
            "event": self.event.upper() or None,
            "statements": self.statements or self.event.upper() == "STATE",
            "include_comments": self.remarks or self.kind in REMARK_KINDS,
        }
        for name in ("actor", "status", "text", "outlet", "kind", "issue"):
            asked[name] = getattr(self, name).strip() or None
        asked["dyad"] = parties(self.dyad)
        return asked

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for but the whole."""
        return self != Filters()


def filters(
    actor: Words = "",
    dyad: Dyad = None,
    event: Words = "",
    status: Words = "",
    since: Words = "",
    until: Words = "",
    text: Words = "",
    outlet: Words = "",
    kind: Words = "",
    issue: Words = "",
    statements: bool = False,
    remarks: bool = False,
) -> Filters:
    """Take the filters from the address."""
    return Filters(
        actor=actor,
        dyad=tuple(each.strip() for each in dyad or () if each.strip()),
        event=event,
        status=status,
        since=since,
        until=until,
        text=text,
        outlet=outlet,
        kind=kind,
        issue=issue,
        statements=statements,
        remarks=remarks,
    )


def parties(dyad: Sequence[str] | None) -> tuple[str, str] | None:
    """
    Return two parties; None where none is given.

    Raises:
        UnknownSetting: other than two are given.
    """
    given = [each.strip() for each in dyad or () if each.strip()]
    if not given:
        return None
    if len(given) != 2:
        raise UnknownSetting("a dyad is two parties", f"{len(given)} given", "give dyad=A&dyad=B, or actor=A for one")
    return given[0], given[1]


def day(text: str) -> date | None:
    """
    Read a day; None where nothing is given.

    Raises:
        UnknownSetting: it is no day.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UnknownSetting(f"{text!r} is no day", "days are written YYYY-MM-DD", "for example 2016-05-06") from error
