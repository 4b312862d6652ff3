"""On which side of a time a happening lies: "before the summit on June 7", "by the end of the year", "since 2008", "after Friday's vote"."""

from dataclasses import replace
from datetime import date
from typing import Final

from legation.language import Sentence
from legation.model import DateBasis, Granularity, Published, Timex, When
from legation.when.attach import head_of
from legation.when.whens import when_of

_BEFORE: Final = frozenset({"before", "prior", "ahead"})
_BY: Final = frozenset({"by"})
_AFTER: Final = frozenset({"after", "following"})
_SINCE: Final = frozenset({"since"})
_PAST: Final = frozenset({"VBD", "VBN"})
_LINKING: Final = frozenset({"prep", "advmod", "mark", "pcomp"})
_MAX_STEPS: Final = 8


def when_beside(
    sentence: Sentence, predicate: int, timex: Timex, published: Published | None, *, ahead: bool
) -> When | None:
    """
    Return when the happening whose head word is token *predicate* lies, given the time that modifies it.

    Most lie in it. One "before" or "by" a time that is still to come lies between publication and that time; one "after" or "since" a past
    time between that time and publication. Without a publication day the open side has no end, and the time stands as it is.

    Args:
        ahead: the happening is still to come.
    """
    when = when_of(timex)
    if when is None or published is None:
        return when
    side = _side(sentence, predicate, timex)
    if not ahead and side in ("before", "by") and when.latest > published.latest:
        if sentence.tokens[predicate].tag in _PAST:
            return None  # "voted ahead of Sunday's referendum": over already, and nobody says when
        ahead = True
    if ahead and side in ("before", "by") and when.latest >= published.earliest:
        until = when.earliest if side == "before" and not _is_end(timex) else when.latest
        return _between(when, published.earliest, max(until, published.earliest), published)
    if not ahead and side in ("after", "since") and when.earliest <= published.latest:
        return _between(when, when.earliest, published.latest, published)
    return when


def _side(sentence: Sentence, predicate: int, timex: Timex) -> str | None:
    """Return the nearest word of side between a time and the happening that it modifies."""
    i = head_of(sentence, timex)
    if (side := _side_of(_word_before(sentence, timex))) is not None:
        return side
    for _ in range(_MAX_STEPS):
        token = sentence.tokens[i]
        if i == predicate or token.head == i:
            return None
        if token.dep in _LINKING and (side := _side_of(token.lower)) is not None:
            return side
        i = token.head
    return None


def _word_before(sentence: Sentence, timex: Timex) -> str:
    """Return the word in front of the time words, articles left out."""
    before = [t.lower for t in sentence.tokens if t.end <= timex.start]
    while before and before[-1] in ("the", "a", "an", "of", "to"):
        before.pop()
    return before[-1] if before else ""


def _side_of(word: str) -> str | None:
    for words, side in ((_BEFORE, "before"), (_BY, "by"), (_AFTER, "after"), (_SINCE, "since")):
        if word in words:
            return side
    return None


def _is_end(timex: Timex) -> bool:
    """Tell whether the words name the end of a stretch: what comes before it may come up to its last day."""
    return bool({"end", "close", "year-end", "late"} & set(timex.text.lower().split()))


def _between(when: When, first: date, last: date, published: Published) -> When:
    guessed = published.basis is DateBasis.INFERRED
    basis = DateBasis.INFERRED if guessed else DateBasis.RELATIVE
    granularity = Granularity.DAY if first == last else Granularity.RANGE
    return replace(when, earliest=first, latest=last, granularity=granularity, basis=basis)
