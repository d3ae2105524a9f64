import Foundation
import Testing

@Suite("Input that cannot be used")
struct BrokenInputTests {
    @Test("A file that is no cases is told apart, and the exports before it stay", arguments: BrokenFile.all)
    func brokenFile(_ file: BrokenFile) throws {
        try withTemporaryFolder { folder in
            try folder.write(file.bytes, to: BrokenFile.fileName)
            let call = try Program.export([BrokenFile.fileName, "-o", "exports"] + file.options)
            try expectRefusal(of: call, in: folder, status: file.status, says: file.fragments)
        }
    }

    @Test("A call that cannot be fulfilled is explained, and the exports before it stay", arguments: BrokenCall.all)
    func brokenCall(_ call: BrokenCall) throws {
        try withTemporaryFolder { folder in
            for file in BrokenCall.namedFiles { try folder.write(file.text, to: file.name) }
            try folder.makeFolder("folder")
            try folder.write(CaseRow.file(.sound), to: "forbidden.csv")
            chmod(folder.path("forbidden.csv"), 0)
            let command = try Program.export(call.options + ["-o", "exports"]).under(.withoutPrivileges)
            let errors = try expectRefusal(of: command, in: folder, status: call.status, says: call.fragments)
            for fragment in call.misleading { #expect(!errors.contains(fragment)) }
        }
    }

    @Test("Check ends with the same status and message as export", arguments: BrokenFile.all)
    func check(_ file: BrokenFile) throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(file.bytes, to: BrokenFile.fileName)
            let checked = try Program.call(["check", path, "--geodata", Program.geodata] + file.options).run()
            let exported = try Program.export([path, "-o", folder.path("exports")] + file.options).run()
            #expect(checked.ending == exported.ending)
            #expect(checked.errors == exported.errors)
            #expect(try folder.names() == [BrokenFile.fileName])
        }
    }

    /// Runs the call beside earlier exports; returns what it said.
    @discardableResult
    private func expectRefusal(
        of command: Command, in folder: TemporaryFolder, status: Int32, says fragments: [String]
    ) throws -> String {
        try folder.write(CaseRow.file(.sound), to: "earlier.csv")
        let earlier = try Program.quickExport(folder.path("earlier.csv"), to: folder.path("exports")).run()
        try #require(earlier.ending == .status(0), "\(earlier.errors)")
        let before = (names: try folder.names(), exports: try folder.contents(of: "exports"))

        let outcome = try command.working(in: folder.path).run()

        #expect(outcome.ending == .status(status))
        for fragment in fragments { #expect(outcome.errors.contains(fragment)) }
        #expect(outcome.output.isEmpty)
        #expect(try folder.contents(of: "exports") == before.exports)
        #expect(try folder.names() == before.names)
        return outcome.errors
    }
}
