import TextFormats

/// Writes the style that QGIS applies by itself to the layer of the same name.
///
/// Shape: a categorized renderer, whose expression gives each feature the key of its rule, so that people may change
/// classes in its dialog, and programs may ask it for the symbol of a feature; a rule-based renderer has no answer to that.
/// Source: what QGIS 3.22 writes (`QgsCategorizedSymbolRenderer`, `QgsSymbolLayerUtils`).
package enum QMLStyle {
    /// The release of QGIS that wrote what was looked at.
    static let version = "3.22.16"

    package static func text(_ layer: StyledLayer, of model: StyleModel) -> [UInt8] {
        XMLTree(
            "qgis", [("version", version), ("styleCategories", "Symbology")],
            [renderer(layer, of: model), XMLTree("layerGeometryType", text: layer.symbolKind.geometryType)]
        ).text
    }

    /// What draws a layer; the same element stands in a project.
    static func renderer(_ layer: StyledLayer, of model: StyleModel) -> XMLTree {
        switch layer {
        case .countries: renderer(model.countries, .fill, QMLSymbols.area)
        case .symbols:
            renderer(model.symbols, .marker, largestFirst: "\"attempted\"") { QMLSymbols.symbol($0, model.scale) }
        case .cases: renderer(model.cases, .marker, QMLSymbols.point)
        case .routes: renderer(model.routes, .line, largestFirst: nil, QMLSymbols.line)
        }
    }

    enum SymbolKind: String {
        case marker, line, fill

        /// The number of the geometry type in `QgsWkbTypes`.
        fileprivate var geometryType: String {
            switch self {
            case .marker: "0"
            case .line: "1"
            case .fill: "2"
            }
        }
    }

    static func renderer<Look>(
        _ rules: [StyleRule<Look>], _ kind: SymbolKind, largestFirst order: String? = nil,
        _ layers: (Look) -> [XMLTree]
    ) -> XMLTree {
        let symbols = rules.enumerated().map { number, rule in
            XMLTree(
                "symbol",
                [
                    ("name", "\(number)"), ("type", kind.rawValue), ("alpha", "1"), ("clip_to_extent", "1"),
                    ("force_rhr", "0"),
                ], layers(rule.look))
        }
        let orderBy = order.map { expression in
            XMLTree(
                "orderby", [],
                [XMLTree("orderByClause", [("asc", "0"), ("nullsFirst", "0")], text: expression)])
        }
        return XMLTree(
            "renderer-v2",
            [
                ("type", "categorizedSymbol"), ("attr", expression(rules)), ("forceraster", "0"), ("symbollevels", "0"),
                ("enableorderby", order == nil ? "0" : "1"),
            ],
            [XMLTree("categories", [], rules.enumerated().map(category)), XMLTree("symbols", [], symbols)]
                + (orderBy.map { [$0] } ?? []))
    }

    private static func category<Look>(_ number: Int, _ rule: StyleRule<Look>) -> XMLTree {
        XMLTree(
            "category",
            [
                ("render", "true"), ("symbol", "\(number)"), ("value", rule.key), ("type", "string"),
                ("label", rule.label),
            ])
    }

    /// What gives a feature the key of its rule; NULL where none holds, and nothing is drawn.
    private static func expression<Look>(_ rules: [StyleRule<Look>]) -> String {
        let cases = rules.map { rule in
            "WHEN \(rule.conditions.map(filter).joined(separator: " AND ")) THEN '\(rule.key)'"
        }
        return "CASE \(cases.joined(separator: " ")) END"
    }

    /// A condition as an expression; a comparison with NULL holds for no feature.
    private static func filter(_ condition: Condition) -> String {
        switch condition {
        case .text(let field, let value): return "\"\(field)\" = '\(value)'"
        case .sum(let fields, let values):
            let sum = fields.map { "\"\($0)\"" }.joined(separator: " + ")
            let bounds = [
                values.from.map { "\(sum) >= \($0.shortText)" }, values.below.map { "\(sum) < \($0.shortText)" },
            ]
            let given = bounds.compactMap { $0 }
            return given.isEmpty ? "\(sum) IS NOT NULL" : given.joined(separator: " AND ")
        }
    }
}

extension StyledLayer {
    var symbolKind: QMLStyle.SymbolKind {
        switch self {
        case .countries: .fill
        case .symbols, .cases: .marker
        case .routes: .line
        }
    }
}
