import Cases
package import Geodata

/// How many cases there were, where and when, and what came of them.
///
/// Law: tallies of any parts of the input, merged in any order, equal the tally of the whole. Shape: for each year that
/// occurs a table of all countries, which says where those with cases have their counters, so that a few cases take little
/// memory.
package struct Tally: Equatable, Sendable {
    /// A country in a year; the year is nil for undated cases.
    package struct Key: Hashable, Sendable {
        package let country: CountryID
        package let year: Int?
    }

    /// For each year from ``CaseDate/plausibleYears`` where its table begins in `tables`, -1 while it has no case; the
    /// last is for undated cases.
    private var starts: [Int]
    /// The tables, end to end: for each country where its counters begin in `counters`, -1 while it has no case that year.
    private var tables: [Int32] = []
    /// The counters of ``Counts`` for each country and year with a case.
    private var counters: [Int] = []
    private var locatedByCounts = [Int](repeating: 0, count: LocatedBy.allCases.count)
    private var routeCounts: RouteCounts
    private let countryCount: Int

    /// Takes the number of countries of the run.
    package init(countryCount: Int) {
        starts = Array(repeating: Tally.nowhere, count: CaseDate.plausibleYears.count + 1)
        routeCounts = RouteCounts(countryCount: countryCount)
        self.countryCount = countryCount
    }

    private static let nowhere = -1

    package mutating func add(_ batch: LocatedBatch) {
        let columns = Columns(batch.cases)
        var next = 0
        while true {
            next = count(batch.places, from: next, columns)
            guard next < batch.places.count else { break }
            let first = batch.places[next]
            _ = place(ofCountersIn: columns.year(first.index), first.country.index)
        }
        routeCounts.add(batch)
    }

    /// What is counted of the cases of a batch.
    private struct Columns {
        private let years: [Int16?]?
        private let outcomes: [Outcome]?
        private let methods: [Method]?
        private let persons: [Int?]?

        init(_ cases: CaseBatch) {
            years = cases.years
            outcomes = cases.outcomes
            methods = cases.methods
            persons = cases.persons
        }

        /// The place of a case's year among the tables.
        @inline(__always)
        func year(_ index: Int) -> Int {
            guard let years, let year = years[index] else { return CaseDate.plausibleYears.count }
            return Int(year) - CaseDate.plausibleYears.lowerBound
        }

        /// The place of the counter for a case's outcome and method.
        @inline(__always)
        func counter(_ index: Int) -> Int {
            Counts.place(of: outcomes?[index] ?? .unknown, methods?[index] ?? .unknown)
        }

        @inline(__always)
        func persons(_ index: Int) -> Int? { persons?[index] }
    }

    /// Counts cases from a place on; the first whose country has no counters yet in its year, or the number of places.
    private mutating func count(_ places: [LocatedBatch.Place], from start: Int, _ columns: Columns) -> Int {
        counters.withUnsafeMutableBufferPointer { counters in
            locatedByCounts.withUnsafeMutableBufferPointer { locatedByCounts in
                let count = places.count
                for number in start..<count {
                    let place = places[number]
                    let table = starts[columns.year(place.index)]
                    guard table >= 0 else { return number }
                    let cell = Int(tables[table + place.country.index])
                    guard cell >= 0 else { return number }
                    counters[cell + columns.counter(place.index)] += 1
                    if let persons = columns.persons(place.index) {
                        counters[cell + Counts.personsPlace] += persons
                        counters[cell + Counts.statedPlace] += 1
                    }
                    locatedByCounts[place.by.index] += 1
                }
                return count
            }
        }
    }

    /// Where the counters of a country begin in a year, of which it has some from now on.
    private mutating func place(ofCountersIn year: Int, _ country: Int) -> Int {
        if starts[year] < 0 {
            starts[year] = tables.count
            tables.append(contentsOf: repeatElement(Int32(Tally.nowhere), count: countryCount))
        }
        let cell = starts[year] + country
        if tables[cell] < 0 {
            tables[cell] = Int32(counters.count)
            counters.append(contentsOf: repeatElement(0, count: Counts.width))
        }
        return Int(tables[cell])
    }

    /// Where the counters of a country begin in a year; nil when it has none.
    private func knownPlace(ofCountersIn year: Int, _ country: Int) -> Int? {
        guard starts[year] >= 0 else { return nil }
        let start = Int(tables[starts[year] + country])
        return start >= 0 ? start : nil
    }

    package mutating func merge(_ other: Tally) {
        for year in starts.indices where other.starts[year] >= 0 {
            for country in 0..<countryCount {
                guard let source = other.knownPlace(ofCountersIn: year, country) else { continue }
                let start = place(ofCountersIn: year, country)
                for index in 0..<Counts.width { counters[start + index] += other.counters[source + index] }
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
        let years = starts.indices.filter { starts[$0] >= 0 }
        return (0..<countryCount).flatMap { country in
            years.compactMap { year in
                guard let start = knownPlace(ofCountersIn: year, country) else { return nil }
                let key = Key(
                    country: CountryID(country), year: year < undated ? year + CaseDate.plausibleYears.lowerBound : nil)
                return (key, Counts(counters[start..<start + Counts.width]))
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
