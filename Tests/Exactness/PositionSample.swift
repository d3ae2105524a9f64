package import Geodata
package import SimpleFeatures
import TestSupport

/// Positions to compare at, in blocks that can be made in any order.
package struct PositionSample: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Anywhere on the globe.
        case random
        /// Within a millionth of a degree of an edge, often on the meridian or parallel of one of its ends.
        case nearBorders = "near borders"
        /// Every vertex and the middle of every edge.
        case vertices = "vertices and middles"
    }

    package let kind: Kind
    package let count: Int
    private let edges: [Edge]
    private let seed: UInt64

    private struct Edge: Sendable {
        let start: Position
        let end: Position
    }

    package static let blockSize = 50_000

    /// Takes the number of positions for the kinds that are drawn by lot.
    package init(_ kind: Kind, of countries: Countries, count: Int, seed: UInt64) {
        self.kind = kind
        self.seed = seed
        edges =
            kind == .random
            ? []
            : countries.all.flatMap(\.area.polygons).flatMap(\.rings).flatMap { ring in
                zip(ring.positions, ring.positions.dropFirst()).map { Edge(start: $0, end: $1) }
            }
        self.count = kind == .vertices ? 2 * edges.count : count
    }

    package var blockCount: Int { (count + PositionSample.blockSize - 1) / PositionSample.blockSize }

    /// The positions of a block, which depend on its number and the seed alone.
    package func block(_ number: Int) -> [Position] {
        var generator = SeededGenerator(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
        let indices = number * PositionSample.blockSize..<min(count, (number + 1) * PositionSample.blockSize)
        return indices.map { index in
            switch kind {
            case .random: randomPosition(&generator)
            case .nearBorders: nearBorder(&generator)
            case .vertices: index % 2 == 0 ? edges[index / 2].start : middle(of: edges[index / 2])
            }
        }
    }

    private func randomPosition(_ generator: inout SeededGenerator) -> Position {
        Position(
            longitude: Double.random(in: -180..<180, using: &generator),
            latitude: Double.random(in: -90...90, using: &generator))
    }

    private func nearBorder(_ generator: inout SeededGenerator) -> Position {
        let edge = edges[Int.random(in: edges.indices, using: &generator)]
        let along = [0, 0, 1, 0.5, Double.random(in: 0...1, using: &generator)]
        let share = along[Int.random(in: along.indices, using: &generator)]
        let east = step(&generator)
        let north = step(&generator)
        let longitude = edge.start.longitude + share * (edge.end.longitude - edge.start.longitude) + east
        let latitude = edge.start.latitude + share * (edge.end.latitude - edge.start.latitude) + north
        return Position(longitude: max(-180, min(180, longitude)), latitude: max(-90, min(90, latitude)))
    }

    private func step(_ generator: inout SeededGenerator) -> Double {
        let steps = [0, 0, 1e-6, -1e-6, 1e-9, -1e-9, 1e-13, Double.random(in: -1e-6...1e-6, using: &generator)]
        return steps[Int.random(in: steps.indices, using: &generator)]
    }

    private func middle(of edge: Edge) -> Position {
        Position(
            longitude: (edge.start.longitude + edge.end.longitude) / 2,
            latitude: (edge.start.latitude + edge.end.latitude) / 2)
    }
}
