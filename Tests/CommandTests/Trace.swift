import Foundation
import Testing

/// A system call of the program: which one, and the how many-th of its name.
struct SystemCall: Hashable, CustomStringConvertible {
    let name: String
    let number: Int
    /// The call as strace prints it.
    let text: String

    var description: String { "\(name) number \(number): \(text)" }

    /// What strace is told to do at this call, such as `signal=SIGKILL`.
    func injection(_ deed: String) -> String { "inject=\(name):\(deed):when=\(number)" }
}

/// strace, which counts, delays and breaks the system calls of a program.
struct Trace {
    private let log: String

    /// The calls by which an export changes the disk.
    private static let names = ["openat", "write", "fsync", "mkdirat", "flock", "renameat", "renameat2", "unlinkat"]

    /// Lets strace keep its log in a folder.
    init(in folder: TemporaryFolder, log: String = "trace.log") {
        self.log = folder.path(log)
    }

    /// The words before a call that is to be traced with these injections.
    func wrapper(_ injections: [String] = []) -> [String] {
        ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + Trace.names.joined(separator: ",")]
            + injections.flatMap { ["-e", $0] }
    }

    /// The calls of a run that change something on the disk, from the first folder that it makes.
    func calls(of command: Command) throws -> [SystemCall] {
        let outcome = try command.under(wrapper()).run()
        try #require(outcome.ending == .status(0), "\(outcome.errors)")
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        let main = try #require(lines.first?.split(separator: " ").first)
        var counts: [String: Int] = [:]
        var calls: [SystemCall] = []
        for line in lines where line.hasPrefix(main) {
            let text = line.dropFirst(main.count).drop { $0 == " " }
            guard let parenthesis = text.firstIndex(of: "("), text.first?.isLetter == true else { continue }
            let name = String(text[..<parenthesis])
            counts[name, default: 0] += 1
            calls.append(SystemCall(name: name, number: counts[name, default: 0], text: String(text)))
        }
        let first = try #require(calls.firstIndex { $0.name == "mkdirat" }, "no call of mkdirat in the trace")
        return calls[first...].filter { $0.name != "openat" || $0.text.contains("O_CREAT") }
    }
}
