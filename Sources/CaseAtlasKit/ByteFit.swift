import Cartography

/// The least simplification with which a file has no more bytes than it may.
///
/// Sizes grow with positions, nearly in proportion: the number of positions is searched between one that fits and one that
/// does not. Cost: some ten files are made for their size.
struct ByteFit {
    let stepCount: Int

    /// A file fits when it uses at least this share of what it may.
    private static let satisfyingShare = 0.98
    private static let largestTryCount = 12
    /// Bytes that a position adds to a packed file, to begin with; most stand in two areas.
    private static let expectedBytesPerPosition = 8.0

    private typealias Try = (positionCount: Int, byteCount: Int)

    /// Throws: ``AtlasError`` when even the simplest file is too large.
    init(_ steps: SimplificationSteps, _ budget: Int, size: (_ stepCount: Int) throws -> Int) throws {
        var fitting: Try = (steps.positionCount(after: steps.count), try size(steps.count))
        guard fitting.byteCount <= budget else {
            throw AtlasError(
                .usage,
                "--fit: no simplification of these countries has less than \(fitting.byteCount) bytes, "
                    + "\(budget) are wanted; ask for more, or write fewer countries")
        }
        var large: Try?
        for _ in 0..<ByteFit.largestTryCount {
            let next = ByteFit.next(between: fitting, and: large, budget, most: steps.positionCount(after: 0))
            guard next > fitting.positionCount, next < large?.positionCount ?? .max,
                Double(fitting.byteCount) < Double(budget) * ByteFit.satisfyingShare
            else { break }
            let stepCount = steps.stepCount(leaving: next)
            let byteCount = try size(stepCount)
            if byteCount <= budget { fitting = (next, byteCount) } else { large = (next, byteCount) }
        }
        stepCount = steps.stepCount(leaving: fitting.positionCount)
    }

    /// The number of positions to try: where the line through what is known meets the budget, a little below.
    private static func next(between fitting: Try, and large: Try?, _ budget: Int, most: Int) -> Int {
        let aim = Double(budget) * (1 + satisfyingShare) / 2 - Double(fitting.byteCount)
        guard let large else {
            return min(most, fitting.positionCount + Int(aim / expectedBytesPerPosition))
        }
        let slope = Double(large.byteCount - fitting.byteCount) / Double(large.positionCount - fitting.positionCount)
        return fitting.positionCount + Int(aim / slope)
    }
}
