import Cases
import Exports
import Geodata
import SimpleFeatures

/// What one reading of the input found out.
struct Survey {
    let countries: RunCountries
    let tally: Tally
    let report: Report
    /// The cases that may be published as points, as each thread collected them.
    let published: [FeatureSpool]

    /// Puts together what the threads found.
    ///
    /// Throws: ``AtlasError`` when no row can be counted, or when rows were rejected and none may be.
    init(
        _ countries: RunCountries, _ parts: [Part], _ report: Report, of files: [ReadFile], isStrict: Bool
    ) throws(AtlasError) {
        self.countries = countries
        var tally = Tally(countryCount: countries.published.all.count)
        for part in parts { tally.merge(part.tally) }
        var report = report
        report.close(with: tally.locatedBy)
        report.files = files
        for number in files.indices where parts.contains(where: { $0.filesWithDecimalComma.contains(number) }) {
            report.files[number].dialect.hasDecimalComma = true
        }
        try report.check(isStrict: isStrict)
        self.tally = tally
        self.report = report
        published = parts.map(\.published)
    }

    /// What one thread found.
    struct Part: Sendable {
        var tally: Tally
        var published = FeatureSpool()
        /// The numbers of files in which a number has a decimal comma.
        var filesWithDecimalComma: Set<Int> = []
    }
}
