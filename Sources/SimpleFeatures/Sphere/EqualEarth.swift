import Foundation

/// The Equal Earth projection of the WGS 84 ellipsoid: areas keep their sizes, and the globe looks familiar.
///
/// Units: metres, x to the east from the central meridian, y to the north from the equator. Law: equals PROJ's
/// `+proj=eqearth +ellps=WGS84` within a micrometre. Source: Šavrič, Patterson and Jenny, The Equal Earth map
/// projection, International Journal of Geographical Information Science 33, 2018, equations 6 to 9; the authalic
/// latitude as in Snyder, Map Projections: A Working Manual, USGS 1395, 1987, equations 3-11 and 3-12.
package struct EqualEarth: Sendable {
    /// Decimal degrees.
    package let centralMeridian: Double

    /// A place on the sheet.
    package struct Point: Hashable, Sendable, BitwiseCopyable {
        package let x: Double
        package let y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// What all positions of one latitude have in common.
    package struct Parallel: Hashable, Sendable, BitwiseCopyable {
        /// How far a degree of longitude reaches.
        package let metersPerDegree: Double
        /// How far the parallel lies north of the equator.
        package let northingInMeters: Double

        package init(metersPerDegree: Double, northingInMeters: Double) {
            self.metersPerDegree = metersPerDegree
            self.northingInMeters = northingInMeters
        }
    }

    package init(centralMeridian: Double) {
        self.centralMeridian = centralMeridian
    }

    /// Edges: the meridian opposite to the central one is the eastern edge of the sheet when it lies east of that.
    package func project(_ position: Position) -> Point {
        let parallel = EqualEarth.parallel(at: position.latitude)
        let step = degreesFromCentralMeridian(position.longitude)
        return Point(x: step * parallel.metersPerDegree, y: parallel.northingInMeters)
    }

    /// Degrees east of the central meridian, -180 to 180.
    package func degreesFromCentralMeridian(_ longitude: Double) -> Double {
        let step = longitude - centralMeridian
        return abs(step) <= 180 ? step : step - (step > 0 ? 360 : -360)
    }

    /// The parallel of a latitude in decimal degrees.
    package static func parallel(at latitude: Double) -> Parallel {
        let sine = max(-1, min(1, authalicTerm(sin(latitude.inRadians)) / polarTerm))
        let t = asin(root * sine)
        let t2 = t * t
        let t6 = t2 * t2 * t2
        let slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)
        return Parallel(
            metersPerDegree: authalicRadiusInMeters * cos(t) / (root * slope) * .pi / 180,
            northingInMeters: authalicRadiusInMeters * t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2)))
    }

    // MARK: Constants of the projection, and of the ellipsoid

    private static let a1 = 1.340264
    private static let a2 = -0.081106
    private static let a3 = 0.000893
    private static let a4 = 0.003796
    private static let root = 3.0.squareRoot() / 2

    private static let squaredEccentricity = Earth.flattening * (2 - Earth.flattening)
    private static let eccentricity = squaredEccentricity.squareRoot()
    private static let polarTerm = authalicTerm(1)
    private static let authalicRadiusInMeters = Earth.equatorialRadiusInMeters * (polarTerm / 2).squareRoot()

    /// Snyder's q of the sine of a latitude.
    private static func authalicTerm(_ sine: Double) -> Double {
        let product = eccentricity * sine
        return (1 - squaredEccentricity) * (sine / (1 - product * product) + atanh(product) / eccentricity)
    }
}
