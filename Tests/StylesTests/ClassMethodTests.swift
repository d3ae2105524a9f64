import Styles
import Testing

@Suite("Classes of counts and rates")
struct ClassMethodTests {
    @Test("Small counts fall into 1, 2, 3-4, 5-9, 10 or more")
    func nice() {
        let breaks = ClassMethod.nice.breaks(ofCounts: [1, 1, 2, 4, 12])
        #expect(breaks == [2, 3, 5, 10])
        #expect(ValueClass.classes(between: breaks).map(\.countLabel) == ["1", "2", "3–4", "5–9", "10 or more"])
    }

    @Test("No nice class lies above the largest count, and large counts get bounds of 1, 2 and 5")
    func niceEnds() {
        #expect(ClassMethod.nice.breaks(ofCounts: [1, 2, 3]) == [2, 3])
        #expect(ClassMethod.nice.breaks(ofCounts: [1, 40_000]) == [5, 50, 500, 2000])
    }

    @Test("Quantiles share out what can be shared; equal values stay together")
    func quantiles() {
        #expect(ClassMethod.quantile.breaks(ofCounts: Array(1...10)) == [3, 5, 7, 9])
        #expect(ClassMethod.quantile.breaks(ofCounts: [1, 1, 1, 1, 1, 1, 1, 1, 2, 9]) == [2])
    }

    @Test("Natural breaks fall where the gaps are")
    func jenks() {
        let counts = [1, 2, 2, 10, 11, 12, 40, 41, 90, 91, 200]
        #expect(ClassMethod.jenks.breaks(ofCounts: counts) == [10, 40, 90, 200])
    }

    @Test("No other breaks leave less spread than the natural ones, as trying all of them shows")
    func jenksLaw() {
        let values = [3.0, 4, 4, 7, 8, 13, 14, 14, 15, 21, 28, 29, 33]
        let breaks = NaturalBreaks.breaks(of: values, count: 4)
        let different = Set(values).sorted().dropFirst()
        var least = Double.infinity
        for first in different {
            for second in different where second > first {
                for third in different where third > second {
                    least = min(least, spread(values, [first, second, third]))
                }
            }
        }
        #expect(abs(spread(values, breaks) - least) < 1e-9, "\(breaks)")
    }

    @Test("Equal steps divide the range, and bounds of counts are whole")
    func equal() {
        #expect(ClassMethod.equal.breaks(ofCounts: [1, 11]) == [3, 5, 7, 9])
        #expect(ClassMethod.equal.breaks(ofRates: [0, 1]) == [0.25, 0.5, 0.75])
    }

    @Test("Counts that are all equal, or none at all, make one class", arguments: ClassMethod.allCases)
    func oneClass(method: ClassMethod) {
        for counts in [[], [4, 4, 4]] {
            let classes = ValueClass.classes(between: method.breaks(ofCounts: counts))
            #expect(classes.count == 1)
        }
    }

    @Test("Rates are told in percent, the last class up to a hundred")
    func rateLabels() {
        let labels = ValueClass.classes(between: [0.25, 0.667]).map(\.rateLabel)
        #expect(labels == ["0 % to under 25 %", "25 % to under 66.7 %", "66.7 % to 100 %"])
    }

    private func spread(_ values: [Double], _ breaks: [Double]) -> Double {
        let bounds = [-Double.infinity] + breaks + [Double.infinity]
        return zip(bounds, bounds.dropFirst()).reduce(0) { sum, bounds in
            let group = values.filter { $0 >= bounds.0 && $0 < bounds.1 }
            guard !group.isEmpty else { return sum }
            let mean = group.reduce(0, +) / Double(group.count)
            return sum + group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
    }
}
