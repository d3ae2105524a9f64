#!/usr/bin/env python3
"""Draws the picture that opens the README: a world map of an export folder, as SVG.

usage: draw-map.py EXPORTS MAP.svg

Needs nothing but the standard library, and the same exports give the same bytes. Areas only say what is known of a
country; counts are symbols, because a count painted on an area says more about large countries than about cases.
"""

import csv
import json
import math
import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, HEIGHT, MARGIN = 1200, 702, 28
GLOBE_WIDTH, GLOBE_TOP = WIDTH - 2 * MARGIN, 70
CENTRAL_MERIDIAN = 11.4  # the seam, 168.6° W, misses Chukotka, the Diomedes and Fiji; it cuts Umnak and Antarctica
TENTH = 10  # paths are counted in tenths of a pixel: whole numbers are exact
CELL, LEAST_AREA = 4, 30  # tenths: points that share a cell are one; square tenths: smaller islets are left out
UNIT_RADIUS, MOST_RADIUS = 5, 21  # px; of a symbol of one case, and of the largest
APART = 0.92  # least distance of two symbols, as a share of the sum of their radii

LAND = {  # status: words of the legend; drawn in this order, so that the strong outlines come last
    "none": "no case found", "cases": "countries with cases", "unassigned": "assigned to no country",
    "withheld": "figures withheld", "out_of_scope": "destination",
}
TITLE = "Attempted and successful apprehensions abroad, by country"
SOURCE = ("Demonstration cases compiled from public reporting; country borders: Natural Earth 5.1.1, world view iso. "
          "Borders imply no endorsement.")
STYLE = """
text { font: 15px sans-serif; fill: #222 } .title { font-size: 26px; font-weight: bold } .subtitle { font-size: 17px }
.note { font-size: 13.5px; fill: #555 } .middle { text-anchor: middle } .place { letter-spacing: 2px }
.sea { fill: #edf3f6 } .outline { fill: none; stroke: #8fa3af } .graticule { fill: none; stroke: #d3dfe5 }
.land { stroke: #aaa69c; stroke-width: .45; stroke-linejoin: round; fill-rule: evenodd }
.none { fill: #e9e7e2 } .cases { fill: #edc987 } .withheld { fill: url(#hatch); stroke: #444; stroke-width: .6 }
.unassigned { fill: #fff; stroke: #444; stroke-width: .8; stroke-dasharray: 2 1.4 }
.out_of_scope { fill: #b9c3cc; stroke: #333; stroke-width: 1.3 } .cut { stroke: none } .border { fill: none }
.halo { fill: none; stroke: #fff; stroke-width: 3.6; stroke-opacity: .9 } .leader { fill: none; stroke: #1b1b1b }
.attempted { fill: #fff; stroke: #1b1b1b; stroke-width: 1.2 } .successful { fill: #d55e00 } .spot { fill: #1b1b1b }
"""


