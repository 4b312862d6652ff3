"""Joining claims about a doing to come into the threads of plans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from legation.ledger.bonds import NONE, Bonds
from legation.ledger.fusing import Cluster, order
from legation.ledger.kinds import ENCOUNTERS
from legation.ledger.matching import MONTH, alike, parties_agree, persons
from legation.ledger.traces import Trace, is_happening
from legation.model import Status

MOVED = 550  # days over which a visit that was never dated, or moved, stays the same visit
PENDING = 1100  # the same once it was put off: then it waits for its day
MOVED_TALKS = 400  # the same for other doings, once a page says that they are put off
DATELESS = 120  # days between two mentions of a doing without a date, other than a visit
VAGUE = 60  # days: a time wider than this ("by the end of the year") may pass without ending the plan
SLIP = 180  # days after its time in which a visit still counts as the one that was planned
SLACK = 10  # days by which a doing may miss the time announced
RECALLED = 120  # days after a visit in which "it had been put off" still speaks of it
SAME_BUSINESS = 0.2  # share of words that two loosely coded promises have in common

UNDONE = frozenset({Status.POSTPONED, Status.CANCELLED, Status.FAILED})
PUT_OFF = frozenset({"postpone", "reschedule", "delay", "put_off"})


@dataclass(slots=True)
class Thread:
    """Claims about one doing to come; ``held`` is the happening that it became."""

    traces: list[Trace] = field(default_factory=list)
    held: Cluster | None = None
    _lead: Trace | None = None

    @property
    def lead(self) -> Trace:
        """The claim that names the parties best."""
        if self._lead is None:
            self._lead = min(
                self.traces, key=lambda t: (not t.reviewed, t.adopted, -len(persons(t)), t.headline, order(t))
            )
        return self._lead

    def add(self, trace: Trace) -> None:
        """Take a claim in."""
        self.traces.append(trace)
        self._lead = None


def weave(plans: Iterable[Trace], clusters: Sequence[Cluster], bonds: Bonds = NONE) -> list[Thread]:
    """
    Sort the planning claims of a block into threads, and find what became of each.

    Happenings part the threads: what is planned after a visit is the next visit. Claims that name people go first, then
    those that name only states, which join a thread if one alone fits. Only the set of claims decides.
    """
    happenings = Happenings(clusters)
    threads: dict[tuple[str, int], list[Thread]] = {}
    for trace in sorted(plans, key=lambda t: (not _is_named(t), _told(t), order(t))):
        shelf = threads.setdefault((trace.kind, bisect_left(happenings.days(trace), _reference(trace))), [])
        home = _home(trace, [each for each in shelf if not _is_barred(trace, each.traces, bonds)])
        if home is None:
            shelf.append(Thread([trace]))
        else:
            home.add(trace)
    found = [thread for _, shelf in sorted(threads.items()) for thread in shelf]
    _fulfil(found, happenings, bonds)
    return found


def _is_barred(trace: Trace, others: Iterable[Trace], bonds: Bonds) -> bool:
    return bonds.forbid(trace.id, (other.id for other in others))


class Happenings:
    """What took place, in groups of like parties, so that a plan's parties are compared once with those of each group."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        groups: dict[tuple[object, ...], list[Cluster]] = {}
        for cluster in clusters:
            if cluster.first is not None and any(is_happening(each.status) for each in cluster.traces):
                lead = cluster.lead
                groups.setdefault((lead.kind, lead.remark, lead.parties, lead.country), []).append(cluster)
        self._groups = [sorted(held, key=lambda each: (cluster_day(each), each.lead.id)) for held in groups.values()]
        self._days = {id(group): [cluster_day(each) for each in group] for group in self._groups}
        self._fitting: dict[tuple[object, ...], list[list[Cluster]]] = {}
        self._past: dict[tuple[object, ...], list[int]] = {}

    def _of(self, trace: Trace) -> list[list[Cluster]]:
        key = (trace.kind, trace.event, trace.remark, trace.parties)
        if key not in self._fitting:
            self._fitting[key] = [group for group in self._groups if _parties_fit(trace, group[0].lead)]
        return self._fitting[key]

    def days(self, trace: Trace) -> list[int]:
        """The days of the happenings that a plan could be about, in order."""
        if trace.kind not in ENCOUNTERS:
            return sorted(cluster_day(each) for group in self._of(trace) for each in group if could_be(trace, each))
        key = (trace.kind, trace.event, trace.remark, trace.parties)
        if key not in self._past:
            self._past[key] = sorted(day for group in self._of(trace) for day in self._days[id(group)])
        return self._past[key]

    def between(self, trace: Trace, first: int, last: int) -> Iterator[Cluster]:
        """Those that lie between two days and have the parties of a plan."""
        for group in self._of(trace):
            days = self._days[id(group)]
            yield from group[bisect_left(days, first) : bisect_right(days, last)]


