import Foundation
package import Geodata
import SimpleFeatures
import Synchronization

/// What comparing the locator with GEOS found.
package struct Comparison: Sendable {
    package private(set) var count = 0
    /// Where the two differ, in words; at most a few are kept.
    package private(set) var differences: [String] = []
    package private(set) var differenceCount = 0

    private static let keptDifferenceCount = 5

    /// Locates every position of a sample and asks GEOS about it, on so many threads.
    ///
    /// Blocks go to the locator as batches, so that it is asked as a run asks it. With `positionsAtOnce` a new locator is asked
    /// after so many: one that has been asked little answers from the polygons, and has cut no cells.
    package static func run(
        _ sample: PositionSample, in countries: Countries, threadCount: Int, positionsAtOnce: Int? = nil
    ) throws -> Comparison {
        let locator = CountryLocator(countries.ids.map { ($0, countries[$0].area) })
        let results = Mutex<[Result<Comparison, any Error>]>([])
        DispatchQueue.concurrentPerform(iterations: threadCount) { thread in
            let result = Result {
                var locator = locator
                var comparison = Comparison()
                let oracle = try GEOSOracle(countries)
                for block in stride(from: thread, to: sample.blockCount, by: threadCount) {
                    let positions = sample.block(block)
                    guard let positionsAtOnce else {
                        try comparison.add(positions, &locator, oracle, countries)
                        continue
                    }
                    for start in stride(from: 0, to: positions.count, by: positionsAtOnce) {
                        var new = locator
                        let end = min(start + positionsAtOnce, positions.count)
                        try comparison.add(Array(positions[start..<end]), &new, oracle, countries)
                    }
                }
                return comparison
            }
            results.withLock { $0.append(result) }
        }
        return try results.withLock { try $0.map { try $0.get() } }.reduce(into: Comparison()) { $0.merge($1) }
    }

    private mutating func add(
        _ positions: [Position], _ locator: inout CountryLocator, _ oracle: GEOSOracle, _ countries: Countries
    ) throws {
        let places = locator.places(of: positions)
        for (position, place) in zip(positions, places) {
            let wanted = try oracle.country(at: position)
            count += 1
            var seen: CountryID?
            if case .inside(let country) = place { seen = country }
            if seen != wanted { differ(position, seen, wanted, countries) }
        }
    }

    private mutating func differ(
        _ position: Position, _ seen: CountryID?, _ wanted: CountryID?, _ countries: Countries
    ) {
        differenceCount += 1
        guard differences.count < Comparison.keptDifferenceCount else { return }
        let names = [seen, wanted].map { $0.map { countries[$0].key } ?? "none" }
        differences.append("\(position.longitude), \(position.latitude): \(names[0]), GEOS says \(names[1])")
    }

    private mutating func merge(_ other: Comparison) {
        count += other.count
        differenceCount += other.differenceCount
        differences += other.differences
    }
}
