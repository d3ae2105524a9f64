import Cases
import Exports
import Geodata
import Page

extension PageFacts {
    /// The numbers of a survey, and its published cases where they are few enough to be drawn one by one.
    init(_ survey: Survey, hasCases: Bool) throws {
        let published = survey.published.reduce(0) { $0 + $1.count }
        let isAggregated = hasCases && published > PageFacts.mostCases
        self.init(
            outcomes: Outcome.allCases.map(\.rawValue), methods: Method.allCases.map(\.rawValue),
            counts: PageFacts.counts(of: survey.tally),
            cases: hasCases && !isAggregated ? try PageFacts.cases(of: survey.published) : nil,
            isAggregated: isAggregated)
    }

    private static func counts(of tally: Tally) -> [Count] {
        tally.cells.flatMap { key, counts in
            Outcome.allCases.flatMap { outcome in
                Method.allCases.compactMap { method in
                    let count = counts[outcome, method]
                    guard count > 0 else { return nil }
                    return Count(
                        country: key.country.index, year: key.year, outcome: outcome.index, method: method.index,
                        count: count)
                }
            }
        }
    }

    private static func cases(of parts: [SortedFeatures]) throws -> [PageCase] {
        var cases: [PageCase] = []
        try SortedFeatures.forEach(parts) { feature in
            if let item = PageCase(feature: feature) { cases.append(item) }
        }
        return cases
    }
}
