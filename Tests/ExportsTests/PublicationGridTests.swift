import Exports
import SimpleFeatures
import TestSupport
import Testing

@Suite("Published positions")
struct PublicationGridTests {
    @Test(
        "Published points lie on the grid and no farther than they say: 100,000 seeded positions",
        arguments: [1, 10, 100])
    func onGrid(cellsPerDegree: Int) throws {
        var generator = SeededGenerator(seed: 2020)
        var grid = PublicationGrid(cellsPerDegree: cellsPerDegree)
        for _ in 0..<100_000 / 3 {
            let stored = randomPosition(&generator)
            let point = try #require(point(of: &grid, stored))
            for degrees in [point.position.longitude, point.position.latitude] {
                let steps = degrees * Double(cellsPerDegree)
                #expect(abs(steps - steps.rounded()) < 1e-6)
            }
            #expect(Geodesic.distanceInMeters(from: stored, to: point.position) <= point.farthestInMeters + 0.001)
        }
    }

    @Test(
        "The distance that is told is that to the farthest of the four corners, for each row and each neighbour",
        arguments: [1, 10])
    func farthestCorner(cellsPerDegree: Int) throws {
        var grid = PublicationGrid(cellsPerDegree: cellsPerDegree)
        let size = 1 / Double(cellsPerDegree)
        for row in -90 * cellsPerDegree...90 * cellsPerDegree {
            let stored = Position(longitude: 100, latitude: Double(row) * size)
            for (east, north) in [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)] {
                let found = grid.point(for: stored) { position in
                    abs(position.longitude - 100 - Double(east) * size) < size / 10
                        && abs(position.latitude - stored.latitude - Double(north) * size) < size / 10
                }
                guard let point = found else {
                    // Beyond the poles there is none.
                    #expect(abs(row + north) > 90 * cellsPerDegree)
                    continue
                }
                let corners = [(-0.5, -0.5), (-0.5, 0.5), (0.5, -0.5), (0.5, 0.5)].map { east, north in
                    Position(
                        longitude: 100 + east * size,
                        latitude: max(-90, min(90, (Double(row) + north) * size)))
                }
                let farthest = corners.map { Geodesic.distanceInMeters(from: point.position, to: $0) }.max()
                #expect(abs(point.farthestInMeters - (farthest ?? 0)) < 1e-3, "\(row), \(east), \(north)")
            }
        }
    }

    @Test("The published point tells nothing but the cell: every position of a cell gives the same")
    func onlyTheCell() {
        var grid = PublicationGrid(cellsPerDegree: 10)
        // The country is everything east of 100.53: the middle of the cell is not in it.
        let isInCountry = { (position: Position) in position.longitude > 100.53 }
        var generator = SeededGenerator(seed: 5)
        let points = (0..<1000).map { _ in
            let stored = Position(
                longitude: 100.5 + Double.random(in: -0.0499...0.0499, using: &generator),
                latitude: 13.7 + Double.random(in: -0.0499...0.0499, using: &generator))
            return grid.point(for: stored, isInCountry: isInCountry)
        }
        #expect(Set(points).count == 1)
        #expect(points[0]?.position == Position(longitude: 100.6, latitude: 13.7))
    }

    @Test("Without a grid position in the country there is no point")
    func withheld() {
        var grid = PublicationGrid(cellsPerDegree: 10)
        let point = grid.point(for: Position(longitude: 113.55, latitude: 22.2)) { _ in false }
        #expect(point == nil)
    }

    @Test(
        "The grid ends at the poles and at ±180",
        arguments: [
            (179.99, 89.99), (-179.99, -89.99), (180, 90), (-180, -90), (0, 90),
        ])
    func ends(longitude: Double, latitude: Double) throws {
        var grid = PublicationGrid(cellsPerDegree: 10)
        let stored = Position(longitude: longitude, latitude: latitude)
        let point = try #require(point(of: &grid, stored))
        #expect(Position(checking: point.position.longitude, latitude: point.position.latitude) != nil)
    }

    private func point(of grid: inout PublicationGrid, _ stored: Position) -> PublicationGrid.Point? {
        grid.point(for: stored) { _ in true }
    }

    private func randomPosition(_ generator: inout SeededGenerator) -> Position {
        Position(
            longitude: Double.random(in: -180...180, using: &generator),
            latitude: Double.random(in: -90...90, using: &generator))
    }
}
