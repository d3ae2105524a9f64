import Cases
import SimpleFeatures
import TestSupport
import Testing
import TextFormats

@Suite("Reading positions")
struct PositionReaderTests {
    /// Angles as people write them, in a column for longitudes or latitudes, and their degrees.
    static let angles: [(text: String, degrees: Double)] = [
        ("100.5", 100.5), ("-33.9", -33.9), ("+7", 7), ("-0", -0.0), ("1e2", 100), ("100,5", 100.5), ("-33,9", -33.9),
        ("\u{2212}33.9", -33.9), ("13°", 13), ("13.5°", 13.5), ("13,5 °", 13.5), ("13 deg", 13), ("13.5 degrees", 13.5),
        ("13°45'", 13.75), ("13° 45′ 36″", 13.76), ("13º45’36”", 13.76), ("13°45'36''", 13.76), ("13˚45.6'", 13.76),
        ("-13°45'36\"", -13.76), ("13:45:36", 13.76), ("13:45.6", 13.76), ("-13:45", -13.75), ("13-45-36", 13.76),
        ("13 45 36", 13.76), ("13 45.6", 13.76), ("13 45,6", 13.76), ("13d45m36s", 13.76), ("13D45M36S", 13.76),
        ("13 d 45 m 36 s", 13.76), ("13deg 45min 36sec", 13.76), ("13 grados 45 minutos", 13.75),
        ("13度45分36秒", 13.76), ("13 град 45 мин", 13.75), ("١٣°٤٥", 13.75), ("13٫75", 13.75), ("0°30'", 0.5),
        ("-0°30'", -0.5), ("90", 90), ("-90", -90), ("89°59'60\"", .nan), ("13°60'", .nan), ("13.5°30'", .nan),
        ("13 45", .nan), ("13 756331", .nan), ("1.234.567", .nan), ("1,234.5", .nan), ("abc", .nan), ("nan", .nan),
        ("inf", .nan), ("13 45 36 7", .nan), ("45'", .nan), ("13°45\"", .nan), ("--13", .nan), ("13x", .nan),
        ("0x10", .nan), ("13 °N E", .nan),
    ]

    @Test("An angle is read in many notations, or not at all", arguments: angles)
    func angle(text: String, degrees: Double) throws {
        for field in abs(degrees) > 90 ? ["lon"] : ["lat", "lon"] {
            let other = field == "lat" ? "lon" : "lat"
            let found = try read([(field, text), (other, "1")])
            let seen = field == "lat" ? found.position?.latitude : found.position?.longitude
            #expect(seen == (degrees.isNaN ? nil : degrees), "\(found.issues)")
            #expect(found.issues.count == (degrees.isNaN ? 1 : 0))
        }
    }

    /// Latitudes and longitudes with hemispheres.
    static let hemispheres: [(latitude: String, longitude: String, position: Position)] = [
        ("13°45'N", "100°30'E", Position(longitude: 100.5, latitude: 13.75)),
        ("N 13 45 36", "E100°30.6'", Position(longitude: 100.51, latitude: 13.76)),
        ("33d54m0s S", "18d30m36sW", Position(longitude: -18.51, latitude: -33.9)),
        ("33 54 00 S", "18 30 36 W", Position(longitude: -18.51, latitude: -33.9)),
        ("S33.9", "18,5w", Position(longitude: -18.5, latitude: -33.9)),
        ("33.9 sud", "18.5 Ouest", Position(longitude: -18.5, latitude: -33.9)),
        ("33.9 Sur", "18.5 Oeste", Position(longitude: -18.5, latitude: -33.9)),
        ("33,9° Süd", "18,5° Ost", Position(longitude: 18.5, latitude: -33.9)),
        ("北纬13度45分", "东经100度30分", Position(longitude: 100.5, latitude: 13.75)),
        ("13°45′ с. ш.", "100°30′ в. д.", Position(longitude: 100.5, latitude: 13.75)),
        ("13.75 شمالا", "100.5 شرقا", Position(longitude: 100.5, latitude: 13.75)),
        ("13:45:00N", "100:30:00E", Position(longitude: 100.5, latitude: 13.75)),
        ("90 N", "180 W", Position(longitude: -180, latitude: 90)),
        ("90S", "180E", Position(longitude: 180, latitude: -90)),
    ]

    @Test("A hemisphere stands before or behind, as a letter or a word of seven languages", arguments: hemispheres)
    func hemisphere(latitude: String, longitude: String, position: Position) throws {
        let found = try read([("lat", latitude), ("lon", longitude)])
        #expect(found.position == position)
        #expect(found.issues.isEmpty, "\(found.issues)")
    }

