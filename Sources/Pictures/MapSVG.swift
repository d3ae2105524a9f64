package import SimpleFeatures
package import Styles
import TextFormats

/// Writes `map.svg`: the world with areas by success rate, routes, and a symbol for each country with cases.
///
/// Shape: no script, no style sheet and nothing from outside, so that it can be printed, and put into a page as it is.
package struct MapSVG {
    private let drawing: WorldDrawing
    private let layers: PictureLayers
    private let model: StyleModel
    private let words: PictureWords
    private let page: PicturePage
    private let fills: FillPatterns

    /// Pixels for a unit of the sheet.
    private static let scale = PicturePage.innerWidth / Double(Sheet.width)

    package init(_ drawing: WorldDrawing, _ layers: PictureLayers, _ model: StyleModel, _ words: PictureWords) {
        self.drawing = drawing
        self.layers = layers
        self.model = model
        self.words = words
        page = PicturePage(isRightToLeft: words.phrases.language.isRightToLeft)
        fills = FillPatterns(prefix: "map", rules: model.countries)
    }

    /// The document in UTF-8.
    package var text: [UInt8] {
        let totals = words.totals(layers.countries)
        let title = words.title ?? words.phrases.text(.title)
        let head = PictureHead(page, title: title, subtitles: [words.subtitle, totals].compactMap { $0 })
        let mapTop = head.bottom + 10
        let legend = MapLegend(page: page, phrases: words.phrases, model: model, fills: fills, scale: MapSVG.scale)
            .drawn(top: mapTop + Double(Sheet.height) * MapSVG.scale + 14, withRoutes: layers.routes != nil)
        let foot = PictureFoot(
            page, words, notes: words.withoutPosition.map { [$0] } ?? [], centralMeridian: drawing.centralMeridian,
            top: legend.bottom + 12)
        return PicturePage.document(
            "map", height: foot.bottom + 14, words.phrases.language, title: title, description: description(totals),
            [XMLTree("defs", [], fills.definitions)] + head.elements + [map(top: mapTop)]
                + symbols(top: mapTop) + legend.elements + foot.elements)
    }

    private func description(_ totals: String) -> String {
        let attempted = layers.symbols.integers("attempted").map { $0 ?? 0 }
        let ranked = attempted.indices.filter { attempted[$0] > 0 }.sorted { attempted[$0] > attempted[$1] }
        let counts = CountryWords(layers.symbols, words)
        let most = ranked.prefix(5).map { counts.text($0) }
        let list = most.isEmpty ? [] : [words.phrases.text(.mostCases, [("countries", most.joined(separator: "; "))])]
        return ([words.phrases.text(.description), totals] + list).joined(separator: words.joint)
    }

    // MARK: The map

    private func map(top: Double) -> XMLTree {
        let scale = MapSVG.scale
        return XMLTree(
            "g",
            [
                (
                    "transform",
                    "translate(\(PicturePage.margin.short) \(top.short)) scale(\(scale.text))"
                ),
                ("stroke-linejoin", "round"), ("stroke-linecap", "round"), ("fill", "none"),
            ],
            [
                line(drawing.graticule, Palette.unassigned, 0.7),
                XMLTree(
                    "g",
                    [("stroke", Palette.outline), ("stroke-width", (0.4 / scale).short), ("fill-rule", "evenodd")],
                    countries),
                XMLTree("g", [("stroke", Palette.routes)], routes),
                line(drawing.outline, Palette.outline, 1),
            ])
    }

    private func line(_ path: String, _ colour: String, _ width: Double) -> XMLTree {
        XMLTree("path", [("d", path), ("stroke", colour), ("stroke-width", (width / MapSVG.scale).short)])
    }

    /// The countries of each look in one group; what has no look of its own is as the paper.
    private var countries: [XMLTree] {
        let numbers = RuleMatching.numbers(layers.countries, model.countries)
        let looks = model.countries.indices.map { (Optional($0), fills.fill(model.countries[$0])) }
        let counts = CountryWords(layers.countries, words)
        return ([(nil, Palette.background)] + looks).compactMap { number, fill in
            let rows = numbers.indices.filter { numbers[$0] == number }
            guard !rows.isEmpty else { return nil }
            let paths = rows.map { row in
                XMLTree(
                    "path", [("d", drawing.countries[row].path)],
                    [XMLTree("title", [], text: counts.text(row))])
            }
            return XMLTree("g", [("fill", fill)], paths)
        }
    }

    private var routes: [XMLTree] {
        guard let layer = layers.routes else { return [] }
        let numbers = RuleMatching.numbers(layer, model.routes)
        let counts = RouteWords(layer, of: layers.countries, words)
        return model.routes.indices.compactMap { number in
            let rows = numbers.indices.filter { numbers[$0] == number }
            guard !rows.isEmpty else { return nil }
            let width = (model.routes[number].look.width / MapSVG.scale).short
            return XMLTree(
                "g", [("stroke-width", width)],
                rows.map { row in
                    XMLTree("path", [("d", drawing.routes[row].path)], [XMLTree("title", [], text: counts.text(row))])
                })
        }
    }

    private func symbols(top: Double) -> [XMLTree] {
        let attempted = layers.symbols.integers("attempted")
        let successful = layers.symbols.integers("successful")
        let counts = CountryWords(layers.symbols, words)
        let marks = drawing.symbols.enumerated().compactMap { row, symbol -> SymbolMarks.Mark? in
            guard let count = attempted[row], count > 0 else { return nil }
            return SymbolMarks.Mark(
                words: counts.text(row), code: symbol.code,
                point: EqualEarth.Point(
                    x: PicturePage.margin + symbol.point.x * MapSVG.scale, y: top + symbol.point.y * MapSVG.scale),
                attempted: count, successful: successful[row] ?? 0)
        }
        return SymbolMarks.elements(marks, model.scale)
    }
}

/// The layers that a picture shows, as they may leave the tool.
package struct PictureLayers: Sendable {
    package let countries: Layer
    package let symbols: Layer
    /// Nil where routes are not to be shown.
    package let routes: Layer?

    package init(countries: Layer, symbols: Layer, routes: Layer?) {
        self.countries = countries
        self.symbols = symbols
        self.routes = routes
    }
}
