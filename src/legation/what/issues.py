"""Which issues a page speaks of: standing ones by their names, and subjects that the text itself introduces."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from legation.language import Sentence
from legation.language.phrases import phrase_tokens
from legation.lexicons.issues import Issue
from legation.model import Span
from legation.model.issues import IssueKind

_WORD = re.compile(r"\w+")
_STEM = 4  # letters of a first word that must fit before an issue's words are looked for
_QUARRELS = frozenset(
    {"dispute", "row", "standoff", "stand-off", "stalemate", "disagreement", "feud", "spat", "quarrel"}
)
_SUBJECTS = frozenset({"issue", "question", "problem"})  # "the issue of X", not "the issue over X"
_PARTING = frozenset({"with", "between", "by"})  # whose dispute it is
_LONGEST_NAME = 7  # words of a subject that a text introduces
_AGAIN = re.compile(
    r"\b(?:the|this) (?:issue|dispute|matter|crisis|conflict|problem|question)\b(?! of| over| between)", re.IGNORECASE
)
_NEAR = 450  # characters between "the issue" and the name of the issue that it takes up
_VAGUE = frozenset({"it", "this", "that", "them", "which", "whether", "what", "how", "who"})


@dataclass(frozen=True, slots=True)
class IssueMatch:
    """
    Words that name an issue, and why they do.

    ``basis``: named (in full) | short (the full name stands elsewhere on the page) | parties (the sentence names both sides) |
    taken up ("the issue", and only one was named just before) | found (the text itself calls it disputed).
    """

    start: int
    end: int
    issue: str
    name: str
    kind: IssueKind
    basis: str

    @property
    def span(self) -> Span:
        """The place of the words in the document."""
        return Span(self.start, self.end)


class IssueFinder:
    """Finds the issues of ``issues.csv`` by their names."""

    def __init__(self, issues: Mapping[str, Issue]) -> None:
        """*issues* by id, as :func:`legation.lexicons.issues.load_issues` returns them."""
        self.issues = issues
        self._full: dict[str, list[tuple[Issue, re.Pattern[str]]]] = {}
        self._short: dict[str, list[tuple[Issue, re.Pattern[str]]]] = {}
        for issue in issues.values():
            for words, table, flags in (
                (issue.places, self._full, 0),
                (issue.words, self._full, re.IGNORECASE),
                (issue.short, self._short, re.IGNORECASE),
            ):
                for word in words:
                    table.setdefault(_stem(word), []).append((issue, _pattern(word, flags)))

    def named(self, text: str, offset: int = 0) -> list[IssueMatch]:
        """Return the full names in *text*, which stands at *offset* in its document; of two that overlap, the longer."""
        return longest(_match(issue, found, offset, "named") for issue, found in _hits(self._full, text))

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of the issues that *text* names in full, in the order of their first words."""
        return tuple(dict.fromkeys(match.issue for match in self.named(text)))

    def short(self, text: str) -> Iterator[tuple[Issue, re.Match[str]]]:
        """Yield the short names in *text*, with each issue that they may mean."""
        return _hits(self._short, text)


