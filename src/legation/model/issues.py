"""Issues (what parties disagree on), what they hold on them, and what a text ties to what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legation.model.actors import Mention
from legation.model.claims import Attribution
from legation.model.kinds import MentionKind, PassageKind, Status
from legation.model.spans import Excerpt
from legation.model.times import When

_PRESS = frozenset({"MED", "JRN"})


class IssueKind(StrEnum):
    """What an issue is about."""

    ALLIANCE = "alliance"
    CAPTIVES = "captives"
    DIPLOMACY = "diplomacy"
    ENERGY = "energy"
    ENVIRONMENT = "environment"
    FINANCE = "finance"
    FISHING = "fishing"
    HISTORY = "history"
    JUSTICE = "justice"
    LEGITIMACY = "legitimacy"
    MIGRATION = "migration"
    RECOGNITION = "recognition"
    RIGHTS = "rights"
    SANCTIONS = "sanctions"
    SEA = "sea"
    SECESSION = "secession"
    SECURITY = "security"
    SUBJECT = "subject"
    TERRITORY = "territory"
    TRADE = "trade"
    TREATY = "treaty"
    WAR = "war"
    WATER = "water"
    WEAPONS = "weapons"
    FOUND = "found"  # not in the table: a subject that a text itself introduces


class Stance(StrEnum):
    """What an actor's words say about an issue."""

    CLAIMS = "claims"  # says that it is its own
    RECOGNISES = "recognises"
    SUPPORTS = "supports"
    SEEKS = "seeks"
    OFFERS = "offers"  # is ready to
    COMMITS = "commits"
    DEMANDS = "demands"
    CONDITIONS = "conditions"  # makes it depend on something
    OPPOSES = "opposes"
    REJECTS = "rejects"
    HOLDS = "holds"  # says how it sees the matter, without any of these


class LinkKind(StrEnum):
    """How one thing is said to bear on another."""

    CONDITION = "condition"  # without the cause there is no effect
    EXCHANGE = "exchange"  # the effect is given for the cause
    LEVER = "lever"  # the cause is used to bring about the effect
    PRESSURE = "pressure"  # the cause, a party, presses the effect, another
    OBSTACLE = "obstacle"  # the cause stands in the way of the effect
    CONSEQUENCE = "consequence"  # the effect comes of the cause


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueMention:
    """Words of a page that name an issue. ``basis``: named | short | parties | taken up | found."""

    document: str
    passage: str
    passage_kind: PassageKind
    issue: str
    name: str
    kind: IssueKind
    words: Excerpt
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """
    One place in a text where an actor shows what it holds on an issue.

    ``holder`` is the key under which positions are kept: a state's code for all who speak for its government, else the
    actor's id. ``start``, ``end`` and ``text`` are the sentence, ``cue`` the words that show the stance, ``content`` what is
    held. ``counterparts`` are the other states that the content or the address names. ``target`` is the lemma of what the
    stance is taken on: only stances on the same target can contradict each other. ``corrections`` are those that shaped it.
    """

    id: str
    document: str
    passage: str
    passage_kind: PassageKind
    start: int
    end: int
    text: str
    holder: str
    actor: Mention
    stance: Stance
    issue: str
    issue_name: str
    issue_words: Excerpt
    issue_basis: str
    cue: Excerpt
    content: Excerpt
    target: str | None = None
    counterparts: tuple[str, ...] = ()
    said: When | None = None
    attribution: tuple[Attribution, ...] = ()
    reasons: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """
    A stated tie: ``cause`` bears on ``effect`` as ``kind`` says, by the words of ``cue``.

    Of a pressure, ``actors`` press and ``recipients`` are pressed; of the others, they are the parties named in cause and
    effect. ``status``: actual, possible ("may undermine") or denied (the text says that there is no such tie).
    """

    id: str
    document: str
    passage: str
    passage_kind: PassageKind
    start: int
    end: int
    text: str
    kind: LinkKind
    cue: Excerpt
    cause: Excerpt
    effect: Excerpt
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    cause_issues: tuple[str, ...] = ()
    effect_issues: tuple[str, ...] = ()
    status: Status = Status.ACTUAL
    said: When | None = None
    attribution: tuple[Attribution, ...] = ()
    reasons: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenet:
    """
    One thing that a holder has said on an issue, however often: same stance, same words (copies and repeats are one).

    ``since`` and ``last`` are the first and last day on which it was said, as far as known; ``stands`` the ids of the
    places; the newest stands for the words.
    """

    stance: Stance
    content: str
    text: str
    actor: Mention
    stands: tuple[str, ...]
    documents: tuple[str, ...]
    target: str | None = None
    counterparts: tuple[str, ...] = ()
    since: date | None = None
    last: date | None = None
    attribution: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionChange:
    """A later stance that contradicts an earlier one on the same target, with the days of both."""

    target: str
    earlier: Stance
    earlier_day: date
    later: Stance
    later_day: date
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """
    What one holder holds on one issue: its tenets, oldest first, and its changes of mind. ``as_of``: known by that day.

    ``since`` is the first day on which any of it was said, ``last`` the last one.
    """

    id: str
    holder: str
    name: str
    country: str | None
    issue: str
    issue_name: str
    tenets: tuple[Tenet, ...]
    changes: tuple[PositionChange, ...] = ()
    documents: tuple[str, ...] = ()
    since: date | None = None
    last: date | None = None
    as_of: date | None = None

    def __repr__(self) -> str:
        stances = ", ".join(dict.fromkeys(tenet.stance.value for tenet in self.tenets))
        return f"<Position {self.id} {self.name} on {self.issue_name}: {stances}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOfIssue:
    """A name under which an issue goes: ``side`` (a state's code) uses it by the table, ``count`` reports print it."""

    name: str
    side: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSummary:
    """An issue of the ledger: its names, on how many pages it stands, who holds what, and the days from first to last."""

    id: str
    name: str
    kind: IssueKind
    parties: tuple[str, ...]
    names: tuple[NameOfIssue, ...]
    pages: int
    holders: tuple[str, ...]
    stands: int
    links: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedIssue:
    """An issue between two parties: what each side holds on it (None: nothing was found), and the ties that name it."""

    issue: str
    name: str
    names: tuple[NameOfIssue, ...]
    one: Position | None
    other: Position | None
    links: tuple[Link, ...] = ()


def holder_of(mention: Mention) -> str | None:
    """
    Return under whom a mention's positions are kept: the state for all who speak for it, else its own id; None for things,
    for people whom nobody knows, and for reporters.
    """
    if (
        mention.kind is MentionKind.OTHER
        or (mention.id, mention.country, mention.sector) == (None, None, None)
        or mention.sector in _PRESS
    ):
        return None
    official = mention.kind in (MentionKind.STATE, MentionKind.PLACE) or mention.sector == "GOV"
    if official and mention.country:
        return mention.country
    return mention.id
