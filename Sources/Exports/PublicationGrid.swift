package import SimpleFeatures

/// The positions at which cases may be published.
///
/// The published position depends on nothing but the grid cell and the country of the stored one, so that it tells no
/// more than those. Cells lie round the grid positions. Thread rule: each thread has a grid of its own, which remembers
/// what it has worked out for a parallel: distances on it are the same at every longitude.
package struct PublicationGrid: Sendable {
    private let cellsPerDegree: Int
    /// From the south pole to the north pole.
    private var parallels: [Parallel]
    /// For each parallel from the equator and each step the farthest that a position of a cell can be; not a number until
    /// it is asked for.
    private var farthestInMeters: [Double]

    package init(cellsPerDegree: Int) {
        self.cellsPerDegree = cellsPerDegree
        parallels = Array(repeating: Parallel(), count: 180 * cellsPerDegree + 1)
        farthestInMeters = Array(repeating: .nan, count: (90 * cellsPerDegree + 1) * Step.count)
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
        let own = Step(east: 0, north: 0)
        if let position = position(column, row), try isInCountry(position) {
            return Point(position: position, farthestInMeters: farthest(by: own, ofRow: row))
        }
        for step in neighbours(ofRow: row) {
            guard let position = position(column + step.east, row + step.north), try isInCountry(position) else {
                continue
            }
            return Point(position: position, farthestInMeters: farthest(by: step, ofRow: row))
        }
        return nil
    }

    /// What is the same for all cells of a row, as far as it has been asked for.
    private struct Parallel: Sendable {
        /// The steps from a cell to the grid positions of its neighbours, the nearest first.
        var neighbours: [Step]?
    }

    private struct Step: Hashable, Sendable {
        let east: Int
        let north: Int

        /// How many steps there are, with the one that leads nowhere.
        static let count = 9
        /// The place of the step among them.
        var place: Int { 3 * (north + 1) + east + 1 }
    }

    private mutating func neighbours(ofRow row: Int) -> [Step] {
        if let known = parallels[index(ofRow: row)].neighbours { return known }
        let centre = corner(0, Double(row))
        // East and west of a meridian it is equally far.
        let toEast = [-1, 0, 1].map { north in
            Geodesic.distanceInMeters(from: centre, to: corner(1, Double(row + north)))
        }
        let toNorth = [-1, 0, 1].map { north in
            Geodesic.distanceInMeters(from: centre, to: corner(0, Double(row + north)))
        }
        let distances = PublicationGrid.steps.map { $0.east == 0 ? toNorth[$0.north + 1] : toEast[$0.north + 1] }
        // The order of equal distances is that of the list.
        let sorted = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
        let neighbours = sorted.map { PublicationGrid.steps[$0] }
        parallels[index(ofRow: row)].neighbours = neighbours
        return neighbours
    }

    /// From the grid position so many steps away to the farthest corner of a cell.
    private mutating func farthest(by step: Step, ofRow row: Int) -> Double {
        // What mirrors each other in a meridian or in the equator is equally far.
        let mirrored = Step(east: abs(step.east), north: row < 0 ? -step.north : step.north)
        let place = abs(row) * Step.count + mirrored.place
        if farthestInMeters[place].isNaN { farthestInMeters[place] = farthest(by: mirrored, abs(row)) }
        return farthestInMeters[place]
    }

    private func index(ofRow row: Int) -> Int { row + 90 * cellsPerDegree }

    private static let steps = [
        Step(east: 0, north: -1), Step(east: 0, north: 1), Step(east: -1, north: 0), Step(east: 1, north: 0),
        Step(east: -1, north: -1), Step(east: 1, north: -1), Step(east: -1, north: 1), Step(east: 1, north: 1),
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

    /// The distance to the farthest corner of the cell in column 0, from no farther west: one of its western corners.
    private func farthest(by step: Step, _ row: Int) -> Double {
        let position = corner(Double(step.east), Double(row + step.north))
        return [-0.5, 0.5].map { north in
            Geodesic.distanceInMeters(from: position, to: corner(-0.5, Double(row) + north))
        }.max() ?? 0
    }
}