class PageIssues:
    """The issues of one document: short names are read by the full ones that stand before them on the page."""

    def __init__(self, finder: IssueFinder, text: str, stretches: Sequence[Span]) -> None:
        """*stretches* are the parts of *text* whose names count (a reader's remark does not explain a report)."""
        self._finder = finder
        self._named = [match for span in stretches for match in finder.named(span.cut(text), span.start)]

    def find(self, text: str, start: int, countries: Set[str] = frozenset()) -> tuple[IssueMatch, ...]:
        """Return the issues in a sentence that stands at *start* and names *countries*, in text order."""
        named = self._finder.named(text, start)
        candidates: dict[tuple[int, int], list[Issue]] = {}
        for issue, match in self._finder.short(text):
            candidates.setdefault((start + match.start(), start + match.end()), []).append(issue)
        meant = []
        for (first, last), issues in candidates.items():
            which = self._meant(issues, first, countries)
            if which is not None:
                issue, basis = which
                meant.append(IssueMatch(first, last, issue.id, issue.name, IssueKind(issue.kind), basis))
        specific = {m.span for m in meant}
        found = longest([*(m for m in named if m.span not in specific), *meant])
        kinds = {m.kind for m in found if self._finder.issues[m.issue].parties}
        found = [m for m in found if self._finder.issues[m.issue].parties or m.kind not in kinds]
        return tuple(found) or tuple(self._taken_up(text, start))

    def _taken_up(self, text: str, start: int) -> Iterator[IssueMatch]:
        """Yield what "the issue" takes up: the only standing issue between parties that was named just before."""
        for again in _AGAIN.finditer(text):
            near = {
                m.issue: m
                for m in self._named
                if start - _NEAR <= m.start < start and self._finder.issues[m.issue].parties
            }
            if len(near) == 1:
                (match,) = near.values()
                yield replace(match, start=start + again.start(), end=start + again.end(), basis="taken up")

    def is_between(self, issue: str) -> bool:
        """Tell whether an issue divides parties that the table names, rather than being a subject of many."""
        return issue in self._finder.issues and bool(self._finder.issues[issue].parties)

    def _meant(self, issues: Sequence[Issue], at: int, countries: Set[str]) -> tuple[Issue, str] | None:
        """Return which issue a short name at *at* means: the one between the parties named, else the one last named in full."""
        between = [i for i in issues if len(i.parties) > 1 and len(countries & set(i.parties)) > 1]
        if len(between) == 1:
            return between[0], "parties"
        by_id = {i.id: i for i in issues if not countries or countries & set(i.parties)}
        before = [m for m in self._named if m.issue in by_id and m.start < at]
        if before:
            return by_id[before[-1].issue], "short"
        after = {m.issue for m in self._named if m.issue in by_id}
        return (by_id[after.pop()], "short") if len(after) == 1 else None


def introduced(sentence: Sentence, known: Sequence[IssueMatch]) -> Iterator[IssueMatch]:
    """Yield the subjects that the sentence itself calls disputed: "the dispute over X", "the question of X"; *known* ones are left out."""
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        links = ("over", "about") if lemma in _QUARRELS else ("of",) if lemma in _SUBJECTS else ()
        for preposition in sentence.kids(token.i, "prep") if links else ():
            if preposition.lower not in links:
                continue
            for noun in sentence.kids(preposition.i, "pobj"):
                first, last = phrase_tokens(sentence, noun.i)
                parting = (t.i for t in sentence.tokens[noun.i : last + 1] if t.lower in _PARTING)
                last = next(parting, last + 1) - 1
                span = Span(sentence.tokens[first].start, sentence.tokens[last].end)
                if last - first >= _LONGEST_NAME or noun.pos not in ("NOUN", "PROPN") or noun.lower in _VAGUE:
                    continue
                if any(span.overlaps(match.span) for match in known):
                    continue
                words = [t.lemma.lower() for t in sentence.tokens[first : last + 1] if t.pos not in ("DET", "PUNCT")]
                name = sentence.cut(first, last)
                yield IssueMatch(span.start, span.end, "text:" + "_".join(words), name, IssueKind.FOUND, "found")


def longest(matches: Iterable[IssueMatch]) -> list[IssueMatch]:
    """Return the matches in text order; of those that overlap, the longest (then the first, then the least id)."""
    found: list[IssueMatch] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.issue)):
        if not any(match.span.overlaps(other.span) for other in found):
            found.append(match)
    return sorted(found, key=lambda m: m.start)


def _match(issue: Issue, found: re.Match[str], offset: int, basis: str) -> IssueMatch:
    kind = IssueKind(issue.kind)
    return IssueMatch(offset + found.start(), offset + found.end(), issue.id, issue.name, kind, basis)


def _hits(table: Mapping[str, list[tuple[Issue, re.Pattern[str]]]], text: str) -> Iterator[tuple[Issue, re.Match[str]]]:
    for stem in sorted({word[:_STEM] for word in _WORD.findall(text.lower())} & table.keys()):
        for issue, pattern in table[stem]:
            for match in pattern.finditer(text):
                yield issue, match


def _stem(word: str) -> str:
    return str(_WORD.findall(word.lower())[0])[:_STEM]


def _pattern(word: str, flags: int) -> re.Pattern[str]:
    body = re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w?").replace("'", "['’]").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){body}(?!\w)", flags)
