import Foundation
import Testing

@Suite("A signal that asks a run to end", .serialized)
struct SignalTests {
    @Test("ends it by that signal and leaves nothing hidden", arguments: [SIGTERM, SIGINT, SIGHUP], [true, false])
    func duringWriting(signal: Int32, hasEarlierExports: Bool) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            try pair.reset(hasEarlierExports: hasEarlierExports)
            let ending = try end(pair, by: signal, slow: ["inject=fsync:delay_enter=3000000:when=1"])
            #expect(ending == .signal(signal))
            #expect(try pair.contents() == (hasEarlierExports ? pair.earlierContents : nil))
            try pair.expectNothingHidden("after the signal")
        }
    }

    @Test(
        "and that comes while files are written neither publishes a part of them nor leaves one",
        arguments: [true, false])
    func duringSlowCleanup(hasEarlierExports: Bool) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            try pair.reset(hasEarlierExports: hasEarlierExports)
            // The run goes on writing while what it wrote is being removed.
            let slow = ["inject=fsync:delay_enter=600000:when=2", "inject=unlinkat:delay_enter=900000"]
            let ending = try end(pair, by: SIGTERM, slow: slow, onceThereIs: "timeline.csv")
            #expect(ending == .signal(SIGTERM))
            let left = try pair.contents()
            let old = hasEarlierExports ? pair.earlierContents : nil
            #expect(left == old || left == pair.laterContents, "\(left?.description ?? "nothing")")
            try pair.expectNothingHidden("after the signal")
        }
    }

    @Test("ends it while it waits for input", arguments: [SIGTERM, SIGINT])
    func duringReading(signal: Int32) throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let pipe = Pipe()
            var command = try Program.quickExport("-", to: pair.exports)
            command.input = pipe.fileHandleForReading
            let marked = command.under(markingProcess(in: folder))
            let run = try marked.start()
            pipe.fileHandleForWriting.write(Data(CaseRow.file(.sound).utf8))
            let process = try processID(in: folder)
            usleep(300_000)
            kill(process, signal)
            #expect(try run.finish().ending == .signal(signal))
            #expect(try pair.contents() == pair.earlierContents)
            try pair.expectNothingHidden("after the signal")
        }
    }

    @Test("does not end it where the caller ignores that signal, as nohup does")
    func ignored() throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            let ending = try end(pair, by: SIGHUP, slow: ["inject=fsync:delay_enter=600000:when=1"], under: ["nohup"])
            #expect(ending == .status(0))
            #expect(try pair.contents() == pair.laterContents)
        }
    }

    /// Starts the later export, sends a signal once it has begun to write, and tells how it ended.
    private func end(
        _ pair: ExportPair, by signal: Int32, slow injections: [String], onceThereIs file: String? = nil,
        under wrapper: [String] = []
    ) throws -> Command.Ending {
        let marked = pair.later.under(markingProcess(in: pair.folder) + wrapper)
        let run = try marked.under(Trace(in: pair.folder).wrapper(injections)).start()
        let process = try processID(in: pair.folder)
        let hidden = ".exports.caseatlas" + (file.map { "/" + $0 } ?? "")
        #expect(wait { pair.folder.exists(hidden) })
        usleep(200_000)
        kill(process, signal)
        return try run.finish().ending
    }

    /// A shell that writes down the process that it becomes.
    private func markingProcess(in folder: TemporaryFolder) -> [String] {
        ["sh", "-c", "echo $$ > \"$0\"; exec \"$@\"", folder.path("process")]
    }

    private func processID(in folder: TemporaryFolder) throws -> Int32 {
        var text = ""
        let isThere = wait {
            text = (try? String(contentsOfFile: folder.path("process"), encoding: .utf8)) ?? ""
            return text.hasSuffix("\n")
        }
        try #require(isThere)
        return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
}
