import Exports
import Foundation
import TestSupport
import Testing

@Suite("The export folder")
struct ExportFolderTests {
    private struct Failure: Error {}
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("A folder appears with all its files, their sizes and digests, and nothing is left beside it")
    func appears() throws {
        let files = try export("out", ["a.csv": "abc"])
        #expect(try folder.names() == ["out"])
        #expect(try folder.names(in: "out") == ["a.csv", "datapackage.json"])
        #expect(files[0].byteCount == 3)
        // FIPS 180-4, the example of one block.
        #expect(files[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("An earlier export is replaced whole: files that are no longer written are gone")
    func replaced() throws {
        try export("out", ["a.csv": "1", "b.csv": "2"])
        try export("out", ["a.csv": "3"])
        #expect(try folder.names(in: "out") == ["a.csv", "datapackage.json"])
        #expect(try folder.contents(of: "out")["a.csv"] == Data("3".utf8))
    }

    @Test("A run that fails leaves the old export as it was, and nothing beside it")
    func failed() throws {
        try export("out", ["a.csv": "1"])
        let old = try folder.contents(of: "out")
        #expect(throws: Failure.self) {
            _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in
                _ = try out.write("a.csv") { try $0.write(Array("2".utf8)) }
                throw Failure()
            }
        }
        #expect(try folder.contents(of: "out") == old)
        #expect(try folder.names() == ["out"])
    }

    @Test(
        "What is no export is never replaced",
        arguments: [
            ["notes.txt": "mine"], ["datapackage.json": #"{"resources":[]}"#], ["datapackage.json": "no json"],
            ["a.csv": "x", "datapackage.json": #"{"generator":"caseatlas","resources":[{"path":"b.csv"}]}"#],
        ])
    func foreign(files: [String: String]) throws {
        try FileManager.default.createDirectory(atPath: "\(folder.path)/out", withIntermediateDirectories: false)
        for (name, text) in files { try folder.write(text, to: "out/\(name)") }
        let old = try folder.contents(of: "out")
        #expect(throws: ExportError.self) { try export("out", ["a.csv": "1"]) }
        #expect(try folder.contents(of: "out") == old)
        #expect(try folder.names() == ["out"])
    }

    @Test("A folder that another run holds is left to it")
    func busy() throws {
        _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in
            #expect(throws: ExportError.busy(path: "\(folder.path)/out")) { try export("out", ["a.csv": "1"]) }
            _ = try out.write("b.csv") { try $0.write([65]) }
        }
        #expect(try folder.names(in: "out") == ["b.csv"])
    }

    @Test("Many exports at once in one process do not get into one another's way")
    func parallel() async throws {
        let path = folder.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<64 {
                group.addTask {
                    for round in 0..<4 {
                        _ = try ExportFolder.replace(at: "\(path)/\(number)") { out in
                            let file = try out.write("a.csv") { try $0.write(Array("\(round)".utf8)) }
                            try out.writeManifest(of: [file])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try folder.names() == (0..<64).map { "\($0)" }.sorted())
    }

    @Test("A folder that is closed to others stays closed")
    func mode() throws {
        try export("out", ["a.csv": "1"])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: "\(folder.path)/out")
        try export("out", ["a.csv": "2"])
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/out")
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test("What a dead run left is taken over")
    func takenOver() throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/.out.caseatlas", withIntermediateDirectories: false)
        try folder.write("half", to: ".out.caseatlas/a.csv")
        try export("out", ["b.csv": "1"])
        #expect(try folder.names() == ["out"])
        #expect(try folder.names(in: "out") == ["b.csv", "datapackage.json"])
    }

    @discardableResult
    private func export(_ name: String, _ files: [String: String]) throws -> [WrittenFile] {
        try ExportFolder.replace(at: "\(folder.path)/\(name)") { out in
            let written = try files.sorted { $0.key < $1.key }.map { name, text in
                try out.write(name) { try $0.write(Array(text.utf8)) }
            }
            try out.writeManifest(of: written)
            return written
        }
    }
}

extension ExportFolder {
    func writeManifest(of files: [WrittenFile]) throws {
        let resources = files.map { DataPackage.Resource(file: $0, title: "t") }
        let manifest = DataPackage(resources: resources, licences: [], sources: [])
        _ = try write(DataPackage.fileName) { try $0.write(manifest.text) }
    }
}
