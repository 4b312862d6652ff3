"""Names of places in a sentence, where the sentence uses them as places."""

from collections.abc import Iterator

from legation.language import Sentence, Token
from legation.lexicons.places import Spot, load_places
from legation.lexicons.where import place_words
from legation.model import Place

_TITLES = frozenset(
    {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "president",
        "minister",
        "senator",
        "general",
        "king",
        "queen",
    }
)


def find_places(sentence: Sentence) -> tuple[Place, ...]:
    """
    Return the places of a sentence, in text order: names of the gazetteer that stand where places stand.

    That is behind a preposition of place or direction, as the object of a verb of motion, or beside a noun for a kind of place. A capital that
    acts ("Tokyo said") is a government, and a name behind a first name or title is a person.
    """
    named = [(first, last, spots) for first, last, spots in _names(sentence) if _is_placed(sentence, first, last)]
    if not named:
        return ()
    countries = {spots[0].country for _, _, spots in _names(sentence) if spots[0].weight >= 10**10}
    places = []
    for first, last, spots in named:
        spot = next((s for s in spots if s.country in countries), spots[0])
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        places.append(
            Place(
                text=sentence.cut(first, last),
                start=start,
                end=end,
                name=spot.name,
                country=spot.country,
                latitude=spot.latitude,
                longitude=spot.longitude,
                geonames=spot.geonames,
            )
        )
    return tuple(places)


def _names(sentence: Sentence) -> Iterator[tuple[int, int, tuple[Spot, ...]]]:
    """Yield the longest gazetteer names that are whole runs of capitalised words: first and last token, and what they may mean."""
    places, never = load_places(), place_words().never
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        size = places.longest.get(tokens[i].text, 0)
        found = None
        if size and tokens[i].text[0].isupper():
            for last in range(min(i + 2 * size, len(tokens)) - 1, i - 1, -1):
                spots = places.by_name.get(sentence.cut(i, last))
                if spots and not (last == i and tokens[i].text in never):
                    found = (i, last, spots)
                    break
        if found and not _is_part_of_name(sentence, found[0], found[1]):
            yield found
        i = found[1] + 1 if found else i + 1


def _is_part_of_name(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether capitalised words around it make it part of another name: "Paris Hilton", "Michael Jordan", "Washington Post"."""
    tokens = sentence.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if (
        after is not None
        and after.pos == "PROPN"
        and after.text[0].isupper()
        and after.dep != "appos"
        and _joined(tokens[last], after)
    ):
        return True
    before = tokens[first - 1] if first else None
    if before is None or before.lower in _TITLES:
        return before is not None
    return (
        before.pos == "PROPN"
        and before.dep in ("compound", "nmod")
        and before.head in range(first, last + 1)
        and before.text[0].isupper()
    )


def _joined(one: Token, other: Token) -> bool:
    return other.head == one.i or one.head == other.i


def _is_placed(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the name stands where a place stands."""
    words = place_words()
    head = next(
        (t for t in sentence.tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i),
        sentence.tokens[last],
    )
    above = sentence.tokens[head.head]
    while head.dep in ("conj", "appos") and above.i != head.i:
        head, above = above, sentence.tokens[above.head]
    match head.dep:
        case "pobj":
            if above.lower == "of":
                return sentence.tokens[above.head].lemma.lower() in words.kinds
            return above.lower in words.at or above.lower in words.to
        case "dobj":
            return above.lemma.lower() in words.motion
        case "compound" | "nmod" | "poss":
            named = any(
                kid.lower == "of" for kid in sentence.kids(above.i, "prep")
            )  # "the Black Sea resort of Sochi" is Sochi
            return above.lemma.lower() in words.kinds and not named
        case "npadvmod" | "ROOT":
            return True  # datelines: "MOSCOW, Oct. 3 -"
    return False
