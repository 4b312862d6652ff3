"""What the ledger makes of claims: events with accounts and variants, plans with steps, and the rows of its views."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legation.model.actors import Mention, Place
from legation.model.claims import Attribution, Claim
from legation.model.documents import Document
from legation.model.kinds import EventType, PassageKind, Review, Status
from legation.model.times import Published, When


class PlanState(StrEnum):
    """How far a plan has come."""

    MOOTED = "mooted"  # proposed, possible or made to depend on something
    AGREED = "agreed"  # fixed by those able to, without a day or month
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"
    HELD = "held"
    LAPSED = "lapsed"  # its time has passed and no page says that it was held


class VariantField(StrEnum):
    """What accounts of one happening disagree on."""

    DATE = "date"
    PLACE = "place"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """
    One independent telling of a happening: reports that are copies of one another, or of one agency, count once.

    ``label`` is the agency, else the outlet, else the page's name. ``carriers`` are the ids of the documents that
    print it.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of the values that accounts give for the same thing, who gives it, and why it is preferred or not."""

    field: VariantField
    value: str
    claims: tuple[str, ...]
    accounts: int
    preferred: bool
    reason: str
    when: When | None = None
    where: Place | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """
    Claims joined because they tell of one happening, or what a plan stands at (``plan`` is then its id).

    ``actors``, ``recipients``, ``text``, ``attribution`` and the coding are those of the best-supported claim, which
    comes first in ``claims``. ``published`` is the first day on which a page told of it. ``remark``: only readers say
    so, no report does. ``reasons`` say why the claims were joined.
    """

    id: str
    event: EventType
    status: Status
    actors: tuple[Mention, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    text: str
    cue: str
    recipients: tuple[Mention, ...] = ()
    mode: str | None = None
    content: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    intensity: float | None = None
    goldstein: float | None = None
    quad: str | None = None
    condition: str | None = None
    when: When | None = None
    said: When | None = None
    published: date | None = None
    where: Place | None = None
    attribution: tuple[Attribution, ...] = ()
    accounts: tuple[Account, ...] = ()
    variants: tuple[Variant, ...] = ()
    verdict: str | None = None
    plan: str | None = None
    remark: bool = False
    confidence: float = 0.5
    reasons: tuple[str, ...] = ()
    review: Review | None = None
    corrections: tuple[str, ...] = ()

    @property
    def carriers(self) -> int:
        """How many pages print an account of it."""
        return len({page for account in self.accounts for page in account.carriers})

    def __repr__(self) -> str:
        return f"<Event {self.id} {_line(self.event, self.mode, self.status, self.actors, self.recipients, self.when)}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """
    What was known of a plan on a day.

    ``day`` is when it was said, else when it was published (None: the page bears no date), ``basis`` tells which;
    ``when`` and ``where`` are the time and place of the doing as then stated. ``event`` is set where the step was the
    doing.
    """

    state: PlanState
    status: Status
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    text: str
    day: date | None = None
    basis: str | None = None  # said | published
    when: When | None = None
    where: Place | None = None
    speaker: Mention | None = None
    condition: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """
    A future doing and what became of it. ``actors`` go and ``recipients`` receive; a meeting has actors only.

    ``when`` is its time as last stated, ``due`` that time's last day (of a held plan: the day it was held).
    ``slipped``: its time was moved back or it was put off at least once. ``event`` is the Event that it became;
    ``links`` are plans that belong with it (the summit during the visit). ``state`` holds on ``as_of``. ``review`` and
    ``corrections``: as of an Event.
    """

    id: str
    event_type: EventType
    state: PlanState
    actors: tuple[Mention, ...]
    steps: tuple[PlanStep, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    title: str
    recipients: tuple[Mention, ...] = ()
    mode: str | None = None
    content: str | None = None
    when: When | None = None
    where: Place | None = None
    due: date | None = None
    slipped: bool = False
    conditions: tuple[str, ...] = ()
    event: str | None = None
    links: tuple[str, ...] = ()
    as_of: date | None = None
    review: Review | None = None
    corrections: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is still to come: neither held, nor cancelled, nor lapsed."""
        return self.state not in (PlanState.HELD, PlanState.CANCELLED, PlanState.LAPSED)

    def __repr__(self) -> str:
        return f"<Plan {self.id} {self.state}: {self.title}, {len(self.steps)} steps{_days(self.when)}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A sentence that named two parties and was not coded, and why."""

    document: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where words were found, marked ``[so]`` in ``snippet``. ``claim`` is None when only the passage holds them."""

    document: str
    page: str
    passage: str
    passage_kind: PassageKind
    snippet: str
    remark: bool
    claim: str | None = None
    entry: str | None = None  # id of the event or plan that the claim belongs to
    title: str | None = None
    published: date | None = None
    review: Review | None = None  # what an analyst said of the claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSummary:
    """How often an actor acts and is acted on in reports, and in how many events, from the first day to the last."""

    id: str | None
    name: str
    country: str | None
    kind: str
    as_actor: int
    as_recipient: int
    events: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSummary:
    """A page of the ledger: where it is from, when it was published and why so, and what it holds."""

    document: str
    name: str
    title: str | None
    outlet: str | None
    agency: str | None
    published: Published | None
    passages: tuple[tuple[PassageKind, int], ...]
    claims: int
    remarks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What :meth:`Ledger.show` found: an event, a plan or a claim, with the claims it rests on and their pages."""

    found: Event | Plan | Claim
    claims: tuple[Claim, ...] = ()
    documents: tuple[Document, ...] = ()


def _line(
    event: EventType,
    mode: str | None,
    status: Status,
    actors: tuple[Mention, ...],
    recipients: tuple[Mention, ...],
    when: When | None,
) -> str:
    who = ", ".join(mention.name or mention.text for mention in actors)
    whom = ", ".join(mention.name or mention.text for mention in recipients)
    return f"{event}{'/' + mode if mode else ''} {status}: {who}{' -> ' + whom if whom else ''}{_days(when)}"


def _days(when: When | None) -> str:
    return f" [{when.earliest}..{when.latest}]" if when else ""
