"""
How long the desk in the browser takes on a large ledger: `python bench/desk.py [CLAIMS] [--file PATH]`.

Invents CLAIMS claims (default 200000) as `ledger_views.py` does, with positions, ties and sentences that were not coded, and keeps
the ledger at PATH if that is given (a file that is there is taken as it is). Asks the running application for every view, with
every filter, and prints milliseconds by the wall and by the processor at the median and the 95th percentile, and the weight of the
page with what it loads. Ends with 1 if a view goes beyond its bound: 1 s for the first one and those that narrow nothing, 300 ms for
those with a filter, 500 kB (without the map).
"""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from fastapi.testclient import TestClient
from ledger_views import COUNTRIES, DOINGS, WORDS, pages

from legation.ledger import Ledger
from legation.ledger.standing import Standing
from legation.model import Claim, Document, Excerpt, Gap, When
from legation.model.issues import IssueKind, IssueMention, Link, LinkKind, Stance, Stand
from legation.web import create_app

FIRST, FILTERED = 1000.0, 300.0  # milliseconds
WEIGHT = 500_000  # bytes
ISSUES = ("trade", "sanctions", "northern_territories", "fishing", "energy", "treaty", "visas", "crimea")


def standing(random: Random, document: Document, claims: list[Claim]) -> Standing:
    """A page's positions, ties and issues: two of each, on words of its claims."""
    stands, links, issues = [], [], []
    for number, one in enumerate(random.sample(claims, 2)):
        issue, words = random.choice(ISSUES), Excerpt(start=one.start, end=one.end, text=one.text)
        here = {"document": document.id, "passage": one.passage, "passage_kind": one.passage_kind}
        told = {**here, "start": one.start, "end": one.end, "text": one.text}
        said = When(
            **{name: getattr(document.published, name) for name in ("earliest", "latest", "basis")}, granularity="day"
        )
        actor = one.actors[0]
        stands.append(
            Stand(**told, id=f"s{document.id}{number}", holder=actor.country or "JPN", actor=actor, stance=random.choice(list(Stance)),
                  issue=issue, issue_name=issue.title(), issue_words=words, issue_basis="named", cue=words, content=words,
                  counterparts=tuple(m.country for m in one.recipients if m.country), said=said)
        )  # fmt: skip
        links.append(
            Link(**told, id=f"l{document.id}{number}", kind=random.choice(list(LinkKind)), cue=words, cause=words, effect=words,
                 actors=one.actors, recipients=one.recipients, effect_issues=(issue,), said=said)
        )  # fmt: skip
        issues.append(
            IssueMention(**here, issue=issue, name=issue.title(), kind=IssueKind.SUBJECT, words=words, basis="named")
        )
    return Standing(stands=stands, links=links, issues=issues)


def fill(ledger: Ledger, claims: int) -> None:
    """Read invented pages into a ledger."""
    random = Random(7)
    for document, found in pages(claims):
        gaps = [
            Gap(document=document.id, start=one.start, end=one.end, text=one.text, reason=random.choice(("no doer is named", "a meeting needs two parties")))
            for one in random.sample(found, 5)
        ]  # fmt: skip
        kept = [one if random.random() < 0.5 else replaced(one, random) for one in found]
        ledger.add(document, kept, gaps=gaps, standing=standing(random, document, found))
    ledger.settle()


def replaced(claim: Claim, random: Random) -> Claim:
    """The same claim, on an issue."""
    return replace(claim, issues=(random.choice(ISSUES),))


@dataclass(frozen=True, slots=True)
class View:
    """An address to ask for, with a bound in milliseconds; each of *fillings* stands in for the braces once."""

    address: str
    bound: float
    fillings: tuple[tuple[str, ...], ...] = ((),)

    def addresses(self) -> list[str]:
        """Return the addresses that are asked for."""
        return [self.address.format(*each) for each in self.fillings]


