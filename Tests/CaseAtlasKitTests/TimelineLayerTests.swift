import CaseAtlasKit
import Exports
import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("The timeline as points")
struct TimelineLayerTests {
    private static let cases = """
        iso3,date,outcome,persons
        AAA,2015,yes,2
        AAA,2017-03,no,
        AAA,2015-10-17,no,3
        AAA,,yes,7
        BBB,,pending,1
        CCC,1999,yes,1
        """

    @Test("A feature for each country and year, the undated last, each with an id of its own")
    func ids() throws {
        let layer = try timeline(TimelineLayerTests.cases)
        let ids = try #require(layer.ids)
        #expect(
            (0..<ids.count).map { ids[$0] } == ["AAA-2015", "AAA-2017", "AAA-undated", "BBB-undated", "CCC-1999"])
    }

    @Test("A year lasts from its first second to its last; cases without a date have neither")
    func dates() throws {
        let layer = try timeline(TimelineLayerTests.cases)
        #expect(
            try texts("start", of: layer) == [
                "2015-01-01T00:00:00Z", "2017-01-01T00:00:00Z", nil, nil, "1999-01-01T00:00:00Z",
            ])
        #expect(
            try texts("end", of: layer) == [
                "2015-12-31T23:59:59Z", "2017-12-31T23:59:59Z", nil, nil, "1999-12-31T23:59:59Z",
            ])
    }

    @Test("Counts are those of the year; cumulative counts sum the dated ones of the country up to its end")
    func counts() throws {
        let layer = try timeline(TimelineLayerTests.cases)
        #expect(try integers("attempted", of: layer) == [2, 1, 1, 1, 1])
        #expect(try integers("persons", of: layer) == [5, 0, 7, 1, 1])
        #expect(try integers("cumulative_attempted", of: layer) == [2, 3, nil, nil, 1])
        #expect(try integers("cumulative_successful", of: layer) == [1, 1, nil, nil, 1])
        #expect(try integers("cumulative_unsuccessful", of: layer) == [1, 2, nil, nil, 0])
        #expect(try integers("cumulative_persons", of: layer) == [5, 5, nil, nil, 1])
    }

    @Test("A point stands where the symbol of its country stands")
    func points() throws {
        let layer = try timeline(TimelineLayerTests.cases)
        let countries = try SmallWorld.countries()
        let wanted = try ["AAA", "AAA", "AAA", "BBB", "CCC"].map {
            try countries[#require(countries.id(forKey: $0))].symbolPosition()
        }
        guard case .points(let points) = layer.geometries else {
            Issue.record("no points")
            return
        }
        #expect(points == wanted)
    }

    private func timeline(_ text: String) throws -> Layer {
        var tally = Tally(countryCount: 5)
        tally.add(try SmallWorld.locate(text).located)
        return try CountryLayers(SmallWorld.countries(), tally).timelinePoints()
            .protected(by: PrivacyPolicy(precision: .standard)).layer
    }

    private func integers(_ name: String, of layer: Layer) throws -> [Int?] {
        guard case .integers(let values)? = layer.column(name) else { throw MissingColumn(name: name) }
        return values
    }

    private func texts(_ name: String, of layer: Layer) throws -> [String?] {
        guard case .text(let values)? = layer.column(name) else { throw MissingColumn(name: name) }
        return (0..<values.count).map { values[$0] }
    }

    private struct MissingColumn: Error { let name: String }
}
