import Cases
import Exports
import Geodata

/// Turns cases into map layers: attempted and successful apprehensions, country by country.
///
///     bytes ─read─▶ RecordBatch ─validate─▶ CaseBatch ─locate─▶ LocatedBatch ─tally─▶ Tally ─▶ Layer ─protect─▶ files
///
/// Each stage takes only what the stage before it makes: a case without a country cannot be tallied, an unprotected
/// layer cannot be written. What is wrong with the input is collected on the way and reported, row by row.
public struct Atlas: Sendable {
    private let options: AtlasOptions
    private let sources: Sources

    /// Prepares a run; nothing is read before ``export(to:progress:)`` or ``check(progress:)``.
    public init(_ options: AtlasOptions) {
        self.options = options
        sources = Sources(options)
    }

    /// Writes the layers of the cases into a folder, which appears whole or not at all.
    ///
    /// `progress` is told which share of the input has been read, 0 to 1, where that is known.
    /// Throws: ``AtlasError``; what was in the folder before is there still.
    public func export(to folder: String, progress: (Double) -> Void = { _ in }) throws(AtlasError) -> Summary {
        try AtlasError.wrapping {
            var survey = try survey(progress)
            let files = try ExportFolder.replace(at: folder) { try publish(&survey, in: $0) }
            return Summary(survey, files: files)
        }
    }

    /// Reads, validates and locates the cases, and writes nothing.
    public func check(progress: (Double) -> Void = { _ in }) throws(AtlasError) -> Summary {
        try AtlasError.wrapping { Summary(try survey(progress), files: []) }
    }

    /// From bytes to a tally.
    private func survey(_ progress: (Double) -> Void) throws -> Survey {
        try options.check()
        var survey = Survey(try sources.countries(), keptNames: options.keptColumns)
        var reader = sources.reader()
        var validator = try sources.validator()
        var locator = try sources.locator(for: survey.countries)

        while let records = try reader.next() {
            let (cases, flaws) = validator.validate(records)
            let (located, doubts) = try locator.locate(cases)
            survey.add(located, Tally(of: located), sources.named(flaws + doubts, in: records.path))
            progress(reader.progress)
        }
        return try survey.closed(by: locator, isStrict: options.isStrict)
    }

    /// From a tally to files.
    private func publish(_ survey: inout Survey, in folder: ExportFolder) throws {
        let layers = CountryLayers(survey.countries.published, survey.tally)
        let policy = PrivacyPolicy(precision: options.precision, keptColumns: options.keptColumns)
        var publication = Publication(in: folder, layers: options.layers)
        try publication.write(.countries) { layers.areas().protected(by: policy) }
        try publication.write(.symbols) { try layers.symbols().protected(by: policy) }
        try publication.write(.cases) { try survey.protectedCases(by: policy) }
        try publication.writeTimeline { layers.timeline() }
        try publication.writeReport(survey.report)
        try publication.writeManifest(sources.provenance)
    }
}
