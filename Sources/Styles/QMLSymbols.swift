import TextFormats

/// The symbols of QGIS: what a look is made of, layer by layer.
enum QMLSymbols {
    static func area(_ look: AreaLook) -> [XMLTree] {
        let fill = layer(
            "SimpleFill",
            [
                ("color", colour(look.fill)), ("style", "solid"), ("outline_color", colour(Palette.outline)),
                ("outline_style", "solid"), ("outline_width", millimeters(borderWidth)), ("outline_width_unit", "MM"),
            ])
        guard let brush = look.pattern.brush else { return [fill] }
        let pattern = layer(
            "SimpleFill", [("color", colour(Palette.outline)), ("style", brush), ("outline_style", "no")])
        return [fill, pattern]
    }

    /// A ring whose area is the attempts, and in it a disc whose area is the successes.
    static func symbol(_ look: SymbolLook, _ scale: SymbolScale) -> [XMLTree] {
        guard let diameter = look.diameter else {
            return [
                marker("triangle", Palette.withheld, Palette.outline, SymbolScale.leastDiameter)
            ]
        }
        return [
            marker("circle", Palette.background, Palette.outline, diameter, [("size", ringSize(scale))]),
            disc(diameter / 2, scale),
        ]
    }

    /// A disc whose area is the successes, as wide as in the ring.
    static func disc(_ diameter: Double, _ scale: SymbolScale) -> XMLTree {
        let size = "\(ringSize(scale)) * sqrt(\"successful\" / \"attempted\")"
        return marker(
            "circle", Palette.successful, nil, diameter, [("enabled", "\"successful\" > 0"), ("size", size)])
    }

    private static func ringSize(_ scale: SymbolScale) -> String {
        let unit = (scale.unitDiameter * SymbolScale.millimetersPerPixel).shortText
        return "max(\(millimeters(SymbolScale.leastDiameter)), \(unit) * sqrt(\"attempted\"))"
    }

    static func point(_ look: PointLook) -> [XMLTree] {
        switch look.shape {
        case .disc: [marker("circle", look.colour, Palette.background, pointDiameter)]
        case .ring: [marker("circle", Palette.background, look.colour, pointDiameter)]
        case .square: [marker("square", look.colour, Palette.background, pointDiameter)]
        case .cross: [marker("cross2", look.colour, look.colour, pointDiameter)]
        }
    }

    static func line(_ look: LineLook) -> [XMLTree] {
        [
            layer(
                "SimpleLine",
                [
                    ("line_color", colour(Palette.routes)), ("line_style", "solid"),
                    ("line_width", millimeters(look.width)), ("line_width_unit", "MM"), ("capstyle", "round"),
                    ("joinstyle", "round"),
                ])
        ]
    }

    // In pixels.
    private static let borderWidth = 0.5
    private static let ringWidth = 1.5
    private static let pointDiameter = 8.0

    private static func marker(
        _ shape: String, _ fill: String, _ outline: String?, _ diameter: Double, _ expressions: [(String, String)] = []
    ) -> XMLTree {
        layer(
            "SimpleMarker",
            [
                ("name", shape), ("color", colour(fill)), ("outline_color", colour(outline ?? fill)),
                ("outline_style", outline == nil ? "no" : "solid"), ("outline_width", millimeters(ringWidth)),
                ("outline_width_unit", "MM"), ("size", millimeters(diameter)), ("size_unit", "MM"),
                ("scale_method", "diameter"),
            ], expressions)
    }

    private static func layer(
        _ name: String, _ options: [(String, String)], _ expressions: [(String, String)] = []
    ) -> XMLTree {
        let values = options.map { option($0, type: "QString", $1) }
        let map = XMLTree("Option", [("type", "Map")], values)
        return XMLTree(
            "layer", [("class", name), ("enabled", "1"), ("locked", "0"), ("pass", "0")],
            [map] + (expressions.isEmpty ? [] : [dataDefined(expressions)]))
    }

    /// Properties that QGIS reckons for each feature.
    private static func dataDefined(_ expressions: [(String, String)]) -> XMLTree {
        let properties = expressions.map { name, expression in
            XMLTree(
                "Option", [("name", name), ("type", "Map")],
                [
                    option("active", type: "bool", "true"), option("expression", type: "QString", expression),
                    option("type", type: "int", expressionProperty),
                ])
        }
        return XMLTree(
            "data_defined_properties", [],
            [
                XMLTree(
                    "Option", [("type", "Map")],
                    [
                        option("name", type: "QString", ""),
                        XMLTree("Option", [("name", "properties"), ("type", "Map")], properties),
                        option("type", type: "QString", "collection"),
                    ])
            ])
    }

    /// The number of `QgsProperty::ExpressionBasedProperty`.
    private static let expressionProperty = "3"

    private static func option(_ name: String, type: String, _ value: String) -> XMLTree {
        XMLTree("Option", [("name", name), ("type", type), ("value", value)])
    }

    private static func millimeters(_ pixels: Double) -> String {
        (pixels * SymbolScale.millimetersPerPixel).shortText
    }

    /// `#rrggbb` as QGIS writes it: red, green, blue and opacity.
    private static func colour(_ hexadecimal: String) -> String {
        let number = Int(hexadecimal.dropFirst(), radix: 16) ?? 0
        return "\(number >> 16),\(number >> 8 & 255),\(number & 255),255"
    }
}

extension AreaLook.Pattern {
    fileprivate var brush: String? {
        switch self {
        case .plain: nil
        case .dots: "dense6"
        case .slashes: "b_diagonal"
        case .crosses: "diagonal_x"
        }
    }
}
