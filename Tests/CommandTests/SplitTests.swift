import Foundation
import Testing

@Suite("Export with a file for each country", .serialized)
struct SplitTests {
    /// A world of two countries, so that every system call can be broken.
    private static func export(in folder: TemporaryFolder, _ cases: CaseRow...) throws -> Command {
        let name = "cases-\(cases.count).csv"
        try folder.write(CaseRow.header + cases.map(\.line).joined(), to: name)
        let regions = [("THA", "Thailand", 100), ("LAO", "Laos", 103)].map { code, title, west in
            let ring = "[[\(west),14],[\(west + 1),14],[\(west + 1),15],[\(west),15],[\(west),14]]"
            return "{\"type\":\"Feature\",\"properties\":{\"iso_a3\":\"\(code)\",\"name\":\"\(title)\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
        }
        let collection = "{\"type\":\"FeatureCollection\",\"features\":[\(regions.joined(separator: ","))]}"
        let countries = try folder.write(collection, to: "regions.geojson")
        return try Program.export([
            folder.path(name), "-o", folder.path("exports"), "--countries", countries, "--layers", "countries",
            "--split", "--quiet", "--threads", "1",
        ])
    }

    @Test("The folder of countries is listed, whole, and one line of what is printed")
    func printed() throws {
        try withTemporaryFolder { folder in
            var command = try Self.export(in: folder, .sound)
            command.words.removeAll { $0 == "--quiet" }
            let outcome = try command.run()
            #expect(outcome.ending == .status(0), "\(outcome.errors)")
            #expect(outcome.output.contains("  countries/ (3 files)"))
            #expect(!outcome.output.contains("THA.geojson"))
            try expectWhole(folder.path("exports"))
            let names = try folder.contents(of: "exports/countries").names
            #expect(names == ["LAO.geojson", "THA.geojson", "index.json"])
        }
    }

    @Test("Killed at any system call it leaves the old exports or the new ones, and the next run cleans up")
    func killed() throws {
        try withTemporaryFolder { folder in
            let (earlier, later) = (try Self.export(in: folder, .sound), try Self.export(in: folder, .sound, CaseRow()))
            let trace = Trace(in: folder)
            let (old, new) = (try contents(after: earlier, folder), try contents(after: later, folder))
            try #require(old != new)
            _ = try contents(after: earlier, folder)
            let calls = try trace.calls(of: later)
            try #require(calls.contains { $0.text.contains("\"countries\"") && $0.name == "mkdirat" })
            var seen: Set<String> = []
            for call in calls {
                _ = try contents(after: earlier, folder)
                let outcome = try later.under(trace.wrapper([call.injection("signal=SIGKILL")])).run()
                #expect(outcome.ending == .signal(SIGKILL), "\(call)")
                let left = try folder.contents(of: "exports")
                #expect(left == old || left == new, "\(call): \(left)")
                seen.insert(left == old ? "old" : "new")
                #expect(try contents(after: earlier, folder) == old, "the run after \(call)")
                #expect(try folder.names().filter { $0.hasPrefix(".") } == [], "the run after \(call)")
            }
            #expect(seen == ["old", "new"])
        }
    }

    @Test(
        "A disk that fails in the folder of countries leaves the old exports",
        arguments: [("mkdirat", "ENOSPC", 73), ("fsync", "EIO", 74), ("openat", "ENOSPC", 73), ("write", "EIO", 74)])
    func failingDisk(name: String, error: String, status: Int32) throws {
        try withTemporaryFolder { folder in
            let (earlier, later) = (try Self.export(in: folder, .sound), try Self.export(in: folder, .sound, CaseRow()))
            let trace = Trace(in: folder)
            // The calls are numbered as they are when there are exports already.
            _ = try contents(after: earlier, folder)
            let calls = try trace.calls(of: later).filter { $0.name == name }
            let old = try contents(after: earlier, folder)
            // One more folder, and three files and the folder to bring to the disk.
            try #require(calls.count >= (name == "mkdirat" ? 2 : 4), "\(calls)")
            for call in calls {
                let outcome = try later.under(trace.wrapper([call.injection("error=\(error)")])).run()
                #expect(outcome.ending == .status(status), "\(call)")
                #expect(outcome.errors.contains(folder.path("exports")), "\(call)")
                #expect(try folder.contents(of: "exports") == old, "\(call)")
                #expect(try folder.names().filter { $0.hasPrefix(".") } == [], "\(call)")
            }
        }
    }

    @Test("Earlier countries that cannot be looked at are no reason to crash, and stay")
    func unreadable() throws {
        try withTemporaryFolder { folder in
            let command = try Self.export(in: folder, .sound)
            let old = try contents(after: command, folder)
            let trace = Trace(in: folder)
            // Every call that opens something: files to write and folders to look at.
            _ = try command.under(trace.wrapper()).run()
            let lines = try String(contentsOfFile: folder.path("trace.log"), encoding: .utf8).split(separator: "\n")
            let opened = lines.filter { $0.contains("openat(") }
            let looks = opened.indices.filter {
                opened[$0].contains("\"countries\"") && opened[$0].contains("O_DIRECTORY")
            }
            try #require(looks.count >= 2, "\(opened.suffix(20))")
            for place in looks.flatMap({ [$0, $0 + 1] }) {
                let injection = "inject=openat:error=ENOMEM:when=\(place + 1)"
                let outcome = try command.under(trace.wrapper([injection])).run()
                #expect([.status(0), .status(73)].contains(outcome.ending), "\(opened[place]): \(outcome.ending)")
                #expect(try folder.contents(of: "exports") == old, "\(opened[place])")
                _ = try contents(after: command, folder)
                #expect(try folder.names().filter { $0.hasPrefix(".") } == [], "\(opened[place])")
            }
        }
    }

    @Test("Somebody's file among the countries is refused and kept")
    func foreign() throws {
        try withTemporaryFolder { folder in
            let command = try Self.export(in: folder, .sound)
            _ = try contents(after: command, folder)
            try folder.write("mine", to: "exports/countries/notes.txt")
            let before = try folder.contents(of: "exports")
            let outcome = try command.run()
            #expect(outcome.ending == .status(73) && outcome.errors.contains("countries/notes.txt"))
            #expect(try folder.contents(of: "exports") == before)
        }
    }

    private func contents(after command: Command, _ folder: TemporaryFolder) throws -> FolderContents {
        let outcome = try command.run()
        try #require(outcome.ending == .status(0), "\(outcome.errors)")
        return try folder.contents(of: "exports")
    }
}
