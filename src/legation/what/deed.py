"""A doing as it is read in a sentence, before anybody is identified."""

from dataclasses import dataclass

from legation.model import EventType, Status
from legation.what.mood import Mood, further

_LOST = frozenset({Status.POSTPONED, Status.CANCELLED, Status.FAILED, Status.DENIED, Status.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """
    A doing found in a sentence; parties are tokens still. ``head`` is the word that carries it, ``words`` all that show it.

    ``content`` is None for an act whose content the lexicon does not know. ``group`` is what the grid knows it by.
    """

    head: int
    words: tuple[int, ...]
    event: EventType
    mode: str | None
    cameo: str | None
    group: str
    contexts: tuple[str, ...]
    reciprocal: bool
    status: Status
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    owned: bool = True  # False: the actors are only names in front of a noun
    speaker: tuple[int, ...] = ()  # who said it, where "they" or "it" did it: "said they would not pay"
    same: tuple[int, ...] = ()  # who must turn out to be the actors too, or else there is no such deed
    place: tuple[int, ...] = ()
    condition: tuple[int, int] | None = None
    act: str | None = None
    content: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a token was read as: the deeds to record, and the one that an act above it would act upon."""

    deeds: tuple[Deed, ...] = ()
    core: Deed | None = None
    used: frozenset[int] = frozenset()


def status_under(given: Status, core: Status, mood: Status, *, makes_claim: bool, done: bool = False) -> Status:
    """Return a content's status under an act: what the act makes of it, unless it or the act is already further from fact."""
    if core in _LOST:
        return core
    if mood in (Status.DENIED, Status.FAILED) and makes_claim:
        return Status.DENIED  # "did not agree to meet": no meeting follows from it
    if given is Status.ACTUAL or (given is Status.PLANNED and done):
        return further(Mood(core), Mood(mood)).status
    if given is Status.PLANNED and core in (Status.POSSIBLE, Status.CONDITIONAL):
        return core
    if mood in (Status.ACTUAL, Status.ONGOING):
        return given
    return further(Mood(given), Mood(mood)).status
