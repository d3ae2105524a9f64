import Foundation

/// Class bounds for counts that people read at once.
enum NiceNumbers {
    /// 1, 2, 3-4, 5-9, 10 or more: how small counts fall.
    private static let small: [Double] = [2, 3, 5, 10]
    /// Beyond this the small classes would throw most of the counts into the last one.
    private static let mostForSmall = 50

    static func breaks(upTo most: Int) -> [Double] {
        guard most > mostForSmall else { return small }
        // Five classes that grow by the same factor, each begun at 1, 2 or 5 times a power of ten.
        let factor = pow(Double(most), 1 / Double(small.count + 1))
        return (1...small.count).map { niceNumber(near: pow(factor, Double($0))) }
    }

    /// The largest of 1, 2 and 5 times a power of ten that is no larger than the value.
    private static func niceNumber(near value: Double) -> Double {
        let power = pow(10, log10(value).rounded(.down))
        let lead = value / power
        return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1)
    }
}
