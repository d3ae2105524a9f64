import Foundation
import Testing

@Suite("Rows with a flaw")
struct FlawedRowTests {
    @Test(
        "A flaw is reported once, with row, line, field, value and advice, and without its secrets",
        arguments: FlawedRow.all)
    func reported(_ row: FlawedRow) throws {
        try withTemporaryFolder { folder in
            let outcome = try export(row, in: folder, options: ["--verbose"])
            try #require(outcome.ending == .status(0), "\(outcome.errors)")
            let exports = try folder.contents(of: "exports")
            let report = try exports.report()
            let isRejected = row.verdict == .rejected
            #expect(report.inputRows == 2)
            #expect(report.rejected == (isRejected ? 1 : 0))
            #expect(report.rejections.count == report.rejected)
            #expect(report.accepted == (isRejected ? 1 : 2))
            #expect(report.locatedBy.values.reduce(0, +) == report.accepted)
            let issues = isRejected ? report.rejections : report.warnings
            try #require(issues.count == 1, "\(issues)")
            expect(issues[0], tellsOf: row)
            #expect(outcome.errors.contains("line 3"))
            for fragment in row.fragments { #expect(outcome.errors.contains(fragment)) }
            try expect(exports, keep: row.secrets)
            for secret in row.secrets { #expect(!(outcome.errors + outcome.output).contains(secret)) }
        }
    }

    @Test("A flawed row counts as the report says", arguments: FlawedRow.all)
    func counted(_ row: FlawedRow) throws {
        try withTemporaryFolder { folder in
            let outcome = try export(row, in: folder)
            try #require(outcome.ending == .status(0), "\(outcome.errors)")
            let exports = try folder.contents(of: "exports")
            let symbols = try exports.properties("symbols")
            #expect(symbols.compactMap { $0["iso_a3"] as? String } == ["THA"])
            #expect(symbols.first?["attempted"] as? Int == (row.verdict == .rejected ? 1 : 2))
            for (property, count) in row.counts { #expect(symbols.first?[property] as? Int == count, "\(property)") }
            #expect(try exports.properties("cases").isEmpty)
        }
    }

    @Test("Under --strict a rejected row stops the run, a warning does not", arguments: FlawedRow.all)
    func strict(_ row: FlawedRow) throws {
        try withTemporaryFolder { folder in
            let outcome = try export(row, in: folder, options: ["--strict"])
            #expect(outcome.ending == .status(row.verdict == .rejected ? 1 : 0))
            #expect(folder.exists("exports") == (row.verdict == .warned))
        }
    }

    private func export(
        _ row: FlawedRow, in folder: TemporaryFolder, options: [String] = []
    ) throws -> Command.Outcome {
        try folder.write(Array((CaseRow.header + CaseRow.sound.line).utf8) + row.bytes, to: "cases.csv")
        let layers = ["--scale", "110m", "--layers", "symbols,cases,timeline"]
        return try Program.export(["cases.csv", "-o", "exports"] + layers + options).working(in: folder.path).run()
    }

    private func expect(_ issue: CaseReport.Issue, tellsOf row: FlawedRow) {
        #expect(issue.row == 2)
        #expect(issue.line == 3)
        #expect(issue.field == row.field)
        #expect(issue.value == row.value)
        let words = issue.reason + " " + (issue.suggestion ?? "")
        for fragment in row.fragments { #expect(words.contains(fragment), "\(issue)") }
    }

    private func expect(_ exports: FolderContents, keep secrets: [String]) throws {
        for name in exports.names {
            let text = try exports.text(name)
            for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(name)") }
        }
    }
}
