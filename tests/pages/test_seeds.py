"""The five seed pages, which stand outside the project: skipped where they are absent."""

from pathlib import Path

import pytest

from legation.model import Document, PassageKind
from legation.pages import read_bytes

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pages are not beside the repository")


def seed(number: int) -> Document:
    path = next(SEEDS.glob(f"{number:03}_*.txt"))
    [document] = read_bytes(path.read_bytes(), path.name)
    assert isinstance(document, Document)
    return document


def count(document: Document) -> dict[PassageKind, int]:
    kinds = [passage.kind for passage in document.passages]
    return {kind: kinds.count(kind) for kind in PassageKind}


def test_wire_story_ends_before_the_remarks() -> None:
    document = seed(0)
    [story] = [passage for passage in document.passages if passage.kind is PassageKind.ARTICLE]

    assert document.text[story.start : story.end].endswith("lined up sanctions on Russia.")
    assert count(document)[PassageKind.PASTED] == 1
    assert count(document)[PassageKind.COMMENT] >= 20


def test_expired_page_has_41_scored_comments() -> None:
    document = seed(1)

    assert sum(bool(passage.score) for passage in document.passages) == 41
    assert all(passage.kind is PassageKind.COMMENT for passage in document.passages if passage.score)
    assert count(document)[PassageKind.ARTICLE] == 0
    assert sum(bool(each.author and each.posted) for each in document.passages if each.kind is PassageKind.COMMENT) == 2
    assert (document.agency, document.published) == ("Reuters", None)


def test_forum_page_has_three_pasted_reports() -> None:
    pasted = [passage for passage in seed(2).passages if passage.kind is PassageKind.PASTED]

    assert [passage.agency for passage in pasted] == ["Kyodo", "Sputnik", "Sputnik"]
    assert [passage.published and passage.published.earliest.isoformat() for passage in pasted] == [
        None,
        "2016-04-15",
        "2016-04-16",
    ]
    assert count(seed(2))[PassageKind.POST] == 1


def test_agency_story_and_press_review() -> None:
    assert (seed(3).agency, seed(3).published) == ("Kyodo", None)
    press = seed(4)
    assert press.published is not None
    assert (press.outlet, press.published.earliest.isoformat()) == ("Yomiuri", "2015-05-16")
    assert count(press)[PassageKind.TAGS] == count(press)[PassageKind.ARTICLE] == 1
