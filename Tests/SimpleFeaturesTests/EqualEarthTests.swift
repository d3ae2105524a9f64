import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("Equal Earth projection")
struct EqualEarthTests {
    @Test(
        "Positions lie where PROJ's eqearth has them within a micrometre: 3,000 seeded ones for each meridian",
        arguments: [0, 11.5, -90, 150, 180])
    func equalsPROJ(centralMeridian: Double) throws {
        var generator = SeededGenerator(seed: 2018)
        let positions = (0..<3000).map { number in
            // A thousandth of a degree from the edge of the sheet, where either side is right.
            let longitude = centralMeridian + Double.random(in: -179.999...179.999, using: &generator)
            let latitude =
                number % 10 == 0 ? 90 - Double(number % 2) * 180 : Double.random(in: -90...90, using: &generator)
            return Position(longitude: longitude - 360 * (longitude / 360).rounded(), latitude: latitude)
        }
        let projection = EqualEarth(centralMeridian: centralMeridian)
        for (position, wanted) in zip(positions, try proj(positions, centralMeridian)) {
            let seen = projection.project(position)
            #expect(abs(seen.x - wanted.x) < 1e-6 && abs(seen.y - wanted.y) < 1e-6, "\(position), \(seen), seed 2018")
        }
    }

    @Test("The sheet is symmetric, and its edges are the meridian opposite to the central one")
    func edges() {
        let projection = EqualEarth(centralMeridian: 150)
        let west = projection.project(Position(longitude: -30.000001, latitude: 0))
        let east = projection.project(Position(longitude: -29.999999, latitude: 0))
        #expect(west.x > 17_000_000 && abs(west.x + east.x) < 1e-6)
        #expect(projection.project(Position(longitude: 150, latitude: 0)) == EqualEarth.Point(x: 0, y: 0))
    }

    /// Places by the program `proj` of PROJ.
    private func proj(_ positions: [Position], _ centralMeridian: Double) throws -> [EqualEarth.Point] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/proj")
        process.arguments = ["+proj=eqearth", "+ellps=WGS84", "+lon_0=\(centralMeridian)", "-f", "%.9f"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let text = positions.map { "\($0.longitude) \($0.latitude)\n" }.joined()
        DispatchQueue.global().async {
            input.fileHandleForWriting.write(Data(text.utf8))
            input.fileHandleForWriting.closeFile()
        }
        let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let points = lines.split(separator: "\n").compactMap { line -> EqualEarth.Point? in
            let numbers = line.split(separator: "\t").compactMap { Double($0) }
            return numbers.count == 2 ? EqualEarth.Point(x: numbers[0], y: numbers[1]) : nil
        }
        try #require(points.count == positions.count)
        return points
    }
}