def views(ledger: Ledger) -> Iterator[View]:
    """Every view of the desk, plain and with each filter."""
    code = [(each,) for each in COUNTRIES[:12]]
    pair = [(COUNTRIES[n], COUNTRIES[n + 1]) for n in range(8)]
    words = [(WORDS[n % 12], WORDS[(n * 5 + 1) % 12]) for n in range(12)]
    types = [(each,) for each in sorted({doing[0] for doing in DOINGS})]
    years = [(str(year),) for year in range(2001, 2021, 2)]
    issues = [(each,) for each in ISSUES]
    events = [(each.id,) for each in ledger.chronology(limit=6, offset=1000)]
    plans = [(each.id,) for each in ledger.plans(limit=6)]
    documents = [(each.document,) for each in ledger.pages(limit=6, offset=100)]
    for start in ("/", "/api/events"):
        yield View(start, FIRST)
        query = f"{start}?"
        yield View(query + "actor={}", FILTERED, tuple(code))
        yield View(query + "actor={}ova", FILTERED, tuple((each[0].title(),) for each in code))
        yield View(query + "dyad={}&dyad={}", FILTERED, tuple(pair))
        yield View(query + "event={}", FILTERED, tuple(types))
        yield View(query + "status={}", FILTERED, (("planned",), ("denied",), ("postponed",), ("failed",)))
        yield View(query + "since={0}-01-01&until={0}-12-31", FILTERED, tuple(years))
        yield View(query + "text={}", FILTERED, tuple(words))
        yield View(query + "text={}+{}", FILTERED, tuple(words))
        yield View(query + "text=%22{}+{}%22", FILTERED, tuple(words))
        yield View(query + "outlet={}", FILTERED, (("A",), ("H",), ("nowhere",)))
        yield View(query + "kind={}", FILTERED, (("article",), ("pasted",), ("comment",)))
        yield View(query + "issue={}", FILTERED, tuple(issues))
        yield View(
            query + "actor={}&status=planned&since={}-01-01",
            FILTERED,
            tuple((a[0], y[0]) for a, y in zip(code, years, strict=False)),
        )
        yield View(query + "dyad={}&dyad={}&text=treaty", FILTERED, tuple(pair))
        yield View(query + "statements=1&remarks=1", FILTERED)
        yield View(query + "offset={}", FILTERED, (("50",), ("5000",), ("100000",)))
    yield View("/api/timeline", FIRST)
    yield View("/api/timeline?dyad={}&dyad={}", FILTERED, tuple(pair))
    yield View("/api/timeline?text={}", FILTERED, tuple(words))
    yield View("/plans", FIRST)
    yield View("/plans?as_of={}-05-06", FILTERED, tuple(years[:4]))
    yield View("/api/plans?overdue=1", FILTERED)
    yield View("/api/plans?open=1", FILTERED)
    yield View("/api/plans?slipped=1", FILTERED)
    yield View("/plans/{}", FILTERED, tuple(plans))
    yield View("/entries/{}", FILTERED, tuple(events))
    yield View("/pages", FIRST)
    yield View("/pages?offset=10000", FILTERED)
    yield View("/pages/{}", FILTERED, tuple(documents))
    yield View("/positions", FIRST)
    yield View("/positions?issue={}", FILTERED, tuple(issues))
    yield View("/positions?actor={}", FILTERED, tuple(code))
    yield View(
        "/positions?actor={}&issue={}", FILTERED, tuple((a[0], i[0]) for a, i in zip(code, issues, strict=False))
    )
    yield View("/api/positions?limit=100", FILTERED)
    yield View("/conflicts", FIRST)
    yield View("/conflicts?offset=50", FILTERED)
    yield View("/gaps", FIRST)
    yield View("/gaps?text={}", FILTERED, tuple(words[:4]))
    yield View("/gaps?reason=meeting", FILTERED)
    yield View("/api/gaps?text={}", FILTERED, tuple(words[:4]))
    yield View("/log", FIRST)
    yield View("/api/search?q={}", FILTERED, tuple(words))
    yield View("/api/search?q={}+{}", FILTERED, tuple(words))
    yield View("/brief", FIRST)
    yield View(
        "/brief?dyad={}&dyad={}&since={}-01-01&until={}-06-30",
        FIRST,
        tuple((*p, y[0], y[0]) for p, y in zip(pair[:4], years, strict=False)),
    )
    yield View("/brief?dyad={}&dyad={}", FIRST, tuple(pair[4:6]))
    yield View(
        "/brief?issue={}&since={}-01-01&until={}-02-28",
        FIRST,
        tuple((i[0], y[0], y[0]) for i, y in zip(issues[:3], years, strict=False)),
    )


def weight(client: TestClient, body: bytes) -> int:
    """Bytes of a page and of the styles and scripts that it loads."""
    parts = re.findall(rb'<(?:link|script)[^>]+(?:href|src)="(/[^"]+)"', body)
    return len(body) + sum(len(client.get(part.decode()).content) for part in set(parts))


def measured(client: TestClient, view: View, times: int) -> bool:
    """Ask for a view, print what it took, and tell whether it stays within its bound (by the processor: the machine may be shared)."""
    wall, processor, heaviest = [], [], 0
    addresses = view.addresses()
    for number in range(max(times, len(addresses))):
        address = addresses[number % len(addresses)]
        started, burnt = time.perf_counter(), time.process_time()
        answer = client.get(address)
        wall.append((time.perf_counter() - started) * 1000)
        processor.append((time.process_time() - burnt) * 1000)
        if answer.status_code != 200:
            print(f"{address}: {answer.status_code} {answer.text[:200]}")
            return False
        if number < len(addresses) and b"<html" in answer.content[:100]:
            heaviest = max(heaviest, weight(client, answer.content))
    wall.sort()
    processor.sort()
    at = [len(wall) // 2, int(len(wall) * 0.95)]
    right = processor[at[1]] <= view.bound and (heaviest <= WEIGHT or view.address.startswith("/map"))
    print(
        f"{view.address:<52} wall {wall[at[0]]:7.1f} {wall[at[1]]:7.1f}   processor {processor[at[0]]:7.1f} {processor[at[1]]:7.1f} ms"
        f"{f'  {heaviest / 1000:6.0f} kB' if heaviest else '':<11}{'' if right else '  BEYOND ITS BOUND'}",
        flush=True,
    )
    return right


def main() -> int:
    """Build the ledger and ask for every view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=int, nargs="?", default=200_000)
    parser.add_argument("--file", type=Path, help="keep the ledger here")
    parser.add_argument("--times", type=int, default=20, help="how often to ask for each view")
    parser.add_argument("--only", default="", help="only addresses that hold these words")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "desk.ledger"
        there = path.exists()
        with Ledger.open(path) as ledger:
            if not there:
                fill(ledger, options.claims)
            print(f"{ledger}: {ledger.count('events')} events, {ledger.count('plans')} plans")
            asked = list(views(ledger))
        client = TestClient(create_app(path, hosts=["localhost"]), base_url="http://localhost")
        print(f"{'median and 95th percentile':<52}")
        right = [measured(client, view, options.times) for view in asked if options.only in view.address]
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
