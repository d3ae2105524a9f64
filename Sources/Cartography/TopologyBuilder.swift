package import SimpleFeatures

extension Topology {
    /// Takes areas apart into arcs: extract ─rings─▶ join ─junctions─▶ cut ─arcs─▶ dedup.
    ///
    /// Law: ``areas`` gives the same areas back, but for where their rings begin. Neighbours share a border where they have
    /// its positions in common. Source: Bostock, How to infer topology, 2013.
    package init(_ areas: [MultiPolygon]) {
        var builder = TopologyBuilder(areas)
        builder.join()
        let objects = areas.map { area in
            area.polygons.map { polygon in polygon.rings.map { _ in builder.cutNextRing() } }
        }
        self.init(arcs: builder.arcs.map { arc in arc.map { builder.table.positions[Int($0)] } }, objects: objects)
    }
}

/// Arcs while they are found.
private struct TopologyBuilder {
    private(set) var table: VertexTable
    /// The rings as numbers of vertices, none twice in a row, the first not at the end again.
    private var rings: [[Int32]] = []
    private var nextRing = 0
    private var isJunction: [Bool] = []
    private(set) var arcs: [[Int32]] = []
    /// The arcs by the vertices at their ends, the smaller first.
    private var arcsByEnds: [UInt64: [Int]] = [:]

    /// Extract: the rings of all areas, in order. AB is an edge, ABCA a ring, which is kept as ABC.
    init(_ areas: [MultiPolygon]) {
        let positions = areas.flatMap(\.polygons).flatMap(\.rings).map(\.positions)
        table = VertexTable(capacity: positions.reduce(0) { $0 + $1.count })
        for ring in positions { rings.append(ring.dropLast().map { table.number(of: $0) }) }
    }

    /// Join: a vertex is a junction when rings go on from it to different neighbours.
    ///
    /// B of ABC and CBA is none; B of ABC and ABD is one. The edges of the map are junctions too: what lies on ±180 or at a
    /// pole lies there on both sides.
    mutating func join() {
        let none: Int32 = -1
        var neighbours = [(Int32, Int32)](repeating: (none, none), count: table.positions.count)
        isJunction = table.positions.map { abs($0.longitude) == 180 || abs($0.latitude) == 90 }
        for ring in rings {
            var before = ring[ring.count - 1]
            for (place, vertex) in ring.enumerated() {
                let after = ring[place + 1 < ring.count ? place + 1 : 0]
                let pair = (min(before, after), max(before, after))
                let known = neighbours[Int(vertex)]
                if known.0 == none {
                    neighbours[Int(vertex)] = pair
                } else if known != pair {
                    isJunction[Int(vertex)] = true
                }
                before = vertex
            }
        }
    }

    /// Cut: the arcs of the next ring, from junction to junction.
    mutating func cutNextRing() -> [Int] {
        let ring = rings[nextRing]
        nextRing += 1
        guard let first = ring.firstIndex(where: { isJunction[Int($0)] }) else {
            return [number(of: closed(ring))]
        }
        var references: [Int] = []
        var arc = [ring[first]]
        for step in 1...ring.count {
            let vertex = ring[(first + step) % ring.count]
            arc.append(vertex)
            if isJunction[Int(vertex)] {
                references.append(number(of: arc))
                arc = [vertex]
            }
        }
        return references
    }

    /// A ring without junctions, from its westernmost vertex on, which stands at its end again: a ring that two areas share
    /// begins at one place in both.
    private func closed(_ ring: [Int32]) -> [Int32] {
        let start = ring.indices.min { a, b in
            let (p, q) = (table.positions[Int(ring[a])], table.positions[Int(ring[b])])
            return (p.longitude, p.latitude) < (q.longitude, q.latitude)
        }
        let turned = ring[(start ?? 0)...] + ring[..<(start ?? 0)]
        return Array(turned + turned.prefix(1))
    }

    /// Dedup: ABC and CBA are one arc, 1 and ~1.
    private mutating func number(of arc: [Int32]) -> Int {
        let (a, b) = (arc[0], arc[arc.count - 1])
        let ends = UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
        for known in arcsByEnds[ends] ?? [] where arcs[known].count == arc.count {
            if arcs[known] == arc { return known }
            if arcs[known].reversed().elementsEqual(arc) { return ~known }
        }
        arcs.append(arc)
        arcsByEnds[ends, default: []].append(arcs.count - 1)
        return arcs.count - 1
    }
}
