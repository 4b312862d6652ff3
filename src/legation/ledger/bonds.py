"""What analysts said of how claims are joined, and laying it over what the rules joined."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from legation.model import Action, Correction, Target

Find = Callable[[Target], str | None]


@dataclass(frozen=True, slots=True)
class Bonds:
    """
    Claims that belong together (``groups``) or apart (``parted``: claim to claims) by hand, all by id.

    ``said`` gives, by claim, the corrections that speak of it; ``notes`` what each of them says.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    parted: Mapping[str, Collection[str]] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    def forbid(self, claim: str, others: Iterable[str]) -> bool:
        """Tell whether a claim is not to stand with one of these."""
        barred = self.parted.get(claim)
        return barred is not None and any(other in barred for other in others)

    def of(self, claims: Iterable[str]) -> list[str]:
        """The corrections that speak of some of these claims, in order."""
        found = {id for claim in claims for id in self.said.get(claim, ())}
        return [id for id in self.notes if id in found]


NONE = Bonds()


class Groups:
    """Sets that grow together: each member knows the least of its set."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The least member of the set that holds *key*, which alone is a set."""
        while (up := self._up.setdefault(key, key)) != key:
            key = up
        return key

    def join(self, one: str, other: str) -> None:
        """Make two sets one."""
        least, most = sorted((self.root(one), self.root(other)))
        self._up[most] = least

    def all(self) -> dict[str, list[str]]:
        """The sets, by their least members."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._up):
            found[self.root(key)].append(key)
        return dict(sorted(found.items()))


def bonds_of(corrections: Sequence[Correction], find: Find) -> Bonds:
    """
    Work out which claims belong together or apart; of two corrections that contradict each other, the later one counts.

    Args:
        corrections: those that hold, in the order of the log; others than joins and partings are passed over.
        find: gives the id of the claim that a target means, or None.
    """
    groups, parted = Groups(), defaultdict[str, set[str]](set)
    said, notes = defaultdict[str, list[str]](list), dict[str, str]()
    for correction in corrections:
        if correction.action in (Action.JOIN, Action.PART):
            verb = "joined" if correction.action is Action.JOIN else "kept apart"
            notes[correction.id] = f"{verb} by {correction.who}: {correction.why} ({correction.id[:9]})"
    for correction in reversed(corrections):
        if correction.id not in notes:
            continue
        sides = _sides(correction, find)
        for claim in (claim for side in sides for claim in side):
            said[claim].append(correction.id)
        if correction.action is Action.JOIN:
            for one, other in pairwise(claim for side in sides for claim in side):
                if not _is_barred(groups, parted, one, other):
                    groups.join(one, other)
        else:
            for one, other in product(*sides):
                if groups.root(one) != groups.root(other):
                    parted[one].add(other)
                    parted[other].add(one)
    together = tuple(tuple(held) for held in groups.all().values() if len(held) > 1)
    return Bonds(together, dict(parted), {key: tuple(ids) for key, ids in said.items()}, notes)


def _sides(correction: Correction, find: Find) -> tuple[list[str], list[str]]:
    sides: tuple[list[str], list[str]] = ([], [])
    for target in correction.targets:
        claim = find(target)
        if claim is not None and claim not in sides[target.side]:
            sides[target.side].append(claim)
    return sides


def _is_barred(groups: Groups, parted: Mapping[str, Collection[str]], one: str, other: str) -> bool:
    """Tell whether joining two claims would bring together what a later correction parted."""
    first, second = groups.root(one), groups.root(other)
    return any(
        {groups.root(claim), groups.root(against)} == {first, second}
        for claim, barred in parted.items()
        for against in barred
    )


def homes_of(bonds: Bonds, block_of: Callable[[str], str | None]) -> dict[str, str]:
    """Find the blocks that claims joined by hand lie in: each block to the least of those it is to be assembled with."""
    groups = Groups()
    for held in bonds.groups:
        blocks = [block for block in map(block_of, held) if block is not None]
        for one, other in pairwise(blocks):
            groups.join(one, other)
    return {block: home for home, blocks in groups.all().items() if len(blocks) > 1 for block in blocks}
