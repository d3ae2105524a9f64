"""Packs the countries and names of geodata/ into a form that is read in milliseconds. Needs nothing but Python.

    python3 scripts/geodata/pack.py geodata

A packed file says the same as the GeoJSON file beside it, whose SHA-256 it carries; the program uses it only while
the two belong together. Integers are LEB128; signed ones are folded (0, -1, 1, -2 ...) first; lengths are in units of
0.00001 degrees. After the first line, that digest and the digest of all that follows come, for each feature: its texts
(length + 1, or 0 for none, then UTF-8), a byte of flags, the label as two little-endian doubles where there is one, and
the polygons. A polygon is the box of its exterior (west, south, east, north), the number of bytes that follow, and its
rings, so that a reader can leave it packed until somebody asks for it. A ring lists its positions without the last, as
steps from one to the next, longitude first.

A packed table of names holds its folded names in the order of their bytes, so that one is found without reading the
others. After the first line and the SHA-256 of the table come, little-endian, the number of names and the bytes of all
(4 bytes each), where each name ends (4 bytes each), the code of each one's country (3 letters each), and the names, end
to end.
"""
import csv
import hashlib
import json
import struct
import sys
from collections import defaultdict
from pathlib import Path

from folding import fold, fold_keeping_accents

MAGIC = b"caseatlas packed countries 2\n"
NAMES_MAGIC = b"caseatlas packed names 1\n"
UNITS = 100_000                   # to a degree: the grid of the files
TEXTS = ("iso_a3", "name", "iso_a2", "continent", "region")
UNASSIGNED, LABEL = 1, 2


def pack(source: bytes) -> bytes:
    features = json.loads(source)["features"]
    packed = bytearray()
    number(packed, len(features))
    for feature in features:
        properties = feature["properties"]
        for name in TEXTS:
            text(packed, properties[name])
        label = (properties["label_longitude"], properties["label_latitude"])
        has_label = None not in label
        packed.append(UNASSIGNED * properties["unassigned"] | LABEL * has_label)
        if has_label:
            packed += struct.pack("<2d", *label)
        polygons(packed, feature["geometry"]["coordinates"])
    return MAGIC + hashlib.sha256(source).digest() + hashlib.sha256(packed).digest() + bytes(packed)


def polygons(packed: bytearray, coordinates: list):
    number(packed, len(coordinates))
    for rings in coordinates:
        grid = [[units(position) for position in ring] for ring in rings]
        longitudes, latitudes = zip(*grid[0])
        for value in (min(longitudes), min(latitudes), max(longitudes), max(latitudes)):
            signed(packed, value)
        data = bytearray()
        number(data, len(rings))
        for ring in grid:
            steps(data, ring[:-1])
        number(packed, len(data))
        packed += data


def units(position: list) -> tuple:
    here = tuple(round(value * UNITS) for value in position)
    assert tuple(value / UNITS for value in here) == tuple(position), position
    return here


def steps(packed: bytearray, positions: list):
    number(packed, len(positions))
    last = (0, 0)
    for here in positions:
        for value, before in zip(here, last):
            signed(packed, value - before)
        last = here


def text(packed: bytearray, value):
    data = b"" if value is None else value.encode()
    number(packed, 0 if value is None else len(data) + 1)
    packed += data


def signed(packed: bytearray, value: int):
    number(packed, 2 * value if value >= 0 else -2 * value - 1)


def number(packed: bytearray, value: int):
    while value >= 128:
        packed.append(value & 127 | 128)
        value >>= 7
    packed.append(value)


def pack_names(source: bytes, taken: list) -> bytes:
    country_of = {key.encode(): iso3 for key, iso3 in keys_of(rows_of(source), taken).items()}
    keys, ends, end = sorted(country_of), bytearray(), 0
    for key in keys:
        end += len(key)
        ends += struct.pack("<I", end)
    return (NAMES_MAGIC + hashlib.sha256(source).digest() + struct.pack("<2I", len(keys), end) + bytes(ends)
            + b"".join(country_of[key].encode() for key in keys) + b"".join(keys))


def keys_of(rows: list, taken: list) -> dict:
    """The country of each name by its key: folded, or with its accents where that is another's name or nobody's."""
    owners = defaultdict(set)
    for iso3, name in [*((iso3, name) for iso3, _, name in rows), *taken]:
        owners[fold(name)].add(iso3)
    country_of = {}
    for iso3, _, name in rows:
        key = fold(name) if len(owners[fold(name)]) == 1 else fold_keeping_accents(name)
        assert country_of.setdefault(key, iso3) == iso3, f"{name}: {iso3} or {country_of[key]}"
    return country_of


def rows_of(source: bytes) -> list:
    return list(csv.reader(source.decode().splitlines()))[1:]


def taken_names(folder: Path) -> list:
    """The codes of countries, and the unclear names, which are nobody's."""
    features = json.loads((folder / "iso" / "countries-110m.geojson").read_bytes())["features"]
    codes = [(p["iso_a3"], code) for p in (f["properties"] for f in features) for code in (p["iso_a3"], p["iso_a2"])]
    unclear = rows_of((folder / "unclear-names.csv").read_bytes())
    return [pair for pair in codes if pair[1]] + [("", row[1]) for row in unclear if row[2] == "name"]


def write(folder: Path):
    for path in sorted(folder.glob("*/countries-*.geojson")):
        path.with_suffix(".packed").write_bytes(pack(path.read_bytes()))
    for table, taken in ((folder / "names.csv", taken_names(folder)), (folder / "de-facto" / "names.csv", [])):
        table.with_suffix(".packed").write_bytes(pack_names(table.read_bytes(), taken))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
