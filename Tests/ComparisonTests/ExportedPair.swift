import CaseAtlasKit
import Comparison
import Foundation
import TestSupport
import Testing

/// Two exports of the world of five squares, made from rows of `id,country,longitude,latitude,outcome,method`.
struct ExportedPair {
    static let header = "id,country,longitude,latitude,outcome,method\n"

    private let folder: TemporaryFolder
    var old: String { "\(folder.path)/old" }
    var new: String { "\(folder.path)/new" }

    init(_ old: [String], _ new: [String], change: (inout AtlasOptions) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        try export(old, to: self.old)
        try export(new, to: self.new, change: change)
    }

    func export(_ rows: [String], to path: String, change: (inout AtlasOptions) -> Void = { _ in }) throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = [
            try folder.write(Self.header + rows.map { $0 + "\n" }.joined(), to: "cases-\(UUID().uuidString).csv")
        ]
        options.countryFile = .init(path: "\(Repository.root)/Tests/Goldens/squares/countries.geojson")
        change(&options)
        _ = try Atlas(options).export(to: path)
    }

    func comparison(withAreas: Bool = false) throws -> ExportComparison {
        try ExportComparison(old: old, new: new, withAreas: withAreas)
    }

    func text() throws -> [String] {
        var bytes: [UInt8] = []
        try ComparisonText(comparison()).forEachPart { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func json() throws -> [String: Any] {
        var bytes: [UInt8] = []
        try ComparisonJSON(comparison()).forEachPart { bytes += $0 }
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    /// Changes the text of a file of one of the exports.
    func edit(_ path: String, _ change: (String) -> String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try change(text).write(toFile: path, atomically: false, encoding: .utf8)
    }

    /// Makes the manifest of an export say nothing of bytes and digests.
    func dropDigests(of path: String) throws {
        try edit("\(path)/datapackage.json") {
            $0.replacing(#""bytes""#, with: #""size""#).replacing(#""hash""#, with: #""sum""#)
        }
    }
}
