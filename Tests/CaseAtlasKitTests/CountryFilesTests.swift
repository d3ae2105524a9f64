import CaseAtlasKit
import Foundation
import Geodata
import TestSupport
import Testing

@Suite("A file for each country")
struct CountryFilesTests {
    @Test("Together the files are the layer, feature by feature and byte by byte")
    func union() throws {
        let files = try exported { _ in }
        let layer = try features(file(files, "countries.geojson"))
        let index = try index(files)
        #expect(index.count == layer.count && layer.count > 200)
        for (entry, feature) in zip(index, layer) {
            let name = try #require(entry["file"] as? String)
            let text = try file(files, "countries/\(name)")
            #expect(features(text) == [feature], "\(name)")
            let country = try #require(try JSONSerialization.jsonObject(with: feature) as? [String: Any])
            let collection = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
            #expect(entry["iso_a3"] as? String == country["id"] as? String)
            #expect(name == "\(country["id"] ?? "").geojson")
            let box = try #require(country["bbox"] as? [Double])
            #expect(entry["bbox"] as? [Double] == box && collection["bbox"] as? [Double] == box, "\(name)")
            #expect(entry["bytes"] as? Int == text.count)
        }
    }

    @Test("The other files keep their bytes, and the manifest lists every file once under a name of its own")
    func manifest() throws {
        let (plain, split) = (try exported { $0.splitsCountries = false }, try exported { _ in })
        for (name, bytes) in plain where name != "datapackage.json" { #expect(split[name] == bytes, "\(name)") }
        let manifest = try #require(
            try JSONSerialization.jsonObject(with: file(split, "datapackage.json")) as? [String: Any])
        let resources = try #require(manifest["resources"] as? [[String: Any]])
        let paths = resources.compactMap { $0["path"] as? String }
        #expect((paths + ["datapackage.json"]).sorted() == split.keys.sorted())
        #expect(Set(resources.compactMap { $0["name"] as? String }).count == resources.count)
        let digests = Dictionary(uniqueKeysWithValues: zip(paths, resources.compactMap { $0["hash"] as? String }))
        for entry in try index(split) {
            #expect(digests["countries/\(entry["file"] ?? "")"] == "sha256:\(entry["sha256"] ?? "")")
        }
    }

    @Test("Keys of a country file that are no names of files get safe ones, and the index says which")
    func strangeKeys() throws {
        let keys = ["../up", "a", "A", "index", "x/y", "CON"]
        let text = keys.enumerated().map { place, key in
            let ring = "[[\(place),0],[\(place + 1),0],[\(place + 1),1],[\(place),1],[\(place),0]]"
            return
                #"{"type":"Feature","properties":{"k":"\#(key)"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
        }
        let folder = try TemporaryFolder()
        let path = try folder.write(
            #"{"type":"FeatureCollection","features":[\#(text.joined(separator: ","))]}"#, to: "areas.geojson")
        let cases = try folder.write("id,longitude,latitude\n1,0.5,0.5\n", to: "cases.csv")
        let files = try exported { options in
            options.countryFile = .init(path: path, key: "k", name: "k")
            options.inputs = [cases]
        }
        let index = try index(files)
        #expect(
            index.compactMap { $0["iso_a3"] as? String } == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let names = index.compactMap { $0["file"] as? String }
        #expect(Set(names.map { $0.lowercased() }).count == keys.count)
        #expect(files.keys.filter { $0.hasPrefix("countries/") }.count == keys.count + 1)
        #expect(names.contains("index.geojson"))
        #expect(names.allSatisfy { !$0.contains("/") && !$0.hasPrefix(".") })
    }

    @Test("It asks for the layer that it cuts")
    func withoutCountries() throws {
        var error: AtlasError?
        do {
            _ = try exported { $0.layers = [.symbols] }
        } catch let thrown as AtlasError {
            error = thrown
        }
        #expect(error?.kind == .usage && error?.message.contains("--split") == true)
    }

    private func file(_ files: [String: Data], _ name: String) throws -> Data { try #require(files[name], "\(name)") }

    private func features(_ file: Data) -> [Data] {
        file.split(separator: 10).dropFirst().dropLast().map { Data($0.last == UInt8(ascii: ",") ? $0.dropLast() : $0) }
    }

    private func index(_ files: [String: Data]) throws -> [[String: Any]] {
        let json = try JSONSerialization.jsonObject(with: file(files, "countries/index.json")) as? [String: Any]
        return try #require(json?["files"] as? [[String: Any]])
    }

    /// An export of the shipped cases by its files, those of the folder in it too.
    private func exported(_ change: (inout AtlasOptions) -> Void) throws -> [String: Data] {
        let folder = try TemporaryFolder()
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = .small
        options.splitsCountries = true
        change(&options)
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/out") where name != "countries"
        {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/out/\(name)"))
        }
        return files
    }
}
