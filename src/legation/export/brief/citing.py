"""Numbering the words that sentences rest on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.export.brief.document import CitedPage, Reference
from legation.ledger import Ledger
from legation.model import Claim, Document, Gap, Passage, PassageKind, Published
from legation.model.issues import Link, Stand

LONGEST = 600  # characters of one quotation; of longer evidence the part around the telling words is quoted
MOST = 4  # references for one sentence

Evidence = Claim | Stand | Link | Gap


@dataclass(slots=True)
class Citations:
    """The references of a brief, numbered as they come; the same words bear the same number."""

    ledger: Ledger
    found: dict[tuple[str, int, int], Reference] = field(default_factory=dict)
    pages: dict[str, Document] = field(default_factory=dict)

    def page(self, id: str) -> Document:
        """The page with this id."""
        if id not in self.pages:
            self.pages[id] = self.ledger.document(id)
        return self.pages[id]

    def cite(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Number the words of some records, the first few of them."""
        numbers = dict.fromkeys(self._number(each) for _, each in zip(range(MOST), evidence, strict=False))
        return tuple(numbers)

    def cite_claims(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Number the words of the claims with these ids."""
        return self.cite(map(self.ledger.claim, ids))

    def told(self, evidence: Claim | Link) -> Published | None:
        """When the report was published in which a record stands: a pasted one's own day, else the page's."""
        page = self.page(evidence.document)
        passage = _passage(page, evidence)
        return (passage.published if passage else None) or page.published

    def references(self) -> tuple[Reference, ...]:
        """All references by number."""
        return tuple(self.found.values())

    def sources(self) -> tuple[CitedPage, ...]:
        """The pages that are referred to, in the order of their first references."""
        numbers: dict[str, list[int]] = {}
        for reference in self.found.values():
            numbers.setdefault(reference.document, []).append(reference.number)
        return tuple(_cited(self.page(id), tuple(of)) for id, of in numbers.items())

    def _number(self, evidence: Evidence) -> int:
        page = self.page(evidence.document)
        start, end = _part(page, evidence)
        key = (page.id, start, end)
        if key not in self.found:
            self.found[key] = _reference(len(self.found) + 1, page, evidence, start, end)
        return self.found[key].number


def _part(page: Document, evidence: Evidence) -> tuple[int, int]:
    """The evidence whole, or of long evidence whole words around those that carry it."""
    start, end = evidence.start, evidence.end
    if end - start <= LONGEST:
        return start, end
    cue = evidence.start if isinstance(evidence, Gap) else evidence.cue.start
    first = max(start, min(cue - LONGEST // 3, end - LONGEST))
    last = min(end, first + LONGEST)
    return _at_word(page.text, first, start, 1), _at_word(page.text, last, end, -1)


def _at_word(text: str, place: int, edge: int, step: int) -> int:
    """Move a cut by a few characters to where a word begins or ends; where words are longer than that, cut through."""
    if place == edge:
        return place
    beside = -1 if step == 1 else 0  # where the white space is to stand
    near = (at for at in range(place, place + 40 * step, step) if text[at + beside : at + beside + 1].isspace())
    return next(near, place)


def _reference(number: int, page: Document, evidence: Evidence, start: int, end: int) -> Reference:
    """Of a report that is pasted into a page, outlet, address and day are its own, where they are known."""
    passage = _passage(page, evidence)
    report = passage if passage is not None and passage.kind is PassageKind.PASTED else None
    return Reference(
        number=number,
        document=page.id,
        page=page.title or page.name,
        start=start,
        end=end,
        text=page.text[start:end],
        passage_kind=passage.kind if passage else None,
        outlet=(report.outlet if report else None) or page.outlet,
        agency=(report.agency if report else None) or page.agency,
        url=(report.url if report else None) or page.url,
        published=(report.published if report else None) or page.published,
        claim=evidence.id if isinstance(evidence, Claim) else None,
    )


def _passage(page: Document, evidence: Evidence) -> Passage | None:
    """The innermost passage in which the words stand."""
    inside = [each for each in page.passages if each.start <= evidence.start < each.end]
    return min(inside, key=lambda each: each.end - each.start, default=None)


def _cited(page: Document, numbers: tuple[int, ...]) -> CitedPage:
    return CitedPage(
        document=page.id,
        page=page.title or page.name,
        references=numbers,
        outlet=page.outlet,
        agency=page.agency,
        url=page.url,
        published=page.published,
    )
