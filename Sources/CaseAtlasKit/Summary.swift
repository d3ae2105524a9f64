import Cases
import Exports
import Geodata

/// What a run did, for a person to read.
public struct Summary: Sendable {
    /// A country and its cases.
    public struct CountryLine: Hashable, Sendable {
        /// The code of the country.
        public let key: String
        /// The name of the country in English.
        public let name: String
        /// Cases, whatever came of them.
        public let attempted: Int
        /// Cases in which the target came into the destination's hands.
        public let successful: Int
    }

    /// A file and its size.
    public struct FileLine: Hashable, Sendable {
        /// The name of the file in its folder.
        public let name: String
        /// The size of the file.
        public let byteCount: Int
    }

    /// What simplifying the borders cost.
    public struct Loss: Sendable {
        /// The farthest that a border has moved (its Hausdorff distance), or the radius of the largest island that is gone.
        public let distanceInKilometers: Double
        /// The sum of what each country gained or lost in area, as a share of all areas.
        public let areaShare: Double
        /// The country whose area changed most for its size, and by which share.
        public let mostChanged: (key: String, share: Double)
        /// Islands that are gone.
        public let islandCount: Int
        /// Decimals of the positions, but for those that must have more; nil where they have all they had.
        public let decimals: Int?
        /// Positions of all areas, before and after.
        public let positionCounts: (before: Int, after: Int)
    }

    /// What happened to every row.
    public let report: Report
    /// The countries with most cases, at most ten.
    public let leadingCountries: [CountryLine]
    /// The number of countries with a case.
    public let countryCount: Int
    /// The files written, in that order.
    public let files: [FileLine]
    /// What simplifying the borders cost; nil when they were not.
    public let loss: Loss?

    private static let leadingCount = 10

    init(_ survey: Survey, files: [WrittenFile], _ loss: Loss? = nil) {
        report = survey.report
        self.loss = loss
        let ranked = CountryLayers(survey.countries.published, survey.tally).ranked
        countryCount = ranked.count
        leadingCountries = ranked.prefix(Summary.leadingCount).map { country, counts in
            CountryLine(
                key: country.key, name: country.name, attempted: counts.attempted, successful: counts[.successful])
        }
        self.files = files.map { FileLine(name: $0.name, byteCount: $0.byteCount) }
    }
}
