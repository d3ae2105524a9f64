import TextFormats

/// Writes what the colours, patterns and sizes mean, for pages that draw their own legend or their own map.
package enum LegendJSON {
    package static func text(_ layers: [StyledLayer], of model: StyleModel) -> [UInt8] {
        JSONValue.object([
            ("classes", .string(model.method.rawValue)),
            ("rate_minimum", .integer(model.rateMinimum)),
            ("background", .string(Palette.background)),
            ("outline", .string(Palette.outline)),
            ("layers", .array(layers.map { legend($0, model) })),
        ]).text
    }

    private static func legend(_ layer: StyledLayer, _ model: StyleModel) -> JSONValue {
        let content: [(String, JSONValue)] =
            switch layer {
            case .countries:
                [title("Success rate"), entries(model.countries, area)]
            case .symbols:
                [
                    title("Cases"), ("attempted", mark("ring", Palette.outline)),
                    ("successful", mark("disc", Palette.successful)), ("diameter", scale(model.scale)),
                    entries(model.symbols, symbol),
                ]
            case .cases:
                [
                    title("Outcome"),
                    entries(model.cases) { [("shape", .string($0.shape.rawValue)), colour($0.colour)] },
                ]
            case .routes:
                [
                    title("Cases by destination"),
                    entries(model.routes) { [("width", .number($0.width)), colour(Palette.routes)] },
                ]
            }
        return .object([("layer", .string(layer.rawValue))] + content)
    }

    private static func title(_ text: String) -> (String, JSONValue) { ("title", .string(text)) }

    private static func colour(_ value: String) -> (String, JSONValue) { ("color", .string(value)) }

    private static func mark(_ shape: String, _ value: String) -> JSONValue {
        .object([("shape", .string(shape)), colour(value)])
    }

    /// In pixels: the diameter of one case, the least one, and that areas are what is proportional.
    private static func scale(_ scale: SymbolScale) -> JSONValue {
        .object([
            ("one_case", .number(scale.unitDiameter)), ("least", .number(SymbolScale.leastDiameter)),
            ("proportional", .string("area")),
        ])
    }

    private static func area(_ look: AreaLook) -> [(String, JSONValue)] {
        [colour(look.fill), ("pattern", .string(look.pattern.rawValue))]
    }

    private static func symbol(_ look: SymbolLook) -> [(String, JSONValue)] {
        guard let diameter = look.diameter else { return [("shape", .string("triangle")), colour(Palette.withheld)] }
        return [("diameter", .number(diameter))]
    }

    private static func entries<Look>(
        _ rules: [StyleRule<Look>], _ look: (Look) -> [(String, JSONValue)]
    ) -> (String, JSONValue) {
        let entries = rules.map { rule in
            JSONValue.object(
                [("key", .string(rule.key)), ("label", .string(rule.label))] + look(rule.look)
                    + [("when", .array(rule.conditions.map(condition)))])
        }
        return ("entries", .array(entries))
    }

    private static func condition(_ condition: Condition) -> JSONValue {
        switch condition {
        case .text(let field, let value): .object([("field", .string(field)), ("is", .string(value))])
        case .sum(let fields, let values):
            .object(
                [("sum_of", .row(fields.map(JSONValue.string)))]
                    + [("from", values.from), ("below", values.below)].compactMap { name, bound in
                        bound.map { (name, .number($0)) }
                    })
        }
    }
}
