"""Corrections as lines of a file, and checking them when they come back."""

import getpass
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from legation.errors import BadCorrection
from legation.model import Action, Changed, Correction, Target, digest
from legation.model.records import from_plain, plain

SCHEMA = "correction"


def make_correction(
    action: Action,
    targets: Iterable[Target],
    *,
    who: str,
    why: str,
    when: datetime,
    change: Iterable[Changed] = (),
) -> Correction:
    """
    Make an entry of the log; its id is made of all that it says.

    Raises:
        BadCorrection: no reason is given, or nobody who gives it.
    """
    if not why.strip():
        raise BadCorrection("a correction needs a reason", "others must be able to judge it", "say why: --why '...'")
    if not who.strip():
        raise BadCorrection("a correction needs a name", "others must know whom to ask", "say who: --who NAME")
    record = {
        "when": when.astimezone(UTC).isoformat(),
        "who": who.strip(),
        "why": why.strip(),
        "action": action.value,
        "targets": [plain(target) for target in targets],
        "change": [plain(each) for each in change],
    }
    return from_plain(Correction, {"id": _id(record), **record})


def _id(record: dict[str, Any]) -> str:
    names = ("when", "who", "why", "action", "targets", "change")
    return digest("k", json.dumps([record[name] for name in names], sort_keys=True, ensure_ascii=True))


def correction_record(correction: Correction) -> dict[str, Any]:
    """Return the `correction` record."""
    return {"record": SCHEMA, **plain(correction)}


def read_corrections(lines: Iterable[str], name: str = "the log") -> Iterator[Correction]:
    """
    Read what was written out as JSON Lines; empty lines are passed over.

    Raises:
        BadCorrection: naming the line that is no correction, or that was altered after it was written.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            found = from_plain(Correction, record)
        except (ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
            why = f"{type(error).__name__}: {error}"
            raise BadCorrection(
                f"{name}:{number} is no correction", why, "`legation log --json` writes them"
            ) from error
        if _id(plain(found)) != found.id:
            why = f"its id {found.id} is a digest of other contents"
            raise BadCorrection(f"{name}:{number} was altered after it was written", why, "take the line out")
        if not found.targets or found.when.tzinfo is None:
            raise BadCorrection(f"{name}:{number} names nothing to correct, or no time in UTC", fix="take the line out")
        yield found


def moment(last: datetime | None, now: datetime | None = None) -> datetime:
    """The time of a new entry: now, but after the last one, so that the order of the log is the order of writing."""
    now = (now or datetime.now(UTC)).astimezone(UTC)
    return now if last is None or now > last else last + timedelta(microseconds=1)


def me() -> str:
    """The name under which this user corrects where none is given: the log-in name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user on this machine
        return "analyst"
