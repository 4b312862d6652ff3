"""From a ledger to a brief on a dyad or an issue."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from legation.errors import UnknownSetting
from legation.export.brief.citing import Citations
from legation.export.brief.document import Brief, Group, Section, Sentence
from legation.export.brief.telling import (
    change_sentence,
    event_sentence,
    event_title,
    gap_sentence,
    lapse_sentence,
    step_sentence,
    tenet_sentence,
    tie_sentence,
    variant_sentence,
    verdict_sentence,
)
from legation.export.brief.wording import Names, day_words, listed, state_words
from legation.ledger import Ledger
from legation.lexicons.issues import load_issues
from legation.lexicons.registry import load_registry
from legation.model import Plan, PlanState, When
from legation.model.events import Event
from legation.model.issues import Link, Position

MOST_EVENTS = 200  # in the chronology: the newest
MOST_TENETS = 12  # of one position: the newest
MOST_PLANS = 50  # in each part: those due last
MOST_TIES = 50  # the newest
MOST_GAPS = 40

_DONE = (PlanState.HELD, PlanState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """
    What a brief is on: the dealings of two parties, or an issue (an id, or words of its name); over the days from ``since``
    to ``until``, both included; None: from the first or to the last.
    """

    dyad: tuple[str, str] | None = None
    issue: str | None = None
    since: date | None = None
    until: date | None = None
    statements: bool = False

    def check(self) -> None:
        """
        Make sure that it is a subject.

        Raises:
            UnknownSetting: neither two parties nor an issue, both, or days that end before they begin.
        """
        both = self.dyad is not None and all(side.strip() for side in self.dyad)
        if both == bool((self.issue or "").strip()):
            fix = "give two parties (JPN RUS), or an issue (--issue northern_territories)"
            raise UnknownSetting("a brief is on two parties or on an issue", "neither or both are given", fix)
        if self.since and self.until and self.until < self.since:
            raise UnknownSetting(
                f"the days {self.since} to {self.until} end before they begin", fix="give the earlier day first"
            )

    def covers(self, first: date | None, last: date | None) -> bool:
        """Tell whether days can fall into the time; unknown days do only where no time is given."""
        if first is None or last is None:
            return self.since is None and self.until is None
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def brief_on(ledger: Ledger, subject: Subject) -> Brief:
    """
    Write a brief from what a ledger holds; mere remarks of readers are left out.

    Every sentence has references to words that stand on a page, and tells no more than the ledger holds. Plans are told as
    of the newest page, whatever the time: what became of them is part of the brief.

    Raises:
        UnknownSetting: as :meth:`Subject.check`.
    """
    subject.check()
    return _Composer(ledger, subject).brief()


class _Composer:
    def __init__(self, ledger: Ledger, subject: Subject) -> None:
        self._ledger = ledger
        self._subject = subject
        self._citations = Citations(ledger)

    def brief(self) -> Brief:
        entries = self._entries()
        plans = self._plans(entries)
        standing = {plan.id for plan in plans if plan.state is not PlanState.HELD}
        happened = [event for event in entries if event.plan not in standing]
        positions = self._positions()
        sections = (
            self._chronology(happened),
            self._positions_section(positions),
            *self._plan_sections(plans),
            self._disputes(entries),
            self._ties(),
            self._open_questions(),
        )
        return Brief(
            title=self._title(positions),
            since=self._subject.since,
            until=self._subject.until,
            as_of=self._ledger.newest_day(),
            sections=sections,
            references=self._citations.references(),
            sources=self._citations.sources(),
        )

    def _title(self, positions: Sequence[Position]) -> str:
        if self._subject.dyad is not None:
            return " and ".join(map(_party_name, self._subject.dyad))
        issue = (self._subject.issue or "").strip()
        known = load_issues().get(issue.lower())
        return known.name if known else listed(position.issue_name for position in positions) or issue

    def _entries(self) -> list[Event]:
        about = self._subject
        days = (about.since or date.min, about.until or date.max) if about.since or about.until else None
        found = self._ledger.chronology(
            between=days, dyad=about.dyad, issue=about.issue, statements=about.statements, undated=True
        )
        return sorted(found, key=_day)  # what bears no day of its own stands where it was told

    def _in_time(self, when: When | None, told: date | None) -> bool:
        return self._subject.covers(when.earliest, when.latest) if when else self._subject.covers(told, told)

    def _chronology(self, events: Sequence[Event]) -> Section:
        shown, names = events[-MOST_EVENTS:], Names()
        sentences = []
        for event in shown:
            lead = self._ledger.claim(event.claims[0])
            text = event_sentence(event, lead, self._citations.told(lead), names)
            sentences.append(Sentence(text=text, references=self._accounts(event), entry=event.id))
        note = _note(len(shown), len(events), "entries", "The ledger tells of nothing that happened.")
        return _section("chronology", "Chronology", [Group(sentences=tuple(sentences))], note)

    def _accounts(self, event: Event) -> tuple[int, ...]:
        """References to the words of the leading claim, then to the first claim of each further account."""
        firsts = [account.claims[0] for account in event.accounts if event.claims[0] not in account.claims]
        return self._citations.cite_claims([event.claims[0], *firsts])

    def _positions(self) -> list[Position]:
        about = self._subject
        return self._ledger.positions(between=about.dyad, issue=about.issue, since=about.since, until=about.until)

    def _positions_section(self, positions: Sequence[Position]) -> Section:
        count = sum(len(position.tenets) for position in positions)
        told = sum(min(len(position.tenets), MOST_TENETS) for position in positions)
        groups = [
            Group(title=name, sentences=tuple(s for p in positions if p.issue_name == name for s in self._held(p)))
            for name in dict.fromkeys(position.issue_name for position in positions)
        ]
        note = _note(told, count, "things held", "The ledger holds no position.")
        return _section("positions", "What each side holds", groups, note)

    def _held(self, position: Position) -> Iterator[Sentence]:
        names = Names()
        for tenet in position.tenets[-MOST_TENETS:]:
            references = self._stands(tenet.stands[::-1])
            yield Sentence(text=tenet_sentence(position, tenet, names), references=references, entry=position.id)
        for change in position.changes:
            references = self._stands(change.stands)
            yield Sentence(text=change_sentence(position, change), references=references, entry=position.id)

    def _stands(self, ids: Iterable[str]) -> tuple[int, ...]:
        return self._citations.cite(map(self._ledger.stand, ids))

    def _plans(self, entries: Sequence[Event]) -> list[Plan]:
        plans = [self._ledger.plan(id) for id in dict.fromkeys(event.plan for event in entries if event.plan)]
        return sorted(plans, key=lambda plan: (plan.due is None, plan.due or date.max, plan.id))

    def _plan_sections(self, plans: Sequence[Plan]) -> Iterator[Section]:
        kinds: tuple[tuple[str, str, str, Callable[[Plan], bool]], ...] = (
            ("plans", "Plans ahead", "The ledger holds no plan that is still to come.", lambda plan: plan.is_open),
            ("overdue", "Plans overdue", "No plan is overdue.", lambda plan: plan.state is PlanState.LAPSED),
            ("outcomes", "What became of earlier plans", "No plan is known to have been held or called off.",
             lambda plan: plan.state in _DONE),
        )  # fmt: skip
        for id, title, nothing, fits in kinds:
            fitting = [plan for plan in plans if fits(plan)]
            groups = [self._plan(plan) for plan in fitting[-MOST_PLANS:]]
            yield _section(id, title, groups, _note(len(groups), len(fitting), "plans", nothing))

    def _plan(self, plan: Plan) -> Group:
        names = Names()
        sentences = [
            Sentence(
                text=step_sentence(step, names), references=self._citations.cite_claims(step.claims), entry=plan.id
            )
            for step in plan.steps
        ]
        if plan.state is PlanState.LAPSED:
            references = self._citations.cite_claims(plan.steps[-1].claims)
            sentences.append(Sentence(text=lapse_sentence(plan), references=references, entry=plan.id))
        label = f"{plan.state.value}, due by {day_words(plan.due)}" if plan.is_open and plan.due else plan.state.value
        return Group(title=plan.title, label=label, sentences=tuple(sentences))

    def _disputes(self, events: Sequence[Event]) -> Section:
        groups = [self._dispute(event) for event in events if event.variants]
        note = None if groups else "No accounts of one happening disagree."
        return _section("disputes", "Accounts that disagree", groups, note)

    def _dispute(self, event: Event) -> Group:
        sentences = [
            Sentence(text=variant_sentence(each), references=self._citations.cite_claims(each.claims), entry=event.id)
            for each in event.variants
        ]
        if event.verdict and not any(variant.preferred for variant in event.variants):
            references = self._citations.cite_claims(claim for each in event.variants for claim in each.claims[:1])
            sentences.append(Sentence(text=verdict_sentence(event), references=references, entry=event.id))
        return Group(title=event_title(event, self._ledger.claim(event.claims[0])), sentences=tuple(sentences))

    def _ties(self) -> Section:
        names, sentences = Names(), []
        found = [(link, self._citations.told(link)) for link in self._links()]
        ties = [(link, told) for link, told in found if self._in_time(link.said, told.earliest if told else None)]
        for link, told in ties[-MOST_TIES:]:
            text = tie_sentence(link, told, names)
            sentences.append(Sentence(text=text, references=self._citations.cite([link])))
        nothing = "The ledger holds no tie between one thing and another."
        note = _note(len(sentences), len(ties), "ties", nothing)
        return _section("ties", "What is said to bear on what", [Group(sentences=tuple(sentences))], note)

    def _links(self) -> list[Link]:
        return self._ledger.links(between=self._subject.dyad, issue=self._subject.issue)

    def _open_questions(self) -> Section:
        pages = sorted(self._citations.sources(), key=lambda cited: (cited.page, cited.document))
        gaps = list({gap.text: gap for page in pages for gap in self._ledger.gaps(document=page.document)}.values())
        sentences = [
            Sentence(text=gap_sentence(gap), references=self._citations.cite([gap])) for gap in gaps[:MOST_GAPS]
        ]
        nothing = "Nothing on these pages that named two parties was left uncoded."
        note = _note(len(sentences), len(gaps), "sentences", nothing, "first")
        title = "Open questions: what these pages say of parties and was not coded"
        return _section("open", title, [Group(sentences=tuple(sentences))], note)


def _section(id: str, title: str, groups: Sequence[Group], note: str | None) -> Section:
    return Section(id=id, title=title, groups=tuple(group for group in groups if group.sentences), note=note)


def _day(event: Event) -> tuple[date, date]:
    if event.when is not None:
        return event.when.earliest, event.when.latest
    return event.published or date.max, event.published or date.max


def _note(told: int, count: int, what: str, nothing: str, which: str = "last") -> str | None:
    """Say that a part holds nothing, or not all."""
    if told < count:
        return f"The {which} {told} of {count} {what} are told; a shorter time shows all of its own."
    return None if told else nothing


def _party_name(party: str) -> str:
    """Return a state's name for its code, else the words as given."""
    state = load_registry().state(party.strip().upper())
    return state_words(state.name) if state else " ".join(party.split())
