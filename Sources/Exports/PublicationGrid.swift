package import SimpleFeatures

/// The positions at which cases may be published.
///
/// The published position depends on nothing but the grid cell and the country of the stored one, so that it tells no
/// more than those. Cells lie round the grid positions. Thread rule: each thread has a grid of its own, which remembers
/// what it has worked out for a parallel: distances on it are the same at every longitude.
package struct PublicationGrid: Sendable {
    private let cellsPerDegree: Int
    private var parallels: [Int: Parallel] = [:]

    package init(cellsPerDegree: Int) {
        self.cellsPerDegree = cellsPerDegree
    }

    /// A published position, and the farthest that a stored position of the same cell can be from it.
    package struct Point: Hashable, Sendable {
        package let position: Position
        package let farthestInMeters: Double
    }

    /// The grid position of the cell of `stored`; where that lies outside the country the nearest of the eight round
    /// it that lies inside; nil when none does.
    package mutating func point(
        for stored: Position, isInCountry: (Position) throws -> Bool
    ) rethrows -> Point? {
        let column = Int((stored.longitude * Double(cellsPerDegree)).rounded())
        let row = Int((stored.latitude * Double(cellsPerDegree)).rounded())
        let parallel = parallel(row)
        for step in parallel.steps {
            guard let position = position(column + step.east, row + step.north), try isInCountry(position) else {
                continue
            }
            return Point(position: position, farthestInMeters: step.farthestInMeters)
        }
        return nil
    }

    /// What is the same for all cells of a row.
    private struct Parallel: Sendable {
        /// From a cell to its own grid position and those of its neighbours, the nearest first.
        let steps: [Step]
    }

    private struct Step: Sendable {
        let east: Int
        let north: Int
        /// From the grid position so many steps away to the farthest corner of the cell.
        let farthestInMeters: Double
    }

    private mutating func parallel(_ row: Int) -> Parallel {
        if let known = parallels[row] { return known }
        let centre = corner(0, Double(row))
        let steps = PublicationGrid.steps.map { step in
            let position = corner(Double(step.east), Double(row + step.north))
            let distance = Geodesic.distanceInMeters(from: centre, to: position)
            return (
                distance, Step(east: step.east, north: step.north, farthestInMeters: farthest(from: position, row))
            )
        }
        // The order of equal distances is that of the list.
        let sorted = steps.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
        let parallel = Parallel(steps: sorted.map(\.element.1))
        parallels[row] = parallel
        return parallel
    }

    private static let steps: [(east: Int, north: Int)] = [
        (0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1),
    ]

    /// A grid position; nil beyond the antimeridian and the poles.
    private func position(_ column: Int, _ row: Int) -> Position? {
        Position(
            checking: Double(column) / Double(cellsPerDegree), latitude: Double(row) / Double(cellsPerDegree))
    }

    /// A corner of a cell, no farther north or south than the poles.
    private func corner(_ column: Double, _ row: Double) -> Position {
        Position(
            longitude: column / Double(cellsPerDegree),
            latitude: max(-90, min(90, row / Double(cellsPerDegree))))
    }

    /// The distance to the farthest corner of the cell in column 0.
    private func farthest(from position: Position, _ row: Int) -> Double {
        [(-0.5, -0.5), (-0.5, 0.5), (0.5, -0.5), (0.5, 0.5)].map { east, north in
            Geodesic.distanceInMeters(from: position, to: corner(east, Double(row) + north))
        }.max() ?? 0
    }
}
