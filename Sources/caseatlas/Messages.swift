import ArgumentParser
import CaseAtlasKit
import Cases
import Comparison
import Foundation
import Preview
import Profiles
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
            if let report = error.report { show(Issues(report.rejections, named: "rejected"), shown: .max) }
            Messages.write("caseatlas: \(error.message)\n", to: .errors)
            throw ExitCode(error.kind.exitStatus)
        } catch let error as ProfileError {
            Messages.write("caseatlas: \(error.message)\n", to: .errors)
            throw ExitCode(error.kind.exitStatus)
        } catch let error as ComparisonError {
            Messages.write("caseatlas: \(error.message)\n", to: .errors)
            throw ExitCode(error.kind.exitStatus)
        } catch let error as PreviewError {
            Messages.write("caseatlas: \(error.message)\n", to: .errors)
            throw ExitCode(error.kind.exitStatus)
        } catch let error as OutputFile.CannotWrite {
            Messages.write("caseatlas: \(error.message)\n", to: .errors)
            throw ExitCode(EX_CANTCREAT)
        }
    }

    func show(_ summary: Summary, folder: String?) {
        guard verbosity != .quiet else { return }
        let shown = verbosity == .verbose || folder == nil ? .max : Messages.shownIssueCount
        show(Issues(summary.report.rejections, named: "rejected"), shown: shown)
        show(Issues(summary.report.warnings, named: "warning"), shown: shown)
        Messages.write(SummaryText(summary, folder: folder).text, to: .output)
    }

    /// What an export did to the rows, on standard error: `preview` says nothing but its address on standard output.
    func showRows(_ summary: Summary) {
        guard verbosity != .quiet else { return }
        let shown = verbosity == .verbose ? .max : Messages.shownIssueCount
        show(Issues(summary.report.rejections, named: "rejected"), shown: shown)
        show(Issues(summary.report.warnings, named: "warning"), shown: shown)
        Messages.write(SummaryText(summary, folder: nil).rows + "\n", to: .errors)
    }

    /// Throws: exit status 74 when the report cannot be written where it shall go.
    func showJSON(_ report: Report) throws {
        try report.forEachPartOfJSON { part in
            guard Messages.write(part, to: .output) else { throw ExitCode(EX_IOERR) }
        }
    }

    /// How many issues of a kind a run must list so that all are there that will be shown.
    var listedIssueCount: Int {
        switch verbosity {
        case .quiet: 0
        case .normal: Messages.shownIssueCount
        case .verbose: Report.listLimit
        }
    }

    /// What a join did, on standard error: its rows have standard output.
    func showJoin(_ report: Report) {
        guard verbosity != .quiet else { return }
        let remedy = verbosity == .verbose ? nil : "--verbose lists them"
        show(Issues(report.rejections, report.unlistedRejections, named: "not located", remedy: remedy), shown: .max)
        show(Issues(report.warnings, report.unlistedWarnings, named: "warning", remedy: remedy), shown: .max)
        let ways = report.waysOfLocating.map { "\($0.way) \($0.rows)" }.joined(separator: ", ")
        Messages.write(
            "\(report.inputRows) rows: \(report.accepted) located\(ways.isEmpty ? "" : " (\(ways))"), "
                + "\(report.rejected) not\n", to: .errors)
    }

    /// Issues of one kind, those that are listed and the number of the others.
    private struct Issues {
        let listed: [Issue]
        let unlistedCount: Int
        let name: String
        /// Where the others can be seen.
        let remedy: String?

        init(
            _ listed: [Issue], _ unlistedCount: Int = 0, named name: String,
            remedy: String? = "--verbose lists them, report.json holds them all"
        ) {
            self.listed = listed
            self.unlistedCount = unlistedCount
            self.name = name
            self.remedy = remedy
        }
    }

    private func show(_ issues: Issues, shown: Int) {
        var text = issues.listed.prefix(shown).map { "\(issues.name): \($0.sentence.printable)\n" }.joined()
        let others = max(0, issues.listed.count - shown) + issues.unlistedCount
        if others > 0 { text += "\(issues.name): … and \(others) more\(issues.remedy.map { "; \($0)" } ?? "")\n" }
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

extension ProfileError.Kind {
    fileprivate var exitStatus: Int32 {
        switch self {
        case .missing: EX_NOINPUT
        case .notPermitted: EX_NOPERM
        case .malformed: EX_USAGE
        }
    }
}

extension ComparisonError.Kind {
    fileprivate var exitStatus: Int32 {
        switch self {
        case .missing: EX_NOINPUT
        case .notPermitted: EX_NOPERM
        case .unreadable: EX_DATAERR
        case .inputOutput: EX_IOERR
        }
    }
}

extension PreviewError.Kind {
    fileprivate var exitStatus: Int32 {
        switch self {
        case .missingPage: EX_NOINPUT
        case .portTaken: EX_TEMPFAIL
        case .notPermitted: EX_NOPERM
        case .failed: EX_IOERR
        }
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
