"""Who deals with whom, drawn as a network: the layout is the same whenever the figures are."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from legation.model.dealings import Dealing

SIDE = 720.0  # of the square that is drawn in
_MARGIN = 60.0
_NAME = 24.0  # between two circles, so that a name has room
_ROUNDS = 120
_MILD = 0.5  # a mean intensity up to this is neither friendly nor hostile


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A country: its place, its radius, and in how many events it took part."""

    id: str
    x: float
    y: float
    radius: float
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What two countries did with each other; ``tone`` is friendly, hostile or mixed."""

    dealing: Dealing
    one: Node
    other: Node
    width: float
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges to be drawn, the thick edges first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    side: float = SIDE


def network_of(dealings: Sequence[Dealing]) -> Network:
    """Lay out who deals with whom: those who deal much with each other stand near (Fruchterman and Reingold 1991)."""
    events: dict[str, int] = {}
    for each in dealings:
        for side in (each.one, each.other):
            events[side] = events.get(side, 0) + each.events
    names = sorted(events, key=lambda name: (-events[name], name))
    most = max(events.values(), default=1)
    radii = [round(6 + 22 * math.sqrt(events[name] / most), 1) for name in names]
    places = _apart(_placed(names, dealings), radii)
    nodes = {
        name: Node(
            id=name,
            x=round(x, 1),
            y=round(y, 1),
            radius=radius,
            events=events[name],
        )
        for name, (x, y), radius in zip(names, places, radii, strict=True)
    }
    busiest = max((each.events for each in dealings), default=1)
    edges = tuple(
        Edge(
            dealing=each,
            one=nodes[each.one],
            other=nodes[each.other],
            width=round(1 + 8 * math.sqrt(each.events / busiest), 1),
            tone=tone_of(each.mean),
        )
        for each in dealings
    )
    return Network(nodes=tuple(nodes.values()), edges=edges)


def tone_of(mean: float | None) -> str:
    """Say in a word how two deal with each other on average."""
    if mean is None or abs(mean) <= _MILD:
        return "mixed"
    return "friendly" if mean > 0 else "hostile"


def _placed(names: Sequence[str], dealings: Sequence[Dealing]) -> list[tuple[float, float]]:
    """Begin on a circle, then let all push one another away and those who deal with each other pull."""
    count = len(names)
    at = {name: k for k, name in enumerate(names)}
    places = [
        [math.cos(2 * math.pi * k / max(count, 1)), math.sin(2 * math.pi * k / max(count, 1))] for k in range(count)
    ]
    pulls = [(at[d.one], at[d.other], 1 + math.log(d.events)) for d in dealings]
    apart = 1.6 / math.sqrt(max(count, 1))
    for turn in range(_ROUNDS):
        moves = [[0.0, 0.0] for _ in range(count)]
        for i in range(count):
            for j in range(i + 1, count):
                dx, dy = places[i][0] - places[j][0], places[i][1] - places[j][1]
                push = apart * apart / max(dx * dx + dy * dy, 1e-6)
                for k, sign in ((i, 1), (j, -1)):
                    moves[k][0] += sign * dx * push
                    moves[k][1] += sign * dy * push
        for i, j, weight in pulls:
            dx, dy = places[i][0] - places[j][0], places[i][1] - places[j][1]
            pull = math.hypot(dx, dy) / apart * weight * 0.5
            for k, sign in ((i, -1), (j, 1)):
                moves[k][0] += sign * dx * pull
                moves[k][1] += sign * dy * pull
        reach = 0.12 * (1 - turn / _ROUNDS)
        for k, (dx, dy) in enumerate(moves):
            length = math.hypot(dx, dy) or 1.0
            places[k][0] += dx / length * min(length, reach)
            places[k][1] += dy / length * min(length, reach)
    return _fitted(places)


def _fitted(places: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """Fit the places into the square."""
    if not places:
        return []
    spans = [(min(p[axis] for p in places), max(p[axis] for p in places)) for axis in (0, 1)]
    room = SIDE - 2 * _MARGIN

    def fit(value: float, axis: int) -> float:
        low, high = spans[axis]
        return SIDE / 2 if high - low < 1e-9 else _MARGIN + room * (value - low) / (high - low)

    return [(fit(p[0], 0), fit(p[1], 1)) for p in places]


def _apart(places: Sequence[tuple[float, float]], radii: Sequence[float]) -> list[tuple[float, float]]:
    """Push circles apart that touch, as far as the square allows."""
    at = [list(place) for place in places]
    for _ in range(_ROUNDS):
        for i in range(len(at)):
            for j in range(i):
                dx, dy = at[i][0] - at[j][0], (at[i][1] - at[j][1]) or 0.01
                distance = math.hypot(dx, dy)
                share = (radii[i] + radii[j] + _NAME - distance) / distance / 2
                if share <= 0:
                    continue
                for place, sign in ((at[i], 1), (at[j], -1)):
                    place[0] = min(max(place[0] + sign * dx * share, _MARGIN), SIDE - _MARGIN)
                    place[1] = min(max(place[1] + sign * dy * share, _MARGIN), SIDE - _MARGIN)
    return [(x, y) for x, y in at]
