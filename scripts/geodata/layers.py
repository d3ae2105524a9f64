"""Writes one set of countries as RFC 7946 GeoJSON, one feature a line."""
import csv
import json
from pathlib import Path

import numpy as np
import shapely
from babel import Locale
from babel.core import get_global
from shapely.ops import polylabel

import views
from coverage import DECIMALS

EARTH_RADIUS_KM = 6371.0088       # mean radius, IUGG
OPEN_OCEAN = "Seven seas (open ocean)"
LABEL_PRECISION = 0.0005          # degrees; how near polylabel comes to the best inner point
HERE = Path(__file__).parent
# CLDR territories that ISO 3166-1 only reserves, or that are no territories; codes that ISO has withdrawn.
NOT_ISO = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())
WITHDRAWN = set("BUR DDR FXX TMP YMD ZAR".split())


def attributes_of(view: str, finest: dict, areas: dict) -> dict:
    """Properties of each country that do not depend on the scale, plus the position of its label.

    The label is Natural Earth's. A country that it has none for gets an inner point of its own, of the finest scale, so
    that it lies on land at all scales.
    """
    with open(HERE / "countries.csv", encoding="utf-8", newline="") as file:
        own = {row["iso_a3"]: row for row in csv.DictReader(file)}
    main = main_areas(areas)
    iso_a2 = iso_codes()
    result = {}
    for owner in sorted(finest):
        source, override = main.get(owner), own.get(owner, {})
        natural_earth = source.attributes if source else {}
        continent, region = natural_earth.get("continent"), natural_earth.get("subregion")
        result[owner] = {
            "iso_a3": owner,
            "iso_a2": "XK" if owner == views.KOSOVO else iso_a2.get(owner),
            "name": override.get("name") or natural_earth["name"],
            "continent": override.get("continent") or (None if continent == OPEN_OCEAN else continent),
            "region": override.get("region") or (None if region == OPEN_OCEAN else region),
            "unassigned": owner.startswith("X") and owner != views.KOSOVO,
            "label": (natural_earth["label_x"], natural_earth["label_y"]) if source else inner_point(finest[owner])}
    return result


def main_areas(areas: dict) -> dict:
    """For each country the Natural Earth area that carries its name; overseas parts have none."""
    main = {}
    for area in areas.values():
        key = views.de_facto_key(area)
        if key not in main or area.code == key:
            main[key] = area
    return main


def iso_codes() -> dict:
    """ISO 3166-1 alpha-3 -> alpha-2, the 249 codes in force, from the territory aliases of CLDR."""
    territories = {code for code in Locale("en").territories if len(code) == 2} - NOT_ISO
    return {a3: a2[0] for a3, a2 in sorted(get_global("territory_aliases").items())
            if len(a3) == 3 and a3.isalpha() and len(a2) == 1 and a2[0] in territories and a3 not in WITHDRAWN}


def true_area(polygon) -> float:
    """Square kilometres on the sphere.

    Source: R. G. Chamberlain and W. H. Duquette, Some Algorithms for Polygons on a Sphere, JPL 2007.
    """
    def ring_area(ring):
        longitude, latitude = np.radians(shapely.get_coordinates(ring)).T
        step = np.diff(longitude)
        return abs(np.sum(step * (2 + np.sin(latitude[1:]) + np.sin(latitude[:-1])))) * EARTH_RADIUS_KM ** 2 / 2

    return float(ring_area(polygon.exterior) - sum(ring_area(hole) for hole in polygon.interiors))


def ordered(polygons: list) -> list:
    """Exteriors counter-clockwise, holes clockwise, the polygon that is largest on the sphere first."""
    oriented = shapely.orient_polygons(shapely.normalize(polygons), exterior_cw=False)
    return sorted(oriented, key=lambda p: (-true_area(p), p.bounds, p.wkb))


def bounding_box(polygons: list) -> list:
    """The shortest box on the circle of longitudes: west is greater than east across the antimeridian."""
    intervals = sorted((p.bounds[0], p.bounds[2]) for p in polygons)
    west, east = intervals[0][0], max(end for _, end in intervals)
    widest, reached = 360 - (east - west), intervals[0][1]
    for start, end in intervals[1:]:
        if start - reached > widest:
            widest, west, east = start - reached, start, reached
        reached = max(reached, end)
    return [west, min(p.bounds[1] for p in polygons), east, max(p.bounds[3] for p in polygons)]


def inner_point(polygons: list) -> tuple:
    point = polylabel(ordered(polygons)[0], LABEL_PRECISION)
    return point.x, point.y


def label_of(label: tuple, largest) -> tuple:
    """The label position where it lies in the largest polygon; else none."""
    longitude, latitude = (round(float(v), DECIMALS) for v in label)
    inside = shapely.contains_properly(largest, shapely.Point(longitude, latitude))
    return (longitude, latitude) if inside else (None, None)


def number(value: float) -> str:
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def feature_line(properties: dict, polygons: list) -> str:
    polygons = ordered(polygons)
    longitude, latitude = label_of(properties["label"], polygons[0])
    flat = {k: v for k, v in properties.items() if k != "label"}
    flat |= {"label_longitude": longitude, "label_latitude": latitude}
    text = ",".join(f"{json.dumps(k)}:{number(v) if isinstance(v, float) else json.dumps(v, ensure_ascii=False)}"
                    for k, v in flat.items())
    box = ",".join(map(number, bounding_box(polygons)))
    rings = ",".join("[" + ",".join(map(ring_text, [p.exterior, *p.interiors])) + "]" for p in polygons)
    return (f'{{"type":"Feature","id":{json.dumps(flat["iso_a3"])},"bbox":[{box}],"properties":{{{text}}},'
            f'"geometry":{{"type":"MultiPolygon","coordinates":[{rings}]}}}}')


def ring_text(ring) -> str:
    return "[" + ",".join(f"[{number(x)},{number(y)}]" for x, y in shapely.get_coordinates(ring)) + "]"


def write(path: Path, countries: dict, attributes: dict):
    lines = [feature_line(attributes[owner], countries[owner]) for owner in sorted(countries)]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_bytes(text.encode("utf-8"))
