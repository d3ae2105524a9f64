import TextFormats

/// Writes a Styled Layer Descriptor, which GeoServer and most GIS read.
///
/// Edges: SLD has no square root, so a symbol has the size of the least count of its class.
/// Source: OGC Styled Layer Descriptor 1.0.0 (02-070) and Filter Encoding 1.0.0; names of marks as GeoServer has them.
package enum SLDStyle {
    package static func text(_ layer: StyledLayer, of model: StyleModel) -> [UInt8] {
        switch layer {
        case .countries: document(layer, model.countries, area)
        case .symbols: document(layer, model.symbols, symbol)
        case .cases: document(layer, model.cases, point)
        case .routes: document(layer, model.routes, line)
        }
    }

    private static func document<Look>(
        _ layer: StyledLayer, _ rules: [StyleRule<Look>], _ symbolizers: (Look) -> [XMLTree]
    ) -> [UInt8] {
        let rules = rules.map { rule in
            XMLTree(
                "Rule", [],
                [XMLTree("Name", text: rule.key), XMLTree("Title", text: rule.label), filter(rule.conditions)]
                    + symbolizers(rule.look))
        }
        let style = XMLTree("UserStyle", [], [XMLTree("FeatureTypeStyle", [], rules)])
        return XMLTree(
            "StyledLayerDescriptor",
            [
                ("version", "1.0.0"), ("xmlns", "http://www.opengis.net/sld"),
                ("xmlns:ogc", "http://www.opengis.net/ogc"),
            ],
            [XMLTree("NamedLayer", [], [XMLTree("Name", text: layer.rawValue), style])]
        ).text
    }

    // MARK: Filters

    private static func filter(_ conditions: [Condition]) -> XMLTree {
        let comparisons = conditions.flatMap(comparisons)
        return XMLTree("ogc:Filter", [], comparisons.count == 1 ? comparisons : [XMLTree("ogc:And", [], comparisons)])
    }

    private static func comparisons(_ condition: Condition) -> [XMLTree] {
        switch condition {
        case .text(let field, let value):
            return [comparison("EqualTo", XMLTree("ogc:PropertyName", text: field), value)]
        case .sum(let fields, let values):
            let names = fields.map { XMLTree("ogc:PropertyName", text: $0) }
            let sum = names.count == 1 ? names[0] : XMLTree("ogc:Add", [], names)
            let bounds = [
                values.from.map { comparison("GreaterThanOrEqualTo", sum, $0.shortText) },
                values.below.map { comparison("LessThan", sum, $0.shortText) },
            ].compactMap { $0 }
            return bounds.isEmpty ? [XMLTree("ogc:Not", [], [XMLTree("ogc:PropertyIsNull", [], [sum])])] : bounds
        }
    }

    private static func comparison(_ name: String, _ left: XMLTree, _ value: String) -> XMLTree {
        XMLTree("ogc:PropertyIs\(name)", [], [left, XMLTree("ogc:Literal", text: value)])
    }

    // MARK: Symbolizers

    // In pixels.
    private static let borderWidth = 0.5
    private static let ringWidth = 1.5
    private static let pointDiameter = 8.0
    private static let patternSize = 8.0

    private static func area(_ look: AreaLook) -> [XMLTree] {
        let plain = XMLTree("PolygonSymbolizer", [], [fill(look.fill), stroke(Palette.outline, borderWidth)])
        guard let mark = look.pattern.mark else { return [plain] }
        let lines = graphic(mark, nil, Palette.outline, patternSize)
        let pattern = XMLTree("Fill", [], [XMLTree("GraphicFill", [], [lines])])
        return [plain, XMLTree("PolygonSymbolizer", [], [pattern])]
    }

    private static func symbol(_ look: SymbolLook) -> [XMLTree] {
        guard let diameter = look.diameter else {
            return [pointSymbolizer("triangle", Palette.withheld, Palette.outline, SymbolScale.leastDiameter)]
        }
        return [pointSymbolizer("circle", Palette.background, Palette.outline, diameter)]
    }

    private static func point(_ look: PointLook) -> [XMLTree] {
        switch look.shape {
        case .disc: [pointSymbolizer("circle", look.colour, Palette.background, pointDiameter)]
        case .ring: [pointSymbolizer("circle", Palette.background, look.colour, pointDiameter)]
        case .square: [pointSymbolizer("square", look.colour, Palette.background, pointDiameter)]
        case .cross: [pointSymbolizer("x", look.colour, look.colour, pointDiameter)]
        }
    }

    private static func line(_ look: LineLook) -> [XMLTree] {
        [XMLTree("LineSymbolizer", [], [stroke(Palette.routes, look.width)])]
    }

    private static func pointSymbolizer(
        _ mark: String, _ colour: String, _ outline: String, _ size: Double
    ) -> XMLTree {
        XMLTree("PointSymbolizer", [], [graphic(mark, colour, outline, size)])
    }

    private static func graphic(_ mark: String, _ colour: String?, _ outline: String, _ size: Double) -> XMLTree {
        let parts = [XMLTree("WellKnownName", text: mark)] + (colour.map { [fill($0)] } ?? [])
        let width = colour == nil ? borderWidth : ringWidth
        return XMLTree(
            "Graphic", [],
            [XMLTree("Mark", [], parts + [stroke(outline, width)]), XMLTree("Size", text: size.shortText)])
    }

    private static func fill(_ colour: String) -> XMLTree {
        XMLTree("Fill", [], [parameter("fill", colour)])
    }

    private static func stroke(_ colour: String, _ width: Double) -> XMLTree {
        XMLTree("Stroke", [], [parameter("stroke", colour), parameter("stroke-width", width.shortText)])
    }

    private static func parameter(_ name: String, _ value: String) -> XMLTree {
        XMLTree("CssParameter", [("name", name)], text: value)
    }
}

extension AreaLook.Pattern {
    fileprivate var mark: String? {
        switch self {
        case .plain: nil
        case .dots: "shape://dot"
        case .slashes: "shape://slash"
        case .crosses: "shape://times"
        }
    }
}
