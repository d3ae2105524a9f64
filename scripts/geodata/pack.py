"""Packs the country files of geodata/ into a form that is read in milliseconds. Needs nothing but Python.

    python3 scripts/geodata/pack.py geodata

A packed file says the same as the GeoJSON file beside it, whose SHA-256 it carries; the program uses it only while
the two belong together. Integers are LEB128; signed ones are folded (0, -1, 1, -2 ...) first; lengths are in units of
0.00001 degrees. After the first line, that digest and the digest of all that follows come, for each feature: its texts
(length + 1, or 0 for none, then UTF-8), a byte of flags, the label as two little-endian doubles where there is one, and
the polygons. A polygon is the box of its exterior (west, south, east, north), the number of bytes that follow, and its
rings, so that a reader can leave it packed until somebody asks for it. A ring lists its positions without the last, as
steps from one to the next, longitude first.
"""
import hashlib
import json
import struct
import sys
from pathlib import Path

MAGIC = b"caseatlas packed countries 2\n"
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


def write(folder: Path):
    for path in sorted(folder.glob("*/countries-*.geojson")):
        path.with_suffix(".packed").write_bytes(pack(path.read_bytes()))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
