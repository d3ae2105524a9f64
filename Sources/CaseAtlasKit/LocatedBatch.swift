package import Cases
package import Geodata
package import SimpleFeatures

/// Cases that have a country: what locating makes, and the only thing that can be tallied.
package struct LocatedBatch: Sendable {
    /// Where one case of the batch was.
    package struct Place: Hashable, Sendable {
        /// The index of the case in `cases`.
        package let index: Int
        package let country: CountryID
        package let by: LocatedBy
        /// The position; nil when none is stated or it is withheld.
        package let position: Position?
        package let destination: CountryID?
    }

    package let cases: CaseBatch
    /// One for each case that got a country, in the order of the cases.
    package let places: [Place]

    /// Only ``CaseLocator`` makes one.
    init(cases: CaseBatch, places: [Place]) {
        self.cases = cases
        self.places = places
    }
}
