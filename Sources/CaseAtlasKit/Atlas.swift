import Cases
import Exports
import Geodata
import Page
import Styles

/// Turns cases into map layers: attempted and successful apprehensions, country by country.
///
///     bytes ─read─▶ RecordBatch ─validate─▶ CaseBatch ─locate─▶ LocatedBatch ─tally─▶ Tally ─▶ Layer ─protect─▶ files
///
/// Each stage takes only what the stage before it makes: a case without a country cannot be tallied, an unprotected
/// layer cannot be written. What is wrong with the input is collected on the way and reported, row by row.
public struct Atlas: Sendable {
    let options: AtlasOptions

    /// Prepares a run; nothing is read before ``export(to:progress:)`` or ``check(progress:)``.
    public init(_ options: AtlasOptions) {
        self.options = options
    }

    /// Writes the layers of the cases into a folder, which appears whole or not at all.
    ///
    /// `progress` is told which share of the input has been read, 0 to 1, where that is known, by any thread.
    /// Throws: ``AtlasError``; what was in the folder before is there still.
    public func export(to folder: String, progress: @escaping @Sendable (Double) -> Void = { _ in }) throws(AtlasError)
        -> Summary
    {
        try AtlasError.wrapping {
            try Sources.withTruth(options) { sources in
                let survey = try survey(sources, progress)
                let drawn = try DrawnCountries(survey, options)
                let files = try ExportFolder.replace(at: folder) { folder in
                    let files = try publish(survey, drawn, sources, in: folder)
                    try sources.confirm()
                    return files
                }
                return Summary(survey, files: files, drawn.loss)
            }
        }
    }

    /// Reads, validates and locates the cases, and writes nothing.
    public func check(progress: @escaping @Sendable (Double) -> Void = { _ in }) throws(AtlasError) -> Summary {
        try AtlasError.wrapping {
            try Sources.withTruth(options) { Summary(try survey($0, progress), files: []) }
        }
    }

    /// From bytes to a tally, on all threads.
    private func survey(_ sources: Sources, _ progress: @escaping @Sendable (Double) -> Void) throws -> Survey {
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
    private func publish(
        _ survey: Survey, _ drawn: DrawnCountries, _ sources: Sources, in folder: ExportFolder
    ) throws -> [WrittenFile] {
        let provenance = sources.provenance(hasTownPositions: survey.hasTownPositions)
        let policy = options.policy
        let layers = CountryLayers(drawn.countries, survey.tally)
        var publication = Publication(options)
        publication.add(.countries) { drawn.described(layers.areas()).protected(by: policy) }
        publication.add(.symbols) { try layers.symbols().protected(by: policy) }
        publication.addCases(survey.published, fields: CaseLayer(drawn.countries, policy).fields)
        publication.add(.routes) { try layers.routes().protected(by: policy) }
        publication.addTimeline { layers.timeline() }
        publication.add(.timeline) { try layers.timelinePoints().protected(by: policy) }
        publication.addTopology()
        let model = StyleModel(layers, options)
        publication.addStyles(model)
        publication.addProject(model, provenance)
        let words = Once { try sources.pictureWords(survey, provenance) }
        let hasCases = options.layers.contains(.cases)
        publication.addPictures(.init(model: model, words: words) { try PageFacts(survey, hasCases: hasCases) })
        publication.addReport(survey.report)
        return try publication.write(to: folder, provenance)
    }
}
