import Foundation
import Testing

@Suite("A disk that fails", .serialized)
struct FailingDiskTests {
    /// A system call, the error that the disk gives, and the status with which the run must end.
    struct Failure: Sendable, CustomStringConvertible {
        let call: String
        let error: String
        let status: Int32
        var description: String { "\(error) at \(call)" }
    }

    static let failures = [
        Failure(call: "write", error: "ENOSPC", status: 73),
        Failure(call: "write", error: "EIO", status: 74),
        Failure(call: "write", error: "EDQUOT", status: 73),
        Failure(call: "fsync", error: "EIO", status: 74),
        Failure(call: "fsync", error: "ENOSPC", status: 73),
        Failure(call: "mkdirat", error: "EROFS", status: 73),
        Failure(call: "mkdirat", error: "EACCES", status: 77),
        Failure(call: "openat", error: "ENOSPC", status: 73),
        Failure(call: "renameat2", error: "EINVAL", status: 73),
        Failure(call: "renameat2", error: "EIO", status: 74),
    ]

    @Test("ends the run with its status, names the trouble and leaves the old exports", arguments: failures)
    func failure(_ failure: Failure) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let trace = Trace(in: folder)
            let calls = try trace.calls(of: pair.later).filter { $0.name == failure.call }
            try #require(!calls.isEmpty)
            for call in calls {
                try pair.reset(hasEarlierExports: true)
                let outcome = try pair.later.under(trace.wrapper([call.injection("error=\(failure.error)")])).run()
                #expect(outcome.ending == .status(failure.status), "\(call)")
                #expect(outcome.errors.contains("\(pair.exports)"), "\(call)")
                #expect(try pair.contents() == pair.earlierContents, "\(call)")
                try pair.expectNothingHidden("\(call)")
            }
        }
    }

    @Test("that interrupts a call is asked again", arguments: ["write", "fsync"])
    func interruption(call name: String) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let trace = Trace(in: folder)
            let call = try #require(try trace.calls(of: pair.later).first { $0.name == name })
            try pair.reset(hasEarlierExports: true)
            let outcome = try pair.later.under(trace.wrapper([call.injection("error=EINTR")])).run()
            #expect(outcome.ending == .status(0), "\(outcome.errors)")
            #expect(try pair.contents() == pair.laterContents)
        }
    }

    @Test("that knows no locks is not called another run")
    func noLocks() throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let trace = Trace(in: folder)
            let call = try #require(try trace.calls(of: pair.later).first { $0.name == "flock" })
            try pair.reset(hasEarlierExports: true)
            let outcome = try pair.later.under(trace.wrapper([call.injection("error=ENOLCK")])).run()
            #expect(outcome.ending == .status(73) || outcome.ending == .status(74))
            #expect(!outcome.errors.contains("another run"))
            #expect(try pair.contents() == pair.earlierContents)
            try pair.expectNothingHidden("a file system without locks")
        }
    }
}
