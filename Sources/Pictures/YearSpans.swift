import SimpleFeatures

/// The cases of a layer of the timeline, one picture for each year or, when there are too many, for each span of years.
struct YearSpans {
    struct Span {
        let years: ClosedRange<Int>
        /// What belongs to each country: the row of its point, and the sums.
        let cases: [(row: Int, attempted: Int, successful: Int)]
    }

    /// From the first year with a case to the last, those without one among them.
    let spans: [Span]
    let yearsInSpan: Int
    let undatedCount: Int

    /// More maps than this are too small to read.
    static let mostSpans = 36

    init(_ timeline: Layer) {
        let years = timeline.integers("year")
        let attempted = timeline.integers("attempted").map { $0 ?? 0 }
        let successful = timeline.integers("successful").map { $0 ?? 0 }
        undatedCount = years.indices.reduce(0) { $0 + (years[$1] == nil ? attempted[$1] : 0) }
        guard let first = years.compactMap({ $0 }).min(), let last = years.compactMap({ $0 }).max() else {
            (spans, yearsInSpan) = ([], 1)
            return
        }
        let length = (last - first) / YearSpans.mostSpans + 1
        let codes = timeline.texts("iso_a3")
        var sums: [Int: [String: (row: Int, attempted: Int, successful: Int)]] = [:]
        for row in years.indices {
            guard let year = years[row] else { continue }
            var sum = sums[(year - first) / length]?[codes[row]] ?? (row, 0, 0)
            sum.attempted += attempted[row]
            sum.successful += successful[row]
            sums[(year - first) / length, default: [:]][codes[row]] = sum
        }
        spans = (0...(last - first) / length).map { number in
            let start = first + number * length
            let cases = (sums[number] ?? [:]).values.sorted { $0.row < $1.row }
            return Span(years: start...min(last, start + length - 1), cases: cases)
        }
        yearsInSpan = length
    }
}
