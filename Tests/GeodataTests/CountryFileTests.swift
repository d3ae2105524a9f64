import Geodata
import SimpleFeatures
import Testing

@Suite("Country files")
struct CountryFileTests {
    /// Features that cannot be used, and what the error says of them.
    static let broken: [(feature: String, fragment: String)] = [
        (#"{"properties":{"iso_a3":"-99"},"geometry":\#(square)}"#, "--key ADM0_A3"),
        (#"{"properties":{"name":"x"},"geometry":\#(square)}"#, "has no text in"),
        (#"{"properties":null,"geometry":\#(square)}"#, "has no text in"),
        (#"{"properties":{"iso_a3":"A"},"geometry":null}"#, "has no area"),
        (#"{"properties":{"iso_a3":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}"#, "not an area"),
        (#"{"properties":{"iso_a3":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}}"#, "open"),
        (
            #"{"properties":{"iso_a3":"A"},"geometry":{"type":"Polygon","coordinates":"#
                + #"[[[500000,0],[500001,0],[500001,9],[500000,0]]]}}"#, "EPSG:4326"
        ),
        (
            #"{"properties":{"iso_a3":"A"},"geometry":{"type":"Polygon","coordinates":"#
                + #"[[[170,0],[-170,0],[-170,9],[170,0]]]}}"#, "antimeridian"
        ),
        (#"{"properties":{"iso_a3":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1"#, "is wanted here"),
    ]

    @Test("A feature that is no country is named with what to do", arguments: broken)
    func errors(feature: String, fragment: String) {
        let text = #"{"type":"FeatureCollection","features":[\#(feature)]}"#
        do throws(GeodataError) {
            _ = try CountryFile.countries(in: Array(text.utf8), path: "file", fields: .shipped)
            Issue.record("no error for \(feature)")
        } catch {
            #expect("\(error)".contains(fragment))
        }
    }

    @Test("A longitude beyond 180 by rounding alone is 180")
    func rounding() throws {
        let text = """
            {"type":"FeatureCollection","features":[{"properties":{"iso_a3":"A"},"geometry":{"type":"Polygon",
            "coordinates":[[[170,0],[180.00000000000006,0],[180.00000000000006,90.0000000000001],[170,0]]]}}]}
            """
        let countries = try CountryFile.countries(in: Array(text.utf8), path: "file", fields: .shipped)
        #expect(countries[0].area.boundingBox == BoundingBox(west: 170, south: 0, east: 180, north: 90))
    }

    @Test("Coordinates may stand before the type, have altitudes, and wind either way")
    func lenient() throws {
        let text = """
            {"features":[{"geometry":{"coordinates":[[[[0,0,5],[0,0,5],[0,1,5],[1,1,5],[0,0,5]]]],"type":"MultiPolygon"},
            "properties":{"CODE":7,"TITLE":"Seven","iso_a2":"-99"},"type":"Feature"}],"type":"FeatureCollection"}
            """
        let countries = try CountryFile.countries(
            in: Array(text.utf8), path: "file", fields: .init(key: "CODE", name: "TITLE"))
        #expect(countries[0].key == "7")
        #expect(countries[0].name == "Seven")
        #expect(countries[0].area.polygons[0].exterior.isCounterClockwise)
        #expect(countries[0].area.polygons[0].exterior.positions.count == 4, "no repeated neighbour")
        #expect(countries[0].alpha2 == nil)
    }

    @Test("Countries are sorted by key; features with one key become one country")
    func merged() throws {
        let text = """
            {"type":"FeatureCollection","features":[
            {"properties":{"iso_a3":"B"},"geometry":\(CountryFileTests.square)},
            {"properties":{"iso_a3":"A"},"geometry":\(CountryFileTests.square)},
            {"properties":{"iso_a3":"B"},"geometry":{"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}}]}
            """
        let countries = Countries(try CountryFile.countries(in: Array(text.utf8), path: "f", fields: .shipped))
        #expect(countries.all.map(\.key) == ["A", "B"])
        #expect(countries.all[1].area.polygons.count == 2)
    }

    private static let square = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#
}
