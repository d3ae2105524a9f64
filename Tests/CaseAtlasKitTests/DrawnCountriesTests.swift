import CaseAtlasKit
import Exports
import Foundation
import Geodata
import SimpleFeatures
import TestSupport
import TextFormats
import Testing

@Suite("Simplified countries")
struct DrawnCountriesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(
        "A file fits its budget when it is packed, uses most of it, and says what that cost",
        arguments: [60_000, 150_000])
    func fit(byteCount: Int) throws {
        let summary = try export(.fit(byteCount: byteCount))
        let size = GzipSize.byteCount(of: try ByteSource.bytes(of: "\(folder.path)/out/countries.geojson"))
        #expect(size <= byteCount && size > byteCount * 9 / 10)
        let loss = try #require(summary.loss)
        #expect(loss.distanceInKilometers > 1 && loss.distanceInKilometers < 100)
        #expect(loss.areaShare > 0 && loss.areaShare < 0.05)
        #expect(loss.decimals == 2 && loss.positionCounts.after < loss.positionCounts.before / 10)
        let manifest = try ByteSource.bytes(of: "\(folder.path)/out/datapackage.json")
        #expect(String(decoding: manifest, as: UTF8.self).contains("; borders simplified, moved by at most"))
    }

    @Test(
        "All countries are there, every symbol lies in its country, and so does every case that does at the finest scale",
        arguments: [
            AtlasOptions.Simplification.tolerance(inMeters: 500), .tolerance(inMeters: 200_000),
            .fit(byteCount: 60_000),
        ])
    func casesStay(simplification: AtlasOptions.Simplification) throws {
        _ = try export(simplification, precision: .exact)
        let path = "\(folder.path)/out/countries.geojson"
        let drawn = Countries(try CountryFile.countries(in: ByteSource.bytes(of: path), path: path, fields: .shipped))
        let finest = Countries(try GeodataFolder(path: Repository.geodata).countries(.iso, .large))
        #expect(drawn.all.map(\.key) == finest.all.map(\.key))
        var (after, before) = (locator(of: drawn), locator(of: finest))
        let cases = try features("cases.geojson")
        #expect(cases.count > 30)
        for (key, position) in cases {
            let id = try #require(drawn.id(forKey: key))
            let (isInside, wasInside) = (after.contains(id, position), before.contains(id, position))
            #expect(isInside == wasInside, "\(key)")
        }
        for (key, position) in try features("symbols.geojson") {
            let id = try #require(drawn.id(forKey: key))
            let isInside = after.contains(id, position)
            #expect(isInside, "\(key)")
        }
    }

    private func locator(of countries: Countries) -> CountryLocator {
        CountryLocator(countries.ids.map { ($0, countries[$0].area) })
    }

    @Test("A tolerance is kept")
    func tolerance() throws {
        let summary = try export(.tolerance(inMeters: 5000))
        let loss = try #require(summary.loss)
        #expect(loss.distanceInKilometers <= 5 && loss.distanceInKilometers > 4)
        #expect(loss.decimals == nil)
    }

    @Test("A budget that nothing fits is told with the least that can be had, and nothing is written")
    func tooSmall() throws {
        let error = #expect(throws: AtlasError.self) { try export(.fit(byteCount: 5000)) }
        #expect(error?.kind == .usage)
        #expect(error?.message.contains("5000 are wanted") == true)
        #expect(try folder.names() == [])
    }

    @Test("The number of threads changes no byte")
    func threads() throws {
        let files = try [1, 3].map { threadCount in
            _ = try export(.tolerance(inMeters: 20_000), threadCount: threadCount)
            return try folder.contents(of: "out")
        }
        #expect(files[0] == files[1])
    }

    private func export(
        _ simplification: AtlasOptions.Simplification, precision: AtlasOptions.PositionPrecision = .standard,
        threadCount: Int = 2
    ) throws -> Summary {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.simplification = simplification
        options.precision = precision
        options.threadCount = threadCount
        return try Atlas(options).export(to: "\(folder.path)/out")
    }

    /// The country and the position of each feature of a layer of points.
    private func features(_ name: String) throws -> [(key: String, position: Position)] {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/out/\(name)"))
        let layer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let features = try #require(layer?["features"] as? [[String: Any]])
        return try features.map { feature in
            let properties = try #require(feature["properties"] as? [String: Any])
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let numbers = try #require(geometry["coordinates"] as? [Double])
            return (
                try #require(properties["iso_a3"] as? String), Position(longitude: numbers[0], latitude: numbers[1])
            )
        }
    }
}
