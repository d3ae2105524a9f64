import Foundation
import Testing

@Suite("caseatlas check")
struct CheckTests {
    private static let rows = CaseRow.file(
        .sound, CaseRow(id: "b", country: "Thialand"), CaseRow(id: "c", persons: "many"))
    private static let members = [
        "accepted", "dialect", "input_rows", "located_by", "rejected", "rejections", "warnings",
    ]

    @Test("Prints a report in JSON with every member of the contract")
    func json() throws {
        try withTemporaryFolder { folder in
            let cases = try folder.write(CheckTests.rows, to: "cases.csv")
            let outcome = try Program.check(cases, "--format", "json").run()
            #expect(outcome.ending == .status(0))
            let bytes = Data(outcome.output.utf8)
            let report = try CaseReport(bytes)
            #expect((report.inputRows, report.accepted, report.rejected) == (3, 2, 1))
            #expect(report.locatedBy == ["name": 2])
            #expect(report.rejections.map(\.caseID) == ["b"])
            #expect(report.warnings.map(\.caseID) == ["c"])

            let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
            #expect(object.keys.sorted() == CheckTests.members)
            for list in ["rejections", "warnings"] {
                let issue = try #require((object[list] as? [[String: Any]])?.first)
                #expect(issue.keys.sorted() == CaseReport.Issue.CodingKeys.allCases.map(\.rawValue).sorted())
            }
        }
    }

    @Test("Prints just what export would put into report.json, but for positions that are withheld")
    func sameReport() throws {
        try withTemporaryFolder { folder in
            let cases = try folder.write(CheckTests.rows, to: "cases.csv")
            let checked = try Program.check(cases, "--format", "json").run()
            let exported = try Program.export([cases, "-o", folder.path("exports"), "--scale", "110m"]).run()
            try #require(exported.ending == .status(0))
            #expect(try folder.contents(of: "exports").text("report.json") == checked.output)
        }
    }

    @Test("The shipped cases have no row that is rejected")
    func shippedCases() throws {
        let outcome = try Program.check("--format", "json").run()
        #expect(outcome.ending == .status(0))
        let report = try CaseReport(Data(outcome.output.utf8))
        #expect(report.rejected == 0)
        #expect(report.accepted == report.inputRows)
        #expect(report.locatedBy.values.reduce(0, +) == report.accepted)
    }

    @Test("Writes nothing", arguments: ["text", "json"])
    func writesNothing(format: String) throws {
        try withTemporaryFolder { folder in
            try folder.write(CheckTests.rows, to: "cases.csv")
            let before = try FolderContents(folder.path)
            let outcome = try Program.check("cases.csv", "--format", format).working(in: folder.path).run()
            #expect(outcome.ending == .status(0))
            #expect(!outcome.output.isEmpty)
            #expect(try FolderContents(folder.path) == before)
        }
    }

    @Test("Reads standard input")
    func standardInput() throws {
        try withTemporaryFolder { folder in
            let cases = try folder.write(CheckTests.rows, to: "cases.csv")
            var command = try Program.check("-")
            command.input = try FileHandle(forReadingFrom: URL(fileURLWithPath: cases))
            let outcome = try command.run()
            let file = try Program.check(cases).run()
            #expect(outcome.ending == file.ending)
            #expect(outcome.output == file.output)
            #expect(outcome.errors == file.errors)
        }
    }
}
