package import Cases
package import Geodata
package import SimpleFeatures

/// Cases that have a country: what locating makes, and the only thing that can be tallied.
package struct LocatedBatch: Sendable {
    /// Where one case of the batch was.
    package struct Place: Hashable, Sendable {
        private let number: Int32
        package let country: CountryID
        package let destination: CountryID?
        package let by: LocatedBy
        /// Whether the position of the case agrees with its country: another is withheld.
        package let hasPosition: Bool

        init(index: Int, country: CountryID, destination: CountryID?, by: LocatedBy, hasPosition: Bool) {
            number = Int32(truncatingIfNeeded: index)
            self.country = country
            self.destination = destination
            self.by = by
            self.hasPosition = hasPosition
        }

        /// The places of cases that say nothing but their positions, of which it is known where they lie, and the indices of
        /// the others, whose positions lie in no country and near none.
        static func places(at spots: [CountryLocator.Place]) -> (places: [Place], others: [Int]) {
            var others: [Int] = []
            let places = [Place](unsafeUninitializedCapacity: spots.count) { places, placeCount in
                others = [Int](unsafeUninitializedCapacity: spots.count) { others, otherCount in
                    for index in spots.indices {
                        // Both lists are written for every case, and only one grows: which, is chance, and a branch for it
                        // would often be foretold wrong.
                        let (country, by, isPlaced) = spots[index].reading
                        let place = Place(
                            index: index, country: country, destination: nil, by: by, hasPosition: true)
                        places.initializeElement(at: placeCount, to: place)
                        others.initializeElement(at: otherCount, to: index)
                        placeCount &+= isPlaced
                        otherCount &+= 1 &- isPlaced
                    }
                }
            }
            return (places, others)
        }

        /// The index of the case in `cases`.
        package var index: Int { Int(number) }
    }

    package let cases: CaseBatch
    /// One for each case that got a country, in the order of the cases.
    package private(set) var places: [Place]
    /// Whether cases have the positions of the towns that they name.
    let hasTownPositions: Bool

    /// Only ``CaseLocator`` makes one.
    init(cases: CaseBatch, places: [Place], hasTownPositions: Bool) {
        self.cases = cases
        self.places = places
        self.hasTownPositions = hasTownPositions
    }

    /// The position of a case where it may be used.
    package func position(of place: Place) -> Position? {
        place.hasPosition ? cases.positions?[place.index] : nil
    }

    /// The batch without some of its places, which are given by their indices in `places`.
    func dropping(_ dropped: Set<Int>) -> LocatedBatch {
        guard !dropped.isEmpty else { return self }
        var batch = self
        batch.places = places.indices.filter { !dropped.contains($0) }.map { places[$0] }
        return batch
    }
}

extension CountryLocator.Place {
    /// The country of a place, how a case gets it, and 1; any country and 0 where the place is nowhere.
    @inline(__always)
    var reading: (country: CountryID, by: LocatedBy, isPlaced: Int) {
        switch self {
        case .inside(let country): (country, .position, 1)
        case .near(let country): (country, .nearest, 1)
        case .nowhere: (CountryID(0), .nearest, 0)
        }
    }
}
