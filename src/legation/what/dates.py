"""When a deed happened, and when it was said: never mixed, and unknown where nothing tells."""

from collections.abc import Sequence
from datetime import timedelta

from legation.language import Sentence
from legation.model import DateBasis, Granularity, Published, Status, Timex, When
from legation.what.deed import Deed
from legation.when import time_of, when_beside, when_of, when_published

_FUTURE = frozenset(
    {Status.PLANNED, Status.PROPOSED, Status.POSSIBLE, Status.CONDITIONAL, Status.POSTPONED, Status.CANCELLED}
)
_UNDONE = frozenset({Status.POSTPONED, Status.CANCELLED})  # whose time may lie in the past
_NEWS_DAYS = 6
_PRESENT = ("VBZ", "VBP")


def date_deed(sentence: Sentence, deed: Deed, timexes: Sequence[Timex], published: Published | None) -> When | None:
    """
    Return when the deed happened or is to happen: from the words that modify it, else, for what the page reports as news of the
    day (a finite verb of the main clause, in the present or perfect), from the page's own date. None: nothing tells.
    """
    if deed.status in _FUTURE:
        return _time_to_come(sentence, deed, timexes, published)
    timex = time_of(sentence, deed.head, timexes) or _shared_time(sentence, deed.head, timexes)
    when = when_beside(sentence, deed.head, timex, published, ahead=False) if timex is not None else None
    if when is not None and deed.act is not None and published is not None and when.earliest > published.latest:
        when = timex = None  # "agreed to a visit in December": the time is the visit's
    if when is None and timex is None and published is not None:
        if _is_news_of_the_day(sentence, deed):
            return when_published(published)
        if _is_recent(sentence, deed, timexes):
            return _shortly_before(published)
    return when


def _shared_time(sentence: Sentence, head: int, timexes: Sequence[Timex]) -> Timex | None:
    """Return the time of the verb with which this one is coordinated: "visited Japan on Thursday and held talks"."""
    token = sentence.tokens[head]
    if token.pos not in ("VERB", "AUX"):
        token = sentence.tokens[token.head] if token.dep in ("dobj", "pobj") else token
    if token.dep != "conj" or token.pos not in ("VERB", "AUX"):
        return None
    first = sentence.tokens[token.head]
    timex = time_of(sentence, first.i, timexes)
    return timex if timex is not None and timex.start < token.start and first.tag == token.tag else None


def _is_recent(sentence: Sentence, deed: Deed, timexes: Sequence[Timex]) -> bool:
    """Tell whether a report tells this as its own news: simple past in a main clause, in a sentence that names no time at all."""
    token = sentence.tokens[deed.head]
    if timexes or token.tag != "VBD":
        return False
    head = sentence.tokens[token.head]
    return token.dep == "ROOT" or (token.dep in ("ccomp", "conj") and head.dep == "ROOT")


def _shortly_before(published: Published) -> When:
    """Return the week up to publication: a report's undated past is no older, as a rule. Marked as inferred."""
    return When(
        earliest=published.earliest - timedelta(days=_NEWS_DAYS),
        latest=published.latest,
        granularity=Granularity.RANGE,
        basis=DateBasis.INFERRED,
    )


def _time_to_come(sentence: Sentence, deed: Deed, timexes: Sequence[Timex], published: Published | None) -> When | None:
    """Return when something is to happen: by its own words, else by those of the acts upon it, else the sentence's only date ahead."""
    for i in (deed.head, *reversed(deed.words)):
        timex = time_of(sentence, i, timexes)
        when = when_beside(sentence, i, timex, published, ahead=True) if timex is not None else None
        if when is not None and (published is None or deed.status in _UNDONE or when.latest >= published.earliest):
            return when
    if published is None:
        return None
    ahead = [t for t in timexes if (when := when_of(t)) is not None and when.earliest > published.latest]
    if len(ahead) != 1 or deed.act is None:
        return None
    return when_beside(sentence, deed.head, ahead[0], published, ahead=True)


def date_showing(sentence: Sentence, verb: int, timexes: Sequence[Timex], otherwise: When | None) -> When | None:
    """
    Return when somebody showed what it holds by doing what token *verb* tells ("agreed last September to seek"): its own time or
    that of the verb beside it, else *otherwise*; of a past before the past ("had agreed") nothing else tells.
    """
    timex = time_of(sentence, verb, timexes) or _shared_time(sentence, verb, timexes)
    when = when_of(timex) if timex is not None else None
    earlier = any(kid.lower == "had" for kid in sentence.kids(verb, "aux"))
    return when or (None if earlier else otherwise)


def date_saying(
    sentence: Sentence | None, cue: int | None, timexes: Sequence[Timex], published: Published | None
) -> When | None:
    """Return when it was said: from the words that modify the verb of saying, else the page's own date, marked so."""
    if sentence is not None and cue is not None:
        timex = time_of(sentence, cue, timexes)
        when = when_of(timex) if timex is not None else None
        if when is not None:
            return when
    return when_published(published) if published is not None else None


def _is_news_of_the_day(sentence: Sentence, deed: Deed) -> bool:
    token = sentence.tokens[deed.head]
    if token.pos not in ("VERB", "AUX"):
        return False
    auxiliaries = [kid.lower for kid in sentence.kids(token.i, "aux", "auxpass")]
    perfect = token.tag == "VBN" and any(word in ("has", "have", "'s", "'ve") for word in auxiliaries)
    top = token.dep == "ROOT" or (token.dep in ("ccomp", "conj") and sentence.tokens[token.head].dep == "ROOT")
    return top and (
        perfect or token.tag in _PRESENT or (token.tag == "VBG" and any(w in ("is", "are") for w in auxiliaries))
    )