def project(longitude, latitude):
    """Equal Earth: equal areas, and a globe that looks familiar. Degrees in, SVG pixels out.

    B. Šavrič, T. Patterson, B. Jenny (2018): The Equal Earth map projection. International Journal of Geographical
    Information Science 33(3), 454–465, doi:10.1080/13658816.2018.1504949.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 / math.sqrt(3) * math.radians(longitude - CENTRAL_MERIDIAN) * math.cos(t) / slope
    y = a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
    scale = GLOBE_WIDTH / 5.41326  # the globe of radius 1 is 5.41326 wide and 2.63473 high
    return WIDTH / 2 + x * scale, GLOBE_TOP + (1.317363 - y) * scale


def simplified(positions, turn):
    """Projects a line and drops what cannot be seen. What lies beyond a seam falls on the seam. Every point moves to
    the middle of its cell, whatever the points before it, so that neighbours still share their border; then repeated
    points go, and those on a straight line."""
    kept = []
    for longitude, latitude, *_ in positions:
        beside = min(180, max(-180, longitude + turn - CENTRAL_MERIDIAN)) + CENTRAL_MERIDIAN
        x, y = (round(value * TENTH / CELL) * CELL for value in project(beside, latitude))
        if kept and kept[-1] == (x, y):
            continue
        if len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2:]
            across, along = (bx - ax) * (y - by) - (by - ay) * (x - bx), (bx - ax) * (x - bx) + (by - ay) * (y - by)
            if across == 0 and along > 0:
                kept.pop()
        kept.append((x, y))
    return kept


def path(points, end=""):
    """Path data of whole tenths: relative steps are short, and their rounding errors do not add up."""
    steps = [value for a, b in zip(points, points[1:]) for value in (b[0] - a[0], b[1] - a[1])]
    texts = [f"{v / TENTH:g}".replace("0.", ".") if abs(v) < TENTH else f"{v / TENTH:g}" for v in (*points[0], *steps)]
    steps = re.sub(r" (?=-)|(?<=\.\d) (?=\.)", "", " ".join(texts[2:]))  # spaces that the grammar does not need
    return f"M{texts[0]} {texts[1]}{steps and 'l' + steps}{end}"


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def borders(ring):
    """The pieces of a ring that are coast or border: not where the data is cut at ±180°, and not on the pole."""
    pieces = [[ring[0]]]
    for a, b in zip(ring, ring[1:]):
        if abs(a[0]) == abs(b[0]) == 180 or abs(a[1]) == abs(b[1]) == 90:
            pieces.append([])
        pieces[-1].append(b)
    return [piece for piece in pieces if len(piece) > 1]


def draw_country(feature):
    """A country as SVG. A polygon that a seam cuts is drawn twice, a turn of the globe apart. Polygons that the data
    cuts are filled and outlined apart, so that the cut does not show."""
    parts = [(polygon, turn) for polygon in feature["geometry"]["coordinates"] for turn in (-360, 0, 360)
             if any(abs(position[0] + turn - CENTRAL_MERIDIAN) < 180 for position in polygon[0])]
    areas = [area(simplified(polygon[0], turn)) for polygon, turn in parts]
    whole, cut, lines = [], [], []
    for (polygon, turn), size in zip(parts, areas):
        if size < min(LEAST_AREA, max(areas)):
            continue
        rings = [simplified(ring, turn) for ring in polygon]
        x, y = rings[0][0]
        cell = [(x, y), (x + CELL, y), (x + CELL, y + CELL), (x, y + CELL)]  # for what is too small to have a shape
        fills = [path(ring, "z") for ring in rings if len(ring) > 3] or [path(cell, "z")]
        pieces = borders(polygon[0])
        if pieces == [polygon[0]]:
            whole += fills
        else:
            cut += fills
            lines += [path(simplified(piece, turn)) for piece in pieces]
    name, status = feature["properties"]["name"], feature["properties"]["status"]
    looks = {"land": whole, "land cut": cut, "land border": lines}
    paths = "".join(f'<path class="{look} {status}" d="{"".join(data)}"/>' for look, data in looks.items() if data)
    return f"<g><title>{escape(name)}</title>{paths}</g>"


def globe():
    """The outline, and a graticule of 30 degrees, as path data."""
    def line(positions):
        return path([(round(x * TENTH), round(y * TENTH)) for x, y in (project(*position) for position in positions)])

    seams = CENTRAL_MERIDIAN - 180, CENTRAL_MERIDIAN + 180
    west, east, *lines = [[(x, y) for y in range(-90, 91, 3)] for x in (*seams, *range(-150, 181, 30))]
    lines += [[(x, y) for x in seams] for y in range(-60, 61, 30)]
    return line(west + east[::-1]) + "z", "".join(map(line, lines))


class Symbol:
    """A ring for the attempts and a disc for the successful ones among them; their areas are as the counts."""
    def __init__(self, x, y, attempted, successful, unit, name=""):
        self.x, self.y, self.attempted, self.successful, self.name = x, y, attempted, successful, name
        self.words = f"{name}: {attempted} attempted, {successful} successful"
        self.radius, self.inner = unit * math.sqrt(attempted), unit * math.sqrt(successful)

    def svg(self):
        radii = {"halo": self.radius, "attempted": self.radius, "successful": self.inner}
        circles = "".join(circle(look, self.x, self.y, radius) for look, radius in radii.items() if radius)
        return f"<g><title>{escape(self.words)}</title>{circles}</g>" if self.name else circles


def spread(symbols):
    """Moves symbols apart until none hides another, the smaller of two farther; where there is room nothing moves."""
    for _ in range(500):
        for i, a in enumerate(symbols):
            for b in symbols[i + 1:]:
                dx, dy, radii = b.x - a.x or 0.01, b.y - a.y, a.radius + b.radius
                step = (APART * radii / math.hypot(dx, dy) - 1) / radii / 2
                if step > 0:
                    a.x, a.y = a.x - dx * step * b.radius, a.y - dy * step * b.radius
                    b.x, b.y = b.x + dx * step * a.radius, b.y + dy * step * a.radius


def circle(look, x, y, radius):
    return f'<circle class="{look}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def text(x, y, words, look="plain"):
    return f'<text class="{look}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def symbol_legend(most, unit):
    """What the symbols mean, where the South Pacific is empty."""
    x, y = 118, 410
    lines = [text(x, y, "One symbol per country"), Symbol(x + 22, y + 34, 9, 4, 22 / 3).svg(),
             f'<path class="leader" d="M{x + 34} {y + 15.5}H{x + 54}M{x + 22} {y + 41}H{x + 54}"/>',
             text(x + 60, y + 20.5, "ring: attempted"), text(x + 60, y + 46, "disc: successful"),
             circle("spot", x + 22, y + 66.5, 1.6), text(x + 60, y + 71.5, "dot: place of a case")]
    x, y = x + 28, y + 120
    for count in [3**power for power in range(9) if 3**power <= most][-3:]:
        r = unit * math.sqrt(count)
        lines += [Symbol(x + r, y - r, count, 0, unit).svg(), text(x + r, y + 18, str(count), "middle")]
        x += 2 * r + 20
    return lines + [text(x - 4, y + 18, "cases")]


def land_legend(countries):
    """The classes of land in a row below the globe; a class that no country is in needs no words."""
    x, y, lines = MARGIN, 650, []
    for status, words in LAND.items():
        names = [f["properties"]["name"] for f in countries if f["properties"]["status"] == status]
        if names:
            words += f": {', '.join(names) if status == 'out_of_scope' else len(names)}"
            lines += [f'<path class="land {status}" d="M{x} {y - 12}h22v14h-22z"/>', text(x + 29, y, words)]
            x += 55 + 8.5 * len(words)
    return lines


def name_of(feature):
    """The name of a country in the middle of its largest polygon, if there is room."""
    ring = simplified(feature["geometry"]["coordinates"][0][0], 0)
    name, (xs, ys) = feature["properties"]["name"].upper(), zip(*ring)
    if max(xs) - min(xs) < 12 * TENTH * len(name):
        return ""
    return text((min(xs) + max(xs)) / 2 / TENTH, (min(ys) + max(ys)) / 2 / TENTH, name, "place middle")


def draw(folder):
    """The whole picture of an export folder."""
    countries, points, cases = (json.loads((folder / f"{layer}.geojson").read_bytes())["features"]
                                for layer in ("countries", "symbols", "cases"))
    with open(folder / "timeline.csv", encoding="utf-8", newline="") as timeline:
        years = sorted(int(row["year"]) for row in csv.DictReader(timeline) if row["year"])
    total = json.loads((folder / "report.json").read_bytes())["accepted"]
    most = max((f["properties"]["attempted"] or 0 for f in points), default=0)
    unit = min(UNIT_RADIUS, MOST_RADIUS / math.sqrt(most or 1))
    symbols = [Symbol(*project(*f["geometry"]["coordinates"]), counts["attempted"], counts["successful"], unit,
                      counts["name"]) for f in points if (counts := f["properties"])["attempted"]]
    symbols.sort(key=lambda symbol: (-symbol.attempted, symbol.name))
    spread(symbols)
    subtitle = f"{total} cases in {len(symbols)} countries" + (f", {years[0]}–{years[-1]}" if years else "") + (
        f"; {sum(symbol.successful for symbol in symbols)} of the attempts were successful")
    note = (f"{total - len(cases)} of {total} cases have no position and appear in the country symbols only. "
            "Crowded symbols are moved apart; symbols hide some places.")
    top = "; ".join(symbol.words for symbol in symbols[:5])
    outline, graticule = globe()
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' role="img" aria-labelledby="title desc"><title id="title">{escape(TITLE)}</title>',
        f'<desc id="desc">{escape(f"World map. {subtitle}. Most cases: {top}. {note}")}</desc><style>{STYLE}</style>',
        '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0H5V5H0z" fill="#fff"/><path d="M1 0V5" stroke="#444" stroke-width="1.6"/></pattern>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        text(MARGIN, 34, TITLE, "title"), text(MARGIN, 59, subtitle, "subtitle"),
        f'<path class="sea" d="{outline}"/><path class="graticule" d="{graticule}"/>',
        *(draw_country(f) for status in LAND for f in countries if f["properties"]["status"] == status),
        f'<path class="outline" d="{outline}"/>',
        *(name_of(f) for f in countries if f["properties"]["status"] == "out_of_scope"),
        *(circle("spot", *project(*f["geometry"]["coordinates"]), 1.6) for f in cases),
        *(symbol.svg() for symbol in symbols), *symbol_legend(most, unit), *land_legend(countries),
        text(MARGIN, 674, note, "note"), text(MARGIN, 692, SOURCE, "note"), "</svg>", ""])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    drawing, target = draw(Path(sys.argv[1])), Path(sys.argv[2])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(drawing, encoding="utf-8", newline="\n")
