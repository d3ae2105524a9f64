import Foundation
import Testing

@Suite("What the program says")
struct MessageTests {
    @Test(
        "A value cannot forge a line or steer the terminal",
        arguments: [
            "Atlantis\u{1B}[2J", "Atlantis\nrejected: line 9: forged", "Atlantis\rforged", "Atlantis\u{9B}31m",
            "Atlantis\u{202E}dnal",
        ])
    func forgery(country: String) throws {
        try withTemporaryFolder { folder in
            let rows = CaseRow.file(.sound, CaseRow(country: "\"\(country)\""))
            let outcome = try Program.check(try folder.write(rows, to: "cases.csv")).run()
            #expect(outcome.ending == .status(0))
            let lines = outcome.errors.split(separator: "\n", omittingEmptySubsequences: true)
            #expect(lines.count == 1)
            let harmful = outcome.errors.unicodeScalars.filter { scalar in
                scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
            }
            #expect(harmful.isEmpty)
        }
    }

    @Test("With several files a message names the file of its row")
    func severalFiles() throws {
        try withTemporaryFolder { folder in
            try folder.write(CaseRow.file(.sound), to: "north.csv")
            try folder.write(CaseRow.file(CaseRow(country: "Thialand")), to: "south.csv")
            let outcome = try Program.check("north.csv", "south.csv").working(in: folder.path).run()
            #expect(outcome.ending == .status(0))
            #expect(outcome.errors.contains("south.csv"))
            #expect(outcome.errors.contains("line 2"))
            #expect(!outcome.errors.contains("north.csv"))
        }
    }

    @Test("Under --quiet a run that succeeds says nothing, and one that fails says why")
    func quiet() throws {
        try withTemporaryFolder { folder in
            let cases = try folder.write(CaseRow.file(.sound, CaseRow(country: "Thialand")), to: "cases.csv")
            let done = try Program.quickExport(cases, to: folder.path("exports")).run()
            #expect(done.ending == .status(0))
            #expect(done.output + done.errors == "")
            let failed = try Program.quickExport(folder.path("none.csv"), to: folder.path("exports")).run()
            #expect(failed.ending == .status(66))
            #expect(failed.errors.contains("none.csv"))
        }
    }

    @Test("A long list of warnings is cut, and --verbose lists it")
    func longList() throws {
        try withTemporaryFolder { folder in
            let rows = (1...20).map { CaseRow(id: "\($0)", persons: "many").line }.joined()
            let cases = try folder.write(CaseRow.header + rows, to: "cases.csv")
            let options = [cases, "-o", folder.path("exports"), "--scale", "110m", "--layers", "timeline"]
            let short = try Program.export(options).run().errors
            #expect(short.split(separator: "\n").count == 6)
            #expect(short.contains("15 more"))
            #expect(short.contains("--verbose"))
            #expect(try Program.export(options + ["--verbose"]).run().errors.split(separator: "\n").count == 20)
        }
    }

    @Test(
        "A place for messages that is full or closed crashes nothing",
        arguments: [
            "exec \"$@\" > /dev/full", "exec \"$@\" >&-", "exec \"$@\" 2> /dev/full", "exec \"$@\" 2>&-",
        ])
    func brokenStreams(redirection: String) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let shell = ["sh", "-c", redirection, "sh"]
            let checked = try Program.check(folder.path("flawed.csv")).under(shell)
            try folder.write(CaseRow.file(.sound, CaseRow(country: "Thialand")), to: "flawed.csv")
            let endings: [Command.Ending] = [.status(0), .status(74)]
            #expect(endings.contains(try checked.run().ending))

            var talking = pair.later
            talking.words.removeAll { $0 == "--quiet" }
            let exported = try talking.under(shell).run().ending
            #expect(endings.contains(exported))
            #expect(try pair.contents() == (exported == .status(0) ? pair.laterContents : pair.earlierContents))
        }
    }
}
