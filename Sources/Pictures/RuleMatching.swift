package import SimpleFeatures
package import Styles

/// Finds for each feature of a layer the rule that holds for it.
package struct RuleMatching {
    private let texts: [String: [String]]
    private let numbers: [String: [Double?]]

    init(_ layer: Layer, _ conditions: some Sequence<Condition>) {
        var texts: [String: [String]] = [:]
        var numbers: [String: [Double?]] = [:]
        for condition in conditions {
            switch condition {
            case .text(let field, _): texts[field] = texts[field] ?? layer.texts(field)
            case .sum(let fields, _):
                for field in fields { numbers[field] = numbers[field] ?? layer.numbers(field) }
            }
        }
        self.texts = texts
        self.numbers = numbers
    }

    /// For each feature the number of its rule; nil where none holds.
    package static func numbers<Look>(_ layer: Layer, _ rules: [StyleRule<Look>]) -> [Int?] {
        let matching = RuleMatching(layer, rules.flatMap(\.conditions))
        return (0..<layer.count).map { row in
            rules.firstIndex { $0.conditions.allSatisfy { matching.holds($0, row) } }
        }
    }

    private func holds(_ condition: Condition, _ row: Int) -> Bool {
        switch condition {
        case .text(let field, let value): return texts[field]?[row] == value
        case .sum(let fields, let bounds):
            var sum = 0.0
            for field in fields {
                guard let value = numbers[field]?[row] else { return false }
                sum += value
            }
            return sum >= bounds.from ?? -.infinity && sum < bounds.below ?? .infinity
        }
    }
}
