"""Adding pages in the browser and through the API: they are read by a thread beside the server, and a page tells how far it is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.desk import Desk, open_ledger
from legation.errors import InputError, UnknownSetting
from legation.model import Document, Reject
from legation.pages import Page
from legation.web.answers import page, record
from legation.web.api import ONE
from legation.web.api_correcting import REFUSALS
from legation.web.forms import FIELD, check_token, form_token, keep, read_body, refuse_reading_only, seed_of
from legation.web.jobs import Job, Jobs, Row
from legation.web.uploads import MOST_PAGES, Added, Parts, pasted, read_parts

router = APIRouter()
api = APIRouter(
    prefix="/api",
    tags=["adding"],
    responses=REFUSALS | {429: {"model": REFUSALS[403]["model"], "description": "Enough waits to be read already."}},
)


@router.get("/add")
def adding(request: Request) -> Response:
    """The forms that add files or a text, and what was added of late."""
    refuse_reading_only(request)
    return _form(request)


@router.post("/add")
async def add(request: Request) -> Response:
    """Take files or a text, and lead to the page that tells how far their reading is."""
    parts = await read_parts(request, request.app.state.settings.upload_bytes)
    check_token(request, parts.fields.get(FIELD, ""))
    try:
        job = _begin(request, _added(parts))
    except (InputError, UnknownSetting) as error:
        return _form(request, status=400, parts=parts, error=error)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.get("/jobs/{id}")
def job(request: Request, id: str) -> Response:
    """How far a reading is, and what became of each page."""
    answer = page("job.html", request, job=_jobs(request).get(id))
    answer.headers["Cache-Control"] = "no-store"
    return answer


class Text(BaseModel):
    """A text to be read, with what is known of it."""

    text: str = Field(min_length=1)
    title: str = Field("", max_length=300)
    outlet: str = Field("", max_length=200)
    published: date | None = None
    url: str = Field("", max_length=2000)
    is_article: bool = Field(False, description="All of it is one article, without comments.")


class Told(BaseModel):
    """A reading: `state` is waiting, working, done or failed; `rows` say what became of each page."""

    id: str
    state: str
    done: int
    total: int
    claims: int
    remarks: int
    rows: list[dict[str, Any]]
    unlisted: int
    error: dict[str, str] | None


_FILES = {
    "schema": {
        "type": "object",
        "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
    }
}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": Text.model_json_schema()}, "multipart/form-data": _FILES},
    }
}


@api.post("/pages", status_code=202, responses={202: {"model": Told}}, openapi_extra=_BODY)
async def add_pages(request: Request) -> Response:
    """Have files (multipart/form-data) or a text (JSON) read; `Location` says where to see how far it is."""
    most = request.app.state.settings.upload_bytes
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        added = _added(await read_parts(request, most))
    else:
        added = [_text(await read_body(request, most))]
    begun = _begin(request, added)
    answer = record(request, _told(begun).model_dump())
    answer.status_code = 202
    answer.headers["Location"] = f"/api/jobs/{begun.id}"
    return answer


@api.get("/jobs/{id}", responses=ONE | {200: {"model": Told}})
def told(request: Request, id: str) -> Response:
    """How far a reading is."""
    return record(request, _told(_jobs(request).get(id)).model_dump())


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _text(body: bytes) -> Added:
    try:
        given = Text.model_validate_json(body)
    except ValidationError as error:
        faults = [each | {"loc": each["loc"] or ("body",)} for each in error.errors(include_url=False)]
        raise RequestValidationError(faults) from error
    fields = given.model_dump(exclude={"published", "is_article"})
    day = given.published.isoformat() if given.published else ""
    return pasted(fields | {"published": day, "is_article": "1" if given.is_article else ""})


def _added(parts: Parts) -> list[Added]:
    """
    What was sent to be read.

    Raises:
        InputError: nothing was.
        UnknownSetting: what is said of the text means nothing.
    """
    added: list[Added] = list(parts.files)
    if parts.fields.get("text"):
        added.append(pasted(parts.fields))
    if not added:
        raise InputError("nothing was sent to be read", fix="choose files, or paste a text")
    return added


def _begin(request: Request, added: Sequence[Added]) -> Job:
    path = request.app.state.settings.ledger
    title = added[0].name if len(added) == 1 else f"{added[0].name} and {len(added) - 1} more"
    return _jobs(request).submit(title, lambda job: _read(job, path, added), total=len(added))


def _read(job: Job, path: Path, added: Sequence[Added]) -> None:
    """Read what was sent into the ledger; the working thread does it."""

    def over(name: str) -> None:
        job.done, job.doing = job.done + 1, name

    with open_ledger(path, create=False) as desk:
        summary = desk.read_pages(_pages(job, desk, added), progress=over)
        job.doing = "joining accounts"
        desk.settle()
    job.claims, job.remarks = summary.claims, summary.remarks


def _pages(job: Job, desk: Desk, added: Sequence[Added]) -> Iterator[Page]:
    """The pages of what was sent, each noted in the job as it comes."""
    count, files = 0, len(added)
    for place, each in enumerate(added):
        for found in each.pages():
            count += 1
            if count > MOST_PAGES:
                fix = "read it with `legation read`, which takes as many as there are"
                job.tell(
                    Row(name=each.name, outcome="refused", reason=f"more than {MOST_PAGES:,} pages at once", fix=fix)
                )
                return
            job.total = max(job.total, count + files - place - 1)
            job.tell(_row(desk, found))
            yield found


def _row(desk: Desk, found: Page) -> Row:
    if isinstance(found, Reject):
        return Row(name=found.name, outcome="refused", reason=found.reason, fix=found.fix)
    if not isinstance(found, Document):
        return Row(name=found.name, outcome="passed over", reason="its kind is not read")
    reason = None
    if desk.has(found.id):
        return Row(name=found.name, outcome="known", document=found.id, title=found.title, reason="it was read before")
    if found.language not in (None, "en"):
        reason = f"it is not in English ({found.language}): it is kept, not coded"
    return Row(name=found.name, outcome="read", document=found.id, title=found.title, reason=reason)


def _told(job: Job) -> Told:
    error = job.error
    return Told(
        id=job.id,
        state=job.state,
        done=job.done,
        total=job.total,
        claims=job.claims,
        remarks=job.remarks,
        rows=[{name: getattr(row, name) for name in Row.__slots__} for row in job.rows],
        unlisted=job.unlisted,
        error={"error": error.what, "why": error.why, "fix": error.fix} if error else None,
    )


def _form(
    request: Request, *, status: int = 200, parts: Parts | None = None, error: InputError | UnknownSetting | None = None
) -> Response:
    seed = seed_of(request)
    answer = page(
        "add.html",
        request,
        status=status,
        typed=defaultdict(str, parts.fields if parts else {}),
        error=error,
        jobs=_jobs(request).latest()[:8],
        most=request.app.state.settings.upload_bytes // (1024 * 1024),
        form_token=form_token(request, seed),
    )
    return keep(request, answer, seed)
