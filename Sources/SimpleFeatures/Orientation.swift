/// On which side of a directed line a position lies.
package enum Orientation: Sendable {
    case left, right, on

    /// The exact side of `position`, seen from `start` to `end` in the plane of longitude and latitude.
    ///
    /// Cost: three subtractions and two products for nearly all positions; the exact sum is evaluated only where
    /// rounding could change the sign. Edges: exact for all finite values that neither overflow nor underflow.
    /// Source: Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, Discrete &
    /// Computational Geometry 18, 1997, section 4.2 (the A bound of ORIENT2D).
    @inlinable
    @inline(__always)
    package static func of(_ position: Position, from start: Position, to end: Position) -> Orientation {
        let left = (start.longitude - position.longitude) * (end.latitude - position.latitude)
        let right = (start.latitude - position.latitude) * (end.longitude - position.longitude)
        let determinant = left - right
        let bound = relativeErrorBound * (abs(left) + abs(right))
        if determinant > bound { return .left }
        if determinant < -bound { return .right }
        return exact(position, from: start, to: end)
    }

    /// (3 + 16ε)ε with ε = 2⁻⁵³.
    @usableFromInline
    static var relativeErrorBound: Double { 3.3306690738754716e-16 }

    /// The sign of the determinant as an exact sum of six products, each split into two doubles.
    @usableFromInline
    @inline(never)
    static func exact(_ position: Position, from start: Position, to end: Position) -> Orientation {
        let products = [
            (start.longitude, end.latitude), (-start.longitude, position.latitude),
            (-position.longitude, end.latitude), (-start.latitude, end.longitude),
            (start.latitude, position.longitude), (position.latitude, end.longitude),
        ]
        var sum = ExactSum()
        for (a, b) in products {
            let product = a * b
            sum.add(product)
            sum.add((-product).addingProduct(a, b))
        }
        return sum.sign > 0 ? .left : (sum.sign < 0 ? .right : .on)
    }
}

/// A sum of doubles without rounding, held as parts that do not overlap, smallest first.
///
/// Source: Shewchuk 1997, GROW-EXPANSION (figure 6).
private struct ExactSum {
    private var parts: [Double] = []

    mutating func add(_ value: Double) {
        var carried = value
        for index in parts.indices {
            let (sum, error) = ExactSum.twoSum(carried, parts[index])
            parts[index] = error
            carried = sum
        }
        parts.append(carried)
    }

    /// The sign of the largest part that is not zero, which is the sign of the sum.
    var sign: Int {
        guard let leading = parts.last(where: { $0 != 0 }) else { return 0 }
        return leading > 0 ? 1 : -1
    }

    private static func twoSum(_ a: Double, _ b: Double) -> (sum: Double, error: Double) {
        let sum = a + b
        let bPart = sum - a
        let aPart = sum - bPart
        return (sum, (a - aPart) + (b - bPart))
    }
}
