"""Whom a deed is directed at, where its pattern does not say: by the prepositions that hang on its words."""

from dataclasses import replace

from legation.language.grammar import Grammar
from legation.lexicons.coding import Coding
from legation.model import EventType
from legation.what.deed import Deed
from legation.what.match import candidates, part_of_speech
from legation.what.mood import governor

FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE})
# Where the one acted on stands when no pattern says so: "dropped bombs on X", "sent troops to X", "handed out food in X". Nearest cue first.
_TOWARDS = {
    EventType.ACCUSE: ("against", "into", "of", "by"),
    EventType.AGREE: ("with", "to"),
    EventType.AID: ("to", "for", "in", "into", "across"),
    EventType.ASSAULT: ("on", "against", "at", "in", "near"),
    EventType.COERCE: ("against", "on", "from", "in"),
    EventType.CONCEDE: ("to", "for", "on", "in"),
    EventType.CONSULT: ("with",),
    EventType.COOPERATE: ("with", "to"),
    EventType.MOBILIZE: ("to", "into", "against", "in", "near", "along"),
    EventType.PROTEST: ("against", "at", "outside", "over", "in"),
    EventType.REJECT: ("from", "by", "to", "with"),
    EventType.REQUEST: ("to", "from"),
    EventType.RETREAT: ("to", "from", "in"),
    EventType.SANCTION: ("against", "on", "with", "from", "to", "in"),
    EventType.SUPPORT: ("for", "to", "of", "with"),
    EventType.THREATEN: ("against", "on"),
}
_HUNG = "directed at what hangs on its words"
_CIRCUMSTANCE = frozenset({"in", "for", "at", "over", "during", "after", "amid", "as"})


class Direction:
    """Finds the aim of one sentence's deeds."""

    def __init__(self, grammar: Grammar, coding: Coding) -> None:
        self._grammar, self._coding = grammar, coding

    def directed(self, deed: Deed) -> Deed:
        """Give a deed without a recipient the phrase that it is directed at, where one hangs on its words."""
        if not deed.actors and not deed.recipients and deed.event in FORCE - {EventType.MOBILIZE}:
            victims = self._victims(deed)  # "journalists were jailed"
            return replace(deed, recipients=victims, reasons=(*deed.reasons, _HUNG)) if victims else deed
        if not deed.actors or (deed.reciprocal and len(deed.actors) > 1):
            return deed
        if deed.recipients and all(self._grammar.tokens[j].tag == "PRP" for j in deed.recipients):
            named = self._of_governor(deed)  # "phoned Haley to congratulate him"
            return replace(deed, recipients=named) if named else deed
        if deed.recipients:
            placed = all(self._grammar.tokens[j].dep == "pobj" for j in deed.recipients)
            victims = self._victims(deed) if placed and deed.event is EventType.ASSAULT else ()
            return replace(deed, recipients=(*victims, *deed.recipients)) if victims else deed
        found = self.hung(deed.event, (deed.head, *deed.words), deed.actors)
        found = found or self._of_governor(deed)
        if deed.event in FORCE - {EventType.MOBILIZE} and self._grammar.tokens[deed.head].pos == "VERB":
            found = self._victims(deed) or found
        if not found:
            return deed
        return replace(deed, recipients=found, reasons=(*deed.reasons, _HUNG))

    def _of_governor(self, deed: Deed) -> tuple[int, ...]:
        """Return whom the verb above an infinitive is done to: "[phoned Haley] to apologise"."""
        above = governor(self._grammar, deed.head)
        if above is None or self._grammar.tokens[deed.head].pos != "VERB":
            return ()
        if above.pos != "VERB" or set(self._grammar.subjects(above.i)) != set(deed.actors):
            return ()
        return tuple(j for j in self._grammar.objects(above.i) if self._grammar.tokens[j].pos == "PROPN")

    def _victims(self, deed: Deed) -> tuple[int, ...]:
        """Return those whom a pattern's own words name: the protesters of "opened fire on protesters"."""
        behind = {j for name, j in self._grammar.prepositional(deed.head) if name in _TOWARDS[deed.event]}
        words = set(deed.words)
        return tuple(
            j
            for j in (*self._grammar.objects(deed.head), *sorted(behind))
            if (j in words or any(name == "of" and k in words for name, k in self._grammar.prepositional(j)))
            and j not in deed.actors
            and not self._coding.is_event_noun(self._grammar.tokens[j].lemma.lower())
        )

    def hung(self, event: EventType, words: tuple[int, ...], actors: tuple[int, ...]) -> tuple[int, ...]:
        """Return the names behind the prepositions that direct such an event at somebody, where they hang on its words."""
        pairs = [pair for w in words for pair in self._grammar.prepositional(w)]
        for wanted in _TOWARDS.get(event, ()):
            found = dict.fromkeys(
                j for name, j in pairs if name == wanted and self._grammar.tokens[j].pos == "PROPN" and j not in actors
            )
            if found:
                return tuple(found)
        return ()

    def partylike(self, found: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out what a preposition names as occasion, not as party: "in a bid to", "in a September attack", "for his role"."""
        return tuple(j for j in found if not self._is_occasion(j))

    def is_known(self, i: int) -> bool:
        """Tell whether the lexicon has an entry for the word."""
        pos = part_of_speech(self._grammar, i)
        return pos is not None and any(self._coding.candidates(form, pos) for form in candidates(self._grammar, i))

    def _is_occasion(self, j: int) -> bool:
        token = self._grammar.tokens[j]
        above = self._grammar.tokens[token.head]
        if token.pos != "NOUN" or token.dep != "pobj" or above.lower not in _CIRCUMSTANCE:
            return False
        lemma = token.lemma.lower()
        return lemma in self._coding.cues.occasions or self._coding.is_event_noun(lemma)
