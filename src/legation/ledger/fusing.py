"""Joining the claims of a block into happenings, and weighing what their accounts disagree on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from legation.ledger.bonds import NONE, Bonds
from legation.ledger.matching import MONTH, Match, is_series, match, persons
from legation.ledger.shelves import Shelves
from legation.ledger.traces import Trace, is_happening
from legation.model import Status, VariantField

AccountOf = Callable[[Trace], str]
TIE = "evenly supported: nothing that is known speaks for either"


@dataclass(slots=True)
class Cluster:
    """Claims of one happening, and the days that they span (None: no day is known)."""

    traces: list[Trace]
    first: int | None
    last: int | None
    notes: set[Match] = field(default_factory=set)
    _lead: Trace | None = None

    @property
    def lead(self) -> Trace:
        """The claim that tells it best."""
        if self._lead is None:
            self._lead = min(self.traces, key=rank)
        return self._lead

    def add(self, trace: Trace, note: Match) -> None:
        """Take a claim in."""
        self.traces.append(trace)
        self.notes.add(note)
        self._lead = None
        if trace.first is not None and trace.last is not None:
            self.first = trace.first if self.first is None else min(self.first, trace.first)
            self.last = trace.last if self.last is None else max(self.last, trace.last)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One value that accounts give, the claims that give it, and the verdict."""

    field: VariantField
    traces: tuple[Trace, ...]
    accounts: int
    preferred: bool
    reason: str


def rank(trace: Trace) -> tuple[object, ...]:
    """Order claims from the one that tells most: reviewed, happened, people named, day stated, from an article's body, early."""
    day = trace.width if trace.width is not None else 100_000
    return (
        not trace.reviewed,
        not is_happening(trace.status),
        trace.adopted,
        -len(persons(trace)),
        day,
        not trace.stated,
        trace.place is None,
        trace.headline,
        -trace.confidence,
        order(trace),
    )


def order(trace: Trace) -> tuple[int, str, int, str]:
    """Order claims by the day their page was published, then by page and place in it; the same on every machine."""
    return (trace.published[0] if trace.published else 10_000_000, trace.document, trace.start, trace.id)


def fuse(traces: Iterable[Trace], bonds: Bonds = NONE) -> list[Cluster]:
    """
    Join the claims of one block that tell of one happening.

    The most telling claims come first; each joins the group with all of whose members it can be one. If it fits
    several groups equally well, it joins none: a wrong join hides a happening, a missed one shows it twice. Claims that
    *bonds* part by hand never stand together. Only the set of claims decides.
    """
    shelves = Shelves()
    for trace in sorted(traces, key=lambda each: (_vagueness(each), rank(each))):
        fitting = [(note, cluster) for cluster in shelves.near(trace) if (note := _fits(trace, cluster, bonds))]
        chosen = _choose(trace, fitting)
        if chosen is None:
            shelves.put(Cluster([trace], trace.first, trace.last), trace)
        else:
            chosen[1].add(trace, chosen[0])
            shelves.put(chosen[1], trace)
    return [part for cluster in shelves.clusters for part in _unless_series(cluster)]


