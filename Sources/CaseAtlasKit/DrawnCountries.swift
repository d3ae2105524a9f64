import Exports
import Geodata
import SimpleFeatures
import TextFormats

/// The countries of a run as they are written: simplified where the options ask for it.
struct DrawnCountries {
    let countries: Countries
    /// What simplifying cost; nil where nothing was simplified.
    let loss: Summary.Loss?

    /// The places of published cases and of labels stay in their countries.
    ///
    /// Throws: ``AtlasError`` when no simplification fits.
    init(_ survey: Survey, _ options: AtlasOptions) throws {
        let finest = survey.countries.published
        guard let simplification = options.simplification else {
            countries = finest
            loss = nil
            return
        }
        let places = survey.places + finest.all.compactMap(\.label)
        let plan = DetailPlan(finest, places, upToMeters: simplification.largestLossInMeters)
        let detail: DetailPlan.Detail
        switch simplification {
        case .tolerance: detail = plan.least
        case .fit(let byteCount):
            detail = try plan.fitting(byteCount) { countries in
                let layer = CountryLayers(countries, survey.tally).areas().protected(by: options.policy)
                return GzipSize.byteCount(of: GeoJSONWriter.text(layer))
            }
        }
        countries = plan.countries(detail)
        loss = Summary.Loss(
            from: finest, to: countries, meters: plan.largestLossInMeters(detail), decimals: detail.decimals,
            islandCount: plan.goneIslandCount(detail))
    }

    /// The layer, which says of itself how exact it is.
    func described(_ layer: Layer) -> Layer {
        guard let loss else { return layer }
        var title: [UInt8] = Array((layer.title + "; borders simplified, moved by at most ").utf8)
        title.append(decimal: loss.distanceInKilometers, decimals: 3)
        return layer.titled(String(decoding: title, as: UTF8.self) + " km")
    }
}

extension AtlasOptions.Simplification {
    /// A map whose borders have moved by more than a thousand kilometres is none.
    fileprivate var largestLossInMeters: Double {
        switch self {
        case .tolerance(let meters): meters
        case .fit: 1_000_000
        }
    }
}

extension Summary.Loss {
    fileprivate init(
        from finest: Countries, to drawn: Countries, meters: Double, decimals: Int?, islandCount: Int
    ) {
        let before = finest.all.map(\.area.areaInSquareMeters)
        let changes = zip(before, drawn.all.map(\.area.areaInSquareMeters)).map { abs($1 - $0) }
        let shares = zip(changes, before).map { $1 > 0 ? $0 / $1 : 0 }
        let most = shares.indices.max { shares[$0] < shares[$1] }
        let total = before.reduce(0, +)
        self.init(
            distanceInKilometers: (meters.rounded(.up)) / 1000,
            areaShare: total > 0 ? changes.reduce(0, +) / total : 0,
            mostChanged: most.map { (finest.all[$0].key, shares[$0]) } ?? ("", 0), islandCount: islandCount,
            decimals: decimals,
            positionCounts: (finest.positionCount, drawn.positionCount))
    }
}

extension Countries {
    fileprivate var positionCount: Int {
        all.reduce(0) { sum, country in
            sum + country.area.polygons.flatMap(\.rings).reduce(0) { $0 + $1.positions.count }
        }
    }
}

extension MultiPolygon {
    fileprivate var areaInSquareMeters: Double { polygons.reduce(0) { $0 + $1.areaInSquareMeters } }
}
