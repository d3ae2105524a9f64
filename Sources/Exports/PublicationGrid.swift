package import SimpleFeatures

/// The positions at which cases may be published.
///
/// The published position depends on nothing but the grid cell and the country of the stored one, so that it tells no
/// more than those. Cells lie round the grid positions.
package struct PublicationGrid: Sendable {
    private let cellsPerDegree: Int

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
    package func point(for stored: Position, isInCountry: (Position) -> Bool) -> Point? {
        let column = (stored.longitude * Double(cellsPerDegree)).rounded()
        let row = (stored.latitude * Double(cellsPerDegree)).rounded()
        let centre = position(column, row)
        let published = isInCountry(centre) ? centre : neighbours(of: centre, column, row).first(where: isInCountry)
        return published.map { Point(position: $0, farthestInMeters: farthest(from: $0, inCellAt: column, row)) }
    }

    /// The eight grid positions round one, nearest first.
    private func neighbours(of centre: Position, _ column: Double, _ row: Double) -> [Position] {
        PublicationGrid.steps.compactMap { step in
            Position(
                checking: (column + step.east) / Double(cellsPerDegree),
                latitude: (row + step.north) / Double(cellsPerDegree))
        }.sorted { a, b in
            Geodesic.distanceInMeters(from: centre, to: a) < Geodesic.distanceInMeters(from: centre, to: b)
        }
    }

    private static let steps: [(east: Double, north: Double)] = [
        (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1),
    ]

    private func position(_ column: Double, _ row: Double) -> Position {
        Position(longitude: column / Double(cellsPerDegree), latitude: row / Double(cellsPerDegree))
    }

    /// The distance to the farthest corner of a cell.
    private func farthest(from position: Position, inCellAt column: Double, _ row: Double) -> Double {
        let corners = [(-0.5, -0.5), (-0.5, 0.5), (0.5, -0.5), (0.5, 0.5)].map { east, north in
            let corner = self.position(column + east, row + north)
            return Position(longitude: corner.longitude, latitude: max(-90, min(90, corner.latitude)))
        }
        return corners.map { Geodesic.distanceInMeters(from: position, to: $0) }.max() ?? 0
    }
}
