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

    /// What happened to every row.
    public let report: Report
    /// The countries with most cases, at most ten.
    public let leadingCountries: [CountryLine]
    /// The number of countries with a case.
    public let countryCount: Int
    /// The files written, in that order.
    public let files: [FileLine]

    private static let leadingCount = 10

    init(_ survey: Survey, files: [WrittenFile]) {
        report = survey.report
        let ranked = CountryLayers(survey.countries.published, survey.tally).ranked
        countryCount = ranked.count
        leadingCountries = ranked.prefix(Summary.leadingCount).map { country, counts in
            CountryLine(
                key: country.key, name: country.name, attempted: counts.attempted, successful: counts[.successful])
        }
        self.files = files.map { FileLine(name: $0.name, byteCount: $0.byteCount) }
    }
}
