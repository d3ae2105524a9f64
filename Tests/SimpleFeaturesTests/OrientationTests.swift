import SimpleFeatures
import TestSupport
import Testing

@Suite("Orientation")
struct OrientationTests {
    @Test("A position is left of a line that has it on its left hand")
    func plain() {
        let (a, b) = (Position(longitude: 0, latitude: 0), Position(longitude: 10, latitude: 0))
        #expect(Orientation.of(Position(longitude: 5, latitude: 1), from: a, to: b) == .left)
        #expect(Orientation.of(Position(longitude: 5, latitude: -1), from: a, to: b) == .right)
        #expect(Orientation.of(Position(longitude: 5, latitude: 0), from: a, to: b) == .on)
    }

    @Test("Next to a line the side is exact: 200,000 seeded cases against whole numbers of 128 bits")
    func exact() {
        var generator = SeededGenerator(seed: 1997)
        for _ in 0..<200_000 {
            // Whole numbers below 2⁵³: their double is exact, and so is the determinant in Int128.
            let base = (0..<2).map { _ in Int.random(in: -1_000_000_000...1_000_000_000, using: &generator) }
            let step = (0..<2).map { _ in Int.random(in: -40_000...40_000, using: &generator) }
            let along = Int.random(in: 0...50_000, using: &generator)
            let off = (0..<2).map { _ in Int.random(in: -1...1, using: &generator) }
            let start = base
            let end = [base[0] + 60_000 * step[0], base[1] + 60_000 * step[1]]
            let point = [base[0] + along * step[0] + off[0], base[1] + along * step[1] + off[1]]
            #expect(
                Orientation.of(position(point), from: position(start), to: position(end)) == truth(start, end, point))
        }
    }

    @Test("Turning the line round turns the side round")
    func antisymmetric() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<50_000 {
            let ends = (0..<3).map { _ in
                Position(
                    longitude: Double.random(in: -180...180, using: &generator),
                    latitude: Double.random(in: -90...90, using: &generator))
            }
            let side = Orientation.of(ends[2], from: ends[0], to: ends[1])
            let other = Orientation.of(ends[2], from: ends[1], to: ends[0])
            #expect(
                (side == .left && other == .right) || (side == .right && other == .left)
                    || (side == .on && other == .on))
        }
    }

    private func position(_ xy: [Int]) -> Position { Position(longitude: Double(xy[0]), latitude: Double(xy[1])) }

    private func truth(_ a: [Int], _ b: [Int], _ p: [Int]) -> Orientation {
        let determinant =
            Int128(a[0] - p[0]) * Int128(b[1] - p[1]) - Int128(a[1] - p[1]) * Int128(b[0] - p[0])
        return determinant > 0 ? .left : (determinant < 0 ? .right : .on)
    }
}
