import CaseAtlasKit
import Foundation
import TestSupport
import Testing

@Suite("Whole runs give the bytes that are committed")
struct GoldenTests {
    @Test("The exports of the shipped cases are current; `make golden` writes them anew")
    func shippedExports() throws {
        let folder = try TemporaryFolder()
        _ = try Atlas(AtlasOptions(geodata: Repository.geodata)).export(to: "\(folder.path)/exports")
        try expectSame(try folder.contents(of: "exports"), "\(Repository.root)/exports")
    }

    @Test("A small world with every kind of trouble gives what is expected")
    func squares() throws {
        let folder = try TemporaryFolder()
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = ["\(SmallWorld.folder)/cases.csv"]
        options.countryFile = .init(path: "\(SmallWorld.folder)/countries.geojson")
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        try expectSame(try folder.contents(of: "out"), "\(SmallWorld.folder)/expected")
    }

    private func expectSame(_ seen: [String: Data], _ path: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(seen.keys.sorted() == names.sorted())
        for name in names {
            let wanted = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
            #expect(seen[name] == wanted, "\(name): \(firstDifference(seen[name] ?? Data(), wanted))")
        }
    }

    /// The first line that differs, seen and wanted.
    private func firstDifference(_ seen: Data, _ wanted: Data) -> String {
        let lines = zip(seen.split(separator: 10), wanted.split(separator: 10)).enumerated()
        guard let (number, pair) = lines.first(where: { $1.0 != $1.1 }) else { return "one is longer" }
        let texts = [pair.0, pair.1].map { String(decoding: $0.prefix(300), as: UTF8.self) }
        return "line \(number + 1)\n  seen   \(texts[0])\n  wanted \(texts[1])"
    }
}
