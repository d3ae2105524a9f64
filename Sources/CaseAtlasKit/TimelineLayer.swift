import Cases
import Exports
import Geodata
import SimpleFeatures

/// Draws countries year by year as points with a beginning and an end.
///
/// Shape: a feature for each row of `timeline.csv`, in that order, where the symbol of the country stands. Counts up to the
/// end of a year hold dated cases only; an undated feature has none.
struct TimelineLayer {
    private let countries: Countries
    private let cells: [(key: Tally.Key, counts: Counts)]

    /// Takes what ``Tally/cells`` gives.
    init(_ countries: Countries, _ cells: [(key: Tally.Key, counts: Counts)]) {
        self.countries = countries
        self.cells = cells
    }

    func layer() throws(GeodataError) -> Layer {
        let points = try points()
        let keys = cells.map(\.key)
        let schema = LayerSchema.timeline
        return Layer(
            name: schema.name, title: schema.title, fields: schema.fields,
            columns: [
                .text(TextColumn(keys.map { countries[$0.country].key })),
                .text(TextColumn(keys.map { countries[$0.country].name })),
                .integers(keys.map(\.year)),
                .text(TextColumn(keys.map { $0.year.map { "\($0)-01-01T00:00:00Z" } })),
                .text(TextColumn(keys.map { $0.year.map { "\($0)-12-31T23:59:59Z" } })),
            ] + columns(cells.map(\.counts)) + columns(cumulativeCounts),
            geometries: .points(points), ids: TextColumn(keys.map(id)))
    }

    private func id(of key: Tally.Key) -> String {
        "\(countries[key.country].key)-\(key.year.map(String.init) ?? "undated")"
    }

    private func points() throws(GeodataError) -> [Position] {
        var points: [Position] = []
        var last: (country: CountryID, point: Position)?
        for country in cells.map(\.key.country) {
            let point: Position
            if let last, last.country == country {
                point = last.point
            } else {
                point = try countries[country].symbolPosition()
            }
            last = (country, point)
            points.append(point)
        }
        return points
    }

    /// For each dated cell the sums of its country from the first year on.
    private var cumulativeCounts: [Counts?] {
        var country: CountryID?
        var sum = Counts()
        return cells.map { key, counts in
            if key.country != country { sum = Counts() }
            country = key.country
            guard key.year != nil else { return nil }
            sum += counts
            return sum
        }
    }

    private func columns(_ counts: [Counts?]) -> [Column] {
        [.integers(counts.map { $0?.attempted })]
            + Outcome.allCases.map { outcome in .integers(counts.map { $0?[outcome] }) }
            + [.integers(counts.map { $0?.persons })]
    }
}
