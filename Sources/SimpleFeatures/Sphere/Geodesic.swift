import Foundation

/// The shortest line between two positions on the WGS 84 ellipsoid.
package enum Geodesic {
    /// The length of the shortest line between two positions.
    ///
    /// Units: metres. Edges: within 1 mm of GeographicLib; nearly antipodal positions (some 20,000 km apart), for which
    /// the iteration does not converge, are left to ``GeodesicByAzimuth``.
    /// Source: Vincenty, Direct and Inverse Solutions of Geodesics on the Ellipsoid, Survey Review 23 (176), 1975,
    /// equations 13 to 21.
    package static func distanceInMeters(from start: Position, to end: Position) -> Double {
        if start == end { return 0 }
        return vincenty(start, end) ?? GeodesicByAzimuth(from: start, to: end).distanceInMeters
    }

    private static let convergedInRadians = 1e-12
    private static let largestIterationCount = 200

    private static func vincenty(_ start: Position, _ end: Position) -> Double? {
        let f = Earth.flattening
        let polarRadius = Earth.equatorialRadiusInMeters * (1 - f)
        let difference = (end.longitude - start.longitude).remainder(dividingBy: 360).inRadians
        let u1 = atan((1 - f) * tan(start.latitude.inRadians))
        let u2 = atan((1 - f) * tan(end.latitude.inRadians))
        var lambda = difference
        for _ in 0..<largestIterationCount {
            let sinSigma = hypot(
                cos(u2) * sin(lambda), cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda))
            let cosSigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda)
            if sinSigma == 0 { return cosSigma > 0 ? 0 : nil }
            let sigma = atan2(sinSigma, cosSigma)
            let sinAlpha = cos(u1) * cos(u2) * sin(lambda) / sinSigma
            let cosSquaredAlpha = 1 - sinAlpha * sinAlpha
            let cosTwiceMid =
                cosSquaredAlpha == 0 ? 0 : cosSigma - 2 * sin(u1) * sin(u2) / cosSquaredAlpha
            let c = f / 16 * cosSquaredAlpha * (4 + f * (4 - 3 * cosSquaredAlpha))
            let series = cosTwiceMid + c * cosSigma * (-1 + 2 * cosTwiceMid * cosTwiceMid)
            let next = difference + (1 - c) * f * sinAlpha * (sigma + c * sinSigma * series)
            if abs(next - lambda) < convergedInRadians {
                return polarRadius * arcLength(cosSquaredAlpha, sigma, sinSigma, cosSigma, cosTwiceMid)
            }
            // Beyond half a turn lies the other way round the globe.
            guard abs(next) <= .pi else { return nil }
            lambda = next
        }
        return nil
    }

    /// Vincenty's A (σ - Δσ): the length of the line in polar radii.
    private static func arcLength(
        _ cosSquaredAlpha: Double, _ sigma: Double, _ sinSigma: Double, _ cosSigma: Double, _ cosTwiceMid: Double
    ) -> Double {
        let f = Earth.flattening
        let uSquared = cosSquaredAlpha * (1 / ((1 - f) * (1 - f)) - 1)
        let a = 1 + uSquared / 16384 * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)))
        let b = uSquared / 1024 * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)))
        let mid = cosTwiceMid * cosTwiceMid
        let inner =
            cosSigma * (-1 + 2 * mid) - b / 6 * cosTwiceMid * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * mid)
        return a * (sigma - b * sinSigma * (cosTwiceMid + b / 4 * inner))
    }
}
