import CaseAtlasKit
import Foundation
import Geodata
import TestSupport
import Testing

@Suite("The atlas")
struct AtlasTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("The numbers of a run close: rows, countries, years and ways of locating all sum to the accepted rows")
    func closed() throws {
        let summary = try Atlas(try options()).export(to: "\(folder.path)/out")
        let report = try json("report.json")
        #expect(summary.report.inputRows == 12)
        #expect(report["input_rows"] as? Int == 12)
        let accepted = try #require(report["accepted"] as? Int)
        #expect((report["located_by"] as? [String: Int])?.values.reduce(0, +) == accepted)
        #expect((report["rejections"] as? [Any])?.count == report["rejected"] as? Int)
        let countries = try features("countries.geojson")
        #expect(countries.compactMap { $0["attempted"] as? Int }.reduce(0, +) == accepted)
        let timeline = try text("timeline.csv").split(separator: "\n").dropFirst()
        let attempts = timeline.compactMap { row in
            row.matches(of: /,(\d*),(\d+),\d+,\d+,\d+,\d+,\d+$/).first.flatMap { Int($0.2) }
        }
        #expect(attempts.reduce(0, +) == accepted)
    }

    @Test("Zero, not asked, not told and nobody's are told apart by status")
    func status() throws {
        _ = try Atlas(try options()).export(to: "\(folder.path)/out")
        let status = Dictionary(
            uniqueKeysWithValues: try features("countries.geojson").map {
                ($0["iso_a3"] as? String, $0["status"] as? String)
            })
        #expect(status == ["AAA": "cases", "BBB": "cases", "CCC": "cases", "DDD": "out_of_scope", "XEE": "unassigned"])
    }

    @Test("Nothing but the columns of the contract leaves the tool, unless it is asked to keep one")
    func allowList() throws {
        var options = try options()
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        for name in try folder.names(in: "out") {
            #expect(try !text(name).contains("private remark"), "\(name)")
            #expect(try !text(name).contains("javascript"), "\(name)")
            #expect(try !text(name).contains(folder.path), "\(name)")
        }
        options.keptColumns = ["notes"]
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        #expect(try features("cases.geojson").first?["notes"] as? String == "private remark")
    }

    @Test(
        "A column of positions cannot be kept, nor one whose name is taken",
        arguments: [
            ("longitude", AtlasError.Kind.notPermitted), ("LAT", .notPermitted), ("y", .notPermitted),
            ("persons", .usage),
        ])
    func keptPositions(name: String, kind: AtlasError.Kind) throws {
        var options = try options()
        options.keptColumns = [name]
        let error = #expect(throws: AtlasError.self) { try Atlas(options).export(to: "\(folder.path)/out") }
        #expect(error?.kind == kind)
        #expect(try folder.names() == [])
    }

    @Test("Layers that are not wanted are not written; report and manifest always are")
    func layers() throws {
        var options = try options()
        options.layers = [.symbols]
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        let written = [
            "atlas.qgs", "datapackage.json", "legend.json", "report.json", "style.json", "symbols.geojson",
            "symbols.qml",
            "symbols.sld",
        ]
        #expect(try folder.names(in: "out") == written)
    }

    @Test("A strict run with a rejected row, and a run with no row, write nothing and say why")
    func nothingWritten() throws {
        var strict = try options()
        strict.isStrict = true
        let rejected = #expect(throws: AtlasError.self) { try Atlas(strict).export(to: "\(folder.path)/out") }
        #expect(rejected?.kind == .rowsRejected)
        var empty = try options()
        empty.inputs = [try folder.write("country\n", to: "empty.csv")]
        let none = #expect(throws: AtlasError.self) { try Atlas(empty).export(to: "\(folder.path)/out") }
        #expect(none?.kind == .unreadableInput)
        #expect(try folder.names() == ["empty.csv"])
    }

    @Test(
        "The shipped cases can be drawn at every scale and in every world view",
        arguments: [
            (AtlasOptions.Scale.small, AtlasOptions.Worldview.iso), (.large, .iso), (.medium, .deFacto),
            (.small, .deFacto),
        ])
    func everyScale(scale: AtlasOptions.Scale, worldview: AtlasOptions.Worldview) throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = scale
        options.worldview = worldview
        let summary = try Atlas(options).export(to: "\(folder.path)/out")
        #expect(summary.report.accepted == 106)
        #expect(summary.report.rejections.isEmpty)
    }

    @Test(
        "A case in every country gives every country an area and a symbol, the smallest too",
        arguments: [AtlasOptions.Scale.small, .medium])
    func everybodyVisible(scale: AtlasOptions.Scale) throws {
        let keys = try GeodataFolder(path: Repository.geodata).countries(.iso, scale).map(\.key)
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = [try folder.write("iso3\n" + keys.joined(separator: "\n") + "\n", to: "all.csv")]
        options.scale = scale
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        for layer in ["countries.geojson", "symbols.geojson"] {
            let seen = try features(layer).filter { $0["attempted"] as? Int == 1 }.compactMap {
                $0["iso_a3"] as? String
            }
            #expect(Set(seen).isSuperset(of: ["SGP", "HKG", "MAC", "MLT", "MDV", "VAT", "TUV", "NRU", "XKX"]))
            #expect(seen.sorted() == keys.sorted(), "\(layer)")
        }
    }

    @Test("A case that states its town is published there as coarsely as any other, and GeoNames is credited for it")
    func townPosition() throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = .small
        for (rows, isCredited) in [("THA,Bangkok,,\n", true), ("THA,Bangkok,100.5,13.75\n", false)] {
            options.inputs = [try folder.write("iso3,place,lon,lat\n" + rows, to: "cases.csv")]
            _ = try Atlas(options).export(to: "\(folder.path)/out")
            let feature = try #require(try features("cases.geojson").first)
            #expect(feature["located_by"] as? String == "code+agreed")
            #expect(feature["location_precision"] as? String == (isCredited ? "city" : "unknown"))
            #expect(try #require(feature["generalised_km"] as? Double) > 7)
            #expect(try text("cases.geojson").contains("\"coordinates\":[100.5,13.8]"))
            #expect(try text("datapackage.json").contains("GeoNames, CC BY 4.0") == isCredited)
            #expect(try text("datapackage.json").contains("CC-BY-4.0") == isCredited)
        }
    }

    private func options() throws -> AtlasOptions {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = ["\(SmallWorld.folder)/cases.csv"]
        options.countryFile = .init(path: "\(SmallWorld.folder)/countries.geojson")
        return options
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/out/\(name)")), as: UTF8.self)
    }

    private func json(_ name: String) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(text(name).utf8))
        return try #require(object as? [String: Any])
    }

    private func features(_ name: String) throws -> [[String: Any]] {
        let features = try #require(try json(name)["features"] as? [[String: Any]])
        return features.compactMap { $0["properties"] as? [String: Any] }
    }
}
