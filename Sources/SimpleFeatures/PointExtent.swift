/// The extent of points that come one by one, more of them than memory holds.
///
/// Law: extents of any parts, merged in any order, equal the extent of the whole. Longitudes are kept by stretches of
/// 1/16 of a degree with the westernmost and easternmost point of each; narrower gaps are not looked for.
package struct PointExtent: Hashable, Sendable {
    private var west: [Double]
    private var east: [Double]
    private var south = Double.infinity
    private var north = -Double.infinity

    private static let stretchesPerDegree = 16
    private static let stretchCount = 360 * stretchesPerDegree

    package init() {
        west = []
        east = []
    }

    package mutating func add(_ position: Position) { add([position]) }

    package mutating func add(_ positions: [Position]) {
        if west.isEmpty {
            west = Array(repeating: .infinity, count: PointExtent.stretchCount)
            east = Array(repeating: -.infinity, count: PointExtent.stretchCount)
        }
        for position in positions { include(position) }
    }

    private mutating func include(_ position: Position) {
        let stretch = Int((position.longitude + 180) * Double(PointExtent.stretchesPerDegree))
        let index = max(0, min(PointExtent.stretchCount - 1, stretch))
        if position.longitude < west[index] { west[index] = position.longitude }
        if position.longitude > east[index] { east[index] = position.longitude }
        south = min(south, position.latitude)
        north = max(north, position.latitude)
    }

    package mutating func merge(_ other: PointExtent) {
        guard !other.west.isEmpty else { return }
        guard !west.isEmpty else {
            self = other
            return
        }
        for index in west.indices {
            west[index] = min(west[index], other.west[index])
            east[index] = max(east[index], other.east[index])
        }
        south = min(south, other.south)
        north = max(north, other.north)
    }

    /// The smallest box on the circle of longitudes; nil when there is no point.
    package var boundingBox: BoundingBox? {
        BoundingBox(
            containing: west.indices.filter { west[$0] <= east[$0] }.map {
                BoundingBox(west: west[$0], south: south, east: east[$0], north: north)
            })
    }
}
