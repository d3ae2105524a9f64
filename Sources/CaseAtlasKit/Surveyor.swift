import Cases
import Exports
import Geodata
import SimpleFeatures

/// Takes cases from bytes to a tally, chunk by chunk: what each thread of a run does.
struct Surveyor: Sendable {
    private var validator: CaseValidator
    private var locator: CaseLocator
    private var publisher: PositionPublisher
    private let countries: Countries
    /// Nil when the layer of cases is not written.
    private let layer: CaseLayer?
    private let keepsPlaces: Bool
    private var flaws = Flaws()

    init(_ sources: Sources, _ countries: RunCountries, _ locator: CaseLocator, _ options: AtlasOptions) throws {
        validator = try sources.validator()
        self.locator = locator
        publisher = PositionPublisher(options.policy)
        self.countries = countries.published
        keepsPlaces = options.simplification != nil
        layer = options.layers.contains(.cases) ? CaseLayer(countries.published, options.policy) : nil
    }

    /// Works on chunks until there are none; `ledger` is where their order counts.
    mutating func work(
        on feed: CaseFeed, _ ledger: Ledger, _ progress: (Double) -> Void
    ) throws -> Survey.Part {
        var part = Survey.Part(tally: Tally(countryCount: countries.all.count))
        let spool = layer == nil ? nil : FeatureSpool()
        while let chunk = try feed.next() {
            let (number, file) = (chunk.number, chunk.file)
            flaws.begin(ledger.wanted)
            let records = chunk.records()
            let cases = validator.validate(records, &flaws)
            let located = try locator.locate(cases, &flaws)
            let points = layer == nil ? [] : try points(of: located)
            guard let entry = ledger.enter(number, located, of: file, flaws.take()) else { break }
            part.tally.add(entry.batch)
            part.hasTownPositions = part.hasTownPositions || located.hasTownPositions
            if let layer, let spool {
                let drawn = layer.part(of: entry, at: points)
                try spool.append(drawn.layer, groups: drawn.countries)
                if keepsPlaces { for point in points { if let point { part.places.insert(point.position) } } }
            }
            progress(feed.progress)
        }
        part.published = spool?.sorted()
        part.filesWithDecimalComma = validator.filesWithDecimalComma
        return part
    }

    /// Where the cases may be published, one for each case of the batch; a case that may not gets a warning.
    private mutating func points(of batch: LocatedBatch) throws -> [PublishedPoint?] {
        var points = [PublishedPoint?](repeating: nil, count: batch.cases.count)
        guard batch.cases.positions != nil else { return points }
        for place in batch.places {
            guard let stored = batch.position(of: place) else { continue }
            points[place.index] = try publisher.point(for: stored) { try locator.contains(place.country, $0) }
            if points[place.index] == nil { flaws.warn(batch.withheldIssue(place, in: countries)) }
        }
        return points
    }
}

extension LocatedBatch {
    /// Warns that a case has no position that may be published.
    fileprivate func withheldIssue(_ place: Place, in countries: Countries) -> Issue {
        let country = countries[place.country]
        return cases.issue(
            .warning, place.index, .longitude, nil,
            "no position of the publication grid near the case lies in \(country.key) (\(country.name)); "
                + "the case is counted, its position is withheld",
            "a finer --precision would publish it; weigh the harm first")
    }
}
