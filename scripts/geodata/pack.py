"""Packs the country files of geodata/ into a form that is read in milliseconds. Needs nothing but Python.

    python3 scripts/geodata/pack.py geodata

A packed file says the same as the GeoJSON file beside it, whose SHA-256 it carries; the program uses it only while
the two belong together. Integers are LEB128; signed ones are folded (0, -1, 1, -2 ...) first. After the first line and
the digest come, for each feature: its texts (length + 1, or 0 for none, then UTF-8), a byte of flags, the label as two
little-endian doubles where there is one, and the polygons with their rings. A ring lists its positions without the
last, as steps from one to the next in units of 0.00001 degrees, longitude first.
"""
import hashlib
import json
import struct
import sys
from pathlib import Path

MAGIC = b"caseatlas packed countries 1\n"
UNITS = 100_000                   # to a degree: the grid of the files
TEXTS = ("iso_a3", "name", "iso_a2", "continent", "region")
UNASSIGNED, LABEL = 1, 2


def pack(source: bytes) -> bytes:
    features = json.loads(source)["features"]
    packed = bytearray(MAGIC + hashlib.sha256(source).digest())
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
    return bytes(packed)


def polygons(packed: bytearray, coordinates: list):
    number(packed, len(coordinates))
    for rings in coordinates:
        number(packed, len(rings))
        for ring in rings:
            number(packed, len(ring) - 1)
            last = (0, 0)
            for position in ring[:-1]:
                here = tuple(round(value * UNITS) for value in position)
                assert tuple(value / UNITS for value in here) == tuple(position), position
                for value, before in zip(here, last):
                    number(packed, 2 * (value - before) if value >= before else 2 * (before - value) - 1)
                last = here


def text(packed: bytearray, value):
    data = b"" if value is None else value.encode()
    number(packed, 0 if value is None else len(data) + 1)
    packed += data


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
