"""The two world views: which country each Natural Earth polygon is counted to.

`iso` gives every area to the country that ISO 3166-1 and the United Nations count it to; `de-facto` is
Natural Earth as it comes. Only whole polygons change hands, except where `FOLLOW_GERMAN` says otherwise.
"""
from typing import NamedTuple

import shapely

from coverage import polygons_of, split, to_grid

VIEWS = ("iso", "de-facto")
KOSOVO = "XKX"

# Areas that no ISO country holds: Natural Earth code -> user-assigned code. None is XKX.
UNASSIGNED_IN_BOTH = {"BRT": "XBT", "KAS": "XSG", "PGA": "XSP", "SCR": "XSR", "SPI": "XPI"}
UNASSIGNED_DE_FACTO = {
    "SOL": "XSO", "CYN": "XNC", "CNM": "XUN", "BJN": "XBN", "SER": "XSE", "USG": "XGT", "ESB": "XDH", "WSB": "XAK"}

# iso view: whole areas without an ISO code of their own -> the country they are counted to.
COUNTED_TO = {
    "SOL": "SOM", "CYN": "CYP", "CNM": "CYP", "ESB": "CYP", "WSB": "CYP", "KAB": "KAZ", "USG": "CUB",
    "BRI": "BRA", "BJN": "COL", "SER": "COL"}

# iso view: parts of these areas that the German point of view does not count to them.
# Crimea (UN General Assembly resolution 68/262), Golan Heights (UN Security Council resolution 497),
# Western Sahara west of the berm (UN list of Non-Self-Governing Territories).
FOLLOW_GERMAN = {"RUS": "UKR", "ISR": "SYR", "MAR": "ESH"}


class Box(NamedTuple):
    """Picks polygons by the position of an inner point, degrees."""
    owner: str
    west: float
    south: float
    east: float
    north: float


# iso view: polygons that have an ISO code of their own although Natural Earth draws them in their parent.
PARTS_WITH_OWN_CODE = {
    "FRA": [Box("GUF", -55, 1, -51, 7), Box("GLP", -62, 15.7, -60.8, 16.7), Box("MTQ", -61.4, 14.2, -60.7, 15),
            Box("REU", 55, -21.6, 56, -20.7), Box("MYT", 44.9, -13.2, 45.5, -12.5)],
    "NOR": [Box("SJM", 5, 74, 40, 82), Box("SJM", -10, 70, -7, 72), Box("BVT", 3, -55, 4, -54)],
    "NLD": [Box("BES", -70, 11, -62, 18)],
    "NZL": [Box("TKL", -174, -11, -170, -8)],
    "IOA": [Box("CXR", 105, -11, 106, -10), Box("CCK", 96, -13, 97.5, -11)],
}


class Piece(NamedTuple):
    """A polygon, the area it comes from and the country it goes to."""
    source: str
    owner: str
    polygon: shapely.Polygon


def pieces_of(view: str, areas: dict, german: dict) -> list:
    """Every polygon of `areas` with its owner in `view`."""
    owner_of = iso_pieces if view == "iso" else de_facto_pieces
    return [piece for area in areas.values() for piece in owner_of(area, german)]


def de_facto_key(area) -> str:
    if area.code == "KOS":
        return KOSOVO
    unassigned = UNASSIGNED_IN_BOTH | UNASSIGNED_DE_FACTO
    return unassigned.get(area.code) or area.attributes["iso_a3_eh"]


def de_facto_pieces(area, _german) -> list:
    return [Piece(area.code, de_facto_key(area), p) for p in area.polygons]


def iso_pieces(area, german) -> list:
    key = COUNTED_TO.get(area.code) or de_facto_key(area)
    if area.code in FOLLOW_GERMAN:
        return _pieces_by_german_view(area, german[area.code].polygons)
    boxes = PARTS_WITH_OWN_CODE.get(area.code, [])
    return [Piece(area.code, _owner_by_box(p, boxes) or key, p) for p in area.polygons]


def _owner_by_box(polygon, boxes):
    point = polygon.representative_point()
    for box in boxes:
        if box.west < point.x < box.east and box.south < point.y < box.north:
            return box.owner
    return None


def _pieces_by_german_view(area, german_polygons) -> list:
    seen = shapely.union_all(german_polygons)
    shapely.prepare(seen)
    return [Piece(area.code, area.code if seen.contains(p.representative_point()) else FOLLOW_GERMAN[area.code], p)
            for p in split(area.polygons, seen)]


# The 110m map has no German counterpart. Its border of Western Sahara ends at a position that the line
# 27 deg 40' N is drawn through at this scale; the cut runs from there to the map's own position on the coast.
SAHARA_110M = shapely.Polygon(
    [(-8, 27.65643), (-8.81783, 27.65643), (-13.12161, 27.65415), (-20, 27.65415), (-20, 20), (-8, 20)])


def pieces_110m(view: str, areas: dict, transferred_10m: dict) -> list:
    """As `pieces_of`, for the coarse map. transferred_10m: what changed hands at 10m, by source area."""
    if view == "de-facto":
        return pieces_of(view, areas, {})
    pieces = []
    for area in areas.values():
        if area.code == "MAR":
            pieces += [Piece("MAR", "ESH", p) for p in polygons_of(to_grid(_common(area, SAHARA_110M)))]
            pieces += [Piece("MAR", "MAR", p) for p in polygons_of(to_grid(_rest(area, SAHARA_110M)))]
        elif area.code == "RUS":
            crimea = shapely.union_all(transferred_10m["RUS"])
            pieces += [Piece("RUS", "UKR" if crimea.contains(p.representative_point()) else "RUS", p)
                       for p in area.polygons]
        elif area.code == "ISR":
            pieces += [Piece("ISR", "ISR", p) for p in area.polygons]
        else:
            pieces += iso_pieces(area, {})
    return pieces


def _common(area, zone):
    return shapely.intersection(shapely.MultiPolygon(area.polygons), zone)


def _rest(area, zone):
    return shapely.difference(shapely.MultiPolygon(area.polygons), zone)
