/// The numbers that the page filters, and its single cases.
package struct PageFacts: Sendable {
    /// How many cases of a country, a year, an outcome and a method there are.
    package struct Count: Hashable, Sendable {
        /// The row of the country in its layer.
        package let country: Int
        /// Nil for cases without a date.
        package let year: Int?
        /// The places in ``PageFacts/outcomes`` and ``PageFacts/methods``.
        package let outcome: Int
        package let method: Int
        package let count: Int

        package init(country: Int, year: Int?, outcome: Int, method: Int, count: Int) {
            self.country = country
            self.year = year
            self.outcome = outcome
            self.method = method
            self.count = count
        }
    }

    /// More cases than this are too many to be drawn and looked up one by one.
    package static let mostCases = 10_000

    /// The values of the fields, as the layers have them.
    package let outcomes: [String]
    package let methods: [String]
    package let counts: [Count]
    /// The features of the layer of cases as they are published; nil where the layer is not written, or they are too many.
    package let cases: [PageCase]?
    /// Whether there are cases, but too many.
    package let isAggregated: Bool

    package init(
        outcomes: [String], methods: [String], counts: [Count], cases: [PageCase]?, isAggregated: Bool
    ) {
        self.outcomes = outcomes
        self.methods = methods
        self.counts = counts
        self.cases = cases
        self.isAggregated = isAggregated
    }

    /// The years with cases, and nil at the end where there are cases without a date.
    var years: [Int?] {
        let years = Set(counts.map(\.year))
        return years.compactMap { $0 }.sorted() + (years.contains(nil) ? [nil] : [])
    }

    /// The methods that occur; the page does not offer others.
    var usedMethods: [Int] { Set(counts.map(\.method)).sorted() }
}
