"""Whether two claims can tell of one happening. Every rule is symmetric, so that no order of reading matters."""

from collections.abc import Sequence
from enum import IntEnum

from legation.ledger.kinds import ENCOUNTERS, FREQUENT, ONCE, SPEECH
from legation.ledger.traces import Trace, persons_agree, words
from legation.model import EventType, Status

NARROW = 7  # days: a time no wider than this names a day or a week
MONTH = 31
YEAR = 366
NEARBY = 10  # days between a page and the happening that it reports as news
ONE_PAGE = 7  # days by which two datings of one meeting may differ within a page
TWO_PAGES = 3  # and between pages
SAME_WORDS = 0.8
LIKE_WORDS = 0.25


class Match(IntEnum):
    """How two claims stand to each other; the higher, the closer."""

    NO = 0
    OTHER_DAY = 1  # one happening, two datings
    OTHER_PLACE = 2
    AGREE = 3


def match(one: Trace, other: Trace) -> Match:
    """Tell whether two claims of one block can tell of one happening, and on what they differ."""
    if one.kind != other.kind or one.remark != other.remark or not outcomes_agree(one, other):
        return Match.NO
    if one.event in SPEECH:
        return Match.AGREE if alike(one, other) >= SAME_WORDS and _near(one, other) else Match.NO
    if not parties_agree(one, other):
        return Match.NO
    if is_repeated(one, other):
        return Match.AGREE
    if not times_agree(one, other):
        return Match.OTHER_DAY if _is_other_dating(one, other) else Match.NO
    if not places_agree(one, other):
        return Match.OTHER_PLACE if _is_other_placing(one, other) else Match.NO
    return Match.AGREE if _enough_in_common(one, other) else Match.NO


def alike(one: Trace, other: Trace) -> float:
    """Return the share of longer words that two sentences have in common, 0 to 1."""
    first, second = words(one.text), words(other.text)
    return len(first & second) / len(first | second) if first or second else 0.0


def _near(one: Trace, other: Trace) -> bool:
    """Words are spoken once: two reports of them appear within days of each other."""
    if one.document == other.document:
        return True
    return one.told is not None and other.told is not None and abs(one.told - other.told) <= NARROW


def is_repeated(one: Trace, other: Trace) -> bool:
    """A sentence printed twice about the same time (or about none) tells the same thing, whatever else is unknown."""
    return one.text == other.text and (one.first, one.last) == (other.first, other.last) and _near(one, other)


def outcomes_agree(one: Trace, other: Trace) -> bool:
    """What happened, went on, failed or is denied may be one thing; what was refused, or may be, is another."""
    happened = {Status.ACTUAL, Status.ONGOING, Status.DENIED, Status.FAILED}
    return one.status == other.status or (one.status in happened and other.status in happened)


def parties_agree(one: Trace, other: Trace) -> bool:
    """Tell whether no person or office in one contradicts the other; visits and directed acts keep their sides."""
    sided = one.kind not in ("meet", "phone") and one.event not in (EventType.AGREE, EventType.COOPERATE)
    for party in one.parties:
        facing = [each for each in other.parties if each.key == party.key]
        if not facing:
            if one.kind == "visit" and party.side == "R":
                continue  # the block holds the host's country; whom the guest saw there need not be told
            return False
        if sided and all(each.side != party.side for each in facing):
            return False
        if (one.kind != "visit" or party.side == "A") and not any(persons_agree(party, each) for each in facing):
            return False
    return True


def persons(trace: Trace) -> frozenset[str]:
    """The people who are named."""
    return frozenset(party.person for party in trace.parties if party.person)


def same_people(one: Trace, other: Trace) -> bool:
    """Tell whether both name the same people, at least one on each side."""
    return len(persons(one)) > 1 and persons(one) == persons(other)


def times_agree(one: Trace, other: Trace) -> bool:
    """
    Tell whether two times can be one.

    Days and weeks must overlap. A month holds a day within it; a year does so only for what happens once. Where one
    has no time at all, only the same report links them.
    """
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return one.report == other.report and not (one.again or other.again)
    if one.first > other.last or other.first > one.last:
        return False
    narrow, wide = sorted((one.last - one.first + 1, other.last - other.first + 1))
    if wide <= NARROW:
        return True
    if narrow > NARROW and (one.first, one.last) != (other.first, other.last):
        return False
    limit = YEAR if one.content in ONCE else MONTH
    return wide <= limit or (narrow == wide and alike(one, other) >= LIKE_WORDS)


def places_agree(one: Trace, other: Trace) -> bool:
    """Tell whether two places can be one: same name, town and its country, or one not told. Visits may tour towns."""
    if one.country is not None and other.country is not None and one.country != other.country:
        return False
    return one.kind == "visit" or one.place is None or other.place is None or one.place == other.place


def _enough_in_common(one: Trace, other: Trace) -> bool:
    """Between pages, what may happen several times a day, or is loosely coded, needs like words or one place too."""
    if one.document == other.document or one.kind in ENCOUNTERS:
        return True
    if one.event in FREQUENT or one.content is None:
        return (one.place is not None and one.place == other.place) or alike(one, other) >= LIKE_WORDS
    return True


def _is_other_dating(one: Trace, other: Trace) -> bool:
    """
    Tell whether two days are two datings of one meeting.

    Both must name the same people and no two places, and neither may speak of a further meeting. Within a page, both
    days must lie near its date and one of the two must take the other up ("in their meeting Monday"). Between reports,
    both must have been published after either day, unless the days are neighbours and the place is one.
    """
    if one.kind not in ENCOUNTERS or one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    if max(one.width or 0, other.width or 0) > 1 or one.again or other.again:
        return False
    if not same_people(one, other) or not places_agree(one, other):
        return False
    apart = abs(one.first - other.first)
    if one.report == other.report:
        return apart <= ONE_PAGE and (one.definite or other.definite) and _is_news(one) and _is_news(other)
    if apart > TWO_PAGES:
        return False
    later = max(one.first, other.first)
    known = all(each.published is not None and each.published[0] >= later for each in (one, other))
    return known or (apart == 1 and one.place is not None and one.place == other.place)


def _is_news(trace: Trace) -> bool:
    """A happening of the days before the page; of a page without a date, that cannot be told and is not denied."""
    if trace.published is None or trace.first is None:
        return trace.first is not None
    return trace.published[0] - NEARBY <= trace.first <= trace.published[1] + 1


def _is_other_placing(one: Trace, other: Trace) -> bool:
    """People meet in one place on one day: if all else agrees, two places are two accounts of one meeting."""
    if one.kind not in ENCOUNTERS or one.again or other.again or not same_people(one, other):
        return False
    return one.width == 1 and one.first == other.first and one.document != other.document


def is_series(days: Sequence[int]) -> bool:
    """Tell whether dated meetings are a series (three days or more within eight) rather than datings of one."""
    distinct = sorted(set(days))
    return any(last - first <= NARROW for first, last in zip(distinct, distinct[2:], strict=False))
