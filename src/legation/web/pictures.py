"""The network of who deals with whom, and the map of where."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from legation.model.dealings import Scene
from legation.model.records import plain
from legation.web.answers import listing, page
from legation.web.api import FAILURES, LISTS
from legation.web.asking import Limit, Offset, Words
from legation.web.disputed import disputed_places
from legation.web.network import network_of, tone_of
from legation.web.relations import between_days, state_name
from legation.web.views import opened

router = APIRouter()
api = APIRouter(prefix="/api", tags=["ledger"], responses=FAILURES)

PAIRS = 80  # of the busiest, in the network; more would make a tangle
SCENES = 400  # of the busiest, on the map
ENTRIES = 50  # of one place


@router.get("/network")
def network(request: Request, since: Words = "", until: Words = "") -> Response:
    """Who deals with whom over a time; every node and line leads to what it stands for."""
    with opened(request) as desk:
        found = desk.dealings(between=between_days(since, until), limit=PAIRS + 1)
    drawn = network_of(found[:PAIRS])
    names = {node.id: state_name(node.id) for node in drawn.nodes}
    more = len(found) > PAIRS
    asked: dict[str, Any] = {"since": since, "until": until}
    return page("network.html", request, network=drawn, names=names, more=more, most=PAIRS, **asked)


@router.get("/map")
def world(request: Request, since: Words = "", until: Words = "", place: Words = "", country: Words = "") -> Response:
    """Where it happened; disputed places are drawn as nobody's."""
    between = between_days(since, until)
    with opened(request) as desk:
        scenes = desk.scenes(between=between, limit=SCENES)
        entries = (
            desk.at(place.strip(), country=country.strip() or None, between=between, limit=ENTRIES)
            if place.strip()
            else []
        )
    kept = [(name, value) for name, value in (("since", since), ("until", until)) if value]
    marks = [plain(scene) | {"address": _address(scene, kept), "tone": tone_of(scene.mean)} for scene in scenes]
    regions = [
        {"label": each.label, "names": sorted(set(each.sides.values())), "rings": each.outlines, "sea": each.sea}
        for each in disputed_places()
    ]
    asked: dict[str, Any] = {"since": since, "until": until, "place": place}
    return page("map.html", request, marks=marks, regions=regions, entries=entries, **asked)


@api.get("/places", responses=LISTS)
def place_records(
    request: Request, since: Words = "", until: Words = "", limit: Limit = 100, offset: Offset = 0
) -> Response:
    """The places where something happened, those with most events first."""
    with opened(request) as desk:
        found = desk.scenes(between=between_days(since, until), limit=offset + limit + 1)
    return listing(request, Scene, found[offset:], limit, offset)


def _address(scene: Scene, kept: list[tuple[str, str]]) -> str:
    where = [("place", scene.name), *([("country", scene.country)] if scene.country else [])]
    return "/map?" + urlencode([*kept, *where]) + "#entries"
