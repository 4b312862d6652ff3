"""A visit that is mooted, agreed, put off, rescheduled and held, over eight pages; two of them disagree on a day."""

from legation.model import Claim, Document
from tests.factory import claim, document

Page = tuple[Document, list[Claim]]


def page(name: str, published: str, text: str, *claims: tuple, **more: object) -> Page:  # type: ignore[type-arg]
    """A page and its claims, each given as (text, parties ...) and keywords in a dictionary at the end."""
    held = document(text, name=name, published=published, **more)  # type: ignore[arg-type]
    return held, [claim(held, *each[:-1], **each[-1]) for each in claims]


def story() -> list[Page]:
    """The pages in the order in which they were published."""
    visit = {"content": "visit"}
    meet = {"content": "meet"}
    return [
        page(
            "1.txt",
            "2014-02-10",
            "Tokyo hopes that Putin may come to Japan in the autumn of 2014.",
            (
                "Putin may come to Japan",
                "CONSULT",
                ["Putin"],
                ["Japan"],
                visit | {"status": "possible", "when": "2014-09/2014-11"},
            ),
            outlet="The Harbour Post",
        ),
        page(
            "2.txt",
            "2014-02-20",
            "Abe and Putin agreed in Sochi that Putin would visit Japan in autumn.",
            (
                "Putin would visit Japan in autumn",
                "CONSULT",
                ["Putin"],
                ["Japan"],
                visit | {"status": "planned", "when": "2014-09/2014-11", "act": "agree"},
            ),
            outlet="Morning Ledger",
        ),
        page(
            "3.txt",
            "2014-06-01",
            "After the annexation Japan put off the visit by Putin. The visit was to be in autumn.",
            (
                "Japan put off the visit by Putin",
                "CONSULT",
                ["Putin"],
                [],
                visit | {"status": "postponed", "act": "postpone"},
            ),
            outlet="The Harbour Post",
        ),
        page(
            "4.txt",
            "2016-04-16",
            "Kishida and Lavrov held talks in Tokyo on Friday. Both spoke of islands. "
            "In their meeting Monday they did not agree.",
            (
                "Kishida and Lavrov held talks in Tokyo on Friday",
                "CONSULT",
                ["Kishida", "Lavrov"],
                [],
                meet | {"when": "2016-04-15", "where": "Tokyo", "cue": "talks"},
            ),
            (
                "In their meeting Monday they did not agree",
                "CONSULT",
                ["Kishida", "Lavrov"],
                [],
                meet | {"when": "2016-04-11", "cue": "meeting"},
            ),
            agency="Kyodo",
        ),
        page(
            "5.txt",
            "2016-09-22",
            "Putin will visit Japan in December. Abe and Putin will meet in Yamaguchi then.",
            (
                "Putin will visit Japan in December",
                "CONSULT",
                ["Putin"],
                ["Japan"],
                visit | {"status": "planned", "when": "2016-12"},
            ),
            (
                "Abe and Putin will meet in Yamaguchi",
                "CONSULT",
                ["Abe", "Putin"],
                [],
                meet | {"status": "planned", "when": "2016-12", "where": "Yamaguchi"},
            ),
            outlet="Morning Ledger",
        ),
        page(
            "6.txt",
            "2016-12-08",
            "The Kremlin confirmed that Putin is to visit Japan on Dec. 15 and 16.",
            (
                "Putin is to visit Japan on Dec. 15",
                "CONSULT",
                ["Putin"],
                ["Japan"],
                visit | {"status": "planned", "when": "2016-12-15/2016-12-16"},
            ),
            outlet="Evening Wire",
        ),
        page(
            "7.txt",
            "2016-12-17",
            "Putin visited Japan on Thursday. Abe and Putin met in Yamaguchi on Thursday.",
            ("Putin visited Japan on Thursday", "CONSULT", ["Putin"], ["Japan"], visit | {"when": "2016-12-15"}),
            (
                "Abe and Putin met in Yamaguchi on Thursday",
                "CONSULT",
                ["Abe", "Putin"],
                [],
                meet | {"when": "2016-12-15", "where": "Yamaguchi"},
            ),
            outlet="The Harbour Post",
        ),
        page(
            "8.txt",
            "2016-12-18",
            "Abe received Putin in Yamaguchi on Friday for a meeting that lasted long.",
            (
                "Abe received Putin in Yamaguchi on Friday for a meeting",
                "CONSULT",
                ["Abe", "Putin"],
                [],
                meet | {"when": "2016-12-16", "where": "Yamaguchi"},
            ),
            outlet="Evening Wire",
        ),
    ]
