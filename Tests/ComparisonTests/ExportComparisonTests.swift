import CaseAtlasKit
import Comparison
import Foundation
import Testing

@Suite("What differs between two exports")
struct ExportComparisonTests {
    private static let before = [
        "a,AAA,1.2,1.2,successful,abduction", "b,AAA,1.3,1.3,pending,extradition", "c,BBB,,,successful,abduction",
        "d,AAA,1.4,1.4,unknown,other", "gone,AAA,1.2,1.2,pending,other",
    ]

    @Test("The same export twice differs in nothing")
    func same() throws {
        let pair = try ExportedPair(Self.before, Self.before)
        #expect(try pair.comparison().isIdentical)
        #expect(try pair.text() == ["nothing that was compared differs"])
        #expect(try pair.json()["identical"] as? Bool == true)
    }

    @Test("Cases added, removed, recoded and moved are told by their id, whatever the order of the rows")
    func cases() throws {
        let after = [
            "new,AAA,1.2,1.2,unsuccessful,other", "d,BBB,5.3,5.3,successful,other",
            "b,AAA,1.3,1.3,successful,lure_third_country", "c,BBB,,,successful,abduction",
            "a,AAA,1.6,1.2,successful,abduction",
        ]
        let pair = try ExportedPair(Self.before, after)
        let cases = try #require(try pair.comparison().cases)
        #expect(cases.added.count == 1 && cases.removed.count == 1)
        #expect(cases.moved.count == 1 && cases.recoded.count == 2)
        let lines = try pair.text()
        #expect(lines[0] == "cases listed: 4 before, 4 after; 1 added, 1 removed, 1 moved, 2 recoded")
        #expect(lines[1] == "  added    new  AAA  unsuccessful")
        #expect(lines[2] == "  removed  gone  AAA  pending")
        #expect(lines[3].hasPrefix("  moved    d  AAA -> BBB; outcome: unknown -> successful"))
        #expect(lines[4].hasPrefix("  recoded  a  AAA  position moved by 44"))
        #expect(
            lines[5] == "  recoded  b  AAA  outcome: pending -> successful, method: extradition -> lure_third_country")
    }

    @Test("JSON says the same, value by value, and gives no position")
    func json() throws {
        let pair = try ExportedPair(
            Self.before, Self.before.map { $0.replacing("b,AAA,1.3,1.3,pending", with: "b,AAA,1.7,1.3,successful") })
        let json = try pair.json()
        #expect(json["identical"] as? Bool == false)
        let cases = try #require(json["cases"] as? [String: Any])
        #expect(cases["before"] as? Int == 4 && cases["after"] as? Int == 4)
        let recoded = try #require(cases["recoded"] as? [[String: Any]])
        #expect(recoded.map { $0["case_id"] as? String } == ["b"])
        #expect(recoded[0]["iso_a3"] as? String == "AAA")
        let changes = try #require(recoded[0]["changes"] as? [[String: Any]])
        #expect(changes.map { $0["field"] as? String } == ["outcome", "position"])
        #expect(changes[0]["from"] as? String == "pending" && changes[0]["to"] as? String == "successful")
        let distance = try #require(changes[1]["distance_km"] as? Double)
        #expect(abs(distance - 44.5) < 0.1 && changes[1]["from"] == nil)
        let countries = try #require(json["countries"] as? [[String: Any]])
        #expect(countries.map { $0["iso_a3"] as? String } == ["AAA"])
        #expect(countries[0]["successful_before"] as? Int == 1 && countries[0]["successful_after"] as? Int == 2)
        #expect(countries[0]["pending_difference"] as? Int == -1 && countries[0]["pending_unexplained"] as? Int == 0)
        #expect(countries[0]["cases_recoded"] as? Int == 1)
    }

    @Test("What cases without a position change is told by country, apart from what listed cases explain")
    func unlisted() throws {
        let after = Self.before + ["x,BBB,,,unsuccessful,other", "y,AAA,1.2,1.2,pending,other"]
        let countries = try #require(try ExportedPair(Self.before, after).comparison().countries)
        #expect(countries.map(\.key) == ["AAA", "BBB"])
        let attempted = countries.map { $0.counts[0] }
        #expect(attempted.map(\.difference) == [1, 1])
        #expect(attempted.map(\.unexplained) == [0, 1])
        #expect(countries[1].counts[2].unexplained == 1)
        let lines = try ExportedPair(Self.before, after).text()
        #expect(lines.contains("       not by cases with a position: +1 attempted, +1 unsuccessful"))
    }

    @Test("A case that was counted before and now has a position is added, and said not to change the counts")
    func published() throws {
        let after = Self.before.map { $0.replacing("a,AAA,1.2,1.2", with: "a,AAA,,") }
        let pair = try ExportedPair(Self.before, after)
        let countries = try #require(try pair.comparison().countries)
        #expect(countries.map(\.key) == ["AAA"])
        #expect(countries[0].counts[0].difference == 0 && countries[0].counts[0].unexplained == 1)
        #expect(try pair.text().contains { $0.hasSuffix("same counts, other cases") })
    }

    @Test("Columns that only one export keeps are named and not compared")
    func kept() throws {
        let pair = try ExportedPair(Self.before, Self.before) { $0.keptColumns = ["method2"] }
        #expect(try pair.comparison().isIdentical)
        #expect(try pair.text()[0] == "note: only the new cases have method2, which is not compared")
    }

    @Test("A layer that one export does not have is named, and the other one compared")
    func missingLayer() throws {
        let pair = try ExportedPair(Self.before, Self.before) { $0.layers = [.countries] }
        #expect(try pair.comparison().notes.count == 1)
        #expect(try pair.comparison().isIdentical)
        #expect(try pair.json()["cases"] is NSNull)
        let others = try ExportedPair(Self.before, Self.before) { $0.layers = [.timeline] }
        #expect(throws: ComparisonError.self) { try others.comparison() }
        let casesOnly = try ExportedPair(Self.before, Self.before) { $0.layers = [.cases] }
        #expect(try casesOnly.json()["countries"] is NSNull)
        #expect(throws: ComparisonError.self) { try casesOnly.comparison(withAreas: true) }
    }

    @Test("Text that would steer a terminal is shown, not sent")
    func terminal() throws {
        let pair = try ExportedPair(Self.before, Self.before + ["\u{1B}[31mx,AAA,1.2,1.2,pending,other"])
        #expect(try pair.text().allSatisfy { !$0.contains("\u{1B}") })
        #expect(try pair.text().contains { $0.contains("\\u{1B}[31mx") })
    }
}
