"""The tables of places: towns with their positions, and by which names they go. Needs nothing but Python.

    python3 scripts/geodata/places.py geodata

places.csv has a line for each town: those of 15,000 inhabitants and more, the capitals, and smaller namesakes of
these, without which a name would pass for unambiguous. place-names.csv has a line for each name, folded, with the ids of
the towns that bear it. Both are sorted by the bytes of their first field, so that the program finds a line without
reading the others.
"""
import csv
import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import packages
from folding import fold

PLACES, NAMES = "places.csv", "place-names.csv"
PLACES_HEADER = ("id", "iso3", "longitude", "latitude", "population", "name")
NAMES_HEADER = ("name", "places")
DECIMALS = 4                        # of a degree: 11 m, more than a town's position is worth
LONGEST_CODE = 4                    # letters; BKK and VTBD are airports, not names


def tables(iso3_of: dict, cache: Path) -> tuple:
    """The towns by id, and the ids of each folded name; takes the country keys by their two-letter codes."""
    large, all_towns, countries = (json.loads(packages.member(packages.PLACES, cache, path)) for path in (
        packages.CITIES_15000, packages.CITIES_500, packages.GEONAMES_COUNTRIES))
    chosen = {town["geonameid"]: town for town in large.values()}
    for town in missing_capitals(chosen, all_towns, countries):
        chosen[town["geonameid"]] = town
    ids = defaultdict(set)
    for town in chosen.values():
        for name in (town["name"], *filter(is_name, town["alternatenames"])):
            ids[fold(name)].add(town["geonameid"])
    for town in namesakes(all_towns, chosen, ids):
        chosen[town["geonameid"]] = town
        ids[fold(town["name"])].add(town["geonameid"])
    ids.pop("", None)
    return {key: row(town, iso3_of) for key, town in chosen.items()}, ids


def missing_capitals(chosen: dict, all_towns: dict, countries: dict) -> list:
    """The capital, or else the largest town, of each country without a town among those chosen."""
    present = {town["countrycode"] for town in chosen.values()}
    found = []
    for code, country in countries.items():
        towns = [town for town in all_towns.values() if town["countrycode"] == code]
        if code in present or not towns:
            continue
        capital = fold(country["capital"])
        found.append(max(towns, key=lambda town: (
            capital in map(fold, (town["name"], *town["alternatenames"])), town["population"], -town["geonameid"])))
    return found


def namesakes(all_towns: dict, chosen: dict, ids: dict) -> list:
    """The other towns that bear a name of those chosen, with their inhabitants counted."""
    return [town for town in all_towns.values()
            if town["geonameid"] not in chosen and town["population"] > 0 and fold(town["name"]) in ids]


def is_name(text: str) -> bool:
    """Whether people write a name so: not the transliterations in lower case, not the codes of airports."""
    if not any(unicodedata.name(character, "").startswith("LATIN") for character in text):
        return True
    is_code = text.isascii() and text.isupper() and len(text) <= LONGEST_CODE
    return text != text.lower() and not is_code


def row(town: dict, iso3_of: dict) -> tuple:
    return (str(town["geonameid"]), iso3_of[town["countrycode"]], decimal(town["longitude"]),
            decimal(town["latitude"]), str(town["population"]), " ".join(town["name"].split()))


def decimal(degrees: float) -> str:
    text = f"{degrees:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def build(out: Path, cache: Path):
    features = json.loads((out / "iso" / "countries-110m.geojson").read_text("utf-8"))["features"]
    codes = {feature["properties"]["iso_a2"]: feature["id"] for feature in features}
    write(out, *tables(codes, cache))


def write(out: Path, towns: dict, ids: dict):
    write_table(out / PLACES, PLACES_HEADER, towns.values())
    write_table(out / NAMES, NAMES_HEADER, (
        (name, " ".join(map(str, sorted(found)))) for name, found in ids.items()))


def write_table(path: Path, header: tuple, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows, key=lambda row: row[0].encode()))


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(".cache/geodata"))