    /// Whole positions in one text, by the name of the column; nil is not used.
    static let texts: [(column: String, text: String, position: Position?)] = {
        let bangkok = Position(longitude: 100.5, latitude: 13.75)
        let paris = Position(longitude: 2.35, latitude: 48.85)
        return [
            ("latlon", "13.75, 100.5", bangkok), ("lat_lng", "13.75,100.5", bangkok),
            ("Lat, Lon", "13.75 100.5", bangkok),
            ("lonlat", "100.5 13.75", bangkok), ("lon/lat", "100.5; 13.75", bangkok), ("latlon", "48.85/2.35", paris),
            ("latlon", "13,75; 100,5", bangkok), ("latlon", "13,75, 100,5", bangkok),
            ("latlon", "13,75,100,5", bangkok),
            ("latlon", "13,75 100,5", bangkok), ("latlon", "(13.75, 100.5)", bangkok),
            ("lonlat", "[100.5, 13.75]", bangkok),
            ("lonlat", "13°45'N, 100°30'E", bangkok), ("position", "13°45'N 100°30'E", bangkok),
            ("coordinates", "100°30'E13°45'N", bangkok), ("coordinates", "N13 45 E100 30", bangkok),
            ("gps", "13 45 00 N 100 30 00 E", bangkok), ("gps", "13.75N, 100.5E", bangkok),
            ("gps", "北纬13度45分,东经100度30分", bangkok),
            ("coordinates", "13.75, 100.5", bangkok), ("coordinates", "100.5, 13.75", bangkok),
            ("coordinates", "48.85, 2.35", nil), ("latlon", "13 45 100", nil), ("latlon", "13,75,100", nil),
            ("latlon", "1234", nil), ("latlon", "13.75", nil), ("gps", "13°45'N", nil), ("gps", "13N 14S", nil),
            ("wkt", "POINT (100.5 13.75)", bangkok), ("geom", "point(100.5 13.75)", bangkok),
            ("the_geom", "SRID=4326;POINT(100.5 13.75)", bangkok), ("wkt", "POINT Z (100.5 13.75 12)", bangkok),
            ("wkt", "POINTZM(1.005e2 13.75 1 2)", bangkok), ("latlon", "POINT (100.5 13.75)", bangkok),
            ("wkt", "SRID=3857;POINT(100 13)", nil), ("wkt", "POLYGON((1 2,3 4,5 6,1 2))", nil),
            ("wkt", "POINT(100.5)", nil), ("wkt", "POINT(100,5 13,75)", nil), ("wkt", "POINT 100.5 13.75", nil),
            ("geometry", #"{"type":"Point","coordinates":[100.5,13.75]}"#, bangkok),
            ("geom", "0101000020E610000000000000002059400000000000802B40", bangkok),
            ("geom", "00000000014059200000000000402b800000000000", bangkok),
            ("geom", "01E903000000000000002059400000000000802B400000000000002240", bangkok),
            ("geom", "0101000020110F0000000000000000F03F0000000000000040", nil),
            ("geometry", #"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, nil),
            ("geometry", #"{"type":"Point"}"#, nil), ("wkt", "POINT(190 13)", nil), ("latlon", "95, 13", nil),
        ]
    }()

    @Test("A whole position in one column is used where it says which number is which", arguments: texts)
    func text(column: String, text: String, position: Position?) throws {
        let found = try read([(column, text)])
        #expect(found.position == position)
        #expect(found.issues.count == (position == nil ? 1 : 0), "\(found.issues)")
    }

    @Test("A point that is empty states no position, and is no trouble")
    func emptyPoint() throws {
        for text in ["POINT EMPTY", "0101000000000000000000F87F000000000000F87F"] {
            let found = try read([("wkt", text)])
            #expect(found.position == nil && found.issues.isEmpty)
        }
    }

    @Test("Two columns go before one text, which counts where both are empty")
    func order() throws {
        let both = try read([("lon", "1"), ("lat", "2"), ("wkt", "POINT(3 4)")])
        #expect(both.position == Position(longitude: 1, latitude: 2))
        let empty = try read([("lon", ""), ("lat", ""), ("wkt", "POINT(3 4)")])
        #expect(empty.position == Position(longitude: 3, latitude: 4))
    }

    /// Positions that cannot be used: the field, a part of the reason, a part of the advice.
    static let flaws: [(columns: [(String, String)], field: String, reason: String, advice: String)] = [
        ([("lat", "13 45 36 s"), ("lon", "1")], "latitude", "seconds or south", "South"),
        ([("lat", "13d45m36S"), ("lon", "1")], "latitude", "seconds or south", "South"),
        ([("lat", "13"), ("lon", "100°30' O")], "longitude", "west in French", "W or E"),
        ([("lat", "-13 S"), ("lon", "1")], "latitude", "a sign and a hemisphere", "-33.9"),
        ([("lat", "N-13"), ("lon", "1")], "latitude", "a sign and a hemisphere", "-33.9"),
        ([("lat", "13 E"), ("lon", "1")], "latitude", "hemisphere is that of a longitude", "swapped"),
        ([("lat", "95"), ("lon", "1")], "latitude", "outside -90 to 90", "swapped"),
        ([("lat", "1"), ("lon", "181")], "longitude", "outside -180 to 180", ""),
        ([("lat", "1")], "latitude", "without the other", ""),
        ([("latlon", "95, 13")], "latlon", "the latitude is outside -90 to 90", "swapped"),
        ([("gps", "13, 14")], "position", "which of the two numbers is the latitude", "latlon"),
        ([("wkt", "SRID=3857;POINT(1 2)")], "position", "not in WGS 84", "EPSG:4326"),
        ([("wkt", "POLYGON((1 2))")], "position", "no Point", "inside"),
        ([("geom", "{}")], "position", "not a GeoJSON Point", "coordinates"),
        ([("gps", "Bangkok")], "position", "not a position that can be read", "POINT (100.5 13.75)"),
    ]

    @Test("A position that cannot be used is a warning that says why, and the row counts", arguments: flaws)
    func flaw(columns: [(String, String)], field: String, reason: String, advice: String) throws {
        let found = try read(columns)
        #expect(found.position == nil)
        let issue = try #require(found.issues.first)
        #expect(found.issues.count == 1 && issue.severity == .warning)
        #expect(issue.field == field)
        #expect(issue.reason.contains(reason))
        #expect(advice.isEmpty ? issue.suggestion == nil : issue.suggestion?.contains(advice) == true)
        #expect(issue.value?.contains("13.") != true)
    }

    @Test("Hemispheres in each other's column are used the right way round, and told")
    func swapped() throws {
        let found = try read([("lon", "13°45'N"), ("lat", "100°30'E")])
        #expect(found.position == Position(longitude: 100.5, latitude: 13.75))
        #expect(found.issues.map(\.reason).first?.contains("each other's column") == true)
    }

    @Test("A mark that the user names is the only one, and a comma is told")
    func marks() throws {
        #expect(try read([("lon", "100,5"), ("lat", "13,75")]).hasDecimalComma)
        #expect(try !read([("lon", "100.5"), ("lat", "13.75")]).hasDecimalComma)
        #expect(try !read([("lon", "100,5"), ("lat", "x")]).hasDecimalComma)
        #expect(try read([("lon", "100.5"), ("lat", "13,75")], .comma).position == nil)
        #expect(try read([("lon", "100.5"), ("lat", "13,75")], .point).position == nil)
        #expect(
            try read([("lon", "100,5"), ("lat", "13")], .comma).position == Position(longitude: 100.5, latitude: 13))
    }

    private struct Found {
        let position: Position?
        let issues: [Cases.Issue]
        let hasDecimalComma: Bool
    }

    /// What is read of one row with these columns.
    private func read(
        _ columns: [(name: String, text: String)], _ mark: DialectChoices.DecimalMark? = nil
    ) throws -> Found {
        func line(_ fields: [String]) -> String {
            fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
        }
        let text = line(["id", "iso3"] + columns.map(\.name)) + line(["a", "THA"] + columns.map(\.text))
        let folder = try TemporaryFolder()
        let feed = CaseFeed(paths: [try folder.write(text, to: "cases.csv")])
        var validator = CaseValidator(
            vocabularies: try ShippedWords.vocabularies(), keptNames: [], decimalMark: mark
        ) { "\($0.rounded())" }
        var flaws = Flaws()
        let cases = validator.validate(try #require(try feed.next()).records(), &flaws)
        #expect(cases.count == 1)
        let fields = Set(["longitude", "latitude", "position", "latlon", "lonlat"])
        let issues = flaws.take().issues.filter { $0.row != nil && fields.contains($0.field ?? "") }
        return Found(
            position: cases.positions?[0], issues: issues, hasDecimalComma: !validator.filesWithDecimalComma.isEmpty)
    }
}
