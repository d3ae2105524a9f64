import Pictures
import SimpleFeatures
import Styles

/// What rings, discs, colours and patterns mean; the same classes as in `legend.json`.
struct PageLegend {
    private let parts: PageParts
    private var phrases: Phrases { parts.words.phrases }

    init(_ parts: PageParts) { self.parts = parts }

    var element: HTMLTree {
        HTMLTree(
            "div", [], [marks, areas, cases].filter { !$0.isEmpty }.map { HTMLTree("ul", [("class", "key")], $0) })
    }

    private var marks: [HTMLTree] {
        [
            entry(phrases.text(.ringAttempted), circles(ring: 10, disc: 0)),
            entry(phrases.text(.discSuccessful), circles(ring: 10, disc: 6)),
        ] + sizes + [HTMLTree("li", [("class", "quiet")], text: phrases.text(.areaProportional))]
    }

    /// The sizes of a few counts up to the largest.
    private var sizes: [HTMLTree] {
        guard let most = parts.symbols.first?.attempted else { return [] }
        return Set([1, max(1, most / 4), most]).sorted().map { count in
            let diameter = parts.model.scale.diameter(of: Double(count))
            return entry(phrases.text(.countOne, ["count": count]), circles(ring: diameter / 2, disc: 0))
        }
    }

    private var areas: [HTMLTree] {
        [HTMLTree("li", [("class", "quiet")], text: phrases.text(.successRate) + ":")]
            + parts.model.countries.sorted { $0.isRate && !$1.isRate }.map { rule in
                let swatch = HTMLTree(
                    "svg", [("viewBox", "0 0 200 120"), ("class", "area"), ("aria-hidden", "true")],
                    [HTMLTree("rect", [("class", rule.key), ("width", "200"), ("height", "120")])])
                return entry(phrases.label(rule, parts.model), swatch)
            }
    }

    private var cases: [HTMLTree] {
        guard parts.facts.cases != nil else { return [] }
        return [HTMLTree("li", [("class", "quiet")], text: phrases.text(.positions) + ":")]
            + parts.facts.outcomes.map { outcome in
                let dot = HTMLTree(
                    "svg",
                    [
                        ("viewBox", "-8 -8 16 16"), ("width", "16"), ("height", "16"), ("class", "case"),
                        ("aria-hidden", "true"),
                    ], CaseMark.elements(outcome, dots: "M0 0h0"))
                return entry(parts.outcomeLabel(outcome), dot)
            }
    }

    private func circles(ring: Double, disc: Double) -> HTMLTree {
        let side = 2 * ring + 4
        let centre = "\(side / 2)"
        let both = [("ring", ring), ("disc", disc)].filter { $0.1 > 0 }
        return HTMLTree(
            "svg",
            [
                ("viewBox", "0 0 \(side) \(side)"), ("width", "\(side)"), ("height", "\(side)"),
                ("aria-hidden", "true"),
            ],
            both.map { name, radius in
                HTMLTree("circle", [("class", name), ("cx", centre), ("cy", centre), ("r", "\(radius)")])
            })
    }

    private func entry(_ label: String, _ picture: HTMLTree) -> HTMLTree {
        HTMLTree("li", [], [picture, HTMLTree("span", text: label)])
    }
}

extension StyleRule {
    fileprivate var isRate: Bool { key.hasPrefix("rate-") }
}
