/// How values are put into classes for a map.
public enum ClassMethod: String, CaseIterable, Sendable {
    /// Numbers that people read at once: 1, 2, 3-4, 5-9, 10 or more; rates in quarters.
    case nice
    /// As many values in each class, as far as equal values allow.
    case quantile
    /// Classes whose values lie nearest to each other.
    case jenks
    /// Classes of equal width.
    case equal
}

extension ClassMethod {
    /// Where classes of counts begin, but for the first, which takes all that is less.
    ///
    /// Edges: whole numbers above the least count and up to the greatest, so that neither the first class nor the last is
    /// empty; counts that are all equal have one class.
    package func breaks(ofCounts counts: [Int]) -> [Double] {
        guard let least = counts.min(), let most = counts.max() else { return [] }
        let values = counts.map(Double.init)
        let breaks =
            switch self {
            case .nice: NiceNumbers.breaks(upTo: most)
            case .quantile: ClassMethod.quantiles(of: values, count: ValueClass.mostOfCounts)
            case .jenks: NaturalBreaks.breaks(of: values, count: ValueClass.mostOfCounts)
            case .equal: ClassMethod.equalSteps(of: values, count: ValueClass.mostOfCounts)
            }
        return ClassMethod.distinct(breaks.map { $0.rounded(.up) }, above: Double(least), to: Double(most))
    }

    /// Where classes of rates, 0 to 1, begin, but for the first: at most three decimals, as rates have.
    package func breaks(ofRates rates: [Double]) -> [Double] {
        let breaks =
            switch self {
            case .nice: [0.25, 0.5, 0.75]
            case .quantile: ClassMethod.quantiles(of: rates, count: ValueClass.mostOfRates)
            case .jenks: NaturalBreaks.breaks(of: rates, count: ValueClass.mostOfRates)
            case .equal: ClassMethod.equalSteps(of: rates, count: ValueClass.mostOfRates)
            }
        let rounded = breaks.map { ($0 * 1000).rounded() / 1000 }
        // Quarters hold for every map, so that two maps can be compared.
        guard self != .nice, let least = rates.min(), let most = rates.max() else { return rounded }
        return ClassMethod.distinct(rounded, above: least, to: most)
    }

    private static func distinct(_ breaks: [Double], above least: Double, to most: Double) -> [Double] {
        Set(breaks).filter { $0 > least && $0 <= most }.sorted()
    }

    /// The values at equal shares of the sorted values.
    private static func quantiles(of values: [Double], count: Int) -> [Double] {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return [] }
        return (1..<count).map { sorted[$0 * sorted.count / count] }
    }

    private static func equalSteps(of values: [Double], count: Int) -> [Double] {
        guard let least = values.min(), let most = values.max() else { return [] }
        return (1..<count).map { least + (most - least) * Double($0) / Double(count) }
    }
}
