import Cases

/// What is known of the rows of a chunk, taken row by row in their order.
struct JoinedRows {
    let located: LocatedBatch
    /// One for each place.
    let distancesInMeters: [Double?]
    /// The rows that have fewer or more fields than the header, so that the new ones would stand under other names; where
    /// they have more, which are empty, the number is negative.
    let missingFields: [(row: Int, count: Int)]
    private var nextPlace = 0
    private var nextMissing = 0

    init(located: LocatedBatch, distancesInMeters: [Double?], missingFields: [(row: Int, count: Int)]) {
        self.located = located
        self.distancesInMeters = distancesInMeters
        self.missingFields = missingFields
    }

    /// Where a row was; nil when it got no country.
    mutating func takePlace(of row: Int) -> (place: LocatedBatch.Place, distanceInMeters: Double?)? {
        guard nextPlace < located.places.count else { return nil }
        let place = located.places[nextPlace]
        guard Int(located.cases.rows[place.index]) == row else { return nil }
        defer { nextPlace += 1 }
        return (place, distancesInMeters[nextPlace])
    }

    /// How many fields a row lacks; less than none when it has empty ones too many.
    mutating func takeMissingFields(of row: Int) -> Int {
        guard nextMissing < missingFields.count, missingFields[nextMissing].row == row else { return 0 }
        defer { nextMissing += 1 }
        return missingFields[nextMissing].count
    }
}
