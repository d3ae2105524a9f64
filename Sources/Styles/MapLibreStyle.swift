import TextFormats

/// Writes the style of a web map over the layers that were written.
///
/// Shape: the sources are files beside it; nothing comes from the network, so it has no text (glyphs) and no patterns
/// (sprites): what those would tell is told by dashed outlines. Source: MapLibre style specification, version 8.
package enum MapLibreStyle {
    package static func text(_ layers: [StyledLayer], of model: StyleModel) -> [UInt8] {
        JSONValue.object([
            ("version", .integer(8)),
            ("name", .string("Attempted and successful apprehensions abroad")),
            ("center", .row([.integer(0), .integer(20)])),
            ("zoom", .integer(1)),
            ("sources", .object(layers.map { ($0.rawValue, source($0)) })),
            ("layers", .array([background] + drawingOrder.filter(layers.contains).flatMap { drawn($0, model) })),
        ]).text
    }

    private static let drawingOrder: [StyledLayer] = [.countries, .routes, .symbols, .cases]

    /// Text identifiers serve feature states only when they are promoted; routes have none among their properties.
    private static func source(_ layer: StyledLayer) -> JSONValue {
        let id: (String, JSONValue) =
            switch layer {
            case .countries, .symbols: ("promoteId", .string("iso_a3"))
            case .cases: ("promoteId", .string("case_id"))
            case .routes: ("generateId", .bool(true))
            }
        return .object([("type", .string("geojson")), ("data", .string("\(layer.rawValue).geojson")), id])
    }

    private static func drawn(_ layer: StyledLayer, _ model: StyleModel) -> [JSONValue] {
        switch layer {
        case .countries: countries(model)
        case .routes: [routes(model)]
        case .symbols: symbols(model)
        case .cases: [cases(model)]
        }
    }

    private static let background = JSONValue.object([
        ("id", .string("background")), ("type", .string("background")),
        ("paint", .object([("background-color", .string(Palette.background))])),
    ])

    private static func layer(
        _ id: String, _ type: String, _ source: StyledLayer, _ members: [(String, JSONValue)]
    ) -> JSONValue {
        .object([("id", .string(id)), ("type", .string(type)), ("source", .string(source.rawValue))] + members)
    }

    // MARK: Areas and lines

    private static func countries(_ model: StyleModel) -> [JSONValue] {
        let fill = MapLibreExpression.choice(model.countries, otherwise: .string(Palette.background)) {
            .string($0.fill)
        }
        let outline: [(String, JSONValue)] = [
            ("line-color", .string(Palette.outline)), ("line-width", .number(0.5)),
        ]
        let dashed = model.countries.compactMap { rule in
            rule.look.pattern.dashes.map { dashes in
                layer(
                    "countries-\(rule.key)", "line", .countries,
                    [
                        ("filter", MapLibreExpression.all(rule.conditions)),
                        (
                            "paint",
                            .object([
                                ("line-color", .string(Palette.outline)), ("line-width", .integer(2)),
                                ("line-dasharray", .row(dashes.map(JSONValue.number))),
                            ])
                        ),
                    ])
            }
        }
        return [
            layer("countries-fill", "fill", .countries, [("paint", .object([("fill-color", fill)]))]),
            layer("countries-outline", "line", .countries, [("paint", .object(outline))]),
        ] + dashed
    }

    private static func routes(_ model: StyleModel) -> JSONValue {
        let width = MapLibreExpression.choice(model.routes, otherwise: .number(0)) { .number($0.width) }
        return layer(
            "routes", "line", .routes,
            [
                ("layout", .object([("line-cap", .string("round")), ("line-join", .string("round"))])),
                ("paint", .object([("line-color", .string(Palette.routes)), ("line-width", width)])),
            ])
    }

    // MARK: Points

    /// Rings for attempted and above them discs for successful, the largest below.
    private static func symbols(_ model: StyleModel) -> [JSONValue] {
        let order: (String, JSONValue) = (
            "layout",
            .object([
                (
                    "circle-sort-key",
                    guarded(["attempted"], MapLibreExpression.call("-", .integer(0), attempted), .integer(0))
                )
            ])
        )
        let least = JSONValue.number(SymbolScale.leastDiameter / 2)
        let ring = MapLibreExpression.call(
            "max", least,
            MapLibreExpression.call(
                "*", .number(model.scale.unitDiameter / 2), MapLibreExpression.call("sqrt", attempted)))
        let share = MapLibreExpression.call("/", MapLibreExpression.get("successful"), attempted)
        let disc = MapLibreExpression.call("*", ring, MapLibreExpression.call("sqrt", share))
        let fill = MapLibreExpression.choice(model.symbols, otherwise: .string(Palette.background)) {
            .string($0.diameter == nil ? Palette.withheld : Palette.background)
        }
        return [
            layer(
                "symbols-attempted", "circle", .symbols,
                [
                    order,
                    (
                        "paint",
                        .object([
                            ("circle-radius", guarded(["attempted"], ring, least)), ("circle-color", fill),
                            ("circle-stroke-color", .string(Palette.outline)), ("circle-stroke-width", .number(1.5)),
                        ])
                    ),
                ]),
            layer(
                "symbols-successful", "circle", .symbols,
                [
                    order,
                    (
                        "paint",
                        .object([
                            ("circle-radius", guarded(["attempted", "successful"], disc, .integer(0))),
                            ("circle-color", .string(Palette.successful)),
                        ])
                    ),
                ]),
        ]
    }

    private static let attempted = MapLibreExpression.get("attempted")

    private static func guarded(_ fields: [String], _ value: JSONValue, _ otherwise: JSONValue) -> JSONValue {
        let numbers = JSONValue.row([.string("all")] + fields.map(MapLibreExpression.isNumber))
        return MapLibreExpression.call("case", numbers, value, otherwise)
    }

    /// Where the map is too small for single cases, symbols tell them.
    private static let leastZoomOfCases = 4

    private static func cases(_ model: StyleModel) -> JSONValue {
        func choice(_ otherwise: JSONValue, _ value: (PointLook) -> JSONValue) -> JSONValue {
            MapLibreExpression.choice(model.cases, otherwise: otherwise, value)
        }
        let white = JSONValue.string(Palette.background)
        return layer(
            "cases", "circle", .cases,
            [
                ("minzoom", .integer(leastZoomOfCases)),
                (
                    "paint",
                    .object([
                        ("circle-radius", choice(.integer(0)) { .number($0.shape.circle.radius) }),
                        ("circle-color", choice(white) { $0.shape.circle.isFilled ? .string($0.colour) : white }),
                        (
                            "circle-stroke-color",
                            choice(white) { look in
                                .string(look.shape.circle.outline ?? look.colour)
                            }
                        ),
                        ("circle-stroke-width", choice(.integer(0)) { .number($0.shape.circle.strokeWidth) }),
                    ])
                ),
            ])
    }
}

extension PointLook.Shape {
    /// A circle that stands for the shape, since shapes would need a sprite; nil as outline means the colour.
    fileprivate var circle: (isFilled: Bool, outline: String?, radius: Double, strokeWidth: Double) {
        switch self {
        case .disc: (true, Palette.background, 4, 1)
        case .ring: (false, nil, 3.5, 1.5)
        case .square: (true, Palette.outline, 3.5, 1.5)
        case .cross: (false, nil, 2, 1.5)
        }
    }
}

extension AreaLook.Pattern {
    /// Lengths of dashes and gaps, in widths of the line.
    fileprivate var dashes: [Double]? {
        switch self {
        case .plain: nil
        case .dots: [0.5, 2]
        case .slashes: [3, 2]
        case .crosses: [1, 1]
        }
    }
}
