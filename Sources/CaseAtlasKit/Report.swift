public import Cases
import TextFormats

/// What happened to every row of the input.
public struct Report: Sendable {
    /// The rows that are counted.
    public private(set) var accepted = 0
    /// Why rows are not counted: one for each, in the order of the rows.
    public private(set) var rejections: [Issue] = []
    /// What is doubtful about rows that are counted, whole columns first.
    public private(set) var warnings: [Issue] = []
    private var locatedBy: [LocatedBy: Int] = [:]

    /// Every row is accepted or rejected.
    public var inputRows: Int { accepted + rejections.count }

    package init() {}

    package mutating func add(_ issues: [Issue]) {
        rejections += issues.filter { $0.severity == .rejection }
        warnings += issues.filter { $0.severity == .warning }
    }

    package mutating func close(with tally: Tally) {
        accepted = tally.caseCount
        locatedBy = tally.locatedBy
        rejections = rejections.inOrderOfRows
        warnings = warnings.inOrderOfRows
    }

    /// Throws when no row can be counted, or when rows were rejected and none may be.
    func check(isStrict: Bool) throws(AtlasError) {
        guard accepted > 0 else {
            let reason = inputRows == 0 ? "the input has no row" : "all \(inputRows) rows were rejected"
            throw AtlasError(.unreadableInput, "\(reason); nothing is written", report: self)
        }
        guard rejections.isEmpty || !isStrict else {
            throw AtlasError(
                .rowsRejected, "\(rejections.count) of \(inputRows) rows were rejected, and --strict allows none",
                report: self)
        }
    }

    /// The report as the contract has it.
    public var json: [UInt8] {
        let methods = LocatedBy.allCases.filter { locatedBy[$0] != nil }
        return JSONValue.object([
            ("input_rows", .integer(inputRows)),
            ("accepted", .integer(accepted)),
            ("rejected", .integer(rejections.count)),
            ("located_by", .object(methods.map { ($0.rawValue, .integer(locatedBy[$0] ?? 0)) })),
            ("rejections", .array(rejections.map(\.json))),
            ("warnings", .array(warnings.map(\.json))),
        ]).text
    }
}

extension [Issue] {
    /// Whole columns first, then by row; issues of one row stay in the order in which they were found.
    fileprivate var inOrderOfRows: [Issue] {
        sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    }
}

extension Issue {
    fileprivate var json: JSONValue {
        .object([
            ("row", .optional(row)),
            ("line", .optional(line)),
            ("case_id", .optional(caseID)),
            ("field", .optional(field)),
            ("value", .optional(value)),
            ("reason", .string(reason)),
            ("suggestion", .optional(suggestion)),
        ])
    }
}
