"""Dating pages and naming actors by hand."""

import json
from datetime import date
from typing import Any

from legation.errors import BadCorrection, NoSuchEntry
from legation.ledger.amending import actor_changes, when_of
from legation.ledger.applying import actor_key
from legation.ledger.correcting import Correcting
from legation.ledger.naming import known_actor
from legation.ledger.store import packed
from legation.ledger.views import SHORTEST
from legation.model import Action, Changed, Correction, Document, Target, TargetKind, digest
from legation.model.records import plain


class Renaming(Correcting):
    """A ledger whose pages can be dated and whose actors can be named."""

    def date_page(
        self, page: str, days: str | date, *, why: str, who: str | None = None, expected: str | None = None
    ) -> Correction:
        """
        Say when a page was published; what is counted from that day ("on Friday") is counted anew.

        Args:
            page: its id, the first characters of it, or its name.
            days: "2014-03-11", "2014-03", or "2014-03-11/2014-03-13".
            why, who: as of :meth:`accept`.
            expected: its :meth:`page_revision` when it was looked at; None: whatever it now is.

        Raises:
            NoSuchEntry: no page, or several, go by that.
            UnknownSetting: they are no days.
            EditConflict: the page was dated anew since *expected*.
        """
        when = when_of(days.isoformat() if isinstance(days, date) else days)

        def making() -> tuple[list[Target], list[Changed]]:
            document = self.page(page)
            title, old = document.title or "", document.published
            target = Target(kind=TargetKind.PAGE, id=document.id, document=document.id, page=document.name, text=title)
            before = {"earliest": str(old.earliest), "latest": str(old.latest)} if old else None
            new = {"earliest": str(when.earliest), "latest": str(when.latest)}
            return [target], [Changed(field="published", new=new, old=before)]

        return self._write(Action.DATE, page, making, why=why, who=who, expected=expected, revision=self.page_revision)

    def page(self, page: str) -> Document:
        """
        The page of this id (or its first characters), or of this name.

        Raises:
            NoSuchEntry: there is none, or there are several.
        """
        end = page + "\U0010ffff" if len(page) >= SHORTEST else page
        rows = self._db.execute(
            "SELECT id FROM documents WHERE name IN (?, ?) OR id = ? OR (id >= ? AND id < ?) ORDER BY id LIMIT 9",
            (page, page.replace("\\", "/").rpartition("/")[2], page, page, end),
        ).fetchall()
        if len(rows) != 1:
            what = f"{len(rows)} pages go" if rows else "no page goes"
            raise NoSuchEntry(f"{what} by {page!r}", ", ".join(key for (key,) in rows), "`legation pages` lists them")
        return self.document(rows[0][0])

    def page_revision(self, page: str) -> str:
        """What a page's record is now, as a short digest: it changes when the page is dated anew."""
        return digest("r", packed(plain(self.page(page))))

    def rename(
        self, actor: str, name: str | None = None, *, into: str | None = None, why: str, who: str | None = None
    ) -> Correction:
        """
        Give an actor another name, or say that it is another actor, wherever pages mention it, now or later.

        Args:
            actor: its id, or, of one that has none, its name or words.
            name: the name that it is to bear.
            into: id or name of the actor that it is ("sergey_lavrov"), of the registry or of the ledger.
            why, who: as of :meth:`accept`.

        Raises:
            NoSuchEntry: no party of the ledger goes by *actor*, several do, or *into* is not known.
            BadCorrection: neither a name nor an actor is given, or both.
        """

        def making() -> tuple[list[Target], list[Changed]]:
            if (name is None) == (into is None):
                raise BadCorrection("an actor gets either a name or another actor's place", fix="give one of the two")
            old = self._actor(actor)
            target = Target(kind=TargetKind.ACTOR, id=actor_key(old))
            return [target], actor_changes(old, name=name, other=self._known_actor(into) if into else None)

        return self._write(Action.RENAME, actor, making, why=why, who=who)

    def _actor(self, actor: str) -> dict[str, Any]:
        """A mention of the one party that goes by an id, name or words, as a record."""
        rows = self._db.execute(
            """SELECT p.key, min(c.record) FROM parties p JOIN claims c USING (number)
            WHERE p.key IN (?1, ?2) OR lower(p.name) = ?1 GROUP BY p.key LIMIT 9""",
            (actor.lower(), actor),
        ).fetchall()
        found: dict[str, dict[str, Any]] = {}
        for key, record in rows:
            claim = json.loads(record)
            mentions = [each for each in (*claim["actors"], *claim["recipients"]) if actor_key(each) == key]
            if mentions:
                found[key] = mentions[0]
        if len(found) == 1:
            return dict(next(iter(found.values())))
        what = f"{len(found)} parties go" if found else "no party goes"
        fix = "`legation actors --json` lists them with their ids"
        raise NoSuchEntry(f"{what} by {actor!r}", ", ".join(sorted(found)), fix)

    def _known_actor(self, name: str) -> dict[str, Any]:
        known = known_actor(name)
        return dict(plain(known)) if known is not None else self._actor(name)
