public import Cases

/// What happened to every row of the input.
public struct Report: Sendable {
    /// The rows that are counted.
    public private(set) var accepted = 0
    /// The rows that are not counted.
    public private(set) var rejected = 0
    /// Why rows are not counted: one for each of the first ``listLimit``, in the order of the rows.
    public private(set) var rejections: [Issue] = []
    /// What is doubtful about rows that are counted, whole columns first: the first ``listLimit``, and among them no
    /// more than a thousand that say the same of different rows.
    public private(set) var warnings: [Issue] = []
    /// How many more warnings there were.
    public private(set) var unlistedWarnings = 0
    /// For how many rows each field was the reason not to count them; nil for records that could not be read.
    public private(set) var rejectedByField: [CaseField?: Int] = [:]
    /// The files that were read, and how they are written; none for a join.
    package internal(set) var files: [ReadFile] = []
    private var locatedBy: [LocatedBy: Int] = [:]
    private var warningCounts: [Issue.Subject: Int] = [:]

    /// More issues than anybody reads; those beyond are counted.
    public static let listLimit = 100_000

    private static let many = 1000

    private let limit: Int

    /// How many more rejections there were.
    public var unlistedRejections: Int { rejected - rejections.count }

    /// Every row is accepted or rejected.
    public var inputRows: Int { accepted + rejected }

    /// Begins with warnings that concern no row; at most `limit` rejections and as many warnings are listed.
    init(_ warnings: [Issue], limit: Int = Report.listLimit) {
        self.warnings = warnings
        self.limit = limit
    }

    /// Which flaws are still to be listed.
    var wanted: Flaws.Wanted {
        Flaws.Wanted(
            rejections: rejections.count < limit, warnings: warnings.count < limit)
    }

    /// Adds what is wrong with a batch; `place` gives an issue its row, and the file's name goes before its reason.
    mutating func add(_ flaws: BatchFlaws, naming file: String?, place: (Issue) -> Issue) {
        for (field, count) in flaws.rejectedByField { rejectedByField[field, default: 0] += count }
        rejected += flaws.rejectedCount
        unlistedWarnings += flaws.unlistedWarnings
        // In order of rows, so that what is listed does not depend on how the input is cut into batches.
        for issue in flaws.issues.inOrderOfRows where isListed(issue) {
            let placed = place(issue)
            let named = file.map(placed.naming(file:)) ?? placed
            if issue.severity == .rejection { rejections.append(named) } else { warnings.append(named) }
        }
        // Where many are listed there will be all that may be: copying them again and again would cost more.
        if rejections.count > Report.many { rejections.reserveCapacity(limit) }
    }

    /// Whether an issue is one of those to list; a warning that is not is counted.
    private mutating func isListed(_ issue: Issue) -> Bool {
        guard issue.severity == .warning else { return wanted.rejections }
        guard wanted.warnings, warningCounts[issue.subject, default: 0] < Flaws.sameLimit else {
            unlistedWarnings += 1
            return false
        }
        warningCounts[issue.subject, default: 0] += 1
        return true
    }

    mutating func close(with locatedBy: [LocatedBy: Int]) {
        accepted = locatedBy.values.reduce(0, +)
        self.locatedBy = locatedBy
        warnings = warnings.inOrderOfRows
        warningCounts = [:]
    }

    /// Throws when no row can be counted, or when rows were rejected and none may be.
    func check(isStrict: Bool) throws(AtlasError) {
        guard accepted > 0 else {
            let reason = inputRows == 0 ? "the input has no row" : "all \(inputRows) rows were rejected"
            throw AtlasError(.unreadableInput, "\(reason); nothing is written", report: self)
        }
        guard rejected == 0 || !isStrict else {
            throw AtlasError(
                .rowsRejected, "\(rejected) of \(inputRows) rows were rejected, and --strict allows none",
                report: self)
        }
    }

    /// How many of the accepted rows got their country in which way, for the ways that occur.
    public var waysOfLocating: [(way: String, rows: Int)] {
        LocatedBy.allCases.compactMap { way in locatedBy[way].map { (way.rawValue, $0) } }
    }
}

extension [Issue] {
    /// Whole columns first, then by row; issues of one row stay in the order in which they were found.
    fileprivate var inOrderOfRows: [Issue] {
        // Most are in order, and looking is quicker than sorting.
        for index in indices.dropFirst() where (self[index].row ?? 0) < (self[index - 1].row ?? 0) {
            return sorted { ($0.row ?? 0) < ($1.row ?? 0) }
        }
        return self
    }
}
