"""Runs of words that the gazetteer knows, whatever they do in the sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legation.language import Sentence, Token
from legation.lexicons.places import Gazetteer, Spot, first_word, load_places, place_words
from legation.lexicons.who import load_who

_ONE_FOR_ONE = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\t": " ", "\u00a0": " "})
# "MOSCOW, Oct. 3 (Agency) - ", "Sharm el-Sheikh, Egypt -- ": the name, what follows it up to the dash.
_DATELINE = re.compile(r"([A-Z][A-Za-z .'-]{2,30}?)(, ?[A-Z][^()]{2,30}?)?( ?\([^()]{2,40}\))? ?(?:--|[-–—])\s")
_SMALL = re.compile(r"(?<=[ -])(De|Del|El|Al|Of|Da|Do)(?=[ -])|^(Al|El)(?=-)")


@dataclass(frozen=True, slots=True)
class Name:
    """
    A name of the gazetteer: its first and last token, the token that heads it, and what it may mean, the greatest
    first.
    """

    first: int
    last: int
    head: int
    text: str
    spots: tuple[Spot, ...]


def names_in(sentence: Sentence) -> list[Name]:
    """
    Return the longest names that are whole runs of proper nouns, in text order; those of people, bodies and papers
    are left out.
    """
    gazetteer = load_places()
    text = sentence.text.translate(_ONE_FOR_ONE)
    ends: dict[int, int] = {}
    found = []
    past = -1
    for token in sentence.tokens:
        if token.i <= past:
            continue
        lengths = gazetteer.lengths.get(first_word(token.text))
        if lengths is None:
            continue
        ends = ends or {t.end - sentence.start: t.i for t in sentence.tokens}
        start = token.start - sentence.start
        for length in lengths:
            last = ends.get(start + length)
            if last is None:
                continue
            words = text[start : start + length]
            if words in gazetteer.bodies:
                past = last
                break
            if (spots := gazetteer.spots(words)) and _is_name(sentence, token.i, last):
                found.append(Name(token.i, last, _head(sentence, token.i, last), words, spots))
                past = last
                break
    return found


def dateline(sentence: Sentence) -> Name | None:
    """Return the place of a dateline at the sentence's beginning ("MOSCOW, Oct. 3 -"), or None."""
    found = _DATELINE.match(sentence.text.translate(_ONE_FOR_ONE))
    if found is None or not (found[1].isupper() or found[2] or found[3]):
        return None
    words = found[1] if not found[1].isupper() else _SMALL.sub(lambda small: small[0].lower(), found[1].title())
    spots = load_places().spots(words)
    last = next((t.i for t in sentence.tokens if t.end - sentence.start == found.end(1)), None)
    if not spots or last is None:
        return None
    return Name(0, last, _head(sentence, 0, last), words, spots)


def is_word_of_people(name: Name) -> bool:
    """
    Tell whether the name is an English word or a person's name first, so that only a cue such as "the city of"
    makes it a place.
    """
    return name.text in load_places().doubtful or name.text in place_words().never


def within(sentence: Sentence, name: Name, names: Sequence[Name]) -> Name | None:
    """Return the state or region that follows *name* behind a comma ("Paris, Texas") or holds it ("Syria's Homs")."""
    tokens = sentence.tokens
    for other in names:
        part = tokens[other.head].dep
        follows = other.first == name.last + 2 and tokens[name.last + 1].text == "," and part not in ("poss", "nsubj")
        holds = other is not name and tokens[other.head].head == name.head and part in ("poss", "nmod", "compound")
        if (follows or holds) and joint(name, other):
            return other
    return None


def joint(name: Name, holder: Name) -> tuple[Spot, Spot] | None:
    """
    Return the meanings in which *name* is a place within *holder*: of one country, as near to each other as can be;
    None: there are none.
    """
    pairs = [
        ((a.latitude - b.latitude) ** 2 + (a.longitude - b.longitude) ** 2, k, a, b)
        for k, a in enumerate(name.spots)
        for b in holder.spots
        if a.kind not in ("state", "sea")
        and b.kind in ("state", "region")
        and a.country == b.country
        and a.country is not None
    ]
    if not pairs:
        return None
    # A state's middle says little of where in it a city lies: there the largest wins, in a region the nearest.
    nearest = min(pairs, key=lambda pair: (pair[3].kind == "state" and pair[1], pair[0]))
    return nearest[2], nearest[3]


def _head(sentence: Sentence, first: int, last: int) -> int:
    inside = sentence.tokens[first : last + 1]
    return next((t.i for t in inside if not first <= t.head <= last or t.head == t.i), last)


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """
    Tell whether the words are a name of their own: no part of a longer one, no half of a hyphened word, no
    person's.
    """
    tokens = sentence.tokens
    if not any(t.pos == "PROPN" or (first and t.pos in ("NOUN", "ADJ", "X")) for t in tokens[first : last + 1]):
        return False  # a capital after the first word is a name even where the tagger sees none ("shelled Homs")
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if (before is not None and before.end == tokens[first].start and _binds(before)) or (
        after is not None and after.start == tokens[last].end and _binds(after)
    ):
        return False
    return not (after is not None and _goes_on(tokens[last], after)) and not (
        before is not None and _leads(before, tokens[first : last + 1])
    )


def _binds(token: Token) -> bool:
    return token.text in ("-", "–", "/", "&", "@", "#") or token.text[0].isalnum()


def _goes_on(last: Token, after: Token) -> bool:
    """
    Tell whether the word after a name belongs to it: "Paris Hilton", "Moscow Times"; not "Aleppo Province", "in
    Paris Tuesday".
    """
    words = place_words()
    if after.pos != "PROPN" or not after.text[0].isupper() or after.dep == "appos" or after.text in words.times:
        return False
    return (after.head == last.i or last.head in (after.i, after.head)) and after.lower not in words.kinds


def _leads(before: Token, name: Sequence[Token]) -> bool:
    """
    Tell whether the word before a name makes it a person's or another thing's: "Michael Jordan", "Mr. Lincoln"; not
    "Eastern Ukraine".
    """
    if not before.text[0].isupper():
        return False
    who = load_who()
    if before.text in who.titles or before.lower in _ROLES:
        return True
    if before.pos != "PROPN" or before.lower in place_words().sides or before.text in place_words().times:
        return False
    if before.dep in ("compound", "nmod") and name[0].i <= before.head <= name[-1].i:
        return not _is_place_too(before, load_places())
    return (
        before.text in load_places().people
        and before.text not in load_places().lengths
        and name[0].dep in ("appos", "flat", "compound")
    )


def _is_place_too(token: Token, gazetteer: Gazetteer) -> bool:
    return any(spot.kind != "city" for spot in gazetteer.spots(token.text))


_ROLES = frozenset(
    {
        "president",
        "minister",
        "premier",
        "chancellor",
        "senator",
        "secretary",
        "ambassador",
        "governor",
        "mayor",
        "judge",
        "general",
    }
)
