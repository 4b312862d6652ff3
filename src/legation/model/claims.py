"""What one sentence asserts: the unit that the ledger is made of."""

from dataclasses import dataclass

from legation.model.actors import Mention, Place
from legation.model.kinds import EventType, PassageKind, Review, Status
from legation.model.spans import Excerpt
from legation.model.times import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain "according to whom": a speaker, the words that say so, and what is ascribed."""

    speaker: Mention
    cue: Excerpt
    content: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionRecord:
    """An attribution found in a text, whether or not it carries an event (`legation code --attributions`)."""

    document: str
    source: Excerpt | None
    cue: Excerpt
    content: Excerpt
    speaker: Mention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """
    One assertion in one sentence. Two reports of a meeting make two claims; joining them is the ledger's work.

    ``start``, ``end`` and ``text`` are the evidence, usually the sentence: ``document.text[start:end] == text``. ``intensity`` is
    the PLOVER conflict-cooperation score and ``goldstein`` CAMEO's, both from -10 to +10. A meeting of equals lists all
    parties as actors and none as recipients. ``content`` names the lexicon's content ("visit", "sanction"), ``act`` its act.
    ``review`` and ``corrections`` (ids) tell what an analyst said of it and changed; only a ledger knows them.
    """

    id: str
    document: str
    passage: str
    passage_kind: PassageKind
    start: int
    end: int
    text: str
    cue: Excerpt
    event: EventType
    status: Status
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    intensity: float | None = None
    goldstein: float | None = None
    quad: str | None = None
    condition: str | None = None
    when: When | None = None
    said: When | None = None
    where: Place | None = None
    attribution: tuple[Attribution, ...] = ()
    issues: tuple[str, ...] = ()
    confidence: float = 0.5
    reasons: tuple[str, ...] = ()
    act: str | None = None
    content: str | None = None
    review: Review | None = None
    corrections: tuple[str, ...] = ()

    def __repr__(self) -> str:
        who = ", ".join(m.text for m in self.actors)
        whom = f" -> {', '.join(m.text for m in self.recipients)}" if self.recipients else ""
        day = f" [{self.when.earliest}..{self.when.latest}]" if self.when else ""
        return f"<Claim {self.id} {self.event}{'/' + self.mode if self.mode else ''} {self.status}: {who}{whom}{day}>"
