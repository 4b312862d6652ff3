"""The place of a happening."""

from collections.abc import Sequence

from legation.language import Sentence, Token
from legation.lexicons.places import load_places, place_words
from legation.model import Place
from legation.where.roles import is_moving, top

_FARTHEST = 6  # words between a happening and what its place is said of
_OCCASION = ("after", "at", "during", "for", "in", "on")
_GOAL, _SCENE, _START = 0, 1, 2


def place_of(sentence: Sentence, predicate: int, places: Sequence[Place]) -> Place | None:
    """
    Return the place of the happening whose head word is token *predicate*, or None if the sentence does not say it.

    That is a place behind a preposition that belongs to the predicate or to its object, and to no clause but its own;
    for words of motion also their goal ("visited Tokyo", "left for Minsk"), for words of force what they hit
    ("shelled Donetsk", "siege of Aleppo"). Where an event was spoken of is not where it was. An event noun takes the
    place of the verb that holds it ("held talks on Friday in Geneva"), and what is done upon arrival is done there
    ("flew to Moscow to meet him", "arrived in Tokyo and met him").
    """
    if not places:
        return None
    scene = _Scene(sentence, places)
    return scene.own(predicate) or scene.of_holder(predicate) or scene.of_journey(predicate)


class _Scene:
    """The places of one sentence, with the words that head them."""

    def __init__(self, sentence: Sentence, places: Sequence[Place]) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._words = place_words()
        self._places = [(place, _head(sentence, place)) for place in places]

    def own(self, i: int, *, direct: bool = False) -> Place | None:
        """
        Return the nearest place that belongs to token *i*; with *direct*, only one on which no other argument of it
        has a claim.
        """
        found = []
        for place, head in self._places:
            rank = self._rank(i, head, direct=direct)
            if rank is not None:
                found.append((rank, sum(1 for _ in self._sentence.ancestors(head)), place.start, place))
        if not found:
            return None
        found.sort(key=lambda each: each[:3])
        rank, _, _, nearest = found[0]
        if self._is_state(nearest):  # "In Japan they met at Nagato": the narrower place says more
            for other, _, _, place in found:
                if other == rank and place.country == nearest.country and not self._is_state(place):
                    return place
        return nearest

    def of_holder(self, i: int) -> Place | None:
        """
        Return the place of the verb or noun that holds the event noun *i*: "held talks on Friday in Geneva", "a
        round of talks in Geneva".
        """
        token, words = self._tokens[i], self._words
        above = self._tokens[token.head]
        if token.pos not in ("NOUN", "PROPN") or above.i == i:
            return None
        if token.dep == "conj":
            return self.own(above.i) or self.of_holder(above.i)
        if token.dep == "pobj":
            governor = self._tokens[above.head]
            if above.lower == "of" and governor.lemma.lower() in words.spans:
                return self.own(governor.i) or self.of_holder(governor.i)
            comes = governor.lemma.lower() in words.motion | words.gathering and above.lower in _OCCASION
            return (
                self.own(governor.i) or self.of_journey(governor.i)
                if comes and governor.pos in ("VERB", "AUX")
                else None
            )
        if above.pos not in ("VERB", "AUX") or token.dep not in ("dobj", "nsubjpass", "nsubj", "attr"):
            return None
        if token.dep == "nsubj" and above.lemma.lower() not in words.phases | {"be"}:
            return None
        place = self.own(above.i, direct=True)
        judged = self._is_judgement(above)
        # "In Paris she condemned the attack" says where she spoke, "condemned the attack on Friday in Paris" where it was
        return None if place is None or (judged and _head(self._sentence, place) < i) else place

    def of_journey(self, i: int) -> Place | None:
        """
        Return the goal of the journey or gathering on which *i* is done: "flew to Moscow to meet him", "arrived in
        Tokyo and met him".
        """
        token, words = self._tokens[i], self._words
        above = self._tokens[token.head]
        lemma = above.lemma.lower()
        if above.i == i or above.pos not in ("VERB", "AUX") or token.pos not in ("VERB", "AUX"):
            return None
        joined = (
            token.dep == "conj"
            and lemma in words.motion | words.gathering
            and not any(True for _ in self._sentence.kids(i, "nsubj", "nsubjpass"))
        )
        meant = (
            token.dep in ("advcl", "xcomp")
            and lemma in words.motion
            and any(kid.lower == "to" for kid in self._sentence.kids(i, "aux"))
        )
        if not joined and not meant:
            return None
        return self.own(above.i) or (self.of_journey(above.i) if joined else None)

    def _rank(self, i: int, head: int, *, direct: bool) -> int | None:
        """Return how place *head* belongs to token *i* (goal, scene or starting point), or None if it does not."""
        words = self._words
        lemma = self._tokens[i].lemma.lower()
        token = self._whole(head)
        above = self._tokens[token.head]
        if token.dep in ("dobj", "nsubjpass"):
            if above.i != i or direct:
                return None
            leaves = lemma in words.leaving
            return (_START if leaves else _GOAL) if lemma in words.motion or lemma in words.strike else None
        if token.dep != "pobj":
            return None
        rank, governor = self._behind(above)
        if (
            rank is None
            or (direct and governor != i and not self._is_company(i, governor))
            or (not direct and governor == i and self._is_of_object(i, above))
        ):
            return None
        return rank if self._reaches(i, governor) else None

    def _is_company(self, i: int, noun: int) -> bool:
        """Tell whether a noun only says with whom *i* is done: "held talks with the envoy in Minsk"."""
        preposition = self._tokens[self._tokens[noun].head]
        return preposition.lower in ("with", "between", "among") and preposition.head == i

    def _is_of_object(self, i: int, preposition: Token) -> bool:
        """
        Tell whether a place that the parser gave to a judgement may be that of its object: "criticised exercises in
        Estonia".
        """
        if not self._is_judgement(self._tokens[i]):
            return False
        return any(i < kid.i < preposition.i for kid in self._sentence.kids(i, "dobj"))

    def _whole(self, head: int) -> Token:
        """Climb from a place to the phrase that it names: "the city of Homs", "Homs province", "the coast of Libya"."""
        token = top(self._sentence, head)
        for _ in range(_FARTHEST):
            above = self._tokens[token.head]
            if token.dep == "pobj" and above.lower == "of" and self._is_kind(self._tokens[above.head]):
                token = top(self._sentence, above.head)
            elif token.dep in ("compound", "nmod", "poss") and (self._is_kind(above) or above.pos == "PROPN"):
                token = top(self._sentence, above.i)
            else:
                break
        return token

    def _is_judgement(self, token: Token) -> bool:
        listed = self._words.judging if token.pos in ("VERB", "AUX") else self._words.judgements
        return token.lemma.lower() in listed

    def _is_kind(self, token: Token) -> bool:
        return token.lemma.lower() in self._words.kinds or token.lower in self._words.kinds

    def _behind(self, preposition: Token) -> tuple[int | None, int]:
        """Return what *preposition* says of the place behind it, and the word to which it says it."""
        words, word = self._words, preposition.lower
        governor = self._tokens[preposition.head]
        while (
            governor.dep in ("prep", "advmod")
            and governor.pos in ("ADP", "ADV", "SCONJ")
            and governor.head != governor.i
        ):
            if governor.lower in words.close or governor.lower in words.kinds or governor.pos == "ADP":
                word, preposition = ("near", preposition) if governor.lower in words.close else (word, governor)
            governor = self._tokens[governor.head]
        if word in words.at or word in ("on", "over") or self._is_kind(self._tokens[preposition.head]):
            return _SCENE, governor.i
        if word in words.to or word == "for":
            return (_GOAL if is_moving(self._sentence, governor) or word == "for" else None), governor.i
        if word in words.away:
            return (_START if is_moving(self._sentence, governor) else None), governor.i
        if word == "of":
            lemma = governor.lemma.lower()
            return (_GOAL if lemma in words.strike or lemma in words.motion else None), governor.i
        return None, governor.i

    def _reaches(self, i: int, governor: int) -> bool:
        """
        Climb from the word that has the place to the happening; a clause, a judgement or a far-off preposition on
        the way stops.
        """
        words = self._words
        lemma = self._tokens[i].lemma.lower()
        force = lemma in words.strike
        token = self._tokens[governor]
        for _ in range(_FARTHEST):
            if token.i == i:
                return True
            above = self._tokens[token.head]
            match token.dep:
                case "nsubj":
                    return above.i == i and (force or lemma in words.phases or lemma in words.local)
                case "nsubjpass":
                    return above.i == i and not self._is_judgement(above)
                case "dobj" | "attr" | "dative" | "oprd":
                    return above.i == i and not self._is_judgement(above)
                case "acl" | "relcl":
                    # "concern over talks to be held in Oslo": the talks are there, wherever the parser hung them
                    if token.lemma.lower() not in words.held or self._is_judgement(above):
                        return False
                case "pobj":
                    if not self._carries(above, token, i, force=force):
                        return False
                case "prep" | "agent" | "advmod" | "npadvmod" | "prt":
                    pass
                case "conj":
                    # "the annexation of one and meddling in another": what follows belongs to the second
                    if above.i == i or token.pos in ("VERB", "AUX") or above.pos in ("VERB", "AUX"):
                        return False
                case _:
                    return False
            token = above
        return False

    def _carries(self, preposition: Token, noun: Token, i: int, *, force: bool) -> bool:
        """
        Tell whether the place of the noun behind a preposition is that of the doing: "met with officials in
        Geneva", not "called for talks in G.".
        """
        words, word = self._words, preposition.lower
        lemma = self._tokens[i].lemma.lower()
        if word == "on":
            return force or noun.lemma.lower() in words.motion or noun.lemma.lower() in words.spans
        if word in ("to", "into", "from", "for"):
            return lemma in words.motion or lemma in words.sending
        if self._is_judgement(self._tokens[i]) and word not in ("at", "during", "in"):
            return False
        return word in words.carrying

    def _is_state(self, place: Place) -> bool:
        return any(spot.kind == "state" and spot.name == place.name for spot in load_places().spots(place.name))


def _head(sentence: Sentence, place: Place) -> int:
    inside = [t for t in sentence.tokens if t.start < place.end and place.start < t.end]
    return next((t.i for t in inside if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i), inside[-1].i)
