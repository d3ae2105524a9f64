"""The three scales of one world view.

10m is Natural Earth's finest. 50m is 10m simplified. 110m is Natural Earth's coarse map with the countries it
lacks taken from 10m. In both derived scales small countries keep a finer shape than their neighbours: they are
laid over the set and cut out of it.
"""
from collections import defaultdict

import numpy as np
import shapely

import views
from coverage import (dissolved, exact_coverage, faces_of, geometry_of, planar_area, polygons_of, simplified,
                      to_grid)

TOLERANCE_50M = 0.05              # degrees; gives about as many positions as Natural Earth's own 50m map

# A country smaller than `area` (square degrees at 10m) is drawn with the tolerance (degrees) beside it.
FINER_50M = ((0.002, 0.0005), (0.02, 0.003), (0.3, 0.02))
FINER_110M = ((0.0005, 0.0005), (0.004, 0.002), (0.05, 0.01), (float("inf"), 0.03))
MOST_ISLANDS_110M = 12            # polygons of one country that was added to the coarse map
# Square degrees at 10m: Natural Earth's 110m draws smaller archipelagos without islands that matter, such as Efate
# with the capital of Vanuatu; they are taken from 10m as well.
ARCHIPELAGO_110M = 3.0
SMALLEST_ISLAND_110M = 0.02       # of the country's largest polygon's area
GOLAN_TOLERANCE_110M = 0.03       # degrees
LARGEST_FRAGMENT = 0.5            # of the piece it was cut from; larger ones are never handed over


def build_10m(view: str, areas: dict, german: dict) -> tuple:
    """The finest set, and the polygons that FOLLOW_GERMAN moved, by the area they were moved from."""
    pieces = views.pieces_of(view, areas, german)
    transferred = defaultdict(list)
    for piece in pieces:
        if views.FOLLOW_GERMAN.get(piece.source) == piece.owner and view == "iso":
            transferred[piece.source].append(piece.polygon)
    return exact_coverage([(p.owner, p.polygon) for p in pieces]), dict(transferred)


def build_50m(finest: dict) -> dict:
    base = simplified(finest, TOLERANCE_50M)
    return patched(base, _finer_shapes(finest, FINER_50M, finest))


def build_110m(view: str, areas: dict, finest: dict, transferred: dict) -> dict:
    base = exact_coverage([(p.owner, p.polygon) for p in views.pieces_110m(view, areas, transferred)])
    added = _finer_shapes(finest, FINER_110M, set(finest) - set(base) | _archipelagos(finest))
    added = {owner: _main_islands(polygons) for owner, polygons in added.items()}
    golan = _golan_110m(base, transferred) if view == "iso" else []
    return patched(base, added, [("SYR", p) for p in golan])


def _archipelagos(finest: dict) -> set:
    """Small countries of several islands that have no neighbour on land.

    Not those that ±180 cuts: simplified, their halves would no longer end at the same latitudes.
    """
    owners = sorted(finest)
    shapes = [geometry_of(finest[o]) for o in owners]
    tree = shapely.STRtree(shapes)
    small = [i for i, o in enumerate(owners) if len(finest[o]) > 1 and planar_area(finest[o]) < ARCHIPELAGO_110M]
    uncut = [i for i in small if max(np.abs(shapes[i].bounds[::2])) < 180]
    return {owners[i] for i in uncut if len(tree.query(shapes[i], predicate="intersects")) == 1}


def _finer_shapes(finest: dict, levels, wanted) -> dict:
    """For each wanted country the simplified shape of its level; a country above all levels has none."""
    shapes, lower = {}, 0.0
    for area, tolerance in levels:
        level = {o for o in wanted if lower <= planar_area(finest[o]) < area}
        if level:
            simpler = simplified(finest, tolerance)
            shapes |= {o: simpler[o] for o in level}
        lower = area
    return shapes


