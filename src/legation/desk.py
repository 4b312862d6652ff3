"""The library's front door: open a ledger and read pages into it, or code one text without a ledger."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.errors import ParserMissing
from legation.ledger import Ledger
from legation.ledger.corrected import Coding
from legation.ledger.standing import Standing
from legation.model import Document, PassageKind, Published, Reject
from legation.model.records import plain
from legation.pages import Page, ReadSettings, Skipped, read_paths, read_text
from legation.pipeline import Coded, Settings, as_read, code_documents, pipeline

if TYPE_CHECKING:
    import pandas

Progress = Callable[[str], None]


@dataclass(slots=True)
class ReadingSummary:
    """What one reading brought: ``pages`` were new, ``known`` stood in the ledger already, ``skipped`` are files of other kinds."""

    pages: int = 0
    known: int = 0
    skipped: int = 0
    claims: int = 0
    remarks: int = 0  # claims in readers' comments and posts
    passages: Counter[PassageKind] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)  # of pages kept, not coded: not English
    rejects: list[Reject] = field(default_factory=list)


class Desk(Ledger):
    """A ledger into which pages can be read. The settings of the last reading serve where a page is dated by hand, too."""

    _settings: Settings | None = None

    def read(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        settings: Settings | None = None,
        reading: ReadSettings | None = None,
        jobs: int = 1,
        progress: Progress | None = None,
    ) -> ReadingSummary:
        """
        Read files and folders into the ledger; pages that it holds already are passed over.

        Args:
            paths: a file, folder or pattern, or several; "-" is standard input.
            settings: parser and overlay; None: the defaults.
            reading: bounds and field names; None: the defaults.
            jobs: processes to use; the ledger comes out the same whatever their number.
            progress: called with the name of each page when it is done.

        Returns:
            What was read. A page that cannot be read is a row in :meth:`rejects`, never an error.
        """
        several = [paths] if isinstance(paths, str | Path) else list(paths)
        return self.read_pages(read_paths(several, reading), settings=settings, jobs=jobs, progress=progress)

    def read_pages(
        self,
        pages: Iterable[Page],
        *,
        settings: Settings | None = None,
        jobs: int = 1,
        progress: Progress | None = None,
    ) -> ReadingSummary:
        """Read pages that were made by one of the readers of :mod:`legation.pages` into the ledger, like :meth:`read`."""
        self._settings = settings or self._settings
        summary = ReadingSummary()
        documents = self._unread(pages, summary, progress or (lambda name: None))
        for coded in code_documents(documents, settings, jobs=jobs):
            self._enter(coded, summary)
            if progress:
                progress(coded.document.name)
        return summary

    def use(self, settings: Settings) -> None:
        """Have pages that are dated by hand coded with these settings."""
        self._settings = settings

    def _recoded(self, document: Document, given: Published | None) -> Coding:
        """Code a page anew, as of the days that an analyst gives it (None: as of its own)."""
        page = as_read(document)
        coded = pipeline(self._settings).code(replace(page, published=given) if given else page)
        return coded.document, coded.claims, coded.gaps, _standing(coded)

    def _unread(self, pages: Iterable[Page], summary: ReadingSummary, progress: Progress) -> Iterator[Document]:
        for page in pages:
            if isinstance(page, Document) and not self.has(page.id):
                yield page
                continue
            if isinstance(page, Skipped):
                summary.skipped += 1
            elif isinstance(page, Reject):
                self.refuse(page)
                summary.rejects.append(page)
            else:
                summary.known += 1
            progress(page.name)

    def _enter(self, coded: Coded, summary: ReadingSummary) -> None:
        if not self.add(coded.document, coded.claims, gaps=coded.gaps, standing=_standing(coded)):
            summary.known += 1
            return
        summary.pages += 1
        if coded.document.language not in (None, "en"):
            summary.languages[coded.document.language or ""] += 1
        summary.passages.update(passage.kind for passage in coded.document.passages)
        remarks = sum(claim.passage_kind in (PassageKind.COMMENT, PassageKind.POST) for claim in coded.claims)
        summary.remarks += remarks
        summary.claims += len(coded.claims) - remarks


def _standing(coded: Coded) -> Standing:
    return Standing(stands=coded.stands, links=coded.links, issues=coded.issues)


def open_ledger(path: str | Path, *, create: bool = True) -> Desk:
    """
    Open the ledger in the file *path*, and make it if there is none (unless *create* is false).

    Raises:
        LedgerTooNew: a later version wrote it.
        LedgerError: the file is no ledger, or there is none and *create* is false.
    """
    return Desk.open(path, create=create)


def code(
    text: str,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Coded:
    """
    Code one text, taken as an article.

    Args:
        text: English prose.
        published: its day, as a date or in ISO form; without it, it is inferred where the text allows.
        outlet: who published it.
        title: its headline, for the record.
        settings: parser and overlay; None: the defaults.

    Returns:
        The document with its claims, attributions and time expressions.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    return pipeline(settings).code(read_text(text, "text", published=day, outlet=outlet, title=title))


def frame(records: Iterable[Any]) -> "pandas.DataFrame":
    """
    Return records (claims, events, plans ...) as a data frame, one row each; parties and dates are flattened to readable columns.

    Raises:
        ParserMissing: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ParserMissing(
            "pandas is not installed", "data frames are made with it", "run `pip install legation[frames]`"
        ) from error
    return pandas.DataFrame([_flat(record) for record in records])


def _flat(record: Any) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in plain(record).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            row[name] = "; ".join(str(item.get("name") or item.get("text") or item.get("id") or "") for item in value)
            if "code" in value[0]:
                row[f"{name}_codes"] = "; ".join(item.get("code") or "" for item in value)
        elif isinstance(value, list):
            row[name] = "; ".join(str(item) for item in value)
        elif isinstance(value, dict):
            for key in ("earliest", "latest", "name", "text"):
                if key in value:
                    row[f"{name}_{key}"] = value[key]
        else:
            row[name] = value
    return row
