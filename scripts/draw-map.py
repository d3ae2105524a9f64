#!/usr/bin/env python3
"""Draws the picture that opens the README: a world map of an export folder, as SVG.

usage: draw-map.py EXPORTS MAP.svg

Needs nothing but the standard library, and the same exports give the same bytes. Areas only say what is known of a
country; counts are symbols, because a count painted on an area says more about large countries than about cases.
"""

import csv
import json
import math
import sys
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 1200, 668
GLOBE_WIDTH, GLOBE_TOP = 1130, 74
CENTRAL_MERIDIAN = 11.4  # the seam, 168.6° W, misses Chukotka, the Diomedes and Fiji; it cuts Umnak and Antarctica
TENTH = 10  # paths are counted in tenths of a pixel: whole numbers are exact and short
CELL = 2  # tenths; points that share a cell of this size are one point
LEAST_AREA = 30  # square tenths; smaller islets are left out
UNIT_RADIUS, MOST_RADIUS = 4.3, 30  # px; of a symbol of one case, and of the largest
GAP = 1  # px between neighbouring symbols

LAND = {  # status: words of the legend; drawn in this order, so that the strong outlines come last
    "none": "no case found", "cases": "with cases", "unassigned": "assigned to no country",
    "withheld": "figures withheld", "out_of_scope": "destination",
}
TITLE = "Attempted and successful apprehensions abroad, by country"
SOURCE = ("Demonstration cases compiled from public reporting; country borders: Natural Earth 5.1.1, world view iso. "
          "Borders imply no endorsement.")
STYLE = """
text { font-family: sans-serif; font-size: 14px; fill: #222 }
.title { font-size: 25px; font-weight: bold }
.subtitle { font-size: 16px }
.note { font-size: 12.5px; fill: #555 }
.place { font-size: 12.5px; letter-spacing: 2px; text-anchor: middle }
.middle { text-anchor: middle }
.sea { fill: #edf3f6 }
.outline { fill: none; stroke: #8fa3af }
.graticule { fill: none; stroke: #d3dfe5; stroke-width: .6 }
.land { stroke: #aaa69c; stroke-width: .45; stroke-linejoin: round; fill-rule: evenodd }
.none { fill: #e3e1db }
.cases { fill: #f3d7a2 }
.unassigned { fill: #fff; stroke: #444; stroke-width: .8; stroke-dasharray: 2 1.4 }
.withheld { fill: url(#hatch); stroke: #444; stroke-width: .6 }
.out_of_scope { fill: #b9c3cc; stroke: #333; stroke-width: 1.3 }
.cut { stroke: none }
.border { fill: none }
.halo { fill: none; stroke: #fff; stroke-width: 3.4; stroke-opacity: .8 }
.attempted { fill: #fff; fill-opacity: .85; stroke: #1b1b1b; stroke-width: 1.2 }
.successful { fill: #d55e00 }
.spot { fill: #1b1b1b }
.leader { fill: none; stroke: #1b1b1b; stroke-width: .8 }
"""