def _main_islands(polygons: list) -> list:
    largest_first = sorted(polygons, key=lambda p: (-p.area, p.bounds))
    least = largest_first[0].area * SMALLEST_ISLAND_110M
    return [p for i, p in enumerate(largest_first) if i < 3 or (i < MOST_ISLANDS_110M and p.area >= least)]


def _golan_110m(base: dict, transferred: dict) -> list:
    golan = shapely.simplify(geometry_of(transferred["ISR"]), GOLAN_TOLERANCE_110M)
    return polygons_of(to_grid(shapely.intersection(golan, geometry_of(base["ISR"]))))


def patched(base: dict, finer: dict, extra: list = ()) -> dict:
    """`base` with the shapes of `finer` laid over it, the smallest on top.

    A country in `finer` loses the shape it had in `base`. extra: further (owner, polygon) to lay over.
    """
    smallest_first = sorted(finer, key=lambda owner: (planar_area(finer[owner]), owner))
    patches = [(o, p) for o in smallest_first for p in finer[o]] + list(extra)
    below = [(o, p) for o in sorted(base) if o not in finer for p in base[o]]
    pieces = patches + below
    faces, winner = faces_of(pieces)
    owners = [pieces[w][0] if w >= 0 else None for w in winner]
    owners = _tidied(faces, owners, winner, len(patches))
    return dissolved([(o, f) for o, f in zip(owners, faces) if o is not None])


def _tidied(faces: list, owners: list, winner, patches: int) -> list:
    """Hands gaps beside patches, and fragments that patches cut off, to the neighbour with the longest border."""
    neighbours = _shared_borders(faces)
    owners = list(owners)
    patch_owner = {owners[i] for i in range(len(faces)) if 0 <= winner[i] < patches}
    groups = _groups(owners, neighbours)
    main = {}
    for group in groups:
        for i in group:
            if winner[i] >= patches:
                size = sum(faces[j].area for j in group)
                main[winner[i]] = max(main.get(winner[i], 0.0), size)
    for group in groups:
        owner, size = owners[group[0]], sum(faces[i].area for i in group)
        beside = defaultdict(float)
        for i in group:
            for j, length in neighbours[i].items():
                if j == -1 or owners[j] != owner:
                    beside[None if j == -1 else owners[j]] += length
        if not any(o in patch_owner for o in beside):
            continue
        if owner is None:
            fill = None not in beside and len(beside) > 1
        else:
            fill = all(winner[i] >= patches and size < LARGEST_FRAGMENT * main[winner[i]] for i in group)
        beside.pop(None, None)
        if fill and beside:
            taker = max(sorted(beside), key=beside.get)
            for i in group:
                owners[i] = taker
    return owners


def _shared_borders(faces: list) -> list:
    """For each face the length it shares with every other; -1 stands for the outside of all."""
    sides = defaultdict(list)
    for i, face in enumerate(faces):
        for ring in [face.exterior, *face.interiors]:
            positions = [tuple(p) for p in shapely.get_coordinates(ring)]
            for a, b in zip(positions, positions[1:]):
                sides[min(a, b), max(a, b)].append(i)
    borders = [defaultdict(float) for _ in faces]
    for (a, b), found in sides.items():
        length = float(np.hypot(a[0] - b[0], a[1] - b[1]))
        i, j = found if len(found) == 2 else (found[0], -1)
        borders[i][j] += length
        if j >= 0:
            borders[j][i] += length
    return borders


def _groups(owners: list, neighbours: list) -> list:
    """Faces of one owner that hang together by a side."""
    seen, groups = set(), []
    for start in range(len(owners)):
        if start in seen:
            continue
        group, waiting = [], [start]
        seen.add(start)
        while waiting:
            i = waiting.pop()
            group.append(i)
            for j in neighbours[i]:
                if j >= 0 and j not in seen and owners[j] == owners[i]:
                    seen.add(j)
                    waiting.append(j)
        groups.append(group)
    return groups
