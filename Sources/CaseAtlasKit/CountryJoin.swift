import Cases
import Exports
import Geodata

/// Adds to each row of CSV files the country where it was: the join as a filter.
///
///     bytes ─read─▶ RecordBatch ─validate─▶ CaseBatch ─locate─▶ LocatedBatch ─append─▶ the same bytes, four fields more
///
/// A row gets the country that ``Atlas`` gives it, by the same stages; only what a row says of where it was is read.
/// Bytes go out in the order in which they came, the same for any number of threads. Cost: some chunks for each thread,
/// however long the input is.
public struct CountryJoin: Sendable {
    private let options: AtlasOptions
    private let sources: Sources

    /// Prepares a run. Of the options it heeds the inputs, the geodata, the countries, the world view, the columns that
    /// say where a row was, how near is near, and the number of threads.
    public init(_ options: AtlasOptions) {
        var options = options
        options.fields = CaseField.whereabouts
        options.columns = options.columns.filter { CaseField.whereabouts.contains($0.key) }
        options.keptColumns = []
        options.destination = nil
        // Every column comes out as it came in.
        options.publishesPositions = false
        // Keys and names are the same at every scale, and the coarsest is read in no time.
        options.scale = .small
        self.options = options
        sources = Sources(options)
    }

    /// Writes the rows with their new fields to an open descriptor; says how many got a country and what was wrong.
    ///
    /// At most `limit` rows without a country and as many warnings are listed. A row without a country is written all
    /// the same, with empty fields. Throws: ``AtlasError``; the rows before the trouble are written then.
    public func run(writingTo descriptor: Int32, listing limit: Int = Report.listLimit) throws(AtlasError) -> Report {
        try AtlasError.wrapping {
            let countries = try sources.countries()
            let joiner = Joiner(try sources.validator(), try sources.locator(for: countries), countries.published)
            let feed = sources.feed()
            let report = Report(countries.issues, limit: limit)
            let output = JoinOutput(StreamOutput(descriptor: descriptor), report, nameFile: sources.nameInIssues)
            _ = try Crew.run(options.threadCount) {
                feed.stop()
                output.abandon()
            } _: { _ in
                var joiner = joiner
                try joiner.work(on: feed, output)
            }
            return output.finishedReport
        }
    }
}
