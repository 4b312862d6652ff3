"""What joining needs to know of a claim, in a small record that is quick to load."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from functools import lru_cache

from legation.ledger.kinds import ENCOUNTERS, MUTUAL, is_plan, is_swapped, kind_of
from legation.model import (
    Claim,
    DateBasis,
    Document,
    EventType,
    Mention,
    MentionKind,
    PassageKind,
    Published,
    Status,
    When,
)

REMARKS = frozenset({PassageKind.COMMENT, PassageKind.POST, PassageKind.QUOTE, PassageKind.PROFILE, PassageKind.CHROME})
STATED = frozenset({DateBasis.STATED, DateBasis.RELATIVE, DateBasis.ANALYST})  # not taken from the page's own date

_LEADERS = (
    "president",
    "head of state",
    "head of government",
    "prime minister",
    "premier",
    "chancellor",
    "leader",
    "king",
)
_BODIES = ("ministry", "government", "administration", "cabinet", "embassy", "kremlin", "department", "parliament")
_DEFINITE = re.compile(
    r"(?:\b(?:the|their|his|her|its|this|that|such|these|those)\b|['’]s?)(?:\W+\w+){0,2}\W*$", re.IGNORECASE
)
_AGAIN = re.compile(
    r"\b(again|another|second|third|further|next|resum\w+|continu\w+|follow-up|also|a day (?:after|before|earlier|later))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{4,}")
_SAME_STORY = 1000  # characters between talks and what was agreed at them
_NEAR = 300  # characters between "the visit" and the visit that it takes up


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: ``key`` is the country, else the registry id, else the words; ``side`` is A or R."""

    key: str
    side: str
    person: str | None  # id or name of the person; None: only the state or an office is named
    role: str | None  # "leader", "foreign minister" ...; None: not told, or a body


@dataclass(frozen=True, slots=True)
class Trace:
    """A claim as joining sees it. Days are ordinals (``date.toordinal``), both ends inclusive; None: not known."""

    id: str
    document: str
    report: str  # id of the passage for a pasted report, else of the document
    kind: str
    block: str
    event: str
    content: str | None
    status: str
    plan: bool
    remark: bool
    parties: tuple[Party, ...]
    first: int | None
    last: int | None
    basis: str | None
    published: tuple[int, int] | None
    said: int | None
    place: str | None  # None also where only the country is told
    country: str | None
    start: int
    text: str
    confidence: float
    definite: bool
    again: bool
    act: str | None
    headline: bool
    adopted: bool = False  # a party was taken from a claim nearby
    dated_by: str | None = None  # id of the claim nearby from which the day was taken
    reviewed: bool = False  # an analyst accepted or amended it

    @property
    def stated(self) -> bool:
        """Whether words of the text or an analyst, not the page's date, give the time."""
        return self.basis in STATED

    @property
    def width(self) -> int | None:
        """How many days its time covers; None: no time is known."""
        return None if self.first is None or self.last is None else self.last - self.first + 1

    @property
    def told(self) -> int | None:
        """The day it was said, else the first on which it can have been published."""
        return self.said if self.said is not None else (self.published[0] if self.published else None)

    def dump(self) -> str:
        """Write it as one line."""
        return json.dumps(astuple(self), separators=(",", ":"))

    @classmethod
    def load(cls, line: str) -> "Trace":
        """Read what :meth:`dump` wrote."""
        values = json.loads(line)
        values[_PARTIES] = tuple(Party(*party) for party in values[_PARTIES])
        values[_PUBLISHED] = tuple(values[_PUBLISHED]) if values[_PUBLISHED] else None
        return cls(*values)


