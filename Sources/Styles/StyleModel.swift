/// How the layers of an atlas look: classes, colours and sizes, from which each format is written.
///
/// Shape: a pure value; two formats cannot disagree, since they have no choice of their own.
package struct StyleModel: Sendable {
    package let method: ClassMethod
    /// A success rate is shown where so many cases are concluded.
    package let rateMinimum: Int
    package let scale: SymbolScale
    package let countries: [StyleRule<AreaLook>]
    package let symbols: [StyleRule<SymbolLook>]
    package let cases: [StyleRule<PointLook>]
    package let routes: [StyleRule<LineLook>]

    /// What the classes are made for.
    package struct Numbers: Sendable {
        /// The counts of the countries with cases.
        package let attempted: [Int]
        /// The success rates of the countries where enough cases are concluded.
        package let rates: [Double]

        package init(attempted: [Int], rates: [Double]) {
            self.attempted = attempted
            self.rates = rates
        }
    }

    package init(_ numbers: Numbers, _ method: ClassMethod, rateMinimum: Int) {
        self.method = method
        self.rateMinimum = rateMinimum
        scale = SymbolScale(largestCount: numbers.attempted.max() ?? 1)
        let counts = ValueClass.classes(between: method.breaks(ofCounts: numbers.attempted))
        let rates = ValueClass.classes(between: method.breaks(ofRates: numbers.rates))
        countries = StyleModel.states + StyleModel.rateRules(rates, rateMinimum)
        symbols = StyleModel.symbolRules(counts, scale)
        cases = StyleModel.outcomes
        routes = StyleModel.routeRules(counts)
    }

    /// Zero, nobody's, not asked and not told are different things and look different.
    private static let states = [
        state("none", "No case found", AreaLook(fill: Palette.none, pattern: .plain)),
        state("out_of_scope", "Destination, not looked at", AreaLook(fill: Palette.outOfScope, pattern: .slashes)),
        state("unassigned", "No country's area in this world view", AreaLook(fill: Palette.unassigned, pattern: .dots)),
        withheld(AreaLook(fill: Palette.withheld, pattern: .crosses)),
    ]

    private static func state<Look>(_ status: String, _ label: String, _ look: Look) -> StyleRule<Look> {
        StyleRule(key: status, label: label, conditions: [.text(field: "status", is: status)], look: look)
    }

    private static func withheld<Look>(_ look: Look) -> StyleRule<Look> {
        state("withheld", "Withheld to protect people", look)
    }

    private static func rateRules(_ classes: [ValueClass], _ minimum: Int) -> [StyleRule<AreaLook>] {
        let hasCases = Condition.text(field: "status", is: "cases")
        let concluded = ["successful", "unsuccessful"]
        let bound = Double(minimum)
        let few = StyleRule(
            key: "few", label: "Cases, fewer than \(minimum) concluded",
            conditions: [hasCases, .sum(of: concluded, in: ValueClass(from: nil, below: bound))],
            look: AreaLook(fill: Palette.fewConcluded, pattern: .plain))
        let rates = zip(classes, Palette.rates(classes.count)).enumerated().map { number, pair in
            StyleRule(
                key: "rate-\(number + 1)", label: "Success rate \(pair.0.rateLabel)",
                conditions: [
                    hasCases, .sum(of: concluded, in: ValueClass(from: bound, below: nil)),
                    .sum(of: ["success_rate"], in: pair.0),
                ],
                look: AreaLook(fill: pair.1, pattern: .plain))
        }
        return [few] + rates
    }

    private static func symbolRules(_ classes: [ValueClass], _ scale: SymbolScale) -> [StyleRule<SymbolLook>] {
        let counts = classes.enumerated().map { number, counts in
            countRule(number, counts, SymbolLook(diameter: scale.diameter(of: counts.from ?? 1)))
        }
        return counts + [withheld(SymbolLook(diameter: nil))]
    }

    private static func routeRules(_ classes: [ValueClass]) -> [StyleRule<LineLook>] {
        classes.enumerated().map { number, counts in
            countRule(number, counts, LineLook(width: 0.75 + 0.75 * Double(number)))
        }
    }

    private static func countRule<Look>(_ number: Int, _ counts: ValueClass, _ look: Look) -> StyleRule<Look> {
        StyleRule(
            key: "count-\(number + 1)", label: "\(counts.countLabel) attempted",
            conditions: [.sum(of: ["attempted"], in: counts)], look: look)
    }

    private static let outcomes = [
        outcome("successful", "Successful", PointLook(colour: Palette.successful, shape: .disc)),
        outcome("unsuccessful", "Unsuccessful", PointLook(colour: Palette.unsuccessful, shape: .ring)),
        outcome("pending", "Pending", PointLook(colour: Palette.pending, shape: .square)),
        outcome("unknown", "Outcome not known", PointLook(colour: Palette.unknown, shape: .cross)),
    ]

    private static func outcome(_ word: String, _ label: String, _ look: PointLook) -> StyleRule<PointLook> {
        StyleRule(key: word, label: label, conditions: [.text(field: "outcome", is: word)], look: look)
    }
}

/// A layer that has a style.
package enum StyledLayer: String, CaseIterable, Sendable {
    case countries, symbols, cases, routes
}
