import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("Great circles on a map")
struct GreatCircleArcTests {
    @Test("No straight line leaves the arc by a kilometre, and no piece crosses ±180: 3,000 seeded pairs of all kinds")
    func nearTheArc() {
        var generator = SeededGenerator(seed: 1569)
        for number in 0..<3000 {
            let (start, end) = pair(&generator, kind: number % 6)
            let line = GreatCircleArc(from: start, to: end).line
            let farthest = farthestInMeters(of: line, from: start, to: end)
            #expect(farthest < 1000, "\(start) to \(end), seed 1569")
            for piece in line.lines {
                for (a, b) in zip(piece, piece.dropFirst()) {
                    // Over a pole the two meridians need not lie half a turn apart to the last digit.
                    #expect(abs(b.longitude - a.longitude) < 180 + 1e-9, "\(start) to \(end), seed 1569")
                }
            }
        }
    }

    @Test("The line has the ends that were given, never turns back, and its pieces meet on ±180 at one latitude")
    func wholeLine() {
        var generator = SeededGenerator(seed: 1570)
        for number in 0..<3000 {
            let (start, end) = pair(&generator, kind: number % 6)
            let lines = GreatCircleArc(from: start, to: end).line.lines
            #expect(angle(lines[0][0], start) < 1e-9 && angle(lines[lines.count - 1].last ?? start, end) < 1e-9)
            for (a, b) in zip(lines, lines.dropFirst()) {
                #expect(a.last?.latitude == b.first?.latitude)
                #expect(a.last?.longitude == -(b.first?.longitude ?? 0) && abs(a.last?.longitude ?? 0) == 180)
            }
            let positions = lines.flatMap { $0 }
            let length = zip(positions, positions.dropFirst()).map(angle).reduce(0, +)
            #expect(abs(length - angle(start, end)) < 1e-6, "\(start) to \(end), seed 1570")
        }
    }

    @Test("An arc over the Pacific is cut where the formula of the great circle says: 1,000 seeded pairs")
    func cut() throws {
        var generator = SeededGenerator(seed: 1571)
        for _ in 0..<1000 {
            let start = position(&generator, longitudes: 100...179.9)
            let end = position(&generator, longitudes: -179.9 ... -100)
            let lines = GreatCircleArc(from: start, to: end).line.lines
            try #require(lines.count == 2)
            // Williams, Aviation Formulary 1.47, latitude of a point on a great circle.
            let (a, b) = (start.longitude.inRadians, end.longitude.inRadians)
            let tangent =
                (tan(start.latitude.inRadians) * sin(.pi - b) - tan(end.latitude.inRadians) * sin(.pi - a)) / sin(a - b)
            let seen = try #require(lines[0].last)
            #expect(abs(seen.latitude - atan(tangent).inDegrees) < 1e-9 && seen.longitude == 180)
        }
    }

    /// Ends and the pieces of the line between them.
    static let specialLines = [
        ["10 60, -170 70", "10 60, 10 90, -170 90, -170 70"],
        ["10 -60, -170 -70", "10 -60, 10 -90, -170 -90, -170 -70"],
        ["20 0, -160 0", "20 0, 20 90, -160 90, -160 0"],
        ["20 30, 77 90", "20 30, 20 90"],
        ["77 90, 20 30", "20 90, 20 30"],
        ["77 90, 0 -90", "0 90, 0 -90"],
        ["180 10, -180 20", "180 10, 180 20"],
        ["170 0, -170 0", "170 0, 180 0; -180 0, -170 0"],
        ["180 0, -170 0", "-180 0, -170 0"],
        ["-170 0, 180 0", "-170 0, -180 0"],
        ["5 5, 5 5", "5 5, 5 5"],
    ]

    @Test("Poles, antipodes and ±180 have the lines that are drawn for them", arguments: specialLines)
    func special(texts: [String]) {
        let ends = positions(texts[0])
        let lines = GreatCircleArc(from: ends[0], to: ends[1]).line.lines
        #expect(lines == texts[1].split(separator: ";").map { positions(String($0)) })
    }

    private func positions(_ text: String) -> [Position] {
        text.split(separator: ",").map { pair in
            let numbers = pair.split(separator: " ").compactMap { Double($0) }
            return Position(longitude: numbers[0], latitude: numbers[1])
        }
    }

    // MARK: Pairs and measures

    /// 0: anywhere, 1: near a pole, 2: nearly over a pole, 3: nearly antipodal, 4: near ±180, 5: near each other.
    private func pair(_ generator: inout SeededGenerator, kind: Int) -> (Position, Position) {
        let tiny = Double.random(in: -1...1, using: &generator) * pow(10, Double.random(in: -14...0, using: &generator))
        let start = kind == 1 ? position(&generator, latitudes: 85...90) : position(&generator)
        switch kind {
        case 2: return (start, wrapped(start.longitude + 180 + tiny, Double.random(in: -89...89, using: &generator)))
        case 3: return (start, wrapped(start.longitude + 180 + tiny, -start.latitude + tiny))
        case 4: return (wrapped(180 + tiny, start.latitude), wrapped(180 - tiny, -start.latitude / 2))
        case 5: return (start, wrapped(start.longitude + tiny, start.latitude - tiny))
        default: return (start, position(&generator))
        }
    }

    private func position(
        _ generator: inout SeededGenerator, longitudes: ClosedRange<Double> = -180...180,
        latitudes: ClosedRange<Double> = -89...89
    ) -> Position {
        Position(
            longitude: Double.random(in: longitudes, using: &generator),
            latitude: Double.random(in: latitudes, using: &generator))
    }

    private func wrapped(_ longitude: Double, _ latitude: Double) -> Position {
        Position(longitude: longitude.remainder(dividingBy: 360), latitude: max(-90, min(90, latitude)))
    }

    /// Radians.
    private func angle(_ a: Position, _ b: Position) -> Double {
        let (a, b) = (UnitVector(a), UnitVector(b))
        let normal = a.cross(b)
        return atan2((normal * normal).sum().squareRoot(), a.dot(b))
    }

    /// The farthest that the straight lines lie from the great circle of the line's own ends and middle.
    private func farthestInMeters(of line: MultiLineString, from start: Position, to end: Position) -> Double {
        let positions = line.lines.flatMap { $0 }
        // Nearly antipodal ends do not tell the circle; a vertex well between them does.
        let third = positions.max { sin(angle(start, $0)) < sin(angle(start, $1)) } ?? end
        let pole = sin(angle(start, end)) > 1e-3 || third == start ? end : third
        guard let axis = UnitVector(along: UnitVector(start).cross(UnitVector(pole))) else { return 0 }
        var farthest = 0.0
        for piece in line.lines {
            for (a, b) in zip(piece, piece.dropFirst()) {
                for share in stride(from: 0, through: 1, by: 1.0 / 64) {
                    let position = Position(
                        longitude: a.longitude + (b.longitude - a.longitude) * share,
                        latitude: a.latitude + (b.latitude - a.latitude) * share)
                    farthest = max(farthest, abs(asin(max(-1, min(1, axis.dot(UnitVector(position)))))))
                }
            }
        }
        return farthest * Earth.meanRadiusInMeters
    }
}
