import Foundation
import Testing

@Suite("Same in, same out")
struct SameBytesTests {
    /// Surroundings that must leave no trace in the files.
    struct Surroundings: Sendable, CustomStringConvertible {
        let description: String
        var environment: [String: String] = [:]
        var wrapper: [String] = []
    }

    static let surroundings = [
        Surroundings(description: "another folder"),
        Surroundings(description: "Turkish", environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"]),
        Surroundings(description: "German", environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"]),
        Surroundings(description: "plain C", environment: ["LC_ALL": "C"]),
        Surroundings(description: "Auckland", environment: ["TZ": "Pacific/Auckland"]),
        Surroundings(description: "another home and user", environment: ["HOME": "/nowhere", "USER": "somebody"]),
        Surroundings(description: "one core", wrapper: ["taskset", "-c", "0"]),
        Surroundings(description: "a strict mask", wrapper: ["sh", "-c", "umask 077; exec \"$@\"", "sh"]),
    ]

    @Test("The shipped cases give the same bytes anywhere", arguments: surroundings)
    func shippedCases(_ surroundings: Surroundings) throws {
        try withTemporaryFolder { folder in
            let plain = try Program.export(["-o", folder.path("plain"), "--scale", "110m"]).run()
            try #require(plain.ending == .status(0), "\(plain.errors)")
            try folder.makeFolder("elsewhere")
            var command = try Program.export(["-o", "exports", "--scale", "110m"])
            command.environment = surroundings.environment
            let other = try command.under(surroundings.wrapper).working(in: folder.path("elsewhere")).run()
            try #require(other.ending == .status(0), "\(other.errors)")
            let exports = try folder.contents(of: "elsewhere/exports")
            #expect(exports.differences(from: try folder.contents(of: "plain")) == [])
        }
    }

    @Test("A second export over the first one gives the same bytes")
    func again() throws {
        try withTemporaryFolder { folder in
            let command = try Program.export(["-o", folder.path("exports"), "--scale", "110m"])
            try #require(try command.run().ending == .status(0))
            let first = try folder.contents(of: "exports")
            try #require(try command.run().ending == .status(0))
            #expect(try folder.contents(of: "exports").differences(from: first) == [])
        }
    }

    @Test("A file gives the same bytes by any path to it")
    func anyPath() throws {
        try withTemporaryFolder { folder in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: Program.shippedCases))
            try folder.makeFolder("a")
            for name in ["cases.csv", "a/cases.csv"] { try folder.write(Array(bytes), to: name) }
            for (path, exports) in [("cases.csv", "first"), (folder.path("a/cases.csv"), "second")] {
                let call = try Program.export([path, "-o", exports, "--scale", "110m"]).working(in: folder.path)
                try #require(try call.run().ending == .status(0))
            }
            #expect(try folder.contents(of: "second").differences(from: try folder.contents(of: "first")) == [])
        }
    }

    @Test("Standard input gives the same bytes as a file, but for its name among the sources")
    func standardInput() throws {
        try withTemporaryFolder { folder in
            let file = try Program.export([Program.shippedCases, "-o", folder.path("file"), "--scale", "110m"]).run()
            try #require(file.ending == .status(0))
            var command = try Program.export(["-", "-o", folder.path("pipe"), "--scale", "110m"])
            command.input = try FileHandle(forReadingFrom: URL(fileURLWithPath: Program.shippedCases))
            try #require(try command.run().ending == .status(0))
            let differences = try folder.contents(of: "pipe").differences(from: try folder.contents(of: "file"))
            #expect(differences == ["atlas.qgs", "datapackage.json", "index.html", "map.svg", "years.svg"])
        }
    }

    @Test("The order of rows leaves no trace in layers and timeline")
    func orderOfRows() throws {
        try withTemporaryFolder { folder in
            let rows = [
                CaseRow(id: "b", country: "Laos"), CaseRow(id: "a", date: "", country: "Thailand"),
                CaseRow(id: "c", country: "", longitude: "100.5", latitude: "13.75"), CaseRow(id: "d", country: "Laos"),
            ].map(\.line)
            for (name, order) in [("first", rows), ("second", rows.reversed())] {
                let cases = try folder.write(CaseRow.header + order.joined(), to: "cases.csv")
                let call = try Program.export([cases, "-o", folder.path(name), "--scale", "110m"])
                try #require(try call.run().ending == .status(0))
            }
            #expect(try folder.contents(of: "second").differences(from: try folder.contents(of: "first")) == [])
        }
    }
}
