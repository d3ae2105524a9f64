import CaseAtlasKit
import Cases
import Geodata
import SimpleFeatures
import TestSupport
import Testing

/// A row of country, place, longitude, latitude and precision, and what becomes of it among the shipped countries.
struct WitnessedRow: Sendable, CustomStringConvertible {
    let description: String
    /// The country that the case counts to; nil when it is rejected.
    let key: String?
    let by: LocatedBy?
    /// Where the case may be published, to whole degrees; nil when it may not.
    let position: String?
    /// What the warnings or the rejection must say.
    let says: [String]

    init(_ row: String, _ key: String?, _ by: LocatedBy?, at position: String? = nil, says: [String] = []) {
        description = row
        self.key = key
        self.by = by
        self.position = position
        self.says = says
    }
}

@Suite("Witnesses of where a case was")
struct WitnessTests {
    private static let alone = [
        WitnessedRow(",Bangkok,,,", "THA", .place, at: "101 14"),
        WitnessedRow(",曼谷,,,", "THA", .place, at: "101 14"),
        WitnessedRow(",\"Bangkok, Thailand\",,,", "THA", .place, at: "101 14"),
        WitnessedRow(",Bangkok (old town),,,", nil, nil, says: ["behind the name of the town", "state the country"]),
        WitnessedRow(",\"Paris, Texas\",,,", nil, nil, says: ["behind the name of the town", "a column of its own"]),
        WitnessedRow(
            ",Tripoli,,,", nil, nil,
            says: ["10 times", "Tripoli in LBY (Libya)", "Tripoli in LBN (Lebanon)", "country"]),
        WitnessedRow(",Bankgok,,,", nil, nil, says: ["no town of this name", "did you mean Bangkok?"]),
        WitnessedRow(",Burma,,,", nil, nil, says: ["no town but a country, MMR (Myanmar)"]),
        WitnessedRow(",unknown,,,", nil, nil, says: ["neither a country nor a usable position"]),
        WitnessedRow(",Bangkok,,,admin1", nil, nil, says: ["neither a country nor a usable position"]),
        WitnessedRow(
            ",Bangkok,0,0,", "THA", .place, at: "101 14",
            says: ["in no country", "the place counts, in THA (Thailand)"]),
        WitnessedRow(",Bangkok,80,-50,", "THA", .place, says: ["in no country", "the position is withheld"]),
        WitnessedRow(",,0,0,", nil, nil, says: ["in no country", "0, 0 stands for a position that is missing"]),
        WitnessedRow(",,42,-40,", nil, nil, says: ["in no country", "swapped"]),
        WitnessedRow(",,33,80,", nil, nil, says: ["in no country", "they would lie in CHN (China)"]),
    ]

    private static let withCountry = [
        WitnessedRow("Thailand,Bangkok,,,", "THA", .nameAgreed, at: "101 14"),
        WitnessedRow("THA,Bangkok,,,exact", "THA", .codeAgreed, at: "101 14"),
        WitnessedRow("Libya,Tripoli,,,", "LBY", .nameAgreed, at: "13 33"),
        WitnessedRow("Lebanon,Tripoli,,,", "LBN", .nameAgreed, at: "36 34"),
        WitnessedRow("USA,\"Paris, Texas\",,,", "USA", .codeAgreed, at: "-96 34", says: ["several towns"]),
        WitnessedRow(
            "USA,Springfield,,,", "USA", .codeAgreed, at: "-93 37",
            says: ["several towns", "with 170188", "before Springfield", "near -72.6, 42.1", "state longitude"]),
        WitnessedRow("Ukraine,Simferopol,,,", "UKR", .nameAgreed, at: "34 45"),
        WitnessedRow(
            "Nigeria,Niamey,,,", "NGA", .name,
            says: ["no town of this name in NGA (Nigeria), but Niamey in NER (Niger)", "easily confused"]),
        WitnessedRow("Thailand,Nowhere at all,,,", "THA", .name, says: ["no town of this name", "no position"]),
        WitnessedRow("Thailand,Bagnkok,,,", "THA", .name, says: ["did you mean Bangkok?"]),
        WitnessedRow("Thailand,Kingdom of Thailand,,,", "THA", .name),
        WitnessedRow("Thailand,n/a,,,", "THA", .name),
        WitnessedRow("Thailand,Paris,,,country", "THA", .name),
        WitnessedRow("Thialand,Paris,,,", nil, nil, says: ["did you mean Thailand?"]),
        WitnessedRow("Thialand,Bangkok,,,", "THA", .place, at: "101 14", says: ["did you mean Thailand?"]),
    ]

    private static let withPosition = [
        WitnessedRow("Thailand,Bangkok,100.6,13.7,", "THA", .nameAgreed, at: "101 14"),
        WitnessedRow("Thailand,Nowhere at all,100.6,13.7,", "THA", .nameAgreed, at: "101 14"),
        WitnessedRow(",Bangkok,100.6,13.7,", "THA", .positionAgreed, at: "101 14"),
        WitnessedRow(",Nowhere at all,100.6,13.7,", "THA", .position, at: "101 14"),
        WitnessedRow(
            "Thailand,Paris,100.6,13.7,", "THA", .nameAgreed, at: "101 14",
            says: ["no town of this name in THA (Thailand), but Paris in FRA (France); the position counts"]),
        WitnessedRow(
            ",Paris,100.6,13.7,", "THA", .position, at: "101 14", says: ["no town of this name in THA", "Paris in FRA"]),
        WitnessedRow(
            "Egypt,Cairo,30.04,31.24,", "EGY", .nameAgreed, at: "30 31",
            says: ["up to 180 km from the position", "perhaps longitude and latitude are swapped"]),
        WitnessedRow(
            "Russia,Moscow,37.62,57.55,", "RUS", .nameAgreed, at: "38 58", says: ["up to 204 km from the position"]),
    ]

