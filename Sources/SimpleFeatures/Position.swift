/// A place on the WGS 84 ellipsoid.
///
/// Units: decimal degrees; longitude -180 to 180, east positive; latitude -90 to 90, north positive.
/// Source: RFC 7946, section 3.1.1 (longitude first).
package struct Position: Hashable, Sendable, BitwiseCopyable {
    package let longitude: Double
    package let latitude: Double

    /// Takes two numbers as they are; for data from outside use ``init(checking:latitude:)``.
    @inlinable
    package init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// Returns nil when a number is not finite or outside its range.
    package init?(checking longitude: Double, latitude: Double) {
        guard abs(longitude) <= 180, abs(latitude) <= 90 else { return nil }
        self.init(longitude: longitude, latitude: latitude)
    }
}
