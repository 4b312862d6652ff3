"""
How long a large ledger takes to answer: `python bench/ledger_views.py [CLAIMS] [--file PATH]`.

Invents CLAIMS claims (default 20000) of made-up pages, from a fixed seed, reads and settles them, then times views and the
adding of one page more. Prints milliseconds at the median and the 95th percentile, and the peak memory.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import factory

from legation.ledger import Ledger
from legation.model import Claim, Document, MentionKind

PER_PAGE = 12
COUNTRIES = [f"{a}{b}{c}" for a in "BDKLM" for b in "AEI" for c in "NRST"]
DOINGS = [
    ("CONSULT", "meet", "met"), ("CONSULT", "visit", "visited"), ("CONSULT", "phone", "called"), ("STATE", None, "spoke of"),
    ("SANCTION", "sanction", "punished"), ("REQUEST", "withdraw", "urged"), ("ACCUSE", None, "blamed"), ("AID", "aid", "helped"),
    ("ASSAULT", "shell", "shelled"), ("SUPPORT", "praise", "praised"), ("COOPERATE", "trade", "traded with"),
]  # fmt: skip
STATUSES = ["actual"] * 12 + ["planned", "planned", "proposed", "possible", "postponed", "denied"]
WORDS = [
    "treaty",
    "islands",
    "gas",
    "border",
    "ministers",
    "talks",
    "fleet",
    "tariff",
    "grain",
    "sanctions",
    "summit",
    "accord",
]


def pages(claims: int, seed: int = 1) -> Iterator[tuple[Document, list[Claim]]]:
    """Pages with PER_PAGE claims each; a few pairs of states are much busier than the rest, as in the news."""
    random = Random(seed)
    number = 0
    while number < claims:
        day = date(2000, 1, 1) + timedelta(days=random.randrange(8000))
        yield page(random, day, f"page-{seed}-{number}.txt")
        number += PER_PAGE


def page(random: Random, day: date, name: str) -> tuple[Document, list[Claim]]:
    """One page published on a day."""
    told = [sentence(random, day) for _ in range(PER_PAGE)]
    document = factory.document(
        " ".join(each[0] for each in told), name=name, published=day.isoformat(), outlet=random.choice("ABCDEFGH")
    )
    return document, [factory.claim(document, text, *parts, **more) for text, parts, more in told]


def sentence(random: Random, day: date) -> tuple[str, tuple[str, list[object], list[object]], dict[str, object]]:
    """A sentence, its coding and its fields."""
    first, second = (person(random) for _ in range(2))
    event, content, verb = random.choice(DOINGS)
    status = random.choice(STATUSES)
    shift = (
        random.randrange(1, 200) if status in ("planned", "proposed", "possible", "postponed") else -random.randrange(4)
    )
    topic = " ".join(random.choices(WORDS, k=6))
    text = f"{first.text} {verb} {second.text} over {topic} {random.randrange(10**6)}."
    actors = [first, second] if content in ("meet", "phone") else [first]
    recipients = [] if content in ("meet", "phone") else [second]
    when = (day + timedelta(days=shift)).isoformat() if random.random() < 0.8 else None
    return text, (event, actors, recipients), {"content": content, "status": status, "when": when}


def person(random: Random) -> factory.Mention:
    """Someone of a state; the first states of the list are named most."""
    country = COUNTRIES[min(int(random.expovariate(0.12)), len(COUNTRIES) - 1)]
    rank = random.randrange(4)
    if rank == 3:
        return factory.mention(
            country.title(), kind=MentionKind.STATE, id=country, name=country.title(), country=country, code=country
        )
    name = f"{country.title()}ov{'abc'[rank]}"
    return factory.mention(
        name,
        kind=MentionKind.PERSON,
        id=name.lower(),
        name=name,
        country=country,
        role=["president", "foreign minister", "envoy"][rank],
    )


def timed(label: str, ask: Callable[[int], object], times: int = 40) -> None:
    """Print the median and the 95th percentile of some calls."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        ask(number)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    print(f"{label:<34} median {taken[len(taken) // 2]:8.1f} ms   p95 {taken[int(len(taken) * 0.95)]:8.1f} ms")


def main() -> None:
    """Build the ledger and time it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=int, nargs="?", default=20_000)
    parser.add_argument("--file", type=Path, help="keep the ledger here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(options.file or Path(folder) / "bench.ledger") as ledger:
        start = time.perf_counter()
        for document, claims in pages(options.claims):
            ledger.add(document, claims)
        print(f"{ledger}: read in {time.perf_counter() - start:.1f} s")
        start = time.perf_counter()
        blocks = ledger.settle()
        print(
            f"{blocks} blocks settled in {time.perf_counter() - start:.1f} s: {ledger.count('events')} events, {ledger.count('plans')} plans"
        )
        views(ledger)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def views(ledger: Ledger) -> None:
    """Time each view with the limits that the command line sets, and one more page."""
    code = COUNTRIES
    timed("chronology(limit=200)", lambda n: ledger.chronology(limit=200))
    timed("chronology(actor, limit=200)", lambda n: ledger.chronology(actor=code[n % 20], limit=200))
    timed("chronology(dyad, limit=200)", lambda n: ledger.chronology(dyad=(code[n % 9], code[(n + 1) % 9]), limit=200))
    day = date(2010, 1, 1)
    timed("chronology(between, limit=200)", lambda n: ledger.chronology(between=(day, day + timedelta(n)), limit=200))
    timed("chronology(status, limit=200)", lambda n: ledger.chronology(status="planned", limit=200))
    timed("chronology(text, limit=200)", lambda n: ledger.chronology(text=f"{WORDS[n % 12]} {WORDS[n % 5]}", limit=200))
    timed("plans(limit=200)", lambda n: ledger.plans(limit=200))
    timed("plans(overdue, limit=200)", lambda n: ledger.plans(overdue=True, limit=200))
    timed("search(one word)", lambda n: ledger.search(WORDS[n % 12]))
    timed("search(two words)", lambda n: ledger.search(f"{WORDS[n % 12]} {WORDS[n % 5]}"))
    timed("actors(limit=100)", lambda n: ledger.actors(limit=100), 3)
    timed("plans(as_of, limit=200)", lambda n: ledger.plans(as_of=day, limit=200), 1)
    more = list(pages(10 * PER_PAGE, seed=2))
    timed("add a page and settle", lambda n: (ledger.add(*more[n]), ledger.settle()), 10)


if __name__ == "__main__":
    main()
