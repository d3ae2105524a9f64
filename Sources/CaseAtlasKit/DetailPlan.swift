import Cartography
import Geodata
import SimpleFeatures

/// The countries of a run at every detail that they can have.
struct DetailPlan {
    private let finest: Countries
    private let places: [Position]
    private let steps: SimplificationSteps

    /// How far countries are simplified, and to how many decimals they are rounded; nil for all they have.
    struct Detail: Hashable {
        let stepCount: Int
        let decimals: Int?
    }

    /// Rounding may move a border by this share of what simplifying moved it.
    private static let roundingShare = 0.1
    /// Fewer are never looked for; with more, positions stay as they are.
    private static let decimals = 1...4

    init(_ finest: Countries, _ places: [Position], upToMeters limit: Double) {
        self.finest = finest
        self.places = places
        steps = SimplificationSteps(finest.all.map(\.area), keeping: places, upToMeters: limit)
    }

    /// The least detail, with all decimals.
    var least: Detail { Detail(stepCount: steps.count, decimals: nil) }

    /// The most detail that has no more than some bytes.
    ///
    /// Throws: ``AtlasError`` when no detail is so small.
    func fitting(_ byteCount: Int, size: (Countries) throws -> Int) throws -> Detail {
        let fit = try ByteFit(steps, byteCount) { try size(countries(detail(after: $0))) }
        return detail(after: fit.stepCount)
    }

    /// Detail with as few decimals as the loss of its steps allows.
    private func detail(after stepCount: Int) -> Detail {
        let allowed = steps.largestLossInMeters(after: stepCount) * DetailPlan.roundingShare
        let decimals = DetailPlan.decimals.first { DetailPlan.roundingInMeters($0) <= allowed }
        return Detail(stepCount: stepCount, decimals: decimals)
    }

    /// How far rounding to decimals of a degree moves a position at most: half the diagonal of a square.
    private static func roundingInMeters(_ decimals: Int) -> Double {
        (0..<decimals).reduce(0.5.squareRoot() * Earth.metersPerDegree) { meters, _ in meters / 10 }
    }

    func countries(_ detail: Detail) -> Countries {
        let topology = steps.topology(after: detail.stepCount)
        guard let decimals = detail.decimals else { return finest.with(areas: topology.areas) }
        return finest.with(areas: topology.rounded(toDecimals: decimals, keeping: places).areas)
    }

    /// The farthest that a border has moved by simplifying and rounding, or the radius of the largest island that is gone.
    func largestLossInMeters(_ detail: Detail) -> Double {
        steps.largestLossInMeters(after: detail.stepCount) + (detail.decimals.map(DetailPlan.roundingInMeters) ?? 0)
    }

    func goneIslandCount(_ detail: Detail) -> Int { steps.goneIslandCount(after: detail.stepCount) }
}
