import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("Geodesic distances")
struct GeodesicTests {
    @Test("Distances equal PROJ's geod within a millimetre: 5,000 seeded pairs, near and far")
    func equalsPROJ() throws {
        var generator = SeededGenerator(seed: 1975)
        let pairs = (0..<5000).map { number in randomPair(&generator, isNear: number % 2 == 0) }
        for (pair, wanted) in zip(pairs, try geod(pairs)) {
            let seen = Geodesic.distanceInMeters(from: pair.0, to: pair.1)
            #expect(abs(seen - wanted) < 0.001, "\(pair), seed 1975")
        }
    }

    @Test("Nearly antipodal positions have PROJ's distance within a millimetre: 5,000 seeded pairs, the equator too")
    func antipodal() throws {
        var generator = SeededGenerator(seed: 2013)
        let pairs = (0..<5000).map { number in nearlyAntipodalPair(&generator, isOnEquator: number % 10 == 0) }
        for (pair, wanted) in zip(pairs, try geod(pairs)) {
            let seen = Geodesic.distanceInMeters(from: pair.0, to: pair.1)
            #expect(abs(seen - wanted) < 0.001, "\(pair), \(seen) for \(wanted), seed 2013")
        }
    }

    @Test("A position has no distance from itself, at the poles from any longitude")
    func zero() {
        let place = Position(longitude: 12, latitude: 34)
        #expect(Geodesic.distanceInMeters(from: place, to: place) == 0)
        let poles = [0.0, 123].map { Position(longitude: $0, latitude: 90) }
        #expect(Geodesic.distanceInMeters(from: poles[0], to: poles[1]) < 0.001)
    }

    private func randomPair(_ generator: inout SeededGenerator, isNear: Bool) -> (Position, Position) {
        let start = Position(
            longitude: Double.random(in: -180...180, using: &generator),
            latitude: Double.random(in: -89...89, using: &generator))
        guard isNear else {
            return (
                start,
                Position(
                    longitude: Double.random(in: -180...180, using: &generator),
                    latitude: Double.random(in: -90...90, using: &generator))
            )
        }
        return (
            start,
            Position(
                longitude: start.longitude + Double.random(in: -0.2...0.2, using: &generator),
                latitude: start.latitude + Double.random(in: -0.2...0.2, using: &generator))
        )
    }

    /// Within two degrees of the antipode, and every other time within a thousandth of that.
    private func nearlyAntipodalPair(
        _ generator: inout SeededGenerator, isOnEquator: Bool
    ) -> (Position, Position) {
        let latitude = isOnEquator ? 0 : Double.random(in: -90...90, using: &generator)
        let longitude = Double.random(in: -180...0, using: &generator)
        let reach = Bool.random(using: &generator) ? 2 : 0.002
        let offsets = (0..<2).map { _ in Double.random(in: -reach...reach, using: &generator) }
        let far = Position(
            longitude: longitude + 180 + min(0, offsets[0]),
            latitude: isOnEquator ? 0 : max(-90, min(90, -latitude + offsets[1])))
        return (Position(longitude: longitude, latitude: latitude), far)
    }

    /// Distances by the program `geod` of PROJ.
    private func geod(_ pairs: [(Position, Position)]) throws -> [Double] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/geod")
        process.arguments = ["+ellps=WGS84", "-I", "-f", "%.12f", "-F", "%.6f"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let text = pairs.map { "\($0.latitude) \($0.longitude) \($1.latitude) \($1.longitude)\n" }.joined()
        DispatchQueue.global().async {
            input.fileHandleForWriting.write(Data(text.utf8))
            input.fileHandleForWriting.closeFile()
        }
        let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let distances = lines.split(separator: "\n").compactMap {
            $0.split(separator: "\t").last.flatMap { Double($0) }
        }
        try #require(distances.count == pairs.count)
        return distances
    }
}
