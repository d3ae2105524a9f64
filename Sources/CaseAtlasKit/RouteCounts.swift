import Cases
package import Geodata

/// How many cases went from which country to which destination, and how many of them were successful.
///
/// Law: as for ``Tally``. Cost: 16 bytes for each country and each destination that occurs.
package struct RouteCounts: Equatable, Sendable {
    /// The cases of a country with one destination, which may be the country itself.
    package struct Route: Hashable, Sendable {
        package let from: CountryID
        package let to: CountryID
        package let attempted: Int
        package let successful: Int
    }

    /// For each country where its table as a destination begins in `counters`, nil while it is none.
    private var starts: [Int?]
    /// The tables, end to end: two counters for each country of origin.
    private var counters: [Int] = []

    init(countryCount: Int) {
        starts = Array(repeating: nil, count: countryCount)
    }

    mutating func add(_ batch: LocatedBatch) {
        let outcomes = batch.cases.outcomes
        var last: (destination: CountryID, start: Int)?
        for place in batch.places {
            guard let destination = place.destination else { continue }
            // Nearly all cases of a list have one destination.
            let start = last?.destination == destination ? last?.start : starts[destination.index]
            let table = start ?? addTable(of: destination)
            last = (destination, table)
            let cell = table + 2 * place.country.index
            counters[cell] += 1
            if outcomes?[place.index] == .successful { counters[cell + 1] += 1 }
        }
    }

    private mutating func addTable(of destination: CountryID) -> Int {
        let start = counters.count
        counters.append(contentsOf: repeatElement(0, count: 2 * starts.count))
        starts[destination.index] = start
        return start
    }

    mutating func merge(_ other: RouteCounts) {
        for destination in starts.indices {
            guard let source = other.starts[destination] else { continue }
            let start = starts[destination] ?? addTable(of: CountryID(destination))
            for index in 0..<2 * starts.count { counters[start + index] += other.counters[source + index] }
        }
    }

    func isDestination(_ id: CountryID) -> Bool { starts[id.index] != nil }

    /// Those with a case, by country and then by destination.
    var routes: [Route] {
        starts.indices.flatMap { from in
            starts.indices.compactMap { to in
                guard let cell = starts[to].map({ $0 + 2 * from }), counters[cell] > 0 else { return nil }
                return Route(
                    from: CountryID(from), to: CountryID(to), attempted: counters[cell], successful: counters[cell + 1])
            }
        }
    }

    /// Tables may lie in another order: what counts is what they hold.
    package static func == (a: RouteCounts, b: RouteCounts) -> Bool { a.routes == b.routes }
}
