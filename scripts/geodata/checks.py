"""Reads the written files back and proves what the page geodata/SOURCES.md says of them."""
import csv
import json
import re
import sys
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import shape

import pack
import places
import views
from folding import fold, fold_keeping_accents
from layers import bounding_box, iso_codes, true_area
from names import COUNTED_TO

# (place, country in the iso view, longitude, latitude); inland points, so that coastlines do not matter.
PROBES = (
    ("Sevastopol", "UKR", 33.60, 44.58), ("Simferopol", "UKR", 34.10, 44.95), ("Donetsk", "UKR", 37.80, 48.00),
    ("Laayoune", "ESH", -13.16, 27.13), ("Tifariti", "ESH", -10.57, 26.16), ("Tan-Tan", "MAR", -11.10, 28.44),
    ("Hargeisa", "SOM", 44.06, 9.56), ("Northern Nicosia", "CYP", 33.35, 35.20), ("Akrotiri", "CYP", 32.97, 34.60),
    ("Taipei", "TWN", 121.54, 25.04), ("Pristina", "XKX", 21.16, 42.66), ("Ramallah", "PSE", 35.20, 31.90),
    ("Hong Kong", "HKG", 114.16, 22.33), ("Macao", "MAC", 113.557, 22.145), ("Singapore", "SGP", 103.82, 1.35),
    ("Cayenne", "GUF", -52.33, 4.90), ("Longyearbyen", "SJM", 15.63, 78.20), ("Paris", "FRA", 2.35, 48.86),
    ("Oslo", "NOR", 10.75, 59.93), ("Baikonur", "KAZ", 63.31, 45.63), ("Quneitra", "SYR", 35.82, 33.13),
    ("Majdal Shams", "SYR", 35.77, 33.27), ("Katzrin", "SYR", 35.69, 32.99), ("Tiberias", "ISR", 35.52, 32.79),
    ("Guantanamo base", "CUB", -75.12, 19.92), ("Saint-Denis", "REU", 55.45, -20.93), ("Bonaire", "BES", -68.28, 12.18),
    ("Christmas Island", "CXR", 105.65, -10.50), ("Bir Tawil", "XBT", 33.70, 21.88), ("Vaduz", "LIE", 9.52, 47.14))
DE_FACTO_PROBES = (
    ("Simferopol", "RUS", 34.10, 44.95), ("Laayoune", "MAR", -13.16, 27.13), ("Hargeisa", "XSO", 44.06, 9.56),
    ("Northern Nicosia", "XNC", 33.35, 35.20), ("Majdal Shams", "ISR", 35.77, 33.27), ("Cayenne", "FRA", -52.33, 4.90),
    ("Guantanamo base", "XGT", -75.12, 19.92), ("Baikonur", "KAZ", 63.31, 45.63), ("Akrotiri", "XAK", 32.97, 34.60))
# Sanity only: the usual surface areas in square kilometres, rounded and not from one source, and the share by
# which ours may differ at 10m (Singapore has grown by land reclamation, India counts what it claims).
SURFACE = {"BRA": (8_510_000, .01), "RUS": (17_098_000, .02), "IND": (3_287_000, .06), "ISL": (103_000, .02),
           "UKR": (603_500, .02), "SGP": (720, .4), "ESH": (266_000, .02), "TCD": (1_284_000, .02)}
ISO_COUNT, UNASSIGNED_COUNT = 249, {"iso": 5, "de-facto": 13}
SIZE_LIMIT = {"10m": 12_000_000, "50m": 2_500_000, "110m": 700_000}     # bytes
NAMES = {"Burma": "MMR", "Czech Republic": "CZE", "Congo (Kinshasa)": "COD", "Congo-Brazzaville": "COG", "UK": "GBR",
         "Korea, South": "KOR", "Taiwan*": "TWN", "中国台湾": "TWN", "北朝鲜": "PRK", "Hong Kong, China": "HKG",
         "State of Palestine": "PSE", "Kosovo[1]": "XKX", "Côte d’Ivoire": "CIV", "Ivory Coast": "CIV",
         "Deutschland": "DEU", "中国": "CHN", "Россия": "RUS", "Congo": None, "Korea": None,
         "Virgin Islands": None, "Saint Martin": None,
         "USSR": None, "England": "GBR", "Áo": "AUT", "Nga": None, "Xizang": None}
CAPITALS = {"Bangkok": "THA", "曼谷": "THA", "Rangoon": "MMR", "Москва": "RUS", "القاهرة": "EGY", "Vaduz": "LIE",
            "Washington, D.C.": "USA", "Macao": "MAC", "Pristina": "XKX", "Ramallah": "PSE"}
PROPERTIES = ["iso_a3", "iso_a2", "name", "continent", "region", "unassigned", "label_longitude", "label_latitude"]
BAD_NUMBER = re.compile(r'-?\d+\.\d*0[,\]]|\.\d{6}|[\[,]-0[,\]]|\d[eE][-+]?\d|"-99"|NaN')


