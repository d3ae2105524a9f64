package import Styles

extension Phrases {
    /// What a rule means, in words of the language; in English as in `legend.json`, but for the heading of rates.
    package func label<Look>(_ rule: StyleRule<Look>, _ model: StyleModel) -> String {
        for condition in rule.conditions.reversed() {
            switch condition {
            case .sum(let fields, let bounds) where fields == ["success_rate"]: return rateLabel(bounds)
            case .sum(let fields, let bounds) where fields == ["attempted"]: return countLabel(bounds)
            default: break
            }
        }
        guard let phrase = Phrase(rawValue: rule.key) else { return rule.label }
        return text(phrase, ["minimum": model.rateMinimum])
    }

    private func rateLabel(_ bounds: ValueClass) -> String {
        let from = percent(bounds.from ?? 0)
        guard let below = bounds.below else { return text(.rateLast, [("from", from)]) }
        return text(.rateBetween, [("from", from), ("below", percent(below))])
    }

    private func percent(_ rate: Double) -> String { language.text(ofTenths: Int((rate * 1000).rounded())) }

    private func countLabel(_ bounds: ValueClass) -> String {
        let first = Int(bounds.from ?? 1)
        guard let below = bounds.below else { return text(.countMore, ["count": first]) }
        let last = Int(below) - 1
        return first == last ? text(.countOne, ["count": first]) : text(.countRange, ["first": first, "last": last])
    }
}