    private static let contradicted = [
        WitnessedRow(
            "Thailand,,-100.5,13.75,", "THA", .name,
            says: ["in no country", "withheld", "longitude has the wrong sign"]),
        WitnessedRow("Brazil,,47.9,15.8,", "BRA", .name, says: ["in YEM (Yemen)", "both signs are wrong"]),
        WitnessedRow("Kenya,,-1.3,36.8,", "KEN", .name, says: ["longitude and latitude are swapped"]),
        WitnessedRow("Brazil,,-4.79,-15.8,", "BRA", .name, says: ["decimal point of the longitude has moved"]),
        WitnessedRow(
            "Niger,,8,9,", "NER", .name,
            says: ["in NGA (Nigeria)", "NER (Niger) and NGA (Nigeria) are easily confused"]),
        WitnessedRow("Thailand,,102.55,13.65,", "THA", .name, says: ["in KHM (Cambodia)", "just across the border"]),
        WitnessedRow(
            "Thailand,Phnom Penh,104.92,11.56,", "THA", .name,
            says: ["in KHM (Cambodia)", "the place lies where the position does", "is the country right?"]),
        WitnessedRow(
            "COD,Goma,29.2285,-1.6792,", "COD", .code,
            says: ["in RWA (Rwanda)", "withheld", "border; correct the country or the position"]),
        WitnessedRow("Thailand,,0,0,", "THA", .name, says: ["0, 0 stands for a position that is missing"]),
        WitnessedRow(
            "Thailand,Bangkok,0,0,", "THA", .nameAgreed, at: "101 14",
            says: ["0, 0 stands for a position that is missing"]
        ),
        WitnessedRow(
            "Thailand,Bangkok,11187000,1540000,", "THA", .nameAgreed, at: "101 14",
            says: ["Web Mercator (EPSG:3857), longitude 100.5 and latitude 13.7"]),
        WitnessedRow("Thailand,Bangkok,13.75,100.5,", "THA", .nameAgreed, at: "101 14", says: ["swapped?"]),
    ]

    @Test(
        "The country counts before the position and the position before the place; what does not agree is told",
        arguments: alone + withCountry + withPosition + contradicted)
    func weighed(_ row: WitnessedRow) throws {
        let options = AtlasOptions(geodata: Repository.geodata)
        let (located, issues) = try options.locate("country,place,lon,lat,precision\n\(row)\n")
        let countries = try Sources(options).countries().published
        let place = located.places.first
        #expect(place.map { countries[$0.country].key } == row.key)
        #expect(place?.by == row.by)
        let position = place.flatMap(located.position)
        #expect(position.map { "\(Int($0.longitude.rounded())) \(Int($0.latitude.rounded()))" } == row.position)
        let doubts = issues.filter { $0.row != nil }
        #expect(doubts.contains { $0.severity == .rejection } == (row.key == nil))
        #expect(doubts.isEmpty == row.says.isEmpty, "\(doubts)")
        let sentences = doubts.map { "\($0.reason); \($0.suggestion ?? "")" }.joined(separator: " ")
        for fragment in row.says { #expect(sentences.contains(fragment), "\(sentences)") }
    }

    @Test("A town counts as the world view has it")
    func worldview() throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.worldview = .deFacto
        let (located, issues) = try options.locate(
            "country,place\nRussia,Simferopol\n,Simferopol\nUkraine,Simferopol\n")
        let countries = try Sources(options).countries().published
        #expect(located.places.map { countries[$0.country].key } == ["RUS", "RUS", "UKR"])
        #expect(located.places.map(\.by) == [.nameAgreed, .place, .name])
        #expect(issues.compactMap(\.row) == [3])
    }

    @Test("A case that gets the position of its town is known to the town, whatever it says")
    func precision() throws {
        let options = AtlasOptions(geodata: Repository.geodata)
        let text =
            "country,place,lon,lat,precision\nTHA,Bangkok,,,exact\nTHA,Bangkok,100.5,13.75,exact\nTHA,,,,country\n"
        let (located, _) = try options.locate(text)
        #expect(located.cases.precisions == [.city, .exact, .country])
        #expect(located.cases.positions?.map { $0 == nil } == [false, false, true])
    }

    @Test("A text that may be an address is quoted nowhere")
    func address() throws {
        let options = AtlasOptions(geodata: Repository.geodata)
        let rows = ["Thailand,Room 5 of 12 Soi Rangnam", ",Room 5 of 12 Soi Rangnam", ",\"12 Soi Rangnam, Bangkok\""]
        let (_, issues) = try options.locate("country,place\n" + rows.joined(separator: "\n") + "\n")
        #expect(issues.compactMap(\.row) == [1, 2, 3])
        #expect(!issues.contains { "\($0)".contains("Rangnam") })
    }
}
