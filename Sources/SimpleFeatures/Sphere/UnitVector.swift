import Foundation

/// A position on the globe of radius 1, seen from its centre.
///
/// Shape: x to longitude 0 on the equator, y to longitude 90 east, z to the north pole.
package struct UnitVector: Hashable, Sendable {
    package let x: Double
    package let y: Double
    package let z: Double

    package init(_ position: Position) {
        let longitude = position.longitude.inRadians
        let latitude = position.latitude.inRadians
        x = cos(latitude) * cos(longitude)
        y = cos(latitude) * sin(longitude)
        z = sin(latitude)
    }
}
