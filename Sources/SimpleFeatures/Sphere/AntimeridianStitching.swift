import Foundation

extension MultiPolygon {
    /// The area as it lies on the globe: the rings of each polygon, the exterior first, without the seam that cutting at
    /// the antimeridian leaves.
    ///
    /// Shape: what a ring encloses lies on its right, as d3-geo asks: exteriors run clockwise, holes counter-clockwise. An
    /// exterior round a pole is a ring as well. Positions at ±180 stay where a border crosses it. Law: the rings enclose
    /// what the polygons cover.
    package var onSphere: [[[Position]]] {
        seamless.map { rings in rings.map { $0.reversed() } }
    }

    /// Likewise, but that what a ring encloses lies on its left, as in ``polygons``.
    package var seamless: [[[Position]]] { AntimeridianStitching(polygons).polygons }
}

/// Sews polygons together along the antimeridian and at the poles.
///
/// Where one polygon runs north along ±180 and another, or the same, runs south, nothing lies between them: that edge goes.
/// What is left of their rings is linked to rings again. AB of ABCDA and BA of BAEFB go; BCDA and AEFB make one ring.
private struct AntimeridianStitching {
    /// The rings of each polygon, the exterior first, what they enclose on their left.
    private(set) var polygons: [[[Position]]] = []
    /// What is left of rings with an edge on the seam: lines that begin and end there.
    private var chains: [Chain] = []
    private var edges: [SeamEdge] = []
    /// For each polygon another one that it has been sewn to; itself where there is none.
    private var partners: [Int]

    private struct Chain {
        let positions: [Position]
        let polygon: Int

        /// On the seam a latitude is a place.
        var start: Double { positions[0].latitude }
        var end: Double { positions[positions.count - 1].latitude }
    }

    private struct SeamEdge {
        let polygon: Int
        let start: Double
        let end: Double
    }

    init(_ parts: [Polygon]) {
        partners = Array(parts.indices)
        var whole: [(polygon: Int, rings: [[Position]])] = []
        for (number, part) in parts.enumerated() {
            let rings = part.rings.map(\.positions)
            let isCut = rings.map(AntimeridianStitching.hasSeamEdge)
            for (ring, isCut) in zip(rings, isCut) where isCut { cut(ring, of: number) }
            if isCut.contains(true) {
                whole.append((number, zip(rings, isCut).filter { !$1 }.map(\.0)))
            } else {
                polygons.append(rings)
            }
        }
        guard !whole.isEmpty else { return }
        sew()
        var ringsByPolygon: [Int: [[Position]]] = [:]
        for (polygon, ring) in linked() { ringsByPolygon[root(of: polygon), default: []].append(ring) }
        for (polygon, rings) in whole { ringsByPolygon[root(of: polygon), default: []] += rings }
        for polygon in ringsByPolygon.keys.sorted() {
            polygons.append(AntimeridianStitching.exteriorFirst(ringsByPolygon[polygon] ?? []))
        }
    }

    // MARK: Cut

    private static func hasSeamEdge(_ ring: [Position]) -> Bool {
        zip(ring, ring.dropFirst()).contains { isSeamEdge($0, $1) }
    }

    /// An edge along ±180, or from one longitude of a pole to another.
    private static func isSeamEdge(_ a: Position, _ b: Position) -> Bool {
        if abs(a.latitude) == 90, a.latitude == b.latitude { return true }
        return a.longitude == b.longitude && abs(a.longitude) == 180
    }

    private mutating func cut(_ ring: [Position], of polygon: Int) {
        let positions = ring.dropLast()
        let first = positions.indices.first {
            AntimeridianStitching.isSeamEdge(positions[$0], positions[($0 + 1) % positions.count])
        }
        guard let first else { return }
        var chain: [Position] = []
        for step in 0..<positions.count {
            let a = positions[(first + step) % positions.count]
            let b = positions[(first + step + 1) % positions.count]
            if AntimeridianStitching.isSeamEdge(a, b) {
                if chain.count > 1 { chains.append(Chain(positions: chain, polygon: polygon)) }
                chain = [b]
                if a.latitude != b.latitude {
                    edges.append(SeamEdge(polygon: polygon, start: a.latitude, end: b.latitude))
                }
            } else {
                chain.append(b)
            }
        }
        if chain.count > 1 { chains.append(Chain(positions: chain, polygon: polygon)) }
    }

    // MARK: Sew

