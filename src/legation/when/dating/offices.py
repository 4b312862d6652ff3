"""Who is called by which office: "Prime Minister Shinzo Abe" bounds the day by Abe's terms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from legation.language import Sentence
from legation.lexicons.actors import Person, Term
from legation.when.dating.evidence import LAST, Bound

_NAME: Final = r"(?P<name>[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|al|bin|de|van|von|of)){0,3})"
_PAST_HOLDER: Final = re.compile(
    r"\b(?P<word>former|ex|then|late|future|next|one-time|onetime|ousted|deposed|previous|incoming|outgoing)[\s-]+(?:[\w.'’-]+\s+){0,3}$",
    re.I,
)
_ONCE_HELD: Final = frozenset({"former", "ex", "one-time", "onetime", "ousted", "deposed"})
_LEAD: Final = 45


class OfficeDates:
    """Bounds from names with titles. Make one per registry."""

    def __init__(self, terms: Sequence[Term], people: Sequence[Person]) -> None:
        self._terms: dict[tuple[str, str], list[Term]] = {}
        for term in terms:
            self._terms.setdefault((term.person, _title(term.office)), []).append(term)
        held: dict[str, set[str]] = {}
        for person, title in self._terms:
            held.setdefault(person, set()).add(title)
        self._names: dict[str, set[str]] = {}
        self._families: dict[str, set[str]] = {}
        for person_row in people:
            if person_row.id not in held:
                continue
            for name in (person_row.name, *person_row.aliases):
                self._names.setdefault(name.lower(), set()).add(person_row.id)
            self._families.setdefault(person_row.family.lower(), set()).add(person_row.id)
        titles = sorted({title for _, title in self._terms}, key=len, reverse=True)
        body = "|".join(re.escape(title) for title in titles)
        self._pattern = re.compile(rf"\b(?P<title>(?i:{body}))\s+{_NAME}") if titles else None

    def read(self, sentence: Sentence) -> Iterator[Bound]:
        """Yield a bound for each title and name in a sentence that the registry knows."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(sentence.text):
            before = _PAST_HOLDER.search(sentence.text[max(0, match.start() - _LEAD) : match.start()])
            word = before["word"].lower() if before else ""
            if word and word not in _ONCE_HELD:
                continue
            bound = self._bound(match["title"].lower(), match["name"], over=bool(word))
            if bound is not None:
                yield replace(bound, start=sentence.start + match.start(), end=sentence.start + match.end())

    def _bound(self, title: str, name: str, *, over: bool) -> Bound | None:
        words = re.sub(r"['’]s?$", "", name.rstrip(".,")).split()
        people, shown = self._people(title, words)
        terms = [term for person in people for term in self._terms.get((person, title), ())]
        if not terms:
            return None
        first = min(term.valid_from for term in terms)
        last = max(term.valid_to or LAST for term in terms)
        if over:
            ended = [term.valid_to for term in terms if term.valid_to is not None]
            reason = f"{shown} was {title} until {min(ended)}" if ended else ""
            return Bound(min(ended), LAST, reason) if ended else None
        until = "" if last == LAST else f" to {last}"
        return Bound(first, last, f"{shown} was {title} from {first}{until}")

    def _people(self, title: str, words: list[str]) -> tuple[set[str], str]:
        """Return the holders of an office with this name: by the longest name known, else by the family name alone."""
        for count in range(len(words), 1, -1):
            name = " ".join(words[:count])
            if found := self._names.get(name.lower()):
                return found, name
        if len(words) == 1:
            found = self._families.get(words[0].lower(), set())
            return {person for person in found if (person, title) in self._terms}, words[0]
        return set(), ""


def _title(office: str) -> str:
    return office.replace("_", " ")
