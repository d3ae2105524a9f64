package import SimpleFeatures

/// Areas as the lines that their borders are made of: a border that two areas share is one line.
///
/// Shape: an arc runs from one junction to the next, where borders of other areas begin, or round a whole ring that has no
/// junction; then its last position is its first. A ring lists arcs end to end. `1` is arc 1, `~1` is arc 1 run backwards.
/// Source: TopoJSON Format Specification 1.0, section 2.1.4 (arc indexes).
package struct Topology: Sendable {
    /// The rings of a polygon, the exterior first.
    package typealias Rings = [[Int]]

    package let arcs: [[Position]]
    /// The polygons of each area.
    package let objects: [[Rings]]

    init(arcs: [[Position]], objects: [[Rings]]) {
        self.arcs = arcs
        self.objects = objects
    }

    /// The areas again, in the order in which they came.
    package var areas: [MultiPolygon] { objects.map { area(of: $0) } }

    private func area(of polygons: [Rings]) -> MultiPolygon {
        MultiPolygon(
            polygons.compactMap { rings in
                let rings = rings.compactMap { Ring(positions(along: $0)) }
                return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
            })
    }

    /// The positions of a ring, the first of them at its end again.
    package func positions(along ring: [Int]) -> [Position] {
        var positions: [Position] = []
        for reference in ring {
            if !positions.isEmpty { positions.removeLast() }
            if reference >= 0 {
                positions += arcs[reference]
            } else {
                positions += arcs[~reference].reversed()
            }
        }
        return positions
    }
}

extension Int {
    /// The arc of a reference, run either way.
    var arc: Int { self >= 0 ? self : ~self }
}