    /// Takes away what two edges have in common that run against each other; what only one has becomes a chain.
    private mutating func sew() {
        let latitudes = Set(edges.flatMap { [$0.start, $0.end] }).sorted()
        for (south, north) in zip(latitudes, latitudes.dropFirst()) {
            let over = edges.filter { min($0.start, $0.end) <= south && max($0.start, $0.end) >= north }
            let northward = over.filter { $0.start < $0.end }.map(\.polygon)
            let southward = over.filter { $0.start > $0.end }.map(\.polygon)
            for (a, b) in zip(northward, southward) { join(a, b) }
            let ends = [south, north].map { Position(longitude: 180, latitude: $0) }
            for polygon in northward.dropFirst(southward.count) {
                chains.append(Chain(positions: ends, polygon: polygon))
            }
            for polygon in southward.dropFirst(northward.count) {
                chains.append(Chain(positions: ends.reversed(), polygon: polygon))
            }
        }
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(of: a), root(of: b))
        partners[max(a, b)] = min(a, b)
    }

    private func root(of polygon: Int) -> Int {
        var root = polygon
        while partners[root] != root { root = partners[root] }
        return root
    }

    // MARK: Link

    /// Chains end to end, until they are rings.
    private func linked() -> [(polygon: Int, ring: [Position])] {
        var isUsed = [Bool](repeating: false, count: chains.count)
        let byStart = Dictionary(grouping: chains.indices) { chains[$0].start }
        return chains.indices.compactMap { first in
            guard !isUsed[first] else { return nil }
            var ring = chains[first].positions
            var last = first
            isUsed[first] = true
            while let next = next(after: last, among: byStart[chains[last].end] ?? [], first, isUsed), next != first {
                ring += chains[next].positions.dropFirst()
                isUsed[next] = true
                last = next
            }
            ring[ring.count - 1] = ring[0]
            return ring.count >= 4 ? (chains[first].polygon, ring) : nil
        }
    }

    /// The chain that turns most to the left, so that an area that touches itself becomes several rings.
    private func next(after last: Int, among candidates: [Int], _ first: Int, _ isUsed: [Bool]) -> Int? {
        let open = candidates.filter { !isUsed[$0] || $0 == first }
        guard open.count > 1 else { return open.first }
        let line = chains[last].positions
        let back = AntimeridianStitching.direction(from: line[line.count - 1], to: line[line.count - 2])
        return open.min { turn(from: back, to: $0) < turn(from: back, to: $1) }
    }

    /// How far it is clockwise from a direction to that in which a chain begins.
    private func turn(from back: Double, to chain: Int) -> Double {
        let line = chains[chain].positions
        let turn = back - AntimeridianStitching.direction(from: line[0], to: line[1])
        return turn > 0 ? turn : turn + 2 * .pi
    }

    /// Units: radians, counter-clockwise from the east.
    private static func direction(from a: Position, to b: Position) -> Double {
        atan2(b.latitude - a.latitude, step(from: a, to: b))
    }

    // MARK: Tell exteriors from holes

    /// Degrees of longitude from one position to another, the short way round.
    private static func step(from a: Position, to b: Position) -> Double {
        let step = b.longitude - a.longitude
        return abs(step) <= 180 ? step : step - (step > 0 ? 360 : -360)
    }

    /// The exterior is the ring round a pole, else the one with the largest area on its left in the plane.
    private static func exteriorFirst(_ rings: [[Position]]) -> [[Position]] {
        let sizes = rings.map(size)
        guard let exterior = rings.indices.max(by: { sizes[$0] < sizes[$1] }) else { return rings }
        return [rings[exterior]] + rings.indices.filter { $0 != exterior }.map { rings[$0] }
    }

    /// Twice the signed area with longitudes that go on beyond ±180; infinite for a ring round a pole.
    private static func size(of ring: [Position]) -> Double {
        var (x, area) = (0.0, 0.0)
        for (a, b) in zip(ring, ring.dropFirst()) {
            let next = x + step(from: a, to: b)
            area += (x - next) * (a.latitude + b.latitude)
            x = next
        }
        return abs(x) > 180 ? .infinity : area
    }
}

extension MultiLineString {
    /// The line as it lies on the globe: pieces that were cut at the antimeridian or at a pole are one again.
    package var onSphere: MultiLineString {
        var joined: [[Position]] = []
        for line in lines {
            if let end = joined.last?.last, let start = line.first, end.isSamePlace(as: start) {
                joined[joined.count - 1] += line.dropFirst()
            } else {
                joined.append(line)
            }
        }
        return MultiLineString(joined.map(MultiLineString.withoutRepetition))
    }

    private static func withoutRepetition(_ line: [Position]) -> [Position] {
        var kept: [Position] = []
        for position in line where kept.last?.isSamePlace(as: position) != true { kept.append(position) }
        return kept.count > 1 ? kept : line
    }
}

extension Position {
    /// Whether both are one point of the globe.
    fileprivate func isSamePlace(as other: Position) -> Bool {
        guard latitude == other.latitude else { return false }
        return longitude == other.longitude || abs(latitude) == 90
            || (abs(longitude) == 180 && abs(other.longitude) == 180)
    }
}
