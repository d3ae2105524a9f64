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
    /// Whether cases have the positions of the towns that they name.
    let hasTownPositions: Bool

    /// Puts together what the threads found.
    ///
    /// Throws: ``AtlasError`` when no row can be counted, or when rows were rejected and none may be.
    init(_ countries: RunCountries, _ parts: [Part], _ report: Report, isStrict: Bool) throws(AtlasError) {
        self.countries = countries
        var tally = Tally(countryCount: countries.published.all.count)
        for part in parts { tally.merge(part.tally) }
        var report = report
        report.close(with: tally.locatedBy)
        try report.check(isStrict: isStrict)
        self.tally = tally
        self.report = report
        published = parts.map(\.published)
        hasTownPositions = parts.contains(where: \.hasTownPositions)
    }

    /// What one thread found.
    struct Part: Sendable {
        var tally: Tally
        var published = FeatureSpool()
        var hasTownPositions = false
    }
}
