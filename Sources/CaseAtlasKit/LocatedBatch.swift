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
            number = Int32(index)
            self.country = country
            self.destination = destination
            self.by = by
            self.hasPosition = hasPosition
        }

        /// The place of a case that says nothing but its position; nil where that lies in no country and near none.
        @inline(__always)
        init?(_ index: Int, at spot: CountryLocator.Place) {
            switch spot {
            case .inside(let country):
                self.init(index: index, country: country, destination: nil, by: .position, hasPosition: true)
            case .near(let country):
                self.init(index: index, country: country, destination: nil, by: .nearest, hasPosition: true)
            case .nowhere: return nil
            }
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
