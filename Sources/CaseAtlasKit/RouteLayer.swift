import Exports
import Geodata
import SimpleFeatures

/// Draws routes as great circles between the symbols of countries.
struct RouteLayer {
    private let countries: Countries
    /// In the order of the bytes of their ids.
    private let routes: [(id: String, counts: RouteCounts.Route)]

    init(_ countries: Countries, _ routes: [RouteCounts.Route]) {
        self.countries = countries
        self.routes = routes.map { ("\(countries[$0.from].key)-\(countries[$0.to].key)", $0) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    func layer() throws(GeodataError) -> Layer {
        let symbols = try symbolPositions()
        let ends = routes.compactMap { route -> (from: Position, to: Position)? in
            guard let from = symbols[route.counts.from], let to = symbols[route.counts.to] else { return nil }
            return (from, to)
        }
        let counts = routes.map(\.counts)
        return Layer(
            name: LayerSchema.routes.name, title: LayerSchema.routes.title, fields: LayerSchema.routes.fields,
            columns: [
                .text(TextColumn(counts.map { countries[$0.from].key })),
                .text(TextColumn(counts.map { countries[$0.to].key })),
                .integers(counts.map(\.attempted)),
                .integers(counts.map(\.successful)),
                .numbers(ends.map { RouteLayer.kilometers(Geodesic.distanceInMeters(from: $0.from, to: $0.to)) }),
            ],
            geometries: .multiLineStrings(ends.map { GreatCircleArc(from: $0.from, to: $0.to).line }),
            ids: TextColumn(routes.map(\.id)))
    }

    private func symbolPositions() throws(GeodataError) -> [CountryID: Position] {
        var positions: [CountryID: Position] = [:]
        for route in routes.map(\.counts) {
            for id in [route.from, route.to] where positions[id] == nil {
                positions[id] = try countries[id].symbolPosition()
            }
        }
        return positions
    }

    /// To the metre.
    private static func kilometers(_ meters: Double) -> Double { meters.rounded() / 1000 }
}
