"""The desk's pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.ledger import Ledger
from legation.model import Claim, Document, EventType, PassageKind, Plan, PlanState, Status
from legation.model.events import Event
from legation.web.answers import page
from legation.web.asking import Filters, Offset, Words, day, filters
from legation.web.drawing import marks
from legation.web.reader import blocks

router = APIRouter()

PER_PAGE = 50  # entries on one page of a list
EVIDENCE = 12  # claims that are shown in place; the rest stand on the entry's own page
MOST_PLANS = 200  # on the board
HOLDERS = 12  # positions on one page of the list, each with its newest
TENETS = 8  # things held,
MOST_TENETS = 100  # or of one position that is asked for alone
BOARD = (
    PlanState.LAPSED,
    *(state for state in PlanState if state is not PlanState.LAPSED),
)  # what is overdue comes first

Asked = Annotated[Filters, Depends(filters)]


def opened(request: Request) -> Ledger:
    """Open the ledger for one request: its connection belongs to the thread that answers."""
    return Ledger.open(request.app.state.settings.ledger, create=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An event as the chronology shows it: with its first claims and the pages they stand on."""

    event: Event
    claims: tuple[Claim, ...]
    pages: dict[str, Document]

    @property
    def source(self) -> str | None:
        """Whose report it is."""
        return _source(self.pages.get(self.event.documents[0])) if self.event.documents else None


def _source(document: Document | None) -> str | None:
    return (document.agency or document.outlet or document.title or document.name) if document else None


def shown_events(desk: Ledger, events: Sequence[Event], most: int = EVIDENCE) -> Iterator[Shown]:
    """Take what is shown of events from the ledger, with the first *most* claims of each."""
    known: dict[str, Document] = {}
    for event in events:
        claims = tuple(desk.claim(id) for id in event.claims[:most])
        wanted = {claim.document for claim in claims} | set(event.documents[:1])
        for id in wanted - known.keys():
            known[id] = desk.document(id)
        yield Shown(event=event, claims=claims, pages={id: known[id] for id in wanted})


