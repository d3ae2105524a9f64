import Foundation
import Testing

@Suite("A run that is killed", .serialized)
struct KilledRunTests {
    @Test(
        "leaves the old exports or the new ones, at whichever system call it is, and the next run cleans up",
        arguments: [true, false])
    func everySystemCall(hasEarlierExports: Bool) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let trace = Trace(in: folder)
            try pair.reset(hasEarlierExports: hasEarlierExports)
            let calls = try trace.calls(of: pair.later)
            try #require(calls.count > 15, "too few calls to be the whole run: \(calls)")
            var seen: Set<String> = []
            for call in calls {
                try pair.reset(hasEarlierExports: hasEarlierExports)
                let outcome = try pair.later.under(trace.wrapper([call.injection("signal=SIGKILL")])).run()
                #expect(outcome.ending == .signal(SIGKILL), "\(call)")
                let left = try pair.contents()
                let isOld = left == (hasEarlierExports ? pair.earlierContents : nil)
                #expect(isOld || left == pair.laterContents, "\(call): \(left?.description ?? "nothing")")
                seen.insert(isOld ? "old" : "new")

                #expect(try pair.earlier.run().ending == .status(0), "the run after \(call)")
                #expect(try pair.contents() == pair.earlierContents, "the run after \(call)")
                try pair.expectNothingHidden("the run after \(call)")
            }
            #expect(seen == ["old", "new"])
        }
    }
}
