package import Pictures
import SimpleFeatures
package import Styles

/// What a page is made of: the drawing, the layers as they may leave the tool, and the words.
package struct PageParts: Sendable {
    /// A country of the layer, with or without cases.
    struct Country: Sendable {
        let code: String
        let name: String
        let status: String
        let path: String
        /// The key of its rule; nil where it has none.
        let look: String?
    }

    /// A country with cases, and where its symbol stands.
    struct Symbol: Sendable {
        /// The row of the country.
        let country: Int
        /// Its own row, in the layer of symbols.
        let row: Int
        let x: Double
        let y: Double
        let attempted: Int
        let successful: Int
    }

    let drawing: WorldDrawing
    let layers: PictureLayers
    let model: StyleModel
    let words: PictureWords
    let facts: PageFacts
    /// The names of the files beside the page.
    let files: [String]
    let countries: [Country]
    /// The row of each country by its code; of countries with one code that of the first.
    let rows: [String: Int]
    let symbols: [Symbol]

    package init(
        _ drawing: WorldDrawing, _ layers: PictureLayers, _ model: StyleModel, _ words: PictureWords,
        _ facts: PageFacts,
        files: [String]
    ) {
        self.drawing = drawing
        self.layers = layers
        self.model = model
        self.words = words
        self.facts = facts
        self.files = files
        let status = layers.countries.texts("status")
        let rules = RuleMatching.numbers(layers.countries, model.countries)
        countries = drawing.countries.enumerated().map { row, country in
            Country(
                code: country.code, name: words.name(country.code, country.name), status: status[row],
                path: country.path, look: rules[row].map { model.countries[$0].key })
        }
        let rows = Dictionary(drawing.countries.enumerated().map { ($1.code, $0) }) { first, _ in first }
        self.rows = rows
        let attempted = layers.symbols.integers("attempted")
        let successful = layers.symbols.integers("successful")
        symbols = drawing.symbols.enumerated().compactMap { row, symbol -> Symbol? in
            guard let country = rows[symbol.code], let count = attempted[row], count > 0 else { return nil }
            return Symbol(
                country: country, row: row, x: symbol.point.x, y: symbol.point.y, attempted: count,
                successful: successful[row] ?? 0)
        }.sorted { $0.attempted == $1.attempted ? $0.country < $1.country : $0.attempted > $1.attempted }
    }

    /// Where the classes of rates begin, but for the first.
    var rateBreaks: [Double] {
        model.countries.compactMap { rule in
            for case .sum(let fields, let bounds) in rule.conditions where fields == ["success_rate"] {
                return bounds.from
            }
            return nil
        }
    }

    func outcomeLabel(_ outcome: String) -> String { label("outcome.\(outcome)", outcome) }
    func methodLabel(_ method: String) -> String { label("method.\(method)", method) }

    private func label(_ key: String, _ value: String) -> String {
        Phrase(rawValue: key).map { words.phrases.text($0) } ?? value
    }
}
