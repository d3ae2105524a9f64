import CaseAtlasKit
import Cases
import Geodata
import TestSupport
import Testing

@Suite("The tally")
struct TallyTests {
    @Test("Split anywhere and merged in any order, the tally is the same: 200 seeded splits of 2,000 cases")
    func splitting() throws {
        var generator = SeededGenerator(seed: 31)
        let cases = try MadeUpCases(count: 2000, generator: &generator)
        let whole = try tally(of: cases.batch(0..<2000))
        #expect(whole.locatedBy.values.reduce(0, +) == 2000)
        for _ in 0..<200 {
            let cuts = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                Int.random(in: 0...2000, using: &generator)
            }
            let ends = ([0] + cuts + [2000]).sorted()
            let parts = try zip(ends, ends.dropFirst()).filter { $0 < $1 }.map { try tally(of: cases.batch($0..<$1)) }
                .shuffled(using: &generator)
            var merged = Tally(countryCount: 5)
            for part in parts { merged.merge(part) }
            #expect(merged == whole, "cut at \(ends), seed 31")
        }
    }

    @Test("In every cell the outcomes and the methods sum to the attempts")
    func sums() throws {
        var generator = SeededGenerator(seed: 32)
        let tally = try tally(of: MadeUpCases(count: 3000, generator: &generator).batch(0..<3000))
        for counts in tally.cells.map(\.counts) {
            #expect(Outcome.allCases.map { counts[$0] }.reduce(0, +) == counts.attempted)
            #expect(Method.allCases.map { counts[$0] }.reduce(0, +) == counts.attempted)
            #expect(Outcome.allCases.map { counts[$0] }.reduce(0, +) == counts.attempted)
            for method in Method.allCases {
                #expect(Outcome.allCases.map { counts[$0, method] }.reduce(0, +) == counts[method])
            }
        }
        let sums = tally.byCountry
        #expect(sums.map(\.counts.attempted).reduce(0, +) == 3000)
    }

    @Test("Routes count the cases with a destination, pair by pair; a destination is known without a case of its own")
    func routes() throws {
        let rows = [
            "AAA,DDD,yes", "AAA,DDD,no", "AAA,BBB,", "BBB,DDD,yes", "AAA,,yes", "BBB,BBB,yes", "CCC,Nowhere,yes",
        ]
        let text = "iso3,to,outcome\n" + rows.joined(separator: "\n")
        let tally = try tally(of: SmallWorld.locate(text).located)
        let seen = tally.routes.map { [$0.from.index, $0.to.index, $0.attempted, $0.successful] }
        #expect(seen == [[0, 1, 1, 0], [0, 3, 2, 1], [1, 1, 1, 1], [1, 3, 1, 1]])
        #expect((0..<5).filter { tally.isDestination(CountryID($0)) } == [1, 3])
    }

    @Test(
        "The success rate counts concluded cases only",
        arguments: [
            ([Outcome.successful, .unsuccessful, .pending, .unknown], 0.5),
            ([.successful, .successful, .unsuccessful], 0.667),
            ([.pending, .unknown], nil), ([], nil), ([.unsuccessful], 0),
        ])
    func rate(outcomes: [Outcome], wanted: Double?) throws {
        let rows = outcomes.map { "AAA,\($0.rawValue)\n" }.joined()
        let counts = try tally(of: SmallWorld.locate("iso3,outcome\n" + rows).located).byCountry[0].counts
        #expect(counts.successRate == wanted)
        #expect(counts.personsUnstated == outcomes.count)
    }
}

private func tally(of batch: LocatedBatch) -> Tally {
    var tally = Tally(countryCount: 5)
    tally.add(batch)
    return tally
}

/// Cases without sense, in five countries.
private struct MadeUpCases {
    private let rows: [String]

    init(count: Int, generator: inout SeededGenerator) throws {
        rows = (0..<count).map { _ in
            let country = ["AAA", "BBB", "CCC", "DDD", "XEE"].randomElement(using: &generator) ?? "AAA"
            let year = Bool.random(using: &generator) ? "\(Int.random(in: 1995...2003, using: &generator))" : ""
            let outcome = Outcome.allCases.randomElement(using: &generator) ?? .unknown
            let method = Method.allCases.randomElement(using: &generator) ?? .other
            let persons = Bool.random(using: &generator) ? "\(Int.random(in: 0...90, using: &generator))" : ""
            let destination = ["", "AAA", "DDD", "Betania"].randomElement(using: &generator) ?? ""
            return "\(country),\(year),\(outcome.rawValue),\(method.rawValue),\(persons),\(destination)\n"
        }
    }

    func batch(_ range: Range<Int>) throws -> LocatedBatch {
        try SmallWorld.locate("iso3,date,outcome,method,persons,to\n" + rows[range].joined()).located
    }
}
