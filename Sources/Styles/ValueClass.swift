/// A class of values: from a bound up to, but without, the next one.
package struct ValueClass: Hashable, Sendable {
    /// Nil in the first class: no value is too small.
    package let from: Double?
    /// Nil in the last class: no value is too large.
    package let below: Double?

    /// More classes than this nobody tells apart on a map.
    static let mostOfCounts = 5
    static let mostOfRates = Palette.rates.count

    /// The classes between breaks in ascending order.
    package static func classes(between breaks: [Double]) -> [ValueClass] {
        zip([nil] + breaks.map(Optional.some), breaks.map(Optional.some) + [nil]).map(ValueClass.init)
    }

    /// A class of counts of one or more: `1`, `3–4`, `10 or more`.
    package var countLabel: String {
        let first = Int(from ?? 1)
        guard let below else { return from == nil ? "1 or more" : "\(first) or more" }
        let last = Int(below) - 1
        return first == last ? "\(first)" : "\(first)–\(last)"
    }

    /// A class of rates: `25 % to under 50 %`.
    package var rateLabel: String {
        let first = ValueClass.percent(from ?? 0)
        guard let below else { return "\(first) to 100 %" }
        return "\(first) to under \(ValueClass.percent(below))"
    }

    /// Rates have three decimals, so percentages have one.
    private static func percent(_ rate: Double) -> String {
        let thousandths = Int((rate * 1000).rounded())
        return thousandths % 10 == 0 ? "\(thousandths / 10) %" : "\(thousandths / 10).\(thousandths % 10) %"
    }
}
