import Foundation
import Testing

@Suite("Help")
struct HelpTests {
    static let pageCalls = [
        ["--help"], ["export", "--help"], ["check", "--help"], ["locate", "--help"],
        ["countries", "--help"], ["diff", "--help"], ["init", "--help"], ["help", "export"],
    ]

    @Test("Every page of help ends with status 0 and shows examples", arguments: pageCalls + [["preview", "--help"]])
    func pages(arguments: [String]) throws {
        let outcome = try Program.call(arguments).run()
        #expect(outcome.ending == .status(0))
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output.contains("EXAMPLES"))
        #expect(try !examples(on: arguments).isEmpty)
    }

    @Test("The version is three numbers")
    func version() throws {
        let outcome = try Program.call(["--version"]).run()
        #expect(outcome.ending == .status(0))
        let numbers = outcome.output.trimmingCharacters(in: .newlines).split(separator: ".").map { Int($0) }
        #expect(numbers.count == 3 && !numbers.contains(nil))
    }

    @Test("The exit statuses of the contract are told", arguments: [0, 1, 64, 65, 66, 73, 74, 75, 77])
    func statuses(status: Int) throws {
        let outcome = try Program.call(["--help"]).run()
        #expect(outcome.output.contains(try Regex("EXIT STATUS[\\s\\S]*\\b\(status) ")))
    }

    @Test("Every example runs as it is printed", arguments: pageCalls)
    func examplesRun(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            let examples = try examples(on: arguments)
            if !examples.contains(where: { $0.contains(" init ") }) {
                try folder.write("cases: cases.csv\n", to: "atlas.yml")
            }
            for example in examples {
                var command = Command(["sh", "-c", example]).working(in: folder.path)
                let programFolder = URL(fileURLWithPath: try Program.path()).deletingLastPathComponent().path
                command.environment["PATH"] = programFolder + ":/usr/local/bin:/usr/bin:/bin"
                let outcome = try command.run()
                #expect(outcome.ending == .status(0), "\(example)\n\(outcome.errors)")
            }
        }
    }

    /// The lines with examples, without what is said about them.
    private func examples(on arguments: [String]) throws -> [String] {
        var command = try Program.call(arguments)
        command.environment["COLUMNS"] = "300"
        let lines = try command.run().output.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "EXAMPLES"))
        return lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.map { line in
            String(line.dropFirst(2).prefix(upTo: line.dropFirst(2).firstRange(of: "  ")?.lowerBound ?? line.endIndex))
        }
    }

    /// Puts the files that the examples name into a folder.
    private func prepare(_ folder: TemporaryFolder) throws {
        let cases = "case_id,country,Host state,outcome,Result\na,Thailand,Thailand,yes,no\nb,Laos,Laos,no,yes\n"
        try folder.write(cases, to: "cases.csv")
        try FileManager.default.createSymbolicLink(atPath: folder.path("geodata"), withDestinationPath: Program.geodata)
        let squares = [("THA", "Thailand", 100), ("LAO", "Laos", 103)].map { code, title, west in
            let ring = "[[\(west),14],[\(west + 1),14],[\(west + 1),15],[\(west),15],[\(west),14]]"
            return "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"title\":\"\(title)\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
        }
        let collection = "{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}"
        try folder.write(collection, to: "regions.geojson")
        for name in ["exports-2024", "exports"] {
            let earlier = try Program.quickExport("cases.csv", to: name).working(in: folder.path)
            try #require(try withCountries(earlier).run().ending == .status(0))
        }
        try #require(try Command(["gzip", "-k", "cases.csv"]).working(in: folder.path).run().ending == .status(0))
    }

    /// What `diff` compares.
    private func withCountries(_ command: Command) -> Command {
        var command = command
        command.words += ["--layers", "countries,cases"]
        return command
    }
}
