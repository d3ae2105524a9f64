"""Builds geodata/ from pinned packages: countries at three scales in two world views, names, and places.

    python3 scripts/geodata/build.py --out geodata

The same packages give the same bytes. The script ends with its own verification and fails loudly.
"""
import argparse
import sys
import time
from pathlib import Path

import shapely

import checks
import layers
import names
import pack
import places
import scales
import sources
import sources_page
import views


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=Path, default=Path("geodata"))
    options.add_argument("--cache", type=Path, default=Path(".cache/geodata"), help="where downloads are kept")
    arguments = options.parse_args()
    build(arguments.out, arguments.cache, stopwatch())
    checks.verify(arguments.out)


def build(out: Path, cache: Path, say):
    areas, german, coarse = (read(cache) for read in (sources.read_10m, sources.read_german_10m, sources.read_110m))
    say("sources read")
    facts = {}
    for view in views.VIEWS:
        finest, transferred = scales.build_10m(view, areas, german)
        attributes = layers.attributes_of(view, finest, areas)
        by_scale = {"10m": finest, "50m": scales.build_50m(finest),
                    "110m": scales.build_110m(view, coarse, finest, transferred)}
        for scale, countries in by_scale.items():
            layers.write(out / view / f"countries-{scale}.geojson", countries, attributes)
        say(f"{view}: {len(finest)} countries")
        if view == "iso":
            facts |= facts_of(finest, transferred, coarse, attributes) | names.write_all(out, attributes, areas)
    pack.write(out)
    places.build(out, cache)
    say("places")
    sources_page.write(out, facts)


def facts_of(finest: dict, transferred: dict, coarse: dict, attributes: dict) -> dict:
    """What the page SOURCES.md tells about the default view."""
    def holder(longitude, latitude):
        point = shapely.Point(longitude, latitude)
        return next(key for key, polygons in finest.items() if shapely.intersects(polygons, point).any())

    at_110m = {piece.owner for piece in views.pieces_110m("iso", coarse, transferred)}
    no_label = [key for key, polygons in finest.items()
                if layers.label_of(attributes[key]["label"], layers.ordered(polygons)[0])[0] is None]
    return {"golan": round(sum(map(layers.true_area, transferred["ISR"]))), "added": len(set(finest) - at_110m),
            "no_label": ", ".join(no_label), "halaib": holder(36.2, 22.4), "ilemi": holder(35.2, 4.9)}


def stopwatch():
    start = time.monotonic()
    return lambda text: print(f"{time.monotonic() - start:6.1f} s  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
