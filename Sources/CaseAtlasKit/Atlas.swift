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
    let sources: Sources

    /// Prepares a run; nothing is read before ``export(to:progress:)`` or ``check(progress:)``.
    public init(_ options: AtlasOptions) {
        self.options = options
        sources = Sources(options)
    }

    /// Writes the layers of the cases into a folder, which appears whole or not at all.
    ///
    /// `progress` is told which share of the input has been read, 0 to 1, where that is known, by any thread.
    /// Throws: ``AtlasError``; what was in the folder before is there still.
    public func export(to folder: String, progress: @escaping @Sendable (Double) -> Void = { _ in }) throws(AtlasError)
        -> Summary
    {
        try AtlasError.wrapping {
            let survey = try survey(progress)
            let files = try ExportFolder.replace(at: folder) { try publish(survey, in: $0) }
            return Summary(survey, files: files)
        }
    }

    /// Reads, validates and locates the cases, and writes nothing.
    public func check(progress: @escaping @Sendable (Double) -> Void = { _ in }) throws(AtlasError) -> Summary {
        try AtlasError.wrapping { Summary(try survey(progress), files: []) }
    }

    /// From bytes to a tally, on all threads.
    private func survey(_ progress: @escaping @Sendable (Double) -> Void) throws -> Survey {
        try options.check()
        let countries = try sources.countries()
        let surveyor = try Surveyor(sources, countries, sources.locator(for: countries), options)
        let feed = sources.feed()
        let ledger = Ledger(Report(countries.issues), nameFile: sources.nameInIssues)
        let parts = try Crew.run(options.threadCount) {
            feed.stop()
            ledger.abandon()
        } _: { _ in
            var surveyor = surveyor
            return try surveyor.work(on: feed, ledger, progress)
        }
        return try Survey(countries, parts, ledger.finishedReport, of: feed.readFiles, isStrict: options.isStrict)
    }

    /// From a tally to files.
    private func publish(_ survey: Survey, in folder: ExportFolder) throws {
        let layers = CountryLayers(survey.countries.published, survey.tally)
        var publication = Publication(in: folder, layers: options.layers)
        try publication.write(.countries) { layers.areas().protected(by: options.policy) }
        try publication.write(.symbols) { try layers.symbols().protected(by: options.policy) }
        try publication.writeCases(
            survey.published, fields: CaseLayer(survey.countries.published, options.policy).fields)
        try publication.writeTimeline { layers.timeline() }
        try publication.writeReport(survey.report)
        try publication.writeManifest(sources.provenance)
    }
}
