import Foundation

/// A position on the globe of radius 1, seen from its centre.
///
/// Shape: x to longitude 0 on the equator, y to longitude 90 east, z to the north pole.
package struct UnitVector: Hashable, Sendable {
    package let components: SIMD3<Double>

    package init(_ position: Position) {
        let longitude = position.longitude.inRadians
        let latitude = position.latitude.inRadians
        components = SIMD3(cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
    }

    /// The unit vector that points the same way; nil for a vector without a direction.
    package init?(along vector: SIMD3<Double>) {
        let length = (vector * vector).sum().squareRoot()
        guard length > 0 else { return nil }
        components = vector / length
    }

    package var x: Double { components.x }
    package var y: Double { components.y }
    package var z: Double { components.z }

    package func dot(_ other: UnitVector) -> Double { (components * other.components).sum() }

    /// The vector at right angles to both, as long as the sine of the angle between them.
    ///
    /// Source: Kahan's form (a - b) × (a + b) / 2, which keeps its digits where the two are nearly equal or opposite.
    package func cross(_ other: UnitVector) -> SIMD3<Double> {
        let a = components - other.components
        let b = components + other.components
        return SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x) / 2
    }
}
