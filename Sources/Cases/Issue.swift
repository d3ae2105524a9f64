/// One thing that is wrong with the input: where, what was seen, what to do.
public struct Issue: Hashable, Sendable {
    /// How serious an issue is.
    public enum Severity: String, Sendable {
        /// The row is not counted.
        case rejection
        /// The row is counted; a value of it is not used, or deserves a look.
        case warning
    }

    /// Whether the row is lost.
    public let severity: Severity
    /// The number of the record, from 1, through all files; nil for what concerns a whole column.
    public private(set) var row: Int?
    /// The line of its file on which the record begins, from 1.
    public let line: Int?
    /// The id of the case, where it is known.
    public private(set) var caseID: String?
    /// What is wrong, and with what.
    package private(set) var subject: Subject
    /// Whether the case is known by its row, because it states no id.
    private let isKnownByRow: Bool

    /// What two issues have in common that say the same of different rows.
    package struct Subject: Hashable, Sendable {
        let field: String?
        let value: String?
        var reason: String
        let suggestion: String?
    }

    /// The field as the contract calls it.
    public var field: String? { subject.field }
    /// What was seen, at most 80 characters of it and one decimal of its numbers.
    public var value: String? { subject.value }
    /// What is wrong, and what follows from it.
    public var reason: String { subject.reason }
    /// What to do.
    public var suggestion: String? { subject.suggestion }

    /// `name` is the id of the case, or says that the case is known by its row. `isFit` says that the value is fit to be
    /// shown as it is, since its numbers have been made coarse already; dates such as 17.10.2015 always are.
    package init(
        _ severity: Severity, row: Int?, line: Int?, case name: CaseName? = nil, field: String?, value: String?,
        isFit: Bool = false, reason: String, suggestion: String? = nil
    ) {
        self.severity = severity
        self.row = row
        self.line = line
        if case .stated(let id) = name { caseID = id } else { caseID = nil }
        isKnownByRow = name == .row
        let shown = value.map { isFit || field == CaseField.date.rawValue ? Issue.shortened($0) : Issue.shown($0) }
        subject = Subject(field: field, value: shown, reason: reason, suggestion: suggestion)
    }

    /// What a case is called in an issue.
    package enum CaseName: Hashable, Sendable {
        case stated(String)
        /// The case states no id; its row will be one.
        case row
    }

    /// The issue when it is known how many rows lie before its batch, and what a case without an id is called.
    package func placed(afterRows count: Int, nameOfRow: (Int) -> String?) -> Issue {
        guard let row else { return self }
        var issue = self
        issue.row = row + count
        if isKnownByRow { issue.caseID = nameOfRow(row + count) }
        return issue
    }

    /// The issue with the name of its file before the reason, for runs with several files.
    package func naming(file: String) -> Issue {
        var issue = self
        issue.subject.reason = "\(file): \(reason)"
        return issue
    }

    private static let longestValueInCharacters = 80

    /// A value as a report may show it: numbers with one decimal at most, since a position may stand in any column, and
    /// nothing behind a degree sign.
    private static func shown(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") || $0 >= 0x80 }) else {
            return shortened(value)
        }
        var shown: [UInt8] = []
        var decimals = 0
        var isCut = false
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if decimals > 0 { decimals += 1 }
                if decimals > 2 {
                    if !isCut { shown.append(contentsOf: "…".utf8) }
                    isCut = true
                    continue
                }
            case UInt8(ascii: "."), UInt8(ascii: ","):
                decimals = shown.last.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } == true ? 1 : 0
                isCut = false
            default:
                decimals = 0
                isCut = false
            }
            shown.append(byte)
        }
        let text = String(decoding: shown, as: UTF8.self)
        guard let degree = text.firstIndex(of: "°") else { return shortened(text) }
        return shortened(text[...degree] + "…")
    }

    private static func shortened(_ value: some StringProtocol) -> String {
        guard value.utf8.count > longestValueInCharacters, value.count > longestValueInCharacters else {
            return String(value)
        }
        return String(value.prefix(longestValueInCharacters - 1)) + "…"
    }
}
