import CaseAtlasKit
import Cases
import Geodata
import TestSupport
import Testing

@Suite("Locating a case")
struct CaseLocatorTests {
    /// What a row states, the country it gets and how, and whether its position may be published.
    static let table: [(row: String, key: String?, by: LocatedBy?, hasPosition: Bool, complaint: String?)] = [
        ("AAA,,,", "AAA", .code, false, nil),
        ("aa,,,", "AAA", .code, false, nil),
        (",AA,,", "AAA", .code, false, nil),
        (",Alphaland,,", "AAA", .name, false, nil),
        (",ALPHALAND!,,", "AAA", .name, false, nil),
        (",,1,1", "AAA", .position, true, nil),
        (",,5,5", "BBB", .position, true, nil),
        (",,4,5", "AAA", .position, true, nil),
        (",,-0.05,5", "AAA", .nearest, true, nil),
        (",,-1,5", nil, nil, false, "in no country, nor within 10 km"),
        ("AAA,,1,1", "AAA", .codeAgreed, true, nil),
        ("AAA,,-0.05,5", "AAA", .codeAgreed, true, nil),
        ("BBB,,4,5", "BBB", .codeAgreed, true, nil),
        (",Betania,5,5", "BBB", .nameAgreed, true, nil),
        (
            "BBB,,1,1", "BBB", .code, false,
            "stated country is BBB (Betania), the position lies in AAA (Alphaland), up to 560 km"
        ),
        ("AAA,,5,5", "AAA", .code, false, "the position lies in BBB (Betania), up to 112 km from it"),
        ("AAA,,-1,5", "AAA", .code, false, "the position lies in no country, up to 112 km from it"),
        ("AAA,Betania,,", "AAA", .code, false, "the code says AAA (Alphaland), the name says BBB (Betania)"),
        ("ZZZ,Betania,,", "BBB", .name, false, "no country has this code or name"),
        ("ZZZ,,5,5", "BBB", .position, true, "no country has this code or name"),
        ("ZZZ,,,", nil, nil, false, "no country has this code or name"),
        (",Betanai,,", nil, nil, false, "did you mean Betania?"),
        ("\"\",,,", nil, nil, false, "neither a country nor a usable position"),
        (",,200,5", nil, nil, false, "outside -180 to 180"),
        ("AAA,,200,5", "AAA", .code, false, "outside -180 to 180"),
        (",,180,-5", "CCC", .position, true, nil),
        (",,-180,-5", "CCC", .position, true, nil),
        ("THA,,,", nil, nil, false, "THA is not among the countries of this run"),
        (",Thailand,,", nil, nil, false, "THA is not among the countries of this run"),
    ]

    @Test("Several columns for a country help one another: a missing code, a code of -99, a column of two-letter codes")
    func severalColumns() throws {
        let text = "iso3,country_code,country\n-99,BB,\n,CC,\nAAA,BB,\nZZZ,BB,\n,,Betania\n"
        let (located, issues) = try SmallWorld.locate(text)
        let countries = try SmallWorld.countries()
        #expect(located.places.map { countries[$0.country].key } == ["BBB", "CCC", "AAA", "BBB", "BBB"])
        #expect(issues.filter { $0.row != nil }.map(\.row) == [3, 4])
    }

    @Test("A case is where it is stated, else where its position lies, else where that is near", arguments: table)
    func located(row: String, key: String?, by: LocatedBy?, hasPosition: Bool, complaint: String?) throws {
        let (located, issues) = try SmallWorld.locate("iso3,country,lon,lat\n\(row)\n")
        let countries = try SmallWorld.countries()
        let place = located.places.first
        #expect(place.map { countries[$0.country].key } == key)
        #expect(place?.by == by)
        #expect((place?.hasPosition ?? false) == hasPosition)
        let doubts = issues.filter { $0.row != nil }
        #expect(doubts.contains { $0.severity == .rejection } == (key == nil))
        if let complaint {
            let sentences = doubts.map { "\($0.reason) \($0.suggestion ?? "")" }
            #expect(sentences.contains { $0.contains(complaint) }, "\(sentences)")
        } else {
            #expect(doubts.isEmpty)
        }
    }

    @Test("The destination is the stated one, else the default; one that is unknown is told")
    func destinations() throws {
        let text = "iso3,to\nAAA,Betania\nAAA,\nAAA,Nowhere\nBBB,BBB\n"
        let (located, issues) = try SmallWorld.locate(text, destination: "DDD")
        let countries = try SmallWorld.countries()
        let keys = located.places.map { $0.destination.map { countries[$0].key } }
        #expect(keys == ["BBB", "DDD", nil, "BBB"])
        #expect(issues.filter { $0.field == "destination" }.map(\.row) == [3, 4])
    }

    @Test("A default destination that is no country is an error of usage")
    func badDestination() {
        let error = #expect(throws: AtlasError.self) {
            try SmallWorld.locate("iso3\nAAA\n", destination: "Nowhere")
        }
        #expect(error?.kind == .usage)
    }

    @Test("Complaints show positions only as finely as they may be published")
    func coarse() throws {
        let (_, issues) = try SmallWorld.locate("iso3,country,lon,lat\nBBB,,1.2345,1.2345\n,,-1.2345,5\n")
        let shown = issues.filter { $0.field == "longitude" }.map(\.value)
        #expect(shown == ["1.0, 1.0", "-1.0, 5.0"])
        #expect(!issues.contains { "\($0)".contains("2345") })
    }
}
