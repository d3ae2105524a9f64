/// What is wrong with the rows of a batch, as it is found.
///
/// Every flaw is counted. Rejections are listed, and of warnings that say the same of different rows the first
/// ``sameLimit``: a word that no list knows may stand in each of ten million rows. Thread rule: each thread has one for
/// all its batches. Rows are numbered from 1 in the batch.
package struct Flaws: Sendable {
    /// How many warnings that say the same are listed.
    package static let sameLimit = 1000

    /// Which flaws are still to be listed.
    package struct Wanted: Sendable {
        package let rejections: Bool
        package let warnings: Bool

        package static let all = Wanted(rejections: true, warnings: true)

        package init(rejections: Bool, warnings: Bool) {
            self.rejections = rejections
            self.warnings = warnings
        }
    }

    /// Warnings that say the same.
    package struct Kind: Sendable {
        fileprivate let number: Int
    }

    private var batch = BatchFlaws()
    private var wanted = Wanted.all
    private var kinds: [Issue.Subject: Int] = [:]
    /// How many warnings of each kind this thread has listed.
    private var listed: [Int] = []

    package init() {}

    /// Whether warnings are listed, and not only counted.
    package var listsWarnings: Bool { wanted.warnings }

    /// Begins a batch.
    package mutating func begin(_ wanted: Wanted) {
        self.wanted = wanted
    }

    /// What was found in the batch.
    package mutating func take() -> BatchFlaws {
        defer { batch = BatchFlaws() }
        return batch
    }

    /// Counts a rejected row; `make` is asked for the issue where rejections are listed. No field means that the record
    /// as a whole is no good.
    package mutating func reject(_ field: CaseField?, _ make: () -> Issue) {
        batch.reject(field, make, isListed: wanted.rejections)
    }

    /// Counts a warning and lists it if it is one of the first of its kind; nil when no warnings are listed.
    @discardableResult
    package mutating func warn(_ make: @autoclosure () -> Issue) -> Kind? {
        guard wanted.warnings else {
            batch.unlistedWarnings += 1
            return nil
        }
        let issue = make()
        let number = kinds[issue.subject] ?? listed.count
        if number == listed.count {
            kinds[issue.subject] = number
            listed.append(0)
        }
        warn(Kind(number: number), issue)
        return Kind(number: number)
    }

    /// Whether one more warning of a kind would be listed.
    package func lists(_ kind: Kind) -> Bool { wanted.warnings && listed[kind.number] < Flaws.sameLimit }

    /// Counts warnings that are not listed.
    package mutating func countUnlisted(_ count: Int) { batch.unlistedWarnings += count }

    /// Likewise for a warning whose kind is known; `make` is asked for it only if it is listed.
    package mutating func warn(_ kind: Kind, _ make: @autoclosure () -> Issue) {
        guard lists(kind) else {
            batch.unlistedWarnings += 1
            return
        }
        listed[kind.number] += 1
        batch.issues.append(make())
    }
}

/// What is wrong with the rows of one batch.
package struct BatchFlaws: Sendable {
    /// The flaws that are listed, in the order in which they were found.
    package fileprivate(set) var issues: [Issue] = []
    package fileprivate(set) var unlistedWarnings = 0
    /// How many rows were rejected for each field; the last is for records as a whole.
    private var rejectedCounts = [Int](repeating: 0, count: CaseField.allCases.count + 1)

    package var rejectedCount: Int { rejectedCounts.reduce(0, +) }

    /// The fields for which rows were rejected, and how many; nil for records as a whole.
    package var rejectedByField: [(field: CaseField?, count: Int)] {
        zip(CaseField.allCases.map(Optional.some) + [nil], rejectedCounts).filter { $1 > 0 }.map { ($0, $1) }
    }

    /// Counts a rejected row and lists it if asked to.
    package mutating func reject(_ field: CaseField?, _ make: () -> Issue, isListed: Bool) {
        rejectedCounts[field?.index ?? CaseField.allCases.count] += 1
        if isListed { issues.append(make()) }
    }
}

extension CaseField {
    /// The place of the field in the list of all fields.
    fileprivate var index: Int {
        switch self {
        case .caseID: 0
        case .date: 1
        case .country: 2
        case .alpha3: 3
        case .alpha2: 4
        case .place: 5
        case .longitude: 6
        case .latitude: 7
        case .position: 8
        case .latlon: 9
        case .lonlat: 10
        case .locationPrecision: 11
        case .persons: 12
        case .method: 13
        case .outcome: 14
        case .destination: 15
        case .sourceURL: 16
        }
    }
}
