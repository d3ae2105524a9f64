import Exports
import Foundation
import TestSupport
import Testing

@Suite("A folder in an export")
struct ExportSubfolderTests {
    private struct Failure: Error {}
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("It appears with the export, and its files are called by its name too")
    func appears() throws {
        let files = try export(["a.txt": "abc", "b.txt": ""])
        #expect(files.map(\.name) == ["sub/a.txt", "sub/b.txt"])
        #expect(files.map(\.byteCount) == [3, 0])
        #expect(try folder.names(in: "out") == ["datapackage.json", "sub"])
        #expect(try folder.names(in: "out/sub") == ["a.txt", "b.txt"])
        #expect(try folder.names() == ["out"])
    }

    @Test("A later export replaces it, and one without it leaves nothing of it")
    func replaced() throws {
        try export(["a.txt": "1", "b.txt": "2"])
        try export(["b.txt": "3"])
        #expect(try folder.names(in: "out/sub") == ["b.txt"])
        _ = try ExportFolder.replace(at: "\(folder.path)/out") { try $0.writeManifest(of: []) }
        #expect(try folder.names(in: "out") == ["datapackage.json"])
        #expect(try folder.names() == ["out"])
    }

    @Test("A run that fails in it leaves the old one, and nothing beside it")
    func failed() throws {
        try export(["a.txt": "1"])
        #expect(throws: Failure.self) {
            _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in
                try out.writeFolder("sub") { sub in
                    _ = try sub.write("a.txt") { try $0.write(Array("2".utf8)) }
                    throw Failure()
                }
            }
        }
        #expect(try folder.contents(of: "out/sub") == ["a.txt": Data("1".utf8)])
        #expect(try folder.names() == ["out"])
    }

    @Test("What a dead run left in one is taken over")
    func takenOver() throws {
        try make(".out.caseatlas/sub")
        try folder.write("half", to: ".out.caseatlas/sub/a.txt")
        try export(["b.txt": "1"])
        #expect(try folder.names() == ["out"])
    }

    @Test(
        "An export is not replaced while somebody's file, folder or link is in it",
        arguments: ["file", "folder", "link", "instead of a file", "folder beside"])
    func foreign(what: String) throws {
        try export(["a.txt": "1"])
        let files = FileManager.default
        switch what {
        case "file": try folder.write("mine", to: "out/sub/mine.txt")
        case "folder": try make("out/sub/mine")
        case "instead of a file":
            try files.removeItem(atPath: "\(folder.path)/out/sub/a.txt")
            try make("out/sub/a.txt")
        case "link":
            try files.moveItem(atPath: "\(folder.path)/out/sub", toPath: "\(folder.path)/elsewhere")
            try files.createSymbolicLink(
                atPath: "\(folder.path)/out/sub", withDestinationPath: "\(folder.path)/elsewhere")
        default: try make("out/subordinate")
        }
        let before = try files.subpathsOfDirectory(atPath: folder.path).sorted()
        #expect(throws: ExportError.self) { try export(["a.txt": "2"]) }
        #expect(try files.subpathsOfDirectory(atPath: folder.path).sorted() == before)
    }

    private func make(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }

    @discardableResult
    private func export(_ files: [String: String]) throws -> [WrittenFile] {
        try ExportFolder.replace(at: "\(folder.path)/out") { out in
            let written = try out.writeFolder("sub") { sub in
                try files.sorted { $0.key < $1.key }.map { name, text in
                    try sub.write(name) { try $0.write(Array(text.utf8)) }
                }
            }
            try out.writeManifest(of: written)
            return written
        }
    }
}
