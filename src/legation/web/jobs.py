"""Work that takes longer than an answer may: done one after another in a thread beside the server, and watched from a page."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Event, Lock, Thread

from legation.errors import LegationError, NoSuchEntry

LOG = logging.getLogger(__name__)

MOST_WAITING = 8  # jobs; each may hold what was sent with it in memory
_KEPT = 50  # jobs that are remembered once they are over
_ROWS = 500  # pages of one job that are listed one by one


class Busy(LegationError):
    """There is no room for more work now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of one page: ``outcome`` is "read", "known" (it stood in the ledger), "refused" or "passed over"."""

    name: str
    outcome: str
    document: str | None = None
    title: str | None = None
    reason: str | None = None
    fix: str | None = None


@dataclass(slots=True, kw_only=True)
class Job:
    """
    One piece of work: the working thread writes to it, answers read it.

    ``state`` is "waiting", "working", "done" or "failed"; ``doing`` the page at hand; ``done`` of ``total`` pages are over
    (the total grows where a file turns out to hold many); ``unlisted`` pages are not among the ``rows``.
    """

    id: str
    title: str
    begun: datetime
    total: int = 0
    done: int = 0
    state: str = "waiting"
    doing: str = ""
    rows: list[Row] = field(default_factory=list)
    unlisted: int = 0
    claims: int = 0
    remarks: int = 0
    error: LegationError | None = None
    over: Event = field(default_factory=Event)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.over.is_set()

    def tell(self, row: Row) -> None:
        """Note what became of a page."""
        if len(self.rows) < _ROWS:
            self.rows.append(row)
        else:
            self.unlisted += 1


class Jobs:
    """The jobs of one desk. They end with the server; a reading that is cut off is taken up by sending its pages again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._jobs: dict[str, Job] = {}
        self._queue: SimpleQueue[tuple[Job, Callable[[Job], None]]] = SimpleQueue()
        self._thread: Thread | None = None

    def submit(self, title: str, work: Callable[[Job], None], *, total: int = 0) -> Job:
        """
        Have *work* done when those before it are over.

        Raises:
            Busy: too many wait already.
        """
        job = Job(id=secrets.token_urlsafe(9), title=title, begun=datetime.now(UTC), total=total)
        with self._lock:
            if sum(not each.is_over for each in self._jobs.values()) >= MOST_WAITING:
                raise Busy("the desk has enough to read", f"{MOST_WAITING} readings wait", "try again in a minute")
            over = [each.id for each in self._jobs.values() if each.is_over]
            for id in over[: max(0, len(self._jobs) - _KEPT)]:
                del self._jobs[id]
            self._jobs[job.id] = job
            if self._thread is None:
                self._thread = Thread(target=self._work, name="legation-jobs", daemon=True)
                self._thread.start()
        self._queue.put((job, work))
        return job

    def get(self, id: str) -> Job:
        """
        Return a job.

        Raises:
            NoSuchEntry: there is none of this id, or no more.
        """
        with self._lock:
            if id in self._jobs:
                return self._jobs[id]
        why = "the desk forgets them when it is closed"
        raise NoSuchEntry(f"there is no reading {id!r}", why, "/pages shows what was read")

    def latest(self) -> list[Job]:
        """The jobs that are remembered, the newest first."""
        with self._lock:
            return list(self._jobs.values())[::-1]

    def _work(self) -> None:
        while True:
            job, work = self._queue.get()
            job.state = "working"
            try:
                work(job)
                job.state = "done"
            except LegationError as error:
                job.error, job.state = error, "failed"
            except Exception as error:  # the thread must outlive a fault of ours, and whoever waits must hear of it
                LOG.exception("%s failed", job.title)
                why = f"the program made a mistake: {type(error).__name__}"
                fix = "the terminal that serves the desk shows what happened; please report it"
                job.error, job.state = LegationError("the reading broke off", why, fix), "failed"
            finally:
                job.doing = ""
                job.over.set()
