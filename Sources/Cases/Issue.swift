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
    public let row: Int?
    /// The line of its file on which the record begins, from 1.
    public let line: Int?
    /// The id of the case, where it is known.
    public let caseID: String?
    /// The field as the contract calls it.
    public let field: String?
    /// What was seen, at most 80 characters of it and one decimal of its numbers.
    public let value: String?
    /// What is wrong, and what follows from it.
    public let reason: String
    /// What to do.
    public let suggestion: String?

    package init(
        _ severity: Severity, row: Int?, line: Int?, caseID: String? = nil, field: String?, value: String?,
        reason: String, suggestion: String? = nil
    ) {
        self.severity = severity
        self.row = row
        self.line = line
        self.caseID = caseID
        self.field = field
        // A date such as 17.10.2015 has no decimals to hide.
        self.value = value.map(field == CaseField.date.rawValue ? Issue.shortened : Issue.shown)
        self.reason = reason
        self.suggestion = suggestion
    }

    /// The same issue, taken more or less seriously.
    package func `as`(_ severity: Severity) -> Issue {
        Issue(
            severity, row: row, line: line, caseID: caseID, field: field, value: value, reason: reason,
            suggestion: suggestion)
    }

    /// The issue with the name of its file before the reason, for runs with several files.
    package func naming(file: String) -> Issue {
        Issue(
            severity, row: row, line: line, caseID: caseID, field: field, value: value, reason: "\(file): \(reason)",
            suggestion: suggestion)
    }

    private static let longestValueInCharacters = 80

    /// A value as a report may show it: numbers with one decimal at most, since a position may stand in any column.
    private static func shown(_ value: String) -> String {
        shortened(value.replacing(/(\d[.,]\d)\d+/) { "\($0.output.1)…" }.replacing(/°.*/, with: "°…"))
    }

    private static func shortened(_ value: String) -> String {
        value.count <= longestValueInCharacters ? value : value.prefix(longestValueInCharacters - 1) + "…"
    }
}
