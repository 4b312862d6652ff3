"""From the places where actors show what they hold to their positions, with changes of mind."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from legation.model import digest
from legation.model.issues import Position, PositionChange, Stance, Stand, Tenet

_FOR = frozenset({Stance.SUPPORTS, Stance.RECOGNISES, Stance.SEEKS, Stance.OFFERS, Stance.COMMITS})
_AGAINST = frozenset({Stance.OPPOSES, Stance.REJECTS})


def fuse_positions(
    stands: Iterable[Stand], name_of: Callable[[str], str | None], as_of: date | None = None
) -> list[Position]:
    """
    Join stands into positions, one for each holder and issue; the order in which they come changes nothing.

    *name_of* gives a state's name for its code, None for other holders.
    """
    groups: dict[tuple[str, str], list[Stand]] = {}
    for stand in stands:
        groups.setdefault((stand.holder, stand.issue), []).append(stand)
    return [_position(group, name_of, as_of) for _, group in sorted(groups.items())]


def _position(group: Sequence[Stand], name_of: Callable[[str], str | None], as_of: date | None) -> Position:
    first = min(group, key=lambda stand: stand.id)
    state = name_of(first.holder)
    tenets = _tenets(group)
    days = [day for tenet in tenets for day in (tenet.since, tenet.last) if day is not None]
    return Position(
        id=digest("q", first.holder, first.issue),
        holder=first.holder,
        name=state or first.actor.name or first.actor.text,
        country=first.holder if state else first.actor.country,
        issue=first.issue,
        issue_name=first.issue_name,
        tenets=tuple(tenets),
        changes=tuple(_changes(group)),
        documents=tuple(sorted({stand.document for stand in group})),
        since=min(days, default=None),
        last=max(days, default=None),
        as_of=as_of,
    )


def _tenets(group: Sequence[Stand]) -> list[Tenet]:
    alike: dict[tuple[Stance, str], list[Stand]] = {}
    for stand in group:
        alike.setdefault((stand.stance, " ".join(stand.content.text.lower().split())), []).append(stand)
    tenets = [_tenet(sorted(same, key=_order)) for same in alike.values()]
    return sorted(tenets, key=lambda t: (t.since is None, t.since or date.min, t.last or date.min, t.stands))


def _tenet(stands: Sequence[Stand]) -> Tenet:
    newest = stands[-1]
    days = [stand.said for stand in stands if stand.said is not None]
    return Tenet(
        stance=newest.stance,
        content=newest.content.text,
        text=newest.text,
        actor=newest.actor,
        stands=tuple(stand.id for stand in stands),
        documents=tuple(sorted({stand.document for stand in stands})),
        target=newest.target,
        counterparts=tuple(sorted({other for stand in stands for other in stand.counterparts})),
        since=min((said.earliest for said in days), default=None),
        last=max((said.latest for said in days), default=None),
        attribution=newest.attribution,
    )


def _order(stand: Stand) -> tuple[date, date, str]:
    if stand.said is None:
        return date.min, date.min, stand.id
    return stand.said.latest, stand.said.earliest, stand.id


def _changes(group: Sequence[Stand]) -> list[PositionChange]:
    """
    Return where a later stance contradicts the one before on the same target, towards the same states; only stances whose
    days are known and do not overlap.
    """
    by_target: dict[str, list[Stand]] = {}
    for stand in sorted(group, key=_order):
        if stand.target is not None and stand.said is not None and stand.stance in _FOR | _AGAINST:
            by_target.setdefault(stand.target, []).append(stand)
    changes = []
    for target, stands in sorted(by_target.items()):
        for one, other in pairwise(stands):
            if one.said is None or other.said is None or not _contradicts(one, other):
                continue
            if one.said.latest < other.said.earliest:
                changes.append(
                    PositionChange(
                        target=target,
                        earlier=one.stance,
                        earlier_day=one.said.latest,
                        later=other.stance,
                        later_day=other.said.earliest,
                        stands=(one.id, other.id),
                    )
                )
    return sorted(changes, key=lambda change: (change.later_day, change.target))


def _contradicts(one: Stand, other: Stand) -> bool:
    towards = not one.counterparts or not other.counterparts or set(one.counterparts) & set(other.counterparts)
    return bool(towards) and (one.stance in _FOR) != (other.stance in _FOR)
