import Foundation
import Testing

@Suite("GDAL opens the exports")
struct GDALTests {
    /// A layer, and the geometry that GDAL must see in it.
    static let layers = [
        ("countries", "Multi Polygon"), ("symbols", "Point"), ("cases", "Point"), ("routes", "Multi Line String"),
        ("timeline", "Point"),
    ]

    private static let integerFields = [
        "countries": ["attempted", "successful", "unsuccessful", "pending", "unknown", "persons", "persons_unstated"],
        "symbols": ["attempted", "successful", "first_year", "last_year", "method_extradition", "method_other"],
        "cases": ["year", "persons"], "routes": ["attempted", "successful"],
        "timeline": ["year", "attempted", "cumulative_attempted", "cumulative_persons"],
    ]
    private static let realFields = [
        "countries": ["success_rate"], "symbols": ["success_rate"], "cases": ["generalised_km"],
        "routes": ["length_km"],
    ]

    @Test("A layer has one geometry type, typed fields and all its features", arguments: layers)
    func layer(name: String, geometry: String) throws {
        try withTemporaryFolder { folder in
            try export(to: folder)
            let summary = try ogrinfo("\(name).geojson", in: folder)
            #expect(summary.contains("Geometry: \(geometry)\n"))
            let features = try folder.contents(of: "exports").properties(name)
            #expect(!features.isEmpty)
            #expect(summary.contains("Feature Count: \(features.count)\n"))
            #expect(summary.contains("GEOGCRS[\"WGS 84\""))
            for field in GDALTests.integerFields[name] ?? [] { #expect(summary.contains("\n\(field): Integer (0.0)")) }
            for field in GDALTests.realFields[name] ?? [] { #expect(summary.contains("\n\(field): Real (0.0)")) }
        }
    }

    @Test("The timeline is a table with as many rows as the file")
    func timeline() throws {
        try withTemporaryFolder { folder in
            try export(to: folder)
            let rows = try folder.contents(of: "exports").text("timeline.csv").split(separator: "\n").count - 1
            #expect(try ogrinfo("timeline.csv", in: folder).contains("Feature Count: \(rows)\n"))
        }
    }

    @Test("Every layer becomes a GeoPackage without a warning, and keeps its features", arguments: layers)
    func geoPackage(name: String, geometry: String) throws {
        try withTemporaryFolder { folder in
            try export(to: folder)
            let call = ["ogr2ogr", "-f", "GPKG", "layer.gpkg", "exports/\(name).geojson", "-nln", name]
            let outcome = try Command(call).working(in: folder.path).run()
            #expect(outcome.ending == .status(0))
            #expect(outcome.errors.isEmpty)
            let count = try folder.contents(of: "exports").properties(name).count
            let summary = try Command(["ogrinfo", "-ro", "-so", "layer.gpkg", name]).working(in: folder.path).run()
            #expect(summary.output.contains("Feature Count: \(count)\n"))
            #expect(summary.output.contains("Geometry: \(geometry)\n"))
        }
    }

    @Test("The beginning and the end of a year are dates with a time, as QGIS's temporal controller wants them")
    func dates() throws {
        try withTemporaryFolder { folder in
            try export(to: folder)
            let summary = try ogrinfo("timeline.geojson", in: folder)
            for field in ["start", "end"] { #expect(summary.contains("\n\(field): DateTime (0.0)")) }
        }
    }

    @Test("A sequence and the topology open without a warning and have all features")
    func otherFormats() throws {
        try withTemporaryFolder { folder in
            try export(to: folder, ["--format", "geojsonseq,topojson"])
            let counts = try featureCounts(in: folder)
            for (name, count) in counts {
                #expect(try ogrinfo("\(name).geojsons", in: folder).contains("Feature Count: \(count)\n"))
            }
            let summary = try ogrinfo("atlas.topojson", in: folder)
            for name in ["countries", "symbols", "routes"] {
                let count = try #require(counts[name])
                let pattern = try Regex("Layer name: \(name)\nGeometry: [^\n]+\nFeature Count: \(count)\n")
                #expect(summary.contains(pattern), "\(name)")
            }
        }
    }

    /// How many features each layer has.
    private func featureCounts(in folder: TemporaryFolder) throws -> [String: Int] {
        let contents = try folder.contents(of: "exports")
        return try Dictionary(
            uniqueKeysWithValues: GDALTests.layers.map { ($0.0, try contents.properties($0.0).count) })
    }

    private func export(to folder: TemporaryFolder, _ options: [String] = []) throws {
        let call = try Program.export(["-o", "exports", "--scale", "110m"] + options)
        let outcome = try call.working(in: folder.path).run()
        try #require(outcome.ending == .status(0), "\(outcome.errors)")
    }

    private func ogrinfo(_ file: String, in folder: TemporaryFolder) throws -> String {
        let call = Command(["ogrinfo", "-ro", "-al", "-so", "exports/\(file)"])
        let outcome = try call.working(in: folder.path).run()
        #expect(outcome.ending == .status(0))
        #expect(outcome.errors.isEmpty)
        return outcome.output
    }
}
