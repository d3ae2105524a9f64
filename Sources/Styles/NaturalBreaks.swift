/// Classes whose values lie nearest to each other.
///
/// Source: W. D. Fisher, On grouping for maximum homogeneity, Journal of the American Statistical Association 53 (1958),
/// pages 789-798; used for maps by G. F. Jenks. Exact, by dynamic programming. Cost: the square of the number of different
/// values, of which at most ``mostValues`` are looked at.
package enum NaturalBreaks {
    /// Enough for the countries of the world; of more values every n-th is taken.
    private static let mostValues = 1000

    /// The least value of each class but the first.
    package static func breaks(of values: [Double], count: Int) -> [Double] {
        let groups = Groups(values.sorted().thinned(to: mostValues))
        let classCount = min(count, groups.values.count)
        guard classCount > 1 else { return [] }
        var spreads = (0..<groups.values.count).map { groups.spread(0...$0) }
        var starts: [[Int]] = []
        for classNumber in 1..<classCount {
            let step = bestSplits(groups, spreads, classNumber)
            spreads = step.spreads
            starts.append(step.starts)
        }
        var breaks: [Double] = []
        var end = groups.values.count - 1
        for step in starts.reversed() {
            breaks.append(groups.values[step[end]])
            end = step[end] - 1
        }
        return breaks.reversed()
    }

    /// For each last value where the last class begins when there is one class more, and the spread that remains.
    private static func bestSplits(
        _ groups: Groups, _ before: [Double], _ classNumber: Int
    ) -> (spreads: [Double], starts: [Int]) {
        var spreads = before
        var starts = Array(0..<before.count)
        for end in before.indices where end >= classNumber {
            var best = Double.infinity
            for start in classNumber...end {
                let spread = before[start - 1] + groups.spread(start...end)
                if spread < best {
                    best = spread
                    starts[end] = start
                }
            }
            spreads[end] = best
        }
        return (spreads, starts)
    }
}

/// Different values in ascending order, with sums from which the spread of any run of them follows.
private struct Groups {
    private(set) var values: [Double] = []
    private var counts: [Double] = [0]
    private var sums: [Double] = [0]
    private var squares: [Double] = [0]

    init(_ sorted: [Double]) {
        for value in sorted {
            if value == values.last {
                counts[counts.count - 1] += 1
                sums[sums.count - 1] += value
                squares[squares.count - 1] += value * value
            } else {
                values.append(value)
                counts.append((counts.last ?? 0) + 1)
                sums.append((sums.last ?? 0) + value)
                squares.append((squares.last ?? 0) + value * value)
            }
        }
    }

    /// The sum of the squared distances from the mean.
    func spread(_ run: ClosedRange<Int>) -> Double {
        let count = counts[run.upperBound + 1] - counts[run.lowerBound]
        let sum = sums[run.upperBound + 1] - sums[run.lowerBound]
        return squares[run.upperBound + 1] - squares[run.lowerBound] - sum * sum / count
    }
}

extension [Double] {
    /// Every n-th value, so that no more than `most` remain, the last among them.
    fileprivate func thinned(to most: Int) -> [Double] {
        guard count > most else { return self }
        return (1...most).map { self[$0 * count / most - 1] }
    }
}
