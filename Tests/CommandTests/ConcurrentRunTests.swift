import Foundation
import Testing

@Suite("Runs at the same time", .serialized)
struct ConcurrentRunTests {
    @Test("Of eight runs into one folder each is done or told to try again, and the folder is whole", arguments: 1...6)
    func eightRuns(round: Int) throws {
        try withTemporaryFolder { folder in
            if round.isMultiple(of: 2) { _ = try ExportPair(in: folder) }
            let runs = try (1...8).map { number in
                let rows = (1...number).map { CaseRow(id: "\($0)").line }.joined()
                let cases = try folder.write(CaseRow.header + rows, to: "cases-\(number).csv")
                return try Program.quickExport(cases, to: folder.path("exports")).start()
            }
            let outcomes = try runs.map { try $0.finish() }
            for outcome in outcomes {
                #expect([.status(0), .status(75)].contains(outcome.ending), "\(outcome.ending) \(outcome.errors)")
                #expect(outcome.ending == .status(0) || outcome.errors.contains("another run"))
            }
            #expect(outcomes.contains { $0.ending == .status(0) })
            try expectWhole(folder.path("exports"))
            #expect(try folder.names().filter { $0.hasPrefix(".") } == [])
        }
    }

    @Test("A run that begins while another cleans up behind itself loses no file of its own", arguments: [true, false])
    func runDuringCleanup(hasEarlierExports: Bool) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let trace = Trace(in: folder)
            try pair.reset(hasEarlierExports: hasEarlierExports)
            let last = try #require(try trace.calls(of: pair.later).last { $0.name == "fsync" })
            try pair.reset(hasEarlierExports: hasEarlierExports)

            // The first run has taken its place and waits for the disk; then it removes the old files slowly.
            let slow = [last.injection("delay_enter=1000000"), "inject=unlinkat:delay_enter=1500000:when=2"]
            let first = try pair.later.under(trace.wrapper(slow)).start()
            #expect(try wait { try pair.contents() == pair.laterContents })

            // The second run writes meanwhile, and takes its place while the first one still removes.
            let other = Trace(in: folder, log: "other.log")
            let late = ["inject=renameat,renameat2:delay_enter=1600000"]
            let second = try pair.earlier.under(other.wrapper(late)).run()
            #expect(try first.finish().ending == .status(0))

            #expect([.status(0), .status(75)].contains(second.ending), "\(second.errors)")
            #expect(try pair.contents() == (second.ending == .status(0) ? pair.earlierContents : pair.laterContents))
            try expectWhole(pair.exports)
            try pair.expectNothingHidden("after both runs")
        }
    }

    @Test("A file that somebody puts into the exports while a run writes is kept")
    func fileDuringRun() throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let trace = Trace(in: folder)
            let first = try pair.later.under(trace.wrapper(["inject=fsync:delay_enter=500000:when=1"])).start()
            #expect(try wait { try folder.names().contains { $0.hasPrefix(".") } })
            try folder.write("mine", to: "exports/notes.txt")
            #expect(try first.finish().ending == .status(73))
            #expect(try folder.contents(of: "exports").text("notes.txt") == "mine")
            try pair.expectNothingHidden("after the run")
        }
    }
}
