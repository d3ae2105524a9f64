import Exactness
import Foundation
import Geodata
import Testing

/// A part of what `make check-exact` compares.
@Suite("The locator finds what GEOS finds", .serialized)
struct LocatorLawTests {
    private static let seed: UInt64 = 20_220_118

    @Test(
        "A million seeded positions, half of them near borders, lie where GEOS says",
        arguments: [(Scale.large, 300_000), (.medium, 150_000), (.small, 50_000)],
        [PositionSample.Kind.random, .nearBorders])
    func drawnByLot(_ part: (scale: Scale, count: Int), kind: PositionSample.Kind) throws {
        try expectNoDifference(kind, part.scale, count: part.count)
    }

    @Test("Every vertex and every middle of an edge lies where GEOS says", arguments: [Scale.small, .medium])
    func vertices(scale: Scale) throws {
        try expectNoDifference(.vertices, scale, count: 0)
    }

    @Test(
        "The polygons say the same as long as no cells are cut", arguments: [(Scale.large, 50_000), (.small, 10_000)],
        [PositionSample.Kind.random, .nearBorders])
    func polygons(_ part: (scale: Scale, count: Int), kind: PositionSample.Kind) throws {
        // Fewer than a strip is asked before it is cut.
        try expectNoDifference(kind, part.scale, count: part.count, positionsAtOnce: 60)
    }

    private func expectNoDifference(
        _ kind: PositionSample.Kind, _ scale: Scale, count: Int, positionsAtOnce: Int? = nil
    ) throws {
        let countries = try ShippedCountries.iso(scale)
        let sample = PositionSample(kind, of: countries, count: count, seed: LocatorLawTests.seed)
        let result = try Comparison.run(sample, in: countries, threadCount: 1, positionsAtOnce: positionsAtOnce)
        #expect(result.count == sample.count)
        #expect(result.differenceCount == 0, "\(result.differences), seed \(LocatorLawTests.seed)")
    }
}