class Failures(list):
    def expect(self, holds, text: str):
        if not holds:
            self.append(text)
            print("FAILED:", text, file=sys.stderr)


def read(path: Path, failures: Failures) -> dict:
    text = path.read_text("utf-8")
    lines = text.split("\n")
    name = f"{path.parent.name}/{path.name}"
    failures.expect(lines[0] == '{"type":"FeatureCollection","features":[' and lines[-2:] == ["]}", ""],
                    f"{name}: first and last line")
    failures.expect(not BAD_NUMBER.search(text), f"{name}: a number is not in its shortest form")
    features = [json.loads(line.rstrip(",")) for line in lines[1:-2]]
    keys = [f["id"] for f in features]
    failures.expect(keys == sorted(set(keys), key=str.encode), f"{name}: keys are unique and sorted")
    return dict(zip(keys, features))


def check_layer(path: Path, failures: Failures) -> dict:
    features = read(path, failures)
    name, scale, view = f"{path.parent.name}/{path.stem}", path.stem.split("-")[1], path.parent.name
    countries = {key: shape(feature["geometry"]) for key, feature in features.items()}
    for key, feature in features.items():
        check_feature(f"{name} {key}", feature, countries[key], failures)
    failures.expect(shapely.coverage_is_valid(np.array(list(countries.values()), dtype=object)),
                    f"{name}: borders are shared exactly")
    land = shapely.coverage_union_all(list(countries.values()))
    seas = [hole.bounds for polygon in shapely.get_parts(land) for hole in polygon.interiors]
    failures.expect(len(seas) == 1, f"{name}: the only hole in the land is the Caspian Sea, found {seas}")
    a2 = iso_codes()
    failures.expect(all(f["properties"]["iso_a2"] == ("XK" if k == "XKX" else a2.get(k)) for k, f in features.items()),
                    f"{name}: alpha-2 codes")
    unassigned = {k for k, f in features.items() if f["properties"]["unassigned"]}
    failures.expect(len(unassigned) == UNASSIGNED_COUNT[view], f"{name}: unassigned areas {sorted(unassigned)}")
    if view == "iso":
        failures.expect(set(a2) == set(features) - unassigned - {"XKX"} and len(a2) == ISO_COUNT,
                        f"{name}: every ISO country has a feature")
    for place, owner, longitude, latitude in PROBES if view == "iso" else DE_FACTO_PROBES:
        point = shapely.Point(longitude, latitude)
        found = [k for k, g in countries.items() if g.intersects(point)]
        failures.expect(found == [owner], f"{name}: {place} is in {found}, not {owner}")
    if scale == "10m":
        check_surface(name, view, countries, failures)
    failures.expect(path.stat().st_size < SIZE_LIMIT[scale], f"{name}: too large")
    labels = sum(f["properties"]["label_longitude"] is not None for f in features.values())
    print(f"{name}: {len(features)} countries, {sum(len(g.geoms) for g in countries.values())} polygons, "
          f"{sum(map(shapely.get_num_coordinates, countries.values()))} positions, {labels} labels, "
          f"{path.stat().st_size} bytes", file=sys.stderr)
    return {key: feature["properties"]["name"] for key, feature in features.items()}


def check_feature(name, feature, geometry, failures):
    properties = feature["properties"]
    failures.expect(list(properties) == PROPERTIES and feature["id"] == properties["iso_a3"], f"{name}: properties")
    failures.expect(geometry.geom_type == "MultiPolygon" and geometry.is_valid, f"{name}: valid MultiPolygon")
    for ring in (ring for polygon in feature["geometry"]["coordinates"] for ring in polygon):
        failures.expect(len(ring) >= 4 and ring[0] == ring[-1], f"{name}: a ring is not closed")
        failures.expect(all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring), f"{name}: position outside the world")
    polygons = list(geometry.geoms)
    for polygon in polygons:
        failures.expect(shapely.is_ccw(polygon.exterior) and not any(map(shapely.is_ccw, polygon.interiors)),
                        f"{name}: winding")
        for ring in (polygon.exterior, *polygon.interiors):
            positions = shapely.get_coordinates(ring)
            failures.expect((positions[1:] != positions[:-1]).any(axis=1).all(), f"{name}: repeated position")
    areas = [true_area(p) for p in polygons]
    failures.expect(areas == sorted(areas, reverse=True) and areas[-1] > 0, f"{name}: largest polygon first")
    failures.expect(feature["bbox"] == bounding_box(polygons), f"{name}: bounding box")
    failures.expect("." not in properties["name"] and properties["continent"], f"{name}: name and continent")
    label = properties["label_longitude"], properties["label_latitude"]
    failures.expect(label == (None, None) or polygons[0].contains(shapely.Point(label)), f"{name}: label is inside")
    check_seam(name, geometry, failures)


