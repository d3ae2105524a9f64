import Foundation
import Testing

/// Two exports that differ, the earlier and the later, with the calls that write them into one folder.
struct ExportPair {
    let folder: TemporaryFolder
    let earlier: Command
    let later: Command
    let earlierContents: FolderContents
    let laterContents: FolderContents

    /// The folder that both are written to.
    var exports: String { folder.path("exports") }

    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        let earlierCases = try folder.write(CaseRow.file(.sound), to: "earlier.csv")
        let laterCases = try folder.write(CaseRow.file(.sound, CaseRow(id: "b", country: "Laos")), to: "later.csv")
        earlier = try Program.quickExport(earlierCases, to: folder.path("exports")).onOneThread
        later = try Program.quickExport(laterCases, to: folder.path("exports")).onOneThread
        laterContents = try ExportPair.contents(after: later, in: folder)
        earlierContents = try ExportPair.contents(after: earlier, in: folder)
        try expectWhole(folder.path("exports"))
        try #require(earlierContents != laterContents)
    }

    /// Writes the earlier exports, or removes what is there.
    func reset(hasEarlierExports: Bool) throws {
        if !hasEarlierExports {
            try folder.remove("exports")
        } else if try contents() != earlierContents {
            _ = try ExportPair.contents(after: earlier, in: folder)
        }
    }

    /// Records an issue when something hidden stands beside the exports.
    func expectNothingHidden(_ comment: Comment, at location: SourceLocation = #_sourceLocation) throws {
        #expect(try folder.names().filter { $0.hasPrefix(".") } == [], comment, sourceLocation: location)
    }

    /// What is in the exports; nil when they are not there.
    func contents() throws -> FolderContents? {
        folder.exists("exports") ? try folder.contents(of: "exports") : nil
    }

    private static func contents(after command: Command, in folder: TemporaryFolder) throws -> FolderContents {
        let outcome = try command.run()
        try #require(outcome.ending == .status(0), "\(outcome.errors)")
        return try folder.contents(of: "exports")
    }
}

extension Command {
    /// The same run with one thread, so that its system calls are the same each time: with two, either may be the one
    /// that opens a file.
    fileprivate var onOneThread: Command {
        var alone = self
        alone.words += ["--threads", "1"]
        return alone
    }
}
