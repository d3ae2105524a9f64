import Pictures
import SimpleFeatures
import Styles

/// The map of the page, and its legend.
struct PageMap {
    private let parts: PageParts
    private var phrases: Phrases { parts.words.phrases }

    /// How wide the map is where no script measures it. Units: pixels.
    private static let width = 1000.0
    private var unitsPerPixel: Double { Double(Sheet.width) / PageMap.width }

    init(_ parts: PageParts) { self.parts = parts }

    var elements: [HTMLTree] {
        [
            HTMLTree("p", [("id", "summary"), ("class", "live"), ("role", "status"), ("aria-live", "polite")]),
            HTMLTree(
                "div", [("class", "map")],
                [
                    HTMLTree(
                        "div", [("id", "frame")], [svg, HTMLTree("div", [("id", "tip"), ("hidden", "")]), zoom]),
                    HTMLTree("div", [("id", "country"), ("role", "region"), ("aria-label", phrases.text(.country))]),
                ]),
            HTMLTree("p", [("id", "keys"), ("class", "quiet live")], text: phrases.text(.keys)),
            PageLegend(parts).element,
        ]
            + (parts.facts.isAggregated
                ? [HTMLTree("p", text: phrases.text(.aggregated, ["limit": PageFacts.mostCases]))] : [])
    }

    private var svg: HTMLTree {
        HTMLTree(
            "svg",
            [
                ("id", "map"), ("viewBox", parts.drawing.viewBox), ("role", "img"),
                ("aria-label", [phrases.text(.description), parts.finding ?? ""].joined(separator: " ")),
                ("aria-describedby", "keys"),
            ],
            [
                HTMLTree("defs", [], patterns),
                HTMLTree(
                    "g", [("id", "world")],
                    [
                        path([("id", "sea"), ("d", parts.drawing.outline)]),
                        path([("id", "graticule"), ("d", parts.drawing.graticule)]),
                        HTMLTree("g", [("id", "areas"), ("fill-rule", "evenodd")], areas),
                        HTMLTree("g", [("id", "routes"), PageMap.unseen], routes), cases,
                    ]),
                HTMLTree("g", [("id", "symbols")], symbols),
            ])
    }

    /// Its line is as wide on the screen however near the map is.
    private func path(_ attributes: [(String, String)]) -> HTMLTree {
        HTMLTree("path", attributes + [PageMap.steadyLine])
    }

    /// HTML's `hidden` is none of SVG's attributes.
    private static let unseen = ("display", "none")

    private static let steadyLine = ("vector-effect", "non-scaling-stroke")

    private var areas: [HTMLTree] {
        parts.countries.enumerated().map { row, country in
            path([("data-area", "\(row)"), ("class", country.look ?? "none"), ("d", country.path)])
        }
    }

    private var routes: [HTMLTree] {
        guard let layer = parts.layers.routes else { return [] }
        let rules = RuleMatching.numbers(layer, parts.model.routes)
        return parts.drawing.routes.enumerated().compactMap { row, route in
            guard let from = parts.rows[route.from], let rule = rules[row] else { return nil }
            let width = "\(parts.model.routes[rule].look.width)"
            return path([("data-from", "\(from)"), ("stroke-width", width), ("d", route.path)])
        }
    }

    /// A path for the dots of each outcome, which the script fills.
    private var cases: HTMLTree {
        let marks = parts.facts.outcomes.enumerated().flatMap { number, outcome in
            CaseMark.elements(outcome, dots: "", [("data-outcome", "\(number)"), PageMap.steadyLine])
        }
        return HTMLTree("g", [("id", "cases"), PageMap.unseen], marks)
    }

    private var symbols: [HTMLTree] {
        parts.symbols.map { symbol in
            let scale = parts.model.scale
            let diameter = scale.diameter(of: Double(symbol.attempted))
            let disc = scale.discDiameter(successful: symbol.successful, attempted: symbol.attempted)
            let (x, y) = (Int(symbol.x.rounded()), Int(symbol.y.rounded()))
            return HTMLTree(
                "g",
                [
                    ("data-symbol", "\(symbol.country)"), ("data-x", "\(x)"), ("data-y", "\(y)"),
                    ("transform", "translate(\(x) \(y))"),
                ],
                [circle("ring", diameter), circle("disc", disc)])
        }
    }

    private func circle(_ name: String, _ diameter: Double) -> HTMLTree {
        HTMLTree(
            "circle", [("class", name), ("r", "\(Int((diameter / 2 * unitsPerPixel).rounded()))"), PageMap.steadyLine])
    }

    /// Patterns tell apart what colours alone would, and what no colour should.
    private var patterns: [HTMLTree] {
        let side = "\(AreaLook.Pattern.side)"
        return parts.model.countries.compactMap { rule in
            rule.look.pattern.lines.map { lines in
                HTMLTree(
                    "pattern",
                    [("id", rule.key), ("width", side), ("height", side), ("patternUnits", "userSpaceOnUse")],
                    [
                        HTMLTree("rect", [("class", rule.key), ("width", side), ("height", side)]),
                        HTMLTree("path", [("class", "mark"), ("d", lines)]),
                    ])
            }
        }
    }

    private var zoom: HTMLTree {
        HTMLTree(
            "div", [("class", "zoom live")],
            [("nearer", "+", Phrase.nearer), ("farther", "−", .farther)].map { id, sign, phrase in
                HTMLTree(
                    "button",
                    [("type", "button"), ("id", id), ("aria-label", phrases.text(phrase))], text: sign)
            })
    }
}
