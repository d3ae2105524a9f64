import ArgumentParser
import CaseAtlasKit
import Cases
import Foundation
import TextFormats

/// What the command says: results on standard output, trouble on standard error.
struct Messages {
    private let verbosity: Verbosity

    private static let shownIssueCount = 5

    init(_ verbosity: Verbosity) {
        self.verbosity = verbosity
    }

    /// Runs `body`; an error becomes a message and the exit status of the contract.
    func reportingErrors(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as AtlasError {
            if let report = error.report { show(report.rejections, named: "rejected", shown: .max) }
            Messages.write("caseatlas: \(error.message)\n", to: .errors)
            throw ExitCode(error.kind.exitStatus)
        }
    }

    func show(_ summary: Summary, folder: String?) {
        guard verbosity != .quiet else { return }
        let isVerbose = verbosity == .verbose || folder == nil
        show(summary.report.rejections, named: "rejected", shown: isVerbose ? .max : Messages.shownIssueCount)
        show(summary.report.warnings, named: "warning", shown: isVerbose ? .max : Messages.shownIssueCount)
        Messages.write(SummaryText(summary, folder: folder).text, to: .output)
    }

    /// Throws: exit status 74 when the report cannot be written where it shall go.
    func showJSON(_ report: Report) throws {
        try report.forEachPartOfJSON { part in
            guard Messages.write(part, to: .output) else { throw ExitCode(EX_IOERR) }
        }
    }

    private func show(_ issues: [Issue], named name: String, shown: Int) {
        var text = issues.prefix(shown).map { "\(name): \($0.sentence.printable)\n" }.joined()
        if issues.count > shown {
            text += "\(name): … and \(issues.count - shown) more; --verbose lists them, report.json holds them all\n"
        }
        Messages.write(text, to: .errors)
    }

    /// Where messages go.
    enum Stream: Int32 { case output = 1, errors = 2 }

    static func write(_ text: String, to stream: Stream) {
        write(Array(text.utf8), to: stream)
    }

    /// Whether all bytes could be written; a message that nobody can read stops no export.
    @discardableResult
    static func write(_ bytes: [UInt8], to stream: Stream) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            // Safe: the pointer is used within the call.
            let count = rest.withUnsafeBytes { Foundation.write(stream.rawValue, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

extension Issue {
    /// The issue in one line.
    fileprivate var sentence: String {
        let place = line.map { "line \($0)" + (caseID.map { " (\($0))" } ?? "") + ": " } ?? ""
        let subject = [field, value.map { "'\($0)'" }].compactMap { $0 }.joined(separator: " ")
        return place + (subject.isEmpty ? "" : subject + ": ") + reason + (suggestion.map { "; \($0)" } ?? "")
    }
}

extension AtlasError.Kind {
    /// The exit status of the contract, which follows sysexits(3).
    fileprivate var exitStatus: Int32 {
        switch self {
        case .rowsRejected: 1
        case .usage: EX_USAGE
        case .unreadableInput: EX_DATAERR
        case .missingInput: EX_NOINPUT
        case .cannotWrite: EX_CANTCREAT
        case .inputOutput: EX_IOERR
        case .busy: EX_TEMPFAIL
        case .notPermitted: EX_NOPERM
        case .internalError: EX_SOFTWARE
        }
    }
}
