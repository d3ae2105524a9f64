import Foundation
import Testing

/// A preview that runs.
struct PreviewSession {
    let run: RunningCommand
    let port: UInt16

    /// Starts a preview in a folder, waits until it serves, and ends it after `body`.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder, _ body: (PreviewSession) throws -> Void
    ) throws {
        let run = try Program.preview(arguments).working(in: folder.path).start()
        var outcome: Command.Outcome?
        defer {
            if outcome == nil {
                run.send(SIGKILL)
                _ = try? run.finish()
            }
        }
        guard wait(until: { run.outputSoFar.hasSuffix("\n") || !run.isRunning }), run.isRunning else {
            outcome = try run.finish()
            Issue.record("no preview: \(outcome?.errors ?? "")")
            return
        }
        let address = try #require(URL(string: run.outputSoFar.trimmingCharacters(in: .newlines)))
        try body(PreviewSession(run: run, port: UInt16(try #require(address.port))))
    }

    func get(_ target: String) throws -> Answer { try Answer(to: target, port: port) }

    /// What the page is told when it asks whether there is something newer than it knows.
    func revision(otherThan known: String = "") throws -> String { try get("/changes?after=\(known)").text }

    /// Waits until the server has another state to show.
    func waitForRevision(otherThan known: String) throws -> Bool {
        try wait { try revision(otherThan: known) != known }
    }
}

extension TemporaryFolder {
    /// Makes a folder that is shown like an export, faster than an export is made.
    func makePage(_ name: String = "exports") throws {
        try makeFolder(name)
        try write("<!doctype html><title>A page</title>\n", to: "\(name)/index.html")
        try write("{}\n", to: "\(name)/datapackage.json")
    }
}
