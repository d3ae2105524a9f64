import Cases
package import Geodata

/// How many cases there were, where and when, and what came of them.
///
/// Law: tallies of any parts of the input, merged in any order, equal the tally of the whole. Shape: for each year that
/// occurs a table with the counters of all countries.
package struct Tally: Equatable, Sendable {
    /// A country in a year; the year is nil for undated cases.
    package struct Key: Hashable, Sendable {
        package let country: CountryID
        package let year: Int?
    }

    /// For each year from ``CaseDate/plausibleYears`` where its table begins in `counters`, nil while it has no case;
    /// the last is for undated cases.
    private var starts: [Int?]
    /// The tables, end to end: the counters of ``Counts`` for each country.
    private var counters: [Int] = []
    private var locatedByCounts = [Int](repeating: 0, count: LocatedBy.allCases.count)
    private var routeCounts: RouteCounts
    private let countryCount: Int

    /// Takes the number of countries of the run.
    package init(countryCount: Int) {
        starts = Array(repeating: nil, count: CaseDate.plausibleYears.count + 1)
        routeCounts = RouteCounts(countryCount: countryCount)
        self.countryCount = countryCount
    }

    package mutating func add(_ batch: LocatedBatch) {
        let years = yearTables(of: batch)
        let outcomes = batch.cases.outcomes ?? []
        let methods = batch.cases.methods ?? []
        let persons = batch.cases.persons ?? []
        counters.withUnsafeMutableBufferPointer { counters in
            for place in batch.places {
                let index = place.index
                let cell = years[index] + place.country.index * Counts.width
                let outcome = outcomes.isEmpty ? .unknown : outcomes[index]
                let method = methods.isEmpty ? .unknown : methods[index]
                counters[cell + Counts.place(of: outcome, method)] += 1
                if !persons.isEmpty, let number = persons[index] {
                    counters[cell + Counts.personsPlace] += number
                } else {
                    counters[cell + Counts.unstatedPlace] += 1
                }
                locatedByCounts[place.by.index] += 1
            }
        }
        routeCounts.add(batch)
    }

    /// For each case of a batch where the table of its year begins; a year gets one with its first case.
    private mutating func yearTables(of batch: LocatedBatch) -> [Int] {
        let undated = starts.count - 1
        guard let years = batch.cases.years else {
            return Array(repeating: starts[undated] ?? addTable(ofYear: undated), count: batch.cases.count)
        }
        return years.map { year in
            let place = year.map { Int($0) - CaseDate.plausibleYears.lowerBound } ?? undated
            return starts[place] ?? addTable(ofYear: place)
        }
    }

    private mutating func addTable(ofYear year: Int) -> Int {
        let start = counters.count
        counters.append(contentsOf: repeatElement(0, count: countryCount * Counts.width))
        starts[year] = start
        return start
    }

    package mutating func merge(_ other: Tally) {
        for year in starts.indices {
            guard let source = other.starts[year] else { continue }
            let start = starts[year] ?? addTable(ofYear: year)
            for index in 0..<countryCount * Counts.width {
                counters[start + index] += other.counters[source + index]
            }
        }
        for index in locatedByCounts.indices { locatedByCounts[index] += other.locatedByCounts[index] }
        routeCounts.merge(other.routeCounts)
    }

    /// Tables may lie in another order: what counts is what they hold.
    package static func == (a: Tally, b: Tally) -> Bool {
        a.locatedByCounts == b.locatedByCounts && a.routeCounts == b.routeCounts
            && a.cells.elementsEqual(b.cells) { $0.key == $1.key && $0.counts == $1.counts }
    }

    /// How many cases got their country in which way; ways without a case are left out.
    package var locatedBy: [LocatedBy: Int] {
        Dictionary(uniqueKeysWithValues: zip(LocatedBy.allCases, locatedByCounts).filter { $1 > 0 })
    }

    /// Whether a country is the destination of a case.
    package func isDestination(_ id: CountryID) -> Bool { routeCounts.isDestination(id) }

    /// The numbers of each pair of a country and a destination, by country and then by destination.
    package var routes: [RouteCounts.Route] { routeCounts.routes }

    /// The numbers of each country and year with a case, by country and then by year, the undated last.
    package var cells: [(key: Key, counts: Counts)] {
        let undated = starts.count - 1
        let tables = starts.enumerated().compactMap { place, start in
            start.map { (year: place < undated ? place + CaseDate.plausibleYears.lowerBound : nil, start: $0) }
        }
        return (0..<countryCount).flatMap { country in
            tables.compactMap { year, start in
                let start = start + country * Counts.width
                let counts = Counts(counters[start..<start + Counts.width])
                return counts.attempted > 0 ? (Key(country: CountryID(country), year: year), counts) : nil
            }
        }
    }

    /// The sums over the years, one for each country, and the years with cases.
    package var byCountry: [(counts: Counts, years: ClosedRange<Int>?)] {
        var sums = [(counts: Counts, years: ClosedRange<Int>?)](repeating: (Counts(), nil), count: countryCount)
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
