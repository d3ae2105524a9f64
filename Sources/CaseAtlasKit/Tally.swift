import Cases
package import Geodata

/// How many cases there were, where and when, and what came of them.
///
/// Law: tallies of any parts of the input, merged in any order, equal the tally of the whole. Shape: a table of
/// countries for each year that occurs.
package struct Tally: Hashable, Sendable {
    /// A country in a year; the year is nil for undated cases.
    package struct Key: Hashable, Sendable {
        package let country: CountryID
        package let year: Int?
    }

    /// For each year from ``CaseDate/plausibleYears`` its table, nil while it has no case; the last is for undated ones.
    private var tables: [YearTable?]
    private var locatedByCounts = [Int](repeating: 0, count: LocatedBy.allCases.count)
    private var isDestination: [Bool]

    /// Takes the number of countries of the run.
    package init(countryCount: Int) {
        tables = Array(repeating: nil, count: CaseDate.plausibleYears.count + 1)
        isDestination = Array(repeating: false, count: countryCount)
    }

    package mutating func add(_ batch: LocatedBatch) {
        let (years, outcomes, methods) = (batch.cases.years, batch.cases.outcomes, batch.cases.methods)
        let persons = batch.cases.persons
        let undated = tables.count - 1
        for place in batch.places {
            let index = place.index
            let year = years?[index].map { Int($0) - CaseDate.plausibleYears.lowerBound } ?? undated
            if tables[year] == nil { tables[year] = YearTable(countryCount: isDestination.count) }
            tables[year]?.add(
                place.country, outcomes?[index] ?? .unknown, methods?[index] ?? .unknown, persons: persons?[index])
            locatedByCounts[place.by.index] += 1
            if let destination = place.destination { isDestination[destination.index] = true }
        }
    }

    package mutating func merge(_ other: Tally) {
        for year in tables.indices {
            guard let table = other.tables[year] else { continue }
            tables[year] = tables[year].map { $0 + table } ?? table
        }
        for index in locatedByCounts.indices { locatedByCounts[index] += other.locatedByCounts[index] }
        for index in isDestination.indices where other.isDestination[index] { isDestination[index] = true }
    }

    package var caseCount: Int { locatedByCounts.reduce(0, +) }

    /// How many cases got their country in which way; ways without a case are left out.
    package var locatedBy: [LocatedBy: Int] {
        Dictionary(uniqueKeysWithValues: zip(LocatedBy.allCases, locatedByCounts).filter { $1 > 0 })
    }

    /// Whether a country is the destination of a case.
    package func isDestination(_ id: CountryID) -> Bool { isDestination[id.index] }

    /// The numbers of each country and year with a case, by country and then by year, the undated last.
    package var cells: [(key: Key, counts: Counts)] {
        isDestination.indices.flatMap { country in
            tables.enumerated().compactMap { year, table in
                guard let counts = table?.counts(of: country), counts.attempted > 0 else { return nil }
                let isDated = year < tables.count - 1
                let key = Key(
                    country: CountryID(country), year: isDated ? year + CaseDate.plausibleYears.lowerBound : nil)
                return (key, counts)
            }
        }
    }

    /// The sums over the years, one for each country, and the years with cases.
    package var byCountry: [(counts: Counts, years: ClosedRange<Int>?)] {
        var sums = [(counts: Counts, years: ClosedRange<Int>?)](repeating: (Counts(), nil), count: isDestination.count)
        for (key, counts) in cells {
            sums[key.country.index].counts += counts
            if let year = key.year {
                let years = sums[key.country.index].years ?? year...year
                sums[key.country.index].years = min(years.lowerBound, year)...max(years.upperBound, year)
            }
        }
        return sums
    }
}

/// The numbers of all countries in one year.
private struct YearTable: Hashable, Sendable {
    /// For each country the counters of ``Counts``, end to end.
    private var counters: [Int]

    init(countryCount: Int) {
        counters = Array(repeating: 0, count: countryCount * Counts.width)
    }

    @inline(__always)
    mutating func add(_ country: CountryID, _ outcome: Outcome, _ method: Method, persons: Int?) {
        let start = country.index * Counts.width
        counters[start + Counts.place(of: outcome)] += 1
        counters[start + Counts.place(of: method)] += 1
        if let persons {
            counters[start + Counts.personsPlace] += persons
        } else {
            counters[start + Counts.unstatedPlace] += 1
        }
    }

    func counts(of country: Int) -> Counts {
        Counts(counters[country * Counts.width..<(country + 1) * Counts.width])
    }

    static func + (a: YearTable, b: YearTable) -> YearTable {
        var sum = a
        for index in sum.counters.indices { sum.counters[index] += b.counters[index] }
        return sum
    }
}
