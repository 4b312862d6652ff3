"""Whom and where an analyst means by a name, and the words of the page that stand for it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.errors import UnknownSetting
from legation.lexicons.places import load_places
from legation.lexicons.registry import Registry, load_registry
from legation.model import Claim, Document, Mention, MentionKind, Place

BASIS = "analyst"


def mention_of(value: Mention | str, claims: Sequence[Claim], document: Document) -> Mention:
    """
    Return the party that an analyst names, as mentioned on the page near the first claim.

    *value* is a name or an id ("Sergey Lavrov", "RUS"), or "words=name" where the page says it in other words ("the
    minister=Sergey Lavrov"). Who is in neither the claims nor the registry is taken under the name given.

    Raises:
        UnknownSetting: the page does not hold the words.
    """
    if isinstance(value, Mention):
        return value
    words, equals, name = value.partition("=")
    words, name = words.strip(), (name if equals else words).strip()
    party, names = _identity(name, claims)
    start, found = _words(document, [words] if equals else [name, *names], claims, name)
    return replace(party, text=found, start=start, end=start + len(found), basis=BASIS)


def place_of(value: Place | str, claims: Sequence[Claim], document: Document) -> Place:
    """
    Return the place that an analyst names ("Sochi", or "the resort=Sochi"), as the page mentions it.

    Raises:
        UnknownSetting: no such place is known, or the page does not hold the words.
    """
    if isinstance(value, Place):
        return value
    words, equals, name = value.partition("=")
    words, name = words.strip(), (name if equals else words).strip()
    spots = load_places().spots(name)
    if not spots:
        raise UnknownSetting(f"no place {name!r} is known", fix="give a city, a country or a sea by its English name")
    start, found = _words(document, [words], claims, name)
    spot = spots[0]
    return Place(
        text=found, start=start, end=start + len(found), name=spot.name, country=spot.country,
        latitude=spot.latitude, longitude=spot.longitude, geonames=spot.geonames,
    )  # fmt: skip


def known_actor(name: str, claims: Sequence[Claim] = ()) -> Mention | None:
    """The party that goes by this id or name in the claims or the registry; None: nobody, or several do."""
    party, names = _identity(name, claims)
    return party if names else None


def _identity(name: str, claims: Iterable[Claim]) -> tuple[Mention, Sequence[str]]:
    """Whom a name means, and the words under which pages mention them; no words: nobody known."""
    for claim in claims:
        for mention in (*claim.actors, *claim.recipients, *(link.speaker for link in claim.attribution)):
            if name.lower() in {(word or "").lower() for word in (mention.id, mention.name, mention.text)}:
                return mention, [word for word in (mention.text, mention.name) if word]
    registered = _registered(name, load_registry())
    if registered is not None:
        return registered
    return Mention(text=name, start=0, end=len(name), kind=MentionKind.OTHER, name=name), ()


def _registered(name: str, registry: Registry) -> tuple[Mention, Sequence[str]] | None:
    wanted = name.lower()
    for state in registry.states:
        names = (state.name, *state.aliases, *state.adjectives, *state.seats)
        if name == state.id or wanted in {state.name.lower(), *(alias.lower() for alias in state.aliases)}:
            return _party(name, MentionKind.STATE, state.id, state.name, state.id, None, state.wikidata), names
    for body in registry.organisations:
        if name == body.id or wanted in {body.name.lower(), *(alias.lower() for alias in body.aliases)}:
            found = _party(name, MentionKind.ORGANISATION, body.id, body.name, body.country, body.sector, body.wikidata)
            return (replace(found, code=body.code) if body.code else found), (body.name, *body.aliases)
    for organ in registry.institutions:
        if name == organ.id or wanted in {organ.name.lower(), *(alias.lower() for alias in organ.aliases)}:
            kind = MentionKind.ORGANISATION
            found = _party(name, kind, organ.id, organ.name, organ.country, organ.sector, organ.wikidata)
            return found, (organ.name, *organ.aliases)
    people = [p for p in registry.people if name == p.id or wanted in {p.name.lower(), *(a.lower() for a in p.aliases)}]
    people = people or [p for p in registry.people if wanted == p.family.lower()]
    if len(people) != 1:
        return None
    (who,) = people
    sector = "GOV" if who.country else None
    return _party(name, MentionKind.PERSON, who.id, who.name, who.country, sector, who.wikidata), (
        who.name, *who.aliases, who.family,
    )  # fmt: skip


def _party(
    text: str,
    kind: MentionKind,
    id: str,
    name: str,
    country: str | None,
    sector: str | None,
    wikidata: str | None,
) -> Mention:
    code = f"{country}{sector or ''}" if country else sector
    return Mention(
        text=text, start=0, end=len(text), kind=kind, id=id, name=name, country=country, sector=sector, code=code,
        wikidata=wikidata, basis=BASIS,
    )  # fmt: skip


def _words(document: Document, names: Sequence[str], claims: Sequence[Claim], meant: str) -> tuple[int, str]:
    """Where the page says one of these names, nearest to the first claim: in its evidence, else the last place before it."""
    claim = claims[0]
    found = [
        (match.start(), match.group())
        for name in dict.fromkeys(name for name in names if name)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text)
    ]
    if not found:
        raise UnknownSetting(
            f"{document.name} does not say {names[0]!r}",
            "every party and place of a claim cites words of its page",
            f"name the words that stand for it, for example 'the minister={meant}'",
        )

    def distance(place: tuple[int, str]) -> tuple[bool, bool, int, int]:
        inside = claim.start <= place[0] < claim.end
        return (not inside, not inside and place[0] > claim.start, abs(place[0] - claim.start), -len(place[1]))

    return min(found, key=distance)
