import Foundation
import SimpleFeatures

/// The projection of most maps on the web, whose metres stand in many a file where degrees are wanted.
///
/// Source: IOGP, Geomatics Guidance Note 7, part 2, Popular Visualisation Pseudo Mercator (method 1024); EPSG:3857.
package enum WebMercator {
    private static let radiusInMeters = Earth.equatorialRadiusInMeters
    /// As far as the map goes, east and north.
    private static let edgeInMeters = radiusInMeters * .pi

    /// What to write in place of two numbers that are no degrees, if they may be metres of the projection; `coarsen` makes
    /// degrees fit to be shown.
    package static func advice(xInMeters x: Double, yInMeters y: Double, coarsen: (Double) -> String) -> String? {
        guard let position = position(xInMeters: x, yInMeters: y) else { return nil }
        return "write degrees; if these are metres of Web Mercator (EPSG:3857), longitude "
            + "\(coarsen(position.longitude)) and latitude \(coarsen(position.latitude))"
    }

    /// The position of two numbers that are no degrees, if they may be metres of the projection.
    private static func position(xInMeters x: Double, yInMeters y: Double) -> Position? {
        guard abs(x) > 180, abs(y) > 90, abs(x) <= edgeInMeters, abs(y) <= edgeInMeters else { return nil }
        let latitude = atan(sinh(y / radiusInMeters)) * 180 / .pi
        return Position(checking: x / edgeInMeters * 180, latitude: latitude)
    }
}
