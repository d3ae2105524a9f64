import Testing

@Suite("Simplification on the command line")
struct SimplificationTests {
    @Test("The loss is told", arguments: [["--tolerance", "20km"], ["--fit", "150kB"], ["--fit", "0.15MB"]])
    func told(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            let outcome = try Program.export(["-o", "exports"] + arguments).working(in: folder.path).run()
            #expect(outcome.ending == .status(0))
            #expect(outcome.output.contains(/borders simplified: \d+ of \d+ positions, \d+ islands left out/))
            #expect(
                outcome.output.contains(
                    /moved by at most [\d.]+ km, area [\d.]+ % off in sum, at most [\d.]+ % \([A-Z]{3}\)/))
        }
    }

    static let wrong = [
        ["--tolerance", "5"], ["--tolerance", "-5km"], ["--tolerance", "0km"], ["--tolerance", "5 miles"],
        ["--fit", "150"], ["--fit", "kB"], ["--fit", "nankB"], ["--fit", "150kB", "--tolerance", "5km"],
        ["--fit", "150kB", "--scale", "50m"], ["--fit", "1kB"],
    ]

    @Test("What cannot be meant is wrong usage, and nothing is written", arguments: wrong)
    func usage(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            let outcome = try Program.export(["-o", "exports"] + arguments).working(in: folder.path).run()
            #expect(outcome.ending == .status(64))
            #expect(try folder.names().isEmpty)
        }
    }
}
