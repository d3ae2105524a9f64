#!/usr/bin/env python3
"""Times caseatlas on made-up cases, as whole processes and stage by stage, beside the peers that are installed.

usage: bench.py PROGRAM TIME-STAGES [ROWS ...]

Cases are seeded (`time-stages make`): 70 % near a country's label point, 30 % anywhere, with an id, a date, an outcome
and a method. Whole processes are run in rounds, each program once a round; a figure is the median of three rounds
after one that is not counted, a ratio the median of the rounds' ratios. Peers: DuckDB (the module duckdb), which only
reads the file and counts its rows; GeoPandas, which joins it to the countries of the same scale and writes them with
their counts. The limit that no program beats is the time in which `cat` reads the same bytes.
"""
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COUNTRIES = f"{ROOT}/geodata/iso/countries-50m.geojson"
ROUNDS = 3
MOST_ROWS_FOR_GEOPANDAS = 1_000_000
LAYERS = {"countries": "countries", "all layers": "countries,symbols,cases,timeline"}

DUCKDB = """
import duckdb, sys
print(duckdb.sql(f"SELECT count(*), sum(longitude) FROM read_csv('{sys.argv[1]}')").fetchall())
"""
GEOPANDAS = """
import geopandas, pandas, sys
cases = pandas.read_csv(sys.argv[1], usecols=["longitude", "latitude", "outcome"])
points = geopandas.GeoDataFrame(
    cases[["outcome"]], geometry=geopandas.points_from_xy(cases.longitude, cases.latitude), crs="EPSG:4326")
countries = geopandas.read_file(sys.argv[2])
joined = points.sjoin(countries[["iso_a3", "geometry"]], predicate="within")
countries["attempted"] = countries.iso_a3.map(joined.iso_a3.value_counts()).fillna(0).astype(int)
successful = joined[joined.outcome == "successful"].iso_a3.value_counts()
countries["successful"] = countries.iso_a3.map(successful).fillna(0).astype(int)
countries.to_file(sys.argv[3], driver="GeoJSON", RFC7946="YES")
"""


def run(command):
    """Wall seconds, CPU seconds and peak megabytes of a command that must succeed."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    if status != 0:
        sys.exit(f"{' '.join(command)}: ended with {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(commands):
    """For each command its figures in each round."""
    figures = {name: [] for name in commands}
    for number in range(ROUNDS + 1):
        for name, command in commands.items():
            figure = run(command)
            if number > 0:
                figures[name].append(figure)
    return figures


def programs(program, cases, rows, folder):
    """What is run on a file of cases: ours first."""
    export = [program, "export", cases, "-o", f"{folder}/out", "--quiet", "--layers"]
    commands = {name: export + [layers] for name, layers in LAYERS.items()}
    commands["locate"] = ["sh", "-c", f"exec {program} locate --quiet {cases} > {folder}/located.csv"]
    commands["cat"] = ["cat", cases]
    if importlib.util.find_spec("duckdb"):
        commands["DuckDB, reading only"] = [sys.executable, "-c", DUCKDB, cases]
    if importlib.util.find_spec("geopandas") and rows <= MOST_ROWS_FOR_GEOPANDAS:
        commands["GeoPandas, countries"] = [sys.executable, "-c", GEOPANDAS, cases, COUNTRIES, f"{folder}/joined.geojson"]
    return commands


def print_whole(program, stages, sizes, folder):
    print("| rows | program | MB | wall s | cpu s | peak MB | rows/s | MB/s | ns/row | wall, countries = 1 |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for rows in sizes:
        cases = f"{folder}/cases.csv"
        run([stages, "make", str(rows), cases])
        size = os.path.getsize(cases) / 1e6
        figures = compare(programs(program, cases, rows, folder))
        for name, rounds in figures.items():
            wall, cpu, peak = (statistics.median(values) for values in zip(*rounds))
            ratio = statistics.median(a[0] / b[0] for a, b in zip(rounds, figures["countries"]))
            print(f"| {rows:,} | {name} | {size:.1f} | {wall:.3f} | {cpu:.3f} | {peak:.0f} | {rows / wall:,.0f} "
                  f"| {size / wall:.1f} | {wall / rows * 1e9:,.0f} | {ratio:.2f} |", flush=True)


def print_stages(stages, rows, folder):
    cases = f"{folder}/cases.csv"
    run([stages, "make", str(rows), cases])
    table = subprocess.run([stages, "time", cases], check=True, capture_output=True, text=True).stdout
    print(f"\n| stage, {rows:,} rows on one thread | s | ns/row |\n|---|---|---|")
    for line in table.splitlines():
        print("| " + " | ".join(line.split("\t")) + " |")


def main():
    program, stages = (os.path.abspath(path) for path in sys.argv[1:3])
    sizes = [int(rows) for rows in sys.argv[3:]] or [100, 10_000, 100_000, 1_000_000, 10_000_000]
    for peer in ["duckdb", "geopandas"]:
        if not importlib.util.find_spec(peer):
            print(f"no peer {peer}: pip install {peer}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        print_whole(program, stages, sizes, folder)
        print_stages(stages, max(sizes), folder)


if __name__ == "__main__":
    main()
