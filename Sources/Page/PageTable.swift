import Pictures
import SimpleFeatures

/// The numbers of the map as a table, whose rows the script sorts and filters.
struct PageTable {
    private let parts: PageParts
    private var phrases: Phrases { parts.words.phrases }

    init(_ parts: PageParts) { self.parts = parts }

    var element: HTMLTree {
        let columns =
            [("country", phrases.text(.country)), ("attempted", phrases.text(.attempted))]
            + parts.facts.outcomes.map { ($0, parts.outcomeLabel($0)) } + [("rate", phrases.text(.successRate))]
        return HTMLTree(
            "div",
            [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", phrases.text(.caption))],
            [
                HTMLTree(
                    "table", [],
                    [
                        HTMLTree("caption", text: phrases.text(.caption)),
                        HTMLTree("thead", [], [HTMLTree("tr", [], columns.map(heading))]),
                        HTMLTree("tbody", [("id", "rows")], rows),
                    ])
            ])
    }

    private func heading(_ key: String, _ label: String) -> HTMLTree {
        HTMLTree(
            "th", [("scope", "col"), ("data-sort", key), ("aria-sort", key == "attempted" ? "descending" : "none")],
            [HTMLTree("button", [("type", "button")], text: label)])
    }

    private var rows: [HTMLTree] {
        let layer = parts.layers.symbols
        let counts = (["attempted"] + parts.facts.outcomes).map(layer.integers)
        return parts.symbols.map { symbol in
            let country = parts.countries[symbol.country]
            let numbers = counts.map { $0[symbol.row] ?? 0 }
            return HTMLTree(
                "tr", [("data-row", "\(symbol.country)")],
                [
                    HTMLTree(
                        "th", [("scope", "row")],
                        [HTMLTree("button", [("type", "button")], [HTMLTree("bdi", text: country.name)])])
                ] + numbers.map { HTMLTree("td", text: "\($0)") } + [HTMLTree("td", text: rate(numbers))])
        }
    }

    /// The share of the concluded cases that were successful; a dash where none is.
    private func rate(_ numbers: [Int]) -> String {
        let of = { (outcome: String) in
            parts.facts.outcomes.firstIndex(of: outcome).map { numbers[$0 + 1] } ?? 0
        }
        let concluded = of("successful") + of("unsuccessful")
        guard concluded > 0 else { return "–" }
        return "\(Int((Double(of("successful")) / Double(concluded) * 100).rounded()))%"
    }
}