def check_seam(name, geometry, failures):
    """Both sides of a cut at the antimeridian end at the same latitudes."""
    positions = shapely.get_coordinates(geometry)
    east, west = ({float(y) for x, y in positions if x == side} for side in (180, -180))
    if "ATA" not in name:
        failures.expect(east == west, f"{name}: the halves at 180 degrees differ: {sorted(east ^ west)}")


def check_surface(name, view, countries, failures):
    for key, (expected, share) in SURFACE.items():
        if view != "iso" and key in ("UKR", "ESH", "RUS"):
            continue
        found = sum(map(true_area, countries[key].geoms))
        print(f"{name}: {key} {found:,.0f} km2", file=sys.stderr)
        failures.expect(abs(found / expected - 1) < share, f"{name}: {key} has {found:,.0f} km2, not {expected:,}")


def rows_of(path: Path, header: str, failures: Failures) -> list:
    text = path.read_bytes().decode("utf-8")
    rows = [tuple(row) for row in csv.reader(text.splitlines())]
    name = f"{path.parent.name}/{path.name}"
    failures.expect(rows[0] == tuple(header.split(",")) and "\r" not in text and text.endswith("\n"),
                    f"{name}: header and line ends")
    return rows[1:]


def check_names(out: Path, countries: dict, failures: Failures):
    rows = rows_of(out / "names.csv", "iso3,language,name", failures)
    failures.expect(rows == sorted(set(rows), key=lambda row: [t.encode() for t in row]), "names: sorted, unique")
    failures.expect({row[0] for row in rows} == set(countries["iso"]), "names: every country has a name")
    failures.expect({(key, "en", name) for key, name in countries["iso"].items()} <= set(rows), "names: display names")
    meaning = pack.keys_of(rows, pack.taken_names(out))
    unclear = {fold(row[1]): row for row in rows_of(
        out / "unclear-names.csv", "language,name,scope,candidates,reason", failures)}
    failures.expect(all(row[2] == "part" or key not in meaning for key, row in unclear.items()),
                    f"names: {sorted(set(unclear) & set(meaning))} are unclear and clear")
    failures.expect({code for row in unclear.values() for code in row[3].split()} <= set(countries["iso"]),
                    "names: the candidates of unclear names are countries")
    for name, key in NAMES.items():
        found = meaning.get(fold(name)) or meaning.get(fold_keeping_accents(name))
        failures.expect(found == key, f"names: {name} means {found}, not {key}")
        failures.expect(key or fold(name) in unclear, f"names: {name} is not among the unclear names")
    other = pack.keys_of(rows_of(out / "de-facto" / "names.csv", "iso3,language,name", failures), [])
    failures.expect(set(other.values()) <= set(countries["de-facto"]), "names: de-facto knows its countries")
    failures.expect(set(meaning.values()) - set(COUNTED_TO["de-facto"]) <= set(countries["de-facto"]),
                    "names: de-facto says what its lacking countries are")
    for key, code in other.items():
        failures.expect(meaning.get(key) != code, f"names: {key} means {code} in both views")
    print(f"names: {len(rows)} rows, {len(meaning)} different names, {len(unclear)} unclear", file=sys.stderr)


def check_places(out: Path, countries: dict, failures: Failures):
    tables = {}
    for name, header in ((places.PLACES, places.PLACES_HEADER), (places.NAMES, places.NAMES_HEADER)):
        rows = [tuple(row) for row in csv.reader((out / name).read_text("utf-8").splitlines())]
        keys = [row[0] for row in rows[1:]]
        failures.expect(rows[0] == header, f"{name}: header")
        failures.expect(keys == sorted(set(keys), key=str.encode), f"{name}: sorted, unique")
        tables[name] = dict(zip(keys, rows[1:]))
    towns, names = tables[places.PLACES], {key: row[1].split(" ") for key, row in tables[places.NAMES].items()}
    failures.expect(set().union(*names.values()) == set(towns), "places: every town has a name, every name a town")
    failures.expect({row[1] for row in towns.values()} <= set(countries), "places: every country is one of ours")
    for name, country in CAPITALS.items():
        found = {towns[town][1] for town in names.get(fold(name), ())}
        failures.expect(country in found, f"places: {name} is in {sorted(found)}, not {country}")


def verify(out: Path):
    failures = Failures()
    displayed = {}
    for view in views.VIEWS:
        found = [check_layer(out / view / f"countries-{scale}.geojson", failures) for scale in ("10m", "50m", "110m")]
        failures.expect(found[0] == found[1] == found[2], f"{view}: the three scales have the same countries and names")
        displayed[view] = found[0]
    check_names(out, displayed, failures)
    check_places(out, displayed["iso"], failures)
    if failures:
        sys.exit(f"geodata: {len(failures)} checks failed")