def _turning(request: Request, offset: int, more: bool, part: int = PER_PAGE) -> dict[str, str | None]:
    """The addresses of the parts before and after this one of a list, with the filters kept."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "offset" and value]

    def at(place: int) -> str:
        return "?" + urlencode([*kept, ("offset", place)] if place else kept)

    return {
        "earlier": at(max(0, offset - part)) if offset else None,
        "later": at(offset + part) if more else None,
    }


@router.get("/")
def chronology(request: Request, asked: Asked, offset: Offset = 0) -> Response:
    """What happened and what is to happen, oldest first."""
    with opened(request) as desk:
        found = desk.chronology(**asked.asked(), limit=PER_PAGE + 1, offset=offset)
        shown = list(shown_events(desk, found[:PER_PAGE], 1))  # the rest comes when an entry is opened
    lists: dict[str, Any] = {"events": EventType, "statuses": Status, "kinds": PassageKind}
    turning = _turning(request, offset, len(found) > PER_PAGE)
    drawn = marks(found[:PER_PAGE])
    return page(
        "chronology.html", request, asked=asked, shown=shown, marks=drawn, offset=offset, turning=turning, **lists
    )


@router.get("/entries/{id}")
def entry(request: Request, id: str) -> Response:
    """One event in full; a plan and a claim are shown where they stand."""
    with opened(request) as desk:
        found = desk.show(id).found
        if isinstance(found, Claim):
            return RedirectResponse(f"/pages/{found.document}#w-{found.id}", 303)
        if isinstance(found, Plan):
            return RedirectResponse(f"/plans/{found.id}", 303)
        (shown,) = shown_events(desk, [found], len(found.claims))
    return page("entry.html", request, one=shown)


@router.get("/pages")
def pages(request: Request, offset: Offset = 0) -> Response:
    """The pages that were read."""
    with opened(request) as desk:
        rows, count, rejects = desk.pages(limit=PER_PAGE, offset=offset), desk.count("documents"), desk.rejects()
    turning = _turning(request, offset, count > offset + PER_PAGE)
    return page("pages.html", request, rows=rows, count=count, rejects=rejects, turning=turning)


@router.get("/pages/{id}")
def reader(request: Request, id: str) -> Response:
    """One page as text, its passages told apart and its claims marked."""
    with opened(request) as desk:
        document = desk.document(id)
        claims = sorted(desk.history(id), key=lambda claim: (claim.start, claim.id))
        gaps = desk.gaps(document=id)
        stands = desk.stands_on(id)
    spots: dict[int, list[str]] = {}
    for start, anchor in [(g.start, f"g-{g.start}") for g in gaps] + [(s.start, f"s-{s.id}") for s in stands]:
        spots.setdefault(start, []).append(anchor)
    values: dict[str, Any] = {"document": document, "claims": claims, "gaps": gaps}
    values["authors"] = {passage.id: passage.author for passage in document.passages}
    return page("reader.html", request, blocks=blocks(document, claims, spots), **values)


@router.get("/plans")
def plans(request: Request, as_of: Words = "") -> Response:
    """What was promised and what became of it, by state."""
    known_by = day(as_of)
    with opened(request) as desk:
        found = desk.plans(as_of=known_by, limit=MOST_PLANS + 1)
        oldest, newest = desk.oldest_day(), desk.newest_day()
    columns = [(state, [plan for plan in found[:MOST_PLANS] if plan.state is state]) for state in BOARD]
    more = len(found) > MOST_PLANS
    held_to = next((plan.as_of for plan in found), known_by)
    days = [each.toordinal() for each in (oldest, newest, held_to or newest) if each]
    values: dict[str, Any] = {"columns": columns, "as_of": as_of, "held_to": held_to, "days": days}
    return page("plans.html", request, more=more, most=MOST_PLANS, **values)


@router.get("/plans/{id}")
def plan(request: Request, id: str) -> Response:
    """One plan with its steps, as of the newest page."""
    with opened(request) as desk:
        found = desk.show(id).found
    if not isinstance(found, Plan):
        return RedirectResponse(f"/entries/{found.id}", 303)
    return page("plan.html", request, plan=found)


@router.get("/conflicts")
def conflicts(request: Request, remarks: bool = False, offset: Offset = 0) -> Response:
    """Where accounts disagree, side by side."""
    with opened(request) as desk:
        found = desk.conflicts(include_comments=remarks, limit=PER_PAGE + 1, offset=offset)
        shown = list(shown_events(desk, found[:PER_PAGE]))
    turning = _turning(request, offset, len(found) > PER_PAGE)
    return page("conflicts.html", request, shown=shown, remarks=remarks, turning=turning)


@router.get("/gaps")
def gaps(request: Request, reason: Words = "", text: Words = "", offset: Offset = 0) -> Response:
    """What named two parties and was not coded, and why."""
    with opened(request) as desk:
        part = desk.gaps(reason=reason or None, text=text or None, limit=PER_PAGE, offset=offset)
        count = desk.count_gaps(reason=reason or None, text=text or None)
        documents = {id: desk.document(id) for id in {gap.document for gap in part}}
    turning = _turning(request, offset, count > offset + PER_PAGE)
    values: dict[str, Any] = {"gaps": part, "count": count, "documents": documents}
    return page("gaps.html", request, reason=reason, text=text, turning=turning, **values)


@router.get("/stands/{id}")
def stand(request: Request, id: str) -> Response:
    """The words that show a position, on their page."""
    with opened(request) as desk:
        found = desk.stand(id)
    return RedirectResponse(f"/pages/{found.document}#s-{found.id}", 303)


@router.get("/positions")
def positions(
    request: Request, actor: Words = "", issue: Words = "", since: Words = "", as_of: Words = "", offset: Offset = 0
) -> Response:
    """Who holds what on which issue, since when; of a holder that says much the newest words, unless one is asked for."""
    with opened(request) as desk:
        found = desk.positions(
            actor=actor.strip() or None,
            issue=issue.strip() or None,
            since=day(since),
            as_of=day(as_of),
            limit=HOLDERS + 1,
            offset=offset,
        )
        most = MOST_TENETS if len(found) == 1 else TENETS
        held = [(each, each.tenets[-most:]) for each in found[:HOLDERS]]
        cited = {id for _, tenets in held for tenet in tenets for id in tenet.documents}
        documents = {id: desk.document(id) for id in cited}
    issues: dict[str, list[Any]] = {}
    for each in held:
        issues.setdefault(each[0].issue_name, []).append(each)
    asked: dict[str, Any] = {"actor": actor, "issue": issue, "since": since, "as_of": as_of}
    turning = _turning(request, offset, len(found) > HOLDERS, HOLDERS)
    return page("positions.html", request, issues=issues, documents=documents, turning=turning, **asked)


@router.get("/log")
def log(request: Request, offset: Offset = 0, new: Words = "") -> Response:
    """What analysts put right, the newest first."""
    with opened(request) as desk:
        found = desk.log()[::-1]
    turning = _turning(request, offset, len(found) > offset + PER_PAGE)
    rows = found[offset : offset + PER_PAGE]
    return page("log.html", request, rows=rows, count=len(found), turning=turning, new=new)
