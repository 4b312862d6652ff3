"""The places of a sentence: names of the gazetteer where the sentence uses them as places."""

from legation.language import Sentence
from legation.lexicons.places import Spot, load_places, place_words
from legation.model import Place
from legation.where.names import Name, dateline, is_word_of_people, joint, names_in, within
from legation.where.roles import is_kind_of_place, is_placed

# How much smaller a place may be than its namesake to be meant because its country is named in the sentence.
# "An American envoy came to Paris" means no town in Texas.
_NAMESAKE = 6
_NAMESAKE_OF_CAPITAL = 200_000
_KNOWN = 100_000  # people, for a town to be meant far from all states that its sentence names


def find_places(sentence: Sentence) -> tuple[Place, ...]:
    """
    Return the places of a sentence, in text order: names of the gazetteer that stand where places stand.

    That is behind a preposition of place, behind one of direction if the word above it moves or sends, as the object
    of a verb of motion or of force, beside a noun for a kind of place, or in a dateline. A capital that acts ("Tokyo
    said"), owns or is spoken to is a government, and a name behind a first name or title is a person. Of places of
    one name, that is meant which lies in a state named with it ("Paris, Texas"); else the largest, unless a namesake
    of like size lies in a state that the sentence names. ``country`` is None where it is disputed.
    """
    names = names_in(sentence)
    head = dateline(sentence)
    if head is not None and not any(name.first == head.first for name in names):
        names.insert(0, head)
    if not names:
        return ()
    holders = {k: within(sentence, name, names) for k, name in enumerate(names)}
    held = {id(holder): names[k] for k, holder in holders.items() if holder is not None}
    countries = _countries(sentence, names)
    places = []
    for k, name in enumerate(names):
        holder, inner = holders[k], held.get(id(name))
        heads_line = head is not None and name.first == head.first
        cued = holder is not None or inner is not None or heads_line or is_kind_of_place(sentence, name)
        if not cued and (is_word_of_people(name) or _is_far_off(name, countries)):
            continue
        in_dateline = heads_line or (inner is not None and head is not None and inner.first == head.first)
        follows_placed = inner is not None and inner.last < name.first and is_placed(sentence, inner)
        if in_dateline or follows_placed or is_placed(sentence, name):
            places.append(_place(sentence, name, _meant(sentence, name, holder, inner, countries)))
    return tuple(places)


def _place(sentence: Sentence, name: Name, spot: Spot) -> Place:
    start, end = sentence.tokens[name.first].start, sentence.tokens[name.last].end
    return Place(
        text=sentence.text[start - sentence.start : end - sentence.start],
        start=start,
        end=end,
        name=spot.name,
        country=spot.country,
        latitude=spot.latitude,
        longitude=spot.longitude,
        geonames=spot.geonames,
    )


def _is_far_off(name: Name, countries: set[str]) -> bool:
    """
    Tell whether a little-known town lies in none of the states that the sentence names: then a namesake is meant that
    the gazetteer lacks ("the Bolivian president declared a siege in Pando" means no town of that name in Uruguay).
    """
    return bool(countries) and all(
        spot.kind == "city"
        and spot.weight < _KNOWN
        and spot.country not in countries
        and spot.geonames not in load_places().english
        for spot in name.spots
    )


def _meant(sentence: Sentence, name: Name, holder: Name | None, inner: Name | None, countries: set[str]) -> Spot:
    if holder is not None and (pair := joint(name, holder)):
        return pair[0]
    if inner is not None and (pair := joint(inner, name)):
        return pair[1]
    best = name.spots[0]
    if len(name.spots) == 1 or best.kind != "city":
        return best
    country = _country_beside(sentence, name)
    if country is not None:
        return next((spot for spot in name.spots if spot.country == country), best)
    if best.country in countries:
        return best
    least = max(best.weight // _NAMESAKE, _NAMESAKE_OF_CAPITAL if name.text in load_places().seats else 0)
    return next((spot for spot in name.spots if spot.country in countries and spot.weight >= least), best)


def _country_beside(sentence: Sentence, name: Name) -> str | None:
    """
    Return the state of an adjective or possessor that belongs to the name: "the Libyan city of Tripoli", "Lebanon's
    port of Tripoli".
    """
    gazetteer = load_places()
    above = [name.head]
    above += [t.i for t in list(sentence.ancestors(name.head))[:2] if t.lemma.lower() in place_words().kinds]
    for i in above:
        for kid in sentence.kids(i, "amod", "poss", "compound", "nmod"):
            if kid.text in gazetteer.adjectives:
                return gazetteer.adjectives[kid.text]
            state = next((spot.country for spot in gazetteer.spots(kid.text) if spot.kind == "state"), None)
            if state is not None:
                return state
    return None


def _countries(sentence: Sentence, names: list[Name]) -> set[str]:
    """Return the states that the sentence names, by noun or adjective."""
    adjectives = load_places().adjectives
    found = {adjectives[t.text] for t in sentence.tokens if t.text in adjectives}
    return found | {
        name.spots[0].country for name in names if name.spots[0].kind == "state" and name.spots[0].country is not None
    }
