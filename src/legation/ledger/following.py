"""Following an entry whose id was noted before: it bears another one once its earliest claim was struck out or changed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from legation.errors import NoSuchEntry
from legation.ledger.entry_ids import entry_ids
from legation.ledger.planned import Planned
from legation.ledger.traces import Trace, traces
from legation.ledger.uniting import join_all


@dataclass(frozen=True, slots=True)
class Struck:
    """A claim that was struck out, by which correction, and the claims among which it would stand."""

    claim: str
    by: str
    fellows: tuple[str, ...]


class Followed(Planned):
    """
    A ledger in which an id leads to its entry for good.

    An entry's id is made of its earliest claim, so an id that was noted once stands for the entry in which that claim now
    stands; if the claim was struck out, for the one in which it would stand. Nothing need be kept for that: it follows
    from the pages and the log.
    """

    def follow(self, id: str) -> list[str]:
        """
        The ids of the entries that now stand for an event or a plan that bore this id (or one that begins so).

        Raises:
            NoSuchEntry: all of its claims were struck out; the message tells by which corrections.
        """
        self.settle()
        living = (str(claim) for (claim,) in self._db.execute("SELECT id FROM claims ORDER BY id"))
        found = self._entries_of(_made_of(id, living))
        if found:
            return found
        query = "SELECT id FROM originals WHERE rejected_by IS NOT NULL ORDER BY id"
        gone = set(_made_of(id, (str(claim) for (claim,) in self._db.execute(query))))
        struck = [each for each in self._struck() if each.claim in gone]
        found = self._entries_of(claim for each in struck for claim in each.fellows)
        if struck and not found:
            why = ", ".join(f"claim {each.claim} by {each.by}" for each in struck)
            raise NoSuchEntry(
                f"{id} was struck out", why, "`legation accept` one of its claims, or undo the correction"
            )
        return found

    def struck_from(self, claims: Collection[str]) -> list[Struck]:
        """The claims that would stand in an entry with these claims, had they not been struck out."""
        return [each for each in self._struck() if not set(each.fellows).isdisjoint(claims)]

    def _entries_of(self, claims: Iterable[str]) -> list[str]:
        query = "SELECT entry FROM claims JOIN entries USING (number) WHERE id = ?"
        rows = [self._db.execute(query, (claim,)).fetchone() for claim in claims]
        return sorted({str(row[0]) for row in rows if row})

    def _struck(self) -> Iterator[Struck]:
        """All claims that were struck out, joined for once as if they had not been."""
        query = "SELECT id, rejected_by, document FROM originals WHERE rejected_by IS NOT NULL ORDER BY id"
        rows = self._db.execute(query).fetchall()
        by = {str(claim): str(correction) for claim, correction, _ in rows}
        blocks: dict[str, list[Trace]] = {}
        for document in sorted({str(row[2]) for row in rows}):
            for trace in traces(self.document(document), self.originals(document)):
                if trace.id in by:
                    blocks.setdefault(self._home(trace.block), []).append(trace)
        for block, held in sorted(blocks.items()):
            clusters, threads = join_all([*self._traces("block = ?", block), *held], self._bonds())
            groups = [cluster.traces for cluster in clusters] + [thread.traces for thread in threads]
            for group in groups:
                ids = sorted(trace.id for trace in group)
                fellows = tuple(id for id in ids if id not in by)
                yield from (Struck(id, by[id], fellows) for id in ids if id in by)


def _made_of(id: str, claims: Iterable[str]) -> Iterator[str]:
    """The claims of which an entry's id can have been made."""
    return (claim for claim in claims if any(each.startswith(id) for each in entry_ids(claim)))
