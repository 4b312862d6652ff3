"""Those who act and are acted on, as a text names them."""

from dataclasses import dataclass

from legation.model.kinds import MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """
    Words that name a party, and whom they name.

    ``id`` is a registry id ("JPN", "UN", "JPN.foreign_minister", "fumio_kishida"), an id made of the words for a person
    that only the text introduces ("text:oleksandr_turchynov"), or None when nobody known is meant. ``code`` is
    CAMEO style: country and sector ("JPNGOV"). ``basis`` says how it was found out.
    """

    text: str
    start: int
    end: int
    kind: MentionKind
    id: str | None = None
    name: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: str | None = None  # PLOVER sector: GOV, MIL, REB ...
    code: str | None = None
    role: str | None = None
    wikidata: str | None = None
    basis: str | None = None

    def __repr__(self) -> str:
        return (
            f"<{self.kind} {self.text!r}{' = ' + self.name if self.name else ''}{' ' + self.code if self.code else ''}>"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words that name a place, and where it is (degrees, WGS 84)."""

    text: str
    start: int
    end: int
    name: str
    country: str | None = None  # ISO 3166-1 alpha-3; None for seas and disputed ground
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
