#!/usr/bin/env python3
"""Times the whole job on made-up cases, as whole processes, and prints a table.

usage: bench.py PROGRAM [ROWS ...]

Cases are seeded: 70 % near a country's label point, 30 % anywhere, with an id, a date, an outcome and a method. Each
row of the table is the median of three runs after one that is not counted; `read` is the time in which this machine
only reads the same bytes, the limit that no program beats.
"""
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

SEED = 20220118
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OUTCOMES = ["successful", "unsuccessful", "unknown"]
METHODS = ["deportation", "extradition", "abduction", "other"]


def label_points():
    with open(f"{ROOT}/geodata/iso/countries-110m.geojson", encoding="utf-8") as file:
        features = json.load(file)["features"]
    points = [(f["properties"]["label_longitude"], f["properties"]["label_latitude"]) for f in features]
    return [p for p in points if None not in p]


def write_cases(path, rows):
    generator = random.Random(SEED)
    points = label_points()
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,date,longitude,latitude,outcome,method\n")
        for number in range(1, rows + 1):
            if generator.random() < 0.7:
                x, y = generator.choice(points)
                x = max(-180, min(180, x + generator.gauss(0, 0.5)))
                y = max(-90, min(90, y + generator.gauss(0, 0.5)))
            else:
                x, y = generator.uniform(-180, 180), generator.uniform(-60, 80)
            date = f"20{generator.randint(10, 24)}-{generator.randint(1, 12):02}-{generator.randint(1, 28):02}"
            file.write(f"{number},{date},{x:.6f},{y:.6f},{generator.choice(OUTCOMES)},{generator.choice(METHODS)}\n")


def run(command):
    """Wall seconds, CPU seconds and peak megabytes of a command that must succeed."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    if status != 0:
        sys.exit(f"{' '.join(command)}: ended with {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median_of_three(command):
    run(command)
    runs = [run(command) for _ in range(3)]
    return [statistics.median(figures) for figures in zip(*runs)]


def main():
    program = os.path.abspath(sys.argv[1])
    sizes = [int(rows) for rows in sys.argv[2:]] or [100, 10_000, 100_000, 1_000_000]
    print("| rows | layers | MB | wall s | cpu s | peak MB | rows/s | MB/s | read s |")
    print("|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        cases, out = f"{folder}/cases.csv", f"{folder}/out"
        for rows in sizes:
            write_cases(cases, rows)
            size = os.path.getsize(cases) / 1e6
            read = median_of_three(["cat", cases])[0]
            for layers in ["countries", "countries,symbols,cases,timeline"]:
                wall, cpu, peak = median_of_three([program, "export", cases, "-o", out, "--quiet", "--layers", layers])
                name = "countries" if layers == "countries" else "all"
                print(f"| {rows:,} | {name} | {size:.1f} | {wall:.3f} | {cpu:.3f} | {peak:.0f} | {rows / wall:,.0f} "
                      f"| {size / wall:.1f} | {read:.3f} |", flush=True)


if __name__ == "__main__":
    main()
