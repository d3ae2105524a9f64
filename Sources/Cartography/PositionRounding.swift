import Foundation
package import SimpleFeatures

extension Topology {
    /// The same map with positions of fewer decimals, wherever that is safe; the others keep theirs.
    ///
    /// Law: borders meet, cross and nest as before, and every place lies on the side where it lay. A position moves when
    /// the triangles that its edges sweep hold no other position and no place, and its edges then cross no other; and it
    /// moves no farther than is fit for the size of the areas that it borders. What lies on the edge of the map stays, so that both sides of ±180 keep their latitudes.
    package func rounded(toDecimals decimals: Int, keeping places: [Position]) -> Topology {
        var rounding = PositionRounding(self, places, PolygonRanks(self, areas).limitsInMeters)
        rounding.run(scale: (0..<decimals).reduce(1.0) { power, _ in power * 10 })
        return Topology(arcs: rounding.arcs, objects: objects)
    }
}

/// Positions while they are rounded, one after the other.
private struct PositionRounding {
    private var positions: [Position]
    private var limitsInMeters: [Double]
    private let arcsOfVertices: [[Int32]]
    private let edges: [(a: Int32, b: Int32)]
    /// The edges of vertex `v` are those from `starts[v]` to `starts[v + 1]` of `edgesByVertex`.
    private let edgesByVertex: [Int32]
    private let starts: [Int]
    private var grid = EdgeGrid()
    private var places: VertexGrid

    init(_ topology: Topology, _ places: [Position], _ limitsOfArcs: [Double]) {
        var table = VertexTable(capacity: topology.arcs.reduce(0) { $0 + $1.count })
        arcsOfVertices = topology.arcs.map { arc in arc.map { table.number(of: $0) } }
        positions = table.positions
        limitsInMeters = Array(repeating: .infinity, count: table.positions.count)
        for (arc, limit) in zip(arcsOfVertices, limitsOfArcs) {
            for vertex in arc { limitsInMeters[Int(vertex)] = min(limitsInMeters[Int(vertex)], limit) }
        }
        edges = arcsOfVertices.flatMap { arc in zip(arc, arc.dropFirst()).map { (a: $0, b: $1) } }
        self.places = VertexGrid(places)
        var counts = [Int](repeating: 0, count: positions.count + 1)
        for edge in edges {
            counts[Int(edge.a) + 1] += 1
            counts[Int(edge.b) + 1] += 1
        }
        for vertex in positions.indices { counts[vertex + 1] += counts[vertex] }
        starts = counts
        var edgesByVertex = [Int32](repeating: 0, count: edges.count * 2)
        for (number, edge) in edges.enumerated() {
            for end in [edge.a, edge.b] {
                edgesByVertex[counts[Int(end)]] = Int32(number)
                counts[Int(end)] += 1
            }
            grid.insert(Int32(number), from: positions[Int(edge.a)], to: positions[Int(edge.b)])
        }
        self.edgesByVertex = edgesByVertex
    }

    var arcs: [[Position]] { arcsOfVertices.map { arc in arc.map { positions[Int($0)] } } }

    mutating func run(scale: Double) {
        for vertex in positions.indices {
            let old = positions[vertex]
            guard abs(old.longitude) < 180, abs(old.latitude) < 90 else { continue }
            let new = Position(
                longitude: (old.longitude * scale).rounded(.toNearestOrEven) / scale,
                latitude: (old.latitude * scale).rounded(.toNearestOrEven) / scale)
            let isNear =
                hypot(new.longitude - old.longitude, new.latitude - old.latitude) * Earth.metersPerDegree
                <= limitsInMeters[vertex]
            guard new != old, isNear, abs(new.longitude) < 180, abs(new.latitude) < 90,
                isFree(Int32(vertex), toMoveTo: new)
            else { continue }
            positions[vertex] = new
            for edge in edges(of: Int32(vertex)) {
                let end = positions[Int(otherEnd(edge, Int32(vertex)))]
                grid.move(edge, from: (old, end), to: (new, end))
            }
        }
    }

    private func edges(of vertex: Int32) -> ArraySlice<Int32> {
        edgesByVertex[starts[Int(vertex)]..<starts[Int(vertex) + 1]]
    }

    private func otherEnd(_ edge: Int32, _ vertex: Int32) -> Int32 {
        let (a, b) = edges[Int(edge)]
        return a == vertex ? b : a
    }

    private mutating func isFree(_ vertex: Int32, toMoveTo new: Position) -> Bool {
        let old = positions[Int(vertex)]
        for edge in edges(of: vertex) {
            let end = otherEnd(edge, vertex)
            let swept = Triangle(a: positions[Int(end)], b: old, c: new)
            let box = swept.box
            // A place at the other end stays on the border.
            if places.contains(in: box, where: { $0 != swept.a && swept.contains($0) }) { return false }
            if grid.contains(near: box, where: { isInTheWay($0, of: vertex, end, swept, box) }) { return false }
        }
        return true
    }

    /// Whether an edge has an end in the swept triangle or meets the edge that moves.
    private func isInTheWay(
        _ other: Int32, of vertex: Int32, _ end: Int32, _ swept: Triangle, _ box: BoundingBox
    ) -> Bool {
        let (a, b) = edges[Int(other)]
        let (p, q) = (positions[Int(a)], positions[Int(b)])
        for (number, position) in [(a, p), (b, q)] where number != vertex && number != end {
            if box.contains(position), swept.contains(position) { return true }
        }
        guard a != vertex, b != vertex else { return false }
        // What is left has no end in the triangle: it can only run through the new edge or under its new end.
        let atEnd = Orientation.of(swept.c, from: p, to: q)
        if a == end || b == end { return atEnd == .on && BoundingBox(of: [p, q]).contains(swept.c) }
        let atStart = Orientation.of(swept.a, from: p, to: q)
        guard atEnd != atStart || atEnd == .on else { return false }
        let sides = (
            Orientation.of(p, from: swept.a, to: swept.c), Orientation.of(q, from: swept.a, to: swept.c)
        )
        return sides.0 != sides.1 || sides.0 == .on
    }
}