def _vagueness(trace: Trace) -> int:
    width = trace.width
    return 2 if width is None else int(width > MONTH // 4)


def _fits(trace: Trace, cluster: Cluster, bonds: Bonds) -> Match:
    """The worst match with any member; NO if one of them cannot be the same."""
    if _is_far(trace, cluster) or bonds.forbid(trace.id, (member.id for member in cluster.traces)):
        return Match.NO
    worst = Match.AGREE
    for member in cluster.traces:
        worst = min(worst, match(trace, member))
        if not worst:
            break
    return worst


def _is_far(trace: Trace, cluster: Cluster) -> bool:
    if trace.first is None or trace.last is None or cluster.first is None or cluster.last is None:
        return False
    return trace.first > cluster.last + MONTH or trace.last < cluster.first - MONTH


def _choose(trace: Trace, fitting: Sequence[tuple[Match, Cluster]]) -> tuple[Match, Cluster] | None:
    """Take the closest group; between equals, that of the same page, else that with the same people, else none."""
    if not fitting:
        return None
    closest = max(note for note, _ in fitting)
    best = [(note, cluster) for note, cluster in fitting if note == closest]
    tests: tuple[Callable[[Trace], bool], ...] = (
        lambda member: member.document == trace.document,
        lambda member: bool(persons(trace)) and persons(member) == persons(trace),
        lambda member: (member.first, member.last) == (trace.first, trace.last) and trace.first is not None,
    )
    for test in tests:
        if len(best) > 1:
            best = [pair for pair in best if any(test(member) for member in pair[1].traces)] or best
    return best[0] if len(best) == 1 else None


def _unless_series(cluster: Cluster) -> list[Cluster]:
    """Take a group apart by day where its days are too many to be datings of one: talks held day after day."""
    days = [trace.first for trace in cluster.traces if trace.first is not None and trace.width == 1]
    if Match.OTHER_DAY not in cluster.notes or not is_series(days):
        return [cluster]
    split: dict[int | None, Cluster] = {}
    for trace in cluster.traces:
        key = trace.first if trace.width == 1 else None
        if key in split:
            split[key].add(trace, Match.AGREE)
        else:
            split[key] = Cluster([trace], trace.first, trace.last)
    return list(split.values())


def weigh(
    cluster: Cluster, account_of: AccountOf, is_own_word: Callable[[Trace], bool] = lambda trace: False
) -> list[Weighed]:
    """
    Return the values on which the accounts disagree, the preferred one of each field first; none if they agree.

    *is_own_word* tells whether a party's own people say what a claim tells.
    """
    found: list[Weighed] = []
    for name, groups in (
        (VariantField.DATE, _datings(cluster.traces)),
        (VariantField.PLACE, _group(cluster.traces, _place)),
        (VariantField.OUTCOME, _group(cluster.traces, _outcome)),
    ):
        if len(groups) > 1:
            found += _verdict(name, list(groups.values()), account_of, is_own_word)
    return found


def _datings(traces: Sequence[Trace]) -> Mapping[object, list[Trace]]:
    """Group by time; overlapping times ("Friday", "last week") are no disagreement."""
    groups: dict[object, list[Trace]] = {}
    for trace in sorted(
        (t for t in traces if t.first is not None), key=lambda t: (t.width or 0, t.first or 0, order(t))
    ):
        same = next((key for key, held in groups.items() if _overlap(trace, held[0])), None)
        groups.setdefault(same if same is not None else (trace.first, trace.last), []).append(trace)
    return groups


def _overlap(one: Trace, other: Trace) -> bool:
    return not (one.first is None or other.first is None or one.last is None or other.last is None) and (
        one.first <= other.last and other.first <= one.last
    )


def _group(traces: Sequence[Trace], value: Callable[[Trace], object]) -> Mapping[object, list[Trace]]:
    groups: dict[object, list[Trace]] = {}
    for trace in traces:
        if value(trace) is not None:
            groups.setdefault(value(trace), []).append(trace)
    return groups


def _place(trace: Trace) -> object:
    return trace.place if trace.kind != "visit" else None


def _outcome(trace: Trace) -> object:
    return "happened" if is_happening(trace.status) else trace.status if trace.status == Status.DENIED else None


def _verdict(
    name: VariantField, groups: list[list[Trace]], account_of: AccountOf, is_own_word: Callable[[Trace], bool]
) -> list[Weighed]:
    """
    Rank the values, and say in words what decided.

    An analyst's word comes first; then independent accounts; a time stated over one inferred; the word of a party's own
    people over that of others; a doing told as done over one said to have failed; the number of sentences; and closeness
    to the happening (the earliest report). Where nothing decides, no value is preferred, and the tie is told.
    """
    counts = {id(group): len({account_of(trace) for trace in group}) for group in groups}

    def weight(group: list[Trace]) -> tuple[int, ...]:
        return (
            any(trace.reviewed for trace in group),
            counts[id(group)],
            any(trace.stated or trace.dated_by for trace in group),
            any(is_own_word(trace) for trace in group),
            any(is_happening(trace.status) for trace in group),
            len(_sentences(group)),
            -min(order(trace)[0] for trace in group),
        )

    ranked = sorted(groups, key=lambda group: (*(-part for part in weight(group)), min(map(order, group))))
    best, runner = weight(ranked[0]), weight(ranked[1])
    reasons = (
        "an analyst reviewed it",
        f"{best[1]} independent {_plural(best[1], 'account')} against {runner[1]}",
        "stated in so many words, the other inferred",
        "a party's own people say so",
        "told as done, the other as failed or denied",
        f"{best[5]} {_plural(best[5], 'sentence')} against {runner[5]} in as many accounts",
        "reported earlier, closer to the event",
    )
    decided = next((i for i in range(len(reasons)) if best[i] != runner[i]), None)
    found = []
    for place, group in enumerate(ranked):
        traces = tuple(sorted(group, key=rank))
        reason = (
            TIE if decided is None else f"better supported: {reasons[decided]}" if place == 0 else "less well supported"
        )
        preferred = place == 0 and decided is not None
        found.append(Weighed(name, traces, counts[id(group)], preferred, reason))
    return found


def _sentences(group: Sequence[Trace]) -> set[str]:
    """The claims that speak for a value, with those from which a day was taken."""
    return {trace.id for trace in group} | {trace.dated_by for trace in group if trace.dated_by}


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
