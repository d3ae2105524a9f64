import Cases
package import Exports
package import Geodata
package import SimpleFeatures

/// The tally drawn on countries: as areas, as symbols, and by year.
package struct CountryLayers: Sendable {
    private let countries: Countries
    private let tally: Tally
    private let sums: [(counts: Counts, years: ClosedRange<Int>?)]

    package init(_ countries: Countries, _ tally: Tally) {
        self.countries = countries
        self.tally = tally
        sums = tally.byCountry
    }

    /// All countries, with or without cases.
    package func areas() -> Layer {
        layer(.countries, countries.ids, .multiPolygons(countries.all.map(\.area)))
    }

    /// A point for each country with cases.
    package func symbols() throws(GeodataError) -> Layer {
        let ids = countries.ids.filter { sums[$0.index].counts.attempted > 0 }
        var points: [Position] = []
        for id in ids { points.append(try countries[id].symbolPosition()) }
        return layer(.symbols, ids, .points(points))
    }

    /// A line for each country with cases and each of their destinations.
    ///
    /// Only a country whose own counts are published has routes: they would tell what is withheld.
    package func routes() throws(GeodataError) -> Layer {
        let routes = tally.routes.filter { $0.from != $0.to && status(of: $0.from) == .cases }
        return try RouteLayer(countries, routes).layer()
    }

    /// A row for each country and year with cases, the undated ones last.
    package func timeline() -> Table {
        let numbers = tally.cells
        let keys = numbers.map(\.key)
        let cells = numbers.map(\.counts)
        return Table(
            fields: LayerSchema.timelineFields,
            columns: [
                .text(TextColumn(keys.map { countries[$0.country].key })),
                .text(TextColumn(keys.map { countries[$0.country].name })),
                .integers(keys.map(\.year)),
            ] + outcomeColumns(cells) + [.integers(cells.map(\.persons))])
    }

    /// A point for each country and year with cases, the undated ones last.
    package func timelinePoints() throws(GeodataError) -> Layer {
        try TimelineLayer(countries, tally.cells).layer()
    }

    /// The countries with cases, those with most cases first, then by key.
    package var ranked: [(country: Country, counts: Counts)] {
        zip(countries.all, sums).filter { $1.counts.attempted > 0 }.map { ($0, $1.counts) }
            .sorted { $0.1.attempted > $1.1.attempted }
    }

    private func layer(_ schema: LayerSchema, _ ids: [CountryID], _ geometries: Geometries) -> Layer {
        let rows = ids.map { (country: countries[$0], sum: sums[$0.index], status: status(of: $0)) }
        let counts = rows.map(\.sum.counts)
        return Layer(
            name: schema.name, title: schema.title,
            fields: schema.fields + LayerSchema.methodFields(Method.allCases.map(\.rawValue)),
            columns: [
                .text(TextColumn(rows.map(\.country.key))),
                .text(TextColumn(rows.map(\.country.alpha2))),
                .text(TextColumn(rows.map(\.country.name))),
                .text(TextColumn(rows.map(\.country.continent))),
                .text(TextColumn(rows.map(\.country.region))),
                .text(TextColumn(rows.map(\.status.rawValue))),
            ] + outcomeColumns(counts) + [
                .numbers(counts.map(\.successRate)),
                .integers(counts.map(\.persons)),
                .integers(counts.map(\.personsUnstated)),
                .integers(rows.map(\.sum.years?.lowerBound)),
                .integers(rows.map(\.sum.years?.upperBound)),
            ] + Method.allCases.map { method in .integers(counts.map { $0[method] }) },
            geometries: geometries)
    }

    private func outcomeColumns(_ counts: [Counts]) -> [Column] {
        [.integers(counts.map(\.attempted))]
            + Outcome.allCases.map { outcome in .integers(counts.map { $0[outcome] }) }
    }

    private func status(of id: CountryID) -> CountryStatus {
        if sums[id.index].counts.attempted > 0 { return .cases }
        if countries[id].isUnassigned { return .unassigned }
        return tally.isDestination(id) ? .outOfScope : .none
    }
}

/// What the numbers of a country mean: zero, not asked and not told are three different things.
enum CountryStatus: String, Sendable {
    case cases
    /// Looked for, zero found.
    case none
    /// A destination of the run without a case of its own.
    case outOfScope = "out_of_scope"
    /// No ISO country holds the area in this world view.
    case unassigned
}
