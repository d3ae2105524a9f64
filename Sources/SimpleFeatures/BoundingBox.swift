/// The smallest box round a geometry: west, south, east, north.
///
/// Units: decimal degrees. Edges: west > east when the box crosses the antimeridian, as RFC 7946, section 5.2, asks.
package struct BoundingBox: Hashable, Sendable {
    package let west: Double
    package let south: Double
    package let east: Double
    package let north: Double

    package init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The plain box of a line that does not cross the antimeridian.
    package init(of positions: [Position]) {
        var west = Double.infinity
        var south = Double.infinity
        var east = -Double.infinity
        var north = -Double.infinity
        for position in positions {
            west = min(west, position.longitude)
            east = max(east, position.longitude)
            south = min(south, position.latitude)
            north = max(north, position.latitude)
        }
        self.init(west: west, south: south, east: east, north: north)
    }

    /// The smallest box round several plain boxes, on the circle of longitudes: it leaves out the widest gap.
    ///
    /// Nil when there is no box. Edges: the gap over the antimeridian wins a tie, so that west <= east where possible.
    package init?(containing boxes: [BoundingBox]) {
        guard let first = boxes.min(by: { $0.west < $1.west }) else { return nil }
        let south = boxes.map(\.south).reduce(first.south, min)
        let north = boxes.map(\.north).reduce(first.north, max)
        let plainEast = boxes.map(\.east).reduce(first.east, max)
        let widthOverAntimeridian = first.west + 360 - plainEast
        if let gap = BoundingBox.widestGap(between: boxes), gap.east - gap.west > widthOverAntimeridian {
            self.init(west: gap.east, south: south, east: gap.west, north: north)
        } else {
            self.init(west: first.west, south: south, east: plainEast, north: north)
        }
    }

    /// The widest stretch of longitudes between two boxes that no box covers.
    private static func widestGap(between boxes: [BoundingBox]) -> (west: Double, east: Double)? {
        var widest: (west: Double, east: Double)?
        var reach = Double.infinity
        for box in boxes.sorted(by: { $0.west < $1.west }) {
            let width = box.west - reach
            if width > 0, width > (widest.map { $0.east - $0.west } ?? 0) { widest = (reach, box.west) }
            reach = reach == .infinity ? box.east : max(reach, box.east)
        }
        return widest
    }

    package func contains(_ position: Position) -> Bool {
        guard position.latitude >= south, position.latitude <= north else { return false }
        return west <= east
            ? position.longitude >= west && position.longitude <= east
            : position.longitude >= west || position.longitude <= east
    }
}
