import Foundation

/// A call of the program, or of a tool that looks at what it wrote, as a user types it.
struct Command {
    enum Ending: Hashable, Sendable {
        case status(Int32)
        case signal(Int32)
        case outOfTime
    }

    struct Outcome {
        let ending: Ending
        let output: String
        let errors: String
    }

    var words: [String]
    var environment: [String: String] = [:]
    var workingFolder = NSTemporaryDirectory()
    /// Standard input; nothing comes from it otherwise.
    var input: FileHandle?

    init(_ words: [String]) {
        self.words = words
    }

    /// The same call as the last words of another: `strace …`, `taskset …`, `sh -c …`.
    func under(_ wrapper: [String]) -> Command {
        var wrapped = self
        wrapped.words = wrapper + words
        return wrapped
    }

    func working(in folder: String) -> Command {
        var moved = self
        moved.workingFolder = folder
        return moved
    }

    func run() throws -> Outcome {
        try start().finish()
    }

    func start() throws -> RunningCommand {
        try RunningCommand(self)
    }
}

/// A command that has been started and must be finished.
final class RunningCommand {
    private let process = Process()
    private let ended = DispatchSemaphore(value: 0)
    private let output: URL
    private let errors: URL

    static let secondLimit = 60.0

    fileprivate init(_ command: Command) throws {
        let id = UUID().uuidString
        let folder = URL(fileURLWithPath: NSTemporaryDirectory())
        output = folder.appendingPathComponent("caseatlas-\(id).out")
        errors = folder.appendingPathComponent("caseatlas-\(id).err")
        for file in [output, errors] { try Data().write(to: file) }
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command.words
        // A crash is seen by its signal; its backtrace would only take time.
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let base = ["PATH": path, "SWIFT_BACKTRACE": "enable=no"]
        process.environment = base.merging(command.environment) { _, given in given }
        process.currentDirectoryURL = URL(fileURLWithPath: command.workingFolder)
        process.standardInput = command.input ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let ended = ended
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
    }

    /// Waits for the end, at most ``secondLimit``.
    func finish() throws -> Command.Outcome {
        defer {
            try? FileManager.default.removeItem(at: output)
            try? FileManager.default.removeItem(at: errors)
        }
        let isInTime = ended.wait(timeout: .now() + RunningCommand.secondLimit) == .success
        if !isInTime {
            kill(-process.processIdentifier, SIGKILL)
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
        }
        return Command.Outcome(
            ending: isInTime ? ending : .outOfTime,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// What it has written to standard output until now.
    var outputSoFar: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    /// What it has written to standard error until now.
    var errorsSoFar: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

    var isRunning: Bool { process.isRunning }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    private var ending: Command.Ending {
        process.terminationReason == .exit ? .status(process.terminationStatus) : .signal(process.terminationStatus)
    }
}
