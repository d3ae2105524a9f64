import Foundation
import Preview
import TestSupport
import Testing

@Suite("A file that is served")
struct SiteFileTests {
    @Test("stays whole while another is put in its place")
    func replaced() throws {
        let folder = try TemporaryFolder()
        let old = [UInt8](repeating: 1, count: 200_000)
        try folder.write(old, to: "a.json")
        let file = try #require(try self.file("a.json", in: folder))
        try folder.write([2], to: "b.json")
        try #require(rename(folder.path + "/b.json", folder.path + "/a.json") == 0)
        #expect(file.byteCount == old.count)
        #expect(try bytes(of: file) == old)
    }

    @Test("breaks off when it is cut short, instead of ending as if it were whole")
    func cutShort() throws {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](repeating: 1, count: 200_000), to: "a.json")
        let file = try #require(try self.file("a.json", in: folder))
        try #require(truncate(folder.path + "/a.json", 10) == 0)
        #expect(throws: SiteFile.Failure.self) { try bytes(of: file) }
    }

    @Test(
        "is no folder, pipe or link, and not missing",
        arguments: ["folder.json", "pipe.json", "link.json", "none.json"])
    func noFile(name: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "a.json")
        mkdir(folder.path + "/folder.json", 0o755)
        mkfifo(folder.path + "/pipe.json", 0o644)
        symlink("a.json", folder.path + "/link.json")
        #expect(try file(name, in: folder) == nil)
    }

    private func file(_ name: String, in folder: TemporaryFolder) throws -> SiteFile? {
        let path = try #require(SitePath(percentEncoded: "/" + name))
        return SiteFile(path, in: folder.path)
    }

    private func bytes(of file: SiteFile) throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let piece = try file.piece(from: all.count)
            if piece.isEmpty { return all }
            all += piece
        }
    }
}