_PARTIES = list(Trace.__dataclass_fields__).index("parties")
_PUBLISHED = list(Trace.__dataclass_fields__).index("published")


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The longer words of a sentence, for telling whether two say the same."""
    return frozenset(match.group().lower() for match in _WORD.finditer(text))


def traces(document: Document, claims: Sequence[Claim]) -> list[Trace]:
    """
    Trace the claims of a document, in their order.

    "The visit" or "such a trip" names one party or none: it takes the other from the one visit of the same page that
    fits; if several fit, it takes none. Nothing outside the document is looked at.
    """
    states = {m.name for claim in claims for m in (*claim.actors, *claim.recipients) if m.kind is MentionKind.STATE}
    found = [_trace(document, claim, states) for claim in claims]
    full = [trace for trace in found if trace.kind in ENCOUNTERS and is_full(trace)]
    whole = [_completed(trace, full) for trace in found]
    return [_dated(trace, whole) for trace in whole]


def is_full(trace: Trace) -> bool:
    """Tell whether at least two different parties are known."""
    return len({party.key for party in trace.parties}) > 1 or len(trace.parties) > 1


def block_of(kind: str, event: str, parties: Iterable[Party], *, remark: bool) -> str:
    """
    Name the block of claims that can possibly be joined with this one: same parties by country, same kind.

    Visits, meetings and calls share a block, because a summit may be what a planned visit became.
    """
    shared = tuple(parties)
    keys = sorted({party.key for party in shared})
    if len(keys) == 1 and len(shared) > 1:
        keys *= 2  # two of one country
    if kind not in ENCOUNTERS and event not in MUTUAL:
        keys = [">".join("&".join(sorted({p.key for p in shared if p.side == side})) for side in "AR")]
    return f"{'remark|' if remark else ''}{'encounter' if kind in ENCOUNTERS else kind}|{'&'.join(keys)}"


def _trace(document: Document, claim: Claim, states: Collection[str | None]) -> Trace:
    kind = kind_of(claim)
    passage = next((p for p in document.passages if p.id == claim.passage), None)
    remark = claim.passage_kind in REMARKS
    published = (passage and passage.published) or document.published
    when = None if _is_of_the_act(claim, published) else claim.when
    swap = kind == "visit" and is_swapped(claim)
    actors = [_party(mention, "R" if swap else "A") for mention in claim.actors]
    recipients = [_party(mention, "A" if swap else "R") for mention in claim.recipients]
    parties = _host(kind, tuple(actors + recipients), claim)
    before = document.text[max(claim.cue.start - 60, claim.start) : claim.cue.start]
    return Trace(
        id=claim.id,
        document=document.id,
        report=claim.passage if claim.passage_kind is PassageKind.PASTED else document.id,
        kind=kind,
        block=block_of(kind, claim.event, parties, remark=remark),
        event=claim.event.value,
        content=claim.content,
        status=claim.status.value,
        plan=is_plan(claim, kind),
        remark=remark,
        parties=parties,
        first=when.earliest.toordinal() if when else None,
        last=when.latest.toordinal() if when else None,
        basis=_basis(when),
        published=_ordinals(published),
        said=_said(claim),
        place=claim.where.name if claim.where and claim.where.name not in states else None,
        country=claim.where.country if claim.where else None,
        start=claim.start,
        text=claim.text,
        confidence=claim.confidence,
        definite=bool(_DEFINITE.search(before)) or bool(_DEFINITE.match(claim.cue.text)),
        again=bool(_AGAIN.search(claim.text)) or claim.act in ("resume", "continue"),
        act=claim.act,
        headline=claim.passage_kind is PassageKind.TITLE,
        reviewed=claim.review is not None,
    )


def _is_of_the_act(claim: Claim, published: Published | None) -> bool:
    """
    Tell whether the time of something planned is that of the planning: it stands between the two, and is not to come.

    "They agreed Friday to meet in Sochi" does not say when they meet.
    """
    when = claim.when
    if claim.status is not Status.PLANNED or claim.act is None or when is None or when.start is None:
        return False
    between = claim.cue.start < when.start and when.end is not None and when.end < claim.cue.end
    return between and published is not None and when.latest <= published.latest


def _said(claim: Claim) -> int | None:
    """The day it was said, where words of the text tell it to within a month."""
    if claim.said is None or _basis(claim.said) not in STATED:
        return None
    if (claim.said.latest - claim.said.earliest).days > 31:
        return None
    return claim.said.earliest.toordinal()


def _ordinals(published: Published | None) -> tuple[int, int] | None:
    return (published.earliest.toordinal(), published.latest.toordinal()) if published else None


def _party(mention: Mention, side: str) -> Party:
    key = mention.country or mention.id or (mention.name or mention.text).lower()
    if mention.kind is MentionKind.PERSON:
        return Party(key, side, mention.id or mention.name or mention.text, role_of(mention.role))
    if mention.kind is MentionKind.OFFICE:
        named = mention.id.partition(".")[2] if mention.id else None
        return Party(key, side, None, role_of(mention.role or named))
    return Party(key, side, None, None)


def role_of(role: str | None) -> str | None:
    """Bring an office to the name under which it is compared; a body ("the ministry") stands for its state."""
    if role is None:
        return None
    plain = role.replace("_", " ").lower()
    if any(body in plain for body in _BODIES):
        return None
    if "foreign minister" in plain or "foreign secretary" in plain or "secretary of state" in plain:
        return plain if plain.startswith(("deputy", "vice")) else "foreign minister"
    if plain.startswith(_LEADERS) or (plain.endswith("president") and not plain.startswith(("vice", "deputy"))):
        return "leader"
    return plain


def _host(kind: str, parties: tuple[Party, ...], claim: Claim) -> tuple[Party, ...]:
    """Add the country that a visit goes to, where only its place is named."""
    country = claim.where.country if claim.where else None
    if kind != "visit" or country is None or any(party.side == "R" for party in parties):
        return parties
    return parties if any(party.key == country for party in parties) else (*parties, Party(country, "R", None, None))


def _completed(trace: Trace, full: Sequence[Trace]) -> Trace:
    if trace.kind not in ENCOUNTERS or is_full(trace):
        return trace
    fitting = [each for each in full if each.remark == trace.remark and each.kind == trace.kind and _fits(trace, each)]
    if not trace.parties:
        before = [each for each in fitting if 0 <= trace.start - each.start <= _NEAR and each.report == trace.report]
        fitting = [max(before, key=lambda each: (each.start, each.id))] if before and trace.definite else fitting
    sets = {frozenset((p.key, p.side if trace.kind == "visit" else "") for p in each.parties): each for each in fitting}
    if len(sets) != 1:
        return trace
    given = min(fitting, key=lambda each: (abs(each.start - trace.start), each.start, each.id))
    own = {party.key for party in trace.parties}
    parties = trace.parties + tuple(party for party in given.parties if party.key not in own)
    block = block_of(trace.kind, trace.event, parties, remark=trace.remark)
    return replace(trace, parties=parties, block=block, adopted=True)


def _dated(trace: Trace, others: Sequence[Trace]) -> Trace:
    """
    Date talks that bear no day of their own by what was agreed at them, where the same report tells that nearby.

    "They agreed Friday to meet again, he said following his talks with Lavrov": the talks were held on Friday.
    """
    if trace.kind != "meet" or trace.plan or trace.stated or not is_happening(trace.status):
        return trace
    keys = {party.key for party in trace.parties}
    deals = [
        each
        for each in others
        if each.event == EventType.AGREE and each.report == trace.report and each.stated and each.width == 1
        and is_happening(each.status) and {party.key for party in each.parties} == keys
        and abs(each.start - trace.start) <= _SAME_STORY
    ]  # fmt: skip
    if not deals:
        return trace
    deal = min(deals, key=lambda each: (abs(each.start - trace.start), each.start, each.id))
    return replace(trace, first=deal.first, last=deal.last, basis=DateBasis.INFERRED.value, dated_by=deal.id)


def _fits(partial: Trace, full: Trace) -> bool:
    """Tell whether every party that the partial claim names stands on the same side of the full one."""
    sided = partial.kind == "visit"
    return all(
        any(
            party.key == other.key and (not sided or party.side == other.side) and persons_agree(party, other)
            for other in full.parties
        )
        for party in partial.parties
    )


def _basis(when: When | None) -> str | None:
    """Return a time's basis; words of the text stay words, even where the day that they count from is inferred."""
    if when is None:
        return None
    if when.text is not None and when.basis is DateBasis.INFERRED:
        return DateBasis.RELATIVE.value
    return when.basis.value


def persons_agree(one: Party, other: Party) -> bool:
    """Tell whether two parties of one country can be the same: by person if both are named, else by office."""
    if one.person and other.person:
        return one.person == other.person
    return one.role is None or other.role is None or one.role == other.role


def is_happening(status: str) -> bool:
    """Tell whether a status says that something took place."""
    return status in (Status.ACTUAL, Status.ONGOING)
