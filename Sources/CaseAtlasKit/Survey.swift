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
    let published: [SortedFeatures]
    /// Where cases are published, which borders must not pass when they are simplified; empty when they are not.
    /// Positions that are withheld are not among them: the border that makes way for one would tell of it.
    let places: [Position]
    /// Whether cases have the positions of the towns that they name.
    let hasTownPositions: Bool

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
        published = parts.compactMap(\.published)
        places = parts.reduce(into: Set<Position>()) { $0.formUnion($1.places) }
            .sorted { ($0.longitude, $0.latitude) < ($1.longitude, $1.latitude) }
        hasTownPositions = parts.contains(where: \.hasTownPositions)
    }

    /// What one thread found.
    struct Part: Sendable {
        var tally: Tally
        /// Nil when the layer of cases is not written.
        var published: SortedFeatures?
        var places: Set<Position> = []
        var hasTownPositions = false
        /// The numbers of files in which a number has a decimal comma.
        var filesWithDecimalComma: Set<Int> = []
    }
}
