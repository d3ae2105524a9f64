"""Geometry of a whole set of countries: borders that two neighbours share stay one and the same line.

All positions lie on one grid of 0.00001 degrees (about 1 m), so that what is checked is what is written.
A set is a dictionary from a country's key to its list of polygons.
"""
import numpy as np
import shapely
from shapely.geometry import Polygon

DECIMALS = 5
GRID = 10.0 ** -DECIMALS          # degrees
LARGEST_GAP = 0.01                # square degrees; a hole up to this size is no sea; Natural Earth draws no lakes here
SEAM_TOLERANCE = 0.005            # degrees of latitude; the two sides of a cut at 180 differ by at most 0.003


def rounded(geometry):
    return shapely.transform(geometry, lambda positions: np.round(positions, DECIMALS) + 0.0)


def polygons_of(geometry) -> list:
    """The polygons of any geometry, lines and points left out."""
    return [p for p in shapely.get_parts(shapely.get_parts(geometry)) if p.geom_type == "Polygon" and not p.is_empty]


def to_grid(geometry):
    """Rounded to the grid; made valid when the source or the rounding lets a ring touch or cross itself."""
    geometry = rounded(geometry)
    if geometry.is_valid:
        return geometry
    return shapely.set_precision(shapely.make_valid(geometry), GRID)


def close_seam(polygons: list) -> list:
    """Moves the ends of cuts at -180 degrees to the latitudes that the same area has at +180.

    The source differs by up to 0.003 degrees there (Fiji, Russia), which would leave a step in the coast
    for a reader that joins the two halves.
    """
    positions = shapely.get_coordinates(polygons)
    east = np.unique(positions[positions[:, 0] == 180, 1])
    if len(east) == 0:
        return polygons

    def move(positions):
        positions = positions.copy()
        for i in np.flatnonzero(positions[:, 0] == -180):
            nearest = east[np.argmin(np.abs(east - positions[i, 1]))]
            if abs(nearest - positions[i, 1]) < SEAM_TOLERANCE:
                positions[i, 1] = nearest
        return positions

    return [shapely.transform(p, move) for p in polygons]


def beyond_seam(polygon) -> bool:
    """Whether a polygon touches -180 and lies east of it; Antarctica, which spans the world, does not count."""
    west, _, east, _ = polygon.bounds
    return west == -180 and east < 0


def shifted(polygon, degrees: float):
    return rounded(shapely.transform(polygon, lambda positions: positions + (degrees, 0)))


def split(polygons: list, cutter) -> list:
    """Polygons cut along the boundary of `cutter`, with no overlay: lines that both have stay as they are."""
    lines = shapely.union_all([p.boundary for p in polygons] + [cutter.boundary], grid_size=GRID)
    faces = polygons_of(shapely.polygonize(shapely.get_parts(lines)))
    whole = shapely.union_all(polygons)
    shapely.prepare(whole)
    return [f for f in faces if whole.contains(f.representative_point())]


def faces_of(pieces: list) -> tuple:
    """Nodes all pieces together on the grid and tells which piece each face of the plane belongs to.

    pieces: (owner, polygon), the first that covers a face wins. Returns faces and, for each, the number of
    its piece or -1.
    """
    polygons = [polygon for _, polygon in pieces]
    lines = shapely.union_all(shapely.boundary(polygons), grid_size=GRID)
    faces = polygons_of(shapely.polygonize(shapely.get_parts(lines)))
    inside = np.array([face.representative_point() for face in faces], dtype=object)
    winner = np.full(len(faces), -1)
    face, piece = shapely.STRtree(polygons).query(inside, predicate="intersects")
    for f, p in sorted(zip(face, piece), key=lambda pair: (pair[0], -pair[1])):
        winner[f] = p
    return faces, winner


def dissolved(owned_faces: list) -> dict:
    """Faces of one owner joined; every node on a border stays in both neighbours."""
    by_owner = {}
    for owner, face in owned_faces:
        by_owner.setdefault(owner, []).append(face)
    return {owner: polygons_of(shapely.coverage_union_all(by_owner[owner])) for owner in sorted(by_owner)}


def exact_coverage(pieces: list) -> dict:
    """The set of countries made of `pieces` (owner, polygon), with no gap, sliver or overlap among them.

    Halves of a country that was cut at the antimeridian are worked on side by side, so that both sides of
    the cut keep the same positions.
    """
    moved = [((owner, True), shifted(p, 360)) if beyond_seam(p) else ((owner, False), p) for owner, p in pieces]
    faces, winner = faces_of(moved)
    owners = _without_gaps(faces, [moved[w][0] if w >= 0 else None for w in winner])
    return _unshifted(dissolved([(owner, face) for owner, face in zip(owners, faces) if owner is not None]))


def _without_gaps(faces: list, owners: list) -> list:
    """Gives a small hole to the country with the longer border; the source has four, in and beside Egypt."""
    owners = list(owners)
    tree = shapely.STRtree(faces)
    for i, face in enumerate(faces):
        if owners[i] is not None or face.area > LARGEST_GAP:
            continue
        border = {}
        for j in tree.query(face, predicate="intersects"):
            if owners[j] is not None:
                shared = shapely.intersection(face.boundary, faces[j].boundary).length
                border[owners[j]] = border.get(owners[j], 0.0) + shared
        border = {owner: length for owner, length in border.items() if length > 0}
        if sum(border.values()) > 0.999 * face.length:
            owners[i] = max(sorted(border), key=border.get)
    return owners


def simplified(countries: dict, tolerance: float) -> dict:
    """Fewer positions, still a coverage. tolerance: degrees, the side of the square whose area may be cut off."""
    parts = [(owner, beyond_seam(p), p) for owner, polygons in countries.items() for p in polygons]
    shapes = np.array([shifted(p, 360) if beyond else p for _, beyond, p in parts], dtype=object)
    result = {}
    for (owner, beyond, original), shape in zip(parts, shapely.coverage_simplify(shapes, tolerance)):
        whole = polygons_of(shape) or [original]
        result.setdefault((owner, beyond), []).extend(rounded(p) for p in whole)
    return _unshifted(result)


def _unshifted(by_owner_and_side: dict) -> dict:
    result = {}
    for (owner, beyond), polygons in sorted(by_owner_and_side.items()):
        result.setdefault(owner, []).extend(shifted(p, -360) if beyond else p for p in polygons)
    return result


def planar_area(polygons: list) -> float:
    """Square degrees: only to tell small from large."""
    return float(shapely.area(polygons).sum())


def geometry_of(polygons: list):
    return shapely.MultiPolygon([p for p in polygons if isinstance(p, Polygon)])
