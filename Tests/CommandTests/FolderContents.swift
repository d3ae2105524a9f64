import Foundation
import Testing

/// Everything in a folder, byte for byte.
struct FolderContents: Equatable, CustomStringConvertible {
    private(set) var files: [String: Data]

    init(_ path: String) throws {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
            files[isFolder.boolValue ? name + "/" : name] =
                isFolder.boolValue ? Data() : try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
        }
        self.files = files
    }

    var names: [String] { files.keys.sorted() }

    var description: String { names.map { "\($0) (\(files[$0]?.count ?? 0) bytes)" }.joined(separator: ", ") }

    func text(_ name: String) throws -> String {
        String(decoding: try #require(files[name], "no \(name) in \(self)"), as: UTF8.self)
    }

    func json(_ name: String) throws -> [String: Any] {
        let bytes = try #require(files[name], "no \(name) in \(self)")
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    /// The properties of the features of a layer.
    func properties(_ layer: String) throws -> [[String: Any]] {
        let features = try #require(try json("\(layer).geojson")["features"] as? [[String: Any]])
        return try features.map { try #require($0["properties"] as? [String: Any]) }
    }

    func report() throws -> CaseReport {
        try CaseReport(try #require(files["report.json"], "no report.json in \(self)"))
    }

    /// The folder without what the report says of how files are written, and without what follows of it.
    func withoutDialect() throws -> FolderContents {
        var changed = self
        var report = try json("report.json")
        report["dialect"] = nil
        var manifest = try json("datapackage.json")
        let resources = try #require(manifest["resources"] as? [[String: Any]])
        manifest["resources"] = resources.map { resource in
            resource["path"] as? String == "report.json"
                ? resource.filter { $0.key != "bytes" && $0.key != "hash" } : resource
        }
        for (name, value) in [("report.json", report), ("datapackage.json", manifest)] {
            changed.files[name] = try JSONSerialization.data(withJSONObject: value, options: .sortedKeys)
        }
        return changed
    }

    /// The names whose bytes differ from those of another folder, or that only one of them has.
    func differences(from other: FolderContents) -> [String] {
        Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
    }
}

/// Records an issue unless the manifest of an export lists just the files that are there, with their sizes and digests.
func expectWhole(_ path: String, _ comment: Comment? = nil, at location: SourceLocation = #_sourceLocation) throws {
    let contents = try FolderContents(path)
    try #require(contents.names.contains("datapackage.json"), "\(contents)", sourceLocation: location)
    let resources = try #require(try contents.json("datapackage.json")["resources"] as? [[String: Any]])
    let listed = resources.compactMap { $0["path"] as? String }
    let files = contents.names.filter { !$0.hasSuffix("/") }
    #expect((listed + ["datapackage.json"]).sorted() == files, comment, sourceLocation: location)
    let sizes = listed.compactMap { contents.files[$0]?.count }
    #expect(resources.compactMap { $0["bytes"] as? Int } == sizes, comment, sourceLocation: location)
    let digests = try Command(["sha256sum"] + listed).working(in: path).run().output.split(separator: "\n")
    let hashes = digests.map { "sha256:\($0.prefix(64))" }
    #expect(resources.compactMap { $0["hash"] as? String } == hashes, comment, sourceLocation: location)
}