def cluster_day(cluster: Cluster) -> int:
    """The last day on which a happening can have been; undated ones count as never."""
    return cluster.last if cluster.last is not None else 10_000_000


def could_be(trace: Trace, cluster: Cluster) -> bool:
    """Tell whether a happening is of the kind and between the parties that a plan names, whatever its time."""
    lead = cluster.lead
    return _parties_fit(trace, lead) and (trace.kind != lead.kind or _same_business(trace, lead))


def _parties_fit(trace: Trace, lead: Trace) -> bool:
    if trace.remark != lead.remark:
        return False
    if trace.kind == lead.kind:
        return parties_agree(trace, lead)
    return trace.kind == "visit" and is_meeting_at_host(trace, lead)


def is_meeting_at_host(visit: Trace, meeting: Trace) -> bool:
    """Tell whether a meeting in the host's country has the visitor in it, which shows that the visit took place."""
    if meeting.kind != "meet" or meeting.country is None:
        return False
    guests = {party.person for party in visit.parties if party.side == "A" and party.person}
    hosts = {party.key for party in visit.parties if party.side == "R"}
    return meeting.country in hosts and bool(guests & persons(meeting))


def _is_named(trace: Trace) -> bool:
    parties = [party for party in trace.parties if party.side == "A" or trace.kind != "visit"]
    return bool(parties) and all(party.person or party.role for party in parties)


def _told(trace: Trace) -> int:
    return trace.told if trace.told is not None else 10_000_000


def _reference(trace: Trace) -> int:
    """The day by which earlier happenings are past for this plan."""
    if trace.first is not None:
        return trace.first
    return _told(trace) - (RECALLED if trace.status in UNDONE else 0)


def _home(trace: Trace, shelf: Sequence[Thread]) -> Thread | None:
    """The thread that a claim belongs to: of equal parties, that of its time, else of its page, else the last told."""
    fitting = [thread for thread in shelf if all(same_doing(trace, each) for each in thread.traces)]
    near = [thread for thread in fitting if any(linked(trace, each) for each in thread.traces)]
    if len(near) > 1:
        near = [t for t in near if any(_overlap(trace, each) for each in t.traces)] or near
    if len(near) > 1:
        near = [t for t in near if any(each.document == trace.document for each in t.traces)] or near
    if len(near) > 1 and _is_named(trace):
        near = [max(near, key=lambda t: (max(map(_told, t.traces)), min(each.id for each in t.traces)))]
    return near[0] if len(near) == 1 else None


def same_doing(one: Trace, other: Trace) -> bool:
    """Tell whether two planning claims can be about one doing, whatever their times."""
    return one.remark == other.remark and parties_agree(one, other) and _same_business(one, other)


def _same_business(one: Trace, other: Trace) -> bool:
    """Meetings are told apart by parties and time; other promises of one kind also by what they are about."""
    return one.kind in ENCOUNTERS or one.document == other.document or alike(one, other) >= SAME_BUSINESS


