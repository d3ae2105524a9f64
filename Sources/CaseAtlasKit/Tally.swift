package import Cases
package import Geodata

/// How many cases there were, where and when, and what came of them.
///
/// Law: tallies of any parts of the input, merged in any order, equal the tally of the whole.
package struct Tally: Hashable, Sendable {
    /// A country in a year; the year is nil for undated cases.
    package struct Key: Hashable, Sendable {
        package let country: CountryID
        package let year: Int?
    }

    package private(set) var cells: [Key: Counts] = [:]
    package private(set) var locatedBy: [LocatedBy: Int] = [:]
    /// The destinations of the cases.
    package private(set) var destinations: Set<CountryID> = []

    package init() {}

    package init(of batch: LocatedBatch) {
        for place in batch.places {
            let cases = batch.cases
            let key = Key(country: place.country, year: cases.years[place.index])
            cells[key, default: Counts()].add(
                cases.outcomes[place.index], cases.methods[place.index], persons: cases.persons[place.index])
            locatedBy[place.by, default: 0] += 1
            if let destination = place.destination { destinations.insert(destination) }
        }
    }

    package mutating func merge(_ other: Tally) {
        cells.merge(other.cells, uniquingKeysWith: +)
        locatedBy.merge(other.locatedBy, uniquingKeysWith: +)
        destinations.formUnion(other.destinations)
    }

    package var caseCount: Int { locatedBy.values.reduce(0, +) }

    /// The sums over the years, one for each country, and the years with cases.
    package func byCountry(count: Int) -> [(counts: Counts, years: ClosedRange<Int>?)] {
        var sums = [(counts: Counts, years: ClosedRange<Int>?)](repeating: (Counts(), nil), count: count)
        for (key, counts) in cells {
            sums[key.country.index].counts = sums[key.country.index].counts + counts
            if let year = key.year {
                let years = sums[key.country.index].years ?? year...year
                sums[key.country.index].years = min(years.lowerBound, year)...max(years.upperBound, year)
            }
        }
        return sums
    }
}

/// The numbers of a group of cases.
package struct Counts: Hashable, Sendable {
    private var outcomes = [Int](repeating: 0, count: Outcome.allCases.count)
    private var methods = [Int](repeating: 0, count: Method.allCases.count)
    /// Persons of the cases that state them.
    package private(set) var persons = 0
    /// Cases that do not state their persons.
    package private(set) var personsUnstated = 0

    package init() {}

    package mutating func add(_ outcome: Outcome, _ method: Method, persons count: Int?) {
        outcomes[outcome.index] += 1
        methods[method.index] += 1
        if let count { persons += count } else { personsUnstated += 1 }
    }

    package static func + (a: Counts, b: Counts) -> Counts {
        var sum = a
        for index in sum.outcomes.indices { sum.outcomes[index] += b.outcomes[index] }
        for index in sum.methods.indices { sum.methods[index] += b.methods[index] }
        sum.persons += b.persons
        sum.personsUnstated += b.personsUnstated
        return sum
    }

    /// Every case is an attempt, whatever came of it.
    package var attempted: Int { outcomes.reduce(0, +) }

    package subscript(outcome: Outcome) -> Int { outcomes[outcome.index] }
    package subscript(method: Method) -> Int { methods[method.index] }

    /// The share of the concluded cases that were successful, to three decimals; nil when none is concluded.
    package var successRate: Double? {
        let concluded = self[.successful] + self[Outcome.unsuccessful]
        guard concluded > 0 else { return nil }
        return (Double(self[.successful]) / Double(concluded) * 1000).rounded() / 1000
    }
}

extension Outcome {
    fileprivate var index: Int {
        switch self {
        case .successful: 0
        case .unsuccessful: 1
        case .pending: 2
        case .unknown: 3
        }
    }
}

extension Method {
    fileprivate var index: Int { Method.allCases.firstIndex(of: self) ?? 0 }
}
