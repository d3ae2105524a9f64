import Foundation
import GEOS
import Geodata
import SimpleFeatures
import Testing

@Suite("Positions of symbols")
struct SymbolPositionTests {
    @Test("Every symbol stands inside the main part of its country", arguments: ShippedGeodataTests.files)
    func inMainPart(view: Worldview, scale: Scale) throws {
        let countries = Countries(try ShippedCountries.folder.countries(view, scale))
        let context = GEOSContext()
        for country in countries.all {
            let mainPart = MultiPolygon([try #require(country.area.mainPart)])
            let position = try country.symbolPosition()
            #expect(try PreparedArea(mainPart, context: context).intersects(position), "\(country.key)")
        }
    }

    @Test("Every symbol stands on the land of the finest scale, however coarse the map", arguments: Worldview.allCases)
    func onLand(view: Worldview) throws {
        let finest = Countries(try ShippedCountries.folder.countries(view, .large))
        var locator = CountryLocator(finest.ids.map { ($0, finest[$0].area) })
        for scale in Scale.allCases {
            for country in try ShippedCountries.folder.countries(view, scale) {
                let id = locator.country(at: try country.symbolPosition())
                #expect(id.map { finest[$0].key } == country.key, "\(country.key) at \(scale)")
            }
        }
    }

    /// Countries whose middle lies elsewhere, and a box in which their symbol must stand: west, south, east, north.
    static let boxes: [(key: String, box: BoundingBox)] = [
        ("FRA", BoundingBox(west: -2, south: 43, east: 7, north: 50)),
        ("NOR", BoundingBox(west: 5, south: 58, east: 15, north: 65)),
        ("USA", BoundingBox(west: -124, south: 26, east: -68, north: 49)),
        ("FJI", BoundingBox(west: 177.2, south: -18.3, east: 178.8, north: -17.3)),
        ("KIR", BoundingBox(west: -157.6, south: 1.7, east: -157.1, north: 2.1)),
        ("NZL", BoundingBox(west: 166, south: -47, east: 175, north: -40)),
        ("RUS", BoundingBox(west: 30, south: 50, east: 150, north: 72)),
    ]

    @Test("Countries with far-off parts have their symbol where a reader looks for it", arguments: boxes)
    func expected(key: String, box: BoundingBox) throws {
        for scale in Scale.allCases {
            let countries = try ShippedCountries.iso(scale)
            let position = try countries[#require(countries.id(forKey: key))].symbolPosition()
            #expect(box.contains(position), "\(key) at \(scale): \(position)")
        }
    }

    @Test("Without a label the symbol stands in the middle of the largest circle on the ground, not of one in degrees")
    func onTheGround() throws {
        // At 70 north the western block is 2.7 by 4 degrees of latitude wide, the eastern one 1.5 by 4.5. In degrees of
        // longitude and latitude a larger circle fits into the eastern one.
        let corners = [
            (0.0, 68.0), (8, 68), (8, 70), (9, 70), (9, 66), (13.4, 66), (13.4, 70.5), (8, 70.5), (8, 72), (0, 72),
            (0, 68),
        ]
        let ring = corners.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        let feature =
            #"{"type":"Feature","properties":{"iso_a3":"AAA"},"geometry":{"type":"Polygon","coordinates":[["#
            + ring + "]]}}"
        let text = #"{"type":"FeatureCollection","features":["# + feature + "]}"
        let countries = try CountryFile.countries(in: Array(text.utf8), path: "made", fields: .shipped)
        let position = try countries[0].symbolPosition()
        #expect(abs(position.longitude - 4) < 0.3 && abs(position.latitude - 70) < 0.7, "\(position)")
    }
}