def linked(one: Trace, other: Trace) -> bool:
    """Tell whether the times of two planning claims can be those of one doing."""
    apart = abs(_told(one) - _told(other))
    is_visit = one.kind == "visit"
    pending = PENDING if any(each.status == Status.POSTPONED for each in (one, other)) else MOVED
    if one.first is None or other.first is None:
        return apart <= (pending if is_visit else DATELESS)
    if _overlap(one, other):
        return True
    gap = max(one.first, other.first) - min(one.last or one.first, other.last or other.first)
    undone = any(each.status in UNDONE or each.act in PUT_OFF for each in (one, other))
    if undone:
        return gap <= (pending if is_visit else MOVED_TALKS)
    return is_visit and one.document != other.document and gap <= MOVED and _is_moved(one, other)


def _is_moved(one: Trace, other: Trace) -> bool:
    """A new date moves the old one if it comes before the old one has passed, or if the old one was only vague."""
    early, late = sorted((one, other), key=lambda t: (_told(t), order(t)))
    if early.first is None or early.last is None:
        return True
    return _told(late) <= early.last or early.last - early.first >= VAGUE


def _overlap(one: Trace, other: Trace) -> bool:
    return not (one.first is None or other.first is None or one.last is None or other.last is None) and (
        one.first <= other.last and other.first <= one.last
    )


def _fulfil(threads: Sequence[Thread], happenings: Happenings, bonds: Bonds) -> None:
    """Give each thread the happening that it became; one happening fulfils one thread of each kind."""
    taken: set[tuple[int, str]] = set()
    for thread in sorted(threads, key=lambda t: (min(map(_told, t.traces)), t.lead.id)):
        kind, (first, last) = thread.lead.kind, _window(thread)
        fitting = [
            (grade, cluster_day(cluster), cluster.lead.id, cluster)
            for cluster in happenings.between(thread.lead, first, last)
            if (id(cluster), kind) not in taken
            and (grade := _became(thread, cluster)) is not None
            and not any(_is_barred(trace, cluster.traces, bonds) for trace in thread.traces)
        ]
        if fitting:
            thread.held = min(fitting, key=lambda each: each[:3])[3]
            taken.add((id(thread.held), kind))


def _window(thread: Thread) -> tuple[int, int]:
    """The days between which a happening can be what a plan became."""
    told = [trace.told for trace in thread.traces if trace.told is not None]
    days = [day for trace in thread.traces for day in (trace.first, trace.last) if day is not None] + told
    return (min(days) - SLACK, max(days) + PENDING + MONTH) if days else (0, 0)


def _became(thread: Thread, cluster: Cluster) -> int | None:
    """How well a happening fits as what a plan became (0 best); None: not at all."""
    grade = _timely(thread, cluster)
    fits = grade is not None and all(could_be(trace, cluster) for trace in thread.traces)
    return grade if fits else None


def _timely(thread: Thread, cluster: Cluster) -> int | None:
    if cluster.first is None or cluster.last is None:
        return None
    own_kind = thread.lead.kind == cluster.lead.kind
    is_visit = thread.lead.kind == "visit"
    told = [trace.told for trace in thread.traces if trace.told is not None]
    times = [(t.first, t.last) for t in thread.traces if t.first is not None and t.last is not None]
    if any(first - SLACK <= cluster.last and cluster.first <= last + SLACK for first, last in times):
        return 0 if own_kind else 1
    if not own_kind or not told or cluster.last < min(told):
        return None
    if times:
        late = cluster.first - max(last for _, last in times)
        undone = any(trace.status in UNDONE for trace in thread.traces)
        return 2 if is_visit and 0 < late <= (PENDING if undone else SLIP) else None
    if cluster.last <= min(told) and {t.document for t in cluster.traces} & {t.document for t in thread.traces}:
        return None  # a page that tells of talks held and of talks to come means others
    return 3 if cluster.first - max(told) <= (MOVED if is_visit else DATELESS) else None