def project(longitude, latitude):
    """Equal Earth: equal areas, and a globe that looks familiar. Degrees in, SVG pixels out.

    B. Šavrič, T. Patterson, B. Jenny (2018): The Equal Earth map projection. International Journal of Geographical
    Information Science 33(3), 454–465, doi:10.1080/13658816.2018.1504949. X is linear in longitude, so that what lies
    beyond the seam lands beyond the outline of the globe.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 / math.sqrt(3) * math.radians(longitude - CENTRAL_MERIDIAN) * math.cos(t) / slope
    y = a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
    scale = GLOBE_WIDTH / 5.41326  # the unit globe is 5.41326 wide and 2.63473 high
    return WIDTH / 2 + x * scale, GLOBE_TOP + (1.317363 - y) * scale


def simplified(positions, turn=0):
    """Projects a line and drops what cannot be seen. Every point moves to the middle of its cell, whatever the points
    before it, so that neighbours still share their border; then repeated points go, and those on a straight line."""
    kept = []
    for position in positions:
        x, y = (round(v * TENTH / CELL) * CELL for v in project(position[0] + turn, position[1]))
        if kept and kept[-1] == (x, y):
            continue
        if len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2:]
            is_straight = (bx - ax) * (y - by) == (by - ay) * (x - bx)
            if is_straight and (bx - ax) * (x - bx) + (by - ay) * (y - by) > 0:
                kept.pop()
        kept.append((x, y))
    return kept


def path(points, end=""):
    """Relative steps between whole tenths: short, and rounding errors do not add up."""
    steps = [v for a, b in zip(points, points[1:]) for v in (b[0] - a[0], b[1] - a[1])]
    texts = [f"{v / TENTH:g}".replace("0.", ".") if abs(v) < TENTH else f"{v / TENTH:g}" for v in (*points[0], *steps)]
    return f"M{texts[0]} {texts[1]}" + ("l" + " ".join(texts[2:]).replace(" -", "-") if steps else "") + end


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def is_artificial(a, b):
    """Whether an edge is no coast and no border: it lies where the data is cut at ±180°, or on the pole."""
    return abs(a[0]) == abs(b[0]) == 180 or abs(a[1]) == abs(b[1]) == 90


def borders(ring):
    """The pieces of a ring between its artificial edges."""
    pieces = [[ring[0]]]
    for a, b in zip(ring, ring[1:]):
        if is_artificial(a, b):
            pieces.append([])
        pieces[-1].append(b)
    return [piece for piece in pieces if len(piece) > 1]


def shifts(ring):
    """The turns of the globe that bring a ring, or a part of it, between the seams: one turn, or two if it is cut."""
    west, east = (f(p[0] for p in ring) - CENTRAL_MERIDIAN for f in (min, max))
    return [turn for turn in (-360, 0, 360) if west + turn < 180 and east + turn > -180]


def draw_country(feature):
    """A country as SVG. Polygons with artificial edges are filled and outlined apart, so that no line shows where only
    the data is cut; what is beyond the seam is left to the clip path of the map."""
    parts = [(polygon, turn) for polygon in feature["geometry"]["coordinates"] for turn in shifts(polygon[0])]
    areas = [area(simplified(polygon[0], turn)) for polygon, turn in parts]
    whole, cut, lines = [], [], []
    for polygon, turn in (part for part, size in zip(parts, areas) if size >= min(LEAST_AREA, max(areas))):
        rings = [simplified(ring, turn) for ring in polygon]
        outlines = [path(ring, "z") for ring in rings if len(ring) > 2 or ring is rings[0]]
        if any(map(is_artificial, polygon[0], polygon[0][1:])):
            cut += outlines
            lines += [path(simplified(piece, turn)) for piece in borders(polygon[0])]
        else:
            whole += outlines
    name, status = (feature["properties"][key] for key in ("name", "status"))
    drawn = (("land", whole), ("land cut", cut), ("land border", lines))
    paths = "".join(f'<path class="{look} {status}" d="{"".join(d)}"/>' for look, d in drawn if d)
    return f"<g><title>{escape(name)}</title>{paths}</g>"


def globe():
    """The outline and the graticule of every 30 degrees, as path data."""
    meridian = lambda longitude: [project(longitude, latitude) for latitude in range(-90, 91, 3)]
    line = lambda points: path([(round(x * TENTH), round(y * TENTH)) for x, y in points])
    west, east = CENTRAL_MERIDIAN - 180, CENTRAL_MERIDIAN + 180
    parallels = [[project(west, latitude), project(east, latitude)] for latitude in range(-60, 61, 30)]
    meridians = [meridian(longitude) for longitude in range(-180, 210, 30) if west < longitude < east]
    return line(meridian(west) + meridian(east)[::-1]) + "z", "".join(map(line, meridians + parallels))


class Symbol:
    """A ring for the attempts and a disc for the successful ones among them; areas are proportional to counts."""

    def __init__(self, x, y, attempted, successful, unit, name=""):
        self.x, self.y, self.home, self.name = x, y, (x, y), name
        self.attempted, self.successful = attempted, successful
        self.radius, self.inner = unit * math.sqrt(attempted), unit * math.sqrt(successful)

    def svg(self):
        at = f'cx="{self.x:.1f}" cy="{self.y:.1f}"'
        title = f"{self.name}: {self.attempted} attempted, {self.successful} successful"
        return (f"<g><title>{escape(title)}</title>" * bool(self.name)
                + f'<circle class="halo" {at} r="{self.radius:.1f}"/><circle class="attempted" {at} r="{self.radius:.1f}"/>'
                + f'<circle class="successful" {at} r="{self.inner:.1f}"/>' * (self.successful > 0)
                + "</g>" * bool(self.name))

    def leader(self):
        """A line to where the symbol belongs, if it was moved farther than it reaches."""
        (x, y), distance = self.home, math.dist(self.home, (self.x, self.y))
        if distance <= self.radius:
            return ""
        return (f'<path class="leader" d="M{x:.1f} {y:.1f}L{self.x:.1f} {self.y:.1f}"/>'
                f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="1.3"/>')


def spread(symbols):
    """Moves symbols apart until none hides another, the smaller of two farther; where there is room nothing moves."""
    for _ in range(400):
        for i, a in enumerate(symbols):
            for b in symbols[i + 1:]:
                dx, dy = b.x - a.x or 0.01, b.y - a.y
                missing = a.radius + b.radius + GAP - math.hypot(dx, dy)
                if missing > 0.01:
                    step = missing / math.hypot(dx, dy) / (a.radius + b.radius) / 2
                    a.x, a.y = a.x - dx * step * b.radius, a.y - dy * step * b.radius
                    b.x, b.y = b.x + dx * step * a.radius, b.y + dy * step * a.radius


def text(x, y, words, look=""):
    return f'<text x="{x}" y="{y}"' + f' class="{look}"' * bool(look) + f">{escape(words)}</text>"


def legend(most, unit, features):
    """What the symbols mean, in the empty South Pacific, and the classes of land, below the globe."""
    x, y, lines = 96, 428, []
    sample = Symbol(x + 22, y + 22, 9, 4, 22 / 3)
    lines += [sample.svg(), text(x, y - 12, "A symbol a country", "")]
    lines += [f'<path class="leader" d="M{x + 33} {y + 3}H{x + 54}M{x + 22} {y + 26}H{x + 54}"/>']
    lines += [text(x + 58, y + 8, "ring: attempted"), text(x + 58, y + 31, "disc: of these successful")]
    x += 8
    for count in [n for n in (1, 3, 9, 27, 81, 243, 729, 2187) if n <= most][-3:]:
        radius = unit * math.sqrt(count)
        lines += [Symbol(x + radius, y + 90 - radius, count, 0, unit).svg(),
                  text(f"{x + radius:.1f}", y + 106, str(count), "middle")]
        x += 2 * radius + 20
    lines.append(text(x, y + 90, "cases"))
    x, y, counts = 36, 626, Counter(f["properties"]["status"] for f in features)
    for status in (status for status in LAND if counts[status]):
        names = ", ".join(f["properties"]["name"] for f in features if f["properties"]["status"] == status)
        words = f"{LAND[status]}: {names if status == 'out_of_scope' else counts[status]}"
        lines += [f'<rect class="land {status}" x="{x}" y="{y - 11}" width="20" height="13"/>', text(x + 27, y, words)]
        x += 27 + 8.2 * len(words) + 22
    return lines


def label(feature):
    """The name of the destination in the middle of its largest polygon, if there is room."""
    ring = simplified(max(feature["geometry"]["coordinates"], key=lambda polygon: area(simplified(polygon[0])))[0])
    name, spans = feature["properties"]["name"].upper(), [(min(axis), max(axis)) for axis in zip(*ring)]
    if spans[0][1] - spans[0][0] < 12 * TENTH * len(name):
        return ""
    x, y = (sum(span) / 2 / TENTH for span in spans)
    return text(f"{x:.1f}", f"{y:.1f}", name, "place")


def read(folder):
    """The features of the layers, the rows of the timeline, the report."""
    layers = [json.loads((folder / f"{name}.geojson").read_bytes())["features"] for name in ("countries", "symbols", "cases")]
    with open(folder / "timeline.csv", encoding="utf-8", newline="") as file:
        return *layers, list(csv.DictReader(file)), json.loads((folder / "report.json").read_bytes())


def draw(folder):
    countries, points, cases, timeline, report = read(folder)
    counted = [f for f in points if f["properties"]["attempted"]]
    most = max((f["properties"]["attempted"] for f in counted), default=1)
    unit = min(UNIT_RADIUS, MOST_RADIUS / math.sqrt(most))
    symbols = [Symbol(*project(*f["geometry"]["coordinates"]), *(f["properties"][key] for key in ("attempted", "successful")),
                      unit, f["properties"]["name"]) for f in counted]
    symbols.sort(key=lambda symbol: (-symbol.attempted, symbol.name))
    spread(symbols)
    years = sorted(int(row["year"]) for row in timeline if row["year"])
    total, successful = report["accepted"], sum(symbol.successful for symbol in symbols)
    subtitle = f"{total} cases in {len(symbols)} countries, {successful} of them successful" + (
        f", {years[0]}–{years[-1]}" if years else "")
    hidden = (f"{total - len(cases)} of {total} cases have no position and appear in the country symbols only. "
              "Crowded symbols are moved apart.")
    top = "; ".join(f"{s.name} {s.attempted} attempted, {s.successful} successful" for s in symbols[:5])
    outline, graticule = globe()
    spots = [project(*f["geometry"]["coordinates"]) for f in cases]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(TITLE)}</title>',
        f'<desc id="desc">{escape(f"World map in Equal Earth. {subtitle}. Most cases: {top}. {hidden}")}</desc>',
        f"<style>{STYLE}</style>",
        '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0H5V5H0z" fill="#fff"/><path d="M0 0V5" stroke="#444" stroke-width="2.4"/></pattern>',
        f'<clipPath id="globe"><path d="{outline}"/></clipPath></defs>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        text(36, 36, TITLE, "title"), text(36, 60, subtitle, "subtitle"),
        f'<path class="sea" d="{outline}"/><path class="graticule" d="{graticule}"/>', '<g clip-path="url(#globe)">',
        *(draw_country(f) for status in LAND for f in countries if f["properties"]["status"] == status),
        "</g>", f'<path class="outline" d="{outline}"/>',
        *(label(f) for f in countries if f["properties"]["status"] == "out_of_scope"),
        "".join(f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="1.3"/>' for x, y in spots),
        *(symbol.svg() for symbol in symbols), "".join(symbol.leader() for symbol in symbols),
        *legend(most, unit, countries), text(36, 646, hidden, "note"), text(36, 662, SOURCE, "note"), "</svg>", ""])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    target = Path(sys.argv[2])
    drawing = draw(Path(sys.argv[1]))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(drawing, encoding="utf-8", newline="\n")
