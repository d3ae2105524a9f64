import Foundation
import Preview
import TestSupport
import Testing

@Suite("Watched files")
struct FileWatchTests {
    @Test("have not changed until they do, and then once, when they are at rest")
    func change() throws {
        let folder = try TemporaryFolder()
        var watch = FileWatch([try folder.write("a", to: "cases.csv")])
        #expect(looks(2, at: &watch) == [false, false])
        try folder.write("ab", to: "cases.csv")
        #expect(looks(1, at: &watch) == [false])
        try folder.write("abc", to: "cases.csv")
        #expect(looks(4, at: &watch) == [false, true, false, false])
    }

    @Test("have changed when one is removed, comes, or is replaced by another of its size")
    func otherChanges() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", to: "cases.csv")
        var watch = FileWatch([path, folder.path + "/words.csv"])
        func expectOneChange(_ change: () throws -> Void) throws {
            try change()
            #expect(looks(3, at: &watch) == [false, true, false])
        }
        try expectOneChange { try FileManager.default.removeItem(atPath: path) }
        try expectOneChange { try folder.write("a", to: "cases.csv") }
        try expectOneChange { try folder.write("w", to: "words.csv") }
        try expectOneChange {
            try folder.write("b", to: "new.csv")
            try #require(rename(folder.path + "/new.csv", path) == 0)
        }
    }

    @Test("are known still when others are watched besides")
    func moreFiles() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a", to: "cases.csv")
        var watch = FileWatch([path])
        try folder.write("ab", to: "cases.csv")
        watch.watch([path, folder.path + "/words.csv"])
        #expect(looks(2, at: &watch) == [false, true])
    }

    /// What so many looks in a row say.
    private func looks(_ count: Int, at watch: inout FileWatch) -> [Bool] {
        (0..<count).map { _ in watch.hasChanged() }
    }
}
